#pragma once

#include "tensorfile/npy.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

/// Figures that the reference implementation produced on formula weights (tests/fixtures/golden/README.md).
namespace koe::golden {

/// The file of an array (arrays/NAME.npy), input (inputs/NAME) or recipe (recipes/NAME.json): from
/// tests/fixtures/golden, else from the full set at $KOE_GOLDEN or ../shared/golden; empty when neither has
/// it (skip, saying so).
[[nodiscard]] std::filesystem::path find(const std::string& relativePath);

/// Where the figures are checked: $KOE_TEST_DEVICE ("cuda:0"; with NVIDIA_TF32_OVERRIDE=0, for the tolerances
/// are float32's), else the processor.
[[nodiscard]] std::string device();

[[nodiscard]] inline bool has(const std::string& array)
{
    return !find("arrays/" + array + ".npy").empty();
}
[[nodiscard]] tensorfile::Tensor array(const std::string& name);
[[nodiscard]] inline std::vector<float> floats(const std::string& name)
{
    return array(name).toFloats();
}

/// recipes/NAME.json, parsed.
[[nodiscard]] nlohmann::json recipe(const std::string& name);
/// All tensors of a recipe as float32 that are exact halves. @param training with those marked train_only
[[nodiscard]] tensorfile::TensorMap weights(const std::string& recipeName, bool training);
[[nodiscard]] tensorfile::TensorMap weightsOf(const nlohmann::json& recipe, bool training);

/// The stand-ins for normal draws of the entries "with noise": float32(√3) · t of a tensor of that name.
[[nodiscard]] std::vector<float> draws(const std::string& name, std::uint64_t modelSeed, std::size_t count);

struct Difference
{
    double largest = 0; ///< largest absolute error / RMS of the reference
    double rms = 0;     ///< RMS of the error / RMS of the reference
    double largestAbsolute = 0;
};
/// Lengths must be equal (else the differences are infinite).
[[nodiscard]] Difference compare(std::span<const float> ours, std::span<const float> reference);

} // namespace koe::golden
