#pragma once

#include "content/content_encoder.h"
#include "pitch/pitch_tracker.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

namespace koe::dataset {

/// 220 Hz wherever there is sound.
class FakeTracker : public pitch::PitchTracker
{
public:
    PitchTrack track(const AudioBuffer& audio, const Job& job) override
    {
        calls++;
        if (onCall)
            onCall();
        job.throwIfStopped();
        PitchTrack track;
        for (std::size_t start = 0; start <= audio.samples.size(); start += 160) {
            const std::size_t end = std::min(start + 160, audio.samples.size());
            const bool sounds = std::any_of(audio.samples.begin() + static_cast<std::ptrdiff_t>(start),
                                            audio.samples.begin() + static_cast<std::ptrdiff_t>(end),
                                            [](float sample) { return std::fabs(sample) > 0.01f; });
            track.hz.push_back(sounds ? 220.0f : 0.0f);
        }
        return track;
    }

    int calls = 0;
    std::function<void()> onCall;
};

/// Features that tell their frame and place; RVC's number of frames.
class FakeEncoder : public content::ContentEncoder
{
public:
    explicit FakeEncoder(std::string name = "fake-1", int dims = 768) : m_name(std::move(name)), m_dims(dims)
    {
    }

    std::string id() const override { return m_name; }
    bool offers(int dims) const override { return dims == m_dims; }
    FeatureMatrix encode(const AudioBuffer& audio, int dims, const Job& job) override
    {
        calls++;
        job.throwIfStopped();
        FeatureMatrix features((audio.samples.size() - 80) / 320, static_cast<std::size_t>(dims));
        for (std::size_t i = 0; i < features.values.size(); i++)
            features.values[i] = static_cast<float>(i);
        if (calls == notFiniteAt)
            features.values.back() = std::nanf("");
        return features;
    }

    int calls = 0;
    int notFiniteAt = -1;

private:
    std::string m_name;
    int m_dims;
};

} // namespace koe::dataset
