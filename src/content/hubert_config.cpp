#include "content/hubert_config.h"

#include "core/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <numeric>
#include <string>

namespace koe::content {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t kHeadWidth = 64;
constexpr int kDeepest = 16;
constexpr std::uintmax_t kLongestFile = 1 << 20; // such files have 2 kB
constexpr std::int64_t kLargestSize = 65536; // far above any encoder there is; keeps products in range

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why)
{
    throw InvalidInput(file.string() + " " + why);
}

class Fields
{
public:
    Fields(const std::filesystem::path& file, const Json& json) : m_file(file), m_json(json) {}

    void size(const char* key, std::int64_t& value) const
    {
        if (const auto found = m_json.find(key); found != m_json.end())
            value = checked(key, *found);
    }

    void sizes(const char* key, std::vector<std::int64_t>& values) const
    {
        const auto found = m_json.find(key);
        if (found == m_json.end())
            return;
        if (!found->is_array() || found->empty() || found->size() > 32)
            refuse(m_file, std::string("has no list of sizes under \"") + key + "\".");
        values.clear();
        for (const auto& item : *found)
            values.push_back(checked(key, item));
    }

    void flag(const char* key, bool& value) const
    {
        if (const auto found = m_json.find(key); found != m_json.end()) {
            if (!found->is_boolean())
                refuse(m_file, std::string("has neither true nor false under \"") + key + "\".");
            value = found->get<bool>();
        }
    }

    /// A setting that we know in one form only.
    void only(const char* key, const Json& known) const
    {
        if (const auto found = m_json.find(key); found != m_json.end() && *found != known)
            refuse(m_file, std::string("says \"") + key + "\": " + found->dump() +
                               "; only the base form of HuBERT and ContentVec (" + known.dump() +
                               ") can be read. Take a base model.");
    }

private:
    std::int64_t checked(const char* key, const Json& value) const
    {
        if (!value.is_number_integer() || value.get<double>() < 1 || value.get<double>() > kLargestSize)
            refuse(m_file, std::string("has no usable size under \"") + key + "\".");
        return value.get<std::int64_t>();
    }

    const std::filesystem::path& m_file;
    const Json& m_json;
};

/// The convolutions must turn samples into frames as RVC counts them: 320 apart, each of 400 samples.
bool givesRvcFrames(const HubertConfig& config)
{
    std::int64_t step = 1;
    std::int64_t reach = 1;
    for (std::size_t i = 0; i < config.convKernels.size(); i++) {
        reach += (config.convKernels[i] - 1) * step;
        step *= config.convStrides[i];
        if (step > kLargestSize || reach > kLargestSize)
            return false;
    }
    return step == 320 && reach == 400;
}

void checkFit(const HubertConfig& config, const std::filesystem::path& file)
{
    if (config.convDims.size() != config.convKernels.size() ||
        config.convDims.size() != config.convStrides.size() || !givesRvcFrames(config))
        refuse(file, "describes convolutions that do not give 50 frames per second (one per 320 samples, 400 "
                     "samples wide), as RVC needs them.");
    if (config.positionGroups < 1 || config.hidden % config.heads != 0 ||
        config.hidden % config.positionGroups != 0)
        refuse(file, "has a hidden_size that its heads or groups do not divide.");
}

} // namespace

HubertConfig readHubertConfig(const std::filesystem::path& file)
{
    std::error_code error;
    if (std::filesystem::file_size(file, error) > kLongestFile || error)
        refuse(file, "is no model description (JSON); download the encoder's folder again.");
    std::ifstream in(file, std::ios::binary);
    bool tooDeep = false; // JSON is shown and copied by recursion
    const auto judge = [&](int depth, Json::parse_event_t, const Json&) {
        tooDeep = tooDeep || depth > kDeepest;
        return !tooDeep;
    };
    const Json json = Json::parse(in, judge, false);
    if (tooDeep || !json.is_object())
        refuse(file, "is no model description (JSON); download the encoder's folder again.");
    if (const auto type = json.find("model_type"); type == json.end() || *type != "hubert")
        refuse(file, "describes a model of kind " + (type == json.end() ? "unknown" : type->dump()) +
                         "; a speech encoder must be of kind \"hubert\" (HuBERT or ContentVec).");

    HubertConfig config;
    const Fields fields(file, json);
    fields.only("conv_pos_batch_norm", false);
    fields.only("hidden_act", "gelu");
    fields.only("feat_extract_activation", "gelu");
    fields.sizes("conv_dim", config.convDims);
    fields.sizes("conv_kernel", config.convKernels);
    fields.sizes("conv_stride", config.convStrides);
    fields.flag("conv_bias", config.convBias);
    fields.flag("do_stable_layer_norm", config.stableLayerNorm);
    if (const auto norm = json.find("feat_extract_norm"); norm != json.end()) {
        if (*norm != "group" && *norm != "layer")
            refuse(file,
                   "says \"feat_extract_norm\": " + norm->dump() + "; HuBERT has \"group\" and \"layer\".");
        config.layerNormFront = *norm == "layer";
    }
    fields.flag("feat_proj_layer_norm", config.projectionLayerNorm);
    fields.size("hidden_size", config.hidden);
    fields.size("num_hidden_layers", config.layers);
    fields.size("num_attention_heads", config.heads);
    fields.size("intermediate_size", config.intermediate);
    fields.size("num_conv_pos_embeddings", config.positionKernel);
    fields.size("num_conv_pos_embedding_groups", config.positionGroups);
    if (const auto eps = json.find("layer_norm_eps"); eps != json.end()) {
        if (!eps->is_number() || !(eps->get<double>() > 0) || eps->get<double>() > 1)
            refuse(file, "has no usable number under \"layer_norm_eps\".");
        config.layerNormEps = eps->get<double>();
    }

    checkFit(config, file);
    return config;
}

HubertConfig hubertConfigOf(const tensorfile::TensorMap& tensors, const std::filesystem::path& file)
{
    using Shape = std::vector<std::int64_t>;
    const auto shapeOf = [&](const std::string& name, std::size_t dims) -> Shape {
        const tensorfile::Tensor* found = tensors.find(name);
        if (found == nullptr || found->shape.size() != dims ||
            std::ranges::any_of(found->shape, [](auto size) { return size < 1 || size > kLargestSize; }))
            refuse(file, "is no speech encoder, or only a part of one: it lacks the tensor " + name + ".");
        return found->shape;
    };
    HubertConfig config;
    const std::string front = "feature_extractor.conv_layers.";
    config.convDims.clear();
    config.convKernels.clear();
    for (std::size_t i = 0; i < config.convStrides.size(); i++) {
        const Shape shape = shapeOf(front + std::to_string(i) + ".conv.weight", 3);
        config.convDims.push_back(shape[0]);
        config.convKernels.push_back(shape[2]);
    }
    config.convBias = tensors.contains(front + "0.conv.bias");
    config.layerNormFront = tensors.contains(front + "1.layer_norm.weight");
    config.stableLayerNorm = config.layerNormFront; // the large HuBERTs have both, the base ones neither
    config.projectionLayerNorm = tensors.contains("feature_projection.layer_norm.weight");
    config.hidden = shapeOf("feature_projection.projection.weight", 2)[0];
    config.heads = std::max<std::int64_t>(1, config.hidden / kHeadWidth);
    const Shape position = shapeOf("encoder.pos_conv_embed.conv.weight_v", 3);
    config.positionGroups = config.hidden / position[1];
    config.positionKernel = position[2];
    config.layers = 0;
    while (tensors.contains("encoder.layers." + std::to_string(config.layers) + ".final_layer_norm.weight"))
        config.layers++;
    config.intermediate = shapeOf("encoder.layers.0.feed_forward.intermediate_dense.weight", 2)[0];
    checkFit(config, file);
    return config;
}

} // namespace koe::content
