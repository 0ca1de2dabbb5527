#include "pitch/pitch_settings.h"

#include "core/digest.h"
#include "identify/identify.h"
#include "pitch/pitch_cache.h"
#include "pitch/track_repair.h"
#include "pitch/voice_input.h"

#include <utility>

namespace koe::pitch {
namespace {

constexpr int kSmallestRadius = 3;

/// Whether the file of weights is of the right kind and not cut off.
bool looksWhole(const PitchChoice& choice)
{
    const identify::Kind kind = identify::identify(choice.model).kind;
    switch (choice.method) {
    case Method::Harvest:
    case Method::Pm:
        return true;
    case Method::SwiftF0:
        return kind == identify::Kind::SwiftF0;
    case Method::Rmvpe:
        return kind == identify::Kind::Rmvpe;
    case Method::Fcpe:
        return kind == identify::Kind::Fcpe;
    case Method::Crepe:
    case Method::CrepeTiny:
        return kind == identify::Kind::Crepe;
    }
    return false;
}

class SettledTracker final : public PitchTracker
{
public:
    SettledTracker(PitchSettings settings, std::function<void()> beforeLoading)
        : m_settings(std::move(settings)), m_beforeLoading(std::move(beforeLoading)),
          m_medianWidth(medianWidth(m_settings.choice.method, m_settings.filterRadius))
    {
        // Weights that cannot be read are said at once; others are read when they are needed.
        if (m_settings.cacheFolder.empty() || !looksWhole(m_settings.choice))
            (void)tracker();
        if (m_settings.cacheFolder.empty())
            return;
        m_cache.emplace(m_settings.cacheFolder);
        m_what = std::string(name(m_settings.choice.method)) + " " + m_settings.device + " " +
                 fileIdentity(m_settings.choice.model);
    }

    [[nodiscard]] PitchTrack track(const AudioBuffer& audio, const Job& job) override
    {
        requireVoiceInput(audio);
        job.throwIfStopped();
        PitchTrack result = found(audio, job);
        medianFilter(result.hz, m_medianWidth);
        if (m_settings.repairOctaves)
            repairOctaves(result.hz);
        return result;
    }

private:
    /// As the method itself has it: what comes behind costs nothing, so it is not kept.
    PitchTrack found(const AudioBuffer& audio, const Job& job)
    {
        if (!m_cache)
            return tracker().track(audio, job);
        const std::string key = PitchCache::key(audio, m_what);
        if (auto kept = m_cache->find(key); kept && kept->hz.size() == frameCount(audio)) {
            job.report(1.0, "pitch");
            return std::move(*kept);
        }
        PitchTrack fresh = tracker().track(audio, job);
        m_cache->store(key, fresh);
        return fresh;
    }

    PitchTracker& tracker()
    {
        if (!m_tracker) {
            if (m_beforeLoading)
                m_beforeLoading();
            m_tracker =
                makePitchTracker(m_settings.choice.method, m_settings.choice.model, m_settings.device);
        }
        return *m_tracker;
    }

    PitchSettings m_settings;
    std::function<void()> m_beforeLoading;
    std::size_t m_medianWidth;
    std::optional<PitchCache> m_cache;
    std::string m_what;
    std::unique_ptr<PitchTracker> m_tracker;
};

} // namespace

std::size_t medianWidth(Method method, std::optional<int> filterRadius)
{
    // From Harvest's row of the reference (§8): the "radius" is a switch there, the width is always 3.
    if (method == Method::Harvest)
        return filterRadius.value_or(kSmallestRadius) >= kSmallestRadius ? 3 : 0;
    const int radius = filterRadius.value_or(0);
    return radius < kSmallestRadius ? 0 : static_cast<std::size_t>(radius | 1);
}

std::unique_ptr<PitchTracker> makePitchTracker(const PitchSettings& settings,
                                               std::function<void()> beforeLoading)
{
    return std::make_unique<SettledTracker>(settings, std::move(beforeLoading));
}

} // namespace koe::pitch
