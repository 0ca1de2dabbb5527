#include "audio/decode.h"
#include "core/error.h"
#include "dsp/mel.h"
#include "pitch/rmvpe.h"
#include "pitch/salience.h"
#include "pitch/tones.h"
#include "support/golden.h"
#include "support/temporary_folder.h"
#include "tensorfile/pth.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>

namespace koe::pitch {
namespace {

const tensorfile::TensorMap& weights()
{
    static const tensorfile::TensorMap all = golden::weights("rmvpe", false);
    return all;
}

Rmvpe& tracker()
{
    static Rmvpe shared(weights(), "recipe", golden::device(), {});
    return shared;
}

AudioBuffer speech3()
{
    return audio::decodeAudio(golden::find("inputs/speech3_16k.wav"));
}

TEST(Rmvpe, FilterbankOfTheFactSheet)
{
    const dsp::MelFilterbank bank = dsp::melFilterbank(dsp::MelScale::Htk, 16000, 1024, 128, 30.0, 8000.0);
    EXPECT_NEAR(std::accumulate(bank.weights.begin(), bank.weights.end(), 0.0), 8.189247, 2e-6);
    EXPECT_NEAR(*std::max_element(bank.weights.begin(), bank.weights.end()), 0.056785, 1e-6);
}

TEST(Rmvpe, ReferenceMel)
{
    const std::vector<float> expected = golden::floats("rmvpe_mel"); // [128, frames]
    const dsp::Spectrogram mel = Rmvpe::mel(speech3().samples);
    std::vector<float> ours;
    for (std::size_t band = 0; band < mel.bins; band++)
        for (std::size_t t = 0; t < mel.frames; t++)
            ours.push_back(mel.row(t)[band]);
    const auto difference = golden::compare(ours, expected);
    EXPECT_LT(difference.largestAbsolute, 1e-3);
    EXPECT_LT(difference.rms, 1e-4);
}

TEST(Rmvpe, ReferenceSalienceAndPitch)
{
    const AudioBuffer audio = speech3();
    const auto difference =
        golden::compare(tracker().salience(audio.samples, {}), golden::floats("rmvpe_hidden"));
    EXPECT_LT(difference.largestAbsolute, 1e-3);
    EXPECT_LT(difference.rms, 1e-4);
    const std::vector<float> expected = golden::floats("rmvpe_f0");
    const PitchTrack track = tracker().track(audio, {});
    ASSERT_EQ(track.hz.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); i++)
        EXPECT_NEAR(track.hz[i], expected[i], 0.05)
            << "frame " << i; // an unvoiced one would be 30 Hz off or more
}

AudioBuffer wavering(double seconds)
{
    return testing::tone([](double t) { return 150.0 + 50.0 * std::sin(4.0 * t); }, seconds, 30.0);
}

TEST(Rmvpe, TilesChangeNothing)
{
    const AudioBuffer audio = wavering(4.0);
    Rmvpe::Pieces small;
    small.tile = 64; // seven at the finest level, four and two at the next
    const std::vector<float> tiled = Rmvpe(weights(), "recipe", "cpu", small).salience(audio.samples, {});
    Rmvpe::Pieces whole;
    whole.tile = 4096;
    const auto difference =
        golden::compare(tiled, Rmvpe(weights(), "recipe", "cpu", whole).salience(audio.samples, {}));
    EXPECT_LT(difference.largestAbsolute, 1e-4);
    EXPECT_LT(difference.rms, 1e-5);
}

TEST(Rmvpe, LongSoundInPieces)
{
    const AudioBuffer audio = wavering(9.0);
    Rmvpe::Pieces pieces;
    pieces.most = 640;
    pieces.context = 192;
    const PitchTrack cut = Rmvpe(weights(), "recipe", "cpu", pieces).track(audio, {});
    const PitchTrack whole = tracker().track(audio, {});
    ASSERT_EQ(cut.hz.size(), whole.hz.size());
    std::size_t equal = 0;
    for (std::size_t i = 0; i < cut.hz.size(); i++)
        equal += std::fabs(cut.hz[i] - whole.hz[i]) < 0.5f;
    EXPECT_GE(equal, cut.hz.size() * 97 / 100); // the network sees less far, nothing else
}

TEST(Rmvpe, Decoding)
{
    const std::vector<float> expected = golden::floats("rmvpe_decode_out");
    const std::vector<float> ours = decodeSalience(golden::floats("rmvpe_decode_in"));
    ASSERT_EQ(ours.size(), expected.size());
    for (std::size_t i = 0; i < ours.size(); i++)
        EXPECT_NEAR(ours[i], expected[i], 1e-5 * expected[i]) << "frame " << i;
}

TEST(Rmvpe, ShortSounds)
{
    for (const std::size_t samples : {0u, 1u, 159u, 160u, 400u, 2000u}) {
        AudioBuffer audio = testing::tone([](double) { return 200.0; }, 0.2);
        audio.samples.resize(samples);
        EXPECT_EQ(tracker().track(audio, {}).hz.size(), 1 + samples / 160) << samples;
    }
}

TEST(Rmvpe, StopsBetweenLayers)
{
    std::stop_source source;
    double last = 0.0;
    const Job job(source.get_token(), [&](double fraction, std::string_view) {
        last = fraction;
        if (fraction > 0.3)
            source.request_stop();
    });
    EXPECT_THROW((void)tracker().track(speech3(), job), Cancelled);
    EXPECT_LT(last, 0.6);
}

TEST(Rmvpe, RefusesOtherSound)
{
    EXPECT_THROW((void)tracker().track({std::vector<float>(100), 48000}, {}), InvalidInput);
}

TEST(Rmvpe, SaysWhatIsWrongWithAFile)
{
    try {
        Rmvpe none("/no/such/rmvpe.pt", "cpu");
        FAIL();
    } catch (const Missing& error) {
        EXPECT_NE(std::string(error.what()).find("/no/such/rmvpe.pt"), std::string::npos);
    }
    EXPECT_THROW(Rmvpe("", "cpu"), Missing);
    const TemporaryFolder folder;
    const auto text = folder.path() / "rmvpe.pt";
    std::ofstream(text) << "<html>not found</html>";
    EXPECT_THROW(Rmvpe(text, "cpu"), InvalidInput);

    const auto foreign = folder.path() / "foreign.pt";
    tensorfile::Value::Dict dict;
    dict.items.emplace_back("weight", tensorfile::Tensor::fromFloats({2}, {1.0f, 2.0f}));
    tensorfile::writePth(foreign, tensorfile::Value(dict));
    try {
        Rmvpe other(foreign, "cpu");
        FAIL();
    } catch (const InvalidInput& error) {
        EXPECT_NE(std::string(error.what()).find(foreign.string()), std::string::npos) << error.what();
    }
    // The right names, one of another size.
    tensorfile::TensorMap bent;
    for (const auto& [name, tensor] : weights()) {
        tensorfile::Tensor copy = tensor;
        if (name == "fc.1.weight")
            copy.shape = {512, 360};
        bent.add(name, copy);
    }
    try {
        Rmvpe other(bent, "bent.pt", "cpu", {});
        FAIL();
    } catch (const InvalidInput& error) {
        EXPECT_NE(std::string(error.what()).find("fc.1.weight"), std::string::npos) << error.what();
        EXPECT_NE(std::string(error.what()).find("bent.pt"), std::string::npos) << error.what();
    }
}

} // namespace
} // namespace koe::pitch
