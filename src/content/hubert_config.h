#pragma once

#include "tensorfile/tensor.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace koe::content {

/// The sizes of a HuBERT or ContentVec model, as transformers' config.json gives them (reference §9).
struct HubertConfig
{
    std::vector<std::int64_t> convDims{512, 512, 512, 512, 512, 512, 512};
    std::vector<std::int64_t> convKernels{10, 3, 3, 3, 3, 2, 2};
    std::vector<std::int64_t> convStrides{5, 2, 2, 2, 2, 2, 2};
    bool convBias = false;
    /// feat_extract_norm "layer": every convolution has a norm over its channels; else the first alone, one
    /// over time per channel ("group").
    bool layerNormFront = false;
    bool projectionLayerNorm = true;
    bool stableLayerNorm = false; ///< norms before attention and feed-forward, and one behind the last layer
    std::int64_t hidden = 768;
    std::int64_t layers = 12;
    std::int64_t heads = 12;
    std::int64_t intermediate = 3072;
    std::int64_t positionKernel = 128;
    std::int64_t positionGroups = 16;
    double layerNormEps = 1e-5;
};

/// @throws InvalidInput for a file that is no config, that of another kind of model, or sizes that do not fit
/// together; the sentence names the file
[[nodiscard]] HubertConfig readHubertConfig(const std::filesystem::path& file);

/// The same of a file that comes alone, by the shapes of its tensors (transformers' names): strides, heads of
/// 64 and eps are those of every HuBERT there is.
/// @param file for sentences
[[nodiscard]] HubertConfig hubertConfigOf(const tensorfile::TensorMap& tensors,
                                          const std::filesystem::path& file);

} // namespace koe::content
