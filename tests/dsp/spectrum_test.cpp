#include "core/error.h"
#include "dsp/fft.h"
#include "dsp/mel.h"
#include "dsp/padding.h"
#include "dsp/spectrogram.h"
#include "support/golden.h"
#include "support/signals.h"

#include <gtest/gtest.h>

#include <numbers>
#include <numeric>

namespace koe::dsp {
namespace {

class Fourier : public testing::TestWithParam<std::size_t>
{
};

TEST_P(Fourier, EqualsItsDefinitionAndComesBack)
{
    const std::size_t size = GetParam();
    std::vector<double> x(size);
    for (std::size_t i = 0; i < size; i++)
        x[i] = signals::noiseAt(i);
    RealFft fft(size);
    std::vector<std::complex<double>> spectrum(fft.bins());
    fft.forward(x, spectrum);
    for (std::size_t k = 0; k < spectrum.size(); k++) {
        std::complex<double> expected = 0;
        for (std::size_t n = 0; n < size; n++)
            expected += x[n] * std::polar(1.0, -2 * std::numbers::pi * static_cast<double>(k * n % size) /
                                                   static_cast<double>(size));
        ASSERT_NEAR(std::abs(spectrum[k] - expected), 0.0, 1e-11) << "bin " << k;
    }
    std::vector<double> back(size);
    fft.inverse(spectrum, back);
    for (std::size_t n = 0; n < size; n++)
        ASSERT_NEAR(back[n], x[n], 1e-13);
}
INSTANTIATE_TEST_SUITE_P(Sizes, Fourier, testing::Values(2, 4, 8, 16, 64, 256, 1024));

TEST(FourierSizes, OnlyPowersOfTwo)
{
    for (const std::size_t size : {0u, 1u, 3u, 1000u})
        EXPECT_THROW(RealFft{size}, InvalidInput);
}

TEST(Reflection, IsNumPys)
{
    const std::vector<float> x{0, 1, 2};
    EXPECT_EQ(reflectPadded(x, 5, 7), (std::vector<float>{1, 0, 1, 2, 1, 0, 1, 2, 1, 0, 1, 2, 1, 0, 1}));
    EXPECT_EQ(reflectPadded(x, 0, 0), x);
    EXPECT_EQ(reflectPadded(std::vector<float>{3}, 2, 1), (std::vector<float>{3, 3, 3, 3}));
    EXPECT_TRUE(reflectPadded({}, 4, 4).empty());
}

struct BankCase
{
    MelScale scale;
    int rateHz;
    std::size_t fftSize;
    std::size_t bands;
    double lowHz, highHz;
    double sum, max;
    std::size_t firstBin, lastBin; // of row 10
    double rowSum;
};

class MelBank : public testing::TestWithParam<BankCase>
{
};

TEST_P(MelBank, HasTheReferencesCheckValues)
{
    const BankCase& c = GetParam();
    const MelFilterbank bank = melFilterbank(c.scale, c.rateHz, c.fftSize, c.bands, c.lowHz, c.highHz);
    ASSERT_EQ(bank.weights.size(), c.bands * (c.fftSize / 2 + 1));
    EXPECT_NEAR(std::accumulate(bank.weights.begin(), bank.weights.end(), 0.0), c.sum, 1e-6);
    EXPECT_NEAR(*std::max_element(bank.weights.begin(), bank.weights.end()), c.max, 1e-6);
    const auto row = bank.row(10);
    EXPECT_NEAR(std::accumulate(row.begin(), row.end(), 0.0), c.rowSum, 1e-6);
    for (std::size_t k = 0; k < row.size(); k++)
        EXPECT_EQ(row[k] > 0.0f, k >= c.firstBin && k <= c.lastBin) << "bin " << k;
}
INSTANTIATE_TEST_SUITE_P(
    All, MelBank,
    testing::Values(
        BankCase{MelScale::Slaney, 40000, 2048, 125, 0, 20000, 6.397535, 0.031951, 16, 19, 0.047727},
        BankCase{MelScale::Slaney, 48000, 2048, 128, 0, 24000, 5.458672, 0.031600, 14, 16, 0.044484},
        BankCase{MelScale::Slaney, 32000, 1024, 80, 0, 16000, 2.558126, 0.021522, 15, 17, 0.035302},
        BankCase{MelScale::Htk, 16000, 1024, 128, 30, 8000, 8.189247, 0.056785, 12, 14, 0.064621},
        BankCase{MelScale::Slaney, 16000, 1024, 128, 0, 8000, 8.188380, 0.042566, 15, 17, 0.057957}));

TEST(MelBankInput, IsChecked)
{
    EXPECT_THROW((void)melFilterbank(MelScale::Slaney, 16000, 1024, 80, 0, 9000), InvalidInput);
    EXPECT_THROW((void)melFilterbank(MelScale::Slaney, 16000, 1024, 0, 0, 8000), InvalidInput);
    EXPECT_THROW((void)melFilterbank(MelScale::Htk, 16000, 1024, 80, 400, 300), InvalidInput);
    const MelFilterbank bank = melFilterbank(MelScale::Htk, 16000, 1024, 80, 30, 8000);
    EXPECT_THROW((void)logMel(Spectrogram{std::vector<float>(257), 1, 257}, bank, 1e-5f), InvalidInput);
}

/// Reference arrays are [bins, frames]; ours are [frames, bins].
std::vector<float> transposed(const Spectrogram& s)
{
    std::vector<float> values(s.values.size());
    for (std::size_t t = 0; t < s.frames; t++)
        for (std::size_t k = 0; k < s.bins; k++)
            values[k * s.frames + t] = s.row(t)[k];
    return values;
}

struct TrainingSpectrum
{
    const char* rate;
    int rateHz;
    std::size_t fftSize, hop, bands;
    double floor;
    float clip;
    const char* variant;
};

class Training : public testing::TestWithParam<TrainingSpectrum>
{
};

TEST_P(Training, SpectrumAndMelMatchTheReference)
{
    const TrainingSpectrum& c = GetParam();
    const std::string rate = c.rate;
    const auto samples = golden::floats("spec_in_" + rate);
    const FrameLayout layout{c.fftSize, c.hop, (c.fftSize - c.hop) / 2, c.floor};
    const Spectrogram spectrum = magnitudeSpectrogram(samples, layout);
    EXPECT_EQ(spectrum.frames, samples.size() / c.hop);
    const std::string suffix = rate + c.variant;
    if (golden::has("spec_" + suffix)) {
        const auto difference = golden::compare(transposed(spectrum), golden::floats("spec_" + suffix));
        EXPECT_LT(difference.largest, 1e-4);
        EXPECT_LT(difference.rms, 1e-5);
    }
    const MelFilterbank bank =
        melFilterbank(MelScale::Slaney, c.rateHz, c.fftSize, c.bands, 0, c.rateHz / 2.0);
    const auto difference =
        golden::compare(transposed(logMel(spectrum, bank, c.clip)), golden::floats("mel_" + suffix));
    EXPECT_LT(difference.largest, 1e-4);
    EXPECT_LT(difference.rms, 1e-5);
}
INSTANTIATE_TEST_SUITE_P(Rates, Training,
                         testing::Values(TrainingSpectrum{"32k", 32000, 1024, 320, 80, 1e-6, 1e-5f, ""},
                                         TrainingSpectrum{"40k", 40000, 2048, 400, 125, 1e-6, 1e-5f, ""},
                                         TrainingSpectrum{"40k", 40000, 2048, 400, 125, 2e-7, 2e-6f,
                                                          "_rewrite"},
                                         TrainingSpectrum{"48k", 48000, 2048, 480, 128, 1e-6, 1e-5f, ""}));

TEST(SpectrumFrames, CountAndPeakOfATone)
{
    const auto samples = signals::tone(1000, 0.5, 16000, 1.0);
    const Spectrogram spectrum = magnitudeSpectrogram(samples, {});
    ASSERT_EQ(spectrum.frames, 1 + samples.size() / 160);
    const auto row = spectrum.row(20);
    const auto peak = static_cast<std::size_t>(std::max_element(row.begin(), row.end()) - row.begin());
    EXPECT_EQ(peak, 64u);                // 1000 · 1024 / 16000
    EXPECT_NEAR(row[peak], 256.0, 0.01); // half the window's sum
    EXPECT_EQ(magnitudeSpectrogram({}, {}).frames, 0u);
}

} // namespace
} // namespace koe::dsp
