#include "ui/pages/checkpoint/checkpoint_form.h"

#include "core/trash.h"
#include "ui/app/voice_library.h"
#include "ui/jobs/job_bridge.h"
#include "ui/pages/checkpoint/dropped_checkpoint.h"
#include "ui/pages/checkpoint/voice_sample.h"
#include "ui/text/dropped_file.h"
#include "ui/text/figures.h"
#include "voice/edit.h"

#include <algorithm>

namespace koe::ui {
namespace fs = std::filesystem;
static constexpr int kLookAgainMs = 5000;

CheckpointForm::CheckpointForm(Desk& desk, QObject* parent)
    : QObject(parent), m_desk(desk), m_jobs(desk), m_merge(desk, m_jobs), m_extract(desk, m_jobs), m_bin(desk)
{
    connect(&m_desk.voices, &VoiceLibrary::voicesChanged, this, [this] {
        if (!m_wantedVoice.empty() && m_desk.voices.find(m_wantedVoice) != nullptr) {
            m_shelf = Shelf::Voices;
            chooseVoice(std::exchange(m_wantedVoice, {}));
        } else if (m_voice.empty() ||
                   (m_desk.voices.find(m_voice) == nullptr && m_desk.voices.findBroken(m_voice) == nullptr)) {
            const voice::VoiceCard* chosen = m_desk.voices.chosen();
            chooseVoice(chosen != nullptr                ? chosen->name
                        : m_desk.voices.voices().empty() ? std::string()
                                                         : m_desk.voices.voices().front().name);
        } else {
            Q_EMIT chosenChanged();
        }
        Q_EMIT listChanged();
        refresh();
    });
    connect(&m_desk.voices, &VoiceLibrary::chosenChanged, this, [this] {
        Q_EMIT listChanged();
        Q_EMIT chosenChanged();
    });
    connect(&m_jobs, &CheckpointJobs::said, this, &CheckpointForm::say);
    connect(&m_bin, &CheckpointBin::said, this, &CheckpointForm::say);
    connect(&m_bin, &CheckpointBin::cameBack, this, [this](const std::string& name, const QString& file) {
        const bool isVoice = fs::path(file.toStdString()).parent_path() != m_desk.home.logs;
        (isVoice ? m_wantedVoice : m_experiment) =
            isVoice ? fs::path(file.toStdString()).stem().string() : name;
        refresh();
    });
    connect(&m_jobs, &CheckpointJobs::voiceReady, this,
            [this](const std::string& name) { m_wantedVoice = name; });
    connect(&m_jobs, &CheckpointJobs::extracted, this, [this] { extractFrom({}); });
    m_again.setInterval(kLookAgainMs);
    connect(&m_again, &QTimer::timeout, this, &CheckpointForm::refresh);
    m_again.start();
    refresh();
}

void CheckpointForm::refresh()
{
    if (m_isReading)
        return;
    m_isReading = true;
    m_desk.jobs.ask<std::vector<voice::ExperimentCard>>(
        [home = m_desk.home](const Job&) { return voice::listExperiments(home); }, this,
        [this](Outcome<std::vector<voice::ExperimentCard>> outcome) {
            m_isReading = false;
            const bool first = !std::exchange(m_areExperimentsRead, true);
            std::vector<voice::ExperimentCard> read =
                outcome ? std::move(*outcome.value) : std::vector<voice::ExperimentCard>();
            const auto same = [](const voice::ExperimentCard& a, const voice::ExperimentCard& b) {
                return a.name == b.name && a.touched == b.touched && a.voice == b.voice &&
                       a.index == b.index && a.clips == b.clips && a.generator == b.generator;
            };
            if (!first &&
                std::equal(read.begin(), read.end(), m_experiments.begin(), m_experiments.end(), same))
                return;
            m_experiments = std::move(read);
            if (experiment() == nullptr)
                m_experiment = m_experiments.empty() ? std::string() : m_experiments.front().name;
            m_extract.setExperiment(experiment());
            Q_EMIT listChanged();
            Q_EMIT chosenChanged();
        });
}

bool CheckpointForm::isRead() const
{
    return m_shelf == Shelf::Voices ? m_desk.voices.isRead() : m_areExperimentsRead;
}

std::size_t CheckpointForm::voiceCount() const
{
    return m_desk.voices.voices().size();
}

std::vector<const voice::VoiceCard*> CheckpointForm::voices() const
{
    std::vector<const voice::VoiceCard*> shown;
    for (const voice::VoiceCard& card : m_desk.voices.voices())
        for (const std::string& words : {card.name, card.info, card.author, card.encoder})
            if (text(words).contains(m_search, Qt::CaseInsensitive)) {
                shown.push_back(&card);
                break;
            }
    return shown;
}

std::vector<const voice::BrokenVoice*> CheckpointForm::broken() const
{
    std::vector<const voice::BrokenVoice*> shown;
    for (const voice::BrokenVoice& one : m_desk.voices.broken())
        if (text(one.name).contains(m_search, Qt::CaseInsensitive))
            shown.push_back(&one);
    return shown;
}

std::vector<const voice::ExperimentCard*> CheckpointForm::experiments() const
{
    std::vector<const voice::ExperimentCard*> shown;
    for (const voice::ExperimentCard& card : m_experiments)
        if (text(card.name).contains(m_search, Qt::CaseInsensitive))
            shown.push_back(&card);
    return shown;
}

const voice::VoiceCard* CheckpointForm::voice() const
{
    return m_desk.voices.find(m_voice);
}

const voice::ExperimentCard* CheckpointForm::experiment() const
{
    const auto found = std::find_if(m_experiments.begin(), m_experiments.end(),
                                    [&](const auto& card) { return card.name == m_experiment; });
    return found == m_experiments.end() ? nullptr : &*found;
}

bool CheckpointForm::isOwn() const
{
    const voice::VoiceCard* card = voice();
    if (card == nullptr)
        return false;
    const fs::path inside = card->file.lexically_relative(m_desk.home.starter);
    return inside.empty() || *inside.begin() == "..";
}

fs::path CheckpointForm::sample() const
{
    return voice() != nullptr ? sampleOf(m_desk.home, *voice()) : fs::path();
}

bool CheckpointForm::isSpeaking(const voice::VoiceCard& card) const
{
    const voice::VoiceCard* chosen = m_desk.voices.chosen();
    return chosen != nullptr && chosen->name == card.name;
}

bool CheckpointForm::isDraftChanged() const
{
    const voice::VoiceCard* card = voice();
    return card != nullptr && (m_draft.note != text(card->info) || m_draft.author != text(card->author));
}

void CheckpointForm::setShelf(Shelf shelf)
{
    if (m_shelf == shelf)
        return;
    m_shelf = shelf;
    if (m_message.offer == Offer::None)
        clearMessage(); // it was about the other one
    Q_EMIT listChanged();
    Q_EMIT chosenChanged();
}

void CheckpointForm::setSearch(const QString& words)
{
    m_search = words;
    Q_EMIT listChanged();
}

void CheckpointForm::chooseVoice(const std::string& name)
{
    if (m_voice != name) {
        if (isDraftChanged())
            m_drafts[m_voice] = m_draft;
        m_voice = name;
        m_merge.setFirst(name);
    }
    if (const voice::BrokenVoice* one = m_desk.voices.findBroken(name); one != nullptr && voice() == nullptr)
        say({Tone::Wrong, text(one->problem), Offer::Remove});
    takeChosen();
    Q_EMIT chosenChanged();
}

void CheckpointForm::chooseExperiment(const std::string& name)
{
    m_experiment = name;
    extractFrom({});
    Q_EMIT chosenChanged();
}

/// The drafts begin with what the file says.
void CheckpointForm::takeChosen()
{
    const voice::VoiceCard* card = voice();
    const auto left = m_drafts.find(m_voice);
    if (card != nullptr && left != m_drafts.end())
        m_draft = left->second;
    else
        m_draft = card != nullptr ? Draft{text(card->info), text(card->author)} : Draft();
    m_drafts.erase(m_voice);
}

/// @param dropped empty: the newest of the chosen experiment
void CheckpointForm::extractFrom(const fs::path& dropped)
{
    m_extract.set({dropped, {}, {}, 0});
    m_extract.setExperiment(experiment());
}

void CheckpointForm::say(const Message& message)
{
    if (m_awaited > 0 && message.tone == Tone::None)
        return; // what is said of the others stays
    m_message = m_awaited > 0 ? m_message.with(message) : message;
    m_awaited = std::max(0, m_awaited - 1);
    Q_EMIT said();
}

template <typename Value>
void CheckpointForm::quick(std::function<Value(const Job&)> work, std::function<void(Value&)> done)
{
    clearMessage();
    m_desk.jobs.ask<Value>(std::move(work), this, [this, done](Outcome<Value> outcome) {
        if (outcome)
            done(*outcome.value);
        else
            sayWrong(outcome.sentence);
        m_desk.voices.refresh();
    });
}

void CheckpointForm::take(const std::vector<fs::path>& files)
{
    clearMessage();
    m_desk.jobs.ask<std::vector<DroppedFile>>(
        [files](const Job& job) {
            std::vector<DroppedFile> found;
            for (const fs::path& file : files) {
                job.throwIfStopped();
                found.push_back(lookAt(file));
            }
            return inPairs(std::move(found));
        },
        this,
        [this](Outcome<std::vector<DroppedFile>> outcome) {
            if (!outcome)
                return sayWrong(outcome.sentence);
            m_awaited = outcome.value->size() > 1 ? static_cast<int>(outcome.value->size()) : 0;
            for (const DroppedFile& one : *outcome.value)
                use(one);
        });
}

void CheckpointForm::use(const DroppedFile& dropped)
{
    switch (dropped.use) {
    case DroppedFile::Use::Open:
        m_jobs.open(dropped.file, dropped.index);
        break;
    case DroppedFile::Use::Extract:
        extractFrom(dropped.file);
        m_shelf = Shelf::Experiments;
        Q_EMIT listChanged();
        Q_EMIT chosenChanged();
        say({Tone::Care, dropped.sentence, Offer::None, dropped.original});
        break;
    case DroppedFile::Use::GiveIndex: {
        m_index = dropped.file;
        const bool fits = voice() != nullptr && isOwn() && voice()->index.empty();
        const QString advice = " " + tr("Choose the voice that it belongs to, and drop it again.");
        say({Tone::Care, dropped.sentence + (fits ? QString() : advice),
             fits ? Offer::GiveIndex : Offer::None, dropped.original});
        break;
    }
    case DroppedFile::Use::None:
        say({dropped.isKnown ? Tone::Care : Tone::Wrong, dropped.sentence, Offer::None, dropped.original});
    }
}

void CheckpointForm::saveDraft()
{
    const voice::VoiceCard* card = voice();
    if (card == nullptr || !isDraftChanged())
        return;
    const voice::CardEdit edit{m_draft.note.toStdString(), m_draft.author.toStdString()};
    quick<bool>([home = m_desk.home, file = card->file,
                 edit](const Job&) { return voice::editCard(home, file, edit), true; },
                [this](bool&) {
                    say({Tone::Good, tr("The note is in the voice file.")});
                });
}

QString CheckpointForm::renameProblem(const QString& newName) const
{
    const bool isSame = voice() != nullptr && newName == text(voice()->name);
    return isSame ? QString() : m_desk.voices.nameProblem(newName);
}

void CheckpointForm::rename(const QString& newName)
{
    const voice::VoiceCard* card = voice();
    if (card == nullptr || newName == text(card->name))
        return;
    if (const QString problem = renameProblem(newName); !problem.isEmpty())
        return sayWrong(problem);
    const bool speaks = m_desk.voices.chosen() == card;
    quick<fs::path>([home = m_desk.home, file = card->file, name = newName.toStdString()](
                        const Job&) { return voice::renameVoice(home, file, name); },
                    [this, speaks, old = card->name](fs::path& file) {
                        m_wantedVoice = file.stem().string();
                        if (isDraftChanged())
                            m_drafts[m_wantedVoice] = m_draft;
                        say({Tone::Good, tr("%1 is called %2 now.").arg(text(old), text(m_wantedVoice))});
                        if (m_desk.voices.isFavourite(old)) {
                            m_desk.voices.setFavourite(old, false);
                            m_desk.voices.setFavourite(m_wantedVoice, true);
                        }
                        if (speaks)
                            m_desk.voices.choose(m_wantedVoice);
                    });
}

void CheckpointForm::remove()
{
    const Home& home = m_desk.home;
    using Files = CheckpointBin::Files;
    clearMessage();
    if (m_shelf == Shelf::Experiments) {
        if (const voice::ExperimentCard* card = experiment(); card != nullptr && !isDropped(m_extract))
            m_bin.take(card->name,
                       [home, name = card->name] { return Files{voice::deleteExperiment(home, name)}; });
    } else if (const voice::VoiceCard* card = voice()) {
        m_bin.take(card->name, [home, file = card->file] { return voice::deleteVoice(home, file); });
    } else if (const voice::BrokenVoice* broken = m_desk.voices.findBroken(m_voice)) {
        m_bin.take(broken->name, [file = broken->file] { return Files{moveToTrash(file)}; });
    }
}

void CheckpointForm::acceptOffer()
{
    const Offer offer = m_message.offer;
    if (offer == Offer::GiveIndex)
        giveIndex(m_index);
    if (offer == Offer::Remove)
        remove();
    if (offer == Offer::Undo)
        undo();
}

void CheckpointForm::undo()
{
    if (m_bin.isEmpty())
        return;
    clearMessage();
    m_bin.undo();
}

void CheckpointForm::giveIndex(const fs::path& index)
{
    if (const voice::VoiceCard* card = voice())
        quick<fs::path>([home = m_desk.home, file = card->file,
                         index](const Job& job) { return voice::giveIndex(home, file, index, job); },
                        [this, name = card->name](fs::path&) {
                            say({Tone::Good, tr("%1 has its index.").arg(text(name))});
                        });
}

void CheckpointForm::use()
{
    if (const voice::VoiceCard* card = voice())
        m_desk.voices.choose(card->name);
}

void CheckpointForm::pack(const fs::path& target, bool replace)
{
    keepFolder(target);
    if (const voice::VoiceCard* card = voice())
        m_jobs.pack(card->name, target, replace);
}

void CheckpointForm::exportTo(const fs::path& target, bool replace)
{
    keepFolder(target);
    if (const voice::VoiceCard* card = voice())
        m_jobs.exportTo(card->name, target, replace);
}

} // namespace koe::ui
