// Extracting and merging against RVC's own results (tests/tools/make_checkpoint_figures.py), and what is
// known of experiments.
#include "assets/sha256.h"
#include "core/error.h"
#include "slim_voice.h"
#include "support/temporary_folder.h"
#include "tensorfile/npy.h"
#include "tensorfile/pth.h"
#include "voice/experiment.h"
#include "voice/extract.h"
#include "voice/merge.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace koe::voice {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using synth::GeneratorConfig;
using tensorfile::Tensor;
using tensorfile::TensorMap;
using tensorfile::Value;

std::uint64_t splitMix(std::uint64_t state)
{
    std::uint64_t z = state + 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
}

/// The generator with enc_q, filled as make_checkpoint_figures.py says.
TensorMap formulaTensors(const GeneratorConfig& config, std::uint64_t seed)
{
    TensorMap tensors;
    std::uint64_t at = seed << 40;
    for (const synth::TensorSpec& spec :
         generatorTensors(config, true, synth::RegistrationOrder::EncoderLast)) {
        std::size_t count = 1;
        for (const std::int64_t size : spec.shape)
            count *= static_cast<std::size_t>(size);
        std::vector<float> values(count);
        for (float& value : values) {
            const std::uint64_t u = splitMix(at++);
            value = static_cast<float>(
                std::ldexp(static_cast<std::int32_t>(u >> 32), -31 - static_cast<int>(u & 15)));
        }
        tensors.add(spec.name, Tensor::fromFloats(spec.shape, std::move(values)));
    }
    return tensors;
}

std::string hashOf(const TensorMap& tensors)
{
    std::vector<std::pair<std::string, Tensor>> sorted(tensors.begin(), tensors.end());
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    assets::Sha256 sum;
    for (const auto& [name, tensor] : sorted) {
        EXPECT_EQ(tensor.type, tensorfile::DType::Float16) << name;
        sum.add(std::as_bytes(std::span(name.c_str(), name.size() + 1)));
        sum.add(tensor.bytes);
    }
    return sum.hex();
}

TensorMap weightsIn(const fs::path& voice)
{
    return tensorfile::readPth(voice).find("weight")->tensors();
}

Value::Dict dictOf(const TensorMap& tensors)
{
    Value::Dict dict;
    for (const auto& [name, tensor] : tensors)
        dict.items.emplace_back(name, tensor);
    return dict;
}

const json& figures()
{
    static const json all = json::parse(fileBytes(fs::path(KOE_FIXTURES) / "voice/checkpoint_figures.json"));
    return all;
}

/// RVC's config.json of a generator.
json configJson(const GeneratorConfig& c)
{
    return {{"train", {{"segment_size", 32 * c.hop()}}},
            {"data",
             {{"filter_length", 2 * (c.specChannels - 1)},
              {"hop_length", c.hop()},
              {"sampling_rate", c.sampleRateHz}}},
            {"model",
             {{"inter_channels", c.interChannels},
              {"hidden_channels", c.hiddenChannels},
              {"filter_channels", c.filterChannels},
              {"n_heads", c.heads},
              {"n_layers", c.layers},
              {"kernel_size", c.kernelSize},
              {"p_dropout", 0},
              {"resblock", c.resblock},
              {"resblock_kernel_sizes", c.resblockKernelSizes},
              {"resblock_dilation_sizes", c.resblockDilations},
              {"upsample_rates", c.upsampleRates},
              {"upsample_initial_channel", c.upsampleInitialChannels},
              {"upsample_kernel_sizes", c.upsampleKernelSizes},
              {"gin_channels", c.ginChannels},
              {"spk_embed_dim", c.speakers}}}};
}

/// Sizes of @p voice but RVC's smallest widths, so that a checkpoint of any rate is small.
GeneratorConfig narrow(int rateHz, const char* version, bool f0)
{
    GeneratorConfig config = slimVoice().config;
    const GeneratorConfig standard = GeneratorConfig::standard(rateHz, version, f0);
    config.upsampleRates = standard.upsampleRates;
    config.upsampleKernelSizes = standard.upsampleKernelSizes;
    config.sampleRateHz = rateHz;
    config.featureDims = standard.featureDims;
    config.f0 = f0;
    return config;
}

class Checkpoint : public testing::Test
{
protected:
    Checkpoint()
    {
        fs::create_directories(m_home.weights);
        fs::create_directories(m_home.logs);
    }
    fs::path experiment(const std::string& name) const
    {
        fs::create_directories(m_home.experiment(name));
        return m_home.experiment(name);
    }
    fs::path generator(const fs::path& file, const GeneratorConfig& config, std::uint64_t seed = 2,
                       int epoch = 3) const
    {
        Value::Dict root;
        root.items = {{"model", dictOf(formulaTensors(config, seed))},
                      {"iteration", epoch},
                      {"optimizer", Value()},
                      {"learning_rate", 1e-4}};
        tensorfile::writePth(file, root);
        return file;
    }
    void write(const fs::path& file, const std::string& text) const
    {
        std::ofstream(file, std::ios::binary) << text;
    }
    ExtractRequest request(const fs::path& checkpoint, const std::string& target = "made") const
    {
        ExtractRequest made;
        made.home = m_home;
        made.checkpoint = checkpoint;
        made.target = target;
        return made;
    }
    static bool holds(const std::vector<std::string>& texts, const std::string& part)
    {
        return std::any_of(texts.begin(), texts.end(),
                           [&](const std::string& text) { return text.find(part) != std::string::npos; });
    }

    TemporaryFolder m_folder;
    Home m_home{m_folder.path() / "weights", m_folder.path() / "logs", m_folder.path() / "starter"};
};

TEST_F(Checkpoint, ExtractingEqualsRvcToTheLastBit)
{
    // Of RVC's full size, with nothing beside it: everything is found in the tensors.
    const json& rvc = figures().at("extract_v2_40k");
    const GeneratorConfig full = GeneratorConfig::standard(40000, "v2", true);
    const fs::path file = generator(m_folder.path() / "G_340.pth", full, 1, 12);
    const ExtractReport report = extractVoice(request(file, ""), {});
    EXPECT_EQ(report.card.file, m_home.weights / "G_340.pth"); // in no experiment: its own name
    const TensorMap made = weightsIn(report.card.file);
    EXPECT_EQ(made.size(), rvc.at("tensors"));
    EXPECT_EQ(hashOf(made), rvc.at("sha256").get<std::string>());
    std::string order;
    for (const auto& [name, tensor] : made)
        order += (order.empty() ? "" : "\n") + name;
    assets::Sha256 sum;
    sum.add(std::as_bytes(std::span(order)));
    EXPECT_EQ(sum.hex(), figures().at("order_v2_40k").get<std::string>());

    const Value root = tensorfile::readPth(report.card.file);
    const Value expected = full.toList();
    EXPECT_EQ(json(rvc.at("config").size()), 18);
    ASSERT_EQ(root.find("config")->items().size(), 18u);
    EXPECT_EQ(GeneratorConfig::fromList(*root.find("config")).toList().items()[17].intOr(0),
              rvc.at("config")[17]);
    for (const std::size_t i : {0, 1, 2, 3, 4, 5, 6, 7, 8, 13, 15, 16})
        EXPECT_EQ(root.find("config")->items()[i].intOr(-1), rvc.at("config")[i]) << i;
    EXPECT_EQ(root.find("sr")->text(), rvc.at("sr").get<std::string>());
    EXPECT_EQ(root.find("f0")->intOr(-1), rvc.at("f0"));
    EXPECT_EQ(root.find("version")->text(), rvc.at("version").get<std::string>());
    EXPECT_EQ(report.card.info, "12epoch");
}

TEST_F(Checkpoint, MergingEqualsRvcToTheLastBit)
{
    const fs::path a = generator(m_folder.path() / "G_1.pth", slimVoice().config, 2);
    GeneratorConfig fewer = slimVoice().config;
    fewer.speakers = 2;
    const fs::path b = generator(m_folder.path() / "G_2.pth", fewer, 3);
    const fs::path first = extractVoice(request(a, "a"), {}).card.file;
    EXPECT_EQ(hashOf(weightsIn(first)), figures().at("extract_slim").at("sha256").get<std::string>());
    const fs::path second = extractVoice(request(b, "b"), {}).card.file;
    int count = 0;
    for (const json& rvc : figures().at("merge")) {
        const bool swapped = rvc.at("first") == "b";
        MergeRequest merge{m_home,           swapped ? second : first,           swapped ? first : second,
                           rvc.at("weight"), "merged" + std::to_string(count++), {}};
        const VoiceCard card = mergeVoices(merge, {});
        EXPECT_EQ(hashOf(weightsIn(card.file)), rvc.at("sha256").get<std::string>()) << rvc;
        EXPECT_EQ(card.speakers, rvc.at("speakers"));
    }
    EXPECT_EQ(count, 10);
    EXPECT_EQ(loadCard(m_home.weights / "merged2.pth").info, "0.3 × a + 0.7 × b");
}

TEST_F(Checkpoint, OnlyVoicesOfOneKindAreMerged)
{
    const auto voice = [&](const std::string& name, int dims, bool f0, const auto& change) {
        Voice made = slimVoice(dims, f0);
        change(made);
        saveVoice(m_home.weights / (name + ".pth"), made);
        return m_home.weights / (name + ".pth");
    };
    const auto same = [](Voice&) {};
    const fs::path a = voice("anna", 768, true, [](Voice& v) { v.card.medianPitchHz = 200; });
    const auto refusal = [&](const fs::path& b) {
        return sentenceOf<InvalidInput>([&] { (void)mergeVoices({m_home, a, b, 0.5, "new", {}}, {}); });
    };
    EXPECT_NE(refusal(voice("bob", 256, true, same)).find("anna is v2, bob is v1"), std::string::npos);
    EXPECT_NE(refusal(voice("cid", 768, false, same)).find("cid is without pitch"), std::string::npos);
    EXPECT_NE(refusal(voice("dan", 768, true, [](Voice& v) { v.card.encoder = "spin"; }))
                  .find("speech encoder spin"),
              std::string::npos);
    EXPECT_NE(refusal(voice("eve", 768, true,
                            [](Voice& v) {
                                v.config.filterChannels = 8;
                                TensorMap cut;
                                for (const synth::TensorSpec& spec : generatorTensors(
                                         v.config, false, synth::RegistrationOrder::EncoderLast)) {
                                    std::size_t n = 1;
                                    for (const std::int64_t size : spec.shape)
                                        n *= static_cast<std::size_t>(size);
                                    cut.add(spec.name, Tensor::fromFloats(spec.shape, std::vector<float>(n)));
                                }
                                v.weights = std::move(cut);
                            }))
                  .find("different sizes (the tensor enc_p.encoder.ffn_layers.0.conv_1"),
              std::string::npos);
    EXPECT_FALSE(fs::exists(m_home.weights / "new.pth"));

    const fs::path low = voice("low", 768, true, [](Voice& v) { v.card.medianPitchHz = 100; });
    EXPECT_NEAR(mergeVoices({m_home, a, low, 0.5, "new", {"mine"}}, {}).medianPitchHz, 141.4, 0.01);
    EXPECT_EQ(loadCard(m_home.weights / "new.pth").info, "mine");
    EXPECT_THROW((void)mergeVoices({m_home, a, low, 0.5, "new", {}}, {}), UsageError); // it is there
    EXPECT_THROW((void)mergeVoices({m_home, a, low, 1.5, "other", {}}, {}), UsageError);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW((void)mergeVoices({m_home, a, low, 0.5, "other", {}}, Job(stop.get_token(), {})), Cancelled);
    EXPECT_FALSE(fs::exists(m_home.weights / "other.pth"));
}

TEST_F(Checkpoint, WhatTheFaqCallsKeyErrorIsFound)
{
    // A G_ has neither f0 nor sr nor version; RVC's user must know them.
    for (const int rate : {32000, 40000, 48000})
        for (const char* version : {"v1", "v2"})
            for (const bool f0 : {true, false}) {
                const GeneratorConfig config = narrow(rate, version, f0);
                const fs::path folder = experiment(version + std::to_string(rate) + (f0 ? "f0" : "no"));
                write(folder / "config.json", configJson(config).dump());
                ExtractRequest wanted = request(generator(folder / "G_2333333.pth", config), "");
                const ExtractReport report = extractVoice(wanted, {});
                EXPECT_EQ(report.card.sampleRateHz, rate);
                EXPECT_EQ(report.card.version, version);
                EXPECT_EQ(report.card.f0, f0);
                EXPECT_EQ(report.card.name, folder.filename().string() + "_e3_s0");
                EXPECT_TRUE(holds(report.findings, "from config.json")) << report.findings[0];
            }

    // Of v1 without pitch, 32 kHz and 48 kHz have the same tensors: train.log tells, else a person must.
    const GeneratorConfig twin = narrow(48000, "v1", false);
    const fs::path folder = experiment("twin");
    const fs::path file = generator(folder / "G_700.pth", twin);
    const std::string said = sentenceOf<InvalidInput>([&] { (void)extractVoice(request(file), {}); });
    EXPECT_NE(said.find("32000, 48000 Hz"), std::string::npos) << said;
    EXPECT_NE(said.find("Say which sample rate"), std::string::npos) << said;
    ExtractRequest told = request(file, "told");
    told.sampleRateHz = 48000;
    EXPECT_EQ(extractVoice(told, {}).card.sampleRateHz, 48000);

    json log = configJson(twin);
    std::string repr = log.dump();
    std::replace(repr.begin(), repr.end(), '"', '\'');
    write(folder / "train.log", "2024-01-02 03:04:05,678\ttwin\tINFO\t" + repr.substr(0, repr.size() - 1) +
                                    ", 'model_dir': './logs/it\\'s', 'version': 'v1', 'if_f0': 0, 'x': "
                                    "(None, True), \"y\": \"a'b\"}\n"
                                    "2024-01-02 03:04:06,678\ttwin\tINFO\tloaded pretrained\n");
    const ExtractReport logged = extractVoice(request(file, "logged"), {});
    EXPECT_EQ(logged.card.sampleRateHz, 48000);
    EXPECT_TRUE(holds(logged.findings, "from train.log")) << logged.findings[0];
}

TEST_F(Checkpoint, ExtractingTakesWhatTheExperimentKnows)
{
    const GeneratorConfig config = slimVoice().config;
    const fs::path folder = experiment("mika");
    write(folder / "config.json", configJson(config).dump());
    write(folder / "prepare.json", R"({"encoder": "koe-starter-1"})");
    fs::create_directories(folder / "2b-f0nsf");
    tensorfile::writeNpy(folder / "2b-f0nsf/0_0.wav.npy", Tensor::fromDoubles({4}, {0, 190, 210, 200}));
    tensorfile::writeNpy(folder / "2b-f0nsf/mute.wav.npy", Tensor::fromDoubles({2}, {900, 900}));
    const fs::path index = folder / "added_IVF1_Flat_nprobe_1_mika_v2.index";
    write(index, "index");
    ExtractRequest wanted = request(generator(folder / "G_40.pth", config), "");
    wanted.author = "somebody";
    const ExtractReport report = extractVoice(wanted, {});
    EXPECT_EQ(report.card.name, "mika_e3_s40");
    EXPECT_EQ(report.card.encoder, "koe-starter-1");
    EXPECT_EQ(report.card.medianPitchHz, 200.0);
    EXPECT_EQ(report.card.author, "somebody");
    EXPECT_EQ(report.card.info, "3epoch");
    EXPECT_EQ(report.card.index, index);
    EXPECT_THROW((void)extractVoice(wanted, {}), UsageError); // it is there already

    // A rate that was changed in config.json after the training: the tensors win.
    GeneratorConfig other = narrow(48000, "v2", true);
    write(folder / "config.json", configJson(other).dump());
    const ExtractReport changed = extractVoice(request(folder / "G_40.pth", "changed"), {});
    EXPECT_EQ(changed.card.sampleRateHz, 32000);
    EXPECT_TRUE(holds(changed.findings, "does not fit its tensors"));
}

TEST_F(Checkpoint, WhatCannotBeExtractedIsSaid)
{
    const fs::path file = generator(m_folder.path() / "G_5.pth", slimVoice().config);
    ExtractRequest wrong = request(file);
    wrong.version = "v1";
    EXPECT_NE(
        sentenceOf<UsageError>([&] { (void)extractVoice(wrong, {}); }).find("is v2 by its tensors, not v1"),
        std::string::npos);
    wrong = request(file);
    wrong.f0 = false;
    EXPECT_NE(sentenceOf<UsageError>([&] { (void)extractVoice(wrong, {}); }).find("with pitch"),
              std::string::npos);
    wrong = request(file);
    wrong.sampleRateHz = 48000;
    EXPECT_NE(sentenceOf<UsageError>([&] { (void)extractVoice(wrong, {}); }).find("32000"),
              std::string::npos);
    EXPECT_THROW((void)extractVoice(request(file, "voice.txt/x"), {}), UsageError);
    EXPECT_THROW((void)extractVoice(request(m_folder.path() / "nothing.pth"), {}), Missing);

    saveVoice(m_folder.path() / "voice.pth", slimVoice());
    const std::string voice =
        sentenceOf<InvalidInput>([&] { (void)extractVoice(request(m_folder.path() / "voice.pth"), {}); });
    EXPECT_NE(voice.find("an RVC voice"), std::string::npos) << voice;
    EXPECT_NE(voice.find("not a training checkpoint"), std::string::npos) << voice;

    TensorMap astray = formulaTensors(slimVoice().config, 4);
    Value::Dict model = dictOf(astray);
    model.items[0].second = Tensor::fromFloats(
        astray.begin()->second.shape,
        std::vector<float>(static_cast<std::size_t>(astray.begin()->second.elements()), 1e6f));
    tensorfile::writePth(m_folder.path() / "G_6.pth", Value::Dict{{{"model", model}}, false});
    const std::string values = sentenceOf<InvalidInput>(
        [&] { (void)extractVoice(request(m_folder.path() / "G_6.pth", "bad"), {}); });
    EXPECT_NE(values.find("no numbers"), std::string::npos) << values;
    EXPECT_FALSE(fs::exists(m_home.weights / "bad.pth"));
}

TEST_F(Checkpoint, ExperimentsAreListed)
{
    const GeneratorConfig config = narrow(40000, "v2", true);
    const fs::path mika = experiment("mika");
    write(mika / "config.json", configJson(config).dump());
    write(mika / "train.log",
          "t\tmika\tINFO\t{}\nt\tmika\tINFO\tTrain Epoch: 3 [20%]\nt\tmika\tINFO\t[200, 0.0001]\n"
          "t\tmika\tINFO\tloss_disc=4.100, loss_gen=3.200, loss_fm=9.300,loss_mel=21.400, loss_kl=1.500\n");
    generator(mika / "G_100.pth", config);
    write(mika / "D_100.pth", "d");
    generator(mika / "G_200.pth", config, 2, 7);
    write(mika / "D_200.pth", "d");
    write(mika / "G_300.pth", "half written"); // no D: training would go on from 200
    fs::create_directories(mika / "0_gt_wavs");
    for (const char* clip : {"0_0.wav", "0_1.wav", "0_1.spec.pt"})
        write(mika / "0_gt_wavs" / clip, "");
    saveVoice(m_home.weights / "mika.pth", slimVoice());
    write(mika / "added_IVF1_Flat_nprobe_1_mika_v2.index", "index");

    const fs::path fresh = experiment("fresh");
    write(fresh / "prepare.json", R"({"encoder": "contentvec"})");
    for (const auto& entry : fs::directory_iterator(mika))
        fs::last_write_time(entry, fs::last_write_time(fresh / "prepare.json") - std::chrono::hours(2));
    fs::create_directories(experiment("mute") / "0_gt_wavs");
    fs::create_directories(experiment("empty"));
    write(m_home.logs / "a file", "");

    const auto cards = listExperiments(m_home);
    ASSERT_EQ(cards.size(), 2u);
    EXPECT_EQ(cards[0].name, "fresh");
    EXPECT_TRUE(cards[0].generator.empty());
    EXPECT_EQ(cards[0].encoder, "contentvec");
    EXPECT_EQ(cards[0].sampleRateHz, 0);
    const ExperimentCard& card = cards[1];
    EXPECT_EQ(card.name, "mika");
    EXPECT_EQ(card.sampleRateHz, 40000);
    EXPECT_EQ(card.version, "v2");
    EXPECT_TRUE(card.f0);
    EXPECT_EQ(card.generator, mika / "G_200.pth");
    EXPECT_EQ(card.discriminator, mika / "D_200.pth");
    EXPECT_EQ(card.state.epoch, 7);
    EXPECT_EQ(card.state.step, 200);
    EXPECT_EQ(card.state.lossMel, 21.4);
    EXPECT_EQ(card.state.lossKl, 1.5);
    EXPECT_EQ(card.state.lossDiscriminator, 4.1);
    EXPECT_EQ(card.voice, m_home.weights / "mika.pth");
    EXPECT_EQ(card.index.parent_path(), mika);
    EXPECT_EQ(card.clips, 2);
    EXPECT_TRUE(listExperiments({"/nowhere", "/nowhere", ""}).empty());
}

TEST_F(Checkpoint, HostileSettingsSayNothing)
{
    const GeneratorConfig config = slimVoice().config;
    const fs::path folder = experiment("odd");
    const fs::path file = generator(folder / "G_1.pth", config);
    int n = 0;
    for (const std::string& text :
         {std::string("{"), std::string("[1,2]"), std::string(5000, '['),
          std::string("{\"data\": 3, \"model\": {}}"),
          std::string(
              R"({"data": {"sampling_rate": 1e300, "filter_length": "x"}, "model": {"n_layers": -1}})"),
          std::string("\0\xff{'", 4)})
        for (const char* name : {"config.json", "train.log"}) {
            write(folder / name, text);
            EXPECT_EQ(extractVoice(request(file, "odd" + std::to_string(n++)), {}).card.sampleRateHz, 32000)
                << text;
        }
}

} // namespace
} // namespace koe::voice
