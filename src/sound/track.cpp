#include "sound/track.h"

#include "audio/decode.h"
#include "core/error.h"
#include "core/log.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace koe::sound {
namespace fs = std::filesystem;
namespace {

// The filter of libsoxr HQ reaches less far than this on either side.
constexpr std::int64_t kReach = 2048;
constexpr std::size_t kBlockFrames = 4096;

/// Where decoded sound waits: on a disk, not in a /tmp that may be memory.
fs::path scratchFolder()
{
    std::error_code ignored;
    return fs::is_directory("/var/tmp", ignored) ? fs::path("/var/tmp") : fs::temp_directory_path();
}

} // namespace

Track::Track(fs::path file) : m_file(std::move(file))
{
    try {
        m_samples.emplace(scratchFolder());
    } catch (const Error& error) {
        m_problem = error.what();
    }
}

void Track::begin()
{
    if (!m_thread.joinable() && problem().empty())
        m_thread = std::jthread([this](const std::stop_token& stop) { decode(stop); });
}

double Track::seconds() const
{
    const int rateHz = sampleRateHz();
    return rateHz > 0 ? static_cast<double>(frames()) / rateHz : 0.0;
}

std::string Track::problem() const
{
    const std::lock_guard lock(m_mutex);
    return m_problem;
}

void Track::read(std::size_t firstFrame, std::span<float> to) const
{
    m_samples->read(firstFrame * channels(), to);
}

void Track::decode(const std::stop_token& stop)
{
    std::string problem;
    try {
        std::vector<float> mono;
        audio::decodeChannels(
            m_file,
            [&](std::span<const float> block, const audio::SoundLayout& layout) {
                const auto channels = static_cast<std::size_t>(layout.channels);
                const std::size_t frames = block.size() / channels;
                if (channels > 2) {
                    mono.resize(frames);
                    for (std::size_t i = 0; i < frames; i++)
                        mono[i] = std::accumulate(
                                      block.begin() + static_cast<std::ptrdiff_t>(i * channels),
                                      block.begin() + static_cast<std::ptrdiff_t>((i + 1) * channels), 0.0F) /
                                  static_cast<float>(channels);
                    block = mono;
                }
                m_channels.store(channels == 2 ? 2 : 1, std::memory_order_release);
                m_rateHz.store(layout.sampleRateHz, std::memory_order_release);
                m_samples->append(block);
                m_frames.fetch_add(frames, std::memory_order_release);
            },
            Job(stop, {}));
        m_isWhole.store(true, std::memory_order_release);
        return;
    } catch (const Cancelled&) {
        return;
    } catch (const Error& error) {
        problem = error.what();
    } catch (const std::exception& error) {
        log::error("Decoding {}: {}", m_file.string(), error.what());
        problem = m_file.string() + " cannot be played: something failed while it was decoded.";
    }
    const std::lock_guard lock(m_mutex);
    m_problem = problem;
}

TrackReader::TrackReader(std::shared_ptr<const Track> track, int sampleRateHz)
    : m_track(std::move(track)), m_rateHz(sampleRateHz)
{
}

std::optional<std::int64_t> TrackReader::length() const
{
    if (!m_track->isWhole())
        return std::nullopt;
    return std::llround(static_cast<double>(m_track->frames()) * m_rateHz / m_track->sampleRateHz());
}

/// Starts some way before, at a frame that falls on one of the track, so that the filter has seen what is
/// there.
void TrackReader::restart(std::int64_t firstFrame)
{
    const std::int64_t fromHz = m_track->sampleRateHz();
    const std::int64_t common = std::gcd(fromHz, static_cast<std::int64_t>(m_rateHz));
    const std::int64_t stepIn = fromHz / common;
    const std::int64_t stepOut = m_rateHz / common;
    const std::int64_t reach =
        fromHz == m_rateHz ? 0 : kReach * std::max<std::int64_t>(1, m_rateHz / fromHz + 1);
    const std::int64_t steps = std::max<std::int64_t>(0, firstFrame - reach) / stepOut;
    const auto start = std::min(static_cast<std::size_t>(steps * stepIn), m_track->frames());
    m_resamplers.clear();
    for (std::size_t channel = 0; channel < m_track->channels(); channel++)
        m_resamplers.emplace_back(static_cast<int>(fromHz), m_rateHz);
    for (auto& made : m_made)
        made.clear();
    m_taken = 0;
    m_nextIn = start;
    m_nextOut = steps * stepOut;
    m_isFinished = false;
}

void TrackReader::push()
{
    const auto into = [this](std::size_t channel) {
        return [&made = m_made[channel]](std::span<const float> block) {
            made.insert(made.end(), block.begin(), block.end());
        };
    };
    const std::size_t channels = m_resamplers.size();
    const std::size_t count = std::min(kBlockFrames, m_track->frames() - m_nextIn);
    if (count == 0) {
        for (std::size_t channel = 0; channel < channels; channel++)
            m_resamplers[channel].finish(into(channel));
        m_isFinished = true;
        return;
    }
    std::vector<float> block(count * channels);
    m_track->read(m_nextIn, block);
    std::vector<float> one(count);
    for (std::size_t channel = 0; channel < channels; channel++) {
        for (std::size_t i = 0; i < count; i++)
            one[i] = block[i * channels + channel];
        m_resamplers[channel].push(one, into(channel));
    }
    m_nextIn += count;
}

bool TrackReader::read(std::int64_t firstFrame, std::span<float> to)
{
    const auto frames = to.size() / 2;
    if (m_track->frames() == 0)
        return false;
    // Not decoded that far: another place would be taken for the end.
    const auto lastIn = static_cast<std::size_t>(
        std::ceil(static_cast<double>(firstFrame) * m_track->sampleRateHz() / m_rateHz));
    if (!m_track->isWhole() && lastIn >= m_track->frames())
        return false;
    const std::int64_t ahead = firstFrame - m_nextOut;
    if (m_resamplers.empty() || ahead < 0 || ahead > m_rateHz)
        restart(firstFrame);
    const auto skip = static_cast<std::size_t>(std::max<std::int64_t>(0, firstFrame - m_nextOut));
    while (ready() < skip + frames && !m_isFinished) {
        if (!m_track->isWhole() && m_nextIn >= m_track->frames())
            return false;
        push();
    }
    const std::size_t skipped = std::min(skip, ready());
    m_taken += skipped;
    const std::size_t given = std::min(frames, ready());
    const std::size_t right = m_resamplers.size() - 1;
    for (std::size_t i = 0; i < frames; i++) {
        to[2 * i] = i < given ? m_made[0][m_taken + i] : 0.0F;
        to[2 * i + 1] = i < given ? m_made[right][m_taken + i] : 0.0F;
    }
    m_taken += given;
    m_nextOut = firstFrame + static_cast<std::int64_t>(frames);
    if (m_taken > kBlockFrames) {
        for (std::size_t channel = 0; channel <= right; channel++)
            m_made[channel].erase(m_made[channel].begin(),
                                  m_made[channel].begin() + static_cast<std::ptrdiff_t>(m_taken));
        m_taken = 0;
    }
    return true;
}

} // namespace koe::sound
