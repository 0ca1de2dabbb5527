#include "content/hubert_files.h"

#include "core/error.h"
#include "tensorfile/pth.h"
#include "tensorfile/safetensors.h"

#include <set>
#include <string>
#include <vector>

namespace koe::content {
namespace fs = std::filesystem;
namespace {

using Shape = std::vector<std::int64_t>;

std::string shapeText(const Shape& shape)
{
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); i++)
        text += (i > 0 ? ", " : "") + std::to_string(shape[i]);
    return text + "]";
}

/// The name that we use for a tensor, whatever wrapper or version of transformers wrote it.
std::string plainName(std::string name)
{
    if (name.starts_with("hubert."))
        name.erase(0, 7);
    const std::string pair = "encoder.pos_conv_embed.conv.";
    if (name == pair + "parametrizations.weight.original0")
        return pair + "weight_g";
    if (name == pair + "parametrizations.weight.original1")
        return pair + "weight_v";
    return name;
}

tensorfile::TensorMap readWeights(const fs::path& file)
{
    if (file.extension() == ".safetensors")
        return tensorfile::readSafetensors(file).tensors;
    const tensorfile::Value root = tensorfile::readPth(file);
    for (const char* wrapper : {"state_dict", "model"})
        if (const tensorfile::Value* inner = root.find(wrapper))
            return inner->tensors();
    return root.tensors();
}

fs::path weightFile(const fs::path& folder)
{
    for (const char* name : {"model.safetensors", "pytorch_model.bin"})
        if (fs::exists(folder / name))
            return folder / name;
    if (fs::exists(folder / "model.safetensors.index.json") ||
        fs::exists(folder / "pytorch_model.bin.index.json"))
        throw InvalidInput("The encoder in " + folder.string() +
                           " is cut into several weight files; one model.safetensors or pytorch_model.bin is "
                           "needed.");
    throw Missing("The encoder in " + folder.string() +
                  " has no weights: put model.safetensors or pytorch_model.bin beside its config.json.");
}

/// Picks out what the model needs and checks it.
class Picker
{
public:
    Picker(const fs::path& file, const tensorfile::TensorMap& all) : m_file(file), m_all(all) {}

    void take(const std::string& name, const Shape& shape)
    {
        const tensorfile::Tensor* found = m_all.find(name);
        if (found == nullptr)
            throw InvalidInput(m_file.string() + " lacks the tensor " + name +
                               ": it holds another model than its config.json describes, or only a part.");
        if (found->shape != shape)
            throw InvalidInput(m_file.string() + ": the tensor " + name + " is " + shapeText(found->shape) +
                               ", but config.json calls for " + shapeText(shape) + ".");
        m_taken.add(name, *found);
    }

    void layer(const std::string& name, const Shape& weight, bool bias = true)
    {
        take(name + ".weight", weight);
        if (bias)
            take(name + ".bias", {weight[0]});
    }

    [[nodiscard]] tensorfile::TensorMap taken() { return std::move(m_taken); }

private:
    const fs::path& m_file;
    const tensorfile::TensorMap& m_all;
    tensorfile::TensorMap m_taken;
};

} // namespace

HubertFiles readHubertFolder(const fs::path& folder)
{
    if (!fs::exists(folder / "config.json"))
        throw Missing("The folder " + folder.string() +
                      " has no config.json; a speech encoder is a folder with config.json and "
                      "model.safetensors or pytorch_model.bin in it.");
    HubertFiles files;
    files.config = readHubertConfig(folder / "config.json");
    const HubertConfig& config = files.config;
    const fs::path file = weightFile(folder);

    tensorfile::TensorMap all;
    std::set<std::string> seen;
    for (const auto& [name, tensor] : readWeights(file)) {
        std::string plain = plainName(name);
        if (!seen.insert(plain).second)
            throw InvalidInput(file.string() + " holds the tensor " + plain + " twice.");
        all.add(std::move(plain), tensor);
    }
    if (all.contains("feature_extractor.conv_layers.0.0.weight"))
        throw InvalidInput(file.string() + " is in fairseq's form; its transformers form is needed.");

    Picker picker(file, all);
    std::int64_t before = 1;
    for (std::size_t i = 0; i < config.convDims.size(); i++) {
        const std::string name = "feature_extractor.conv_layers." + std::to_string(i);
        picker.layer(name + ".conv", {config.convDims[i], before, config.convKernels[i]}, config.convBias);
        if (i == 0)
            picker.layer(name + ".layer_norm", {config.convDims[i]});
        before = config.convDims[i];
    }
    const std::int64_t hidden = config.hidden;
    if (config.projectionLayerNorm)
        picker.layer("feature_projection.layer_norm", {before});
    picker.layer("feature_projection.projection", {hidden, before});
    const std::string position = "encoder.pos_conv_embed.conv.";
    picker.take(position + "weight_g", {1, 1, config.positionKernel});
    picker.take(position + "weight_v", {hidden, hidden / config.positionGroups, config.positionKernel});
    picker.take(position + "bias", {hidden});
    picker.layer("encoder.layer_norm", {hidden});
    for (std::int64_t i = 0; i < config.layers; i++) {
        const std::string name = "encoder.layers." + std::to_string(i) + ".";
        for (const char* part : {"q_proj", "k_proj", "v_proj", "out_proj"})
            picker.layer(name + "attention." + part, {hidden, hidden});
        picker.layer(name + "layer_norm", {hidden});
        picker.layer(name + "feed_forward.intermediate_dense", {config.intermediate, hidden});
        picker.layer(name + "feed_forward.output_dense", {hidden, config.intermediate});
        picker.layer(name + "final_layer_norm", {hidden});
    }
    if (const tensorfile::Tensor* projection = all.find("final_proj.weight")) {
        files.projectedDims = projection->shape.size() == 2 ? projection->shape[0] : 0;
        picker.layer("final_proj", {files.projectedDims, hidden});
    }
    files.tensors = picker.taken();
    return files;
}

} // namespace koe::content
