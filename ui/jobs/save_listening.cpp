#include "ui/jobs/save_listening.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/log.h"
#include "engine/engine.h"
#include "ui/jobs/job_bridge.h"
#include "ui/jobs/training_run.h"
#include "voice/extract.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace koe::ui {
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr std::size_t kMostWaiting = 3; // saves that come faster than they are heard: the newest count
constexpr std::uint64_t kSeed = 1234;   // equal noise for all, so that they can be compared
constexpr const char* kFolder = "listen";
constexpr const char* kList = "samples.json";

std::vector<fs::path> heldOutClips(const fs::path& experiment)
{
    std::vector<fs::path> clips;
    std::ifstream list(experiment / "heldout.txt");
    std::error_code error;
    for (std::string line; std::getline(list, line);)
        if (!line.empty() && fs::exists(line, error))
            clips.emplace_back(line);
    return clips;
}

/// Somebody else's recording that comes with us, where no clip was held out.
std::vector<fs::path> strangersClip(const Home& home)
{
    std::error_code error;
    const fs::path clip = home.starter / "samples" / "kathleen.opus";
    return fs::exists(clip, error) ? std::vector<fs::path>{clip} : std::vector<fs::path>{};
}

/// The voice of a save speaks the clips; it is made for that and goes again.
ListeningSample hear(engine::Engine& engine, const Job& job, const Home& home, const fs::path& experiment,
                     const fs::path& generator, std::int64_t step, int epoch)
{
    ListeningSample sample;
    sample.step = step;
    sample.epoch = epoch;
    std::vector<fs::path> clips = heldOutClips(experiment);
    sample.isHeldOut = !clips.empty();
    if (clips.empty())
        clips = strangersClip(home);
    if (clips.empty())
        throw Missing("There is no clip to listen to: none was held out of the training.");

    const fs::path folder = experiment / kFolder / ("step-" + std::to_string(step));
    fs::create_directories(folder);
    voice::ExtractRequest extract;
    extract.home = home;
    extract.checkpoint = generator;
    extract.target = (folder / "voice.pth").string();
    std::error_code ignored;
    fs::remove(extract.target, ignored);
    (void)voice::extractVoice(extract, job);

    double distance = 0.0;
    double correlation = 0.0;
    int correlated = 0;
    for (const fs::path& clip : clips) {
        convert::ConvertRequest convert;
        convert.home = home;
        convert.inputs = {clip};
        convert.output = folder / (clip.stem().string() + ".wav");
        convert.voice = extract.target;
        convert.index = "none"; // what the network itself has learned
        convert.seed = kSeed;
        convert.overwrite = true;
        const convert::ConvertReport report = engine.convert(convert, job, {});
        if (!report.files.empty() && !report.files.front().problem.empty())
            throw Error(report.files.front().problem);
        if (sample.result.empty()) {
            sample.source = clip;
            sample.result = convert.output;
        }
        compare::CompareRequest compare;
        compare.home = home;
        compare.source = clip;
        compare.result = convert.output;
        const compare::CompareReport figures = engine.compare(compare, job);
        distance += figures.logSpectralDistanceDb;
        if (std::isfinite(figures.pitchCorrelation)) {
            correlation += figures.pitchCorrelation;
            ++correlated;
        }
    }
    fs::remove(extract.target, ignored);
    sample.distanceDb = distance / static_cast<double>(clips.size());
    sample.pitchCorrelation = correlated > 0 ? correlation / correlated : std::nan("");
    return sample;
}

void keep(const fs::path& experiment, const std::vector<ListeningSample>& samples)
{
    json all = json::array();
    for (const ListeningSample& one : samples)
        all.push_back({{"step", one.step},
                       {"epoch", one.epoch},
                       {"source", one.source.string()},
                       {"result", one.result.string()},
                       {"held_out", one.isHeldOut},
                       {"distance_db", one.distanceDb},
                       {"pitch_correlation", one.pitchCorrelation},
                       {"mel_loss", one.melLoss}});
    try {
        writeTextFile(experiment / kFolder / kList, all.dump(1, ' ', false, json::error_handler_t::replace),
                      Sync::Later);
    } catch (const std::exception& reason) {
        log::warn("The listening samples were not written down: {}", reason.what());
    }
}

} // namespace

SaveListening::SaveListening(Home home, JobBridge& jobs, TrainingRun& run, QObject* parent)
    : QObject(parent), m_home(std::move(home)), m_jobs(jobs), m_run(run)
{
    connect(&m_run, &TrainingRun::changed, this, &SaveListening::follow);
    connect(&m_run, &TrainingRun::saved, this, &SaveListening::hearSave);
}

const SaveListening::Heard& SaveListening::of(const std::string& experiment) const
{
    static const Heard nothing;
    const auto found = m_heard.find(experiment);
    return found == m_heard.end() ? nothing : found->second;
}

void SaveListening::hearSave(const TrainingView& view)
{
    const TrainingSave& save = view.saves.back();
    const auto mel = view.losses.smoothAt(studio::Loss::Mel, save.step);
    m_waiting.push_back(
        {view.request.name, save.step, save.epoch, save.generator, mel.value_or(std::nan(""))});
    while (m_waiting.size() > kMostWaiting)
        m_waiting.pop_front();
    Q_EMIT changed();
    next();
}

std::vector<ListeningSample> SaveListening::read(const fs::path& experiment)
{
    std::vector<ListeningSample> samples;
    std::error_code error;
    const fs::path file = experiment / kFolder / kList;
    if (!fs::exists(file, error))
        return samples;
    try {
        for (const json& one : json::parse(readTextFile(file))) {
            ListeningSample sample;
            one.at("step").get_to(sample.step);
            one.at("epoch").get_to(sample.epoch);
            sample.source = one.at("source").get<std::string>();
            sample.result = one.at("result").get<std::string>();
            one.at("held_out").get_to(sample.isHeldOut);
            one.at("distance_db").get_to(sample.distanceDb);
            const json& correlation = one.at("pitch_correlation");
            sample.pitchCorrelation = correlation.is_number() ? correlation.get<double>() : std::nan("");
            const auto mel = one.find("mel_loss");
            sample.melLoss = mel != one.end() && mel->is_number() ? mel->get<double>() : std::nan("");
            if (fs::exists(sample.result, error))
                samples.push_back(std::move(sample));
        }
    } catch (const std::exception&) {
        samples.clear(); // they are made anew with the next saves
    }
    return samples;
}

std::optional<std::size_t> SaveListening::best() const
{
    std::optional<std::size_t> best;
    const std::vector<ListeningSample>& all = samples();
    for (std::size_t i = 0; i < all.size(); i++)
        if (all[i].isHeldOut && (!best || all[i].distanceDb < all[*best].distanceDb))
            best = i;
    return best;
}

void SaveListening::follow()
{
    const TrainingView* view = m_run.view();
    const qint64 job = view != nullptr ? view->job : 0;
    if (job == m_job)
        return;
    m_job = job;
    m_name = view != nullptr ? view->request.name : std::string();
    if (view != nullptr) // it may have been deleted and begun anew
        m_heard[m_name] = {read(m_home.experiment(m_name)), {}};
    Q_EMIT changed();
}

void SaveListening::next()
{
    if (m_isBusy || m_waiting.empty())
        return;
    m_isBusy = true;
    const Save save = m_waiting.front();
    m_waiting.pop_front();
    m_jobs.askEngine<ListeningSample>(
        [home = m_home, save](engine::Engine& engine, const Job& job) {
            return hear(engine, job, home, home.experiment(save.name), save.generator, save.step, save.epoch);
        },
        this, [this, save](const Outcome<ListeningSample>& outcome) { take(save, outcome); });
}

void SaveListening::take(const Save& save, const Outcome<ListeningSample>& outcome)
{
    m_isBusy = false;
    if (outcome) {
        const fs::path experiment = m_home.experiment(save.name);
        const auto [known, isNew] = m_heard.try_emplace(save.name);
        Heard& heard = known->second;
        if (isNew)
            heard.samples = read(experiment);
        // What came after it was taken back: the training went on from an older save.
        std::erase_if(heard.samples, [&](const ListeningSample& one) { return one.step >= save.step; });
        heard.samples.push_back(*outcome.value);
        heard.samples.back().melLoss = save.melLoss;
        heard.problem.clear();
        keep(experiment, heard.samples);
    } else if (!outcome.stopped()) {
        m_heard[save.name].problem = outcome.sentence;
    }
    Q_EMIT changed();
    next();
}

} // namespace koe::ui
