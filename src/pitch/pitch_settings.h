#pragma once

#include "pitch/pitch_choice.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace koe::pitch {

/// A method with what a user may want around it.
struct PitchSettings
{
    PitchChoice choice;
    std::string device = "cpu";
    /// Frames of the median filter, from 3 on (an even number is one more). With harvest it is RVC's: 3
    /// frames from 3 on, and that is its default; the others have none unless it is asked for.
    std::optional<int> filterRadius;
    bool repairOctaves = false;
    std::filesystem::path cacheFolder; ///< empty: nothing is kept
};

/// A tracker that does all of that. With a cache its weights are read when a sound comes that is not there;
/// what cannot be weights of that method is refused at once. @param beforeLoading called before they are read
[[nodiscard]] std::unique_ptr<PitchTracker> makePitchTracker(const PitchSettings& settings,
                                                             std::function<void()> beforeLoading = {});

/// Width in frames of the median filter; 0: none.
[[nodiscard]] std::size_t medianWidth(Method method, std::optional<int> filterRadius);

} // namespace koe::pitch
