// Seconds of a training step, with and without the adversary: RVC's full sizes (v2 40k, batch 4, 300 frames)
// and the starter base's (batch 4, its own frames). What is computed does not depend on what was learned, so
// weights and batch are random.

#include "core/error.h"
#include "nn/start.h"
#include "training/model/trainer.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <sys/resource.h>

namespace {

using namespace koe;
using Clock = std::chrono::steady_clock;

training::TrainingBatch randomBatch(const training::RunConfig& config, std::int64_t batch,
                                    std::int64_t frames)
{
    const synth::GeneratorConfig& g = config.generator;
    training::TrainingBatch made;
    made.generator.phone = at::randn({batch, frames, g.featureDims});
    made.generator.phoneFrames = at::full({batch}, frames, at::kLong);
    made.generator.pitch = at::randint(1, 255, {batch, frames}, at::kLong);
    made.generator.pitchf = at::rand({batch, frames}) * 300 + 80;
    made.generator.spec = at::rand({batch, g.specChannels, frames});
    made.generator.specFrames = made.generator.phoneFrames;
    made.generator.speaker = at::zeros({batch}, at::kLong);
    made.wave = at::rand({batch, 1, frames * g.hop()}) - 0.5;
    return made;
}

void measure(const std::string& name, const training::RunConfig& config, std::int64_t frames)
{
    constexpr std::int64_t kBatch = 4;
    constexpr int kRounds = 4; // the first one warms up
    training::Trainer trainer(config, torch::kCPU, 1);
    const training::TrainingBatch batch = randomBatch(config, kBatch, frames);
    for (const bool adversarial : {false, true}) {
        double best = 1e9;
        for (int round = 0; round < kRounds; round++) {
            const auto start = Clock::now();
            trainer.step(batch, 1e-4, adversarial);
            const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
            if (round > 0)
                best = std::min(best, seconds);
        }
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        std::printf("%-28s %s adversary: %6.2f s a step, peak memory %.0f MB\n", name.c_str(),
                    adversarial ? "with   " : "without", best, static_cast<double>(usage.ru_maxrss) / 1024.0);
        std::fflush(stdout);
    }
}

} // namespace

int main()
{
    try {
        nn::start();
        measure("starter base", training::RunConfig::load(KOE_STARTER_CONFIG, "v1", true), 96);
        measure("RVC's v2 40k, 300 frames", training::RunConfig::standard(40000, "v2", true), 300);
        std::printf("RVC in Python, v2 40k, the same batch, 2 vCPU (Zen 5): 7.1 to 8 s a step, 6.0 GB. About "
                    "1,680 GFLOP.\n");
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
