#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <span>

namespace koe::sound {

enum class Way
{
    In,
    Out
};

/// Interleaved, as many channels as the stream has.
using Play = std::function<void(std::span<float> samples)>;
using Hear = std::function<void(std::span<const float> samples)>;

/// A device that has not asked for sound for that long is gone, whatever its library says.
constexpr auto kSilentDevice = std::chrono::seconds(3);

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

} // namespace koe::sound
