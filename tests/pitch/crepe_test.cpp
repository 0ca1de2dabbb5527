#include "pitch/crepe.h"

#include "audio/decode.h"
#include "core/error.h"
#include "pitch/crepe_path.h"
#include "pitch/formula_weights.h"
#include "pitch/real_weights.h"
#include "pitch/tones.h"
#include "support/golden.h"
#include "support/temporary_folder.h"
#include "tensorfile/pth.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

namespace koe::pitch {
namespace {

namespace fs = std::filesystem;

const fs::path kFigures = fs::path(KOE_FIXTURES) / "pitch";

Crepe& formulaTracker()
{
    static const tensorfile::TensorMap weights = testing::formulaCrepe();
    static Crepe shared(weights, "formula", golden::device());
    return shared;
}

TEST(Crepe, ReferenceNetwork)
{
    const AudioBuffer audio = audio::decodeAudio(fs::path(KOE_FIXTURES) / "speech/flemishguy_16k.wav");
    const std::span<const float> half = std::span(audio.samples).first(8000);
    const std::vector<float> expected = tensorfile::readNpy(kFigures / "formula_crepe.npy").toFloats();
    const auto difference = golden::compare(formulaTracker().salience(half, 0, 51, {}), expected);
    EXPECT_LT(difference.largestAbsolute, 1e-4);
    EXPECT_LT(difference.rms, 1e-5);
}

TEST(Crepe, ReferenceViterbi)
{
    // Noise with a ridge that waves, leaps for three frames and leaps for forty.
    constexpr std::size_t kFrames = 512;
    std::vector<float> salience = golden::draws("salience", 4, kFrames * kCrepePitches);
    for (std::size_t i = 0; i < salience.size(); i++) {
        const auto t = static_cast<double>(i / kCrepePitches);
        const bool up = (t >= 100 && t < 103) || (t >= 200 && t < 240);
        const double distance =
            (static_cast<double>(i % kCrepePitches) - 160.0 - 70.0 * std::sin(t / 20.0) - (up ? 60.0 : 0.0)) /
            3.0;
        salience[i] = salience[i] / std::sqrt(3.0f) * 0.25f + 0.25f +
                      static_cast<float>(0.5 * std::exp(-distance * distance));
    }
    const std::vector<float> expected = tensorfile::readNpy(kFigures / "viterbi.npy").toFloats();
    const std::vector<std::size_t> path = crepePath(salience);
    ASSERT_EQ(path.size(), expected.size());
    for (std::size_t t = 0; t < path.size(); t++)
        EXPECT_EQ(path[t], static_cast<std::size_t>(expected[t])) << "frame " << t;
}

void expectAsPackage(const fs::path& model, const std::string& kind)
{
    Crepe tracker(model, "cpu");
    for (const std::string clip : {"kathleen_16k", "flemishguy_16k"}) {
        const std::vector<float> figures =
            tensorfile::readNpy(kFigures / (clip + "." + kind + ".npy")).toFloats(); // [3, frames]
        const AudioBuffer audio = audio::decodeAudio(fs::path(KOE_FIXTURES) / "speech" / (clip + ".wav"));
        const std::size_t frames = figures.size() / 3;
        const Crepe::Path path = tracker.path(audio.samples, {});
        ASSERT_EQ(path.bins.size(), frames);
        std::vector<float> middles;
        for (const std::size_t bin : path.bins)
            middles.push_back(static_cast<float>(crepeHz(bin)));
        const std::vector<float> hz = crepeTrack(middles, path.periodicity);
        for (std::size_t t = 0; t < frames; t++) {
            EXPECT_EQ(path.bins[t], static_cast<std::size_t>(figures[t])) << clip << " frame " << t;
            EXPECT_NEAR(path.periodicity[t], figures[frames + t], 2e-4) << clip << " frame " << t;
            testing::expectSamePitch(hz[t], figures[2 * frames + t], t);
        }
    }
}

TEST(Crepe, RealTinyAsItsPackage)
{
    const fs::path model = testing::realWeights("crepe/tiny.pth");
    if (model.empty())
        GTEST_SKIP() << "KOE_REAL_WEIGHTS names no folder with crepe/tiny.pth";
    expectAsPackage(model, "crepe_tiny");
}

TEST(Crepe, RealFullAsItsPackage)
{
    const fs::path model = testing::realWeights("crepe/full.pth");
    if (model.empty())
        GTEST_SKIP() << "KOE_REAL_WEIGHTS names no folder with crepe/full.pth";
    expectAsPackage(model, "crepe_full");
}

TEST(CrepeTrack, IsUnvoicedWhereThreeFramesSaySo)
{
    const std::vector<float> hz{100, 200, 300, 400, 500};
    EXPECT_EQ(crepeTrack(hz, std::vector<float>{0.9f, 0.05f, 0.9f, 0.05f, 0.05f}),
              (std::vector<float>{0, 200, 0, 0, 0})); // at an end the lower of two
    EXPECT_EQ(crepeTrack(hz, std::vector<float>(5, 0.1f)), (std::vector<float>{150, 200, 300, 400, 450}));
    EXPECT_EQ(crepeTrack(std::vector<float>{100}, std::vector<float>{0.5f}), std::vector<float>{100});
    EXPECT_TRUE(crepeTrack({}, {}).empty());
    EXPECT_NEAR(crepeHz(0), 31.7, 0.01);
}

TEST(Crepe, AnyLengthGivesItsFrames)
{
    for (const std::size_t samples : {0u, 1u, 159u, 160u, 1121u}) {
        AudioBuffer audio = testing::tone([](double) { return 200.0; }, 1.0);
        audio.samples.resize(samples);
        EXPECT_EQ(formulaTracker().track(audio, {}).hz.size(), 1 + samples / 160) << samples;
    }
}

TEST(Crepe, StopsAndReports)
{
    const AudioBuffer audio = testing::tone([](double) { return 200.0; }, 1.0);
    std::stop_source source;
    double last = 0.0;
    const Job job(source.get_token(), [&](double fraction, std::string_view) {
        EXPECT_GE(fraction, last);
        last = fraction;
        if (fraction > 0.4)
            source.request_stop();
    });
    EXPECT_THROW((void)formulaTracker().track(audio, job), Cancelled);
    EXPECT_LT(last, 0.7);
    EXPECT_THROW((void)formulaTracker().track({std::vector<float>(100), 48000}, {}), InvalidInput);
}

TEST(Crepe, SaysWhatIsWrongWithAFile)
{
    EXPECT_THROW(Crepe("/no/such/full.pth", "cpu"), Missing);
    tensorfile::TensorMap bent;
    for (const auto& [name, tensor] : testing::formulaCrepe())
        bent.add(name, name == "conv3.weight" ? testing::formulaTensor(name, {16, 17, 64, 1}) : tensor);
    try {
        Crepe tracker(bent, "bent.pth", "cpu");
        FAIL();
    } catch (const InvalidInput& error) {
        EXPECT_NE(std::string(error.what()).find("conv3.weight"), std::string::npos) << error.what();
        EXPECT_NE(std::string(error.what()).find("bent.pth"), std::string::npos) << error.what();
    }
}

} // namespace
} // namespace koe::pitch
