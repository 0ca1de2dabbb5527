#pragma once

#include "tensorfile/value.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace koe::voice {

/// The last figures in an experiment's train.log.
struct TrainingState
{
    std::int64_t epoch = 0; ///< 0: none noted
    std::int64_t step = 0;
    std::optional<double> lossDiscriminator, lossGenerator, lossFeature, lossMel, lossKl;
};

/// What an experiment's own files say of its network; nothing of it is believed yet.
struct ExperimentFacts
{
    tensorfile::Value config; ///< as a voice file's list of 18; None where no file says
    int sampleRateHz = 0;     ///< 0: not said
    std::string version;      ///< "": not said
    std::optional<bool> f0;
    std::string source; ///< where the sizes stand: "config.json" or "train.log"
    std::string
        encoder; ///< as encoderNamed says; "" where neither prepare.json nor Applio's model_info.json does
};

/// What an experiment's clips are, as prepare.json or RVC's filelist.txt says.
struct Preparation
{
    int clips = 0;        ///< 0: not prepared
    double seconds = 0.0; ///< of them; 0: not said
    int sampleRateHz = 0; ///< 0: not said
    std::string version;  ///< "": not said
    std::optional<bool> f0;
};

/// From config.json, else from the first line of train.log, where RVC writes the same (reference §1). Files
/// that are missing or damaged say nothing.
[[nodiscard]] ExperimentFacts factsOf(const std::filesystem::path& folder);

/// Files that are missing or damaged say nothing.
[[nodiscard]] Preparation preparationOf(const std::filesystem::path& folder);

/// From the end of train.log, RVC's or ours; nothing where there is none.
[[nodiscard]] TrainingState stateOf(const std::filesystem::path& folder);

} // namespace koe::voice
