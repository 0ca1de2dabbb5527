#include "sound/overview.h"

#include "audio/decode.h"
#include "core/error.h"

#include <algorithm>
#include <cmath>

namespace koe::sound {
namespace {

struct Stretch
{
    float lowest = 0.0F;
    float highest = 0.0F;
    double power = 0.0; ///< sum of squares
    std::size_t samples = 0;

    void add(const Stretch& other)
    {
        lowest = samples == 0 ? other.lowest : std::min(lowest, other.lowest);
        highest = samples == 0 ? other.highest : std::max(highest, other.highest);
        power += other.power;
        samples += other.samples;
    }
};

/// Cuts a sound of unknown length into equally long stretches, always more than is asked for in the end: when
/// there are twice too many, each two become one.
class Stretches
{
public:
    explicit Stretches(std::size_t most) : m_most(most) {}

    void add(std::span<const float> samples)
    {
        for (const float sample : samples) {
            if (m_stretches.empty() || m_stretches.back().samples == m_length)
                open();
            m_stretches.back().add({sample, sample, static_cast<double>(sample) * sample, 1});
        }
    }
    [[nodiscard]] const std::vector<Stretch>& all() const { return m_stretches; }

private:
    void open()
    {
        if (m_stretches.size() == m_most) {
            for (std::size_t i = 0; i < m_most / 2; i++) {
                m_stretches[i] = m_stretches[2 * i];
                m_stretches[i].add(m_stretches[2 * i + 1]);
            }
            m_stretches.resize(m_most / 2);
            m_length *= 2;
        }
        m_stretches.emplace_back();
    }

    std::size_t m_most;
    std::size_t m_length = 1;
    std::vector<Stretch> m_stretches;
};

} // namespace

Overview overviewOf(const std::filesystem::path& file, std::size_t bins, const Job& job)
{
    if (bins == 0 || bins > 1'000'000)
        throw InvalidInput("A picture of " + std::to_string(bins) + " steps cannot be made of " +
                           file.string() + ".");
    // So many that a step's border is hardly ever off by more than a sixteenth of it.
    Stretches stretches(std::max<std::size_t>(32 * bins, 1 << 16));
    const audio::DecodedLength length = audio::decodeInBlocks(
        file, [&](std::span<const float> block, int) { stretches.add(block); }, job);
    Overview overview;
    overview.seconds = static_cast<double>(length.samples) / length.sampleRateHz;
    overview.sampleRateHz = length.sampleRateHz;
    overview.channels = length.channels;
    const std::vector<Stretch>& all = stretches.all();
    for (std::size_t bin = 0; bin < bins; bin++) {
        // Fewer stretches than bins: some show the same one.
        const std::size_t first = std::min(bin * all.size() / bins, all.size() - 1);
        const std::size_t last = std::clamp((bin + 1) * all.size() / bins, first + 1, all.size());
        Stretch sum;
        for (std::size_t i = first; i < last; i++)
            sum.add(all[i]);
        overview.lowest.push_back(sum.lowest);
        overview.highest.push_back(sum.highest);
        overview.rms.push_back(static_cast<float>(std::sqrt(sum.power / static_cast<double>(sum.samples))));
    }
    return overview;
}

} // namespace koe::sound
