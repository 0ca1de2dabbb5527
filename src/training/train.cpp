#include "training/train.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/log.h"
#include "dataset/prepare.h"
#include "nn/start.h"
#include "training/experiment_lock.h"
#include "training/file_list.h"
#include "training/finish.h"
#include "training/held_out.h"
#include "training/model/checkpoint_store.h"
#include "training/model/speaker_start.h"
#include "training/model_choice.h"
#include "training/plan.h"
#include "training/seeds.h"
#include "training/train_log.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <future>

namespace koe::training {
namespace fs = std::filesystem;
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// One call of train(): its methods are the line, in order.
class Run
{
public:
    Run(const TrainRequest& request, const Job& job, const StepListener& onStep)
        : m_request(request), m_job(job), m_onStep(onStep), m_plan(makePlan(request)), m_lock(m_plan.folder),
          m_log(m_plan.folder / "train.log", request.name)
    {
    }

    TrainReport run()
    {
        prepareData();
        writeConfig();
        readSamples();
        startNetworks();
        runEpochs();
        m_report.stopped = m_stopped;
        if (m_progress.step == 0)
            throw Cancelled{}; // stopped before the first step: nothing to keep
        finish();
        return m_report;
    }

private:
    [[nodiscard]] const RunConfig& config() const { return m_plan.config; }

    void prepareData();
    void writeConfig() const;
    void readSamples();
    void startNetworks();
    void resume();
    void runEpochs();
    /// @param done of the training when the epoch begins @param share the epoch's, both in [0, 1]
    /// @returns false when the user stopped
    bool runEpoch(int epoch, std::size_t firstBatch, const Job& training, double done, double share);
    void runStep(int epoch, std::size_t position, const TrainingBatch& data);
    [[nodiscard]] std::uint64_t stepSeed(int epoch, std::size_t position) const
    {
        return mixed(mixed(m_request.seed, static_cast<std::uint64_t>(epoch)), position);
    }
    void save();
    void finish();
    void warn(const std::string& sentence)
    {
        log::info("{}", sentence); // the caller shows the report's
        m_report.warnings.push_back(sentence);
    }
    [[nodiscard]] double learningRate(int epoch) const
    {
        return config().learningRate * std::pow(config().learningRateDecay, epoch - 1);
    }
    /// Share of the time that the caller gave, 0 where there is no limit.
    [[nodiscard]] double timeSpent() const
    {
        return m_request.stopAfterMinutes > 0 ? secondsSince(m_start) / (m_request.stopAfterMinutes * 60.0)
                                              : 0.0;
    }
    [[nodiscard]] bool timeIsUp() const { return timeSpent() >= 1.0; }

    const TrainRequest& m_request;
    const Job& m_job;
    const StepListener& m_onStep;
    Plan m_plan;
    ExperimentLock m_lock;
    TrainLog m_log;
    std::vector<Sample> m_samples;
    std::unique_ptr<Sampler> m_sampler;
    std::unique_ptr<Trainer> m_trainer;
    std::unique_ptr<BatchLoader> m_loader;
    std::unique_ptr<CheckpointStore> m_store;
    Clock::time_point m_start = Clock::now();
    Clock::time_point m_stepStart;
    Progress m_progress{0, 0, 0, 0};
    std::int64_t m_savedStep = -1;
    Trainer::Losses m_lastLosses;
    bool m_stopped = false;
    TrainReport m_report;
};

void Run::prepareData()
{
    if (m_request.data.empty())
        return;
    dataset::PrepareRequest prepare;
    prepare.data = m_request.data;
    prepare.experiment = m_plan.folder;
    prepare.sampleRateHz = config().generator.sampleRateHz;
    prepare.version = config().generator.version();
    prepare.f0 = config().generator.f0;
    prepare.mostSpeakers = config().generator.speakers;
    if (prepare.f0) {
        prepare.home = m_request.home;
        prepare.pitchMethod = m_request.pitchMethod;
        prepare.pitchModel = m_request.pitchModel;
        prepare.filterRadius = m_request.filterRadius;
        prepare.repairOctaves = m_request.repairOctaves;
    }
    prepare.contentEncoder = chooseEncoder(m_request, m_plan);
    prepare.device = nn::chooseDevice(m_request.device);
    prepare.jobs = m_request.jobs;
    const dataset::PrepareReport report = dataset::prepare(prepare, m_job.part(0.0, kPrepared));
    m_report.warnings.insert(m_report.warnings.end(), report.warnings.begin(), report.warnings.end());
}

void Run::writeConfig() const
{
    if (!m_plan.configExists)
        writeTextFile(m_plan.folder / "config.json", config().json);
}

void Run::readSamples()
{
    const synth::GeneratorConfig& generator = config().generator;
    m_samples = readFileList(m_plan.folder / "filelist.txt", generator.f0);
    for (const Sample& sample : m_samples)
        if (sample.speaker >= generator.speakers)
            throw InvalidInput("Speaker " + std::to_string(sample.speaker) +
                               " of filelist.txt is beyond the " + std::to_string(generator.speakers) +
                               " that the network has (model.spk_embed_dim).");
    holdOut(m_samples, m_plan.folder, m_request.holdOut);
    m_sampler = std::make_unique<Sampler>(m_samples, generator.hop(), generator.segmentFrames,
                                          config().maxFrames, m_request.batch);
    if (m_sampler->tooShort() > 0)
        warn(std::to_string(m_sampler->tooShort()) + " of " + std::to_string(m_samples.size()) +
             " clips are too short to train on and are left out.");
    if (m_sampler->tooLong() > 0)
        warn(std::to_string(m_sampler->tooLong()) + " of " + std::to_string(m_samples.size()) +
             " clips are too long (over 6.75 s) and are left out.");
    if (m_sampler->batchesPerEpoch() == 0)
        throw InvalidInput(
            "No clip of the training set is of a length that can be trained on (about half a second to "
            "6.75 s). Prepare the recordings again.");
}

void Run::startNetworks()
{
    m_job.report(m_request.data.empty() ? 0.0 : kPrepared, "networks");
    const torch::Device device(nn::chooseDevice(m_request.device));
    m_trainer = std::make_unique<Trainer>(config(), device, m_request.seed);
    m_loader = std::make_unique<BatchLoader>(m_samples, config().generator, m_trainer->spectra(),
                                             config().maxFrames, device);
    m_store = std::make_unique<CheckpointStore>(m_plan.folder, m_request.latestOnly);
    RunSettings settings{m_request.name,        m_plan.folder,       m_request.epochs,
                         m_request.batch,       m_request.saveEvery, m_plan.baseG.string(),
                         m_plan.baseD.string(), m_request.latestOnly};
    m_log.write(hyperParameterRepr(config(), settings));
    resume();
}

void Run::resume()
{
    std::vector<std::string> warnings;
    const auto found =
        m_store->load(*m_trainer, static_cast<std::int64_t>(m_sampler->batchesPerEpoch()), warnings);
    for (const std::string& warning : warnings)
        warn(warning);
    if (found) {
        m_progress = *found;
        m_savedStep = found->step;
        m_log.write("Goes on after epoch " + std::to_string(m_progress.epoch) + ", step " +
                    std::to_string(m_progress.step));
    } else if (!m_plan.baseG.empty()) {
        loadBase(m_plan.baseG, m_trainer->generator().parameters());
        loadBase(m_plan.baseD, m_trainer->discriminators().parameters());
        m_log.write("loaded pretrained " + m_plan.baseG.string() + ", " + m_plan.baseD.string());
        if (m_request.base == "starter")
            startFromNearestSpeakers(*m_trainer, *m_loader, m_samples, config().generator,
                                     m_job.part(kPrepared, kPrepared + 0.01));
    }
}

void Run::runEpochs()
{
    int epoch = m_progress.epoch + 1;
    std::size_t firstBatch = 0;
    if (!m_progress.epochOver()) {
        if (m_progress.batchesInEpoch == static_cast<std::int64_t>(m_sampler->batchesPerEpoch())) {
            firstBatch = static_cast<std::size_t>(m_progress.batchesDone);
        } else {
            warn("The training set or batch size has changed: epoch " + std::to_string(m_progress.epoch) +
                 " begins again.");
        }
        epoch = m_progress.epoch;
    }
    m_progress.batchesInEpoch = static_cast<std::int64_t>(m_sampler->batchesPerEpoch());
    const Job training = m_job.part(m_request.data.empty() ? 0.0 : kPrepared + 0.01, kTrained);
    const double total = std::max(1, m_request.epochs - epoch + 1);
    const int first = epoch;
    training.report(0.0, "first step"); // it can last
    m_start = Clock::now();
    for (; epoch <= m_request.epochs; epoch++, firstBatch = 0) {
        if (!runEpoch(epoch, firstBatch, training, (epoch - first) / total, 1.0 / total))
            break;
        if (epoch % m_request.saveEvery == 0)
            save();
    }
    m_report.epoch = m_progress.epoch;
    m_report.steps = m_progress.step;
    save();
}

bool Run::runEpoch(int epoch, std::size_t firstBatch, const Job& training, double done, double share)
{
    const Sampler::Batches batches =
        m_sampler->epoch(mixed(m_request.seed, static_cast<std::uint64_t>(epoch)));
    const Clock::time_point start = Clock::now();
    m_stepStart = start;
    // A card computes while the processor reads the next batch; on the processor both would only share it.
    const std::launch how = m_loader->device().is_cuda() ? std::launch::async : std::launch::deferred;
    const auto loading = [&](std::size_t i) {
        return std::async(how, [&, i] { return m_loader->load(batches[i], stepSeed(epoch, i)); });
    };
    std::future<TrainingBatch> next;
    if (firstBatch < batches.size())
        next = loading(firstBatch);
    Trainer::Losses sum;
    for (std::size_t i = firstBatch; i < batches.size(); i++) {
        if (m_job.stopRequested() || timeIsUp()) {
            m_stopped = true;
            return false;
        }
        const TrainingBatch data = next.get();
        if (i + 1 < batches.size())
            next = loading(i + 1);
        runStep(epoch, i, data);
        sum.mel += m_lastLosses.mel;
        sum.kl += m_lastLosses.kl;
        sum.feature += m_lastLosses.feature;
        sum.generator += m_lastLosses.generator;
        sum.discriminator += m_lastLosses.discriminator;
        const double byEpochs =
            done + share * static_cast<double>(i + 1) / static_cast<double>(batches.size());
        training.report(std::max(byEpochs, timeSpent()), "train");
    }
    const double count = static_cast<double>(std::max<std::size_t>(batches.size() - firstBatch, 1));
    m_log.write(
        fmt::format("====> Epoch: {} [{:.1f} s] mean: loss_disc={:.3f}, loss_gen={:.3f}, loss_fm={:.3f}, "
                    "loss_mel={:.3f}, loss_kl={:.3f}",
                    epoch, secondsSince(start), sum.discriminator / count, sum.generator / count,
                    sum.feature / count, sum.mel / count, sum.kl / count));
    return true;
}

void Run::runStep(int epoch, std::size_t position, const TrainingBatch& data)
{
    torch::manual_seed(stepSeed(epoch, position));
    synth::TrainingGenerator::Draws draws;
    draws.priorShare = config().priorShare;
    m_lastLosses =
        m_trainer->step(data, learningRate(epoch), m_progress.step >= config().adversaryAfterSteps, draws);
    if (!m_lastLosses.finite())
        throw Error("Training came off the rails at epoch " + std::to_string(epoch) + ", step " +
                    std::to_string(m_progress.step + 1) + ": a loss is no number. " +
                    (m_savedStep >= 0
                         ? "The checkpoint of step " + std::to_string(m_savedStep) +
                               " is kept; go on from it, perhaps with another --batch."
                         : std::string("Nothing has been saved yet; look for damaged recordings.")));
    m_progress.epoch = epoch;
    m_progress.step++;
    m_progress.batchesDone = static_cast<std::int64_t>(position) + 1;
    const Trainer::Losses& l = m_lastLosses;
    if (m_progress.step % config().logInterval == 0) {
        m_log.write(fmt::format("Train Epoch: {} [{:.0f}%]", epoch,
                                100.0 * static_cast<double>(position) /
                                    static_cast<double>(m_progress.batchesInEpoch)));
        m_log.write(fmt::format("[{}, {}]", m_progress.step, learningRate(epoch)));
        m_log.write(
            fmt::format("loss_disc={:.3f}, loss_gen={:.3f}, loss_fm={:.3f},loss_mel={:.3f}, loss_kl={:.3f}",
                        l.discriminator, l.generator, l.feature, l.mel, l.kl));
    }
    if (m_onStep)
        m_onStep({epoch, m_request.epochs, m_progress.step, l.discriminator, l.generator, l.feature, l.mel,
                  l.kl, l.gradientNormG, l.gradientNormD, learningRate(epoch), secondsSince(m_stepStart)});
    m_stepStart = Clock::now();
}

void Run::save()
{
    if (m_progress.step == m_savedStep || m_progress.step == 0)
        return;
    m_store->save(*m_trainer, learningRate(m_progress.epoch), config().learningRate, m_progress);
    m_savedStep = m_progress.step;
    m_log.write("Saving model and optimizer state at epoch " + std::to_string(m_progress.epoch) + " to " +
                m_plan.folder.string() + ", step " + std::to_string(m_progress.step));
}

void Run::finish()
{
    const Job rest = m_job.part(kTrained, 1.0);
    // A stop asks for the end of the training, not of what belongs to it: the index is always built.
    const Job unstoppable({},
                          [&rest](double fraction, std::string_view stage) { rest.report(fraction, stage); });
    m_report.index = buildIndexOf(m_request, m_plan, m_samples, unstoppable);
    tensorfile::TensorMap weights;
    for (const auto& [name, tensor] : m_trainer->generator().parameters().entries())
        weights.add(name, nn::fromTensor(tensor.detach()));
    m_report.voice = writeVoice(m_request, m_plan, weights, m_progress.epoch);
    unstoppable.report(1.0, "done");
}

} // namespace

TrainReport train(const TrainRequest& request, const Job& job, const StepListener& onStep)
{
    nn::start();
    try {
        return Run(request, job, onStep).run();
    } catch (const Cancelled&) {
        throw;
    } catch (...) {
        nn::rethrowForUser("Training");
    }
}

} // namespace koe::training
