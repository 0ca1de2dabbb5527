#pragma once

#include "assets/manifest.h"

#include <vector>

namespace koe::assets {

/// What training begins with: RVC's own pairs and those of the community, as rows of the manifest.
[[nodiscard]] std::vector<Asset> baseModels();

} // namespace koe::assets
