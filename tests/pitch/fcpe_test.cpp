#include "pitch/fcpe.h"

#include "audio/decode.h"
#include "core/error.h"
#include "dsp/mel.h"
#include "pitch/formula_weights.h"
#include "pitch/real_weights.h"
#include "pitch/tones.h"
#include "support/golden.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace koe::pitch {
namespace {

namespace fs = std::filesystem;
using tensorfile::Value;

const fs::path kFigures = fs::path(KOE_FIXTURES) / "pitch";

Value dict(std::vector<std::pair<Value, Value>> items)
{
    Value::Dict result;
    result.items = std::move(items);
    return Value(result);
}

Value checkpoint(const tensorfile::TensorMap& weights, Value mel = dict({}))
{
    Value::Dict model;
    for (const auto& [name, tensor] : weights)
        model.items.emplace_back(name, tensor);
    return dict({{"config_dict", dict({{"mel", std::move(mel)}, {"model", dict({{"use_fa_norm", true}})}})},
                 {"model", Value(model)}});
}

Fcpe& formulaTracker(bool attention)
{
    static Fcpe plain(checkpoint(testing::formulaFcpe(false)), "formula", golden::device(), {});
    static Fcpe attentive(checkpoint(testing::formulaFcpe(true)), "formula", golden::device(), {});
    return attention ? attentive : plain;
}

AudioBuffer clip(const std::string& name)
{
    return audio::decodeAudio(fs::path(KOE_FIXTURES) / "speech" / (name + ".wav"));
}

TEST(Fcpe, FilterbankOfTheFactSheet)
{
    const dsp::MelFilterbank bank = dsp::melFilterbank(dsp::MelScale::Slaney, 16000, 1024, 128, 0.0, 8000.0);
    EXPECT_NEAR(std::accumulate(bank.weights.begin(), bank.weights.end(), 0.0), 8.188380, 2e-6);
    EXPECT_NEAR(*std::max_element(bank.weights.begin(), bank.weights.end()), 0.042566, 1e-6);
}

TEST(Fcpe, ReferenceNetworkWithAndWithoutAttention)
{
    for (const bool attention : {false, true}) {
        const std::vector<float> all = formulaTracker(attention).salience(clip("flemishguy_16k").samples, {});
        std::vector<float> everyFourth;
        for (std::size_t t = 0; t < all.size() / 360; t += 4)
            everyFourth.insert(everyFourth.end(), all.begin() + static_cast<std::ptrdiff_t>(t * 360),
                               all.begin() + static_cast<std::ptrdiff_t>(t * 360 + 360));
        const std::string name = attention ? "formula_fcpe_attention.npy" : "formula_fcpe.npy";
        const auto difference = golden::compare(everyFourth, tensorfile::readNpy(kFigures / name).toFloats());
        EXPECT_LT(difference.largestAbsolute, 1e-3) << name;
        EXPECT_LT(difference.rms, 1e-4) << name;
    }
}

TEST(Fcpe, RealWeightsAsTheirPackage)
{
    const fs::path model = testing::realWeights("fcpe/fcpe_c_v001.pt");
    if (model.empty())
        GTEST_SKIP() << "KOE_REAL_WEIGHTS names no folder with fcpe/fcpe_c_v001.pt";
    Fcpe tracker(model, "cpu");
    for (const std::string name : {"kathleen_16k", "flemishguy_16k"}) {
        const std::vector<float> expected = tensorfile::readNpy(kFigures / (name + ".fcpe.npy")).toFloats();
        const PitchTrack track = tracker.track(clip(name), {});
        ASSERT_EQ(track.hz.size(), expected.size());
        for (std::size_t t = 0; t < expected.size(); t++)
            testing::expectSamePitch(track.hz[t], expected[t], t);
    }
}

TEST(Fcpe, LongSoundInPieces)
{
    // Norm and attention see the piece, so the numbers are not those of one pass; they must be close.
    const AudioBuffer audio =
        testing::tone([](double t) { return 150.0 + 50.0 * std::sin(4.0 * t); }, 2.5, 30.0);
    Fcpe cut(checkpoint(testing::formulaFcpe(false)), "formula", "cpu", {150, 50});
    const std::vector<float> pieces = cut.salience(audio.samples, {});
    const std::vector<float> whole = formulaTracker(false).salience(audio.samples, {});
    ASSERT_EQ(pieces.size(), whole.size());
    EXPECT_LT(golden::compare(pieces, whole).rms, 0.05);
}

TEST(Fcpe, AnyLengthGivesItsFrames)
{
    for (const std::size_t samples : {0u, 1u, 159u, 160u, 319u, 432u, 433u, 592u, 1121u}) {
        AudioBuffer audio = testing::tone([](double) { return 200.0; }, 1.0);
        audio.samples.resize(samples);
        EXPECT_EQ(Fcpe::mel(audio.samples).frames, 1 + samples / 160) << samples;
        EXPECT_EQ(formulaTracker(true).track(audio, {}).hz.size(), 1 + samples / 160) << samples;
    }
}

TEST(Fcpe, Stops)
{
    const AudioBuffer audio = testing::tone([](double) { return 200.0; }, 1.0);
    std::stop_source source;
    const Job job(source.get_token(), [&](double fraction, std::string_view) {
        if (fraction > 0.3)
            source.request_stop();
    });
    EXPECT_THROW((void)formulaTracker(false).track(audio, job), Cancelled);
    EXPECT_THROW((void)formulaTracker(false).track({std::vector<float>(100), 48000}, {}), InvalidInput);
}

TEST(Fcpe, SaysWhatIsWrongWithAFile)
{
    EXPECT_THROW(Fcpe("/no/such/fcpe.pt", "cpu"), Missing);
    const auto expectRefused = [](const Value& file, const std::string& word) {
        try {
            Fcpe tracker(file, "odd.pt", "cpu", {});
            ADD_FAILURE() << word;
        } catch (const InvalidInput& error) {
            EXPECT_NE(std::string(error.what()).find(word), std::string::npos) << error.what();
            EXPECT_NE(std::string(error.what()).find("odd.pt"), std::string::npos) << error.what();
        }
    };
    expectRefused(dict({{"weight", 1}}), "model");
    expectRefused(checkpoint(testing::formulaFcpe(false), dict({{"hop_size", 512}})), "hop_size");
    expectRefused(checkpoint(testing::formulaFcpe(false), dict({{"type", "stft"}})), "spectra");
    tensorfile::TensorMap lacking;
    for (const auto& [name, tensor] : testing::formulaFcpe(true))
        if (name != "net.encoder_layers.1.attn.to_v.bias")
            lacking.add(name, tensor);
    expectRefused(checkpoint(lacking), "net.encoder_layers.1.attn.to_v.bias");
}

} // namespace
} // namespace koe::pitch
