#include "dsp/mel.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace koe::dsp {
namespace {

constexpr double kSlaneyHzPerMel = 200.0 / 3.0;
constexpr double kSlaneyBreakHz = 1000.0;
constexpr double kSlaneyBreakMel = kSlaneyBreakHz / kSlaneyHzPerMel;
const double kSlaneyLogStep = std::log(6.4) / 27.0;

double toMel(MelScale scale, double hz)
{
    if (scale == MelScale::Htk)
        return 2595.0 * std::log10(1.0 + hz / 700.0);
    return hz < kSlaneyBreakHz ? hz / kSlaneyHzPerMel
                               : kSlaneyBreakMel + std::log(hz / kSlaneyBreakHz) / kSlaneyLogStep;
}

double toHz(MelScale scale, double mel)
{
    if (scale == MelScale::Htk)
        return 700.0 * (std::pow(10.0, mel / 2595.0) - 1.0);
    return mel < kSlaneyBreakMel ? mel * kSlaneyHzPerMel
                                 : kSlaneyBreakHz * std::exp(kSlaneyLogStep * (mel - kSlaneyBreakMel));
}

} // namespace

MelFilterbank melFilterbank(MelScale scale, int sampleRateHz, std::size_t fftSize, std::size_t bands,
                            double lowHz, double highHz)
{
    if (bands == 0 || fftSize < 2 || !(lowHz >= 0.0) || !(lowHz < highHz) || !(highHz <= sampleRateHz / 2.0))
        throw InvalidInput("Mel bands from " + std::to_string(lowHz) + " to " + std::to_string(highHz) +
                           " Hz are not possible at " + std::to_string(sampleRateHz) + " Hz.");
    std::vector<double> edges(bands + 2);
    const double low = toMel(scale, lowHz);
    const double high = toMel(scale, highHz);
    for (std::size_t i = 0; i < edges.size(); i++)
        edges[i] = toHz(scale, low + (high - low) * static_cast<double>(i) / static_cast<double>(bands + 1));

    MelFilterbank bank{{}, bands, fftSize / 2 + 1};
    bank.weights.resize(bands * bank.bins);
    for (std::size_t band = 0; band < bands; band++) {
        const double left = edges[band];
        const double centre = edges[band + 1];
        const double right = edges[band + 2];
        for (std::size_t k = 0; k < bank.bins; k++) {
            const double hz = static_cast<double>(k) * sampleRateHz / static_cast<double>(fftSize);
            const double triangle =
                std::max(0.0, std::min((hz - left) / (centre - left), (right - hz) / (right - centre)));
            // Rounded before the norm too: librosa keeps the triangle in float32.
            bank.weights[band * bank.bins + k] =
                static_cast<float>(static_cast<double>(static_cast<float>(triangle)) * 2.0 / (right - left));
        }
    }
    return bank;
}

Spectrogram logMel(const Spectrogram& spectrogram, const MelFilterbank& bank, float clip)
{
    if (spectrogram.bins != bank.bins)
        throw InvalidInput("Mel bands for " + std::to_string(bank.bins) +
                           " frequencies cannot be taken of a spectrum with " +
                           std::to_string(spectrogram.bins) + ".");
    Spectrogram mel;
    mel.frames = spectrogram.frames;
    mel.bins = bank.bands;
    mel.values.resize(mel.frames * mel.bins);
    for (std::size_t band = 0; band < bank.bands; band++) {
        const std::span<const float> weights = bank.row(band);
        const auto isSet = [](float weight) { return weight != 0.0f; };
        const auto first =
            static_cast<std::size_t>(std::find_if(weights.begin(), weights.end(), isSet) - weights.begin());
        const auto end = static_cast<std::size_t>(
            std::find_if(weights.rbegin(), weights.rend(), isSet).base() - weights.begin());
        for (std::size_t t = 0; t < mel.frames; t++) {
            const std::span<const float> row = spectrogram.row(t);
            double sum = 0.0;
            for (std::size_t k = first; k < end; k++)
                sum += static_cast<double>(weights[k]) * static_cast<double>(row[k]);
            mel.values[t * mel.bins + band] = std::log(std::max(static_cast<float>(sum), clip));
        }
    }
    return mel;
}

} // namespace koe::dsp
