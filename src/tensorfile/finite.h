#pragma once

#include "tensorfile/tensor.h"

namespace koe::tensorfile {

/// No infinity in it and nothing that is no number.
[[nodiscard]] bool isFinite(const Tensor& tensor);

} // namespace koe::tensorfile
