#include "sound/feeder.h"

#include <algorithm>
#include <cmath>

namespace koe::sound {
namespace {

constexpr double kShortestLoopSeconds = 0.05;
constexpr double kSeamSeconds = 0.005;

} // namespace

std::int64_t Feeder::frameAt(double seconds) const
{
    return std::llround(std::max(0.0, seconds) * m_rateHz);
}

void Feeder::jump(std::uint32_t generation, double seconds, int sampleRateHz, const Tracks& tracks,
                  const std::optional<Range>& loop)
{
    const bool isSame = tracks == m_tracks && sampleRateHz == m_rateHz;
    m_generation = generation;
    m_rateHz = sampleRateHz;
    m_tracks = tracks;
    for (std::size_t side = 0; side < 2 && !isSame; side++) {
        m_readers[side].reset();
        if (tracks[side])
            m_readers[side].emplace(tracks[side], sampleRateHz);
    }
    m_loop.reset();
    if (loop && loop->toSeconds - loop->fromSeconds >= kShortestLoopSeconds)
        m_loop = Loop{frameAt(loop->fromSeconds), frameAt(loop->toSeconds), {}};
    m_next = frameAt(seconds);
    m_isDone = false;
}

std::optional<std::int64_t> Feeder::end() const
{
    std::int64_t longest = 0;
    for (const auto& reader : m_readers)
        if (reader) {
            const auto length = reader->length();
            if (!length)
                return std::nullopt;
            longest = std::max(longest, *length);
        }
    return longest;
}

void Feeder::fill(std::size_t blocks)
{
    if (!m_readers[0] && !m_readers[1])
        return;
    for (; blocks > 0 && !m_isDone; blocks--) {
        Block* block = m_head.ring().room();
        if (block == nullptr || !fillOne(*block))
            return;
        m_head.ring().push();
    }
}

bool Feeder::read(std::int64_t first, std::span<std::array<float, 4>> to,
                  std::array<std::optional<TrackReader>, 2>& readers)
{
    m_stereo.resize(2 * to.size());
    for (std::size_t side = 0; side < 2; side++) {
        if (readers[side] && !readers[side]->read(first, m_stereo))
            return false;
        for (std::size_t i = 0; i < to.size(); i++)
            for (std::size_t channel = 0; channel < 2; channel++)
                to[i][2 * side + channel] = readers[side] ? m_stereo[2 * i + channel] : 0.0F;
    }
    return true;
}

void Feeder::prepareSeam()
{
    const auto wanted = std::min(frameAt(kSeamSeconds), (m_loop->to - m_loop->from) / 2);
    const auto there = std::min(wanted, m_loop->from); // nothing comes before the start
    m_loop->before.assign(static_cast<std::size_t>(wanted), {});
    std::array<std::optional<TrackReader>, 2> readers;
    for (std::size_t side = 0; side < 2; side++)
        if (m_tracks[side])
            readers[side].emplace(m_tracks[side], m_rateHz);
    // Played before, so decoded; where the playhead was put behind it, it may not be, and silence does as
    // well.
    if (there > 0 &&
        !read(m_loop->from - there, std::span(m_loop->before).last(static_cast<std::size_t>(there)), readers))
        m_loop->before.assign(m_loop->before.size(), {});
}

bool Feeder::fillOne(Block& block)
{
    const auto total = end();
    if (m_loop && total && m_loop->to > *total)
        m_loop->to = *total;
    std::int64_t loopEnd = m_next;
    if (m_loop && m_loop->to > m_loop->from)
        loopEnd = m_loop->to;
    else
        m_loop.reset();
    const bool isInLoop = m_next < loopEnd;
    std::int64_t stop = m_next + static_cast<std::int64_t>(Block::kFrames);
    if (isInLoop)
        stop = std::min(stop, loopEnd);
    else if (total)
        stop = std::min(stop, std::max(m_next, *total));
    block.generation = m_generation;
    block.firstFrame = m_next;
    block.frames = static_cast<std::size_t>(stop - m_next);
    block.isLast = !isInLoop && total && stop >= *total;
    const auto samples = std::span(block.samples).first(block.frames);
    if (!samples.empty() && !read(m_next, samples, m_readers))
        return false;
    if (isInLoop) {
        if (m_loop->before.empty())
            prepareSeam();
        const auto seam = static_cast<std::int64_t>(m_loop->before.size());
        for (std::int64_t frame = std::max(m_next, m_loop->to - seam); frame < stop; frame++) {
            const auto at = static_cast<std::size_t>(frame - (m_loop->to - seam));
            const float weight = static_cast<float>(at + 1) / static_cast<float>(seam + 1);
            auto& sample = samples[static_cast<std::size_t>(frame - m_next)];
            for (std::size_t i = 0; i < sample.size(); i++)
                sample[i] += weight * (m_loop->before[at][i] - sample[i]);
        }
    }
    m_next = isInLoop && stop == m_loop->to ? m_loop->from : stop;
    m_isDone = block.isLast;
    return true;
}

} // namespace koe::sound
