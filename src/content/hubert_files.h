#pragma once

#include "content/hubert_config.h"
#include "tensorfile/tensor.h"

#include <filesystem>
#include <string>

namespace koe::content {

/// A HuBERT or ContentVec model as it stands on the disk.
struct HubertFiles
{
    std::string id = "contentvec"; ///< what a voice card calls it
    HubertConfig config;
    /// Every tensor that the config calls for, in its shape, by transformers' name without "hubert."; the
    /// pair of the positional convolution is called encoder.pos_conv_embed.conv.weight_g / weight_v in any
    /// case.
    tensorfile::TensorMap tensors;
    /// Dimensions of final_proj; 0 where the file has none (then v1 features cannot be made).
    std::int64_t projectedDims = 0;
};

/// Reads a model in transformers form (a folder with config.json beside model.safetensors or
/// pytorch_model.bin, or one of these files) or a file that comes alone, in fairseq's form (hubert_base.pt)
/// or transformers'.
/// @throws Missing for a file that is not there; InvalidInput for another kind of model, or tensors that are
/// missing or of other sizes; the sentence names the file
[[nodiscard]] HubertFiles readHubert(const std::filesystem::path& location);

/// 16 hexadecimal digits that are the same for every form and precision of an encoder, and other for another:
/// of all its norms and biases, rounded to half.
[[nodiscard]] std::string fingerprint(const HubertFiles& files);

} // namespace koe::content
