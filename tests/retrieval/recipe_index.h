#pragma once

#include "core/feature_matrix.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace koe::test {

/// A folder of its own that is gone afterwards.
class ScratchFolder
{
public:
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return m_path / name; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// Vectors, lists and queries of recipes/index_{dims}.json.
struct RecipeIndex
{
    FeatureMatrix vectors; // [5000, dims]
    FeatureMatrix queries; // [100, dims]
    /// Byte for byte what FAISS 1.7.3 writes for them: IVF128, flat, L2, nprobe 1.
    std::string bytes;
};
[[nodiscard]] RecipeIndex recipeIndex(int dims);

void writeBytes(const std::filesystem::path& path, const std::string& bytes);

} // namespace koe::test
