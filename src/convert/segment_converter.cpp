#include "convert/segment_converter.h"

#include "content/content_encoder.h"
#include "convert/feature_steps.h"
#include "convert/formant.h"
#include "pitch/coarse_pitch.h"
#include "retrieval/feature_index.h"
#include "synth/generator.h"

#include <algorithm>

namespace koe::convert {
namespace {

constexpr double kProtectOff = 0.5;

/// Distinct seeds for the stretches of one file (the step of SplitMix64).
std::uint64_t seedOf(std::uint64_t seed, std::uint64_t draw)
{
    return seed + draw * 0x9E3779B97F4A7C15ull;
}

} // namespace

AudioBuffer SegmentConverter::convert(std::span<const float> audio, std::span<const float> f0Hz,
                                      std::size_t mostFrames, Part part, std::uint64_t draw,
                                      const Job& job) const
{
    const synth::GeneratorConfig& config = m_models.generator.config();
    synth::SynthesisInput input;
    job.report(0.0, "features");
    FeatureMatrix features = m_models.encoder.encode({{audio.begin(), audio.end()}, 16000},
                                                     config.featureDims, job.part(0.0, 0.2));
    FeatureMatrix raw;
    const bool retrieves = m_models.index != nullptr && m_settings.indexRate > 0.0;
    if (retrieves) {
        job.report(0.2, "retrieval");
        if (config.f0 && m_settings.unvoiced != Unvoiced::Zero && m_settings.protect < kProtectOff)
            raw = features;
        m_models.index->blend(features, static_cast<float>(m_settings.indexRate), job.part(0.2, 0.25));
    }
    input.features = doubled(features);

    std::size_t frames = std::min({audio.size() / 160, input.features.frames, mostFrames});
    if (config.f0) {
        frames = std::min(frames, f0Hz.size());
        input.f0Hz.assign(f0Hz.begin(), f0Hz.begin() + static_cast<std::ptrdiff_t>(frames));
        if (raw.frames > 0)
            protectConsonants(input.features, doubled(raw), input.f0Hz,
                              static_cast<float>(m_settings.protect));
    }
    input.features.values.resize(frames * input.features.dims);
    input.features.frames = frames;
    input.speaker = m_settings.speaker;
    input.noise = m_settings.noise;
    input.seed = seedOf(m_settings.seed, draw);
    if (part.frames > 0 && frames > part.skipFrames) {
        input.skipHeadFrames = static_cast<int>(part.skipFrames);
        input.returnFrames = static_cast<int>(std::min(part.frames, frames - part.skipFrames));
    }
    std::size_t spoken = frames;
    std::size_t decoded = 0;
    if (m_settings.formantSemitones != 0.0) {
        spoken = input.returnFrames >= 0 ? static_cast<std::size_t>(input.returnFrames) : frames;
        decoded = formantFrames(spoken, m_settings.formantSemitones);
        input.skipHeadFrames = std::max(input.skipHeadFrames, 0);
        input.returnFrames = static_cast<int>(spoken);
        input.returnFramesFormant = static_cast<int>(decoded);
    }
    if (config.f0) {
        // The source keeps its pitch on the way through stretching and squeezing; the network must hear of
        // the pitch that it decodes.
        std::vector<float> heard = input.f0Hz;
        if (decoded > 0)
            for (float& hz : heard)
                hz *= static_cast<float>(spoken) / static_cast<float>(decoded);
        input.coarsePitch = pitch::coarsePitch(heard);
    }
    job.report(0.25, "voice");
    AudioBuffer voice = m_models.generator.synthesize(input, job.part(0.25, 1.0));
    return decoded > 0 ? squeezed(std::move(voice), decoded, spoken) : voice;
}

} // namespace koe::convert
