#pragma once

#include "audio/resample.h"
#include "core/sample_spool.h"

#include <filesystem>
#include <span>

namespace koe::sound {

/// One recording that is not a file yet: it waits on the disk that its file will be on.
class Take
{
public:
    /// @param target a .wav that write() makes, or replaces
    /// @throws InvalidInput when its folder cannot be written
    Take(std::filesystem::path target, int fromHz, int toHz);

    /// @throws Missing when the disk is full: what is there until then can still be written
    void add(std::span<const float> heard);
    /// Nothing comes any more. @throws Missing as add()
    void end();
    [[nodiscard]] const std::filesystem::path& target() const { return m_target; }
    [[nodiscard]] double seconds() const;

    /// Mono, 24 bit; on a full disk too, however long it is. Once.
    /// @throws InvalidInput when nothing was heard; Missing when there is no room for it even so
    void write();

private:
    std::filesystem::path m_target;
    SampleSpool m_samples;
    int m_sampleRateHz;
    audio::RunningResampler m_resampler;
};

} // namespace koe::sound
