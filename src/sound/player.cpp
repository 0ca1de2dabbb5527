#include "core/error.h"
#include "core/log.h"
#include "sound/deck.h"
#include "sound/feeder.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>

namespace koe::sound {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t kBlocks = 256;     // 1.4 s at 48 kHz: a busy machine may be late that long
constexpr std::size_t kFirstBlocks = 16; // before the device starts
constexpr auto kPlayingPace = milliseconds(10);
constexpr auto kIdlePace = milliseconds(250);
constexpr auto kKeepDevice = std::chrono::seconds(5);
constexpr double kDecodedAhead = 0.5;

class TwoSidedPlayer : public Player
{
public:
    TwoSidedPlayer(SoundSystem& system, SpareThreads& threads)
        : m_system(system), m_head(kBlocks), m_feeder(m_head),
          m_shift(threads.begin([this](const std::stop_token& stop) { work(stop); }))
    {
    }

    void load(Side side, const std::filesystem::path& file) override
    {
        auto track = file.empty() ? nullptr : std::make_shared<Track>(file);
        const std::lock_guard lock(m_mutex);
        SideState& state = m_sides[static_cast<std::size_t>(side)];
        m_dead.push_back(std::exchange(state.next, std::move(track)));
        state.hasNext = true;
        state.problem.clear();
        wake();
    }

    void play() override
    {
        const std::lock_guard lock(m_mutex);
        if (hasEnded() || isAtEnd())
            jump(m_loop ? m_loop->fromSeconds : 0.0);
        m_problem.clear();
        setPlaying(true);
        wake();
    }

    void pause() override
    {
        const std::lock_guard lock(m_mutex);
        setPlaying(false);
        wake();
    }

    void seek(double seconds) override
    {
        const std::lock_guard lock(m_mutex);
        jump(seconds);
        wake();
    }

    void choose(Side side) override
    {
        const std::lock_guard lock(m_mutex);
        m_side = side;
        m_head.setSide(side);
    }

    void loop(std::optional<Range> range) override
    {
        const std::lock_guard lock(m_mutex);
        m_loop = range;
        const double at = position();
        jump(range && (at < range->fromSeconds || at >= range->toSeconds) ? range->fromSeconds : at);
        wake();
    }

    void setGainDb(double gainDb) override
    {
        m_head.setGain(static_cast<float>(std::pow(10.0, gainDb / 20.0)));
    }

    [[nodiscard]] PlayerState state() const override
    {
        const std::lock_guard lock(m_mutex);
        PlayerState state;
        state.source = trackState(m_sides[0]);
        state.result = trackState(m_sides[1]);
        state.side = m_side;
        state.hasEnded = hasEnded();
        state.isPlaying = m_isPlaying && !state.hasEnded;
        state.isWaiting = state.isPlaying && m_head.isSilent();
        state.seconds = std::max(state.source.seconds, state.result.seconds);
        state.positionSeconds = position();
        state.level = m_head.level();
        state.dropouts = m_head.dropouts() + m_deviceDropouts;
        state.problem = m_problem;
        return state;
    }

private:
    struct SideState
    {
        std::shared_ptr<Track> track;
        std::shared_ptr<Track> next; ///< with hasNext: takes the place of track; null empties the side
        bool hasNext = false;
        std::string problem;
    };

    static PlayerState::Track trackState(const SideState& side)
    {
        const Track* shown = side.hasNext && side.next ? side.next.get() : side.track.get();
        return {shown != nullptr ? shown->seconds() : 0.0,
                (side.hasNext && side.next) || (side.track && !side.track->isWhole()), side.problem};
    }

    // The following with m_mutex held.
    void wake()
    {
        m_isChanged = true;
        m_wake.notify_one();
    }
    void setPlaying(bool playing)
    {
        m_isPlaying = playing;
        m_head.setPlaying(playing);
    }
    void jump(double seconds)
    {
        m_startSeconds = std::max(0.0, seconds);
        m_head.setGeneration(++m_generation);
    }
    [[nodiscard]] bool hasEnded() const { return m_head.endedGeneration() == m_generation; }
    [[nodiscard]] double position() const
    {
        const PlayHead::Place place = m_head.place();
        return m_rateHz > 0 && place.generation == (m_generation & 0xFFFFFF)
                   ? static_cast<double>(place.frame) / m_rateHz
                   : m_startSeconds;
    }
    [[nodiscard]] bool isAtEnd() const
    {
        double longest = 0.0;
        for (const SideState& side : m_sides)
            longest = std::max(longest, trackState(side).seconds);
        return !isLoading() && position() >= longest;
    }
    /// Puts tracks that are ready in their places.
    void takeTracks()
    {
        for (SideState& side : m_sides) {
            if (side.hasNext && isReady(side)) {
                const double at = position();
                side.problem = side.next ? side.next->problem() : "";
                if (!side.problem.empty())
                    m_dead.push_back(std::exchange(side.next, nullptr));
                m_dead.push_back(std::exchange(side.track, std::exchange(side.next, nullptr)));
                side.hasNext = false;
                jump(at);
            } else if (side.track && !side.track->problem().empty()) {
                const double at = position();
                side.problem = side.track->problem();
                m_dead.push_back(std::exchange(side.track, nullptr));
                jump(at);
            }
        }
    }
    [[nodiscard]] bool isReady(const SideState& side) const
    {
        if (!side.next || side.next->isWhole() || !side.next->problem().empty())
            return true;
        if (side.next->frames() == 0)
            return false;
        return !m_isPlaying || side.next->seconds() > position() + kDecodedAhead;
    }
    [[nodiscard]] bool isLoading() const
    {
        return std::any_of(m_sides.begin(), m_sides.end(), [](const SideState& side) {
            return side.hasNext || (side.track && !side.track->isWhole());
        });
    }
    [[nodiscard]] milliseconds pace() const
    {
        if (m_isPlaying || isLoading() || !m_head.isSilent())
            return kPlayingPace;
        return m_stream ? kIdlePace : milliseconds(std::chrono::hours(1));
    }

    // The following on the worker, without m_mutex.
    void work(const std::stop_token& stop)
    {
        m_system.warmUp();
        while (!stop.stop_requested()) {
            std::vector<std::shared_ptr<Track>> dead; // their threads are waited for here, not in the window
            std::vector<std::shared_ptr<Track>> coming;
            {
                std::unique_lock lock(m_mutex);
                m_wake.wait_for(lock, stop, pace(), [this] { return m_isChanged; });
                m_isChanged = false;
                takeTracks();
                for (const SideState& side : m_sides)
                    if (side.next)
                        coming.push_back(side.next);
                if (hasEnded())
                    setPlaying(false);
                dead.swap(m_dead);
            }
            for (const std::shared_ptr<Track>& track : coming)
                track->begin();
            try {
                tend();
            } catch (const Error& error) {
                fail(error.what());
            } catch (const std::exception& error) {
                log::error("Player: {}", error.what());
                fail("The sound stopped: something failed while it was read.");
            }
        }
        closeDevice();
    }

    void tend()
    {
        bool isPlaying = false;
        const std::string output = m_system.output();
        {
            const std::lock_guard lock(m_mutex);
            isPlaying = m_isPlaying;
            if (m_stream)
                m_deviceDropouts = m_stream->dropouts();
        }
        const bool wasPlaying = std::exchange(m_wasPlaying, isPlaying);
        if (m_stream && !m_stream->isAlive()) {
            m_stream.reset();
            m_head.empty();
            if (wasPlaying) // else nobody heard it go, and the next play() opens what is there
                throw Missing(
                    "The loudspeaker went away, or its sound server stopped: choose another one, or "
                    "start the sound server again.");
        }
        if (m_stream && output != m_openOutput)
            closeDevice();
        if (isPlaying || !m_head.isSilent())
            m_lastUse = Clock::now();
        else if (m_stream && Clock::now() - m_lastUse > kKeepDevice)
            closeDevice();
        if (isPlaying && !m_stream)
            openDevice(output);
        else if (m_stream)
            feed(kBlocks);
    }

    void openDevice(const std::string& output)
    {
        const Play play = [this](std::span<float> samples) {
            m_head.render(samples, static_cast<std::size_t>(m_channels));
        };
        std::unique_ptr<Stream> stream;
        std::string problem;
        try {
            stream = m_system.openOutput(output, play);
        } catch (const Missing&) {
            if (output.empty())
                throw;
            stream = m_system.openOutput({}, play);
            problem = "The loudspeaker “" + output.substr(output.find(':') + 1) +
                      "” cannot be used: the usual one sounds instead.";
        }
        m_openOutput = output;
        m_channels = stream->channels();
        {
            const std::lock_guard lock(m_mutex);
            const double at = position();
            m_rateHz = stream->sampleRateHz();
            m_problem = problem;
            jump(at);
        }
        m_head.empty();
        m_head.start(stream->sampleRateHz());
        feed(kFirstBlocks);
        stream->start();
        m_stream = std::move(stream);
        feed(kBlocks);
    }

    /// After what sounds has faded out.
    void closeDevice()
    {
        if (!m_stream)
            return;
        m_head.setPlaying(false);
        for (int i = 0; i < 20 && !m_head.isSilent(); i++)
            std::this_thread::sleep_for(milliseconds(5));
        m_stream->stop();
        m_stream.reset();
        const std::lock_guard lock(m_mutex);
        m_head.setPlaying(m_isPlaying);
    }

    void feed(std::size_t blocks)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_fedGeneration != m_generation) {
                m_fedGeneration = m_generation;
                m_feeder.jump(m_generation, m_startSeconds, m_rateHz, {m_sides[0].track, m_sides[1].track},
                              m_loop);
            }
        }
        m_feeder.fill(blocks);
    }

    void fail(const std::string& sentence)
    {
        const std::lock_guard lock(m_mutex);
        jump(position());
        setPlaying(false);
        m_problem = sentence;
    }

    SoundSystem& m_system;
    PlayHead m_head;
    Feeder m_feeder; // worker only

    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    bool m_isChanged = false;
    std::array<SideState, 2> m_sides;
    std::vector<std::shared_ptr<Track>> m_dead;
    Side m_side = Side::Source;
    std::optional<Range> m_loop;
    bool m_isPlaying = false;
    double m_startSeconds = 0.0; ///< where the generation begins
    std::uint32_t m_generation = 1;
    int m_rateHz = 0; ///< of the device that was opened last
    std::size_t m_deviceDropouts = 0;
    std::string m_problem;

    // Worker only.
    std::unique_ptr<Stream> m_stream;
    std::string m_openOutput;
    bool m_wasPlaying = false;
    int m_channels = 2;
    std::uint32_t m_fedGeneration = 0;
    Clock::time_point m_lastUse;
    SpareThreads::Shift m_shift; // last: starts when all else is there, ends first
};

} // namespace

std::unique_ptr<Player> makePlayer(SoundSystem& system, SpareThreads& threads)
{
    return std::make_unique<TwoSidedPlayer>(system, threads);
}

} // namespace koe::sound
