#pragma once

#include "dsp/spectrogram.h"

#include <cstddef>
#include <span>
#include <vector>

namespace koe::dsp {

enum class MelScale
{
    Slaney, ///< linear below 1 kHz, logarithmic above (librosa's default)
    Htk     ///< 2595 · log10(1 + f / 700)
};

/// Triangular bands on a mel scale, each of unit area in Hz (Slaney's norm): the float32 numbers of
/// librosa.filters.mel.
struct MelFilterbank
{
    std::vector<float> weights; // [bands, bins], row-major
    std::size_t bands = 0;
    std::size_t bins = 0; // fftSize / 2 + 1

    [[nodiscard]] std::span<const float> row(std::size_t band) const
    {
        return {weights.data() + band * bins, bins};
    }
};

/// @throws InvalidInput unless 0 <= lowHz < highHz <= sampleRateHz / 2 and bands > 0
[[nodiscard]] MelFilterbank melFilterbank(MelScale scale, int sampleRateHz, std::size_t fftSize,
                                          std::size_t bands, double lowHz, double highHz);

/// ln(max(bank · spectrum, clip)), [frames, bands] (its `bins` are bands).
/// @throws InvalidInput when the bank was made for another number of bins
[[nodiscard]] Spectrogram logMel(const Spectrogram& spectrogram, const MelFilterbank& bank, float clip);

} // namespace koe::dsp
