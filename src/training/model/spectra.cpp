#include "training/model/spectra.h"

#include "dsp/mel.h"
#include "nn/parameters.h"

namespace koe::training {

Spectra::Spectra(const SpectrumSettings& settings, torch::Device device) : m_settings(settings)
{
    m_window = at::hann_window(settings.filterLength, torch::TensorOptions(torch::kFloat32)).to(device);
    const int bins = settings.filterLength / 2 + 1;
    const double top = settings.melMaxHz > 0 ? settings.melMaxHz : settings.sampleRateHz / 2.0;
    const dsp::MelFilterbank bank = dsp::melFilterbank(
        dsp::MelScale::Slaney, settings.sampleRateHz, static_cast<std::size_t>(settings.filterLength),
        static_cast<std::size_t>(settings.mels), settings.melMinHz, top);
    m_mel = nn::toTensor(bank.weights, {settings.mels, bins}).to(device);
}

torch::Tensor Spectra::ofPadded(const torch::Tensor& padded) const
{
    const torch::Tensor complex =
        at::stft(padded, m_settings.filterLength, m_settings.hop, m_settings.filterLength, m_window,
                 /*normalized=*/false, /*onesided=*/true, /*return_complex=*/true);
    return (at::view_as_real(complex).square().sum(-1) + 1e-6).sqrt();
}

torch::Tensor Spectra::spectrogram(const torch::Tensor& wave) const
{
    return ofPadded(at::reflection_pad1d(wave.unsqueeze(1), {padding(), padding()}).squeeze(1));
}

torch::Tensor Spectra::logMel(const torch::Tensor& spec) const
{
    return at::matmul(m_mel, spec).clamp_min(1e-5).log();
}

} // namespace koe::training
