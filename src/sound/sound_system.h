#pragma once

#include "sound/sound.h"
#include "sound/stream.h"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace koe::sound {

/// ALSA by PortAudio, and JACK. All objects are one within a process: opened with the first need, closed with
/// the last object. Any thread; calls take up to some tenths of a second.
class SoundSystem
{
public:
    SoundSystem();
    ~SoundSystem();
    SoundSystem(const SoundSystem&) = delete;
    SoundSystem& operator=(const SoundSystem&) = delete;

    /// Opens PortAudio, so that the first stream need not.
    void warmUp();
    [[nodiscard]] std::vector<SoundDevice> devices();

    /// Where players sound; empty: the usual device.
    void chooseOutput(const std::string& id);
    [[nodiscard]] std::string output() const;

    /// At the device's own rate, one or two channels.
    /// @throws Missing when there is no such device or it does not open
    [[nodiscard]] std::unique_ptr<Stream> openOutput(const std::string& id, Play play);
    /// One channel, at @p sampleRateHz where the device has it, else at its own.
    [[nodiscard]] std::unique_ptr<Stream> openInput(const std::string& id, int sampleRateHz, Hear hear);

private:
    class PaStreamBox;
    struct State;
    std::unique_ptr<Stream> openStream(const std::string& id, Way way, int wantedHz, const Play& play,
                                       const Hear& hear);
    std::shared_ptr<State> m_state; // streams hold it too
    mutable std::mutex m_outputMutex;
    std::string m_output;
};

} // namespace koe::sound
