#pragma once

#include "tensorfile/tensor.h"

namespace koe::tensorfile {

/// The starter pack's small form: a matrix NAME as int8 beside NAME.scale, one float32 per row of its first axis.
/// Such matrices become float32 and their scales go; every other tensor stays as it is.
/// @throws InvalidInput naming the tensor whose scales are missing or of another count
[[nodiscard]] TensorMap widenInt8Rows(const TensorMap& stored);

/// The same names and shapes without reading a value: for cards.
[[nodiscard]] TensorMap withoutRowScales(const TensorMap& stored);

} // namespace koe::tensorfile
