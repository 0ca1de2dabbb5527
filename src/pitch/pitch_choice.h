#pragma once

#include "core/home.h"
#include "pitch/pitch_tracker.h"

#include <filesystem>
#include <string>

namespace koe::pitch {

/// A method and the weights that it reads; nothing is loaded yet.
struct PitchChoice
{
    Method method = Method::Pm;
    std::filesystem::path model; ///< empty for methods without weights
};

/// What a request means by a method and a file.
///
/// "auto": what a named file holds, whatever it is called; without one rmvpe where its weights are, else
/// swiftf0, else pm. A named method looks for its weights in home.weights.
/// @throws UsageError for an unknown method; Missing, saying how to get them, when its weights are not there;
///         InvalidInput for a file of "auto" that holds no pitch model
[[nodiscard]] PitchChoice choosePitch(const Home& home, const std::string& method,
                                      const std::filesystem::path& model);

} // namespace koe::pitch
