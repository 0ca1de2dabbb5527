#pragma once

#include "tensorfile/tensor.h"

#include <cstdint>
#include <string>
#include <vector>

namespace koe::pitch::testing {

/// Weights that anybody can make again, as tests/tools/make_tracker_fixtures.py gave them to the published
/// networks.
[[nodiscard]] tensorfile::Tensor formulaTensor(const std::string& name,
                                               const std::vector<std::int64_t>& shape);

/// Of CREPE tiny.
[[nodiscard]] tensorfile::TensorMap formulaCrepe();
/// Of an FCPE with 128 channels, two layers and, if wanted, two heads of attention.
[[nodiscard]] tensorfile::TensorMap formulaFcpe(bool attention);

} // namespace koe::pitch::testing
