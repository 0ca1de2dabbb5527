// Loudness, true peak, noise gate, autotune.

#include "audio/decode.h"
#include "core/error.h"
#include "dsp/autotune.h"
#include "dsp/loudness_meter.h"
#include "dsp/noise_gate.h"
#include "dsp/spectrogram.h"
#include "dsp/true_peak.h"
#include "support/signals.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace koe::dsp {
namespace {

namespace fs = std::filesystem;

std::vector<float> speech(const char* name)
{
    return audio::decodeAudio(fs::path(KOE_FIXTURES) / "speech" / name).samples;
}

double lufsOf(std::span<const float> samples, int rateHz, int channels = 1)
{
    LoudnessMeter meter(rateHz, channels);
    for (std::size_t first = 0; first < samples.size(); first += 999 * static_cast<std::size_t>(channels))
        meter.add(samples.subspan(
            first, std::min(samples.size() - first, 999 * static_cast<std::size_t>(channels))));
    return meter.integratedLufs().value_or(-999.0);
}

double decibels(double ratio)
{
    return 20.0 * std::log10(ratio);
}

TEST(Loudness1770, FiltersAreTheTableOfTheStandard)
{
    const IirFilter shelf = kWeightingShelf(48000);
    const double b[] = {1.53512485958697, -2.69169618940638, 1.19839281085285};
    const double a[] = {1.0, -1.69065929318241, 0.73248077421585};
    const IirFilter highPass = kWeightingHighPass(48000);
    const double highA[] = {1.0, -1.99004745483398, 0.99007225036621};
    for (std::size_t i = 0; i < 3; i++) {
        EXPECT_NEAR(shelf.b[i], b[i], 1e-8);
        EXPECT_NEAR(shelf.a[i], a[i], 1e-8);
        EXPECT_NEAR(highPass.a[i], highA[i], 1e-8);
    }
}

TEST(Loudness1770, TonesOfTheStandardsTestSet)
{
    EXPECT_NEAR(lufsOf(signals::tone(997, 2.0, 48000, 1.0), 48000), -3.01, 0.02);
    for (const int rateHz : {16000, 32000, 40000, 44100})
        EXPECT_NEAR(lufsOf(signals::tone(997, 2.0, rateHz, 1.0), rateHz), -3.01, 0.05) << rateHz;

    // EBU Tech 3341, cases 1, 3 and 4 (shorter): 1 kHz on both channels at levels in dBFS.
    const auto levels = [](const std::vector<std::pair<double, double>>& parts) {
        std::vector<float> both;
        for (const auto& [db, seconds] : parts)
            for (const float sample : signals::tone(1000, seconds, 48000, std::pow(10.0, db / 20.0)))
                both.insert(both.end(), {sample, sample});
        return both;
    };
    EXPECT_NEAR(lufsOf(levels({{-23, 4}}), 48000, 2), -23.0, 0.1);
    EXPECT_NEAR(lufsOf(levels({{-36, 3}, {-23, 18}, {-36, 3}}), 48000, 2), -23.0, 0.1);
    EXPECT_NEAR(lufsOf(levels({{-72, 3}, {-36, 3}, {-23, 18}, {-36, 3}, {-72, 3}}), 48000, 2), -23.0, 0.1);
}

TEST(Loudness1770, SpeechAsFfmpegMeasuresIt)
{
    // ffmpeg -af ebur128=peak=true (5.1, which brings it to 48 kHz first): integrated loudness, true peak.
    const auto kathleen = speech("kathleen_16k.wav");
    const auto guy = speech("flemishguy_16k.wav");
    EXPECT_NEAR(lufsOf(kathleen, 16000), -28.8, 0.15);
    EXPECT_NEAR(lufsOf(guy, 16000), -30.0, 0.15);
    TruePeakMeter meter(1);
    meter.add(kathleen);
    EXPECT_NEAR(decibels(meter.peak()), -11.7, 0.15);
}

TEST(Loudness1770, SilenceHasNone)
{
    LoudnessMeter meter(16000, 1);
    EXPECT_FALSE(meter.integratedLufs());
    meter.add(std::vector<float>(32000, 0.0f));
    EXPECT_FALSE(meter.integratedLufs());
    EXPECT_NEAR(lufsOf(signals::tone(1000, 0.1, 16000, 0.5), 16000), -9.0, 0.5); // shorter than a block
}

double truePeak(std::span<const float> samples, int channels = 1)
{
    TruePeakMeter meter(channels);
    meter.add(samples);
    return meter.peak();
}

TEST(TruePeak, IsSeenBetweenTheSamples)
{
    std::vector<float> samples(4000);
    for (std::size_t i = 0; i < samples.size(); i++) // a quarter of the rate, met at 45 degrees
        samples[i] = static_cast<float>(
            0.8 * std::sin(std::numbers::pi / 2.0 * static_cast<double>(i) + std::numbers::pi / 4.0));
    EXPECT_NEAR(*std::max_element(samples.begin(), samples.end()), 0.8 * std::sqrt(0.5), 1e-6);
    TruePeakMeter blocks(1);
    for (std::size_t first = 0; first < samples.size(); first += 7)
        blocks.add(
            std::span<const float>(samples).subspan(first, std::min<std::size_t>(7, samples.size() - first)));
    EXPECT_NEAR(decibels(truePeak(std::span<const float>(samples).subspan(500, 3000)) / 0.8), 0.0, 0.6);
    EXPECT_EQ(blocks.peak(), truePeak(samples));
    EXPECT_EQ(truePeak(std::vector<float>{0.5f}), 0.5);
}

std::vector<float> limited(std::span<const float> samples, int rateHz, int channels, double ceilingDb,
                           std::size_t blockFrames)
{
    TruePeakLimiter limiter(rateHz, channels, ceilingDb);
    std::vector<float> out;
    const auto take = [&](std::span<const float> block) {
        out.insert(out.end(), block.begin(), block.end());
    };
    const std::size_t step = blockFrames * static_cast<std::size_t>(channels);
    for (std::size_t first = 0; first < samples.size(); first += step)
        limiter.push(samples.subspan(first, std::min(step, samples.size() - first)), take);
    limiter.finish(take);
    return out;
}

TEST(TruePeakLimiter, KeepsTheCeilingInAnyBlocks)
{
    for (const int channels : {1, 2}) {
        std::vector<float> loud; // bursts up to +12 dBFS in quiet, full band
        for (std::size_t i = 0; i < 60'000; i++)
            loud.push_back(static_cast<float>(signals::noiseAt(i) *
                                              (i / 6000 % 2 == 0 ? 0.2 : 4.0 * (i % 6000 < 3 ? 1.0 : 0.3))));
        for (const double ceiling : {-1.0, -6.0}) {
            const auto whole = limited(loud, 40000, channels, ceiling, 1'000'000);
            ASSERT_EQ(whole.size(), loud.size());
            EXPECT_LT(decibels(truePeak(whole, channels)), ceiling + 0.05);
            EXPECT_GT(decibels(truePeak(whole, channels)), ceiling - 1.0);
            EXPECT_EQ(limited(loud, 40000, channels, ceiling, 77), whole);
            EXPECT_EQ(limited(loud, 40000, channels, ceiling, 5000), whole);
        }
    }
}

TEST(TruePeakLimiter, LeavesWhatIsUnderTheCeilingAsItIs)
{
    const auto quiet = signals::tone(300, 0.5, 16000, 0.5);
    EXPECT_EQ(limited(quiet, 16000, 1, -3.0, 512), quiet);
    for (const std::size_t samples : {0u, 1u, 50u, 100u}) {
        const std::vector<float> few(samples, 0.25f);
        EXPECT_EQ(limited(few, 16000, 1, -1.0, 512), few);
    }
    std::vector<float> first(4000, 0.1f); // at the very start there is nothing to look ahead in
    first[0] = first[3999] = 2.0f;
    EXPECT_LT(decibels(truePeak(limited(first, 16000, 1, -1.0, 512))), -0.95);
    // One click far over the ceiling: nothing is touched but its neighbourhood.
    auto click = quiet;
    click[4000] = 3.0f;
    const auto out = limited(click, 16000, 1, -1.0, 512);
    EXPECT_TRUE(std::equal(out.begin(), out.begin() + 3900, quiet.begin()));
    EXPECT_LT(std::fabs(out[4000]), 0.892f);
    EXPECT_NEAR(out[4000 + 8000 - 4001], quiet[4000 + 8000 - 4001], 0.02); // half a second later
}

std::vector<float> cleaned(std::span<const float> samples, double strength, std::size_t block = 4096)
{
    NoiseListener listener(16000);
    for (std::size_t first = 0; first < samples.size(); first += block)
        listener.add(samples.subspan(first, std::min(block, samples.size() - first)));
    NoiseGate gate(16000, listener.profile(), strength);
    std::vector<float> out;
    const auto take = [&](std::span<const float> part) { out.insert(out.end(), part.begin(), part.end()); };
    for (std::size_t first = 0; first < samples.size(); first += block)
        gate.push(samples.subspan(first, std::min(block, samples.size() - first)), take);
    gate.finish(take);
    return out;
}

double snrDb(std::span<const float> clean, std::span<const float> heard)
{
    double signal = 0.0, noise = 1e-20;
    for (std::size_t i = 0; i < clean.size(); i++) {
        const double difference = static_cast<double>(heard[i]) - static_cast<double>(clean[i]);
        signal += static_cast<double>(clean[i]) * static_cast<double>(clean[i]);
        noise += difference * difference;
    }
    return 10.0 * std::log10(signal / noise);
}

/// Mean over frames of the root mean square difference of log spectra, dB; what is 60 dB under the loudest
/// bin counts as silence.
double logSpectralDistance(std::span<const float> a, std::span<const float> b)
{
    const FrameLayout layout{512, 128, 256, 0.0};
    const Spectrogram one = magnitudeSpectrogram(a, layout), two = magnitudeSpectrogram(b, layout);
    const float floor = 0.001f * *std::max_element(one.values.begin(), one.values.end());
    double sum = 0.0;
    for (std::size_t frame = 0; frame < one.frames; frame++) {
        double squares = 0.0;
        for (std::size_t k = 0; k < one.bins; k++) {
            const double db = decibels(
                static_cast<double>(std::max(one.row(frame)[k], floor) / std::max(two.row(frame)[k], floor)));
            squares += db * db;
        }
        sum += std::sqrt(squares / static_cast<double>(one.bins));
    }
    return sum / static_cast<double>(one.frames);
}

/// A second of the speaker, a pause, the rest: a recording has pauses.
std::vector<float> speechWithPause(const char* name)
{
    auto samples = speech(name);
    samples.insert(samples.begin() + 16000, 8000, 0.0f);
    return samples;
}

std::vector<float> withNoise(std::span<const float> clean, double snr)
{
    double power = 0.0;
    for (const float sample : clean)
        power += static_cast<double>(sample) * static_cast<double>(sample);
    const double level =
        std::sqrt(3.0 * power / static_cast<double>(clean.size()) * std::pow(10.0, -snr / 10.0));
    std::vector<float> noisy(clean.begin(), clean.end());
    for (std::size_t i = 0; i < noisy.size(); i++)
        noisy[i] += static_cast<float>(level * signals::noiseAt(i));
    return noisy;
}

TEST(NoiseGate, TakesNoiseOutOfSpeech)
{
    struct Gain
    {
        double snr, leastDb;
    };
    for (const char* name : {"kathleen_16k.wav", "flemishguy_16k.wav"}) {
        const auto clean = speechWithPause(name);
        for (const Gain gain : {Gain{0, 8}, Gain{5, 6}, Gain{10, 4}, Gain{20, 1}}) {
            const auto noisy = withNoise(clean, gain.snr);
            const auto out = cleaned(noisy, 1.0);
            ASSERT_EQ(out.size(), noisy.size());
            const double distance = logSpectralDistance(clean, noisy);
            std::printf("%s at %2.0f dB: SNR %5.1f -> %5.1f dB, log-spectral distance %5.2f -> %5.2f dB\n",
                        name, gain.snr, snrDb(clean, noisy), snrDb(clean, out), distance,
                        logSpectralDistance(clean, out));
            EXPECT_GT(snrDb(clean, out), snrDb(clean, noisy) + gain.leastDb) << name;
            EXPECT_LT(logSpectralDistance(clean, out), 0.75 * distance) << name;
            // Half the strength does half of it.
            const double half = snrDb(clean, cleaned(noisy, 0.5));
            EXPECT_GT(half, snrDb(clean, noisy));
        }
    }
}

TEST(NoiseGate, DoesNoHarmToCleanSpeech)
{
    for (const char* name : {"kathleen_16k.wav", "flemishguy_16k.wav"}) {
        const auto clean = speechWithPause(name);
        const auto out = cleaned(clean, 1.0);
        std::printf("%s clean: SNR %.1f dB, log-spectral distance %.2f dB\n", name, snrDb(clean, out),
                    logSpectralDistance(clean, out));
        EXPECT_GT(snrDb(clean, out), 28.0);
        EXPECT_LT(logSpectralDistance(clean, out), 2.5);
        EXPECT_EQ(cleaned(clean, 0.0), clean);
    }
    const std::vector<float> silence(20'000, 0.0f);
    EXPECT_EQ(cleaned(silence, 1.0), silence);
}

TEST(NoiseGate, IsTheSameInAnyBlocksAndAnyLength)
{
    const auto noisy = withNoise(speech("kathleen_16k.wav"), 10);
    const auto whole = cleaned(noisy, 0.8, 1'000'000);
    EXPECT_EQ(cleaned(noisy, 0.8, 333), whole);
    for (const std::size_t samples : {0u, 1u, 127u, 511u, 513u, 2000u}) {
        const std::span<const float> some = std::span<const float>(noisy).first(samples);
        EXPECT_EQ(cleaned(some, 0.8).size(), samples);
    }
}

double noteOf(float hz)
{
    return 69.0 + 12.0 * std::log2(static_cast<double>(hz) / 440.0);
}
float hzOf(double note)
{
    return static_cast<float>(440.0 * std::exp2((note - 69.0) / 12.0));
}

TEST(Autotune, ScalesByName)
{
    const auto notes = [](const char* text) {
        std::string names;
        const Scale scale = Scale::parse(text);
        for (std::size_t i = 0; i < 12; i++)
            names += scale.notes[i] ? 'x' : '.';
        return names;
    };
    EXPECT_EQ(notes("C:major"), "x.x.xx.x.x.x");
    EXPECT_EQ(notes("A:minor"), notes("c:MAJOR"));
    EXPECT_EQ(notes("G:major"), "x.x.x.xx.x.x");
    EXPECT_EQ(notes("Bb:major"), notes("a#:major"));
    EXPECT_EQ(notes("Cb:major"), notes("B:major"));
    EXPECT_EQ(notes("C:chromatic"), "xxxxxxxxxxxx");
    for (const char* bad : {"", "C", ":major", "H:major", "C:dur", "C##:major", "Cx:major", " :major"})
        EXPECT_NE(sentenceOf<UsageError>([&] { (void)Scale::parse(bad); }).find("C:major"), std::string::npos)
            << bad;
}

TEST(Autotune, PullsAnOffKeyToneByItsStrength)
{
    for (const double strength : {0.0, 0.3, 1.0}) {
        std::vector<float> f0(100, hzOf(60.4)); // 40 cents over C
        autotune(f0, Scale::parse("C:major"), strength);
        for (const float hz : f0)
            EXPECT_NEAR(noteOf(hz), 60.0 + 0.4 * (1.0 - strength), 1e-3);
    }
    std::vector<float> f0(100, hzOf(61.2)); // C sharp is not in the scale: D is nearer
    autotune(f0, Scale::parse("C:major"), 1.0);
    EXPECT_NEAR(noteOf(f0[50]), 62.0, 1e-3);
}

TEST(Autotune, LeavesVibratoInProportion)
{
    // 5.5 Hz, 0.8 semitones to either side of an A that is 20 cents flat: other notes are nearer at times.
    std::vector<float> f0(300);
    for (std::size_t i = 0; i < f0.size(); i++)
        f0[i] = hzOf(68.8 + 0.8 * std::sin(2.0 * std::numbers::pi * 5.5 * static_cast<double>(i) / 100.0));
    for (const double strength : {0.25, 0.5, 1.0}) {
        auto tuned = f0;
        autotune(tuned, Scale::parse("C:chromatic"), strength);
        double mean = 0.0, least = 1e9, most = -1e9;
        for (std::size_t i = 20; i < 280; i++) {
            mean += noteOf(tuned[i]) / 260.0;
            least = std::min(least, noteOf(tuned[i]));
            most = std::max(most, noteOf(tuned[i]));
        }
        EXPECT_NEAR(mean, 69.0 - 0.2 * (1.0 - strength), 0.02) << strength;
        EXPECT_NEAR(most - least, 1.6 * (1.0 - strength), 0.05) << strength;
    }
}

TEST(Autotune, NotesFollowEachOtherByAGlide)
{
    std::vector<float> f0;
    for (const double note : {60.3, 63.8, 66.7})
        f0.insert(f0.end(), 40, hzOf(note));
    f0[60] = 0.0f; // a pause stays one
    autotune(f0, Scale::parse("C:major"), 1.0);
    EXPECT_EQ(f0[60], 0.0f);
    EXPECT_NEAR(noteOf(f0[20]), 60.0, 1e-3);
    EXPECT_NEAR(noteOf(f0[52]), 64.0, 1e-3);
    EXPECT_NEAR(noteOf(f0[100]), 67.0, 1e-3);
    for (std::size_t i = 1; i < f0.size(); i++)
        if (f0[i] > 0.0f && f0[i - 1] > 0.0f) {
            EXPECT_LT(std::fabs(noteOf(f0[i]) - noteOf(f0[i - 1])), 1.2) << "no jump, at " << i;
        }
}

} // namespace
} // namespace koe::dsp
