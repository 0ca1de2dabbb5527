#include "content/hubert_files.h"

#include "content/encoder_names.h"
#include "core/error.h"
#include "identify/identify.h"
#include "tensorfile/pth.h"
#include "tensorfile/safetensors.h"

#include <algorithm>
#include <cstdio>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <utility>
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

/// @p name with @p from at its front replaced, if it is there.
bool replaceFront(std::string& name, std::string_view from, std::string_view to)
{
    if (!name.starts_with(from))
        return false;
    name.replace(0, from.size(), to);
    return true;
}

/// fairseq's names for what transformers calls otherwise (reference §9).
std::string fromFairseq(std::string name)
{
    if (replaceFront(name, "post_extract_proj.", "feature_projection.projection.") ||
        replaceFront(name, "layer_norm.", "feature_projection.layer_norm.") ||
        replaceFront(name, "encoder.pos_conv.0.", "encoder.pos_conv_embed.conv."))
        return name;
    const auto numbered = [&](std::string_view front,
                              std::initializer_list<std::pair<std::string_view, std::string_view>> parts) {
        if (!name.starts_with(front))
            return;
        const std::size_t dot = name.find('.', front.size());
        if (dot == std::string::npos)
            return;
        std::string rest = name.substr(dot);
        for (const auto& [from, to] : parts)
            if (replaceFront(rest, from, to))
                break;
        name = name.substr(0, dot) + rest;
    };
    numbered("feature_extractor.conv_layers.",
             {{".0.", ".conv."}, {".2.1.", ".layer_norm."}, {".2.", ".layer_norm."}});
    numbered("encoder.layers.", {{".self_attn_layer_norm.", ".layer_norm."},
                                 {".self_attn.", ".attention."},
                                 {".fc1.", ".feed_forward.intermediate_dense."},
                                 {".fc2.", ".feed_forward.output_dense."}});
    return name;
}

/// The name that we use for a tensor, whatever wrapper or version of transformers wrote it.
std::string plainName(std::string name, bool fairseq)
{
    for (const char* wrapper : {"module.", "hubert."})
        replaceFront(name, wrapper, "");
    if (fairseq)
        name = fromFairseq(name);
    const std::string pair = "encoder.pos_conv_embed.conv.";
    if (name == pair + "parametrizations.weight.original0")
        return pair + "weight_g";
    if (name == pair + "parametrizations.weight.original1")
        return pair + "weight_v";
    return name;
}

/// All tensors of a file under our names.
tensorfile::TensorMap renamed(const tensorfile::TensorMap& stored, const fs::path& file)
{
    const bool fairseq = std::any_of(stored.begin(), stored.end(), [](const auto& entry) {
        return entry.first.ends_with("feature_extractor.conv_layers.0.0.weight");
    });
    tensorfile::TensorMap all;
    std::set<std::string> seen;
    for (const auto& [name, tensor] : stored) {
        std::string plain = plainName(name, fairseq);
        if (!seen.insert(plain).second)
            throw InvalidInput(file.string() + " holds the tensor " + plain + " twice.");
        all.add(std::move(plain), tensor);
    }
    return all;
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
                               ": it holds another model than is called for, or only a part.");
        if (found->shape != shape)
            throw InvalidInput(m_file.string() + ": the tensor " + name + " is " + shapeText(found->shape) +
                               ", but " + shapeText(shape) + " is called for.");
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

/// What @p config calls for, out of @p all.
HubertFiles picked(HubertConfig config, const tensorfile::TensorMap& all, const fs::path& file)
{
    HubertFiles files;
    Picker picker(file, all);
    std::int64_t before = 1;
    for (std::size_t i = 0; i < config.convDims.size(); i++) {
        const std::string name = "feature_extractor.conv_layers." + std::to_string(i);
        picker.layer(name + ".conv", {config.convDims[i], before, config.convKernels[i]}, config.convBias);
        if (i == 0 || config.layerNormFront)
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
    files.config = std::move(config);
    return files;
}

bool isTransformersWeights(const fs::path& file)
{
    return file.filename() == "pytorch_model.bin" || file.filename() == "model.safetensors";
}

/// A file of another kind is named.
template <typename Load> HubertFiles asEncoder(const fs::path& file, const Load& load)
{
    return identify::loadAs(file, {identify::Kind::ContentEncoder}, "a speech encoder", load);
}

HubertFiles readFolder(const fs::path& folder)
{
    if (!fs::exists(folder / "config.json"))
        throw Missing("The folder " + folder.string() +
                      " has no config.json; a speech encoder is a folder with config.json and "
                      "model.safetensors or pytorch_model.bin in it, or a file like hubert_base.pt.");
    HubertConfig config = readHubertConfig(folder / "config.json");
    const fs::path file = weightFile(folder);
    return asEncoder(file, [&] { return picked(std::move(config), renamed(readWeights(file), file), file); });
}

} // namespace

HubertFiles readHubert(const fs::path& location)
{
    const auto read = [&] {
        if (fs::is_directory(location))
            return readFolder(location);
        if (location.filename() == "config.json" ||
            (isTransformersWeights(location) && fs::exists(location.parent_path() / "config.json")))
            return readFolder(location.parent_path());
        return asEncoder(location, [&] {
            const tensorfile::TensorMap all = renamed(readWeights(location), location);
            return picked(hubertConfigOf(all, location), all, location);
        });
    };
    HubertFiles files = read();
    files.id = encoderNamed(location);
    if (files.id.empty())
        files.id = "hubert-" + fingerprint(files);
    return files;
}

std::string fingerprint(const HubertFiles& files)
{
    std::uint64_t hash = 0xCBF29CE484222325ull; // FNV-1a
    const auto mix = [&](unsigned char byte) { hash = (hash ^ byte) * 0x100000001B3ull; };
    for (const auto& [name, tensor] : files.tensors) {
        if (tensor.shape.size() != 1 || name.starts_with("final_proj"))
            continue;
        for (const char c : name)
            mix(static_cast<unsigned char>(c));
        for (const std::byte byte : tensor.toHalf().bytes)
            mix(static_cast<unsigned char>(byte));
    }
    char text[17];
    std::snprintf(text, sizeof(text), "%016llx", static_cast<unsigned long long>(hash));
    return text;
}

} // namespace koe::content
