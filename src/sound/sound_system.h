#pragma once

#include "sound/sound.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace koe::sound {

/// One open device. Callbacks come on a thread of its own that must never wait.
class Stream
{
public:
    virtual ~Stream() = default;
    [[nodiscard]] virtual int sampleRateHz() const = 0;
    [[nodiscard]] virtual int channels() const = 0;
    /// @throws Missing when the device does not start
    virtual void start() = 0;
    /// Returns when the callback will not be called again.
    virtual void stop() = 0;
    /// Whether a started device still asks for sound or gives some.
    [[nodiscard]] virtual bool isAlive() = 0;
    /// How often the device said that sound came too late or was lost.
    [[nodiscard]] virtual std::size_t dropouts() const = 0;
};

/// PortAudio, which allows one call at a time: opened with the first need, closed with the object.
/// Any thread; calls take up to some tenths of a second.
class SoundSystem
{
public:
    /// Interleaved, as many channels as the stream has.
    using Play = std::function<void(std::span<float> samples)>;
    using Hear = std::function<void(std::span<const float> samples)>;

    SoundSystem();
    ~SoundSystem();
    SoundSystem(const SoundSystem&) = delete;
    SoundSystem& operator=(const SoundSystem&) = delete;

    /// Opens PortAudio, so that the first stream need not.
    void warmUp();
    [[nodiscard]] std::vector<SoundDevice> devices();

    /// At the device's own rate, one or two channels.
    /// @throws Missing when there is no such device or it does not open
    [[nodiscard]] std::unique_ptr<Stream> openOutput(const std::string& id, Play play);
    /// One channel, at @p sampleRateHz where the device has it, else at its own.
    [[nodiscard]] std::unique_ptr<Stream> openInput(const std::string& id, int sampleRateHz, Hear hear);

private:
    class PaStreamBox;
    struct State;
    std::shared_ptr<State> m_state; // streams hold it too
};

} // namespace koe::sound
