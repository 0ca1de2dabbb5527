#pragma once

#include "content/content_encoder.h"
#include "pitch/pitch_tracker.h"
#include "synth/generator.h"
#include "tensorfile/tensor.h"

/// Models that are quick: what they say depends on the sound at hand only, so that a place sounds the same
/// however the recording is cut.
namespace koe::test {

/// 256 numbers made from the 400 samples of each frame.
class TinyEncoder : public content::ContentEncoder
{
public:
    [[nodiscard]] std::string id() const override { return "contentvec"; }
    [[nodiscard]] bool offers(int dims) const override { return dims == 256; }
    [[nodiscard]] FeatureMatrix encode(const AudioBuffer& audio, int dims, const Job& job) override;

    std::size_t longestSamples = 0; ///< of all calls so far
};

/// 200 Hz where the sound is loud, else unvoiced.
class TinyTracker : public pitch::PitchTracker
{
public:
    [[nodiscard]] PitchTrack track(const AudioBuffer& audio, const Job& job) override;

    std::size_t longestSamples = 0;
};

/// A v1 voice of a few thousand weights at 8 kHz; its attention looks at nothing but the frame itself.
[[nodiscard]] synth::GeneratorConfig tinyConfig(bool f0);
[[nodiscard]] tensorfile::TensorMap tinyWeights(const synth::GeneratorConfig& config);

/// Words of noise with pauses between them, at 16 kHz.
[[nodiscard]] std::vector<float> tinySpeech(double seconds);

} // namespace koe::test
