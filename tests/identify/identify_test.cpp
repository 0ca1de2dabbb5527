// Every kind of file by its content alone: all of them are called "x".
#include "identify/identify.h"

#include "identify/made_files.h"
#include "tensorfile/npy.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace koe::identify {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

class Files : public testing::Test
{
protected:
    [[nodiscard]] fs::path path() const { return m_folder.path() / "x"; }
    Identity ofBytes(const std::string& bytes) { return identify(m_folder.write("x", bytes)); }
    Identity ofPth(const Value& root)
    {
        tensorfile::writePth(path(), root);
        return identify(path());
    }
    Identity ofSafetensors(const Value& network, const std::map<std::string, std::string>& metadata)
    {
        tensorfile::writeSafetensors(path(), {network.tensors(), metadata});
        return identify(path());
    }
    TemporaryFolder m_folder;
};

void expectSaid(const Identity& found, const std::string& word)
{
    EXPECT_NE(found.sentence().find(word), std::string::npos) << found.sentence();
}

TEST_F(Files, VoiceOfBothContainers)
{
    const Identity pth = ofPth(voice());
    EXPECT_EQ(pth.kind, Kind::Voice);
    EXPECT_TRUE(pth.recognised());
    EXPECT_EQ(pth.facts.text("version"), "v2");
    EXPECT_EQ(pth.facts.number("rate_hz"), 40000);
    EXPECT_EQ(pth.facts.number("speakers"), 3);
    EXPECT_TRUE(pth.facts.flag("f0"));
    EXPECT_EQ(pth.facts.text("encoder"), "spin-v2");
    EXPECT_EQ(pth.facts.text("vocoder"), "HiFi-GAN");
    EXPECT_EQ(pth.facts.text("container"), "zip");
    EXPECT_EQ(pth.sentence(),
              "is an RVC voice (v2, 40 kHz, with pitch, 3 speakers, speech encoder spin-v2).");

    const Identity safetensors = ofSafetensors(
        network(generatorShapes()), {{"config", "[1]"}, {"sr", "44100"}, {"vocoder", "RefineGAN"}});
    EXPECT_EQ(safetensors.kind, Kind::Voice);
    EXPECT_EQ(safetensors.facts.number("rate_hz"), 44100);
    EXPECT_EQ(safetensors.facts.text("encoder"), "contentvec");
    expectSaid(safetensors, "44.1 kHz, with pitch, 3 speakers, decoder RefineGAN");
}

TEST_F(Files, RatesComeFromTheDecoderWhereNothingSaysThem)
{
    // Reference §4.2: first kernel, first noise kernel, stages.
    struct Row
    {
        std::int64_t kernel, noise;
        std::int64_t rate;
    };
    for (const Row& row : {Row{16, 80, 40000}, Row{20, 64, 32000}, Row{24, 80, 48000}, Row{16, 64, 32000},
                           Row{16, 96, 48000}, Row{20, 48, 24000}}) {
        const Identity found =
            ofPth(dict({{"model", network({{"enc_p.emb_phone.weight", {2, 256}},
                                           {"dec.ups.0.weight_v", {4, 2, row.kernel}},
                                           {"dec.noise_convs.0.weight", {2, 1, row.noise}}})}}));
        EXPECT_EQ(found.kind, Kind::GeneratorBase);
        EXPECT_EQ(found.facts.number("rate_hz"), row.rate);
        EXPECT_EQ(found.facts.text("version"), "v1");
    }
}

TEST_F(Files, CheckpointsAndBases)
{
    const Value generator = network(generatorShapes());
    Shapes nine;
    for (int i = 0; i < 9; i++)
        nine.push_back({"discriminators." + std::to_string(i) + ".convs.0.weight_v", {1, 1, 1}});
    const Value optimizer = Value::Dict{};

    const Identity g = ofPth(dict({{"model", generator}, {"iteration", 7}, {"optimizer", optimizer}}));
    EXPECT_EQ(g.kind, Kind::GeneratorCheckpoint);
    EXPECT_EQ(g.facts.number("epoch"), 7);
    expectSaid(g, "Extract a voice from it");
    EXPECT_NE(g.insteadOf("a voice").find(", not a voice."), std::string::npos) << g.insteadOf("a voice");
    const Identity d = ofPth(dict({{"model", network(nine)}, {"iteration", 7}, {"optimizer", optimizer}}));
    EXPECT_EQ(d.kind, Kind::DiscriminatorCheckpoint);
    EXPECT_EQ(d.facts.text("version"), "v2");
    EXPECT_EQ(ofPth(dict({{"model", generator}})).kind, Kind::GeneratorBase);
    EXPECT_EQ(ofPth(dict({{"model", network(nine)}})).kind, Kind::DiscriminatorBase);
    EXPECT_EQ(ofPth(generator).kind, Kind::VoiceWeights);
}

TEST_F(Files, EncodersAndPitchModels)
{
    const Shapes fairseq{{"feature_extractor.conv_layers.0.0.weight", {512, 1, 10}},
                         {"encoder.layers.0.fc1.bias", {1}},
                         {"encoder.layers.11.fc1.bias", {1}},
                         {"encoder.layer_norm.weight", {768}},
                         {"final_proj.weight", {256, 768}}};
    const Identity hubert = ofPth(dict({{"args", Value()}, {"model", network(fairseq)}}));
    EXPECT_EQ(hubert.kind, Kind::ContentEncoder);
    EXPECT_EQ(hubert.facts.text("form"), "fairseq");
    EXPECT_EQ(hubert.facts.number("layers"), 2);
    EXPECT_EQ(hubert.facts.number("width"), 768);
    EXPECT_EQ(hubert.facts.number("projection"), 256);
    const Value transformers = network({{"hubert.feature_extractor.conv_layers.0.conv.weight", {1}}});
    EXPECT_EQ(ofPth(transformers).facts.text("form"), "transformers");
    EXPECT_EQ(ofSafetensors(transformers, {}).kind, Kind::ContentEncoder);
    EXPECT_EQ(ofSafetensors(network({{"conv1.weight", {1}}}),
                            {{"format", "koe-encoder"}, {"id", "koe-starter-1"}, {"dims", "256"}})
                  .kind,
              Kind::StarterEncoder);

    EXPECT_EQ(ofPth(network({{"unet.encoder.layers.0.conv.0.conv.0.weight", {1}}})).kind, Kind::Rmvpe);
    const Identity tiny = ofPth(network({{"conv1_BN.weight", {1}}, {"classifier.weight", {360, 256}}}));
    EXPECT_EQ(tiny.kind, Kind::Crepe);
    EXPECT_EQ(tiny.facts.text("size"), "tiny");
    const Identity fcpe =
        ofPth(dict({{"config_dict", Value::Dict{}},
                    {"model", network({{"input_stack.0.weight", {1}},
                                       {"net.encoder_layers.0.attn.attn.to_q.weight", {1}}})}}));
    EXPECT_EQ(fcpe.kind, Kind::Fcpe);
    EXPECT_TRUE(fcpe.facts.flag("attention"));
    EXPECT_EQ(ofPth(network({{"pitch.log_hz", {1}}})).kind, Kind::SwiftF0);
    EXPECT_EQ(ofPth(network({{"band_split.to_features.0.0.gamma", {1}}})).kind, Kind::Separator);
    EXPECT_EQ(ofPth(network({{"layer.weight", {1}}})).kind, Kind::OtherModel);
}

TEST_F(Files, StarterPack)
{
    const fs::path starter = fs::path(KOE_SOURCE_DIR) / "weights" / "starter";
    EXPECT_EQ(identify(starter / "encoder.safetensors").kind, Kind::StarterEncoder);
    EXPECT_EQ(identify(starter / "swift_f0.safetensors").kind, Kind::SwiftF0);
    EXPECT_EQ(identify(starter / "base_G.pth").kind, Kind::GeneratorBase);
    EXPECT_EQ(identify(starter / "base_D.pth").kind, Kind::DiscriminatorBase);
    EXPECT_EQ(identify(starter / "voices" / "kathleen.safetensors").kind, Kind::Voice);
    const Identity index = identify(starter / "voices" / "kathleen.index");
    EXPECT_EQ(index.kind, Kind::Index);
    EXPECT_EQ(index.facts.number("width"), 256);
    EXPECT_EQ(identify(starter / "samples" / "kathleen.opus").facts.text("format"), "Ogg Opus");
    EXPECT_EQ(identify(starter / "config.json").kind, Kind::Json);
}

TEST_F(Files, Indexes)
{
    const Identity ivf = ofBytes(ivfIndex(768, 3));
    EXPECT_EQ(ivf.kind, Kind::Index);
    EXPECT_EQ(ivf.facts.text("type"), "IVF-Flat");
    EXPECT_EQ(ivf.facts.number("vectors"), 3);
    EXPECT_EQ(ivf.facts.number("lists"), 1);
    expectSaid(ivf, "for v2 voices");
    EXPECT_EQ(ofBytes(flatIndex(256, 2)).facts.text("type"), "Flat");
    const Identity empty = ofBytes(ivfIndex(768, 0));
    EXPECT_EQ(empty.kind, Kind::EmptyIndex);
    expectSaid(empty, "added_");
    EXPECT_EQ(ofBytes("IxPT" + std::string(60, '\0')).kind, Kind::OtherIndex);
    EXPECT_EQ(ofBytes(ivfIndex(768, 3) + "x").kind, Kind::Damaged);
    EXPECT_EQ(ofBytes(ivfIndex(768, 3).substr(0, 5000)).kind, Kind::Damaged);
}

TEST_F(Files, Arrays)
{
    const auto ofArray = [&](const Tensor& array) {
        tensorfile::writeNpy(path(), array);
        return identify(path());
    };
    const Identity features = ofArray(zeros({5, 768}));
    EXPECT_EQ(features.kind, Kind::Features);
    EXPECT_EQ(features.facts.text("shape"), "5x768");
    EXPECT_EQ(ofArray(Tensor::fromDoubles({3}, {0, 220.5, 1000})).kind, Kind::PitchCurve);
    EXPECT_EQ(ofArray(Tensor::fromInts({3}, {1, 255, 90})).kind, Kind::PitchCurve);
    EXPECT_EQ(ofArray(Tensor::fromDoubles({3}, {0, -1, 2})).kind, Kind::Array);
    EXPECT_EQ(ofArray(zeros({5, 5, 768})).kind, Kind::Array);
}

TEST_F(Files, Onnx)
{
    const auto field = [](int number, const std::string& bytes) {
        std::string out(1, static_cast<char>(number << 3 | 2));
        for (std::size_t length = bytes.size();; length >>= 7) {
            out += static_cast<char>((length & 0x7F) | (length > 0x7F ? 0x80 : 0));
            if (length <= 0x7F)
                break;
        }
        return out + bytes;
    };
    const std::string graph = field(2, "main_graph") + field(5, std::string(300, 'w')) +
                              field(11, field(1, "phone")) + field(11, field(1, "phone_lengths")) +
                              field(12, field(1, "audio"));
    const std::string model = "\x08\x07" + field(2, "pytorch") + field(7, graph) + field(8, "\x10\x10");
    const Identity found = ofBytes(model);
    EXPECT_EQ(found.kind, Kind::Onnx);
    EXPECT_EQ(found.facts.text("inputs"), "phone, phone_lengths");
    EXPECT_EQ(found.facts.text("outputs"), "audio");
    EXPECT_EQ(found.facts.text("role"), "voice");
    EXPECT_EQ(ofBytes(model.substr(0, model.size() - 100)).kind, Kind::Damaged);
}

TEST_F(Files, WhatCannotBeUsedIsNamed)
{
    EXPECT_EQ(ofBytes("").kind, Kind::Empty);
    EXPECT_EQ(ofBytes("<!DOCTYPE html><html>").kind, Kind::WebPage);
    EXPECT_EQ(ofBytes("version https://git-lfs.github.com/spec/v1\n").kind, Kind::LfsPointer);
    EXPECT_EQ(ofBytes(std::string(1000, '\0')).kind, Kind::Damaged);
    EXPECT_EQ(ofBytes("\x01\x02 what\x03").kind, Kind::Unknown);
    EXPECT_EQ(ofBytes("{\"a\": [1, 2").kind, Kind::Damaged);
    EXPECT_EQ(ofBytes(std::string(100'000, '[')).kind, Kind::Damaged);
    EXPECT_EQ(ofBytes(std::string(100'000, '{')).kind, Kind::Damaged);
    EXPECT_EQ(identify(m_folder.path()).kind, Kind::Unreadable);
    expectSaid(identify(m_folder.path() / "absent"), "not there");
    EXPECT_EQ(identify("/dev/zero").kind, Kind::Unreadable);

    ASSERT_EQ(ofPth(voice()).kind, Kind::Voice);
    const std::string whole = fileBytes(path());
    for (const double part : {0.1, 0.5, 0.99}) {
        const auto length = static_cast<std::size_t>(part * static_cast<double>(whole.size()));
        const Identity found = ofBytes(whole.substr(0, length));
        EXPECT_EQ(found.kind, Kind::Damaged);
        expectSaid(found, "cut off");
    }
}

TEST_F(Files, OtherFormats)
{
    const fs::path fixtures = fs::path(KOE_FIXTURES);
    EXPECT_EQ(identify(fixtures / "tensorfile" / "torchscript.pt").kind, Kind::TorchScript);
    EXPECT_EQ(identify(fixtures / "tensorfile" / "module.pth").kind, Kind::OtherModel);
    EXPECT_EQ(identify(fixtures / "tensorfile" / "legacy.pth").facts.text("container"), "legacy");
    EXPECT_EQ(identify(fixtures / "audio" / "stereo_tone_48k.m4a").facts.text("format"), "M4A");
    EXPECT_EQ(identify(fixtures / "audio" / "video_with_tone_44k.mp4").facts.text("format"), "MP4");
    std::string tar(257, '\0');
    tar.replace(0, 8, "sys_info");
    expectSaid(ofBytes(tar + "ustar" + std::string(300, '\0')), "PyTorch before 0.1.10");
    EXPECT_EQ(ofBytes("RIFF\x10\0\0\0WAVEfmt "s).kind, Kind::Audio);
    EXPECT_EQ(ofBytes("\x89PNG\r\n").kind, Kind::Foreign);
    // Three frames of 128 kbit/s at 44.1 kHz, without an ID3 tag.
    std::string mp3;
    for (int i = 0; i < 3; i++)
        mp3 += "\xff\xfb\x90\x64"s + std::string(413, '\x55');
    EXPECT_EQ(ofBytes(mp3).facts.text("format"), "MP3");
    EXPECT_EQ(ofBytes("{\"model_type\": \"hubert\"}").kind, Kind::Json);
    EXPECT_EQ(ofBytes("time,hz\n0.0,220\n").kind, Kind::Text);
}

TEST_F(Files, PicklesThatWantToRunSomethingAreNamedAndNotRun)
{
    const fs::path proof = m_folder.path() / "proof";
    const Identity bare = ofBytes("cposix\nsystem\n(S'touch \"" + proof.string() + "\"'\ntR.");
    EXPECT_EQ(bare.kind, Kind::Foreign);
    expectSaid(bare, "posix.system");
    const std::string body = "\x80\x02}X\x06\0\0\0weightcos\nsystem\n(X\x05\0\0\0touchtRs."s;
    const Identity model = identify(writeZip(path(), {{"a/data.pkl", body}, {"a/version", "3\n"}}));
    expectSaid(model, "os.system");
    EXPECT_TRUE(model.facts.flag("suspicious"));
    EXPECT_FALSE(fs::exists(proof));
}

TEST_F(Files, NamesDoNotMatter)
{
    const fs::path folder = m_folder.path() / "声 ñ 🎤 (1)";
    fs::create_directory(folder);
    tensorfile::writePth(folder / "not a voice.wav", voice());
    const Identity found = identify(folder / "not a voice.wav");
    EXPECT_EQ(found.kind, Kind::Voice);
    tensorfile::writeSafetensors(folder / "声.index",
                                 {network(generatorShapes()).tensors(), {{"config", "[1]"}}});
    EXPECT_EQ(identify(folder / "声.index").kind, Kind::Voice);
}

} // namespace
} // namespace koe::identify
