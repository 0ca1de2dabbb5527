#include "sound/sound_system.h"

#include "core/error.h"
#include "core/log.h"
#include "sound/quiet_libraries.h"

#include <pa_jack.h>
#include <portaudio.h>

#include <algorithm>
#include <chrono>
#include <set>

namespace koe::sound {
namespace {

using Clock = std::chrono::steady_clock;

// A device that has not asked for sound for that long is gone, whatever PortAudio says.
constexpr auto kSilentDevice = std::chrono::seconds(3);

enum class Way
{
    In,
    Out
};

const char* wordFor(Way way)
{
    return way == Way::In ? "microphone" : "loudspeaker";
}

int channelsOf(const PaDeviceInfo& info, Way way)
{
    return way == Way::In ? info.maxInputChannels : info.maxOutputChannels;
}

[[noreturn]] void throwNone(Way way)
{
    throw Missing(
        std::string("There is no ") + wordFor(way) +
        " here that could be used: plug one in, or start the sound server (PipeWire, PulseAudio or JACK).");
}

/// What PortAudio calls a device stays the same; its number does not.
std::string idOf(const PaDeviceInfo& info)
{
    const PaHostApiInfo* api = Pa_GetHostApiInfo(info.hostApi);
    std::string word = api == nullptr ? "" : api->name;
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return word.substr(0, word.find(' ')) + ":" + info.name; // "jack audio connection kit"
}

} // namespace

struct SoundSystem::State
{
    std::mutex mutex;
    bool isOpen = false;
    int streams = 0;
    /// A stream of a server that died cannot be closed: PortAudio would wait ten minutes for it. It is left
    /// alone, and so is PortAudio's connection to that server until the program ends.
    bool isAbandoned = false;
    std::set<PaHostApiIndex> deadApis;

    void open()
    {
        if (isOpen)
            return;
        const QuietStderr quiet;
        silenceSoundLibraries();
        PaJack_SetClientName("Koe Studio");
        if (const PaError error = Pa_Initialize(); error != paNoError) {
            log::warn("The sound system does not open: {}.", Pa_GetErrorText(error));
            return;
        }
        isOpen = true;
    }

    void close()
    {
        if (!isOpen || streams > 0 || isAbandoned)
            return;
        const QuietStderr quiet;
        Pa_Terminate();
        isOpen = false;
    }

    [[nodiscard]] PaDeviceIndex count() const { return isOpen ? std::max(0, Pa_GetDeviceCount()) : 0; }

    [[nodiscard]] const PaDeviceInfo* device(PaDeviceIndex index) const
    {
        const PaDeviceInfo* info = isOpen && index != paNoDevice ? Pa_GetDeviceInfo(index) : nullptr;
        return info == nullptr || deadApis.contains(info->hostApi) ? nullptr : info;
    }

    /// The usual one of PortAudio, else the first that can.
    [[nodiscard]] PaDeviceIndex usual(Way way) const
    {
        if (!isOpen)
            return paNoDevice;
        const PaDeviceIndex first = way == Way::In ? Pa_GetDefaultInputDevice() : Pa_GetDefaultOutputDevice();
        if (device(first) != nullptr)
            return first;
        for (PaDeviceIndex index = 0; index < count(); ++index)
            if (const PaDeviceInfo* info = device(index); info != nullptr && channelsOf(*info, way) > 0)
                return index;
        return paNoDevice;
    }

    [[nodiscard]] PaDeviceIndex find(const std::string& id, Way way) const
    {
        if (id.empty())
            return usual(way);
        for (PaDeviceIndex index = 0; index < count(); ++index)
            if (const PaDeviceInfo* info = device(index);
                info != nullptr && channelsOf(*info, way) > 0 && idOf(*info) == id)
                return index;
        return paNoDevice;
    }

    /// Looks again where nothing was found: the device or its server may have come since.
    [[nodiscard]] PaDeviceIndex findAnew(const std::string& id, Way way)
    {
        open();
        PaDeviceIndex index = find(id, way);
        if (index != paNoDevice)
            return index;
        close();
        open();
        index = find(id, way);
        if (index == paNoDevice && id.empty())
            throwNone(way);
        if (index == paNoDevice)
            throw Missing(std::string("The ") + wordFor(way) + " “" + id.substr(id.find(':') + 1) +
                          "” is not there: plug it in or choose another one.");
        return index;
    }
};

class SoundSystem::PaStreamBox : public Stream
{
public:
    PaStreamBox(std::shared_ptr<State> system, const std::string& id, Way way, int wantedHz, Play play,
                Hear hear)
        : m_system(std::move(system)), m_way(way), m_play(std::move(play)), m_hear(std::move(hear))
    {
        const std::lock_guard lock(m_system->mutex);
        PaError error = open(m_system->findAnew(id, way), wantedHz);
        if (error != paNoError &&
            m_system->streams == 0) { // its server may have started anew since we looked
            m_system->close();
            error = open(m_system->findAnew(id, way), wantedHz);
        }
        if (error != paNoError)
            throw Missing(sentence("does not open", error));
        ++m_system->streams;
    }

    ~PaStreamBox() override
    {
        const std::lock_guard lock(m_system->mutex);
        if (isLost()) // never touched again; its server does not call any more
            return;
        Pa_CloseStream(m_stream);
        --m_system->streams;
    }

    [[nodiscard]] int sampleRateHz() const override { return m_rateHz; }
    [[nodiscard]] int channels() const override { return m_channels; }
    [[nodiscard]] std::size_t dropouts() const override { return m_dropouts.load(std::memory_order_relaxed); }

    void start() override
    {
        const std::lock_guard lock(m_system->mutex);
        m_lastCall.store(Clock::now(), std::memory_order_relaxed);
        const PaError error = Pa_StartStream(m_stream);
        if (error != paNoError)
            throw Missing(sentence("does not start", error));
        m_isStarted = true;
    }

    void stop() override
    {
        const std::lock_guard lock(m_system->mutex);
        if (!m_isStarted || isLost())
            return;
        Pa_StopStream(m_stream);
        m_isStarted = false;
    }

    [[nodiscard]] bool isAlive() override
    {
        const std::lock_guard lock(m_system->mutex);
        return !isLost() && Pa_IsStreamActive(m_stream) == 1 && !isSilent();
    }

private:
    PaError open(PaDeviceIndex index, int wantedHz)
    {
        const PaDeviceInfo& info = *Pa_GetDeviceInfo(index);
        m_name = info.name;
        m_api = info.hostApi;
        m_channels = m_way == Way::In ? 1 : std::min(2, info.maxOutputChannels);
        PaStreamParameters form{};
        form.device = index;
        form.channelCount = m_channels;
        form.sampleFormat = paFloat32;
        form.suggestedLatency =
            m_way == Way::In ? info.defaultHighInputLatency : info.defaultHighOutputLatency;
        const PaStreamParameters* in = m_way == Way::In ? &form : nullptr;
        const PaStreamParameters* out = m_way == Way::Out ? &form : nullptr;
        const QuietStderr quiet;
        m_rateHz = static_cast<int>(info.defaultSampleRate);
        if (wantedHz > 0 && Pa_IsFormatSupported(in, out, wantedHz) == paFormatIsSupported)
            m_rateHz = wantedHz;
        // No dither and no clipping: floats go through as they are.
        return Pa_OpenStream(&m_stream, in, out, m_rateHz, paFramesPerBufferUnspecified,
                             paClipOff | paDitherOff, &PaStreamBox::called, this);
    }

    [[nodiscard]] bool isSilent() const
    {
        return Clock::now() - m_lastCall.load(std::memory_order_relaxed) > kSilentDevice;
    }

    /// Whether JACK's server died below a stream that runs.
    [[nodiscard]] bool isLost()
    {
        if (m_isLost || !m_isStarted)
            return m_isLost;
        const PaHostApiInfo* api = Pa_GetHostApiInfo(m_api);
        if (api == nullptr || api->type != paJACK || (Pa_IsStreamActive(m_stream) == 1 && !isSilent()))
            return false;
        m_isLost = true;
        m_system->isAbandoned = true;
        m_system->deadApis.insert(m_api);
        return true;
    }

    static int called(const void* input, void* output, unsigned long frames, const PaStreamCallbackTimeInfo*,
                      PaStreamCallbackFlags flags, void* user)
    {
        auto& box = *static_cast<PaStreamBox*>(user);
        box.m_lastCall.store(Clock::now(), std::memory_order_relaxed);
        if ((flags & (paInputOverflow | paInputUnderflow | paOutputUnderflow | paOutputOverflow)) != 0)
            box.m_dropouts.fetch_add(1, std::memory_order_relaxed);
        const std::size_t samples = frames * static_cast<std::size_t>(box.m_channels);
        if (box.m_way == Way::Out)
            box.m_play({static_cast<float*>(output), samples});
        else if (input != nullptr)
            box.m_hear({static_cast<const float*>(input), samples});
        return paContinue;
    }

    [[nodiscard]] std::string sentence(const char* what, PaError error) const
    {
        std::string reason = Pa_GetErrorText(error);
        if (error == paUnanticipatedHostError)
            if (const PaHostErrorInfo* host = Pa_GetLastHostErrorInfo();
                host != nullptr && host->errorText != nullptr)
                reason = host->errorText;
        return std::string("The ") + wordFor(m_way) + " “" + m_name + "” " + what + " (" + reason +
               "): another program may hold it. Choose another one or try again.";
    }

    std::shared_ptr<State> m_system;
    Way m_way;
    Play m_play;
    Hear m_hear;
    std::string m_name;
    PaHostApiIndex m_api = 0;
    int m_channels = 0;
    int m_rateHz = 0;
    PaStream* m_stream = nullptr;
    bool m_isStarted = false;
    bool m_isLost = false;
    std::atomic<Clock::time_point> m_lastCall{};
    std::atomic<std::size_t> m_dropouts{0};
};

SoundSystem::SoundSystem() : m_state(std::make_shared<State>()) {}

SoundSystem::~SoundSystem()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->close();
}

void SoundSystem::warmUp()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->open();
}

std::vector<SoundDevice> SoundSystem::devices()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->close();
    m_state->open();
    std::vector<SoundDevice> devices;
    for (PaDeviceIndex index = 0; index < m_state->count(); ++index) {
        const PaDeviceInfo* info = m_state->device(index);
        if (info == nullptr)
            continue;
        const PaHostApiInfo* api = Pa_GetHostApiInfo(info->hostApi);
        devices.push_back(
            {idOf(*info),
             std::string(info->name) + (api != nullptr ? std::string(" (") + api->name + ")" : ""),
             info->maxInputChannels, info->maxOutputChannels, static_cast<int>(info->defaultSampleRate),
             index == m_state->usual(Way::In), index == m_state->usual(Way::Out)});
    }
    return devices;
}

std::unique_ptr<Stream> SoundSystem::openOutput(const std::string& id, Play play)
{
    return std::make_unique<PaStreamBox>(m_state, id, Way::Out, 0, std::move(play), Hear());
}

std::unique_ptr<Stream> SoundSystem::openInput(const std::string& id, int sampleRateHz, Hear hear)
{
    return std::make_unique<PaStreamBox>(m_state, id, Way::In, sampleRateHz, Play(), std::move(hear));
}

} // namespace koe::sound
