#pragma once

#include "sound/sound.h"
#include "sound/stream.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

struct _jack_client;

namespace koe::sound {

class JackStream;

/// JACK itself, for PortAudio can neither close the streams of a server that died nor speak with the next
/// one.
///
/// One client for all streams, and only one Jack per process: whoever opens a client after a server died
/// makes libjack delete all others that are left in the process, under the hands of their owners. So a client
/// that lost its server is closed before the next one is opened.
///
/// A server that hangs keeps whoever asks it waiting for ever: it is asked nothing until it goes on or dies.
/// Any thread.
class Jack : public std::enable_shared_from_this<Jack>
{
public:
    Jack() = default;
    ~Jack() { close(); } // never while isBusy()
    Jack(const Jack&) = delete;
    Jack& operator=(const Jack&) = delete;

    /// Becomes a client of the server, where one runs; of the next one where the last one died. Starts none.
    void open();
    /// Never while isBusy().
    void close();
    /// Whether a stream has started that is not lost, or the server hangs.
    [[nodiscard]] bool isBusy();

    /// Programs and sound cards that have ports, cards first. Ids start with "jack:".
    [[nodiscard]] std::vector<SoundDevice> devices();

    /// @param id is one of devices()
    /// @param play or @p hear; the other one is empty
    /// @throws Missing when it went away since
    [[nodiscard]] std::unique_ptr<Stream> openStream(const std::string& id, int channels, Play play,
                                                     Hear hear);

private:
    friend class JackStream;
    using Streams = std::vector<JackStream*>;

    /// Whether the server lets its clients play.
    [[nodiscard]] bool isAlive() const;
    /// The same, from now on: whatever asks the server something waits for this first.
    [[nodiscard]] bool answers() const;
    void closeClient();
    /// Returns when JACK's thread uses @p streams and no other.
    void use(Streams streams);
    [[nodiscard]] std::vector<std::string> ports(unsigned long flags) const;
    static int process(std::uint32_t frames, void* user);

    std::mutex m_mutex; // all but what JACK's threads touch
    _jack_client* m_client = nullptr;
    std::future<_jack_client*> m_opening; // valid while the server has not answered
    bool m_hasLeftovers = false;          // ports of streams that ended while the server hung
    std::unique_ptr<const Streams> m_streams = std::make_unique<const Streams>();

    std::atomic<const Streams*> m_inUse{m_streams.get()};
    std::atomic<bool> m_isProcessing{false};
    std::atomic<bool> m_isDown{false};
    std::atomic<std::chrono::steady_clock::time_point> m_lastCall{};
    std::atomic<std::size_t> m_dropouts{0};
};

} // namespace koe::sound
