#pragma once

#include "core/home.h"
#include "core/job.h"
#include "voice/voice.h"

#include <filesystem>
#include <optional>
#include <string>

namespace koe::voice {

struct MergeRequest
{
    Home home;
    std::filesystem::path first;
    std::filesystem::path second;
    double weight = 0.5;             ///< of the first, in [0, 1]
    std::string target;              ///< .pth, .safetensors or a name in weights/
    std::optional<std::string> note; ///< the new voice's info; nothing: "0.7 × mika + 0.3 × anna"
};

/// weight · first + (1 − weight) · second, tensor by tensor in float32, then as halves: equal to RVC's merge.
/// Of two numbers of speakers the smaller remains. Sizes are the first's.
/// @throws InvalidInput when the two are of different version, rate, pitch, decoder, sizes or speech encoder;
///         Missing, UsageError for a weight or target that cannot be; Cancelled
VoiceCard mergeVoices(const MergeRequest& request, const Job& job);

} // namespace koe::voice
