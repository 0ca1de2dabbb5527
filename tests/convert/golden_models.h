#pragma once

#include "content/content_encoder.h"
#include "pitch/pitch_tracker.h"
#include "retrieval/feature_index.h"
#include "synth/generator.h"

#include <memory>
#include <string>

namespace koe::test {

/// Full-size models of the golden recipes, each made once and kept.
class GoldenModels
{
public:
    [[nodiscard]] static content::ContentEncoder& encoder();
    [[nodiscard]] static pitch::PitchTracker& rmvpe();
    /// Only the last voice asked for is kept.
    [[nodiscard]] static synth::Generator& voice(const std::string& recipe);
    [[nodiscard]] static const retrieval::FeatureIndex& index(int dims);
    static void free();
};

/// RVC's config of a voice recipe.
[[nodiscard]] synth::GeneratorConfig configOf(const std::string& recipe);

/// Answers with a curve that was given (arrays/NAME.npy), whatever it hears.
class GivenPitch : public pitch::PitchTracker
{
public:
    explicit GivenPitch(const std::string& array);
    [[nodiscard]] PitchTrack track(const AudioBuffer& audio, const Job& job) override;

private:
    PitchTrack m_track;
};

} // namespace koe::test
