#pragma once

#include "nn/parameters.h"
#include "synth/generator_config.h"

namespace koe::synth::model {

/// Fresh parameters as RVC's modules start: torch's own inits, Xavier for attention's projections, a flow
/// whose couplings do nothing yet. Drawn on the CPU from LibTorch's global seed, so that every device starts
/// alike. RVC also means to draw ups and resblocks from normal(0, 0.01), but does so on a weight that weight
/// norm computes anew at each step: what it trains from is torch's default, and so is this. Ours are the
/// pulses of the sine source, the scale of the text encoder's embeddings and the deviations at the start
/// (docs/decisions/0007).
[[nodiscard]] nn::Parameters initialWeights(const GeneratorConfig& config, RegistrationOrder order,
                                            torch::Device device);

} // namespace koe::synth::model
