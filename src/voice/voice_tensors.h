#pragma once

#include "synth/generator_config.h"
#include "tensorfile/tensor.h"

#include <string>
#include <string_view>

namespace koe::voice {

/// Tensors under the names that the rest of the program knows, in file order: weight norms of the newer
/// PyTorch interface (….parametrizations.weight.original0/1) become weight_g and weight_v, a fused ….weight
/// is left out where the pair is there too, "module." in front is dropped, and so is the posterior encoder
/// enc_q.
[[nodiscard]] tensorfile::TensorMap canonicalNames(const tensorfile::TensorMap& stored);

/// What is wrong with the first tensor of @p config that is missing or misshapen ("the tensor emb_g.weight is
/// missing"); empty if all are there. A weight-normed layer may be a pair or fused.
/// @param prefix only tensors whose name begins so
[[nodiscard]] std::string firstMisfit(const synth::GeneratorConfig& config,
                                      const tensorfile::TensorMap& weights, std::string_view prefix = "");

/// The tensors that @p config names (fused layers under ….weight), in their order; others are left out.
[[nodiscard]] tensorfile::TensorMap onlyThoseOf(const synth::GeneratorConfig& config,
                                                const tensorfile::TensorMap& weights);

/// The tensors that @p config names, with every fused layer split into its pair again (v = weight, g = its
/// norms): RVC itself reads nothing else. Other tensors are left out.
[[nodiscard]] tensorfile::TensorMap withWeightNorms(const synth::GeneratorConfig& config,
                                                    const tensorfile::TensorMap& weights);

} // namespace koe::voice
