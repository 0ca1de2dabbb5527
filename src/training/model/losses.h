#pragma once

#include "training/model/discriminators.h"

namespace koe::training {

/// RVC's losses (reference §12), each a single number with a gradient.

/// Σ over nets of mean((1 − D(real))²) + mean(D(fake)²).
/// @param both judgements of real and fake one after the other along the batch: [2B, …]
[[nodiscard]] torch::Tensor discriminatorLoss(const std::vector<Discriminators::Judgement>& both);
/// Σ over nets of mean((1 − D(fake))²).
[[nodiscard]] torch::Tensor generatorLoss(const std::vector<Discriminators::Judgement>& fake);
/// 2 · Σ over nets and layers of mean|real − fake|; no gradient to the real ones.
[[nodiscard]] torch::Tensor featureLoss(const std::vector<Discriminators::Judgement>& real,
                                        const std::vector<Discriminators::Judgement>& fake);
/// Σ mask·(logs_p − logs_q − ½ + ½(z_p − m_p)²·e^(−2·logs_p)) / Σ mask, with a mask [B, 1, T]: not averaged
/// over channels.
[[nodiscard]] torch::Tensor klLoss(const torch::Tensor& zP, const torch::Tensor& logsQ,
                                   const torch::Tensor& mP, const torch::Tensor& logsP,
                                   const torch::Tensor& mask);

/// Spectral convergence plus L1 of log magnitudes, summed over windows of 512 and 2048 samples (Yamamoto et
/// al. 2020, Parallel WaveGAN, eq. 4–6): what the mel does not resolve, harmonics above all.
/// @param fake,real [B, samples], at least 2048
[[nodiscard]] torch::Tensor spectralLoss(const torch::Tensor& fake, const torch::Tensor& real);

} // namespace koe::training
