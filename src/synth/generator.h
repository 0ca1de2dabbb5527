#pragma once

#include "core/audio_buffer.h"
#include "core/feature_matrix.h"
#include "core/job.h"
#include "synth/generator_config.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace koe::synth {

/// One stretch to synthesise; all lists have the same length: frames of 10 ms.
struct SynthesisInput
{
    FeatureMatrix features;                // [frames, 256 or 768] at 100 per second
    std::vector<std::int64_t> coarsePitch; // [frames], 1..255; empty for a voice without f0
    std::vector<float> f0Hz;               // [frames], 0 = unvoiced; empty for a voice without f0
    int speaker = 0;
    float noise = 1.0f; ///< multiplies every random draw; 0: none at all
    std::uint64_t seed = 0;

    // RVC's realtime slicing form of infer (reference §4.3); −1: off, the whole stretch comes out.
    int skipHeadFrames = -1;
    int returnFrames = -1;
    int returnFramesFormant = -1; ///< return_length2: decode so many frames, stretched from returnFrames
};

/// RVC's voice generator for inference: text encoder, flow (reversed), decoder.
///
/// Weight norms are folded at load; the decoder runs in chunks with a halo, so memory does not grow with
/// length and the result is that of one piece. One call at a time per object.
class Generator
{
public:
    /// @param weights by RVC name, any precision, weight-norm pairs or folded
    /// @throws InvalidInput naming the first tensor that is missing or has another shape
    Generator(const GeneratorConfig& config, const tensorfile::TensorMap& weights,
              const std::string& device = "cpu");
    ~Generator();
    Generator(Generator&&) noexcept;
    Generator& operator=(Generator&&) noexcept;

    /// [frames · hop] samples at the voice's rate.
    /// @throws InvalidInput for a speaker out of range or lengths that differ; Cancelled
    [[nodiscard]] AudioBuffer synthesize(const SynthesisInput& input, const Job& job);

    [[nodiscard]] const GeneratorConfig& config() const;

private:
    struct Network;
    std::unique_ptr<Network> m_network;
};

} // namespace koe::synth
