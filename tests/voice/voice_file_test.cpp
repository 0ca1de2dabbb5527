#include "core/error.h"
#include "slim_voice.h"
#include "support/temporary_folder.h"
#include "tensorfile/pth.h"
#include "tensorfile/safetensors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace koe::voice {
namespace {

namespace fs = std::filesystem;
using tensorfile::DType;
using tensorfile::Tensor;
using tensorfile::TensorMap;
using tensorfile::Value;

class VoiceFile : public testing::Test
{
protected:
    [[nodiscard]] fs::path path(const std::string& name) const { return m_folder.path() / name; }
    fs::path written(const Value& root, const std::string& name = "a.pth") const
    {
        tensorfile::writePth(path(name), root);
        return path(name);
    }
    std::string refusal(const Value& root) const
    {
        const std::string said = sentenceOf<InvalidInput>([&] { (void)loadVoice(written(root, "odd.pth")); });
        EXPECT_NE(said.find("odd.pth"), std::string::npos) << said;
        return said;
    }
    static void replace(Value& root, const std::function<void(Value&)>& change)
    {
        Value weight = *root.find("weight");
        change(weight);
        setKey(root, "weight", std::move(weight));
    }

    static bool holds(const std::vector<std::string>& texts, const std::string& part)
    {
        return std::any_of(texts.begin(), texts.end(),
                           [&](const std::string& text) { return text.find(part) != std::string::npos; });
    }

    TemporaryFolder m_folder;
};

TEST_F(VoiceFile, WhatWasSavedIsLoaded)
{
    for (const char* name : {"anna.pth", "anna.safetensors"})
        for (const int dims : {256, 768})
            for (const bool f0 : {true, false}) {
                Voice voice = slimVoice(dims, f0);
                voice.card.encoder = "koe-starter-1";
                voice.card.author = "somebody";
                voice.card.medianPitchHz = 123.25;
                saveVoice(path(name), voice);
                const Voice read = loadVoice(path(name));
                EXPECT_EQ(read.card.name, "anna");
                EXPECT_EQ(read.card.version, dims == 256 ? "v1" : "v2");
                EXPECT_EQ(read.card.f0, f0);
                EXPECT_EQ(read.card.sampleRateHz, 32000);
                EXPECT_EQ(read.card.speakers, 5);
                EXPECT_EQ(read.card.info, "20epoch");
                EXPECT_EQ(read.card.encoder, "koe-starter-1");
                EXPECT_EQ(read.card.author, "somebody");
                EXPECT_EQ(read.card.medianPitchHz, read.card.f0 ? 123.25 : 0.0);
                EXPECT_EQ(read.config.upsampleRates, voice.config.upsampleRates);
                EXPECT_EQ(read.config.featureDims, dims);
                ASSERT_EQ(read.weights.size(), voice.weights.size());
                auto ours = voice.weights.begin();
                for (const auto& [tensorName, tensor] : read.weights) {
                    EXPECT_EQ(tensorName, ours->first);
                    EXPECT_EQ(tensor.type, DType::Float16);
                    EXPECT_EQ(tensor.shape, ours->second.shape);
                    EXPECT_EQ(tensor.toFloats(), ours->second.toFloats());
                    ++ours;
                }
            }
}

TEST_F(VoiceFile, TheFileHasTheSixClassicKeysWithClassicTypes)
{
    Voice voice = slimVoice();
    voice.weights.add("enc_q.pre.weight", Tensor::fromFloats({1}, {1}));
    saveVoice(path("a.pth"), voice);
    const Value root = tensorfile::readPth(path("a.pth"));
    const auto& items = root.as<Value::Dict>()->items;
    ASSERT_EQ(items.size(), 6u);
    EXPECT_TRUE(root.as<Value::Dict>()->ordered);
    const char* keys[] = {"weight", "config", "info", "sr", "f0", "version"};
    for (std::size_t i = 0; i < 6; i++)
        EXPECT_EQ(items[i].first.text(), keys[i]);
    EXPECT_EQ(root.find("weight")->tensors().size(), slimVoice().weights.size());
    for (const auto& [name, tensor] : root.find("weight")->tensors()) {
        EXPECT_EQ(tensor.type, DType::Float16);
        EXPECT_EQ(name.find("enc_q"), std::string::npos);
    }
    const auto& config = root.find("config")->items();
    ASSERT_EQ(config.size(), 18u);
    EXPECT_NE(config[0].as<std::int64_t>(), nullptr);
    EXPECT_EQ(config[9].text(), "1");
    EXPECT_EQ(*config[17].as<std::int64_t>(), 32000);
    EXPECT_EQ(root.find("sr")->text(), "32k");
    EXPECT_EQ(*root.find("f0")->as<std::int64_t>(), 1);
    EXPECT_EQ(root.find("version")->text(), "v2");
}

TEST_F(VoiceFile, PyTorchLoadsItAsRvcDoes)
{
    const char* chosen = std::getenv("KOE_PYTHON_TORCH");
    const std::string python = chosen != nullptr ? chosen : "/usr/bin/python3";
    if (std::system((python + " -c 'import torch' > /dev/null 2>&1").c_str()) != 0)
        GTEST_SKIP() << "needs Python with PyTorch (KOE_PYTHON_TORCH or python3-torch)";
    saveVoice(path("a.pth"), slimVoice());
    const std::string script = R"(
import sys, torch
new = tuple(int(n) for n in torch.__version__.split('+')[0].split('.')[:2]) >= (2, 6)
cpt = torch.load(sys.argv[1], map_location='cpu', weights_only=new)
tgt_sr = cpt['config'][-1]
cpt['config'][-3] = cpt['weight']['emb_g.weight'].shape[0]
assert tgt_sr == 32000 and cpt['config'][-3] == 5 and cpt['f0'] == 1 and cpt['version'] == 'v2' and cpt['sr'] == '32k'
assert all(t.dtype == torch.float16 and t.is_contiguous() for t in cpt['weight'].values())
assert cpt['weight']['dec.ups.0.weight_v'].shape == (32, 16, 20)
assert cpt['info'] == '20epoch' and 'embedder_model' not in cpt
print('PyTorch', torch.__version__, len(cpt['weight']), 'tensors')
)";
    const fs::path file = m_folder.write("check.py", script);
    EXPECT_EQ(std::system((python + " " + file.string() + " " + path("a.pth").string()).c_str()), 0);
}

TEST_F(VoiceFile, TensorsAreTrustedOverLabels)
{
    Value root = classicRoot(slimVoice(768, true));
    setKey(root, "version", "v1");
    setKey(root, "f0", 0);
    Value::List config = root.find("config")->items();
    config[15] = 109; // speakers
    config[14] = Value::List{16, 16, 4, 4};
    setKey(root, "config", config);
    const Voice voice = loadVoice(written(root));
    EXPECT_EQ(voice.card.version, "v2");
    EXPECT_TRUE(voice.card.f0);
    EXPECT_EQ(voice.card.speakers, 5);
    EXPECT_EQ(voice.config.upsampleKernelSizes, (std::vector{20, 16, 4, 4}));
    EXPECT_TRUE(holds(voice.card.notes, "the file says v1"));
    EXPECT_TRUE(holds(voice.card.notes, "the file says no"));

    Value bare = classicRoot(slimVoice(256, false));
    for (const char* key : {"version", "f0", "sr", "info"})
        removeKey(bare, key);
    const Voice old = loadVoice(written(bare));
    EXPECT_EQ(old.card.version, "v1");
    EXPECT_FALSE(old.card.f0);
    EXPECT_EQ(old.card.encoder, "contentvec");
    EXPECT_EQ(old.card.notes.size(), 3u); // version, pitch, rate
    EXPECT_TRUE(loadVoice(written(classicRoot(slimVoice()))).card.notes.empty());
}

TEST_F(VoiceFile, AConfigThatIsMissingIsReadOffTheTensors)
{
    for (const int rate : {24000, 32000, 40000, 48000})
        for (const bool f0 : {true, false})
            for (const char* version : {"v1", "v2"}) {
                if (rate == 24000 && version == std::string("v1"))
                    continue; // Applio's 24 kHz is v2 only
                auto real = synth::GeneratorConfig::standard(rate == 24000 ? 32000 : rate, version, f0);
                if (rate == 24000) {
                    real.sampleRateHz = 24000;
                    real.upsampleRates = {10, 6, 2, 2};
                    real.upsampleKernelSizes = {20, 12, 4, 4};
                }
                real.speakers = 7;
                real.interChannels = real.hiddenChannels = real.filterChannels = 8;
                real.layers = 1;
                real.upsampleInitialChannels = 64;
                Voice voice;
                voice.config = real;
                voice.weights = zeroTensors(real);
                Value root = classicRoot(voice);
                for (const char* key : {"config", "f0", "info", "version"})
                    removeKey(root, key);
                setKey(root, "sr", rate);
                const Voice read = loadVoice(written(root));
                EXPECT_EQ(read.card.version, version);
                EXPECT_EQ(read.card.sampleRateHz, rate);
                EXPECT_EQ(read.card.f0, f0);
                EXPECT_EQ(read.card.speakers, 7);
                EXPECT_EQ(read.config.upsampleRates, real.upsampleRates);
                EXPECT_EQ(read.config.upsampleKernelSizes, real.upsampleKernelSizes);
                EXPECT_EQ(read.config.resblockDilations, real.resblockDilations);
                EXPECT_TRUE(holds(read.card.notes, "it has no config")) << rate;
                // Without any label only five stages without f0 stay open: they are 32 or 48 kHz.
                removeKey(root, "sr");
                if (real.upsampleRates.size() == 5 && !f0)
                    EXPECT_NE(refusal(root).find("several sample rates (32000, 48000 Hz)"),
                              std::string::npos);
                else
                    EXPECT_EQ(loadVoice(written(root)).card.sampleRateHz, rate);
                // A state_dict by itself.
                if (real.upsampleRates.size() == 4) {
                    const Voice bare = loadVoice(written(*root.find("weight")));
                    EXPECT_EQ(bare.config.upsampleRates, real.upsampleRates);
                    tensorfile::writeSafetensors(path("bare.safetensors"),
                                                 {root.find("weight")->tensors(), {}});
                    EXPECT_EQ(loadVoice(path("bare.safetensors")).card.sampleRateHz, rate);
                }
            }
    // Sizes of one's own, too, and what is missing is named.
    Value root = classicRoot(slimVoice());
    removeKey(root, "config");
    const Voice slim = loadVoice(written(root));
    EXPECT_EQ(slim.config.hiddenChannels, 8);
    EXPECT_EQ(slim.config.heads, 2);
    EXPECT_EQ(slim.config.layers, 2);
    EXPECT_EQ(slim.config.upsampleInitialChannels, 32);
    setKey(root, "config", slim.config.toList());
    Value::List wrong = slim.config.toList().items();
    wrong[2] = 192;
    wrong[6] = 6;
    wrong[13] = 512;
    setKey(root, "config", wrong);
    EXPECT_EQ(loadVoice(written(root)).config.interChannels, 8);
    removeKey(root, "config");
    replace(root, [](Value& weight) { removeKey(weight, "flow.flows.2.pre.bias"); });
    EXPECT_NE(refusal(root).find("flow.flows.2.pre.bias is missing"), std::string::npos);
}

TEST_F(VoiceFile, EncodersHaveOneName)
{
    const std::pair<const char*, const char*> cases[] = {
        {"", "contentvec"},
        {"hubert_base.pt", "contentvec"},
        {"assets/hubert/hubert_base", "contentvec"},
        {"contentvec_base", "contentvec"},
        {"Spin", "spin"},
        {"spin_v2", "spin-v2"},
        {"rvc\\models\\embedders\\chinese_hubert_base", "chinese-hubert-base"},
        {"TencentGameMate/chinese-hubert-base", "chinese-hubert-base"},
        {"rvc/models/embedders/embedders_custom/My Own", "My Own"},
        {"koe-starter-1", "koe-starter-1"},
    };
    Value root = classicRoot(slimVoice());
    for (const auto& [label, name] : cases) {
        setKey(root, "embedder_model", label);
        EXPECT_EQ(loadCard(written(root)).encoder, name) << label;
    }
    setKey(root, "embedder_model", Value());
    EXPECT_EQ(loadCard(written(root)).encoder, "contentvec");
}

TEST_F(VoiceFile, EveryLabelGoesThroughBothContainers)
{
    Value root = classicRoot(slimVoice());
    setKey(root, "epoch", 200);
    setKey(root, "model_hash", "ab12");
    setKey(root, "overtrained", true);
    setKey(root, "loss", 0.5);
    setKey(root, "unusable", Value::List{1, 2});
    setKey(root, "author", "A. Uthor");
    Voice voice = loadVoice(written(root));
    saveVoice(path("b.safetensors"), voice);
    voice = loadVoice(path("b.safetensors"));
    EXPECT_EQ(voice.card.container, "safetensors");
    saveVoice(path("c.pth"), voice);
    const Value again = tensorfile::readPth(path("c.pth"));
    for (const char* key :
         {"config", "info", "sr", "f0", "version", "epoch", "model_hash", "overtrained", "author"})
        EXPECT_EQ(again.find(key)->data.index(), root.find(key)->data.index()) << key;
    EXPECT_EQ(again.find("epoch")->intOr(0), 200);
    EXPECT_EQ(again.find("model_hash")->text(), "ab12");
    EXPECT_TRUE(*again.find("overtrained")->as<bool>());
    EXPECT_EQ(again.find("loss")->numberOr(0), 0.5);
    EXPECT_EQ(again.find("unusable"), nullptr);
    EXPECT_EQ(loadCard(path("c.pth")).labels.at("epoch"), "200");
    for (const auto& [name, tensor] : root.find("weight")->tensors())
        EXPECT_EQ(again.find("weight")->tensors().find(name)->toFloats(), tensor.toFloats());

    // By content, never by name.
    fs::rename(path("b.safetensors"), path("b.pth"));
    EXPECT_EQ(loadCard(path("b.pth")).author, "A. Uthor");
    fs::rename(path("c.pth"), path("c.safetensors"));
    EXPECT_EQ(loadCard(path("c.safetensors")).container, "PyTorch zip");
}

TEST_F(VoiceFile, ThePrecisionIsOnTheCard)
{
    Value root = classicRoot(slimVoice());
    EXPECT_EQ(loadCard(written(root)).precision, "float16");
    replace(root, [](Value& weight) {
        setKey(weight, "emb_g.weight", Tensor::fromFloats({5, 8}, std::vector<float>(40)));
    });
    EXPECT_EQ(loadCard(written(root)).precision, "float16 and float32");
    EXPECT_EQ(loadCard(written(root)).vocoder, "HiFi-GAN");
}

TEST_F(VoiceFile, ValuesThatAreNoNumbersAreRefused)
{
    Value root = classicRoot(slimVoice());
    std::vector<float> values(40);
    values[39] = std::nanf("");
    for (const bool half : {true, false}) {
        const Tensor bad = Tensor::fromFloats({5, 8}, values);
        replace(root, [&](Value& weight) { setKey(weight, "emb_g.weight", half ? bad.toHalf() : bad); });
        EXPECT_NE(refusal(root).find("emb_g.weight"), std::string::npos);
        EXPECT_NO_THROW((void)loadCard(path("odd.pth")));
    }
}

TEST_F(VoiceFile, ConfigOfAnotherRateGivesWayToTheTensors)
{
    // 48k tensors extracted under the 40k config: everybody's favourite mistake.
    struct Case
    {
        int tensorsHz, labelHz;
        const char* version;
        bool f0;
    };
    for (const Case& one :
         {Case{48000, 40000, "v2", true}, Case{32000, 48000, "v2", false}, Case{48000, 40000, "v1", true}}) {
        const auto real = synth::GeneratorConfig::standard(one.tensorsHz, one.version, one.f0);
        Voice voice;
        voice.config = synth::GeneratorConfig::standard(one.labelHz, "v2", one.f0);
        voice.weights = zeroTensors(real);
        const Voice read = loadVoice(written(classicRoot(voice)));
        EXPECT_EQ(read.card.sampleRateHz, one.tensorsHz);
        EXPECT_EQ(read.config.upsampleRates, real.upsampleRates);
        EXPECT_EQ(read.card.version, one.version);
    }
    // Five stages without f0 are 32k or 48k: the label decides, and without one nothing does.
    Voice voice;
    voice.config = synth::GeneratorConfig::standard(40000, "v1", false);
    voice.weights = zeroTensors(synth::GeneratorConfig::standard(48000, "v1", false));
    Value root = classicRoot(voice);
    setKey(root, "sr", "48k");
    EXPECT_EQ(loadVoice(written(root)).card.sampleRateHz, 48000);
    removeKey(root, "sr");
    EXPECT_THROW((void)loadVoice(written(root)), InvalidInput);
}

TEST_F(VoiceFile, ApplioMetadataIsUnderstood)
{
    Value root = classicRoot(slimVoice());
    removeKey(root, "info");
    setKey(root, "sr", 32000);
    setKey(root, "f0", true);
    setKey(root, "epoch", 200);
    setKey(root, "step", 3400);
    setKey(root, "author", "A. Uthor");
    setKey(root, "vocoder", "HiFi-GAN");
    setKey(root, "embedder_model", "spin");
    setKey(root, "speakers_id", 1);
    const Voice voice = loadVoice(written(root));
    EXPECT_EQ(voice.card.info, "200epoch");
    EXPECT_EQ(voice.card.author, "A. Uthor");
    EXPECT_EQ(voice.card.encoder, "spin");
    EXPECT_EQ(voice.card.sampleRateHz, 32000);

    // The tensors say which decoder it is, whatever the label.
    setKey(root, "vocoder", "RefineGAN");
    EXPECT_EQ(loadVoice(written(root)).config.vocoder, synth::Vocoder::HiFiGan);
}

TEST_F(VoiceFile, DecodersOfApplioAreKnownByTheirTensors)
{
    for (const synth::Vocoder vocoder : {synth::Vocoder::MrfHiFiGan, synth::Vocoder::RefineGan}) {
        Voice voice;
        voice.config = synth::GeneratorConfig::standard(32000, "v2", true);
        voice.config.vocoder = vocoder;
        voice.weights = zeroTensors(voice.config);
        const Voice read = loadVoice(written(classicRoot(voice)));
        EXPECT_EQ(read.config.vocoder, vocoder);
        EXPECT_EQ(read.weights.size(), voice.weights.size());
    }
}

TEST_F(VoiceFile, NewWeightNormNamesAreMapped)
{
    const Voice voice = slimVoice();
    Value root = classicRoot(voice);
    replace(root, [](Value& weight) {
        for (auto& [key, tensor] : std::get<Value::Dict>(weight.data).items) {
            std::string name(key.text());
            if (name.ends_with(".weight_g"))
                key = name.substr(0, name.size() - 9) + ".parametrizations.weight.original0";
            else if (name.ends_with(".weight_v"))
                key = name.substr(0, name.size() - 9) + ".parametrizations.weight.original1";
        }
        setKey(weight, "enc_q.pre.bias", Tensor::fromFloats({1}, {0}));
        setKey(weight, "something.else", Tensor::fromFloats({1}, {0}));
    });
    const Voice read = loadVoice(written(root));
    EXPECT_EQ(read.weights.size(), voice.weights.size());
    ASSERT_TRUE(read.weights.contains("dec.ups.0.weight_v"));
    EXPECT_EQ(read.weights.find("dec.ups.0.weight_g")->toFloats(),
              voice.weights.find("dec.ups.0.weight_g")->toFloats());
}

TEST_F(VoiceFile, FusedLayersAreAcceptedAndSavedAsPairs)
{
    const Voice voice = slimVoice();
    Value root = classicRoot(voice);
    std::size_t pairs = 0;
    replace(root, [&](Value& weight) {
        auto& items = std::get<Value::Dict>(weight.data).items;
        pairs = static_cast<std::size_t>(
            std::erase_if(items, [](const auto& item) { return item.first.text().ends_with(".weight_g"); }));
        for (auto& [key, tensor] : items)
            if (key.text().ends_with(".weight_v"))
                key = std::string(key.text().substr(0, key.text().size() - 2));
    });
    ASSERT_GT(pairs, 50u);
    const Voice fused = loadVoice(written(root));
    EXPECT_EQ(fused.weights.size(), voice.weights.size() - pairs);
    EXPECT_FALSE(fused.weights.contains("dec.ups.0.weight_v"));
    EXPECT_EQ(fused.weights.find("dec.ups.0.weight")->toFloats(),
              voice.weights.find("dec.ups.0.weight_v")->toFloats());

    saveVoice(path("again.pth"), fused);
    const Voice again = loadVoice(path("again.pth"));
    EXPECT_EQ(again.weights.size(), voice.weights.size());
    const auto v = again.weights.find("dec.ups.0.weight_v")->toFloats();
    const auto g = again.weights.find("dec.ups.0.weight_g")->toFloats();
    EXPECT_EQ(v, voice.weights.find("dec.ups.0.weight_v")->toFloats());
    const std::size_t rowLength = v.size() / g.size();
    for (std::size_t row = 0; row < g.size(); row++) {
        double power = 0;
        for (std::size_t i = 0; i < rowLength; i++)
            power +=
                static_cast<double>(v[row * rowLength + i]) * static_cast<double>(v[row * rowLength + i]);
        EXPECT_NEAR(static_cast<double>(g[row]), std::sqrt(power), 1e-3 * std::sqrt(power));
    }
}

TEST_F(VoiceFile, TheFirstBadTensorIsNamed)
{
    const Voice voice = slimVoice();
    for (const char* name : {"dec.conv_pre.bias", "dec.ups.1.weight_g", "flow.flows.4.post.bias",
                             "emb_g.weight", "dec.m_source.l_linear.bias", "enc_p.proj.weight"}) {
        Value root = classicRoot(voice);
        replace(root, [&](Value& weight) { removeKey(weight, name); });
        EXPECT_NE(refusal(root).find(std::string(name) + " is missing"), std::string::npos) << name;

        replace(root, [&](Value& weight) {
            setKey(weight, name, Tensor::fromFloats({1, 2, 3, 1}, {1, 2, 3, 4, 5, 6}));
        });
        const std::string said = refusal(root);
        EXPECT_NE(said.find(name), std::string::npos) << said;
        EXPECT_NE(said.find("[1, 2, 3, 1]"), std::string::npos) << said;

        Voice unsaved = voice;
        unsaved.weights = root.find("weight")->tensors();
        EXPECT_THROW(saveVoice(path("unsaved.pth"), unsaved), InvalidInput);
        EXPECT_FALSE(fs::exists(path("unsaved.pth")));
    }
}

TEST_F(VoiceFile, BadSettingsAreRefused)
{
    const Voice voice = slimVoice();
    Value root = classicRoot(voice);
    setKey(root, "config", Value::List{1, 2, 3});
    EXPECT_EQ(loadVoice(written(root)).config.upsampleRates, voice.config.upsampleRates);
    root = classicRoot(voice);
    replace(root, [](Value& weight) {
        setKey(weight, "enc_p.emb_phone.weight", Tensor::fromFloats({2, 5}, std::vector<float>(10)));
    });
    EXPECT_NE(refusal(root).find("256"), std::string::npos);
    root = classicRoot(voice);
    replace(root, [](Value& weight) { removeKey(weight, "enc_p.emb_phone.weight"); });
    EXPECT_NE(refusal(root).find("enc_p.emb_phone.weight"), std::string::npos);
}

TEST_F(VoiceFile, OtherFilesAreNamed)
{
    const auto dict = [](std::initializer_list<const char*> names) {
        Value::Dict tensors;
        for (const char* name : names)
            tensors.items.emplace_back(name, Tensor::fromFloats({1}, {0}));
        return Value(std::move(tensors));
    };
    const auto file = [](std::initializer_list<std::pair<const char*, Value>> keys) {
        Value::Dict root;
        for (const auto& [key, value] : keys)
            root.items.emplace_back(key, value);
        return Value(std::move(root));
    };
    const Value generator = dict({"enc_p.emb_phone.weight", "enc_q.pre.weight", "dec.conv_pre.weight"});
    const Value discriminator = dict({"discriminators.0.convs.0.weight_v"});
    const std::pair<Value, const char*> cases[] = {
        {file({{"model", generator}, {"iteration", 3}, {"optimizer", Value::Dict{}}}),
         "training checkpoint (G_"},
        {file({{"model", discriminator}, {"iteration", 3}, {"optimizer", Value::Dict{}}}),
         "training checkpoint of the discriminator"},
        {file({{"model", generator}}), "pretrained base"},
        {file({{"model", discriminator}}), "pretrained discriminator"},
        {file({{"args", Value()}, {"model", dict({"feature_extractor.conv_layers.0.0.weight"})}}),
         "speech encoder"},
        {dict({"feature_extractor.conv_layers.0.conv.weight"}), "speech encoder"},
        {dict({"unet.encoder.layers.0.conv.0.conv.0.weight"}), "RMVPE"},
        {dict({"conv1_BN.weight"}), "CREPE"},
        {file({{"model", dict({"input_stack.0.weight"})}}), "FCPE"},
        {generator, "settings"},
        {dict({"layer.weight"}), "some other program, not a voice"},
        {Value(Tensor::fromFloats({2}, {1, 2})), "single array"},
        {Value::List{1}, "no network in it, not a voice"}};
    for (const auto& [root, word] : cases) {
        const std::string said = refusal(root);
        EXPECT_NE(said.find(word), std::string::npos) << said;
    }
    const std::string module =
        sentenceOf<InvalidInput>([] { (void)loadVoice(fs::path(KOE_FIXTURES) / "tensorfile/module.pth"); });
    EXPECT_NE(module.find("__main__.Tiny"), std::string::npos) << module;
    const std::string page =
        sentenceOf<InvalidInput>([&] { (void)loadVoice(m_folder.write("p.pth", "<!DOCTYPE html><html>")); });
    EXPECT_NE(page.find("web page"), std::string::npos) << page;
    tensorfile::Safetensors plain;
    plain.tensors.add("feature_extractor.conv_layers.0.conv.weight", Tensor::fromFloats({1}, {0}));
    tensorfile::writeSafetensors(path("h.safetensors"), plain);
    const std::string encoder = sentenceOf<InvalidInput>([&] { (void)loadVoice(path("h.safetensors")); });
    EXPECT_NE(encoder.find("speech encoder"), std::string::npos) << encoder;
    EXPECT_THROW((void)loadVoice(path("absent.pth")), Missing);
}

TEST_F(VoiceFile, RandomDamageNeverCrashes)
{
    saveVoice(path("a.pth"), slimVoice(256, true));
    const std::string whole = fileBytes(path("a.pth"));
    const std::size_t pickleEnd = whole.find("PK\x03\x04", 4);
    std::mt19937 random(3);
    int loaded = 0;
    for (int round = 0; round < 300; round++) {
        std::string mutated = whole;
        for (unsigned i = 0; i < 1 + round % 3u; i++)
            mutated[random() % pickleEnd] = static_cast<char>(random());
        try {
            const Voice voice = loadVoice(m_folder.write("m.pth", mutated));
            for (const auto& [name, tensor] : voice.weights)
                (void)tensor.toFloats();
            loaded++;
        } catch (const InvalidInput&) {
        }
    }
    EXPECT_GT(loaded, 0);
    EXPECT_LT(loaded, 300);
}

TEST_F(VoiceFile, LabelsCannotTalkToTheTerminal)
{
    Value root = classicRoot(slimVoice());
    setKey(root, "info", "20\x1b[2Jepochs\n");
    setKey(root, "author", std::string(5000, 'a'));
    const VoiceCard card = loadCard(written(root));
    EXPECT_EQ(card.info, "20?[2Jepochs?");
    EXPECT_LT(card.author.size(), 1100u);
}

TEST_F(VoiceFile, AVoiceThatWentAstrayIsNotWritten)
{
    for (const float bad : {std::nanf(""), std::numeric_limits<float>::infinity(), 70000.0f}) {
        Voice voice = slimVoice();
        TensorMap weights;
        for (const auto& [name, tensor] : voice.weights)
            weights.add(name, name == "dec.conv_post.weight"
                                  ? Tensor::fromFloats(
                                        tensor.shape,
                                        std::vector<float>(static_cast<std::size_t>(tensor.elements()), bad))
                                  : tensor);
        voice.weights = weights;
        const std::string said = sentenceOf<InvalidInput>([&] { saveVoice(path("bad.pth"), voice); });
        EXPECT_NE(said.find("dec.conv_post.weight"), std::string::npos) << said;
        EXPECT_FALSE(fs::exists(path("bad.pth")));
    }
}

} // namespace
} // namespace koe::voice
