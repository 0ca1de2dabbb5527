#include "compare/figures.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace koe::compare {
namespace {

constexpr int kRate = 16000;

/// A second of harmonics of 150 Hz, the n-th at 1 / n^tilt of the first.
AudioBuffer hum(double gain, double tilt)
{
    AudioBuffer audio{std::vector<float>(kRate), kRate};
    for (std::size_t i = 0; i < audio.samples.size(); ++i) {
        double sum = 0.0;
        for (int n = 1; n <= 40; ++n)
            sum +=
                std::sin(2 * std::numbers::pi * 150 * n * static_cast<double>(i) / kRate) / std::pow(n, tilt);
        audio.samples[i] = static_cast<float>(gain * sum);
    }
    return audio;
}

Recording recording(AudioBuffer audio, std::vector<float> hz)
{
    AudioBuffer narrow = audio;
    return {std::move(audio), std::move(narrow), {std::move(hz)}};
}

std::vector<float> melody(double shiftSemitones)
{
    std::vector<float> hz(101, 0.0F);
    for (std::size_t i = 20; i < 80; ++i)
        hz[i] = static_cast<float>(
            150 * std::exp2((shiftSemitones + 3 * std::sin(0.2 * static_cast<double>(i))) / 12));
    return hz;
}

TEST(Figures, AConstantShiftIsSeenAndTakenOut)
{
    const CompareReport report =
        compareFigures(recording(hum(0.1, 1), melody(0)), recording(hum(0.1, 1), melody(10)));
    EXPECT_EQ(report.framesVoicedInBoth, 60U);
    EXPECT_NEAR(report.shiftSemitones, 10.0, 1e-4);
    EXPECT_NEAR(report.pitchCorrelation, 1.0, 1e-6);
    EXPECT_NEAR(report.pitchErrorSemitones, 0.0, 1e-4);
    EXPECT_EQ(report.voicingAgreement, 1.0);
    EXPECT_NEAR(report.source.voicedShare, 60.0 / 101, 1e-9);
    EXPECT_NEAR(report.result.medianPitchHz / report.source.medianPitchHz, std::exp2(10.0 / 12), 1e-4);
}

TEST(Figures, AnUnrelatedMelodyDoesNotCorrelate)
{
    std::vector<float> other = melody(0);
    std::mt19937 random(7);
    std::shuffle(other.begin() + 20, other.begin() + 80, random);
    const CompareReport report =
        compareFigures(recording(hum(0.1, 1), melody(0)), recording(hum(0.1, 1), other));
    EXPECT_LT(std::abs(report.pitchCorrelation), 0.4);
    EXPECT_GT(report.pitchErrorSemitones, 1.0);
}

TEST(Figures, VoicingAgreementCountsBothKindsOfFrames)
{
    std::vector<float> half = melody(0);
    std::fill(half.begin() + 50, half.end(), 0.0F); // 30 of 101 frames differ
    const CompareReport report =
        compareFigures(recording(hum(0.1, 1), melody(0)), recording(hum(0.1, 1), half));
    EXPECT_NEAR(report.voicingAgreement, 71.0 / 101, 1e-9);
    EXPECT_EQ(report.framesVoicedInBoth, 30U);
}

TEST(Figures, TooFewVoicedFramesSayNothing)
{
    std::vector<float> few(101, 0.0F);
    std::fill(few.begin(), few.begin() + 9, 150.0F);
    const CompareReport report = compareFigures(recording(hum(0.1, 1), few), recording(hum(0.1, 1), few));
    EXPECT_TRUE(std::isnan(report.pitchCorrelation));
    EXPECT_TRUE(std::isnan(report.shiftSemitones));
    EXPECT_TRUE(std::isnan(report.pitchErrorSemitones));
}

TEST(Figures, LoudnessIsNoSpectralDistanceButTimbreIs)
{
    const auto distance = [](AudioBuffer a, AudioBuffer b) {
        return compareFigures(recording(std::move(a), melody(0)), recording(std::move(b), melody(0)))
            .logSpectralDistanceDb;
    };
    EXPECT_NEAR(distance(hum(0.1, 1), hum(0.02, 1)), 0.0, 0.05);
    // Half a power of n is 10·log10(n) dB: about 11 dB between the lowest and the highest of 40 harmonics and
    // more.
    const double tilted = distance(hum(0.1, 1), hum(0.1, 1.5));
    EXPECT_GT(tilted, 3.0);
    EXPECT_LT(tilted, 16.0);
}

TEST(Figures, LevelsAreThoseOfASine)
{
    AudioBuffer sine{std::vector<float>(kRate), kRate};
    for (std::size_t i = 0; i < sine.samples.size(); ++i)
        sine.samples[i] =
            static_cast<float>(0.5 * std::sin(2 * std::numbers::pi * 100 * static_cast<double>(i) / kRate));
    const SoundFigures figures = soundFigures(recording(sine, melody(0)));
    EXPECT_NEAR(figures.peakDb, -6.02, 0.01);
    EXPECT_NEAR(figures.levelDb, -9.03, 0.01);
    EXPECT_EQ(figures.seconds, 1.0);
}

} // namespace
} // namespace koe::compare
