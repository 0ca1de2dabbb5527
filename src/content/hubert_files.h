#pragma once

#include "content/hubert_config.h"
#include "tensorfile/tensor.h"

#include <filesystem>

namespace koe::content {

/// A HuBERT or ContentVec model as it stands on the disk.
struct HubertFiles
{
    HubertConfig config;
    /// Every tensor that the config calls for, in its shape, by transformers' name without "hubert."; the
    /// pair of the positional convolution is called encoder.pos_conv_embed.conv.weight_g / weight_v in any
    /// case.
    tensorfile::TensorMap tensors;
    /// Dimensions of final_proj; 0 where the file has none (then v1 features cannot be made).
    std::int64_t projectedDims = 0;
};

/// Reads a folder in transformers form: config.json beside model.safetensors or pytorch_model.bin.
/// @throws Missing for a file that is not there; InvalidInput for another kind of model, or tensors that are
/// missing or of other sizes; the sentence names the file
[[nodiscard]] HubertFiles readHubertFolder(const std::filesystem::path& folder);

} // namespace koe::content
