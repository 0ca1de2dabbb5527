#include "ui/pages/checkpoint/checkpoint_form.h"

#include "core/trash.h"
#include "ui/app/voice_library.h"
#include "ui/pages/checkpoint/checkpoint_jobs.h"
#include "ui/widgets/words.h"
#include "voice/edit.h"
#include "voice/merge.h"
#include "voice/new_file.h"
#include "voice/pack.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace koe::ui {
namespace fs = std::filesystem;
namespace {

using nlohmann::json;

constexpr int kLookAgainMs = 5000;

std::string dumped(const json& request)
{
    return request.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace

CheckpointForm::CheckpointForm(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&m_desk.voices, &VoiceLibrary::voicesChanged, this, [this] {
        if (!m_wantedVoice.empty() && m_desk.voices.find(m_wantedVoice) != nullptr) {
            m_shelf = Shelf::Voices;
            chooseVoice(std::exchange(m_wantedVoice, {}));
        } else if (m_voice.empty() || m_desk.voices.find(m_voice) == nullptr) {
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
    connect(&m_desk.jobs, &JobBridge::wanted, this, &CheckpointForm::begin);
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
            readGenerators();
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

std::vector<const voice::VoiceCard*> CheckpointForm::partners() const
{
    std::vector<const voice::VoiceCard*> fitting;
    if (const voice::VoiceCard* own = voice())
        for (const voice::VoiceCard& card : m_desk.voices.voices())
            if (card.name != own->name && card.version == own->version &&
                card.sampleRateHz == own->sampleRateHz && card.f0 == own->f0 &&
                card.vocoder == own->vocoder && card.encoder == own->encoder)
                fitting.push_back(&card);
    return fitting;
}

QString CheckpointForm::proposedName() const
{
    return text(m_voice) + QStringLiteral("+") + text(m_merge.other);
}

QString CheckpointForm::mergeProblem() const
{
    const auto all = partners();
    if (all.empty())
        return tr("No other voice has this one's rate, version and encoder.");
    if (std::none_of(all.begin(), all.end(), [&](const auto* card) { return card->name == m_merge.other; }))
        return tr("Choose the second voice first.");
    const QString name = m_merge.name.isEmpty() ? proposedName() : m_merge.name;
    if (m_desk.voices.find(name.toStdString()) != nullptr)
        return tr("There is a voice called %1 already.").arg(name);
    return {};
}

QString CheckpointForm::extractProblem() const
{
    if (m_extract.checkpoint.empty())
        return tr("This experiment has no checkpoint yet.");
    if (!m_extract.name.isEmpty() && m_desk.voices.find(m_extract.name.toStdString()) != nullptr)
        return tr("There is a voice called %1 already.").arg(m_extract.name);
    return {};
}

void CheckpointForm::setShelf(Shelf shelf)
{
    if (m_shelf == shelf)
        return;
    m_shelf = shelf;
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
        m_voice = name;
        m_merge = {};
        if (const auto fitting = partners(); !fitting.empty())
            m_merge.other = fitting.front()->name;
    }
    takeChosen();
    Q_EMIT chosenChanged();
}

void CheckpointForm::chooseExperiment(const std::string& name)
{
    m_experiment = name;
    m_extract = {};
    readGenerators();
    Q_EMIT chosenChanged();
}

/// The drafts begin with what the file says.
void CheckpointForm::takeChosen()
{
    const voice::VoiceCard* card = voice();
    m_draft = card != nullptr ? Draft{text(card->info), text(card->author)} : Draft();
}

void CheckpointForm::readGenerators()
{
    std::vector<std::pair<fs::file_time_type, fs::path>> found;
    std::error_code error;
    if (const voice::ExperimentCard* card = experiment())
        for (fs::directory_iterator at(card->folder, error), end; !error && at != end; at.increment(error)) {
            const std::string name = at->path().filename().string();
            std::error_code ignored;
            if (name.starts_with("G_") && name.ends_with(".pth"))
                found.emplace_back(fs::last_write_time(at->path(), ignored), at->path());
        }
    std::sort(found.rbegin(), found.rend());
    m_generators.clear();
    for (const auto& [time, file] : found)
        m_generators.push_back(file);
    const bool dropped = !m_extract.checkpoint.empty() && fs::exists(m_extract.checkpoint, error);
    if (!dropped)
        m_extract.checkpoint = experiment() != nullptr ? experiment()->generator : fs::path();
}

void CheckpointForm::say(const Message& message)
{
    m_message = message;
    Q_EMIT said();
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

void CheckpointForm::rename(const QString& newName)
{
    const voice::VoiceCard* card = voice();
    if (card == nullptr || newName == text(card->name))
        return;
    const bool speaks = m_desk.voices.chosen() == card;
    quick<fs::path>([home = m_desk.home, file = card->file, name = newName.toStdString()](
                        const Job&) { return voice::renameVoice(home, file, name); },
                    [this, speaks, old = card->name](fs::path& file) {
                        m_wantedVoice = file.stem().string();
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
    using Moved = std::vector<fs::path>;
    if (m_shelf == Shelf::Experiments) {
        if (const voice::ExperimentCard* card = experiment())
            quick<fs::path>([home = m_desk.home,
                             name = card->name](const Job&) { return voice::deleteExperiment(home, name); },
                            [this, name = card->name](fs::path& moved) {
                                m_inBin = {moved};
                                say({Tone::Good, tr("%1 is in the bin.").arg(text(name)), Offer::Undo});
                            });
        return;
    }
    if (const voice::VoiceCard* card = voice())
        quick<Moved>(
            [home = m_desk.home, file = card->file](const Job&) { return voice::deleteVoice(home, file); },
            [this, name = card->name](Moved& moved) {
                m_inBin = moved;
                say({Tone::Good,
                     moved.size() > 1 ? tr("%1 is in the bin, with what belongs to it.").arg(text(name))
                                      : tr("%1 is in the bin.").arg(text(name)),
                     Offer::Undo});
            });
}

void CheckpointForm::acceptOffer()
{
    const Offer offer = m_message.offer;
    if (offer == Offer::GiveIndex)
        giveIndex(m_index);
    if (offer == Offer::Undo)
        quick<fs::path>(
            [moved = m_inBin](const Job&) {
                fs::path first;
                for (const fs::path& file : moved) {
                    const fs::path back = restoreFromTrash(file);
                    first = first.empty() ? back : first;
                }
                return first;
            },
            [this](fs::path& file) {
                if (m_shelf == Shelf::Voices)
                    m_wantedVoice = file.stem().string();
            });
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

void CheckpointForm::pack(const fs::path& target)
{
    if (const voice::VoiceCard* card = voice())
        runPack(card->name, target);
}

void CheckpointForm::exportTo(const fs::path& target)
{
    if (const voice::VoiceCard* card = voice())
        runExport(card->name, target);
}

void CheckpointForm::startMerge()
{
    if (!mergeProblem().isEmpty())
        return sayWrong(mergeProblem());
    Merge merge = m_merge;
    if (merge.name.isEmpty())
        merge.name = proposedName();
    runMerge(m_voice, merge);
}

void CheckpointForm::startExtract()
{
    if (!extractProblem().isEmpty())
        return sayWrong(extractProblem());
    runExtract(m_extract);
}

void CheckpointForm::runPack(const std::string& name, const fs::path& target)
{
    submit<voice::PackReport>(
        "pack", tr("Packing «%1»").arg(text(name)), dumped({{"voice", name}, {"target", target.string()}}),
        [home = m_desk.home, name, target](const Job& job) {
            return voice::packVoice({home, voice::findVoice(home, name), "auto", target}, job);
        },
        [this, target](voice::PackReport& report) {
            const QString where = text(target.filename().string());
            if (report.warnings.empty())
                say({Tone::Good, tr("%1 is ready to be handed on.").arg(where)});
            else
                say({Tone::Care,
                     tr("%1 is ready, without an index: none was found for this voice.").arg(where)});
        });
}

void CheckpointForm::runExport(const std::string& name, const fs::path& target)
{
    submit<bool>(
        "export", tr("Exporting «%1»").arg(text(name)),
        dumped({{"voice", name}, {"target", target.string()}}),
        [home = m_desk.home, name, target](const Job& job) {
            voice::requireFree(target);
            const voice::Voice loaded = voice::loadVoice(voice::findVoice(home, name));
            job.throwIfStopped();
            return voice::saveVoice(target, loaded), true;
        },
        [this, target](bool&) {
            say({Tone::Good, tr("%1 is written.").arg(text(target.filename().string()))});
        });
}

void CheckpointForm::runMerge(const std::string& first, const Merge& merge)
{
    submit<voice::VoiceCard>(
        "merge", tr("Merging «%1» and «%2»").arg(text(first), text(merge.other)),
        dumped({{"first", first},
                {"second", merge.other},
                {"weight", merge.weight},
                {"name", merge.name.toStdString()}}),
        [home = m_desk.home, first, merge](const Job& job) {
            return voice::mergeVoices({home,
                                       voice::findVoice(home, first),
                                       voice::findVoice(home, merge.other),
                                       merge.weight,
                                       merge.name.toStdString(),
                                       {}},
                                      job);
        },
        [this](voice::VoiceCard& card) {
            m_wantedVoice = card.name;
            say({Tone::Good, tr("%1 is there.").arg(text(card.name))});
        });
}

void CheckpointForm::runExtract(const Extract& extract)
{
    voice::ExtractRequest request;
    request.home = m_desk.home;
    request.checkpoint = extract.checkpoint;
    request.target = extract.name.toStdString();
    request.sampleRateHz = extract.sampleRateHz;
    if (!extract.note.isEmpty())
        request.note = extract.note.toStdString();
    submit<voice::ExtractReport>(
        "extract", tr("Extracting a voice from %1").arg(text(extract.checkpoint.filename().string())),
        dumped({{"checkpoint", extract.checkpoint.string()},
                {"name", request.target},
                {"rate", request.sampleRateHz},
                {"note", extract.note.toStdString()}}),
        [request](const Job& job) { return voice::extractVoice(request, job); },
        [this](voice::ExtractReport& report) {
            m_wantedVoice = report.card.name;
            m_extract = {};
            readGenerators();
            say({Tone::Good, tr("%1 is there: %2 Hz, %3.")
                                 .arg(text(report.card.name))
                                 .arg(report.card.sampleRateHz)
                                 .arg(text(report.card.version))});
        });
}

/// A job of an earlier run, or one that failed, is wanted again.
void CheckpointForm::begin(const studio::JobCard& card)
{
    const json request = json::parse(card.request, nullptr, /*allow_exceptions=*/false);
    if (!request.is_object())
        return;
    const auto word = [&](const char* key) { return request.value(key, std::string()); };
    if (card.kind == "pack")
        runPack(word("voice"), word("target"));
    else if (card.kind == "export")
        runExport(word("voice"), word("target"));
    else if (card.kind == "open")
        open(word("file"));
    else if (card.kind == "merge")
        runMerge(word("first"), {word("second"), request.value("weight", 0.5), text(word("name"))});
    else if (card.kind == "extract")
        runExtract({word("checkpoint"), text(word("name")), text(word("note")), request.value("rate", 0)});
}

} // namespace koe::ui
