#pragma once

#include <filesystem>
#include <string>

namespace koe::pitch::testing {

/// A file of the folder that KOE_REAL_WEIGHTS names (laid out as weights/); empty where it is not there. The
/// published weights are too large for the tree: docs/pitch.md says how a maintainer gets them.
[[nodiscard]] std::filesystem::path realWeights(const std::string& relativePath);

/// The same voicing, and within 1 cent where voiced.
void expectSamePitch(double ours, double expected, std::size_t frame);

} // namespace koe::pitch::testing
