#include "sound/jack.h"

#include "core/error.h"
#include "core/log.h"

#include <jack/jack.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <ctime>
#include <thread>

namespace koe::sound {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* kPrefix = "jack:";
constexpr std::size_t kBlockFrames = 1024; // a longer period goes through in pieces
constexpr int kMostPorts = 64;

/// libjack writes to servers that died. That must not end the program, nor may its threads, which are made
/// while this lives and inherit it.
class NoBrokenPipe
{
public:
    NoBrokenPipe()
    {
        ::sigemptyset(&m_pipe);
        ::sigaddset(&m_pipe, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
    }
    ~NoBrokenPipe()
    {
        const std::timespec now{};
        if (::sigismember(&m_before, SIGPIPE) == 0)
            while (::sigtimedwait(&m_pipe, nullptr, &now) == SIGPIPE) {
            }
        ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    NoBrokenPipe(const NoBrokenPipe&) = delete;
    NoBrokenPipe& operator=(const NoBrokenPipe&) = delete;

private:
    sigset_t m_pipe{};
    sigset_t m_before{};
};

std::string clientOf(const std::string& port)
{
    return port.substr(0, port.find(':'));
}

} // namespace

class JackStream : public Stream
{
public:
    JackStream(std::shared_ptr<Jack> jack, std::string device, int channels, Play play, Hear hear)
        : m_jack(std::move(jack)), m_device(std::move(device)), m_play(std::move(play)),
          m_hear(std::move(hear)), m_channels(channels), m_block(kBlockFrames * channels)
    {
        const std::lock_guard lock(m_jack->m_mutex);
        if (!m_jack->isAlive())
            throwGone();
        m_rateHz = static_cast<int>(::jack_get_sample_rate(m_jack->m_client));
    }
    ~JackStream() override { stop(); }

    [[nodiscard]] int sampleRateHz() const override { return m_rateHz; }
    [[nodiscard]] int channels() const override { return m_channels; }
    [[nodiscard]] std::size_t dropouts() const override
    {
        return m_jack->m_dropouts.load(std::memory_order_relaxed) - m_dropoutsBefore;
    }

    void start() override
    {
        const std::lock_guard lock(m_jack->m_mutex);
        if (begin())
            return;
        end();
        throwGone();
    }

    void stop() override
    {
        const std::lock_guard lock(m_jack->m_mutex);
        end();
    }

    [[nodiscard]] bool isAlive() override
    {
        const std::lock_guard lock(m_jack->m_mutex);
        return m_jack->isAlive() && std::ranges::find(*m_jack->m_streams, this) != m_jack->m_streams->end();
    }

    /// The client is closed: nothing of this stream is left there.
    void lose() { m_ports.clear(); }

    /// On JACK's thread.
    void process(jack_nframes_t frames)
    {
        std::array<float*, 2> buffers{};
        for (std::size_t c = 0; c < m_ports.size(); c++)
            buffers[c] = static_cast<float*>(::jack_port_get_buffer(m_ports[c], frames));
        for (std::size_t at = 0; at < frames; at += kBlockFrames) {
            const std::size_t count = std::min<std::size_t>(kBlockFrames, frames - at);
            if (m_hear) {
                m_hear({buffers[0] + at, count});
                continue;
            }
            m_play(std::span(m_block).first(count * m_ports.size()));
            for (std::size_t i = 0; i < count; i++)
                for (std::size_t c = 0; c < m_ports.size(); c++)
                    buffers[c][at + i] = m_block[i * m_ports.size() + c];
        }
    }

private:
    [[noreturn]] void throwGone() const
    {
        throw Missing(std::string("The ") + (m_play ? "loudspeaker" : "microphone") + " “" + m_device +
                      "” is not there: plug it in or choose another one.");
    }

    /// @return whether sound goes to the device or comes from it
    bool begin()
    {
        jack_client_t* client = m_jack->m_client;
        if (!m_jack->answers())
            return false;
        const NoBrokenPipe guard;
        const std::string prefix = std::string(::jack_get_client_name(client)) + ":";
        for (int number = 0; number < kMostPorts && static_cast<int>(m_ports.size()) < m_channels; number++) {
            const std::string name = (m_play ? "out_" : "in_") + std::to_string(number);
            if (::jack_port_by_name(client, (prefix + name).c_str()) != nullptr)
                continue; // another stream's
            jack_port_t* port = ::jack_port_register(client, name.c_str(), JACK_DEFAULT_AUDIO_TYPE,
                                                     m_play ? JackPortIsOutput : JackPortIsInput, 0);
            if (port != nullptr)
                m_ports.push_back(port);
        }
        if (static_cast<int>(m_ports.size()) < m_channels)
            return false;
        m_dropoutsBefore = m_jack->m_dropouts.load(std::memory_order_relaxed);
        Jack::Streams streams = *m_jack->m_streams;
        streams.push_back(this);
        m_jack->use(std::move(streams));

        std::size_t cables = 0;
        for (const std::string& theirs : m_jack->ports(m_play ? JackPortIsInput : JackPortIsOutput)) {
            if (clientOf(theirs) != m_device || cables == m_ports.size())
                continue;
            const std::string ours = ::jack_port_name(m_ports[cables]);
            if (::jack_connect(client, (m_play ? ours : theirs).c_str(), (m_play ? theirs : ours).c_str()) ==
                0)
                cables++;
        }
        return static_cast<int>(cables) == m_channels;
    }

    void end()
    {
        Jack::Streams streams = *m_jack->m_streams;
        if (std::erase(streams, this) > 0)
            m_jack->use(std::move(streams));
        if (m_ports.empty())
            return;
        const bool answers = m_jack->answers();
        m_jack->m_hasLeftovers = m_jack->m_hasLeftovers || !answers;
        const NoBrokenPipe guard;
        const jack_nframes_t frames = ::jack_get_buffer_size(m_jack->m_client);
        for (jack_port_t* port : m_ports) {
            if (answers)
                ::jack_port_unregister(m_jack->m_client, port);
            else if (m_play) // or it would play the last period again and again when it goes on
                std::fill_n(static_cast<float*>(::jack_port_get_buffer(port, frames)), frames, 0.0F);
        }
        m_ports.clear();
    }

    std::shared_ptr<Jack> m_jack;
    std::string m_device;
    Play m_play; // or m_hear
    Hear m_hear;
    int m_channels;
    int m_rateHz = 0;
    std::vector<float> m_block; // [kBlockFrames, channels]
    std::vector<jack_port_t*> m_ports;
    std::size_t m_dropoutsBefore = 0;
};

void Jack::open()
{
    const std::lock_guard lock(m_mutex);
    if (m_client != nullptr && (m_isDown || (m_hasLeftovers && answers())))
        closeClient();
    if (m_client != nullptr)
        return;
    auto patience = kSilentDevice;
    if (m_opening.valid()) {
        patience = {};
    } else {
        std::promise<jack_client_t*> opened;
        m_opening = opened.get_future();
        std::thread([opened = std::move(opened)]() mutable {
            const NoBrokenPipe guard;
            opened.set_value(::jack_client_open("Koe Studio", JackNoStartServer, nullptr));
        }).detach(); // it may never end
    }
    if (m_opening.wait_for(patience) != std::future_status::ready)
        return;
    m_client = m_opening.get();
    if (m_client == nullptr)
        return;
    const NoBrokenPipe guard;
    m_isDown = false;
    m_hasLeftovers = false;
    ::jack_on_shutdown(
        m_client, [](void* jack) { static_cast<Jack*>(jack)->m_isDown = true; }, this);
    ::jack_set_process_callback(m_client, &Jack::process, this);
    ::jack_set_xrun_callback(
        m_client,
        [](void* jack) {
            static_cast<Jack*>(jack)->m_dropouts.fetch_add(1, std::memory_order_relaxed);
            return 0;
        },
        this);
    m_lastCall.store(Clock::now(), std::memory_order_relaxed);
    if (::jack_activate(m_client) != 0)
        m_isDown = true;
}

void Jack::close()
{
    const std::lock_guard lock(m_mutex);
    if (m_client != nullptr)
        closeClient();
}

void Jack::closeClient()
{
    const std::unique_ptr<const Streams> lost = std::move(m_streams);
    use({});
    const NoBrokenPipe guard;
    ::jack_client_close(m_client);
    m_client = nullptr;
    m_isProcessing = false; // a dead server's thread is cancelled wherever it stands
    for (JackStream* stream : *lost)
        stream->lose();
}

bool Jack::isBusy()
{
    const std::lock_guard lock(m_mutex);
    return !m_streams->empty() || m_opening.valid() || (m_client != nullptr && !answers() && !m_isDown);
}

bool Jack::isAlive() const
{
    return m_client != nullptr && !m_isDown &&
           Clock::now() - m_lastCall.load(std::memory_order_relaxed) < kSilentDevice;
}

bool Jack::answers() const
{
    const auto asked = Clock::now();
    while (isAlive()) {
        if (m_lastCall.load(std::memory_order_relaxed) > asked)
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return false;
}

std::vector<SoundDevice> Jack::devices()
{
    const std::lock_guard lock(m_mutex);
    std::vector<SoundDevice> devices;
    if (!isAlive())
        return devices;
    const std::string own = ::jack_get_client_name(m_client);
    const int rateHz = static_cast<int>(::jack_get_sample_rate(m_client));
    const auto count = [&](unsigned long flags, int SoundDevice::*channels) {
        for (const std::string& port : ports(flags)) {
            const std::string name = clientOf(port);
            if (name == own)
                continue;
            auto device = std::ranges::find(devices, kPrefix + name, &SoundDevice::id);
            if (device == devices.end())
                device = devices.insert(
                    device, {kPrefix + name, name + " (JACK Audio Connection Kit)", 0, 0, rateHz});
            (*device).*channels += 1;
        }
    };
    count(JackPortIsOutput, &SoundDevice::inputs); // what they give is what we hear
    count(JackPortIsInput, &SoundDevice::outputs);
    return devices;
}

std::unique_ptr<Stream> Jack::openStream(const std::string& id, int channels, Play play, Hear hear)
{
    return std::make_unique<JackStream>(shared_from_this(), id.substr(id.find(':') + 1), channels,
                                        std::move(play), std::move(hear));
}

void Jack::use(Streams streams)
{
    auto next = std::make_unique<const Streams>(std::move(streams));
    m_inUse = next.get();
    while (m_isProcessing)
        std::this_thread::sleep_for(std::chrono::microseconds(100));
    m_streams = std::move(next);
}

/// Ports of sound, those of cards first.
std::vector<std::string> Jack::ports(unsigned long flags) const
{
    std::vector<std::string> ports;
    const char** names = ::jack_get_ports(m_client, nullptr, JACK_DEFAULT_AUDIO_TYPE, flags);
    for (const char** name = names; name != nullptr && *name != nullptr; name++)
        ports.emplace_back(*name);
    ::jack_free(names);
    std::ranges::stable_partition(ports, [&](const std::string& name) {
        const jack_port_t* port = ::jack_port_by_name(m_client, name.c_str());
        return port != nullptr && (::jack_port_flags(port) & JackPortIsPhysical) != 0;
    });
    return ports;
}

int Jack::process(jack_nframes_t frames, void* user)
{
    // Either use() sees that this has begun, or this sees what use() has put there.
    auto& jack = *static_cast<Jack*>(user);
    jack.m_lastCall.store(Clock::now(), std::memory_order_relaxed);
    jack.m_isProcessing = true;
    for (JackStream* stream : *jack.m_inUse.load())
        stream->process(frames);
    jack.m_isProcessing = false;
    return 0;
}

} // namespace koe::sound
