#pragma once

#include "convert/sample_store.h"
#include "core/job.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace koe::convert {

/// What becomes of a recording with two channels.
enum class Stereo
{
    Mono, ///< mixed to one, as RVC does
    Mid,  ///< what both channels share is converted, what differs is put back as it was: two channels again
    Each  ///< every channel by itself
};
/// "mono", "mid", "each". @throws UsageError
[[nodiscard]] Stereo stereoFromName(const std::string& name);

/// A recording that waits on the disk.
struct Recording
{
    std::vector<Spool> voices; ///< what is converted, at 16 kHz; with Each one per channel
    std::optional<Spool> side; ///< (left − right) / 2 at its own rate; left = mid + side, right = mid − side
    std::optional<double> lufs; ///< of the channels that the result will have too; nothing for silence
    [[nodiscard]] double seconds() const
    {
        return static_cast<double>(voices.front().ownSamples) / voices.front().ownRateHz;
    }
};

/// @param clean how far steady noise is taken out, 0 to 1
/// @param scratch folder where it waits
/// @throws InvalidInput for a file that is no sound, or with Mid for one of more than two channels; Missing;
/// Cancelled
[[nodiscard]] Recording readRecording(const std::filesystem::path& file, Stereo stereo, double clean,
                                      const std::filesystem::path& scratch, const Job& job);

} // namespace koe::convert
