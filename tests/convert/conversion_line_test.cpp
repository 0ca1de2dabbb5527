// Our own form of the line, with models that are quick.

#include "convert/conversion_line.h"
#include "convert/cut_points.h"
#include "convert/formant.h"
#include "convert/piece_line.h"
#include "convert/reference_line.h"
#include "convert/tiny_models.h"
#include "core/error.h"
#include "retrieval/feature_index.h"
#include "retrieval/recipe_index.h"
#include "support/golden.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <random>

namespace koe::convert {
namespace {

struct Converted
{
    std::vector<float> samples;
    int rateHz = 0;
    double autoSemitones = 0.0;
};

class Line : public testing::Test
{
protected:
    Line() { settings.noise = 0.0f; }

    Converted convert(const std::vector<float>& samples, const Job& job = {}, std::size_t ownSamples = 0,
                      int ownRateHz = 16000)
    {
        MemorySource source(samples);
        source.ownSamples = ownSamples != 0 ? ownSamples : samples.size();
        source.ownRateHz = ownRateHz;
        Converted result;
        const ConversionLine line({encoder, nullptr, f0 ? generator : unpitched}, settings);
        Listening heard = listen(source, f0 ? &tracker : nullptr, settings, job.part(0.0, 0.1));
        result.autoSemitones = settlePitch({&heard, 1}, settings);
        line.speak(source, heard,
                   {[&](int hz, std::size_t) { result.rateHz = hz; },
                    [&](std::span<const float> block) {
                        result.samples.insert(result.samples.end(), block.begin(), block.end());
                    }},
                   job.part(0.1, 1.0));
        return result;
    }

    bool f0 = true;
    test::TinyEncoder encoder;
    test::TinyTracker tracker;
    synth::Generator generator{test::tinyConfig(true), test::tinyWeights(test::tinyConfig(true))};
    synth::Generator unpitched{test::tinyConfig(false), test::tinyWeights(test::tinyConfig(false))};
    LineSettings settings;
};

TEST_F(Line, OutputIsAsLongAsTheInputToTheSample)
{
    for (const double seconds : {0.1, 0.0123, 1.0, 3.33337, 14.0})
        for (const bool pitched : {true, false}) {
            f0 = pitched;
            const auto speech = test::tinySpeech(seconds);
            const Converted result = convert(speech);
            EXPECT_EQ(result.rateHz, 8000);
            EXPECT_EQ(result.samples.size(),
                      static_cast<std::size_t>(std::llround(static_cast<double>(speech.size()) / 2)));
        }
    settings.resampleHz = 44100;
    EXPECT_EQ(convert(test::tinySpeech(1.0), {}, 44101, 44100).samples.size(), 44101u);
}

TEST_F(Line, OneSampleAndSilenceComeOutAsTheyAre)
{
    EXPECT_EQ(convert({0.5f}).samples.size(), 1u);
    EXPECT_EQ(convert(std::vector<float>(16000, 0.0f)).samples.size(), 8000u);
    settings.rmsMix = 0.0; // the loudness of the input: none
    for (const float sample : convert(std::vector<float>(16000, 0.0f)).samples)
        ASSERT_EQ(sample, 0.0f);
}

TEST_F(Line, CutsAreNotHeard)
{
    // Without pitch nothing depends on where a piece begins: the pieces joined are the whole in one piece.
    f0 = false;
    settings.rmsMix = 1.0;
    const auto speech = test::tinySpeech(26.0);
    const Converted inPieces = convert(speech);
    EXPECT_LT(encoder.longestSamples, 16000u * 15);
    settings.pieces = {100000, 100000, 100000};
    const Converted whole = convert(speech);
    EXPECT_GT(encoder.longestSamples, 16000u * 26);
    const auto difference = golden::compare(inPieces.samples, whole.samples);
    EXPECT_LT(difference.largest, 5e-3);
    EXPECT_LT(difference.rms, 5e-4);
}

TEST_F(Line, PiecesWithPitchHaveNoClicks)
{
    settings.rmsMix = 1.0;
    const auto speech = test::tinySpeech(26.0);
    const auto inPieces = convert(speech).samples;
    settings.pieces = {100000, 100000, 100000};
    const auto whole = convert(speech).samples;
    const auto largestStep = [](const std::vector<float>& samples) {
        float step = 0.0f;
        for (std::size_t i = 1; i < samples.size(); i++)
            step = std::max(step, std::fabs(samples[i] - samples[i - 1]));
        return step;
    };
    EXPECT_LE(largestStep(inPieces), 1.02f * largestStep(whole));
}

TEST_F(Line, NoCutIsSharperThanTheSoundItself)
{
    // The bend of the waveform (second difference) where pieces meet, against the same place in one piece.
    settings.rmsMix = 1.0;
    const auto speech = test::tinySpeech(20.0);
    const MemorySource source(speech);
    const PieceLengths shortPieces{200, 300, 325};
    const auto cuts = quietCuts(listen(source, nullptr, settings, Job()).loudness, shortPieces);
    ASSERT_GT(cuts.size(), 4u);
    settings.pieces = shortPieces;
    const auto inPieces = convert(speech).samples;
    settings.pieces = {100000, 100000, 100000};
    const auto whole = convert(speech).samples;
    const auto largestBend = [](const std::vector<float>& samples, std::size_t first, std::size_t end) {
        float bend = 0.0f;
        for (std::size_t i = std::max<std::size_t>(first, 1); i + 1 < std::min(end, samples.size()); i++)
            bend = std::max(bend, std::fabs(samples[i - 1] - 2 * samples[i] + samples[i + 1]));
        return bend;
    };
    const float anywhere = largestBend(whole, 0, whole.size());
    for (const std::size_t cut : cuts) { // 80 samples per frame; 20 ms on either side
        const std::size_t first = cut * 80 - 160, end = cut * 80 + 160;
        EXPECT_LT(largestBend(inPieces, first, end), 1.5f * largestBend(whole, first, end) + 0.05f * anywhere)
            << cut;
    }
}

TEST_F(Line, MemoryDoesNotGrowWithTheRecording)
{
    // What waits is on the disk; of a recording only a few numbers per frame stay.
    const auto peakBytes = [] {
        std::ifstream in("/proc/self/status");
        for (std::string line; std::getline(in, line);)
            if (line.starts_with("VmHWM:"))
                return std::stod(line.substr(6)) * 1024;
        return 0.0;
    };
    class LongSource : public SampleSource // never in memory either
    {
    public:
        explicit LongSource(double seconds) : m_turn(test::tinySpeech(9.0))
        {
            ownSamples = static_cast<std::size_t>(seconds * 16000);
        }
        [[nodiscard]] std::size_t size() const override { return ownSamples; }
        void read(std::size_t first, std::span<float> to) const override
        {
            for (std::size_t i = 0; i < to.size(); i++)
                to[i] = m_turn[(first + i) % m_turn.size()];
        }

    private:
        std::vector<float> m_turn;
    };
    const auto speak = [&](double seconds) {
        const LongSource source(seconds);
        std::size_t samples = 0;
        const ConversionLine line({encoder, nullptr, generator}, settings);
        Listening heard = listen(source, &tracker, settings, Job());
        settlePitch({&heard, 1}, settings);
        line.speak(source, heard,
                   {[](int, std::size_t) {}, [&](std::span<const float> block) { samples += block.size(); }},
                   Job());
        EXPECT_EQ(samples, static_cast<std::size_t>(seconds * 8000));
    };
    speak(20.0);
    const double before = peakBytes();
    speak(200.0);
    EXPECT_LT(peakBytes() - before, 4e6); // its samples alone are 19 MB
}

TEST_F(Line, NoModelSeesMoreThanAPiece)
{
    convert(test::tinySpeech(45.0));
    EXPECT_LT(encoder.longestSamples, 16000u * 15);
    EXPECT_LT(tracker.longestSamples, 16000u * 38);
}

TEST_F(Line, ResultIsThatOfTheReferenceFormApartFromItsEnds)
{
    // One piece, the same pitch, no noise: both forms compute the same; only the sine starts elsewhere.
    f0 = false;
    settings.rmsMix = 1.0;
    const auto speech = test::tinySpeech(6.0);
    const auto ours = convert(speech).samples;
    settings.reference = ReferenceChunks{};
    const auto theirs = convert(speech).samples;
    ASSERT_LE(theirs.size(), ours.size());
    const std::size_t count = theirs.size() - 800;
    const auto difference = golden::compare(std::span(ours).first(count), std::span(theirs).first(count));
    EXPECT_LT(difference.rms, 2e-3);
}

TEST_F(Line, SameSeedSameSound)
{
    settings.noise = 1.0f;
    settings.seed = 7;
    const auto speech = test::tinySpeech(16.0);
    const auto first = convert(speech).samples;
    EXPECT_EQ(convert(speech).samples, first);
    settings.seed = 8;
    EXPECT_NE(convert(speech).samples, first);
}

TEST_F(Line, CurveReplacesThePitchWhereItIs)
{
    settings.rmsMix = 1.0;
    const auto speech = test::tinySpeech(3.0);
    const auto before = convert(speech).samples;
    settings.curve = PitchCurve{{1.0, 2.0}, {330.0, 330.0}};
    const auto after = convert(speech).samples;
    ASSERT_EQ(before.size(), after.size());
    double early = 0, inside = 0;
    for (std::size_t i = 0; i < 7000; i++)
        early += std::fabs(before[i] - after[i]);
    for (std::size_t i = 8500; i < 15500; i++)
        inside += std::fabs(before[i] - after[i]);
    EXPECT_GT(inside, 100 * (early + 1e-4));
}

TEST_F(Line, TransposingMovesThePitch)
{
    settings.rmsMix = 1.0;
    const auto speech = test::tinySpeech(1.0);
    const auto before = convert(speech).samples;
    settings.transposeSemitones = 5;
    EXPECT_NE(convert(speech).samples, before);
}

std::vector<float> loudThroughout(std::size_t samples)
{
    std::mt19937 random(4);
    std::uniform_real_distribution<float> uniform(-0.3f, 0.3f);
    std::vector<float> sound(samples);
    for (float& sample : sound)
        sample = uniform(random);
    return sound;
}

/// The generator stretches its source to the frames that it decodes; squeezed, a sine has its pitch again.
TEST(Formant, SqueezingUndoesTheStretchOfTheSource)
{
    constexpr std::size_t kFrames = 150, kHop = 80;
    constexpr double kStep = 2.0 * 3.14159265358979323846 * 200.0 / 8000.0; // 200 Hz at 8 kHz
    for (const double semitones : {-12.0, -2.0, 0.35, 5.0}) {
        const std::size_t decoded = formantFrames(kFrames, semitones);
        AudioBuffer stretched{std::vector<float>(decoded * kHop), 8000};
        const double slower = kStep * static_cast<double>(kFrames) / static_cast<double>(decoded);
        for (std::size_t i = 0; i < stretched.samples.size(); i++)
            stretched.samples[i] = static_cast<float>(std::sin(slower * static_cast<double>(i)));
        const AudioBuffer back = squeezed(std::move(stretched), decoded, kFrames);
        ASSERT_EQ(back.samples.size(), kFrames * kHop);
        EXPECT_EQ(back.sampleRateHz, 8000);
        double worst = 0.0;
        for (std::size_t i = 1000; i < back.samples.size() - 1000; i++)
            worst = std::max(worst, std::fabs(back.samples[i] - std::sin(kStep * static_cast<double>(i))));
        EXPECT_LT(worst, 1e-3) << semitones;
    }
}

TEST_F(Line, FormantsMoveAndTheLengthStays)
{
    settings.rmsMix = 1.0;
    settings.pieces = {100, 150, 160}; // several pieces
    const auto speech = loudThroughout(16000 * 4 + 77);
    const auto plain = convert(speech).samples;
    for (const double semitones : {-12.0, -2.0, 0.35, 5.0}) {
        settings.formantSemitones = semitones;
        const auto shifted = convert(speech).samples;
        ASSERT_EQ(shifted.size(), plain.size()) << semitones;
        EXPECT_NE(shifted, plain);
    }
    f0 = false; // without pitch as well
    EXPECT_EQ(convert(speech).samples.size(), plain.size());
    f0 = true;
    settings.reference = ReferenceChunks{1, 1, 4, 5};
    settings.formantSemitones = 0.0;
    const auto reference = convert(speech).samples;
    settings.formantSemitones = 2.0;
    EXPECT_EQ(convert(speech).samples.size(), reference.size());
}

TEST_F(Line, AutotuneSingsTheNotes)
{
    const auto speech = loudThroughout(32000);
    const MemorySource source(speech);
    settings.scale = dsp::Scale::parse("C:major");
    settings.transposeSemitones = 1.0; // 200 Hz is 35 cents over G; a semitone higher A is nearer
    Listening heard = listen(source, &tracker, settings, Job());
    settlePitch({&heard, 1}, settings);
    EXPECT_NEAR(heard.f0Hz[150], 220.0f, 0.01f);
}

TEST_F(Line, SamplesThatAreNotNumbersAreRefused)
{
    auto speech = test::tinySpeech(1.0);
    speech[5000] = std::nanf("");
    EXPECT_THROW(convert(speech), InvalidInput);
    speech[5000] = INFINITY;
    EXPECT_THROW(convert(speech), InvalidInput);
    EXPECT_THROW(convert({}), InvalidInput);
}

TEST_F(Line, SettingsOutOfRangeAreSentences)
{
    const auto refused = [&](auto change) {
        const LineSettings before = settings;
        change();
        EXPECT_THROW(convert(test::tinySpeech(0.2)), UsageError);
        settings = before;
    };
    refused([&] { settings.indexRate = 1.5; });
    refused([&] { settings.protect = -0.1; });
    refused([&] { settings.protect = 0.6; });
    refused([&] { settings.rmsMix = std::nan(""); });
    refused([&] { settings.transposeSemitones = 1e9; });
    refused([&] { settings.noise = -1.0f; });
    refused([&] { settings.formantSemitones = 13; });
    refused([&] { settings.autotuneStrength = std::nan(""); });
    refused([&] { settings.reference = ReferenceChunks{.pad = -1}; });
    settings.speaker = 3;
    EXPECT_THROW(convert(test::tinySpeech(0.2)), InvalidInput);
}

TEST_F(Line, IndexOfAnotherWidthIsRefused)
{
    const test::ScratchFolder folder;
    test::writeBytes(folder / "768.index", test::recipeIndex(768).bytes);
    const auto index = retrieval::FeatureIndex::load(folder / "768.index");
    EXPECT_THROW(ConversionLine({encoder, &index, generator}, settings), InvalidInput);
}

TEST_F(Line, StopsAtOnceWhereverItIs)
{
    const auto speech = test::tinySpeech(30.0);
    for (const double when : {0.0, 0.05, 0.3, 0.7, 0.97}) {
        std::stop_source stop;
        double last = 0;
        EXPECT_THROW(convert(speech, Job(stop.get_token(),
                                         [&](double fraction, std::string_view) {
                                             last = fraction;
                                             if (fraction >= when)
                                                 stop.request_stop();
                                         })),
                     Cancelled)
            << when;
        EXPECT_LT(last, when + 0.4);
    }
}

TEST_F(Line, ProgressNeverGoesBack)
{
    double last = 0;
    convert(test::tinySpeech(30.0), Job({}, [&](double fraction, std::string_view) {
                EXPECT_GE(fraction, last - 1e-9);
                last = fraction;
            }));
    EXPECT_GT(last, 0.9);
}

} // namespace
} // namespace koe::convert
