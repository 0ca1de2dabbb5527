// docs/formats.md: every row of its tables is a test here, and every test finds its row there.

#include "core/error.h"
#include "nn/start.h"
#include "support/legacy_stream.h"
#include "support/temporary_folder.h"
#include "synth/generator.h"
#include "tensorfile/pth.h"
#include "tensorfile/safetensors.h"
#include "voice/voice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <functional>
#include <random>

namespace koe {
namespace {

namespace fs = std::filesystem;
using synth::GeneratorConfig;
using synth::Vocoder;
using tensorfile::DType;
using tensorfile::Tensor;
using tensorfile::TensorMap;
using tensorfile::Value;

constexpr DType kPrecisions[] = {DType::Float32, DType::Float16, DType::BFloat16};
enum class Form
{
    Pair,
    Parametrizations,
    Fused
};
constexpr Form kForms[] = {Form::Pair, Form::Parametrizations, Form::Fused};
constexpr std::size_t kFrames = 3;
constexpr const char* kContainers[] = {"zip.pth", "stream.pth", "voice.safetensors"};

std::string rateName(int rateHz)
{
    return std::to_string(rateHz / 1000) + "k";
}

/// The structure of RVC's own network in small: rates, kernels, stages and every tensor's name are real. So
/// are the widths of RefineGAN's decoder, which are fixed.
GeneratorConfig smallConfig(int rateHz, const std::string& version, bool f0,
                            Vocoder vocoder = Vocoder::HiFiGan)
{
    GeneratorConfig config = GeneratorConfig::standard(rateHz == 24000 ? 32000 : rateHz, version, f0);
    if (rateHz == 24000) { // Applio's own
        config.sampleRateHz = 24000;
        config.upsampleRates = {10, 6, 2, 2};
        config.upsampleKernelSizes = {20, 12, 4, 4};
    }
    config.vocoder = vocoder;
    config.interChannels = 4;
    config.hiddenChannels = 4;
    config.filterChannels = 4;
    config.layers = 1;
    config.speakers = 3;
    if (vocoder != Vocoder::RefineGan) {
        config.upsampleInitialChannels = 32;
        config.ginChannels = 4;
    }
    return config;
}

TensorMap someWeights(const GeneratorConfig& config)
{
    std::mt19937 random(7);
    TensorMap weights;
    for (const auto& [name, shape] : generatorTensors(config, false, synth::RegistrationOrder::EncoderLast)) {
        std::int64_t count = 1;
        for (const std::int64_t size : shape)
            count *= size;
        const double fanIn = static_cast<double>(count) / static_cast<double>(shape[0]);
        const double scale = shape.size() == 1 ? 0.1 : std::sqrt(3.0 / fanIn);
        std::vector<float> values;
        for (std::int64_t i = 0; i < count; i++) {
            const double unit = static_cast<double>(random()) / 2147483648.0 - 1.0;
            values.push_back(static_cast<float>(name.ends_with("_g") ? 1.0 + 0.3 * unit : scale * unit));
        }
        weights.add(name, Tensor::fromFloats(shape, std::move(values)));
    }
    return weights;
}

Tensor rounded(const Tensor& tensor, DType type)
{
    if (type == DType::Float32)
        return tensor;
    if (type == DType::Float16)
        return tensor.toHalf();
    auto block = std::make_shared<std::vector<std::uint16_t>>();
    for (const float value : tensor.toFloats()) { // nearest even, as PyTorch
        const auto bits = std::bit_cast<std::uint32_t>(value);
        block->push_back(static_cast<std::uint16_t>((bits + 0x7FFFu + (bits >> 16 & 1u)) >> 16));
    }
    Tensor result;
    result.type = DType::BFloat16;
    result.shape = tensor.shape;
    result.bytes = std::as_bytes(std::span(*block));
    result.owner = block;
    return result;
}

std::string replaced(const std::string& name, std::size_t ending, const char* with)
{
    return name.substr(0, name.size() - ending) + with;
}

/// v · g / ‖v‖, rounded once; the norm over all but the first dimension.
Tensor fused(const Tensor& g, const Tensor& v)
{
    const std::vector<float> gains = g.toFloats();
    std::vector<float> values = v.toFloats();
    const std::size_t row = values.size() / gains.size();
    for (std::size_t r = 0; r < gains.size(); r++) {
        double power = 0.0;
        for (std::size_t i = 0; i < row; i++)
            power += static_cast<double>(values[r * row + i]) * static_cast<double>(values[r * row + i]);
        for (std::size_t i = 0; i < row; i++)
            values[r * row + i] = static_cast<float>(static_cast<double>(values[r * row + i]) *
                                                     static_cast<double>(gains[r]) / std::sqrt(power));
    }
    return Tensor::fromFloats(v.shape, std::move(values));
}

/// The same network in another way of writing it down.
TensorMap written(const TensorMap& plain, Form form, DType type)
{
    TensorMap result;
    for (const auto& [name, tensor] : plain) {
        const bool g = name.ends_with(".weight_g");
        const bool v = name.ends_with(".weight_v");
        if (form == Form::Parametrizations && (g || v))
            result.add(
                replaced(name, 9,
                         g ? ".parametrizations.weight.original0" : ".parametrizations.weight.original1"),
                rounded(tensor, type));
        else if (form == Form::Fused && v)
            result.add(replaced(name, 2, ""),
                       rounded(fused(*plain.find(replaced(name, 1, "g")), tensor), type));
        else if (form != Form::Fused || !g)
            result.add(name, rounded(tensor, type));
    }
    return result;
}

/// Pairs that have the weights of @p fusedForm: the norm of each row beside it. @param plain has the pairs'
/// names
TensorMap pairsOf(const TensorMap& fusedForm, const TensorMap& plain)
{
    TensorMap pairs;
    for (const auto& [name, tensor] : plain) {
        const bool g = name.ends_with(".weight_g");
        const Tensor* whole = fusedForm.find(g || name.ends_with(".weight_v") ? replaced(name, 2, "") : name);
        if (whole == nullptr) {
            ADD_FAILURE() << name;
            continue;
        }
        if (!g) {
            pairs.add(name, *whole);
            continue;
        }
        std::vector<float> norms;
        const std::vector<float> values = whole->toFloats();
        const std::size_t length = values.size() / static_cast<std::size_t>(whole->shape[0]);
        for (std::size_t i = 0; i < values.size(); i += length) {
            double power = 0.0;
            for (std::size_t k = i; k < i + length; k++)
                power += static_cast<double>(values[k]) * static_cast<double>(values[k]);
            norms.push_back(static_cast<float>(std::sqrt(power)));
        }
        pairs.add(name, Tensor::fromFloats(tensor.shape, std::move(norms)));
    }
    return pairs;
}

TensorMap asFloats(const TensorMap& tensors)
{
    TensorMap result;
    for (const auto& [name, tensor] : tensors)
        result.add(name, Tensor::fromFloats(tensor.shape, tensor.toFloats()));
    return result;
}

Value rootOf(const GeneratorConfig& config, const TensorMap& weights)
{
    Value::Dict weight;
    weight.ordered = true;
    for (const auto& [name, tensor] : weights)
        weight.items.emplace_back(name, tensor);
    Value::Dict root;
    root.ordered = true;
    root.items = {{"weight", std::move(weight)}, {"config", config.toList()},
                  {"info", "20epoch"},           {"sr", rateName(config.sampleRateHz)},
                  {"f0", config.f0 ? 1 : 0},     {"version", config.version()}};
    if (config.vocoder != Vocoder::HiFiGan)
        root.items.emplace_back("vocoder", synth::name(config.vocoder));
    return root;
}

std::vector<float> samplesOf(const GeneratorConfig& config, const TensorMap& weights)
{
    nn::start(1); // networks as small as these only wait for each other's threads
    synth::Generator generator(config, weights);

    synth::SynthesisInput input;
    input.features = FeatureMatrix(kFrames, static_cast<std::size_t>(config.featureDims));
    for (std::size_t i = 0; i < input.features.values.size(); i++)
        input.features.values[i] = std::sin(static_cast<float>(i) * 0.37f);
    for (std::size_t i = 0; i < kFrames && config.f0; i++) {
        input.f0Hz.push_back(i == 1 ? 0.0f : 200.0f + 10.0f * static_cast<float>(i));
        input.coarsePitch.push_back(i == 1 ? 1 : 55);
    }
    input.speaker = 0;
    input.seed = 5;
    return generator.synthesize(input, Job()).samples;
}

std::vector<float> samplesOf(const voice::Voice& voice)
{
    return samplesOf(voice.config, voice.weights);
}

/// The same sizes and the same numbers, to the bit: the samples cannot differ.
bool isSameNetwork(const GeneratorConfig& a, const TensorMap& weightsOfA, const voice::Voice& b)
{
    const GeneratorConfig& c = b.config;
    if (a.sampleRateHz != c.sampleRateHz || a.upsampleRates != c.upsampleRates || a.f0 != c.f0 ||
        a.featureDims != c.featureDims || a.heads != c.heads || a.resblock != c.resblock ||
        a.resblockDilations != c.resblockDilations || a.vocoder != c.vocoder || a.speakers != c.speakers ||
        weightsOfA.size() != b.weights.size())
        return false;
    return std::all_of(weightsOfA.begin(), weightsOfA.end(), [&](const auto& entry) {
        const Tensor& mine = entry.second;
        const Tensor* other = b.weights.find(entry.first);
        return other != nullptr && other->type == mine.type && other->shape == mine.shape &&
               std::equal(mine.bytes.begin(), mine.bytes.end(), other->bytes.begin(), other->bytes.end());
    });
}

/// Largest difference, against the largest sample.
double distance(const std::vector<float>& a, const std::vector<float>& b)
{
    if (a.size() != b.size() || a.empty())
        return 1e9;
    double most = 0.0;
    double peak = 0.0;
    for (std::size_t i = 0; i < a.size(); i++) {
        most = std::max(most, std::fabs(static_cast<double>(a[i]) - static_cast<double>(b[i])));
        peak = std::max(peak, std::fabs(static_cast<double>(b[i])));
    }
    return most / peak;
}

/// Whether docs/formats.md has this line.
bool isDocumented(const std::string& line)
{
    return fileBytes(fs::path(KOE_SOURCE_DIR) / "docs/formats.md").find("\n" + line + "\n") !=
           std::string::npos;
}

struct Network
{
    const char* version;
    int rateHz;
    bool f0 = true;
    Vocoder vocoder = Vocoder::HiFiGan;
};

class Matrix : public testing::TestWithParam<Network>
{
protected:
    /// The voice in one of the containers.
    fs::path file(const GeneratorConfig& config, const TensorMap& weights, DType type,
                  std::size_t container) const
    {
        const fs::path path = m_folder.path() / kContainers[container];
        if (container == 2) {
            tensorfile::Safetensors content;
            content.tensors = weights;
            content.metadata = {{"sr", rateName(config.sampleRateHz)}};
            // No config, no decoder's name: they are read off the tensors.
            tensorfile::writeSafetensors(path, content);
            return path;
        }
        const fs::path zip = m_folder.path() / kContainers[0];
        tensorfile::writePth(zip, rootOf(config, weights));
        if (container == 1)
            m_folder.write(kContainers[1], legacyStreamOf(zip, tensorfile::byteSize(type)));
        return path;
    }

    TemporaryFolder m_folder;
};

TEST_P(Matrix, AllFormsConvertToTheSameSamples)
{
    const Network& network = GetParam();
    const GeneratorConfig config = smallConfig(network.rateHz, network.version, network.f0, network.vocoder);
    const TensorMap plain = someWeights(config);
    const bool applio = network.vocoder != Vocoder::HiFiGan || network.rateHz == 24000;
    std::string row = std::string("| ") + (applio ? synth::name(network.vocoder) : network.version) + " | " +
                      rateName(network.rateHz) + " |";
    if (!applio)
        row += network.f0 ? " yes |" : " no |";
    std::size_t column = 0;
    for (const DType precision : kPrecisions)
        for (const Form form : kForms) {
            const TensorMap stored = written(plain, form, precision);
            // The plain form of the same numbers: float32, weight_g and weight_v.
            const TensorMap reference =
                form == Form::Fused ? pairsOf(stored, plain) : written(plain, Form::Pair, precision);
            const std::vector<float> wanted = samplesOf(config, asFloats(reference));
            ASSERT_EQ(wanted.size(), kFrames * static_cast<std::size_t>(network.rateHz / 100));
            // One container speaks, each in its turn; the others must give the same network. RefineGAN's 11
            // million numbers are too many to be written 27 times: the one that speaks is enough.
            const std::size_t speaking = (column + column / std::size(kContainers)) % std::size(kContainers);
            const voice::Voice speaker = voice::loadVoice(file(config, stored, precision, speaking));
            for (std::size_t other = 0; other < std::size(kContainers); other++)
                if (other != speaking && network.vocoder != Vocoder::RefineGan) {
                    EXPECT_TRUE(isSameNetwork(speaker.config, speaker.weights,
                                              voice::loadVoice(file(config, stored, precision, other))))
                        << kContainers[other] << " " << tensorfile::name(precision);
                }
            const std::vector<float> samples = samplesOf(speaker);
            EXPECT_LT(distance(samples, wanted), 2e-5) << tensorfile::name(precision);
            const bool equal = samples.size() == wanted.size() &&
                               std::memcmp(samples.data(), wanted.data(), wanted.size() * 4) == 0;
            if (form != Form::Fused) {
                EXPECT_TRUE(equal) << tensorfile::name(precision);
            }
            column++;
            row += equal && form != Form::Fused ? " = |" : " ≈ |";
        }
    EXPECT_TRUE(isDocumented(row)) << "docs/formats.md lacks the row\n" << row;
}

INSTANTIATE_TEST_SUITE_P(Networks, Matrix,
                         testing::Values(Network{"v1", 32000, true}, Network{"v1", 32000, false},
                                         Network{"v1", 40000, true}, Network{"v1", 40000, false},
                                         Network{"v1", 48000, true}, Network{"v1", 48000, false},
                                         Network{"v2", 32000, true}, Network{"v2", 32000, false},
                                         Network{"v2", 40000, true}, Network{"v2", 40000, false},
                                         Network{"v2", 48000, true}, Network{"v2", 48000, false}),
                         [](const auto& one) {
                             return std::string(one.param.version) + "_" + rateName(one.param.rateHz) +
                                    (one.param.f0 ? "_f0" : "_nof0");
                         });

INSTANTIATE_TEST_SUITE_P(Applio, Matrix,
                         testing::Values(Network{"v2", 24000},
                                         Network{"v2", 24000, true, Vocoder::MrfHiFiGan},
                                         Network{"v2", 32000, true, Vocoder::MrfHiFiGan},
                                         Network{"v2", 40000, true, Vocoder::MrfHiFiGan},
                                         Network{"v2", 48000, true, Vocoder::MrfHiFiGan},
                                         Network{"v2", 40000, true, Vocoder::RefineGan}),
                         [](const auto& one) {
                             return std::string(one.param.vocoder == Vocoder::HiFiGan      ? "HiFiGan"
                                                : one.param.vocoder == Vocoder::MrfHiFiGan ? "Mrf"
                                                                                           : "RefineGan") +
                                    "_" + rateName(one.param.rateHz);
                         });

/// The same forms as PyTorch and safetensors themselves write them (tests/tools/make_voice_forms.py).
TEST(MatrixOfForeignFiles, ConvertToTheSameSamples)
{
    const fs::path folder = fs::path(KOE_FIXTURES) / "voice_forms";
    const voice::Voice plain = voice::loadVoice(folder / "float32_pair.pth");
    for (const DType precision : kPrecisions)
        for (const auto& [form, word] :
             {std::pair(Form::Pair, "pair"), std::pair(Form::Parametrizations, "parametrizations"),
              std::pair(Form::Fused, "fused")}) {
            fs::path file = folder / (std::string(tensorfile::name(precision)) + "_" + word + ".pth");
            if (!fs::exists(file))
                file.replace_extension(".safetensors");
            const voice::Voice speaker = voice::loadVoice(file);
            if (form != Form::Fused) {
                EXPECT_TRUE(
                    isSameNetwork(plain.config, written(plain.weights, Form::Pair, precision), speaker))
                    << file;
                continue;
            }
            const double step = precision == DType::Float32   ? 1e-6
                                : precision == DType::Float16 ? 1.0 / 1024
                                                              : 1.0 / 128;
            for (const auto& [name, tensor] : written(plain.weights, Form::Fused, precision)) {
                const Tensor* theirs = speaker.weights.find(name);
                ASSERT_NE(theirs, nullptr) << name;
                EXPECT_EQ(theirs->type, precision) << name;
                const std::vector<float> a = theirs->toFloats(), b = tensor.toFloats();
                ASSERT_EQ(a.size(), b.size()) << name;
                for (std::size_t i = 0; i < a.size(); i++) // one rounding more or less
                    EXPECT_NEAR(a[i], b[i], step * std::fabs(b[i]) + 1e-9) << name;
            }
            const auto wanted = samplesOf(plain.config, asFloats(pairsOf(speaker.weights, plain.weights)));
            EXPECT_LT(distance(samplesOf(speaker), wanted), 2e-5) << file;
        }
}

void setKey(Value& dict, const std::string& key, Value value)
{
    auto& items = std::get<Value::Dict>(dict.data).items;
    std::erase_if(items, [&](const auto& item) { return item.first.text() == key; });
    items.emplace_back(key, std::move(value));
}

void removeKey(Value& dict, const std::string& key)
{
    std::erase_if(std::get<Value::Dict>(dict.data).items,
                  [&](const auto& item) { return item.first.text() == key; });
}

void changeWeight(Value& root, const std::function<void(Value::Dict&)>& change)
{
    Value weight = *root.find("weight");
    change(std::get<Value::Dict>(weight.data));
    setKey(root, "weight", std::move(weight));
}

/// What other programs, versions and accidents do to the labels of a voice.
TEST(MatrixOfLabels, AllConvertToTheSameSamples)
{
    struct Row
    {
        const char* what;
        std::function<void(Value&)> change;
    };
    const auto without = [](std::vector<const char*> keys) {
        return [keys](Value& root) {
            for (const char* key : keys)
                removeKey(root, key);
        };
    };
    const auto with = [](const char* key, Value value) {
        return [key, value](Value& root) { setKey(root, key, value); };
    };
    const GeneratorConfig config = smallConfig(48000, "v2", true);
    const TensorMap plain = someWeights(config);
    const Row rows[] = {
        {"`sr` as a number (Applio)", with("sr", 48000)},
        {"`sr` as digits in a text (Applio's blender)", with("sr", "48000")},
        {"`f0` as a bool (Applio)", with("f0", true)},
        {"`config` ends in a text, \"48k\"",
         [](Value& root) {
             Value::List list = root.find("config")->items();
             list[17] = "48k";
             setKey(root, "config", list);
         }},
        {"Applio's further keys (epoch, step, model_hash, author, embedder_model, vocoder, speakers_id …)",
         [](Value& root) {
             removeKey(root, "info");
             for (const auto& [key, value] : std::initializer_list<std::pair<const char*, Value>>{
                      {"epoch", 300},
                      {"step", 12000},
                      {"sr", 48000},
                      {"f0", true},
                      {"creation_date", "2026-01-02T03:04:05"},
                      {"model_hash", "9f86d081"},
                      {"dataset_length", "00:10:00"},
                      {"model_name", "anna"},
                      {"author", Value()},
                      {"embedder_model", "contentvec"},
                      {"speakers_id", 1},
                      {"vocoder", "HiFi-GAN"}})
                 setKey(root, key, value);
         }},
        {"no `info`", without({"info"})},
        {"no `sr`", without({"sr"})},
        {"no `f0`", without({"f0"})},
        {"no `version`", without({"version"})},
        {"no `config`", without({"config"})},
        {"`weight` alone", without({"config", "info", "sr", "f0", "version"})},
        {"the tensors alone, without `weight`",
         [](Value& root) {
             const Value inner = *root.find("weight");
             root = inner;
         }},
        {"`version` says v1", with("version", "v1")},
        {"`f0` says 0", with("f0", 0)},
        {"`config` of 40k", with("config", GeneratorConfig::standard(40000, "v2", true).toList())},
        {"`config` of 48k v1, five stages",
         with("config", GeneratorConfig::standard(48000, "v1", true).toList())},
        {"`config` of other widths", with("config", GeneratorConfig::standard(48000, "v2", true).toList())},
        {"109 speakers in `config`, fewer in the tensors",
         [](Value& root) {
             Value::List list = root.find("config")->items();
             list[15] = 109;
             setKey(root, "config", list);
         }},
        {"one speaker",
         [](Value& root) {
             changeWeight(root, [](Value::Dict& weight) {
                 for (auto& [name, tensor] : weight.items)
                     if (name.text() == "emb_g.weight") {
                         std::vector<float> first = tensor.as<Tensor>()->toFloats();
                         first.resize(4);
                         tensor = Tensor::fromFloats({1, 4}, first);
                     }
             });
         }},
        {"the posterior encoder enc_q still inside",
         [](Value& root) {
             changeWeight(root, [](Value::Dict& weight) {
                 weight.items.emplace_back("enc_q.pre.weight",
                                           Tensor::fromFloats({4, 3, 1}, std::vector<float>(12)));
             });
         }},
        {"names with `module.` in front",
         [](Value& root) {
             changeWeight(root, [](Value::Dict& weight) {
                 for (auto& [name, tensor] : weight.items)
                     name = "module." + std::string(name.text());
             });
         }},
        {"fused weights beside the pairs",
         [](Value& root) {
             changeWeight(root, [](Value::Dict& weight) {
                 weight.items.emplace_back(
                     "dec.ups.0.weight", Tensor::fromFloats({32, 16, 24}, std::vector<float>(32 * 16 * 24)));
             });
         }},
    };
    const TemporaryFolder folder;
    const std::vector<float> wanted = samplesOf(config, plain);
    int spoken = 0;
    for (const Row& row : rows) {
        Value root = rootOf(config, plain);
        row.change(root);
        const fs::path file = folder.path() / "voice.pth";
        tensorfile::writePth(file, root);
        voice::Voice loaded;
        ASSERT_NO_THROW(loaded = voice::loadVoice(file)) << row.what;
        if (!isSameNetwork(config, plain, loaded)) {
            EXPECT_EQ(samplesOf(loaded), wanted) << row.what;
            spoken++;
        }
        EXPECT_TRUE(isDocumented(std::string("| ") + row.what + " | = |")) << row.what;
    }
    EXPECT_EQ(spoken, 1); // one speaker less is another network
}

} // namespace
} // namespace koe
