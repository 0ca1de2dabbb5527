#pragma once

#include "core/feature_matrix.h"

#include <span>

namespace koe::convert {

/// 50 per second → 100 per second: each row twice.
[[nodiscard]] FeatureMatrix doubled(const FeatureMatrix& features);

/// RVC's protect: frames without pitch (f0 below 1 Hz; consonants, breath) keep @p protect of what retrieval
/// made of them and take the rest from the features as they were.
/// @param f0Hz a value per frame; further frames of the features are left alone
void protectConsonants(FeatureMatrix& features, const FeatureMatrix& raw, std::span<const float> f0Hz,
                       float protect);

} // namespace koe::convert
