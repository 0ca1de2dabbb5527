#include "ui/pages/inference/inference_form.h"

#include "core/cache_folder.h"
#include "core/error.h"
#include "core/recording_names.h"
#include "sound/sound.h"
#include "studio/presets.h"
#include "studio/settings.h"
#include "ui/app/voice_library.h"
#include "ui/jobs/job_bridge.h"
#include "ui/pages/inference/follow_one.h"
#include "ui/pages/inference/take_text.h"
#include "ui/widgets/words.h"

#include <QStandardPaths>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <mutex>
#include <set>

namespace koe::ui {
namespace fs = std::filesystem;
using studio::JobCard;
using State = Source::State;

namespace {

constexpr const char* kFiles = "inference/files";
constexpr const char* kFolder = "inference/folder";
constexpr std::size_t kOverviewBins = 1200;

std::vector<fs::path> recordingsIn(const std::vector<fs::path>& dropped, const Job& job)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (const fs::path& one : dropped) {
        if (!fs::is_directory(one, error)) {
            files.push_back(one);
            continue;
        }
        std::vector<fs::path> inside;
        for (auto entry =
                 fs::recursive_directory_iterator(one, fs::directory_options::skip_permission_denied, error);
             entry != fs::recursive_directory_iterator(); entry.increment(error)) {
            job.throwIfStopped();
            if (error)
                break;
            const bool isHidden = entry->path().filename().string().starts_with('.');
            if (isHidden && entry->is_directory(error))
                entry.disable_recursion_pending();
            if (!isHidden && entry->is_regular_file(error) && hasRecordingsEnding(entry->path()))
                inside.push_back(entry->path());
        }
        std::sort(inside.begin(), inside.end());
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

const char* endingOf(const std::string& format)
{
    if (format.empty() || format.starts_with("wav"))
        return ".wav";
    if (format.starts_with("flac"))
        return ".flac";
    return format == "mp3" ? ".mp3" : format == "ogg" ? ".ogg" : format == "opus" ? ".opus" : ".m4a";
}

} // namespace

/// A conversion that waits or runs. What the engine's thread says of its files waits here until the window
/// looks.
struct InferenceForm::Run
{
    struct File
    {
        double fraction = 0.0;
        bool isOver = false;
        convert::ConvertedFile done;
        bool isLeftOut = false; ///< the user does not want it any more
    };
    struct Shared
    {
        std::mutex mutex;
        std::vector<File> files; ///< as the request's inputs
    };
    convert::ConvertRequest request;
    std::shared_ptr<Shared> shared = std::make_shared<Shared>();
    std::vector<studio::TimeLeft> left;
    std::vector<bool> isShown; ///< its end
};

InferenceForm::InferenceForm(Desk& desk, QObject* parent)
    : QObject(parent), m_desk(desk), m_history(desk.home.weights.parent_path() / "takes.json")
{
    m_keepSettings.setSingleShot(true);
    m_keepSettings.setInterval(400);
    connect(&m_keepSettings, &QTimer::timeout, this, &InferenceForm::keepSettings);
    connect(&m_desk.voices, &VoiceLibrary::chosenChanged, this, &InferenceForm::takeVoice);
    connect(&m_desk.voices, &VoiceLibrary::voicesChanged, this, &InferenceForm::actionChanged);
    connect(&m_desk.jobs, &JobBridge::changed, this, &InferenceForm::follow);
    connect(&m_desk.jobs, &JobBridge::wanted, this, &InferenceForm::beginAgain);
    connect(&m_sources, &SourceList::changed, this, &InferenceForm::actionChanged);
    takeVoice();
    std::vector<fs::path> files;
    std::error_code error;
    for (const std::string& file : m_desk.settings.texts(kFiles))
        if (fs::exists(file, error))
            files.emplace_back(file);
    add(files);
}

InferenceForm::~InferenceForm()
{
    if (m_keepSettings.isActive())
        keepSettings();
}

void InferenceForm::add(const std::vector<fs::path>& files)
{
    if (files.empty())
        return;
    m_desk.jobs.ask<std::vector<fs::path>>(
        [files](const Job& job) { return recordingsIn(files, job); }, this,
        [this](Outcome<std::vector<fs::path>> outcome) {
            if (!outcome || outcome.value->empty()) {
                if (!outcome.stopped())
                    Q_EMIT failed(outcome ? tr("There are no recordings in that folder.") : outcome.sentence);
                return;
            }
            int first = -1;
            for (const fs::path& file : *outcome.value) {
                const bool isNew = m_sources.rowOf(file) < 0;
                const int row = m_sources.add(file);
                first = first < 0 ? row : first;
                if (isNew)
                    look(row);
                else
                    m_sources.change(row, [](Source& source) { source.isChecked = true; });
            }
            keepFiles();
            setCurrent(m_sources.all()[static_cast<std::size_t>(first)].file);
        });
}

void InferenceForm::look(int row)
{
    const fs::path file = m_sources.all()[static_cast<std::size_t>(row)].file;
    m_desk.jobs.ask<OverviewPtr>(
        [&sound = m_desk.sound, file](const Job& job) -> OverviewPtr {
            return std::make_shared<sound::Overview>(sound.overview(file, kOverviewBins, job));
        },
        this,
        [this, file](Outcome<OverviewPtr> outcome) {
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
                convert();
            }
        });
}

void InferenceForm::convertWhenRead(const fs::path& file)
{
    if (m_sources.rowOf(file) >= 0) {
        convert();
        return;
    }
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

void InferenceForm::stop(int row)
{
    const fs::path file = m_sources.all()[static_cast<std::size_t>(row)].file;
    for (const auto& [job, run] : m_runs) {
        const std::lock_guard lock(run->shared->mutex);
        std::size_t others = 0;
        bool isHere = false;
        for (std::size_t i = 0; i < run->shared->files.size(); i++) {
            Run::File& one = run->shared->files[i];
            const bool isIt = run->request.inputs[i] == file && !one.isOver;
            one.isLeftOut = one.isLeftOut || isIt;
            isHere = isHere || isIt;
            others += !one.isOver && !one.isLeftOut ? 1 : 0;
        }
        if (isHere && others == 0)
            m_desk.jobs.stop(job);
    }
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

void InferenceForm::settle()
{
    if (!m_voice.empty())
        m_keepSettings.start();
    Q_EMIT settingsChanged();
    Q_EMIT actionChanged();
}

void InferenceForm::keepSettings()
{
    m_keepSettings.stop();
    try {
        studio::savePreset(studio::presetFile(m_desk.home, m_voice), m_settings);
    } catch (const Error& error) {
        Q_EMIT warned(QString::fromStdString(error.what()));
    }
}

void InferenceForm::useDefaults()
{
    change([](convert::ConvertRequest& settings) { settings = {}; });
}

void InferenceForm::takeVoice()
{
    const voice::VoiceCard* card = m_desk.voices.chosen();
    const std::string name = card != nullptr ? card->name : "";
    if (name == m_voice) {
        Q_EMIT actionChanged();
        return;
    }
    if (m_keepSettings.isActive())
        keepSettings();
    m_voice = name;
    m_settings = {};
    if (!name.empty()) {
        try {
            if (const auto preset = studio::presetOfVoice(m_desk.home, name))
                (void)studio::applyPreset(m_desk.home, *preset, m_settings);
        } catch (const Error& error) {
            m_settings = {};
            Q_EMIT warned(QString::fromStdString(error.what()));
        }
    }
    Q_EMIT settingsChanged();
    Q_EMIT actionChanged();
}

double InferenceForm::usualIndexRate() const
{
    const voice::VoiceCard* card = m_desk.voices.chosen();
    return convert::usualIndexRate(card != nullptr ? card->encoder : "");
}

fs::path InferenceForm::folder() const
{
    const std::string kept = m_desk.settings.text(kFolder);
    if (!kept.empty())
        return kept;
    if (qEnvironmentVariableIsSet("KOE_HOME")) // all of it in one place
        return m_desk.home.weights.parent_path() / "results";
    const QString music = QStandardPaths::writableLocation(QStandardPaths::MusicLocation);
    return fs::path(music.toStdString()) / "Koe Studio";
}

void InferenceForm::setFolder(const fs::path& folder)
{
    m_desk.settings.set(kFolder, folder.string());
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
    request.pitchMethod = m_settings.pitchMethod;
    request.pitchModel = m_settings.pitchModel;
    request.cacheFolder = cacheFolder() / "pitch";
    m_desk.jobs.askEngine<PitchTrack>(
        [request](engine::Engine& engine, const Job& job) { return followOne(engine, request, job); }, this,
        [this, voiceHz = card->medianPitchHz](Outcome<PitchTrack> outcome) {
            m_isProposing = false;
            Q_EMIT settingsChanged();
            if (!outcome) {
                if (!outcome.stopped())
                    Q_EMIT failed(outcome.sentence);
                return;
            }
            std::vector<float> voiced;
            std::copy_if(outcome.value->hz.begin(), outcome.value->hz.end(), std::back_inserter(voiced),
                         [](float hz) { return hz > 0.0F; });
            if (voiced.empty()) {
                Q_EMIT failed(tr("No pitch was found in that recording."));
                return;
            }
            const auto middle = voiced.begin() + static_cast<std::ptrdiff_t>(voiced.size() / 2);
            std::nth_element(voiced.begin(), middle, voiced.end());
            const double hz = static_cast<double>(*middle);
            const double semitones = std::round(12.0 * std::log2(voiceHz / hz));
            change([&](convert::ConvertRequest& settings) { settings.transposeSemitones = semitones; });
            const int octaves = 12 * static_cast<int>(std::lround(semitones / 12.0));
            const auto note = [](double at) {
                return QStringLiteral("%1 (%2 Hz)").arg(noteText(at)).arg(std::lround(at));
            };
            Q_EMIT proposed(tr("The recording lies around %1, the voice around %2: %3 semitones.")
                                .arg(note(hz), note(voiceHz), signedText(semitones)),
                            octaves);
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

QString InferenceForm::problem() const
{
    const auto& all = m_sources.all();
    if (all.empty())
        return tr("Add recordings first");
    if (m_desk.voices.chosen() == nullptr)
        return m_desk.voices.voices().empty() && m_desk.voices.isRead() ? tr("There is no voice yet")
                                                                        : tr("Choose a voice first");
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

fs::path InferenceForm::freeOutput(const fs::path& input, const std::vector<fs::path>& taken) const
{
    const auto isTaken = [&](const fs::path& file) {
        std::error_code error;
        if (fs::exists(file, error) || std::find(taken.begin(), taken.end(), file) != taken.end())
            return true;
        return std::any_of(m_runs.begin(), m_runs.end(), [&](const auto& entry) {
            const auto& outputs = entry.second->request.outputs;
            return std::find(outputs.begin(), outputs.end(), file) != outputs.end();
        });
    };
    for (int number = 1;; number++) {
        const std::string place = number == 1 ? m_voice : m_voice + " " + std::to_string(number);
        fs::path file = folder() / (input.stem().string() + " (" + place + ")" + endingOf(m_settings.format));
        if (!isTaken(file))
            return file;
    }
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
    convert::ConvertRequest request = m_settings;
    request.home = m_desk.home;
    setPlace(request);
    if (const voice::VoiceCard* card = m_desk.voices.chosen())
        request.voice = card->file.string();
    request.output = folder();
    for (const int row : chosenRows()) {
        request.inputs.push_back(m_sources.all()[static_cast<std::size_t>(row)].file);
        request.outputs.push_back(freeOutput(request.inputs.back(), request.outputs));
    }
    return request;
}

void InferenceForm::convert()
{
    if (problem().isEmpty())
        submit(request());
}

void InferenceForm::submit(convert::ConvertRequest request)
{
    auto run = std::make_unique<Run>();
    run->request = std::move(request);
    const std::size_t count = run->request.inputs.size();
    run->shared->files.resize(count);
    run->left.resize(count);
    run->isShown.resize(count, false);
    for (const fs::path& input : run->request.inputs)
        if (const int row = m_sources.rowOf(input); row >= 0)
            m_sources.change(row, [](Source& source) {
                source.state = State::Waiting;
                source.problem.clear();
                source.fraction = 0.0;
                source.secondsLeft.reset();
            });

    studio::JobBoard::Order order;
    order.kind = "convert";
    const QString name = QString::fromStdString(run->request.inputs.front().filename().string());
    order.title = (count == 1 ? tr("Converting %1").arg(name)
                              : tr("Converting %n files", nullptr, static_cast<int>(count)))
                      .toStdString();
    order.request = studio::requestText(run->request);
    order.lane = studio::Lane::Engine;
    auto id = std::make_shared<qint64>(0);
    const auto work = [request = run->request, shared = run->shared](engine::Engine& engine, const Job& job) {
        return engine.convert(request, job, [&](const convert::FileNews& news) {
            const std::lock_guard lock(shared->mutex);
            Run::File& file = shared->files[news.number];
            file.fraction = news.fraction;
            file.isOver = news.isOver;
            if (news.isOver)
                file.done = news.file;
            return !file.isLeftOut;
        });
    };
    *id = m_desk.jobs.submitEngine<convert::ConvertReport>(
        std::move(order), work, this,
        [this, id](Outcome<convert::ConvertReport> outcome) { end(*id, std::move(outcome)); });
    m_runs.emplace(*id, std::move(run));
    Q_EMIT actionChanged();
}

void InferenceForm::follow(const JobCard& card)
{
    if (const auto run = m_runs.find(card.id); run != m_runs.end())
        showNews(*run->second);
}

void InferenceForm::showNews(Run& run)
{
    std::vector<Run::File> files;
    {
        const std::lock_guard lock(run.shared->mutex);
        files = run.shared->files;
    }
    const auto now = studio::TimeLeft::Clock::now();
    for (std::size_t i = 0; i < files.size(); i++) {
        const Run::File& file = files[i];
        const fs::path& input = run.request.inputs[i];
        if (run.isShown[i] || (!file.isOver && file.fraction <= 0.0))
            continue;
        const int row = m_sources.rowOf(input);
        run.left[i].update(file.fraction, now);
        if (!file.isOver) {
            if (row >= 0)
                m_sources.change(row, [&](Source& source) {
                    source.state = State::Converting;
                    source.fraction = file.fraction;
                    source.secondsLeft = run.left[i].seconds(now);
                });
            continue;
        }
        run.isShown[i] = true;
        const bool isGood = file.done.problem.empty();
        std::int64_t take = 0;
        if (isGood) {
            convert::ConvertRequest own = run.request;
            own.inputs = {input};
            own.outputs = {file.done.output};
            using namespace std::chrono;
            take = m_history.add(
                {0, input, file.done.output, studio::requestText(own), file.done.inputSeconds,
                 duration_cast<seconds>(system_clock::now().time_since_epoch()).count(), false});
        }
        if (row >= 0)
            m_sources.change(row, [&](Source& source) {
                source.state = isGood ? State::Done : file.isLeftOut ? State::Ready : State::Failed;
                source.problem = file.isLeftOut ? QString() : QString::fromStdString(file.done.problem);
            });
        if (isGood && input == m_current) {
            Q_EMIT takesChanged();
            Q_EMIT taken(take);
        }
    }
}

void InferenceForm::end(qint64 job, Outcome<convert::ConvertReport> outcome)
{
    const auto found = m_runs.find(job);
    if (found == m_runs.end())
        return;
    const std::unique_ptr<Run> run = std::move(found->second);
    m_runs.erase(found);
    showNews(*run);
    for (std::size_t i = 0; i < run->request.inputs.size(); i++) {
        const fs::path& input = run->request.inputs[i];
        if (const int row = m_sources.rowOf(input); row >= 0 && !run->isShown[i])
            m_sources.change(row, [&](Source& source) {
                source.state = outcome.stopped() ? State::Ready : State::Failed;
                source.problem = outcome.stopped() ? QString() : outcome.sentence;
            });
    }
    if (!outcome && !outcome.stopped())
        Q_EMIT failed(outcome.sentence);
    if (outcome && !outcome.value->warnings.empty()) {
        QStringList sentences;
        for (const std::string& warning : outcome.value->warnings)
            sentences.append(QString::fromStdString(warning));
        Q_EMIT warned(sentences.join(' '));
    }
    Q_EMIT actionChanged();
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
        submit(std::move(request));
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
