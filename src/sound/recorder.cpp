#include "core/error.h"
#include "core/log.h"
#include "sound/deck.h"
#include "sound/level_meter.h"
#include "sound/sample_ring.h"
#include "sound/take.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <functional>
#include <optional>
#include <thread>

namespace koe::sound {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr auto kPace = milliseconds(20);
constexpr std::size_t kRingSamples = 1 << 19; // 11 s at 48 kHz, when the disk is slow
constexpr float kFullScale = 0.9999F;         // the largest 16-bit value is 0.99997

class MonoRecorder : public Recorder
{
public:
    MonoRecorder(SoundSystem& system, SpareThreads& threads)
        : m_system(system), m_ring(kRingSamples),
          m_shift(threads.begin([this](const std::stop_token& stop) { work(stop); }))
    {
    }

    void listen(const RecorderSettings& settings) override
    {
        note([](RecorderState& state) { state.problem.clear(); });
        tell([this, settings] {
            m_settings = settings;
            openDevice();
        });
    }
    void record(const fs::path& target) override
    {
        note([](RecorderState& state) {
            state.clipped = 0;
            state.seconds = 0.0;
            state.dropouts = 0;
            state.problem.clear();
            state.written.clear();
        });
        tell([this, target] { beginTake(target); });
    }
    void stop() override
    {
        tell([this] {
            hear();
            finishTake();
        });
    }
    void cancel() override
    {
        tell([this] { dropTake(); });
    }
    void rest() override
    {
        tell([this] {
            dropTake();
            closeDevice();
        });
    }

    [[nodiscard]] RecorderState state() const override
    {
        const std::lock_guard lock(m_mutex);
        RecorderState state = m_state;
        if (state.activity != Activity::Resting)
            state.level = m_meter.level();
        return state;
    }

private:
    using Activity = RecorderState::Activity;

    template <typename Change> void note(const Change& change)
    {
        const std::lock_guard lock(m_mutex);
        change(m_state);
    }
    void noteActivity(Activity activity)
    {
        note([&](RecorderState& state) { state.activity = activity; });
    }
    void tell(std::function<void()> command)
    {
        const std::lock_guard lock(m_mutex);
        m_commands.push_back(std::move(command));
        m_wake.notify_one();
    }

    // The following on the worker.
    void work(const std::stop_token& stop)
    {
        m_system.warmUp();
        while (!stop.stop_requested()) {
            std::function<void()> command;
            {
                std::unique_lock lock(m_mutex);
                const auto pace = m_stream ? kPace : milliseconds(std::chrono::hours(1));
                if (m_wake.wait_for(lock, stop, pace, [this] { return !m_commands.empty(); })) {
                    command = std::move(m_commands.front());
                    m_commands.pop_front();
                }
            }
            try {
                if (command)
                    command();
                if (m_stream)
                    tend();
            } catch (const Error& error) {
                fail(error.what());
            } catch (const std::exception& error) {
                log::error("Recorder: {}", error.what());
                fail("The recording stopped: something failed while it was kept.");
            }
        }
        finishTake(); // a window that is closed does not lose it
        m_stream.reset();
    }

    void tend()
    {
        hear();
        if (!m_stream->isAlive())
            throw Missing(m_take
                              ? "The microphone went away while it recorded: what it gave until then is kept."
                              : "The microphone went away, or its sound server stopped: choose another one.");
    }

    void openDevice()
    {
        if (m_stream && m_settings.device == m_openDevice && m_settings.sampleRateHz == m_openRateHz)
            return;
        closeDevice();
        noteActivity(Activity::Opening);
        auto stream = m_system.openInput(m_settings.device, m_settings.sampleRateHz,
                                         [this](std::span<const float> samples) {
                                             for (const float sample : samples)
                                                 m_meter.add(sample);
                                             m_meter.publish();
                                             if (!m_ring.write(samples))
                                                 m_overruns.fetch_add(1, std::memory_order_relaxed);
                                         });
        m_meter.start(stream->sampleRateHz());
        stream->start();
        m_stream = std::move(stream);
        m_openDevice = m_settings.device;
        m_openRateHz = m_settings.sampleRateHz;
        noteActivity(Activity::Listening);
    }

    void closeDevice()
    {
        finishTake();
        if (m_stream)
            m_stream->stop();
        m_stream.reset();
        noteActivity(Activity::Resting);
    }

    void beginTake(const fs::path& target)
    {
        dropTake();
        openDevice();
        hear(); // what came before is not part of it
        m_take.emplace(target, m_stream->sampleRateHz(), m_openRateHz);
        m_lostBefore = lost();
        noteActivity(Activity::Recording);
    }

    /// Takes what came since.
    void hear()
    {
        std::vector<float> block(1 << 14);
        while (const std::size_t count = m_ring.read(block)) {
            if (!m_take)
                continue;
            const auto heard = std::span<const float>(block).first(count);
            try {
                m_take->add(heard);
            } catch (const Missing&) {
                throw Missing("There is no room left on the disk of " +
                              m_take->target().parent_path().string() +
                              ": what was recorded until then is kept. Make room before you go on.");
            }
            const auto clipped = std::count_if(heard.begin(), heard.end(),
                                               [](float sample) { return std::abs(sample) >= kFullScale; });
            note([&](RecorderState& state) {
                state.clipped += static_cast<std::size_t>(clipped);
                state.seconds = m_take->seconds();
                state.dropouts = lost() - m_lostBefore;
            });
        }
    }

    [[nodiscard]] std::size_t lost() const
    {
        return m_overruns.load(std::memory_order_relaxed) + (m_stream ? m_stream->dropouts() : 0);
    }

    void finishTake()
    {
        if (!m_take)
            return;
        noteActivity(Activity::Writing);
        std::optional<Take> take = std::exchange(m_take, std::nullopt);
        std::string problem;
        try {
            take->end();
        } catch (const Error&) { // the disk is full: without the last instant
        }
        const double seconds = take->seconds();
        try {
            take->write();
        } catch (const Error& error) {
            problem = error.what();
        }
        const fs::path target = take->target();
        take.reset(); // its room is free before anybody hears that it is written
        note([&](RecorderState& state) {
            state.activity = m_stream ? Activity::Listening : Activity::Resting;
            state.seconds = seconds;
            state.problem = problem;
            if (problem.empty())
                state.written = target;
        });
    }

    void dropTake()
    {
        m_take.reset();
        noteActivity(m_stream ? Activity::Listening : Activity::Resting);
    }

    void fail(const std::string& sentence)
    {
        m_stream.reset();
        finishTake();
        note([&](RecorderState& state) {
            state.activity = Activity::Resting;
            state.problem = state.problem.empty() ? sentence : sentence + " " + state.problem;
        });
    }

    SoundSystem& m_system;
    SampleRing m_ring;
    LevelMeter m_meter;
    std::atomic<std::size_t> m_overruns{0};

    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<std::function<void()>> m_commands;
    RecorderState m_state;

    // Worker only.
    RecorderSettings m_settings;
    std::unique_ptr<Stream> m_stream;
    std::optional<Take> m_take;
    std::string m_openDevice;
    int m_openRateHz = 0;
    std::size_t m_lostBefore = 0;
    SpareThreads::Shift m_shift; // last: starts when all else is there, ends first
};

} // namespace

std::unique_ptr<Recorder> makeRecorder(SoundSystem& system, SpareThreads& threads)
{
    return std::make_unique<MonoRecorder>(system, threads);
}

} // namespace koe::sound
