#include "content/starter_file.h"

#include "core/error.h"
#include "identify/identify.h"
#include "tensorfile/int8_rows.h"
#include "tensorfile/safetensors.h"

#include <charconv>
#include <cmath>
#include <map>
#include <vector>

namespace koe::content {
namespace fs = std::filesystem;
namespace {

using Shape = std::vector<std::int64_t>;
using Texts = std::map<std::string, std::string>;

constexpr std::int64_t kSpectrumBins = 201;    // of 400 samples
constexpr std::int64_t kLargestSize = 65536;   // far above any encoder there is
constexpr std::int64_t kLargestWindow = 15000; // frames: five minutes

[[noreturn]] void damaged(const fs::path& file, const std::string& what)
{
    throw InvalidInput("The speech encoder " + file.string() + " " + what +
                       "; fetch the file again (it comes with Koe Studio, in weights/starter).");
}

template <typename Number>
Number number(const fs::path& file, const Texts& texts, const char* key, Number low, Number high)
{
    const auto found = texts.find(key);
    Number value{};
    if (found != texts.end()) {
        const std::string& text = found->second;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc() && end == text.data() + text.size() && value >= low && value <= high)
            return value;
    }
    damaged(file, std::string("has no usable \"") + key + "\" in its header");
}

/// A file of another kind is named.
tensorfile::Safetensors read(const fs::path& file)
{
    return identify::loadAs(file, {identify::Kind::StarterEncoder, identify::Kind::ContentEncoder},
                            "a speech encoder", [&] { return tensorfile::readSafetensors(file); });
}

/// As float32.
tensorfile::Tensor widened(const fs::path& file, const std::string& name, const tensorfile::Tensor& stored)
{
    std::vector<float> values = stored.toFloats();
    for (const float value : values)
        if (!std::isfinite(value))
            damaged(file, "holds values in " + name + " that are no numbers");
    return tensorfile::Tensor::fromFloats(stored.shape, std::move(values));
}

} // namespace

std::optional<std::string> starterFileId(const fs::path& location)
{
    std::error_code error;
    if (location.extension() != ".safetensors" || !fs::is_regular_file(location, error))
        return std::nullopt;
    const Texts texts = read(location).metadata;
    const auto format = texts.find("format");
    if (format == texts.end() || format->second != "koe-encoder")
        return std::nullopt;
    const auto id = texts.find("id");
    return id != texts.end() ? id->second : std::string();
}

StarterFile readStarterFile(const fs::path& file)
{
    const tensorfile::Safetensors content = read(file);
    const Texts& texts = content.metadata;
    if (const auto format = texts.find("format"); format == texts.end() || format->second != "koe-encoder")
        throw InvalidInput(
            file.string() +
            " is no speech encoder of Koe Studio; a HuBERT or ContentVec model is given as the "
            "folder that holds its config.json.");
    if (const auto version = texts.find("version"); version == texts.end() || version->second != "1")
        throw InvalidInput("The speech encoder " + file.string() +
                           " was made for another version of Koe Studio; update the program or the file.");

    StarterFile starter;
    if (const auto id = texts.find("id"); id != texts.end())
        starter.id = id->second;
    if (starter.id.empty())
        damaged(file, "does not say its name");
    const auto size = [&](const char* key) {
        return number<std::int64_t>(file, texts, key, 1, kLargestSize);
    };
    starter.width = size("width");
    starter.heads = size("heads");
    starter.blocks = size("blocks");
    starter.bands = size("bands");
    starter.dims = size("dims");
    starter.coreFrames = number<std::int64_t>(file, texts, "core_frames", 1, kLargestWindow);
    starter.contextFrames = number<std::int64_t>(file, texts, "context_frames", 0, kLargestWindow);
    starter.melFloor = number<double>(file, texts, "mel_floor", -20.0, 20.0);
    if (starter.width % starter.heads != 0)
        damaged(file, "has a width that its heads do not divide");

    tensorfile::TensorMap stored;
    try {
        stored = tensorfile::widenInt8Rows(content.tensors);
    } catch (const InvalidInput& error) {
        damaged(file, std::string("is damaged: ") + error.what());
    }
    const auto take = [&](const std::string& name, const Shape& shape) {
        const tensorfile::Tensor* found = stored.find(name);
        if (found == nullptr || found->shape != shape)
            damaged(file, "lacks the tensor " + name + " or has it in another size");
        starter.tensors.add(name, widened(file, name, *found));
    };
    const std::int64_t width = starter.width;
    take("mel_filters", {starter.bands, kSpectrumBins});
    take("conv1.weight", {width, starter.bands, 3});
    take("conv1.bias", {width});
    take("conv2.weight", {width, width, 3});
    take("conv2.bias", {width});
    take("positional_embedding", {starter.coreFrames + 2 * starter.contextFrames, width});
    for (std::int64_t i = 0; i < starter.blocks; i++) {
        const std::string block = "blocks." + std::to_string(i) + ".";
        const auto norm = [&](const std::string& name) {
            take(block + name + ".weight", {width});
            take(block + name + ".bias", {width});
        };
        norm("attn_ln");
        for (const char* part : {"query", "key", "value", "out"}) {
            take(block + "attn." + part + ".weight", {width, width});
            if (std::string(part) != "key")
                take(block + "attn." + part + ".bias", {width});
        }
        norm("mlp_ln");
        take(block + "mlp.0.weight", {4 * width, width});
        take(block + "mlp.0.bias", {4 * width});
        take(block + "mlp.2.weight", {width, 4 * width});
        take(block + "mlp.2.bias", {width});
    }
    take("ln_post.weight", {width});
    take("ln_post.bias", {width});
    take("projection.weight", {starter.dims, width});
    take("projection.bias", {starter.dims});
    return starter;
}

} // namespace koe::content
