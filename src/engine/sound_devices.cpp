#include "engine/sound_devices.h"

#include "core/log.h"

#include <portaudio.h>

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace koe::engine {
namespace {

/// stderr leads nowhere while this lives.
class QuietStderr
{
public:
    QuietStderr()
    {
        std::fflush(stderr);
        m_kept = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
        const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
        if (m_kept >= 0 && nowhere >= 0)
            ::dup2(nowhere, STDERR_FILENO);
        if (nowhere >= 0)
            ::close(nowhere);
    }
    ~QuietStderr()
    {
        if (m_kept < 0)
            return;
        std::fflush(stderr);
        ::dup2(m_kept, STDERR_FILENO);
        ::close(m_kept);
    }
    QuietStderr(const QuietStderr&) = delete;
    QuietStderr& operator=(const QuietStderr&) = delete;

private:
    int m_kept = -1;
};

void addDevice(std::vector<Device>& devices, PaDeviceIndex index)
{
    const PaDeviceInfo* info = Pa_GetDeviceInfo(index);
    if (info == nullptr)
        return;
    const PaHostApiInfo* api = Pa_GetHostApiInfo(info->hostApi);
    const std::string id = "audio:" + std::to_string(index);
    const std::string name =
        std::string(info->name) + (api != nullptr ? std::string(" (") + api->name + ")" : "");
    if (info->maxInputChannels > 0)
        devices.push_back({id, name, "input", 0});
    if (info->maxOutputChannels > 0)
        devices.push_back({id, name, "output", 0});
}

} // namespace

std::vector<Device> soundDevices()
{
    // Asking what there is must not start a sound server.
    ::setenv("JACK_NO_START_SERVER", "1", 0);
    std::vector<Device> devices;
    PaError error = paNoError;
    {
        const QuietStderr quiet;
        error = Pa_Initialize();
        if (error == paNoError) {
            for (PaDeviceIndex index = 0; index < Pa_GetDeviceCount(); ++index)
                addDevice(devices, index);
            Pa_Terminate();
        }
    }
    if (error != paNoError)
        log::warn("The sound devices cannot be listed: {}.", Pa_GetErrorText(error));
    return devices;
}

} // namespace koe::engine
