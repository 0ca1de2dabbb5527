#include "audio/decode.h"
#include "core/error.h"
#include "pitch/frame_grid.h"
#include "pitch/swift_f0.h"
#include "pitch/tones.h"
#include "support/golden.h"
#include "support/temporary_folder.h"
#include "tensorfile/npy.h"
#include "tensorfile/safetensors.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <numbers>

namespace koe::pitch {
namespace {

namespace fs = std::filesystem;
using testing::errors;
using testing::tone;

const fs::path kWeights = fs::path(KOE_SOURCE_DIR) / "weights/starter/swift_f0.safetensors";

SwiftF0& tracker()
{
    static SwiftF0 shared(kWeights, golden::device());
    return shared;
}

TEST(SwiftF0, AnswersAsItsPackageDoes)
{
    for (const std::string name : {"kathleen_16k", "flemishguy_16k"}) {
        const fs::path folder = fs::path(KOE_FIXTURES) / "speech";
        const tensorfile::Tensor stored = tensorfile::readNpy(folder / (name + ".swift_f0.npy"));
        const auto frames = static_cast<std::size_t>(stored.shape.at(1));
        std::vector<double> expected(2 * frames);
        ASSERT_EQ(stored.bytes.size(), expected.size() * sizeof(double));
        std::memcpy(expected.data(), stored.bytes.data(), stored.bytes.size());
        const SwiftF0::Frames ours =
            tracker().frames(audio::decodeAudio(folder / (name + ".wav")).samples, {});
        ASSERT_EQ(ours.hz.size(), frames) << name;
        for (std::size_t i = 0; i < frames; i++) {
            EXPECT_NEAR(1200.0 * std::log2(ours.hz[i] / expected[i]), 0.0, 0.05) << name << " frame " << i;
            EXPECT_NEAR(ours.confidence[i], expected[frames + i], 1e-4) << name << " frame " << i;
        }
    }
}

TEST(SwiftF0, FollowsTones)
{
    const testing::Curve whole = [](double t) { return 52.0 * std::pow(1050.0 / 52.0, t / 4.0); };
    const testing::Curve slow = [](double t) { return 80.0 * std::pow(5.0, t / 4.0); };
    const testing::Curve vibrato = [](double t) {
        return 220.0 * std::exp2(std::sin(2 * std::numbers::pi * 6 * t) / 12.0);
    };
    for (const double snrDb : {200.0, 20.0, 10.0})
        for (const auto& curve : {whole, slow, vibrato}) {
            const auto e = errors(tracker().track(tone(curve, 4.0, snrDb), {}), curve);
            EXPECT_EQ(e.octave, 0.0) << snrDb << " dB: " << testing::text(e);
            EXPECT_LE(e.gross, 0.005) << snrDb << " dB: " << testing::text(e);
            EXPECT_LE(e.missed, 0.005) << snrDb << " dB: " << testing::text(e);
            EXPECT_LE(e.medianCents, 12.0) << snrDb << " dB: " << testing::text(e);
        }
}

TEST(SwiftF0, PausesAreUnvoiced)
{
    const testing::Curve pause = [](double t) { return t > 0.5 && t < 1.0 ? 0.0 : 200.0; };
    const auto e = errors(tracker().track(tone(pause, 1.5), {}), pause);
    EXPECT_EQ(e.invented + e.missed, 0.0) << testing::text(e);
    for (const float x : tracker().track({std::vector<float>(16000), 16000}, {}).hz)
        EXPECT_EQ(x, 0.0f);
}

TEST(SwiftF0, PiecesJoinWithoutASeam)
{
    // Longer than one piece, read at two starts that differ by whole frames: the answers in common must
    // agree.
    const AudioBuffer audio = tone([](double t) { return 120.0 + 30.0 * std::sin(5.0 * t); }, 9.0, 20.0);
    const SwiftF0::Frames all = tracker().frames(audio.samples, {});
    constexpr std::size_t kShift = 100;
    const std::span<const float> rest = std::span(audio.samples).subspan(kShift * SwiftF0Features::kHop);
    const SwiftF0::Frames later = tracker().frames(rest, {});
    for (std::size_t i = 16; i < later.hz.size(); i++) {
        EXPECT_NEAR(later.hz[i] / all.hz[i + kShift], 1.0, 1e-5) << i;
        EXPECT_NEAR(later.confidence[i], all.confidence[i + kShift], 1e-4) << i;
    }
}

TEST(SwiftF0, AnyLengthGivesItsFrames)
{
    for (const std::size_t samples : {0u, 1u, 159u, 160u, 255u, 256u, 4000u}) {
        AudioBuffer audio = tone([](double) { return 200.0; }, 1.0);
        audio.samples.resize(samples);
        EXPECT_EQ(tracker().track(audio, {}).hz.size(), 1 + samples / 160) << samples;
    }
}

TEST(SwiftF0, StaysInRange)
{
    for (const double hz : {47.5, 1500.0}) {
        const PitchTrack track = tracker().track(tone([hz](double) { return hz; }, 1.0), {});
        for (const float x : track.hz)
            EXPECT_TRUE(x == 0.0f || (x >= 50.0f && x <= 1100.0f)) << x;
    }
}

TEST(SwiftF0, RefusesWhatItCannotRead)
{
    EXPECT_THROW((void)tracker().track({std::vector<float>(100), 8000}, {}), InvalidInput);
    AudioBuffer broken{std::vector<float>(4000), 16000};
    broken.samples[99] = std::numeric_limits<float>::infinity();
    EXPECT_THROW((void)tracker().track(broken, {}), InvalidInput);
}

TEST(SwiftF0, StopsAndReports)
{
    const AudioBuffer audio = tone([](double) { return 200.0; }, 10.0);
    std::stop_source source;
    const Job job(source.get_token(), [&](double fraction, std::string_view) {
        if (fraction > 0.3)
            source.request_stop();
    });
    EXPECT_THROW((void)tracker().track(audio, job), Cancelled);
    double last = 0.0;
    (void)tracker().track(audio, Job({}, [&](double fraction, std::string_view) { last = fraction; }));
    EXPECT_EQ(last, 1.0);
}

TEST(SwiftF0, SaysWhichFileIsMissingOrForeign)
{
    try {
        SwiftF0 none("/no/such/swift.safetensors", "cpu");
        FAIL();
    } catch (const Missing& error) {
        EXPECT_NE(std::string(error.what()).find("/no/such/swift.safetensors"), std::string::npos);
    }
    const TemporaryFolder folder;
    const fs::path text = folder.path() / "text.safetensors";
    std::ofstream(text) << "this is no weights file at all";
    EXPECT_THROW(SwiftF0(text, "cpu"), InvalidInput);
    // One layer left out, one band outside, one layer of another size.
    const tensorfile::Safetensors whole = tensorfile::readSafetensors(kWeights);
    for (const std::string damage : {"leave out", "band", "size"}) {
        tensorfile::Safetensors damaged;
        for (const auto& [name, tensor] : whole.tensors) {
            tensorfile::Tensor copy = tensor;
            std::vector<std::byte> bytes(tensor.bytes.begin(), tensor.bytes.end());
            if (damage == "leave out" && name == "res.3.b.bias")
                continue;
            if (damage == "band" && name == "bands.512.position") {
                const std::int32_t outside = -1;
                std::memcpy(bytes.data() + 8, &outside, sizeof outside);
                copy.bytes = bytes;
            }
            if (damage == "size" && name == "stem.weight")
                copy.shape = {12, 9, 3, 1};
            auto kept = std::make_shared<std::vector<std::byte>>(std::move(bytes));
            copy.bytes = *kept;
            copy.owner = kept;
            damaged.tensors.add(name, copy);
        }
        const fs::path file = folder.path() / (damage + ".safetensors");
        tensorfile::writeSafetensors(file, damaged);
        try {
            SwiftF0 foreign(file, "cpu");
            ADD_FAILURE() << damage;
        } catch (const InvalidInput& error) {
            EXPECT_NE(std::string(error.what()).find(file.string()), std::string::npos) << error.what();
        }
    }
}

TEST(FrameGrid, InterpolatesBetweenVoicedFramesOnly)
{
    const std::vector<double> hz{100.0, 200.0, 0.0, 400.0};
    // Every 10 ms of frames 20 ms apart.
    const std::vector<float> result = everyTenMs(hz, 0.02, 9);
    ASSERT_EQ(result.size(), 9u);
    EXPECT_FLOAT_EQ(result[0], 100.0f);
    EXPECT_FLOAT_EQ(result[1], 141.42136f); // half way in log f0
    EXPECT_FLOAT_EQ(result[2], 200.0f);
    EXPECT_FLOAT_EQ(result[3], 0.0f); // as near to the unvoiced one
    EXPECT_FLOAT_EQ(result[4], 0.0f);
    EXPECT_FLOAT_EQ(result[5], 400.0f);
    EXPECT_FLOAT_EQ(result[6], 400.0f);
    EXPECT_FLOAT_EQ(result[8], 400.0f); // held beyond the last
    EXPECT_EQ(everyTenMs({}, 0.02, 3), std::vector<float>(3, 0.0f));
}

} // namespace
} // namespace koe::pitch
