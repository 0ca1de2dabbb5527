#include "ui/pages/inference/inference_form.h"

#include "core/cache_folder.h"
#include "core/error.h"
#include "core/home_folders.h"
#include "sound/sound.h"
#include "studio/presets.h"
#include "studio/settings.h"
#include "ui/app/model_library.h"
#include "ui/app/results_folder.h"
#include "ui/app/voice_library.h"
#include "ui/jobs/job_bridge.h"
#include "ui/jobs/missing_models.h"
#include "ui/pages/inference/dropped_recordings.h"
#include "ui/pages/inference/follow_one.h"
#include "ui/pages/inference/pitch_proposal.h"
#include "ui/pages/inference/take_text.h"
#include "ui/text/figures.h"

#include <algorithm>
#include <set>

namespace koe::ui {
namespace fs = std::filesystem;
using studio::JobCard;
using State = Source::State;

namespace {

constexpr const char* kFiles = "inference/files";
constexpr std::size_t kOverviewBins = 1200;
constexpr int kLooksAtOnce = 2;

} // namespace

InferenceForm::InferenceForm(Desk& desk, QObject* parent)
    : QObject(parent), m_desk(desk), m_settings(desk), m_history(dataFolder(desk.home) / "takes.json"),
      m_conversions(desk, m_sources, m_history)
{
    connect(&m_settings, &VoiceSettings::changed, this, &InferenceForm::settingsChanged);
    connect(&m_settings, &VoiceSettings::changed, this, &InferenceForm::actionChanged);
    connect(&m_settings, &VoiceSettings::warned, this, &InferenceForm::warned);
    connect(&m_desk.voices, &VoiceLibrary::chosenChanged, this, &InferenceForm::actionChanged);
    connect(&m_desk.voices, &VoiceLibrary::voicesChanged, this, &InferenceForm::actionChanged);
    connect(&m_desk.jobs, &JobBridge::wanted, this, &InferenceForm::beginAgain);
    connect(&m_sources, &SourceList::changed, this, &InferenceForm::actionChanged);
    connect(&m_conversions, &Conversions::changed, this, &InferenceForm::actionChanged);
    connect(&m_conversions, &Conversions::failed, this, &InferenceForm::failed);
    connect(&m_conversions, &Conversions::deviceGone, this, &InferenceForm::deviceGone);
    connect(&m_desk.models, &ModelLibrary::arrived, this, &InferenceForm::actionChanged);
    connect(&m_conversions, &Conversions::warned, this, &InferenceForm::warned);
    connect(&m_conversions, &Conversions::taken, this, [this](const fs::path& input, qint64 take) {
        if (input != m_current)
            return;
        Q_EMIT takesChanged();
        Q_EMIT taken(take);
    });
    std::vector<fs::path> files;
    std::error_code error;
    for (const std::string& file : m_desk.settings.texts(kFiles))
        if (fs::exists(file, error))
            files.emplace_back(file);
    add(files);
}

void InferenceForm::add(const std::vector<fs::path>& files)
{
    if (files.empty())
        return;
    m_desk.jobs.ask<std::vector<fs::path>>(
        [files](const Job& job) { return droppedRecordings(files, job); }, this,
        [this](Outcome<std::vector<fs::path>> outcome) {
            if (!outcome || outcome.value->empty()) {
                if (!outcome.stopped())
                    Q_EMIT failed(outcome ? tr("There are no recordings in that folder.") : outcome.sentence);
                return;
            }
            const int before = m_sources.rowCount();
            for (const int row : m_sources.add(*outcome.value)) {
                m_toLookAt.push_back(m_sources.all()[static_cast<std::size_t>(row)].file);
                if (m_conversions.awaits(m_toLookAt.back()))
                    m_sources.change(row, [](Source& source) { source.state = State::Waiting; });
            }
            const std::set<fs::path> wanted(outcome.value->begin(), outcome.value->end());
            for (int row = 0; row < before; row++)
                if (const Source& there = m_sources.all()[static_cast<std::size_t>(row)];
                    !there.isChecked && wanted.contains(there.file))
                    m_sources.change(row, [](Source& source) { source.isChecked = true; });
            keepFiles();
            setCurrent(outcome.value->front());
            lookOn();
        });
}

/// A few at a time: what else the window asks for must not wait behind a folder of thousands.
void InferenceForm::lookOn()
{
    while (m_looking < kLooksAtOnce && !m_toLookAt.empty()) {
        const fs::path file = std::move(m_toLookAt.front());
        m_toLookAt.pop_front();
        if (m_sources.rowOf(file) >= 0)
            look(file);
    }
}

void InferenceForm::look(const fs::path& file)
{
    m_looking++;
    m_desk.jobs.ask<OverviewPtr>(
        [&sound = m_desk.sound, file](const Job& job) -> OverviewPtr {
            return std::make_shared<sound::Overview>(sound.overview(file, kOverviewBins, job));
        },
        this,
        [this, file](Outcome<OverviewPtr> outcome) {
            m_looking--;
            lookOn();
            const int at = m_sources.rowOf(file);
            if (at < 0)
                return;
            m_sources.change(at, [&](Source& source) {
                if (outcome) {
                    source.overview = *outcome.value;
                    if (source.state == State::Reading)
                        source.state = m_history.of(file).empty() ? State::Ready : State::Done;
                } else if (source.state == State::Reading) {
                    source.state = State::Broken;
                    source.problem = outcome.sentence;
                    source.isChecked = false;
                }
            });
            if (file == m_current)
                Q_EMIT currentChanged();
            if (file == m_convertWhenRead) {
                m_convertWhenRead.clear();
                if (outcome)
                    convert();
            }
        });
}

void InferenceForm::convertWhenRead(const fs::path& file)
{
    if (m_sources.rowOf(file) >= 0)
        return convert();
    m_convertWhenRead = file;
    add({file});
}

void InferenceForm::remove(int row)
{
    const fs::path file = m_sources.all()[static_cast<std::size_t>(row)].file;
    stop(row);
    m_sources.remove(row);
    keepFiles();
    if (file == m_current) {
        const int next = std::min(row, m_sources.rowCount() - 1);
        setCurrent(next < 0 ? fs::path() : m_sources.all()[static_cast<std::size_t>(next)].file);
    }
}

void InferenceForm::removeAll()
{
    m_sources.removeIdle();
    keepFiles();
    m_current = m_sources.rowCount() == 0 ? fs::path() : m_sources.all().front().file;
    Q_EMIT currentChanged(); // also where it is the same: the list has none any more
    Q_EMIT takesChanged();
}

void InferenceForm::stop(int row)
{
    m_conversions.stop(m_sources.all()[static_cast<std::size_t>(row)].file);
}

void InferenceForm::setCurrent(const fs::path& file)
{
    if (file == m_current)
        return;
    m_current = file;
    Q_EMIT currentChanged();
    Q_EMIT takesChanged();
}

void InferenceForm::keepFiles()
{
    std::vector<std::string> files;
    for (const Source& source : m_sources.all())
        files.push_back(source.file.string());
    m_desk.settings.set(kFiles, files);
}

fs::path InferenceForm::folder() const
{
    return resultsFolder(m_desk);
}

void InferenceForm::setFolder(const fs::path& folder)
{
    setResultsFolder(m_desk, folder);
    Q_EMIT settingsChanged();
}

void InferenceForm::propose()
{
    const voice::VoiceCard* card = m_desk.voices.chosen();
    if (m_current.empty() || card == nullptr || m_isProposing)
        return;
    if (!(card->medianPitchHz > 0.0)) {
        Q_EMIT failed(
            tr("The voice %1 does not say how high it speaks: try +12 for a woman's voice over a man's "
               "recording, −12 the other way round.")
                .arg(QString::fromStdString(card->name)));
        return;
    }
    m_isProposing = true;
    Q_EMIT settingsChanged();
    convert::PitchRequest request;
    request.inputs = {m_current};
    request.home = m_desk.home;
    request.pitchMethod = settings().pitchMethod;
    request.pitchModel = settings().pitchModel;
    request.cacheFolder = cacheFolder() / "pitch";
    m_desk.jobs.askEngine<PitchTrack>(
        [request](engine::Engine& engine, const Job& job) { return followOne(engine, request, job); }, this,
        [this, file = m_current, voice = card->name,
         voiceHz = card->medianPitchHz](Outcome<PitchTrack> outcome) {
            m_isProposing = false;
            Q_EMIT settingsChanged();
            if (file != m_current || voice != m_settings.voice())
                return; // it was for another recording or voice
            if (!outcome) {
                if (!outcome.stopped())
                    Q_EMIT failed(outcome.sentence);
                return;
            }
            const std::optional<Proposal> proposal = proposalFor(*outcome.value, voiceHz);
            if (!proposal) {
                Q_EMIT failed(tr("No pitch was found in that recording."));
                return;
            }
            change([&](convert::ConvertRequest& settings) {
                settings.transposeSemitones = proposal->semitones;
            });
            Q_EMIT proposed(proposal->sentence, proposal->octaves);
        });
}

std::vector<int> InferenceForm::chosenRows() const
{
    std::vector<int> rows;
    for (int row = 0; row < m_sources.rowCount(); row++) {
        const Source& source = m_sources.all()[static_cast<std::size_t>(row)];
        if (source.isChecked && source.isUsable() && !source.isBusy())
            rows.push_back(row);
    }
    return rows;
}

std::vector<std::string> InferenceForm::missingModels() const
{
    const voice::VoiceCard* card = m_desk.voices.chosen();
    return missingForConversion(m_desk.home, card != nullptr ? card->encoder : "", settings());
}

void InferenceForm::useOtherDevice()
{
    m_desk.settings.set("device", "auto");
    convert();
}

QString InferenceForm::problem() const
{
    const auto& all = m_sources.all();
    if (all.empty())
        return tr("Add recordings first");
    if (m_desk.voices.chosen() == nullptr)
        return m_desk.voices.voices().empty() && m_desk.voices.isRead() ? tr("There is no voice yet")
                                                                        : tr("Choose a voice first");
    if (const std::vector<std::string> missing = missingModels(); !missing.empty())
        return missingText(missing);
    if (!chosenRows().empty())
        return {};
    const auto count = [&](auto is) { return static_cast<int>(std::count_if(all.begin(), all.end(), is)); };
    if (const int busy = count([](const Source& source) { return source.isBusy(); }); busy > 0)
        return busy == 1 ? tr("Converting 1 file…") : tr("Converting %n files…", nullptr, busy);
    if (count([](const Source& source) { return source.state == State::Reading; }) > 0)
        return tr("Reading the recordings…");
    return tr("Tick a recording to convert");
}

QString InferenceForm::action() const
{
    const auto count = static_cast<int>(chosenRows().size());
    return count == 1 ? tr("Convert 1 file") : tr("Convert %n files", nullptr, count);
}

/// Where it is computed: what a request says of another machine or another day does not count.
void InferenceForm::setPlace(convert::ConvertRequest& request) const
{
    request.pitchCache = cacheFolder() / "pitch";
    request.device = m_desk.settings.text("device", "auto");
    request.memoryBytes = static_cast<std::uint64_t>(m_desk.settings.number("memory", 0.0));
}

convert::ConvertRequest InferenceForm::request() const
{
    convert::ConvertRequest request = settings();
    request.home = m_desk.home;
    setPlace(request);
    if (const voice::VoiceCard* card = m_desk.voices.chosen())
        request.voice = card->file.string();
    request.output = folder();
    for (const int row : chosenRows()) {
        request.inputs.push_back(m_sources.all()[static_cast<std::size_t>(row)].file);
        request.outputs.push_back(
            m_conversions.freeOutput(folder(), request.inputs.back(), m_settings.voice(), request));
    }
    return request;
}

void InferenceForm::convert()
{
    if (problem().isEmpty())
        m_conversions.submit(request());
}

/// What was interrupted: the recordings whose results are not there.
void InferenceForm::beginAgain(const JobCard& card)
{
    if (card.kind != "convert")
        return;
    try {
        convert::ConvertRequest request = studio::requestFromText(m_desk.home, card.request);
        setPlace(request);
        std::vector<fs::path> inputs;
        std::vector<fs::path> outputs;
        std::error_code error;
        for (std::size_t i = 0; i < std::min(request.inputs.size(), request.outputs.size()); i++)
            if (!fs::exists(request.outputs[i], error)) {
                inputs.push_back(request.inputs[i]);
                outputs.push_back(request.outputs[i]);
            }
        if (inputs.empty())
            throw InvalidInput(tr("All results of that conversion are there.").toStdString());
        request.inputs = inputs;
        request.outputs = outputs;
        add(inputs);
        m_conversions.submit(std::move(request));
    } catch (const Error& problem) {
        Q_EMIT failed(QString::fromStdString(problem.what()));
    }
}

void InferenceForm::star(std::int64_t take, bool starred)
{
    m_history.star(take, starred);
    Q_EMIT takesChanged();
}

void InferenceForm::forget(std::int64_t take)
{
    m_history.forget(take);
    Q_EMIT takesChanged();
}

void InferenceForm::useAgain(std::int64_t take)
{
    const studio::Take* found = m_history.find(take);
    if (found == nullptr)
        return;
    try {
        convert::ConvertRequest request = studio::requestFromText(m_desk.home, found->request);
        const std::string name = fs::path(request.voice).stem().string();
        if (m_desk.voices.find(name) == nullptr)
            throw Missing(tr("The voice %1 of that result is not here any more.")
                              .arg(QString::fromStdString(name))
                              .toStdString());
        m_desk.voices.choose(name);
        request.inputs.clear();
        request.outputs.clear();
        request.output.clear();
        request.voice.clear();
        change([&](convert::ConvertRequest& settings) { settings = request; });
    } catch (const Error& problem) {
        Q_EMIT failed(QString::fromStdString(problem.what()));
    }
}

QString InferenceForm::describe(const studio::Take& take, const studio::Take* before) const
{
    try {
        const convert::ConvertRequest request = studio::requestFromText(m_desk.home, take.request);
        return before == nullptr ? takeText(request)
                                 : changeText(studio::requestFromText(m_desk.home, before->request), request);
    } catch (const Error&) {
        return QString::fromStdString(take.output.filename().string());
    }
}

} // namespace koe::ui
