#include "sound/sound_system.h"

#include "core/error.h"
#include "core/log.h"
#include "sound/jack.h"
#include "sound/quiet_libraries.h"

#include <alsa/asoundlib.h>
#include <jack/jack.h>
#include <pa_jack.h>
#include <portaudio.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <string_view>

namespace koe::sound {
namespace {

using Clock = std::chrono::steady_clock;

const char* wordFor(Way way)
{
    return way == Way::In ? "microphone" : "loudspeaker";
}

int channelsOf(const SoundDevice& device, Way way)
{
    return way == Way::In ? device.inputs : device.outputs;
}

[[noreturn]] void throwGone(const std::string& id, Way way)
{
    if (id.empty())
        throw Missing(std::string("There is no ") + wordFor(way) +
                      " here that could be used: plug one in, or start the sound server (PipeWire, "
                      "PulseAudio or JACK).");
    throw Missing(std::string("The ") + wordFor(way) + " “" + id.substr(id.find(':') + 1) +
                  "” is not there: plug it in or choose another one.");
}

/// What PortAudio calls a device stays the same; its number does not.
std::string idOf(const PaDeviceInfo& info)
{
    const PaHostApiInfo* api = Pa_GetHostApiInfo(info.hostApi);
    std::string word = api == nullptr ? "" : api->name;
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return word + ":" + info.name;
}

/// Only Jack may have a client of JACK. PortAudio asks for one, and ALSA's plugin for another with each
/// device that leads there.
void keepPortAudioFromJack()
{
    // PortAudio takes a name of as many letters as there are bytes for it, libjack wants one less.
    static const std::string tooLong = [] {
        std::string name = "Koe Studio without a client of PortAudio ";
        name.resize(static_cast<std::size_t>(::jack_client_name_size()), '-');
        return name;
    }();
    PaJack_SetClientName(tooLong.c_str());

    constexpr std::string_view kNoPlugin = "pcm_type.jack { lib \"none\" open \"none\" }";
    snd_input_t* text = nullptr;
    if (::snd_config_update() < 0 ||
        ::snd_input_buffer_open(&text, kNoPlugin.data(), static_cast<ssize_t>(kNoPlugin.size())) < 0)
        return;
    ::snd_config_load(snd_config, text);
    ::snd_input_close(text);
}

} // namespace

/// PortAudio allows one call at a time.
struct SoundSystem::State
{
    struct Device
    {
        SoundDevice told;
        PaDeviceIndex index = paNoDevice; ///< none: JACK's
    };

    std::mutex mutex;
    std::shared_ptr<Jack> jack = std::make_shared<Jack>();
    bool isOpen = false;
    int streams = 0; ///< PortAudio's

    ~State()
    {
        if (!close()) // a server that hangs: its thread may come back any time
            new std::shared_ptr<Jack>(jack);
    }

    /// Tries JACK again each time: its server comes and goes.
    void open()
    {
        const QuietStderr quiet;
        silenceSoundLibraries();
        if (!isOpen && !jack->isBusy()) {
            jack->close(); // PortAudio asks for a client: see Jack
            keepPortAudioFromJack();
            if (const PaError error = Pa_Initialize(); error != paNoError)
                log::warn("The sound system does not open: {}.", Pa_GetErrorText(error));
            else
                isOpen = true;
        }
        jack->open();
    }

    /// @return whether the next open() looks anew: not while a stream is there
    bool close()
    {
        if (streams > 0 || jack->isBusy())
            return false;
        const QuietStderr quiet;
        jack->close();
        if (isOpen)
            Pa_Terminate();
        isOpen = false;
        return true;
    }

    [[nodiscard]] std::vector<Device> devices() const
    {
        std::vector<Device> devices;
        for (PaDeviceIndex index = 0; isOpen && index < Pa_GetDeviceCount(); ++index) {
            const PaDeviceInfo& info = *Pa_GetDeviceInfo(index);
            const PaHostApiInfo& api = *Pa_GetHostApiInfo(info.hostApi);
            if (api.type != paJACK)
                devices.push_back(
                    {{idOf(info), std::string(info.name) + " (" + api.name + ")", info.maxInputChannels,
                      info.maxOutputChannels, static_cast<int>(info.defaultSampleRate),
                      index == Pa_GetDefaultInputDevice(), index == Pa_GetDefaultOutputDevice()},
                     index});
        }
        for (SoundDevice& device : jack->devices())
            devices.push_back({std::move(device), paNoDevice});
        markUsual(devices, &SoundDevice::inputs, &SoundDevice::usualInput);
        markUsual(devices, &SoundDevice::outputs, &SoundDevice::usualOutput);
        return devices;
    }

    /// The usual one of PortAudio, else the first that can.
    static void markUsual(std::vector<Device>& devices, int SoundDevice::*channels,
                          bool SoundDevice::*isUsual)
    {
        if (std::ranges::any_of(devices, [&](const Device& device) { return device.told.*isUsual; }))
            return;
        for (Device& device : devices)
            if (device.told.*channels > 0) {
                device.told.*isUsual = true;
                return;
            }
    }

    [[nodiscard]] Device find(const std::string& id, Way way) const
    {
        for (Device& device : devices()) {
            const bool isUsual = way == Way::In ? device.told.usualInput : device.told.usualOutput;
            if (id.empty() ? isUsual : device.told.id == id && channelsOf(device.told, way) > 0)
                return std::move(device);
        }
        throwGone(id, way);
    }
};

class SoundSystem::PaStreamBox : public Stream
{
public:
    /// The caller holds the system.
    PaStreamBox(std::shared_ptr<State> system, PaDeviceIndex index, Way way, int wantedHz, Play play,
                Hear hear)
        : m_system(std::move(system)), m_way(way), m_play(std::move(play)), m_hear(std::move(hear))
    {
        if (const PaError error = open(index, wantedHz); error != paNoError)
            throw Missing(sentence("does not open", error));
        ++m_system->streams;
    }

    ~PaStreamBox() override
    {
        const std::lock_guard lock(m_system->mutex);
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
        if (!m_isStarted)
            return;
        Pa_StopStream(m_stream);
        m_isStarted = false;
    }

    [[nodiscard]] bool isAlive() override
    {
        const std::lock_guard lock(m_system->mutex);
        return Pa_IsStreamActive(m_stream) == 1 &&
               Clock::now() - m_lastCall.load(std::memory_order_relaxed) < kSilentDevice;
    }

private:
    PaError open(PaDeviceIndex index, int wantedHz)
    {
        const PaDeviceInfo& info = *Pa_GetDeviceInfo(index);
        m_name = info.name;
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
    int m_channels = 0;
    int m_rateHz = 0;
    PaStream* m_stream = nullptr;
    bool m_isStarted = false;
    std::atomic<Clock::time_point> m_lastCall{};
    std::atomic<std::size_t> m_dropouts{0};
};

SoundSystem::SoundSystem()
{
    static std::mutex mutex;
    static std::weak_ptr<State> ofAll;
    const std::lock_guard lock(mutex);
    m_state = ofAll.lock();
    if (!m_state)
        ofAll = m_state = std::make_shared<State>();
}

SoundSystem::~SoundSystem() = default;

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
    for (State::Device& device : m_state->devices())
        devices.push_back(std::move(device.told));
    return devices;
}

void SoundSystem::chooseOutput(const std::string& id)
{
    const std::lock_guard lock(m_outputMutex);
    m_output = id;
}

std::string SoundSystem::output() const
{
    const std::lock_guard lock(m_outputMutex);
    return m_output;
}

std::unique_ptr<Stream> SoundSystem::openOutput(const std::string& id, Play play)
{
    return openStream(id, Way::Out, 0, play, Hear());
}

std::unique_ptr<Stream> SoundSystem::openInput(const std::string& id, int sampleRateHz, Hear hear)
{
    return openStream(id, Way::In, sampleRateHz, Play(), hear);
}

std::unique_ptr<Stream> SoundSystem::openStream(const std::string& id, Way way, int wantedHz,
                                                const Play& play, const Hear& hear)
{
    const std::lock_guard lock(m_state->mutex);
    const auto open = [&]() -> std::unique_ptr<Stream> {
        m_state->open();
        const State::Device device = m_state->find(id, way);
        if (device.index != paNoDevice)
            return std::make_unique<PaStreamBox>(m_state, device.index, way, wantedHz, play, hear);
        const int channels = way == Way::In ? 1 : std::min(2, device.told.outputs);
        return m_state->jack->openStream(device.told.id, channels, play, hear);
    };
    try {
        return open();
    } catch (const Missing&) { // the device or its server may have come since we looked
        if (!m_state->close())
            throw;
    }
    return open();
}

} // namespace koe::sound
