#pragma once

#include "tensorfile/value.h"

#include <string>

namespace koe::voice {

/// What a model file without a voice in it is, as the rest of a sentence that starts with its name
/// ("is a training checkpoint …").
[[nodiscard]] std::string describeModel(const tensorfile::Value& root);
[[nodiscard]] std::string describeModel(const tensorfile::TensorMap& tensors);

} // namespace koe::voice
