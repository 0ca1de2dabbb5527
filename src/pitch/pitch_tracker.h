#pragma once

#include "core/audio_buffer.h"
#include "core/job.h"
#include "core/pitch_track.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace koe::pitch {

/// Follows the fundamental frequency of a voice, 50 to 1100 Hz.
///
/// Holds weights and nothing of past calls: equal input gives equal output.
/// One call at a time per object.
class PitchTracker
{
public:
    virtual ~PitchTracker() = default;

    /// One value per 10 ms (1 + samples / 160 of them), in Hz; 0 where the frame is unvoiced.
    /// @param audio mono, 16 kHz
    /// @throws InvalidInput for any other layout; Cancelled once @p job is stopped
    [[nodiscard]] virtual PitchTrack track(const AudioBuffer& audio, const Job& job) = 0;
};

enum class Method
{
    Rmvpe,
    Fcpe,
    Crepe,
    CrepeTiny,
    SwiftF0,
    Harvest,
    Pm
};

/// "rmvpe", "fcpe", "crepe", "crepe-tiny", "swiftf0", "harvest", "pm"; throws UsageError, naming them,
/// for any other word.
[[nodiscard]] Method methodFromName(std::string_view name);
[[nodiscard]] std::string_view name(Method method);

/// @param model weights file; not used by methods without weights. For swiftf0 the shipped weights.
/// @throws Missing if the weights are not there; InvalidInput if they are not that tracker's
[[nodiscard]] std::unique_ptr<PitchTracker>
makePitchTracker(Method method, const std::filesystem::path& model, const std::string& device = "cpu");

} // namespace koe::pitch
