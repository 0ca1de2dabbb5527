#include "content/content_encoder.h"
#include "content/encoder_names.h"
#include "content/fixtures.h"
#include "content/hubert_files.h"
#include "content/model/hubert_net.h"
#include "content/speech_input.h"
#include "core/error.h"
#include "identify/made_files.h"
#include "support/golden.h"
#include "tensorfile/pth.h"
#include "tensorfile/safetensors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace koe::content {
namespace {
namespace fs = std::filesystem;

/// The golden model as a user has it: a folder in transformers form.
class HubertGolden : public ::testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        s_folder = std::make_unique<TempFolder>();
        fs::create_directories(location());
        tensorfile::Value::Dict dict;
        dict.ordered = true;
        for (const auto& [name, tensor] : golden::weights("hubert", false))
            dict.items.emplace_back(name, tensor.toHalf());
        tensorfile::writePth(location() / "pytorch_model.bin", dict);
        writeText(location() / "config.json", golden::recipe("hubert")["file"]["config.json"].dump());
        s_encoder = loadContentEncoder(location(), golden::device());
    }
    static void TearDownTestSuite()
    {
        s_encoder.reset();
        s_folder.reset();
    }

    static fs::path location() { return s_folder->path / "hubert_base"; }

    static inline std::unique_ptr<TempFolder> s_folder;
    static inline std::unique_ptr<ContentEncoder> s_encoder;
};

/// The name that fairseq gives to what transformers calls @p name, the other way round than the reader.
std::string fairseqName(std::string name)
{
    const std::vector<std::pair<std::string, std::string>> table{
        {"feature_projection.projection.", "post_extract_proj."},
        {"feature_projection.layer_norm.", "layer_norm."},
        {"masked_spec_embed", "mask_emb"},
        {".pos_conv_embed.conv.", ".pos_conv.0."},
        {".conv.", ".0."},
        {"conv_layers.0.layer_norm.", "conv_layers.0.2."},
        {".attention.", ".self_attn."},
        {".feed_forward.intermediate_dense.", ".fc1."},
        {".feed_forward.output_dense.", ".fc2."}};
    if (name.starts_with("encoder.layers."))
        if (const auto norm = name.find(".layer_norm."); norm != std::string::npos)
            return name.replace(norm, 12, ".self_attn_layer_norm.");
    for (const auto& [from, to] : table)
        if (const auto found = name.find(from); found != std::string::npos) {
            name.replace(found, from.size(), to);
            break;
        }
    return name;
}

/// A checkpoint as fairseq writes it, with what is of no use to us.
void writeFairseq(const fs::path& file, const tensorfile::TensorMap& tensors)
{
    tensorfile::Value::Dict model;
    model.ordered = true;
    for (const auto& [name, tensor] : tensors)
        model.items.emplace_back(fairseqName(name), tensor.toHalf());
    model.items.emplace_back("label_embs_concat", tensorfile::Tensor::fromFloats({2, 2}, {1, 2, 3, 4}));
    tensorfile::Value::Dict root;
    root.items.emplace_back("args", tensorfile::Value());
    root.items.emplace_back("model", std::move(model));
    tensorfile::writePth(file, tensorfile::Value(std::move(root)));
}

AudioBuffer cut(const AudioBuffer& audio, std::size_t begin, std::size_t end)
{
    AudioBuffer part{{}, audio.sampleRateHz};
    part.samples.assign(audio.samples.begin() + static_cast<std::ptrdiff_t>(begin),
                        audio.samples.begin() + static_cast<std::ptrdiff_t>(end));
    return part;
}

void expectGolden(const FeatureMatrix& features, const std::string& name)
{
    const tensorfile::Tensor reference = golden::array(name);
    ASSERT_EQ(features.frames, static_cast<std::size_t>(reference.shape[0]));
    ASSERT_EQ(features.dims, static_cast<std::size_t>(reference.shape[1]));
    const auto difference = golden::compare(features.values, reference.toFloats());
    EXPECT_LT(difference.largest, 1e-3) << name;
    EXPECT_LT(difference.rms, 1e-4) << name;
    std::cout << name << ": largest " << difference.largest << ", rms " << difference.rms << '\n';
}

TEST_F(HubertGolden, LayersAndProjectionAreTheReferences)
{
    const AudioBuffer speech = readWav(golden::find("inputs/speech3_16k.wav"));
    EXPECT_EQ(s_encoder->id(), "contentvec");
    EXPECT_TRUE(s_encoder->offers(256));
    EXPECT_TRUE(s_encoder->offers(768));
    EXPECT_FALSE(s_encoder->offers(512));
    expectGolden(s_encoder->encode(speech, 256, Job()), "hubert_l9_proj");
    expectGolden(s_encoder->encode(speech, 768, Job()), "hubert_l12");
}

TEST_F(HubertGolden, OddLengths)
{
    const AudioBuffer part = cut(readWav(golden::find("inputs/speech3_16k.wav")), 5000, 22777);
    expectGolden(s_encoder->encode(part, 256, Job()), "hubert_l9_proj_odd");
    expectGolden(s_encoder->encode(part, 768, Job()), "hubert_l12_odd");
}

TEST_F(HubertGolden, TheFairseqFormIsTheSame)
{
    const fs::path file = s_folder->path / "hubert_base.pt";
    writeFairseq(file, golden::weights("hubert", false));
    const auto encoder = loadContentEncoder(file);
    EXPECT_EQ(encoder->id(), "contentvec");
    const AudioBuffer part = cut(readWav(golden::find("inputs/speech3_16k.wav")), 8000, 16000);
    for (const int dims : {256, 768})
        EXPECT_EQ(encoder->encode(part, dims, Job()).values, s_encoder->encode(part, dims, Job()).values)
            << dims;
    EXPECT_EQ(fingerprint(readHubert(file)), fingerprint(readHubert(location())));
}

TEST_F(HubertGolden, FirstStagesAreTheReferences)
{
    const model::HubertNet net(readHubert(location()), torch::kCPU);
    const AudioBuffer speech = readWav(golden::find("inputs/speech3_16k.wav"));
    const auto convolved = net.convolved(speech.samples, Job()).narrow(0, 0, 40).t();
    const auto conv =
        golden::compare(nn::fromTensor(convolved).toFloats(), golden::floats("hubert_conv_first40"));
    EXPECT_LT(conv.largest, 1e-3);
    EXPECT_LT(conv.rms, 1e-4);
    const auto h0 = golden::compare(nn::fromTensor(net.hidden(speech.samples, 0, Job())).toFloats(),
                                    golden::floats("hubert_h0"));
    EXPECT_LT(h0.largest, 1e-3);
    EXPECT_LT(h0.rms, 1e-4);
}

TEST_F(HubertGolden, UnusableSoundIsRefused)
{
    AudioBuffer speech = readWav(golden::find("inputs/speech3_16k.wav"));
    EXPECT_THROW((void)s_encoder->encode(speech, 512, Job()), InvalidInput);
    speech.samples[100] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_THROW((void)s_encoder->encode(speech, 256, Job()), InvalidInput);
    speech.samples[100] = 0;
    speech.sampleRateHz = 48000;
    EXPECT_THROW((void)s_encoder->encode(speech, 256, Job()), InvalidInput);
}

TEST_F(HubertGolden, StopsBetweenLayers)
{
    std::stop_source stop;
    int reports = 0;
    const Job job(stop.get_token(), [&](double, std::string_view) {
        if (++reports == 3)
            stop.request_stop();
    });
    const AudioBuffer speech = readWav(golden::find("inputs/speech3_16k.wav"));
    EXPECT_THROW((void)s_encoder->encode(speech, 768, job), Cancelled);
    EXPECT_EQ(reports, 3);
}

// The forms of a folder, on a model small enough to write in a moment.

class SmallHubert : public ::testing::Test
{
protected:
    SmallHubert() : config(smallHubertConfig()), tensors(smallHubertTensors()) {}

    void writeConfig() const { writeText(folder.path / "config.json", config.dump()); }
    void writeSafe() const { tensorfile::writeSafetensors(folder.path / "model.safetensors", {tensors, {}}); }
    void drop(const std::string& name)
    {
        tensorfile::TensorMap kept;
        for (const auto& [key, tensor] : tensors)
            if (key != name)
                kept.add(key, tensor);
        tensors = kept;
    }
    void expectRefused(const std::string& word) const
    {
        try {
            (void)loadContentEncoder(folder.path);
            FAIL() << "was taken";
        } catch (const Error& error) {
            EXPECT_NE(std::string(error.what()).find(word), std::string::npos) << error.what();
            EXPECT_NE(std::string(error.what()).find(folder.path.string()), std::string::npos)
                << error.what();
        }
    }
    [[nodiscard]] std::vector<float> features(int dims) const
    {
        return loadContentEncoder(folder.path)->encode(tone(0.5), dims, Job()).values;
    }

    TempFolder folder;
    nlohmann::json config;
    tensorfile::TensorMap tensors;
};

TEST_F(SmallHubert, EveryNamingGivesTheSameFeatures)
{
    writeConfig();
    writeSafe();
    const auto plain = features(8);
    EXPECT_EQ(plain.size(), 24u * 8u);

    const std::string pair = "encoder.pos_conv_embed.conv.";
    tensorfile::TensorMap renamed;
    for (const auto& [name, tensor] : tensors) {
        std::string key = name;
        if (name == pair + "weight_g")
            key = pair + "parametrizations.weight.original0";
        if (name == pair + "weight_v")
            key = pair + "parametrizations.weight.original1";
        renamed.add("hubert." + key, tensor);
    }
    tensors = renamed;
    writeSafe();
    EXPECT_EQ(features(8), plain);

    fs::remove(folder.path / "model.safetensors");
    tensorfile::Value::Dict dict;
    for (const auto& [name, tensor] : tensors)
        dict.items.emplace_back(name, tensor);
    tensorfile::writePth(folder.path / "pytorch_model.bin", dict);
    EXPECT_EQ(features(8), plain);
    EXPECT_TRUE(loadContentEncoder(folder.path / "config.json")->offers(8));
    EXPECT_TRUE(loadContentEncoder(folder.path / "pytorch_model.bin")->offers(8));
}

// What comes alone has heads of 64: a small model of one head.
TEST_F(SmallHubert, FilesThatComeAloneNeedNoConfig)
{
    config["num_attention_heads"] = 1;
    writeConfig();
    tensorfile::TensorMap halves;
    for (const auto& [name, tensor] : tensors)
        halves.add(name, tensor.toHalf());
    tensors = halves;
    writeSafe();
    const auto plain = features(8);
    const auto taken = [&](const fs::path& file) {
        return loadContentEncoder(file)->encode(tone(0.5), 8, Job()).values;
    };
    const TempFolder other;
    fs::copy_file(folder.path / "model.safetensors", other.path / "model.safetensors");
    fs::copy_file(folder.path / "model.safetensors", other.path / "some.safetensors");
    EXPECT_EQ(taken(other.path / "model.safetensors"), plain);
    EXPECT_EQ(taken(other.path / "some.safetensors"), plain);
    writeFairseq(other.path / "some.pt", tensors);
    EXPECT_EQ(taken(other.path / "some.pt"), plain);
}

TEST_F(SmallHubert, IsCalledByItsPlaceElseByItsContent)
{
    writeConfig();
    writeSafe();
    const std::string id = encoderId(folder.path);
    EXPECT_TRUE(id.starts_with("hubert-") && id.size() == 23) << id;
    EXPECT_EQ(loadContentEncoder(folder.path)->id(), id);
    EXPECT_EQ(encoderId(folder.path / "model.safetensors"), id);
    writeFairseq(folder.path / "mine.pt", tensors); // in halves
    EXPECT_EQ(encoderId(folder.path / "mine.pt"), id);
    fs::copy_file(folder.path / "mine.pt", folder.path / "hubert_base.pt");
    EXPECT_EQ(encoderId(folder.path / "hubert_base.pt"), "contentvec");
    for (const auto& [name, called] :
         {std::pair{"spin-v2", "spin-v2"}, std::pair{"chinese_hubert_base", "chinese-hubert-base"},
          std::pair{"Spin", "spin"}, std::pair{"contentvec", "contentvec"}}) {
        const fs::path place = folder.path / name;
        fs::create_directories(place);
        fs::copy_file(folder.path / "model.safetensors", place / "model.safetensors");
        fs::copy_file(folder.path / "config.json", place / "config.json");
        EXPECT_EQ(encoderId(place), called);
        EXPECT_EQ(encoderId(place / ""), called);
        EXPECT_EQ(loadContentEncoder(place / "model.safetensors")->id(), called);
    }
    drop("final_proj.weight");
    drop("final_proj.bias");
    writeSafe();
    EXPECT_EQ(encoderId(folder.path), id); // the same features of v2
    tensorfile::TensorMap trained;
    for (const auto& [name, tensor] : tensors)
        trained.add(name, name == "encoder.layers.11.final_layer_norm.bias"
                              ? tensorfile::Tensor::fromFloats({16}, std::vector<float>(16, 0.5f))
                              : tensor);
    tensors = trained;
    writeSafe();
    EXPECT_NE(encoderId(folder.path), id);
}

// Every variation of the config against transformers itself (tests/tools/make_hubert_fixture.py).
TEST(HubertVariations, AreTransformers)
{
    for (const char* name : {"stable", "plain", "mixed"}) {
        const fs::path folder = fs::path(KOE_FIXTURES) / "content" / name;
        const auto figures = tensorfile::readSafetensors(folder / "figures.safetensors").tensors;
        const auto sound = figures.find("sound")->toFloats();
        const model::HubertNet net(readHubert(folder), torch::kCPU);
        for (const int layer : {9, 12}) {
            const auto ours = nn::fromTensor(net.hidden(sound, layer, Job())).toFloats();
            const auto difference =
                golden::compare(ours, figures.find("state" + std::to_string(layer))->toFloats());
            std::cout << name << ' ' << layer << ": largest " << difference.largest << '\n';
            EXPECT_LT(difference.largest, 1e-3) << name << ' ' << layer;
            EXPECT_LT(difference.rms, 1e-4) << name << ' ' << layer;
        }
    }
}

TEST_F(SmallHubert, FrameRuleAtTheEdges)
{
    writeConfig();
    writeSafe();
    const auto encoder = loadContentEncoder(folder.path);
    const AudioBuffer sound = tone(6.0);
    // 128 frames are one stretch of the convolutions: 41,040 to 41,359 samples.
    for (const std::size_t samples :
         {400u, 401u, 719u, 720u, 1039u, 1040u, 16000u, 41039u, 41040u, 41359u, 41360u, 41680u, 82320u})
        EXPECT_EQ(encoder->encode(cut(sound, 0, samples), 8, Job()).frames, (samples - 80) / 320) << samples;
    EXPECT_THROW((void)encoder->encode(cut(sound, 0, 399), 8, Job()), InvalidInput);
}

TEST_F(SmallHubert, LongSoundIsCutIntoStretchesThatDoNotShow)
{
    writeConfig();
    writeSafe();
    const auto encoder = loadContentEncoder(folder.path);
    const FeatureMatrix features = encoder->encode(tone(30.0), 16, Job());
    EXPECT_EQ(features.frames, 1499u);
    // A steady tone whose period is a frame's: all frames away from the ends are alike.
    double largest = 0;
    for (std::size_t frame = 100; frame < 1400; frame++)
        for (std::size_t i = 0; i < 16; i++)
            largest = std::max(largest,
                               static_cast<double>(std::fabs(features.row(frame)[i] - features.row(100)[i])));
    EXPECT_LT(largest, 1e-3);
}

TEST_F(SmallHubert, WithoutFinalProjOnlyVersionTwoIsOffered)
{
    drop("final_proj.weight");
    drop("final_proj.bias");
    writeConfig();
    writeSafe();
    const auto encoder = loadContentEncoder(folder.path);
    EXPECT_FALSE(encoder->offers(8));
    EXPECT_TRUE(encoder->offers(16));
    EXPECT_THROW((void)encoder->encode(tone(0.5), 8, Job()), InvalidInput);
}

TEST_F(SmallHubert, MissingFilesAreNamed)
{
    EXPECT_THROW((void)loadContentEncoder(folder.path / "nowhere"), Missing);
    expectRefused("config.json");
    writeConfig();
    expectRefused("model.safetensors");
    writeText(folder.path / "model.safetensors.index.json", "{}");
    expectRefused("several");
}

TEST_F(SmallHubert, OtherModelsAreNamed)
{
    writeSafe();
    config["model_type"] = "wav2vec2";
    writeConfig();
    expectRefused("wav2vec2");
    config = smallHubertConfig();
    config["feat_extract_norm"] = "batch";
    writeConfig();
    expectRefused("feat_extract_norm");
    config = smallHubertConfig();
    config["conv_pos_batch_norm"] = true;
    writeConfig();
    expectRefused("conv_pos_batch_norm");
    config = smallHubertConfig();
    config["conv_stride"] = {5, 2, 2, 2, 2, 2, 1};
    writeConfig();
    expectRefused("50 frames");
    config = smallHubertConfig();
    config["hidden_size"] = -3;
    writeConfig();
    expectRefused("hidden_size");
    config["hidden_size"] = 24;
    writeConfig();
    expectRefused("called for");
    config["num_attention_heads"] = 7;
    writeConfig();
    expectRefused("divide");
    writeText(folder.path / "config.json", "not json");
    expectRefused("JSON");
}

TEST_F(SmallHubert, DamagedWeightsAreNamed)
{
    writeConfig();
    drop("encoder.layers.5.attention.k_proj.bias");
    writeSafe();
    expectRefused("encoder.layers.5.attention.k_proj.bias");
    writeText(folder.path / "model.safetensors", "rubbish that is no tensor file at all");
    expectRefused("model.safetensors");
    fs::remove(folder.path / "model.safetensors");
    writeText(folder.path / "pytorch_model.bin", "<html>404</html>");
    expectRefused("pytorch_model.bin");
}

TEST(ContentEncoderFile, AnythingElseIsRefused)
{
    const TempFolder folder;
    writeText(folder.path / "voice.pth", "x");
    EXPECT_THROW((void)loadContentEncoder(folder.path / "voice.pth"), InvalidInput);
    tensorfile::writeSafetensors(folder.path / "other.safetensors",
                                 {tensorfile::TensorMap(), {{"format", "pt"}}});
    EXPECT_THROW((void)loadContentEncoder(folder.path / "other.safetensors"), InvalidInput);
}

TEST_F(SmallHubert, AFileOfAnotherKindIsNamed)
{
    const std::string page = "<!DOCTYPE html><html><body>Sign in</body></html>";
    const fs::path swift = fs::path(KOE_SOURCE_DIR) / "weights/starter/swift_f0.safetensors";
    const fs::path bare = folder.path / "hubert_base.pt", safe = folder.path / "encoder.safetensors";
    const auto said = [](const fs::path& location) {
        return sentenceOf<InvalidInput>([&] { (void)loadContentEncoder(location); });
    };
    writeText(bare, page);
    writeText(safe, page);
    for (const fs::path& file : {bare, safe})
        EXPECT_NE(said(file).find(file.string() + " is a web page: a link to a page was saved"),
                  std::string::npos)
            << said(file);
    tensorfile::writePth(bare, identify::voice());
    EXPECT_NE(said(bare).find(bare.string() + " is an RVC voice (v2, 40 kHz"), std::string::npos)
        << said(bare);
    fs::copy_file(swift, safe, fs::copy_options::overwrite_existing);
    EXPECT_NE(said(safe).find(safe.string() + " is the pitch model SwiftF0, not a speech encoder."),
              std::string::npos)
        << said(safe);
    // In a folder it is the file of weights that is named.
    writeConfig();
    writeText(folder.path / "pytorch_model.bin",
              "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 378342945\n");
    EXPECT_NE(said(folder.path).find("pytorch_model.bin is a Git LFS pointer"), std::string::npos)
        << said(folder.path);
    fs::copy_file(swift, folder.path / "model.safetensors");
    EXPECT_NE(said(folder.path).find("model.safetensors is the pitch model SwiftF0, not a speech encoder."),
              std::string::npos)
        << said(folder.path);
}

} // namespace
} // namespace koe::content
