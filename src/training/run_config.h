#pragma once

#include "synth/generator_config.h"

#include <filesystem>
#include <string>

namespace koe::training {

/// The hyper-parameters of a run: RVC's config JSON (reference §6) and what it leaves to the command line.
struct RunConfig
{
    synth::GeneratorConfig generator; ///< sizes, rate, version and f0

    int filterLength = 2048;
    int melBands = 125;
    double melMinHz = 0.0;
    double melMaxHz = 0.0; ///< 0: half the rate

    double learningRate = 1e-4;
    double learningRateDecay = 0.999875; ///< per epoch
    double beta1 = 0.8;
    double beta2 = 0.99;
    double eps = 1e-9;
    double melWeight = 45.0;
    double klWeight = 1.0;
    int logInterval = 200;

    // For slow machines. RVC ignores keys that it does not know; fp16_run is its own.
    int maxFrames = 900; ///< train.max_frames: longer samples give a random window of so many frames
    int discriminatorDivisor =
        1; ///< train.discriminator_divisor: channels of the discriminators divided by it
    int adversaryAfterSteps =
        0; ///< train.adversary_after_steps: until then spectra alone teach, without discriminators
    double priorShare = 0.0;     ///< train.prior_share: of each batch that is spoken from the prior, as a
                                 ///< conversion is (RVC: none)
    bool mixedPrecision = false; ///< train.fp16_run: bfloat16 where the processor computes it

    std::string json; ///< the whole file: keys sorted, four spaces, as RVC writes it

    [[nodiscard]] int segmentSamples() const { return generator.segmentFrames * generator.hop(); }

    /// RVC's own. @throws UsageError for a rate and version that RVC does not have
    [[nodiscard]] static RunConfig standard(int sampleRateHz, const std::string& version, bool f0);
    /// @param version,f0 for files that do not say (version or train.version, train.if_f0), as RVC's own
    /// @throws InvalidInput for a file that is no such JSON, or sizes that no network can have
    [[nodiscard]] static RunConfig load(const std::filesystem::path& file, const std::string& version,
                                        bool f0);
    [[nodiscard]] static RunConfig parse(const std::string& text, const std::string& whose,
                                         const std::string& version, bool f0);
};

/// What the command line adds to the hyper-parameters, for the first line of train.log.
struct RunSettings
{
    std::string name;
    std::filesystem::path folder;
    int epochs = 0;
    int batch = 0;
    int saveEvery = 0;
    std::string pretrainG, pretrainD;
    bool latestOnly = false;
};
/// Python's repr of the dict that RVC logs first; its checkpoint page reads sample_rate, if_f0 and version
/// from it.
[[nodiscard]] std::string hyperParameterRepr(const RunConfig& config, const RunSettings& settings);

} // namespace koe::training
