#pragma once

#include "content/content_encoder.h"
#include "content/starter_file.h"

namespace koe::content {

[[nodiscard]] std::unique_ptr<ContentEncoder> starterEncoder(const StarterFile& file,
                                                             const std::string& device);

} // namespace koe::content
