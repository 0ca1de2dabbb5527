// The line's steps one by one; no network is needed.

#include "audio/audio_writer.h"
#include "audio/decode.h"
#include "audio/resample.h"
#include "convert/cleaning.h"
#include "convert/cut_points.h"
#include "convert/feature_steps.h"
#include "convert/finish.h"
#include "convert/formant.h"
#include "convert/listening.h"
#include "convert/loudness_curve.h"
#include "convert/memory_plan.h"
#include "convert/pitch_curve.h"
#include "convert/prepared_signal.h"
#include "convert/recording.h"
#include "convert/result_file.h"
#include "core/error.h"
#include "dsp/loudness.h"
#include "dsp/loudness_meter.h"
#include "dsp/padding.h"
#include "retrieval/recipe_index.h"
#include "support/golden.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <clocale>
#include <cmath>
#include <numbers>
#include <random>

namespace koe::convert {
namespace {

std::vector<float> noise(std::size_t count, float level, unsigned seed = 1)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> uniform(-level, level);
    std::vector<float> samples(count);
    for (float& sample : samples)
        sample = uniform(random);
    return samples;
}

TEST(Doubling, EachRowComesTwice)
{
    FeatureMatrix features(2, 3);
    features.values = {1, 2, 3, 4, 5, 6};
    const auto twice = doubled(features);
    EXPECT_EQ(twice.frames, 4u);
    EXPECT_EQ(twice.values, (std::vector<float>{1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6}));
}

TEST(Protect, ActsOnFramesWithoutPitchOnly)
{
    FeatureMatrix blended(4, 1), raw(4, 1);
    blended.values = {10, 10, 10, 10};
    raw.values = {0, 0, 0, 0};
    const std::vector<float> f0{0.0f, 200.0f, 0.5f}; // the fourth frame has no f0 at all
    protectConsonants(blended, raw, f0, 0.3f);
    EXPECT_NEAR(blended.values[0], 3.0f, 1e-6f);
    EXPECT_EQ(blended.values[1], 10.0f);
    EXPECT_NEAR(blended.values[2], 3.0f, 1e-6f);
    EXPECT_EQ(blended.values[3], 10.0f);
}

TEST(Pitch, KeyShiftIsInSemitones)
{
    std::vector<float> f0{0.0f, 100.0f};
    transpose(f0, 12);
    EXPECT_EQ(f0, (std::vector<float>{0.0f, 200.0f}));
    transpose(f0, -7);
    EXPECT_NEAR(f0[1], 200.0 * std::pow(2.0, -7.0 / 12.0), 1e-4);
}

TEST(Pitch, UnvoicedFramesAreFilledOnALine)
{
    std::vector<float> f0{0, 0, 100, 0, 0, 130, 0};
    fillUnvoiced(f0);
    EXPECT_EQ(f0, (std::vector<float>{100, 100, 100, 110, 120, 130, 130}));
    std::vector<float> silent{0, 0, 0};
    fillUnvoiced(silent);
    EXPECT_EQ(silent, (std::vector<float>{0, 0, 0}));
}

class Curve : public testing::Test
{
protected:
    PitchCurve read(const std::string& text)
    {
        test::writeBytes(folder / "curve.csv", text);
        return readPitchCurve(folder / "curve.csv");
    }
    test::ScratchFolder folder;
};

TEST_F(Curve, IsWrittenOverTheFramesItCovers)
{
    const auto curve = read("seconds,Hz\r\n0.02,200\r\n\r\n0.04,220\r\n0.05,0\r\n");
    std::vector<float> f0(12, 50.0f);
    writeOver(f0, curve, 3);
    EXPECT_EQ(f0, (std::vector<float>{50, 50, 50, 50, 50, 200, 210, 220, 0, 50, 50, 50}));
    std::vector<float> shorter(7, 50.0f);
    writeOver(shorter, curve, 3);
    EXPECT_EQ(shorter, (std::vector<float>{50, 50, 50, 50, 50, 200, 210}));
}

TEST_F(Curve, AsReferenceCountsFromTheFirstFrame)
{
    const auto curve = read("0.02,200\n0.04,220\n");
    std::vector<float> f0(6, 50.0f);
    writeOverAsReference(f0, curve, 1);
    EXPECT_EQ(f0, (std::vector<float>{50, 200, 200, 200, 50, 50})); // 3 frames: numpy.interp at 0, 1, 2
}

TEST_F(Curve, ReadsADotWhateverTheLocale)
{
    std::setlocale(LC_ALL, "de_DE.UTF-8");
    EXPECT_EQ(read("0.5,196.5\n").hz[0], 196.5);
    std::setlocale(LC_ALL, "C");
}

TEST_F(Curve, WhatIsNoCurveIsASentenceThatNamesTheLine)
{
    for (const char* text : {"0.1,100\n0.2;200\n", "0.1,100\nx,200\n", "0.1,100\n-1,200\n",
                             "0.1,100\nnan,1\n", "0.1,100\n0.2,1e99\n"})
        try {
            (void)read(text);
            FAIL() << text;
        } catch (const InvalidInput& problem) {
            EXPECT_NE(std::string(problem.what()).find("Line 2"), std::string::npos) << problem.what();
        }
    EXPECT_THROW((void)read(""), InvalidInput);
    EXPECT_THROW((void)read("seconds,Hz\n"), InvalidInput);
    EXPECT_THROW((void)readPitchCurve(folder / "none.csv"), InvalidInput);
}

/// The rule of RVC, said again in the plainest way: numpy.argmin over a padded moving sum.
std::vector<std::size_t> plainCuts(const std::vector<double>& x, std::size_t query, std::size_t center)
{
    const std::vector<float> asFloat(x.begin(), x.end());
    std::vector<double> padded(x.size() + 160);
    for (std::size_t i = 0; i < padded.size(); i++) {
        const auto at = std::abs(static_cast<std::ptrdiff_t>(i) - 80);
        const auto size = static_cast<std::ptrdiff_t>(x.size());
        padded[i] = x[static_cast<std::size_t>(at < size ? at : 2 * (size - 1) - at)];
    }
    std::vector<double> sums(x.size());
    for (std::size_t n = 0; n < x.size(); n++)
        for (std::size_t i = 0; i < 160; i++)
            sums[n] += std::fabs(padded[n + i]);
    std::vector<std::size_t> cuts;
    for (std::size_t t = center; t < x.size(); t += center) {
        const auto begin = sums.begin() + static_cast<std::ptrdiff_t>(t - query);
        const auto end = sums.begin() + static_cast<std::ptrdiff_t>(std::min(t + query, x.size()));
        cuts.push_back(t - query + static_cast<std::size_t>(std::min_element(begin, end) - begin));
    }
    return cuts;
}

TEST(ReferenceCuts, AreTheQuietestPlaces)
{
    const auto samples = noise(20000, 1.0f);
    const std::vector<double> x(samples.begin(), samples.end());
    EXPECT_EQ(referenceCuts(x, 700, 5000, 6000), plainCuts(x, 700, 5000));
    EXPECT_EQ(referenceCuts(x, 700, 5000, 6000).size(), 3u);
    EXPECT_TRUE(referenceCuts(x, 700, 5000, 20160).empty()); // with its search padding no longer than max
    EXPECT_FALSE(referenceCuts(x, 700, 5000, 20159).empty());
}

TEST(QuietCuts, LieInPausesAndNoPieceIsTooLong)
{
    std::vector<float> loudness(6000, 0.5f);
    std::vector<std::size_t> pauses;
    for (std::size_t pause = 950; pause < 6000; pause += 970) {
        std::fill_n(loudness.begin() + static_cast<std::ptrdiff_t>(pause), 10, 0.001f);
        pauses.push_back(pause);
    }
    const auto cuts = quietCuts(loudness);
    ASSERT_EQ(cuts.size(), 5u);
    for (std::size_t i = 0; i < cuts.size(); i++) {
        EXPECT_GE(cuts[i], pauses[i]);
        EXPECT_LE(cuts[i], pauses[i] + 10);
    }
    EXPECT_TRUE(quietCuts(std::vector<float>(1300, 1.0f)).empty());
    EXPECT_TRUE(quietCuts(std::vector<float>()).empty());
    const auto hiss = noise(100000, 1.0f);
    std::size_t last = 0;
    for (const std::size_t cut : quietCuts(hiss)) {
        EXPECT_GE(cut - last, 800u);
        EXPECT_LE(cut - last, 1200u);
        last = cut;
    }
    EXPECT_LE(hiss.size() - last, 1300u);
}

TEST(Preparing, LoudRecordingsAreBroughtBelowFullScale)
{
    auto samples = noise(3200, 0.5f);
    EXPECT_EQ(peakDivisor(MemorySource(samples)), 1.0f);
    samples[1000] = -1.9f;
    EXPECT_NEAR(peakDivisor(MemorySource(samples)), 2.0f, 1e-6f);
}

TEST(Preparing, WholeSignalIsThatOfTheReference)
{
    const AudioBuffer audio = audio::decodeAudio(golden::find("inputs/speech3_16k.wav"));
    const auto filtered = preparedWhole(audio.samples);
    const auto difference =
        golden::compare(std::vector<float>(filtered.begin(), filtered.end()), golden::floats("filtfilt_3s"));
    EXPECT_LT(difference.largest, 1e-6);
    EXPECT_LT(difference.rms, 1e-7);
}

TEST(Preparing, StretchesAreThoseOfTheWhole)
{
    for (const std::size_t length : {100000ul, 700ul, 30ul, 2ul, 1ul}) {
        auto samples = noise(length, 1.5f);
        const auto whole = preparedWhole(samples);
        const std::vector<float> asFloat(whole.begin(), whole.end());
        const auto padded = dsp::reflectPadded(asFloat, 8000, 8000);
        const MemorySource source(samples);
        const PreparedSignal signal(source);
        for (std::size_t first = 0; first + 3000 <= padded.size(); first += 2900) {
            const auto stretch = signal.stretch(static_cast<std::ptrdiff_t>(first) - 8000, 3000);
            for (std::size_t i = 0; i < 3000; i++)
                ASSERT_NEAR(stretch[i], padded[first + i], 2e-6f) << length << " " << first << " " << i;
        }
    }
}

TEST(Loudness, CurveAndGainAreThoseOfTheWholeSignal)
{
    for (const std::size_t length : {48000ul, 40001ul, 7999ul, 8000ul, 5ul}) {
        const auto input = noise(length, 0.3f, 1);
        auto whole = noise(length * 5 / 2, 0.7f, 2);
        for (std::size_t i = 0; i < whole.size(); i++)
            whole[i] *= 0.1f + static_cast<float>(i) / static_cast<float>(whole.size());
        auto blocks = whole;
        LoudnessCurve in(16000), out(40000);
        for (std::size_t first = 0; first < length; first += 777)
            in.add(std::span(input).subspan(first, std::min<std::size_t>(777, length - first)));
        out.add(whole);
        const auto reference = dsp::frameRms(std::span<const float>(input), 16000, 8000);
        const auto values = in.values();
        ASSERT_EQ(values.size(), reference.size());
        for (std::size_t i = 0; i < values.size(); i++)
            EXPECT_NEAR(values[i], reference[i], 1e-9);

        for (const double rate : {0.0, 0.25, 1.0}) {
            auto expected = whole;
            dsp::mixLoudness(input, 16000, expected, 40000, rate);
            auto mixed = whole;
            const LoudnessGain gain(in.values(), out.values(), whole.size(), rate);
            for (std::size_t first = 0; first < mixed.size(); first += 1000)
                gain.apply(std::span(mixed).subspan(first, std::min<std::size_t>(1000, mixed.size() - first)),
                           first);
            const auto difference = golden::compare(mixed, expected);
            EXPECT_LT(difference.largest, 1e-4) << length << " " << rate;
        }
    }
}

class Finishing : public testing::Test
{
protected:
    struct Voice
    {
        std::vector<float> samples;
        int rateHz = 0;
    };
    Voice finish(const std::vector<float>& voice, std::size_t ownSamples, int ownRateHz,
                 const LineSettings& settings)
    {
        Spool spool(settings.scratchFolder);
        spool.append(voice);
        LoudnessCurve curve(40000);
        curve.add(voice);
        const auto quiet = noise(ownSamples * 16000 / static_cast<std::size_t>(ownRateHz), 0.1f);
        MemorySource source(quiet);
        source.ownSamples = ownSamples;
        source.ownRateHz = ownRateHz;
        LoudnessCurve in(16000);
        in.add(quiet);
        Voice spoken;
        finishSpooled({spool, 40000, curve.values(), in.values()}, source, settings,
                      {[&](int hz, std::size_t) { spoken.rateHz = hz; },
                       [&](std::span<const float> block) {
                           spoken.samples.insert(spoken.samples.end(), block.begin(), block.end());
                       }},
                      Job());
        return spoken;
    }
};

TEST_F(Finishing, BlocksAreTheWholeAtOnce)
{
    const std::size_t own = 700'000; // several blocks
    std::vector<float> voice = noise(own * 40 / 48 + 400, 0.6f);
    for (std::size_t i = 1; i < voice.size(); i++) // nothing near the edge of the band
        voice[i] = 0.9f * voice[i - 1] + 0.1f * voice[i];
    LineSettings settings;
    settings.rmsMix = 1.0;
    for (const int rate : {0, 48000, 44100, 16000, 8000}) {
        settings.resampleHz = rate;
        const int out = rate >= 16000 ? rate : 40000;
        const Voice spoken = finish(voice, own, 48000, settings);
        EXPECT_EQ(spoken.rateHz, out);
        EXPECT_EQ(spoken.samples.size(),
                  static_cast<std::size_t>(std::llround(own * static_cast<double>(out) / 48000)));
        AudioBuffer whole{voice, 40000};
        if (out != 40000)
            whole = audio::resample(whole, out);
        std::size_t far = 0;
        for (std::size_t i = 0; i < spoken.samples.size(); i++)
            if (std::abs(spoken.samples[i] - whole.samples[i]) > 6e-5f)
                far++;
        EXPECT_EQ(far, 0u) << rate;
    }
}

TEST_F(Finishing, LengthIsThatOfTheInputToTheSample)
{
    LineSettings settings;
    for (const std::size_t own : {44100ul, 12345ul, 1ul, 441ul}) {
        const std::size_t frames = own * 100 / 44100 + 1;
        settings.resampleHz = 44100;
        EXPECT_EQ(finish(noise(frames * 400, 0.2f), own, 44100, settings).samples.size(), own);
        settings.resampleHz = 0;
        EXPECT_EQ(finish(noise(frames * 400, 0.2f), own, 44100, settings).samples.size(),
                  static_cast<std::size_t>(std::llround(static_cast<double>(own) * 40000 / 44100)));
    }
}

/// What writeResult() makes of constant voices.
class Result : public testing::Test
{
protected:
    void speak(const std::vector<float>& samples, int rateHz = 40000)
    {
        const SoundSink sink = gatherInto(spoken, folder.path());
        sink.begin(rateHz, samples.size());
        sink.write(samples);
    }
    /// Interleaved.
    std::vector<float> written(const std::optional<Side>& side = {})
    {
        levels = writeResult(folder / "result.wav", spoken, side, form, folder.path(), Job());
        std::vector<float> samples;
        layout = {};
        audio::decodeChannels(folder / "result.wav",
                              [&](std::span<const float> block, const audio::SoundLayout& its) {
                                  layout = its;
                                  samples.insert(samples.end(), block.begin(), block.end());
                              });
        return samples;
    }

    test::ScratchFolder folder;
    Spoken spoken;
    audio::SoundLayout layout;
    ResultForm form;
    ResultLevels levels;
};

TEST_F(Result, LoudVoicesAreScaledAsAWhole)
{
    std::vector<float> voice(200'000, 0.25f);
    voice[150'000] = -1.98f;
    speak(voice);
    speak(std::vector<float>(200'000, 0.5f));
    const auto samples = written();
    ASSERT_EQ(samples.size(), 400'000u);
    EXPECT_NEAR(samples[300'000], -0.99, 1e-4);
    EXPECT_NEAR(samples[0], 0.125, 1e-4);
    EXPECT_NEAR(samples[1], 0.25, 1e-4);
    EXPECT_EQ(layout.channels, 2);
    EXPECT_EQ(layout.sampleRateHz, 40000);
}

TEST_F(Result, SidesArePutBackAtTheRateOfTheVoice)
{
    speak(std::vector<float>(40'001, 0.25f));
    Spool side(folder.path());
    side.append(std::vector<float>(16'000, 0.2f)); // 0.9999 of the voice's seconds
    const auto samples = written(Side{side, 16000, 0.5f});
    ASSERT_EQ(samples.size(), 80'000u);
    EXPECT_NEAR(samples[40'000], 0.35, 1e-3);
    EXPECT_NEAR(samples[40'001], 0.15, 1e-3);
}

TEST_F(Result, FormsKeepWhatTheyCan)
{
    speak({0.2f, -0.7f, 0.123456789f});
    form.format = audio::OutputFormat::WavFloat;
    EXPECT_EQ(written(), (std::vector<float>{0.2f, -0.7f, 0.123456789f}));
    form.format = audio::OutputFormat::Wav24;
    EXPECT_NEAR(written()[2], 0.123456789f, 0.6 / 8388608);
    EXPECT_FALSE(levels.lufs); // RVC's rule measures nothing
}

TEST_F(Result, LoudnessIsThatOfTheSourceAndPeaksAreLimited)
{
    // Speech-like: bursts that a gain of some decibels brings over the limit.
    std::vector<float> voice = noise(240'000, 0.05f);
    for (std::size_t i = 0; i < voice.size(); i += 4000)
        voice[i] = 0.6f;
    speak(voice);
    form.format = audio::OutputFormat::WavFloat;
    for (const auto& [lufs, limitDb] :
         {std::pair(-40.0, std::optional<double>()), std::pair(-23.0, std::optional(-1.0)),
          std::pair(-18.0, std::optional<double>()), std::pair(-18.0, std::optional(-6.0))}) {
        form.matchLufs = lufs;
        form.peakLimitDbtp = limitDb;
        const auto samples = written();
        ASSERT_EQ(samples.size(), voice.size());
        dsp::LoudnessMeter meter(40000, 1);
        meter.add(samples);
        EXPECT_NEAR(meter.integratedLufs().value(), lufs, 0.1);
        EXPECT_NEAR(levels.lufs.value(), lufs, 0.1);
        EXPECT_LT(levels.truePeakDb.value(), limitDb.value_or(-1.0) + 0.05);
    }
    // A limit alone leaves what is under it bit for bit; silence is not turned up.
    form.matchLufs.reset();
    form.peakLimitDbtp = -0.1;
    EXPECT_EQ(written(), voice);
    spoken = {};
    speak(std::vector<float>(50'000, 0.0f));
    form.matchLufs = -23.0;
    EXPECT_EQ(written(), std::vector<float>(50'000, 0.0f));
}

TEST(Cleaning, TakesTheNoiseOutInTheSameLength)
{
    const test::ScratchFolder folder;
    auto speech = noise(100'000, 0.02f);
    for (std::size_t i = 40'000; i < 70'000; i++)
        speech[i] += 0.5f * std::sin(0.08f * static_cast<float>(i));
    MemorySource source(speech);
    source.ownRateHz = 44100;
    const Spool quiet = cleaned(source, 16000, 1.0, folder.path(), Job());
    EXPECT_EQ(quiet.size(), speech.size());
    EXPECT_EQ(quiet.ownSamples, speech.size());
    EXPECT_EQ(quiet.ownRateHz, 44100);
    const auto powerOf = [](std::span<const float> samples) {
        double sum = 0.0;
        for (const float sample : samples)
            sum += static_cast<double>(sample) * static_cast<double>(sample);
        return sum / static_cast<double>(samples.size());
    };
    const auto samples = quiet.all();
    EXPECT_LT(powerOf(std::span(samples).first(38'000)), 0.02 * powerOf(std::span(speech).first(38'000)));
    EXPECT_NEAR(powerOf(std::span(samples).subspan(42'000, 26'000)), 0.125, 0.003);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW((void)cleaned(source, 16000, 1.0, folder.path(), Job(stop.get_token(), {})), Cancelled);
}

TEST(Formant, SqueezesToTheSample)
{
    EXPECT_EQ(formantFrames(100, 12.0), 200u);
    EXPECT_EQ(formantFrames(100, -12.0), 50u);
    EXPECT_EQ(formantFrames(100, 2.0), 113u); // ceil(112.25)
    EXPECT_EQ(formantFrames(7, 0.0), 7u);
    // A tone of a 20th of the rate, played in 100/113 of the time.
    std::vector<float> tone(113 * 400);
    for (std::size_t i = 0; i < tone.size(); i++)
        tone[i] = std::sin(0.1f * std::numbers::pi_v<float> * static_cast<float>(i));
    const AudioBuffer out = squeezed({tone, 40000}, 113, 100);
    EXPECT_EQ(out.sampleRateHz, 40000);
    ASSERT_EQ(out.samples.size(), 100u * 400);
    for (std::size_t i = 2000; i < 38'000; i++)
        ASSERT_NEAR(out.samples[i], std::sin(0.1 * std::numbers::pi * 1.13 * static_cast<double>(i)), 2e-3)
            << i;
}

class Stereophonic : public testing::Test
{
protected:
    Stereophonic()
    {
        audio::AudioWriter writer(folder / "in.wav", audio::OutputFormat::Wav16, {16000, 2}, 1000);
        std::vector<float> samples;
        for (int i = 0; i < 1000; i++)
            samples.insert(samples.end(), {0.5f, 0.25f});
        writer.write(samples);
        writer.commit();
    }
    Recording read(const char* way)
    {
        return readRecording(folder / "in.wav", stereoFromName(way), 0.0, folder.path(), Job());
    }

    test::ScratchFolder folder;
};

TEST_F(Stereophonic, ChannelsAreMixedSplitOrKept)
{
    const Recording mono = read("mono");
    ASSERT_EQ(mono.voices.size(), 1u);
    EXPECT_FALSE(mono.side);
    EXPECT_EQ(mono.voices[0].all(), std::vector<float>(1000, 0.375f));
    const Recording mid = read("mid");
    ASSERT_EQ(mid.voices.size(), 1u);
    EXPECT_EQ(mid.voices[0].all(), std::vector<float>(1000, 0.375f));
    EXPECT_EQ(mid.side.value().all(), std::vector<float>(1000, 0.125f));
    const Recording each = read("each");
    ASSERT_EQ(each.voices.size(), 2u);
    EXPECT_EQ(each.voices[0].all(), std::vector<float>(1000, 0.5f));
    EXPECT_EQ(each.voices[1].all(), std::vector<float>(1000, 0.25f));
    EXPECT_EQ(each.voices[1].ownSamples, 1000u);
    EXPECT_THROW(read("wide"), UsageError);
}

TEST_F(Stereophonic, MoreThanTwoChannelsHaveNoMiddle)
{
    audio::AudioWriter writer(folder / "in.wav", audio::OutputFormat::Wav16, {16000, 6}, 100);
    writer.write(std::vector<float>(600, 0.01f));
    writer.commit();
    EXPECT_EQ(read("each").voices.size(), 6u);
    EXPECT_THROW(read("mid"), InvalidInput);
}

TEST(Memory, ALargeBudgetChangesNothingAndASmallOneShortensPieces)
{
    constexpr std::uint64_t kMega = 1'000'000;
    const ModelSizes sizes{400 * kMega, 400 * kMega, 200 * kMega};
    const MemoryPlan plenty = planMemory(100'000 * kMega, sizes);
    EXPECT_TRUE(plenty.keepAll);
    EXPECT_EQ(plenty.pieces.longest, PieceLengths().longest);
    EXPECT_EQ(plenty.pitchFrames, kPitchFrames);
    EXPECT_EQ(plenty.chunks.max, 41.0);

    MemoryPlan before = plenty;
    for (std::uint64_t budget = 4000 * kMega; budget > plenty.leastBytes; budget -= 100 * kMega) {
        const MemoryPlan plan = planMemory(budget, sizes);
        EXPECT_LE(plan.pieces.uncut, before.pieces.uncut + 400 * (before.keepAll && !plan.keepAll)) << budget;
        EXPECT_LE(plan.chunks.max, before.chunks.max + 41.0 * (before.keepAll && !plan.keepAll));
        EXPECT_LT(plan.pieces.shortest, plan.pieces.longest);
        EXPECT_LT(plan.pieces.longest, plan.pieces.uncut);
        EXPECT_EQ(plan.pieces.longest % 2, 0u);
        before = plan;
    }
    EXPECT_FALSE(before.keepAll);
    EXPECT_LT(before.pieces.uncut, 600u);
    EXPECT_GE(planMemory(0, sizes).pieces.uncut, 190u);
}

TEST(AutoTransposing, MovesTheMedianOfTheFileToThatOfTheVoice)
{
    LineSettings settings;
    settings.voiceMedianHz = 200.0;
    const auto shift = [&](AutoTranspose way, float hz) {
        settings.autoTranspose = way;
        std::vector<Listening> channels(2);
        channels[0].f0Hz = {0.0f, hz, hz, 3.0f * hz, 0.0f};
        channels[1].f0Hz = {hz, 0.0f};
        const double semitones = settlePitch(channels, settings);
        EXPECT_NEAR(channels[0].f0Hz[1], hz * std::exp2((semitones + settings.transposeSemitones) / 12.0),
                    1e-3);
        EXPECT_EQ(channels[0].f0Hz[0], 0.0f);
        return semitones;
    };
    EXPECT_EQ(shift(AutoTranspose::Off, 100.0f), 0.0);
    EXPECT_EQ(shift(AutoTranspose::Semitone, 100.0f), 12.0);
    EXPECT_EQ(shift(AutoTranspose::Semitone, 119.0f), 9.0);
    EXPECT_EQ(shift(AutoTranspose::Octave, 119.0f), 12.0);
    EXPECT_EQ(shift(AutoTranspose::Octave, 150.0f), 0.0);
    EXPECT_EQ(shift(AutoTranspose::Octave, 850.0f), -24.0);
    settings.transposeSemitones = 2.0; // on top of it
    EXPECT_EQ(shift(AutoTranspose::Semitone, 100.0f), 12.0);
    settings.voiceMedianHz = 0.0; // not known
    EXPECT_EQ(shift(AutoTranspose::Semitone, 100.0f), 0.0);
}

TEST(SpoolTest, GivesBackWhatItTookAndLeavesNoFile)
{
    const test::ScratchFolder folder;
    {
        Spool spool(folder.path());
        const auto samples = noise(100000, 1.0f);
        spool.append(std::span(samples).first(12345));
        spool.append(std::span(samples).subspan(12345));
        EXPECT_EQ(spool.all(), samples);
        EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
    }
    EXPECT_THROW(Spool(folder / "none"), InvalidInput);
}

} // namespace
} // namespace koe::convert
