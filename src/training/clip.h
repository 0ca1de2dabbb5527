#pragma once

#include "core/audio_buffer.h"
#include "training/file_list.h"

#include <cstdint>
#include <vector>

namespace koe::training {

/// A training sample in memory, all of the same length. Wave and features stay whole so that a window of
/// frames can be taken with its context.
struct Clip
{
    std::vector<float> wave;          // [samples]
    std::vector<float> features;      // [frames50, dims], at 50 per second
    std::vector<std::int64_t> coarse; // [frames]; empty without f0
    std::vector<float> hz;            // [frames]; empty without f0
    std::int64_t frames = 0;          ///< of 10 ms, what all of the above have
    int dims = 0;
};

/// Reads one sample as RVC does: features repeated to 100 per second, everything cut to the shortest.
/// @throws InvalidInput for a file that is damaged, or of another rate or width
[[nodiscard]] Clip readClip(const Sample& sample, int sampleRateHz, int hop, int dims);

/// A mono wav of float32 or 16-bit samples, whole (the clips of prepared sets are nothing else).
/// @throws InvalidInput
[[nodiscard]] AudioBuffer readClipWave(const std::filesystem::path& file);

} // namespace koe::training
