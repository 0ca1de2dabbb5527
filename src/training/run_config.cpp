#include "training/run_config.h"

#include "core/atomic_file.h"
#include "core/error.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace koe::training {
namespace {

constexpr int kDeepestJson = 16;
constexpr int kWidestWindow = 2048; // of the spectral loss, in samples

using Json = nlohmann::json;

/// Written by hand, since RVC's page runs eval() on it: True, False, None and quoted text as Python has them.
void writeRepr(const Json& value, std::string& out)
{
    switch (value.type()) {
    case Json::value_t::object: {
        out += '{';
        const char* comma = "";
        for (const auto& [key, item] : value.items()) {
            out += comma;
            writeRepr(Json(key), out);
            out += ": ";
            writeRepr(item, out);
            comma = ", ";
        }
        out += '}';
        return;
    }
    case Json::value_t::array: {
        out += '[';
        const char* comma = "";
        for (const Json& item : value) {
            out += comma;
            writeRepr(item, out);
            comma = ", ";
        }
        out += ']';
        return;
    }
    case Json::value_t::string:
        out += '\'';
        for (const char c : value.get_ref<const std::string&>()) {
            if (c == '\\' || c == '\'')
                out += '\\';
            if (c == '\n' || c == '\t' || c == '\r')
                out += c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\r";
            else
                out += c;
        }
        out += '\'';
        return;
    case Json::value_t::boolean:
        out += value.get<bool>() ? "True" : "False";
        return;
    case Json::value_t::null:
        out += "None";
        return;
    default:
        out += value.dump();
        return;
    }
}

/// Reads a member and says whose file lacks it or holds something else.
class Section
{
public:
    Section(const Json& root, const char* name, const std::string& whose) : m_name(name), m_whose(whose)
    {
        if (!root.is_object() || !root.contains(name) || !root[name].is_object())
            throw InvalidInput(whose + " is no training configuration: it has no \"" + name + "\" section.");
        m_json = &root[name];
    }

    template <typename T> [[nodiscard]] T need(const char* key) const
    {
        if (!m_json->contains(key))
            throw InvalidInput(m_whose + " lacks \"" + m_name + "." + key + "\".");
        return value<T>(key);
    }
    template <typename T> [[nodiscard]] T orElse(const char* key, T otherwise) const
    {
        return m_json->contains(key) && !(*m_json)[key].is_null() ? value<T>(key) : otherwise;
    }
    [[nodiscard]] int needSize(const char* key, int largest = 1 << 20) const
    {
        return checked(key, need<int>(key), largest);
    }
    [[nodiscard]] int sizeOr(const char* key, int otherwise, int largest = 1 << 20) const
    {
        return checked(key, orElse(key, otherwise), largest);
    }
    [[nodiscard]] bool contains(const char* key) const { return m_json->contains(key); }
    [[nodiscard]] const Json& operator[](const char* key) const { return (*m_json)[key]; }
    [[noreturn]] void refuse(const char* key) const
    {
        throw InvalidInput(m_whose + ": \"" + m_name + "." + key + "\" cannot be " +
                           (m_json->contains(key) ? (*m_json)[key].dump() : "absent") + ".");
    }

private:
    template <typename T> [[nodiscard]] T value(const char* key) const
    {
        try {
            return (*m_json)[key].get<T>();
        } catch (const Json::exception&) {
            refuse(key);
        }
    }
    [[nodiscard]] int checked(const char* key, int size, int largest) const
    {
        if (size < 1 || size > largest)
            refuse(key);
        return size;
    }

    const char* m_name;
    const std::string& m_whose;
    const Json* m_json = nullptr;
};

struct StandardSizes
{
    int rateHz;
    const char* version; // "" for both
    int segmentSamples, filterLength, mels;
};
constexpr std::array kStandard{
    StandardSizes{32000, "v1", 12800, 1024, 80},  StandardSizes{32000, "v2", 12800, 1024, 80},
    StandardSizes{40000, "", 12800, 2048, 125},   StandardSizes{48000, "v1", 11520, 2048, 128},
    StandardSizes{48000, "v2", 17280, 2048, 128},
};

} // namespace

RunConfig RunConfig::standard(int sampleRateHz, const std::string& version, bool f0)
{
    const synth::GeneratorConfig generator = synth::GeneratorConfig::standard(sampleRateHz, version, f0);
    for (const StandardSizes& sizes : kStandard) {
        if (sizes.rateHz != sampleRateHz || (*sizes.version != '\0' && sizes.version != version))
            continue;
        const Json root{{"train",
                         {{"log_interval", 200},
                          {"seed", 1234},
                          {"epochs", 20000},
                          {"learning_rate", 1e-4},
                          {"betas", {0.8, 0.99}},
                          {"eps", 1e-9},
                          {"batch_size", 4},
                          {"fp16_run", false},
                          {"lr_decay", 0.999875},
                          {"segment_size", sizes.segmentSamples},
                          {"init_lr_ratio", 1},
                          {"warmup_epochs", 0},
                          {"c_mel", 45},
                          {"c_kl", 1.0}}},
                        {"data",
                         {{"max_wav_value", 32768.0},
                          {"sampling_rate", sampleRateHz},
                          {"filter_length", sizes.filterLength},
                          {"hop_length", generator.hop()},
                          {"win_length", sizes.filterLength},
                          {"n_mel_channels", sizes.mels},
                          {"mel_fmin", 0.0},
                          {"mel_fmax", nullptr}}},
                        {"model",
                         {{"inter_channels", generator.interChannels},
                          {"hidden_channels", generator.hiddenChannels},
                          {"filter_channels", generator.filterChannels},
                          {"n_heads", generator.heads},
                          {"n_layers", generator.layers},
                          {"kernel_size", generator.kernelSize},
                          {"p_dropout", 0},
                          {"resblock", generator.resblock},
                          {"resblock_kernel_sizes", generator.resblockKernelSizes},
                          {"resblock_dilation_sizes", generator.resblockDilations},
                          {"upsample_rates", generator.upsampleRates},
                          {"upsample_initial_channel", generator.upsampleInitialChannels},
                          {"upsample_kernel_sizes", generator.upsampleKernelSizes},
                          {"use_spectral_norm", false},
                          {"gin_channels", generator.ginChannels},
                          {"spk_embed_dim", generator.speakers}}}};
        return parse(root.dump(), "RVC's own configuration", version, f0);
    }
    throw UsageError("There is no standard configuration for " + std::to_string(sampleRateHz) + " Hz and " +
                     version + ".");
}

RunConfig RunConfig::load(const std::filesystem::path& file, const std::string& version, bool f0)
{
    return parse(readTextFile(file), file.string(), version, f0);
}

RunConfig RunConfig::parse(const std::string& text, const std::string& whose, const std::string& version,
                           bool f0)
{
    bool tooDeep = false; // JSON is shown and copied by recursion
    const auto judge = [&](int depth, Json::parse_event_t, const Json&) {
        tooDeep = tooDeep || depth > kDeepestJson;
        return !tooDeep;
    };
    const Json root = Json::parse(text, judge, /*allow_exceptions=*/false);
    if (tooDeep || root.is_discarded())
        throw InvalidInput(whose + " is no JSON file.");
    const Section train(root, "train", whose);
    const Section data(root, "data", whose);
    const Section model(root, "model", whose);

    RunConfig config;
    synth::GeneratorConfig& g = config.generator;
    g.sampleRateHz =
        data.contains("sampling_rate") ? data.needSize("sampling_rate") : data.needSize("sample_rate");
    config.filterLength = data.needSize("filter_length");
    if (data.sizeOr("win_length", config.filterLength) != config.filterLength)
        data.refuse("win_length");
    config.melBands = data.needSize("n_mel_channels");
    config.melMinHz = data.orElse("mel_fmin", 0.0);
    config.melMaxHz = data.orElse("mel_fmax", 0.0);

    g.specChannels = config.filterLength / 2 + 1;
    g.interChannels = model.needSize("inter_channels");
    g.hiddenChannels = model.needSize("hidden_channels");
    g.filterChannels = model.needSize("filter_channels");
    g.heads = model.needSize("n_heads");
    g.layers = model.needSize("n_layers", 64);
    g.kernelSize = model.needSize("kernel_size", 63);
    g.dropout = model.orElse("p_dropout", 0.0);
    g.resblock = model.orElse<std::string>("resblock", "1");
    g.resblockKernelSizes = model.need<std::vector<int>>("resblock_kernel_sizes");
    g.resblockDilations = model.need<std::vector<std::vector<int>>>("resblock_dilation_sizes");
    g.upsampleRates = model.need<std::vector<int>>("upsample_rates");
    g.upsampleInitialChannels = model.needSize("upsample_initial_channel");
    g.upsampleKernelSizes = model.need<std::vector<int>>("upsample_kernel_sizes");
    g.ginChannels = model.needSize("gin_channels");
    g.speakers = model.needSize("spk_embed_dim");
    // Ours say the version, at the top (where RVC's command line puts it) or under train; RVC's own do not.
    std::string ownVersion = train.orElse<std::string>("version", version);
    if (root.contains("version") && root["version"].is_string())
        ownVersion = root["version"].get<std::string>();
    if (ownVersion != "v1" && ownVersion != "v2")
        train.refuse("version");
    g.featureDims = ownVersion == "v1" ? 256 : 768;
    if (train.contains("if_f0"))
        g.f0 = train["if_f0"].is_boolean() ? train["if_f0"].get<bool>() : train.need<int>("if_f0") != 0;
    else
        g.f0 = f0;

    const int segment = train.needSize("segment_size");
    const int hop = data.needSize("hop_length");
    if (g.hop() != hop || g.sampleRateHz != hop * 100)
        data.refuse("hop_length"); // the whole family works on frames of 10 ms
    if (segment % hop != 0)
        train.refuse("segment_size");
    g.segmentFrames = segment / hop;
    if (config.filterLength < hop)
        data.refuse("filter_length");
    // The network's own rules (even channels, kernels that fit their rates …) live with the network.
    const synth::GeneratorConfig checked = synth::GeneratorConfig::fromList(g.toList());
    (void)checked;

    config.learningRate = train.orElse("learning_rate", 1e-4);
    config.learningRateDecay = train.orElse("lr_decay", 0.999875);
    const auto betas = train.orElse<std::vector<double>>("betas", {0.8, 0.99});
    if (betas.size() != 2 || !(betas[0] >= 0 && betas[0] < 1 && betas[1] >= 0 && betas[1] < 1))
        train.refuse("betas");
    config.beta1 = betas[0];
    config.beta2 = betas[1];
    config.eps = train.orElse("eps", 1e-9);
    config.melWeight = train.orElse("c_mel", 45.0);
    config.klWeight = train.orElse("c_kl", 1.0);
    config.logInterval = train.sizeOr("log_interval", 200);
    config.maxFrames = train.sizeOr("max_frames", 900);
    if (config.maxFrames < g.segmentFrames)
        train.refuse("max_frames");
    config.discriminatorDivisor = train.sizeOr("discriminator_divisor", 1, 16);
    config.adversaryAfterSteps = train.orElse("adversary_after_steps", 0);
    if (config.adversaryAfterSteps < 0 || (config.adversaryAfterSteps > 0 && segment < kWidestWindow))
        train.refuse("adversary_after_steps");
    config.priorShare = train.orElse("prior_share", 0.0);
    if (!(config.priorShare >= 0 && config.priorShare <= 1))
        train.refuse("prior_share");
    config.mixedPrecision = train.orElse("fp16_run", false);
    if (!(config.learningRate > 0 && std::isfinite(config.learningRate)))
        train.refuse("learning_rate");
    config.json = root.dump(4);
    return config;
}

std::string hyperParameterRepr(const RunConfig& config, const RunSettings& settings)
{
    Json all = Json::parse(config.json);
    all["train"]["batch_size"] = settings.batch;
    all["data"]["training_files"] = (settings.folder / "filelist.txt").string();
    all["model_dir"] = settings.folder.string();
    all["experiment_dir"] = settings.folder.string();
    all["name"] = settings.name;
    all["save_every_epoch"] = settings.saveEvery;
    all["total_epoch"] = settings.epochs;
    all["pretrainG"] = settings.pretrainG;
    all["pretrainD"] = settings.pretrainD;
    all["version"] = config.generator.version();
    all["gpus"] = "0";
    all["sample_rate"] = std::to_string(config.generator.sampleRateHz / 1000) + "k";
    all["if_f0"] = config.generator.f0 ? 1 : 0;
    all["if_latest"] = settings.latestOnly ? 1 : 0;
    all["save_every_weights"] = "0";
    all["if_cache_data_in_gpu"] = 0;
    std::string text;
    writeRepr(all, text);
    return text;
}

} // namespace koe::training
