#pragma once

#include <torch/types.h>

#include <cstdint>

namespace koe::synth::model {

/// Draws of mean 0 and deviation 1 that belong to a position: the same for the same arguments, whatever piece
/// of the signal is asked for. A sum of eight uniform draws, bell-shaped out to ±4.9; an eighth of the time
/// of LibTorch's normal draws.
/// @param stream which of many independent signals @return [rows, channels] on the CPU, of positions from
/// @p from on
[[nodiscard]] torch::Tensor positionNoise(std::uint64_t seed, std::uint64_t stream, std::int64_t from,
                                          std::int64_t rows, std::int64_t channels);

} // namespace koe::synth::model
