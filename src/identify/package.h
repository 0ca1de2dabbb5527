#pragma once

#include "identify/identify.h"
#include "tensorfile/zip_reader.h"

namespace koe::identify {

/// A zip that is no model of PyTorch: what lies in it. @param depth how many packages are around it
[[nodiscard]] Identity identifyPackage(tensorfile::ZipReader& zip, int depth);

/// identify() for a file inside @p depth packages.
[[nodiscard]] Identity identifyInside(const tensorfile::FileBytes& file, const std::string& shownName,
                                      int depth);

} // namespace koe::identify
