#pragma once

#include <torch/types.h>

namespace koe::training {

struct SpectrumSettings
{
    int sampleRateHz = 40000;
    int filterLength = 2048; ///< FFT and window length
    int hop = 400;
    int mels = 125;
    double melMinHz = 0.0;
    double melMaxHz = 0.0; ///< 0: half the rate
};

/// RVC's training spectra (reference §12), with gradients.
class Spectra
{
public:
    Spectra(const SpectrumSettings& settings, torch::Device device);

    /// √(re² + im² + 1e-6) of a wave that is padded already. @param padded [B, n] @returns [B, bins, T]
    [[nodiscard]] torch::Tensor ofPadded(const torch::Tensor& padded) const;
    /// With RVC's reflection of (filter − hop)/2 samples at both ends. @param wave [B, samples]
    [[nodiscard]] torch::Tensor spectrogram(const torch::Tensor& wave) const;
    /// ln(max(mel · spec, 1e-5)). @param spec [B, bins, T] @returns [B, mels, T]
    [[nodiscard]] torch::Tensor logMel(const torch::Tensor& spec) const;

    /// Samples reflected at each end.
    [[nodiscard]] int padding() const { return (m_settings.filterLength - m_settings.hop) / 2; }
    [[nodiscard]] const SpectrumSettings& settings() const { return m_settings; }

private:
    SpectrumSettings m_settings;
    torch::Tensor m_window; // [filterLength], periodic Hann
    torch::Tensor m_mel;    // [mels, bins]
};

} // namespace koe::training
