#pragma once

#include "identify/identify.h"

#include <cstddef>
#include <optional>
#include <span>

namespace koe::identify {

/// An ONNX model by the shape of its protobuf message; nothing when the bytes are none. Reads fields, decodes
/// no weights; every length is checked against what is left.
[[nodiscard]] std::optional<Identity> identifyOnnx(std::span<const std::byte> bytes);

} // namespace koe::identify
