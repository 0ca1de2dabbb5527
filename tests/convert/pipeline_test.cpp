// The seventeen whole conversions of the reference (tests/fixtures/golden/README.md, pipe_NN).

#include "audio/decode.h"
#include "convert/conversion_line.h"
#include "convert/cut16.h"
#include "convert/golden_models.h"
#include "convert/reference_line.h"
#include "dsp/fft.h"
#include "dsp/loudness.h"
#include "support/golden.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <ostream>

namespace koe::convert {
namespace {

struct Case
{
    const char* name;
    const char* voice = "v2_40k";
    const char* f0 = "given"; // given, rmvpe, pm, none
    double transpose = 0;
    int index = 0; // dims; 0: none
    double rate = 0;
    double protect = 0.33;
    double rmsMix = 1;
    int resample = 0;
    int speaker = 0;
    bool tenSeconds = false;
    bool rewrite = false;
    bool curve = false;
};

void PrintTo(const Case& c, std::ostream* out)
{
    *out << c.name;
}

// Voices in groups: one is kept at a time.
const Case kCases[] = {
    {.name = "pipe_00"},
    {.name = "pipe_01", .index = 768, .rate = 0.75},
    {.name = "pipe_02", .f0 = "rmvpe", .transpose = 12, .index = 768, .rate = 0.5, .rmsMix = 0.25},
    {.name = "pipe_03", .index = 768, .rate = 0.75, .protect = 0.5},
    {.name = "pipe_04", .rmsMix = 0.25},
    {.name = "pipe_05", .transpose = -7, .rmsMix = 0},
    {.name = "pipe_11", .tenSeconds = true},
    {.name = "pipe_13", .rmsMix = 0.25, .resample = 16000, .speaker = 3},
    {.name = "pipe_14", .f0 = "pm", .index = 768, .rate = 0.75, .rmsMix = 0.25, .speaker = 7},
    {.name = "pipe_15", .transpose = 3, .index = 768, .rate = 0.75, .rmsMix = 0.25, .rewrite = true},
    {.name = "pipe_16", .f0 = "rmvpe", .transpose = 2, .index = 768, .rate = 0.75, .curve = true},
    {.name = "pipe_06", .voice = "v1_40k", .index = 256, .rate = 0.75},
    {.name = "pipe_07", .voice = "v2_48k", .transpose = -5, .index = 768, .rate = 0.75, .rmsMix = 0.25},
    {.name = "pipe_08",
     .voice = "v2_32k",
     .f0 = "rmvpe",
     .index = 768,
     .rate = 0.75,
     .protect = 0.2,
     .rmsMix = 0.25,
     .resample = 48000},
    {.name = "pipe_09", .voice = "v1_48k", .index = 256, .rate = 1, .protect = 0.1},
    {.name = "pipe_10", .voice = "v2_40k_nof0", .f0 = "none", .index = 768, .rate = 0.75, .rmsMix = 0.25},
    {.name = "pipe_12", .voice = "v2_40k_nof0", .f0 = "none", .tenSeconds = true},
};

/// Only what is below @p part of the spectrum's width.
std::vector<float> lowPassed(std::span<const float> samples, double part)
{
    std::size_t size = 1;
    while (size < samples.size())
        size *= 2;
    dsp::RealFft fft(size);
    std::vector<double> padded(samples.begin(), samples.end());
    padded.resize(size);
    std::vector<std::complex<double>> spectrum(fft.bins());
    fft.forward(padded, spectrum);
    for (std::size_t bin = static_cast<std::size_t>(part * static_cast<double>(size) / 2.0);
         bin < spectrum.size(); bin++)
        spectrum[bin] = 0.0;
    fft.inverse(spectrum, padded);
    return {padded.begin(), padded.begin() + static_cast<std::ptrdiff_t>(samples.size())};
}

class Pipeline : public testing::TestWithParam<Case>
{
public:
    static void TearDownTestSuite() { test::GoldenModels::free(); }
};

TEST_P(Pipeline, SoundsLikeTheReference)
{
    const Case& c = GetParam();
    const std::string input = c.tenSeconds ? "speech10_16k" : "pipe3_16k";
    if (!golden::has(c.name) || golden::find("inputs/" + input + ".wav").empty() ||
        golden::recipe(c.voice).empty())
        GTEST_SKIP() << "needs the full golden set (KOE_GOLDEN=…)";

    std::unique_ptr<pitch::PitchTracker> given;
    pitch::PitchTracker* tracker = nullptr;
    const std::string method = c.f0;
    if (method == "given")
        given = std::make_unique<test::GivenPitch>(c.tenSeconds ? "pipe_f0_given10" : "pipe_f0_given");
    else if (method == "pm")
        given = pitch::makePitchTracker(pitch::Method::Pm, {});
    else if (method == "rmvpe")
        tracker = &test::GoldenModels::rmvpe();
    if (given)
        tracker = given.get();

    LineSettings settings;
    settings.transposeSemitones = c.transpose;
    settings.indexRate = c.rate;
    settings.protect = c.protect;
    settings.rmsMix = c.rmsMix;
    settings.resampleHz = c.resample;
    settings.speaker = c.speaker;
    settings.noise = 0.0f;
    settings.unvoiced = c.rewrite ? Unvoiced::Original : Unvoiced::Protect;
    settings.reference = c.tenSeconds ? ReferenceChunks{1, 1, 4, 5} : ReferenceChunks{};
    if (c.curve)
        settings.curve = readPitchCurve(golden::find("inputs/pipe_f0.csv"));
    const LineModels models{test::GoldenModels::encoder(),
                            c.index != 0 ? &test::GoldenModels::index(c.index) : nullptr,
                            test::GoldenModels::voice(c.voice)};
    const AudioBuffer audio = audio::decodeAudio(golden::find("inputs/" + input + ".wav"), 16000);

    std::vector<float> spoken;
    int rateHz = 0;
    const MemorySource source(audio.samples);
    Listening heard = listen(source, tracker, settings, Job());
    settlePitch({&heard, 1}, settings);
    ConversionLine(models, settings)
        .speak(
            source, heard,
            {[&](int hz, std::size_t) { rateHz = hz; },
             [&](std::span<const float> block) { spoken.insert(spoken.end(), block.begin(), block.end()); }},
            Job());

    dsp::scaleToPeak(spoken, dsp::peakOf(spoken));
    std::vector<float> pcm;
    test::appendCut16(pcm, spoken);

    const int voiceRateHz = models.generator.config().sampleRateHz;
    EXPECT_EQ(rateHz, c.resample != 0 ? c.resample : voiceRateHz);
    if (golden::has(std::string(c.name) + "_f0")) {
        const auto reference = golden::floats(std::string(c.name) + "_f0");
        ASSERT_EQ(heard.f0Hz.size(), reference.size());
        std::size_t sameVoicing = 0;
        for (std::size_t i = 0; i < reference.size(); i++)
            if ((heard.f0Hz[i] > 0) == (reference[i] > 0)) {
                sameVoicing++;
                EXPECT_NEAR(heard.f0Hz[i], reference[i], method == "pm" ? 0.1 : 0.05) << "frame " << i;
            }
        EXPECT_GE(static_cast<double>(sameVoicing) / static_cast<double>(reference.size()),
                  method == "pm" ? 0.98 : 1.0);
    }

    auto reference = golden::floats(c.name);
    ASSERT_EQ(pcm.size(), reference.size());
    if (c.resample !=
        0) { // another resampler than the reference's: judged below 0.8 of the lower Nyquist frequency
        const double part = 0.8 * std::min(1.0, static_cast<double>(voiceRateHz) / c.resample);
        pcm = lowPassed(pcm, part);
        reference = lowPassed(reference, part);
    }
    const auto difference = golden::compare(pcm, reference);
    RecordProperty("rms", std::to_string(difference.rms));
    std::printf("%s: largest %.4f %%, rms %.4f %% (%.1f dB)\n", c.name, 100 * difference.largest,
                100 * difference.rms, -20 * std::log10(difference.rms));
    EXPECT_LT(difference.largest, 0.02);
    EXPECT_LT(difference.rms, 0.0018);
}

INSTANTIATE_TEST_SUITE_P(Golden, Pipeline, testing::ValuesIn(kCases),
                         [](const auto& one) { return std::string(one.param.name); });

} // namespace
} // namespace koe::convert
