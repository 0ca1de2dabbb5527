#include "content/fixtures.h"

#include "support/signals.h"

#include <gtest/gtest.h>

#include <atomic>
#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <numbers>
#include <stdexcept>
#include <unistd.h>

namespace koe::content {
namespace fs = std::filesystem;

TempFolder::TempFolder()
{
    static std::atomic<int> s_count{0};
    path = fs::temp_directory_path() /
           ("koe-content-" + std::to_string(::getpid()) + "-" + std::to_string(s_count++));
    fs::create_directories(path);
}

TempFolder::~TempFolder()
{
    std::error_code ignored;
    fs::remove_all(path, ignored);
}

void writeText(const fs::path& file, const std::string& text)
{
    std::ofstream(file, std::ios::binary) << text;
}

AudioBuffer readWav(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (bytes.size() < 44 || bytes.substr(36, 4) != "data")
        throw std::runtime_error("no plain wav: " + file.string());
    std::uint32_t rate = 0;
    std::memcpy(&rate, bytes.data() + 24, 4);
    AudioBuffer audio{std::vector<float>((bytes.size() - 44) / 2), static_cast<int>(rate)};
    for (std::size_t i = 0; i < audio.samples.size(); i++) {
        std::int16_t value = 0;
        std::memcpy(&value, bytes.data() + 44 + 2 * i, 2);
        audio.samples[i] = static_cast<float>(value) / 32768.0f;
    }
    return audio;
}

AudioBuffer tone(double seconds)
{
    AudioBuffer audio{std::vector<float>(static_cast<std::size_t>(std::llround(seconds * 16000))), 16000};
    for (std::size_t i = 0; i < audio.samples.size(); i++)
        for (int harmonic = 1; harmonic <= 8; harmonic++)
            audio.samples[i] += static_cast<float>(
                0.1 *
                std::sin(2 * std::numbers::pi * harmonic * static_cast<double>(i % 80) / 80 + harmonic));
    return audio;
}

nlohmann::json smallHubertConfig()
{
    return {{"model_type", "hubert"},
            {"hidden_size", 16},
            {"num_hidden_layers", 12},
            {"num_attention_heads", 2},
            {"intermediate_size", 24},
            {"conv_dim", {12, 12, 12, 12, 12, 12, 12}},
            {"conv_kernel", {10, 3, 3, 3, 3, 2, 2}},
            {"conv_stride", {5, 2, 2, 2, 2, 2, 2}},
            {"conv_bias", false},
            {"feat_extract_norm", "group"},
            {"do_stable_layer_norm", false},
            {"hidden_act", "gelu"},
            {"num_conv_pos_embeddings", 128},
            {"num_conv_pos_embedding_groups", 4},
            {"layer_norm_eps", 1e-5}};
}

tensorfile::TensorMap smallHubertTensors()
{
    tensorfile::TensorMap tensors;
    std::uint64_t seed = 0;
    const auto add = [&](const std::string& name, std::vector<std::int64_t> shape, double offset = 0) {
        std::int64_t count = 1;
        for (const auto size : shape)
            count *= size;
        const double scale = std::sqrt(3.0 / static_cast<double>(count / shape[0]));
        std::vector<float> values;
        for (std::int64_t i = 0; i < count; i++)
            values.push_back(
                static_cast<float>(offset + (shape.size() > 1 ? scale : 0.1) * signals::noiseAt(seed++)));
        tensors.add(name, tensorfile::Tensor::fromFloats(std::move(shape), std::move(values)));
    };
    const auto layer = [&](const std::string& name, std::int64_t out, std::int64_t in) {
        add(name + ".weight", {out, in});
        add(name + ".bias", {out});
    };
    const auto norm = [&](const std::string& name, std::int64_t size) {
        add(name + ".weight", {size}, 1.0);
        add(name + ".bias", {size});
    };
    const std::int64_t kernels[] = {10, 3, 3, 3, 3, 2, 2};
    for (std::int64_t i = 0; i < 7; i++)
        add("feature_extractor.conv_layers." + std::to_string(i) + ".conv.weight",
            {12, i == 0 ? 1 : 12, kernels[i]});
    norm("feature_extractor.conv_layers.0.layer_norm", 12);
    norm("feature_projection.layer_norm", 12);
    layer("feature_projection.projection", 16, 12);
    add("encoder.pos_conv_embed.conv.weight_g", {1, 1, 128}, 1.0);
    add("encoder.pos_conv_embed.conv.weight_v", {16, 4, 128});
    add("encoder.pos_conv_embed.conv.bias", {16});
    norm("encoder.layer_norm", 16);
    for (int i = 0; i < 12; i++) {
        const std::string name = "encoder.layers." + std::to_string(i) + ".";
        for (const char* part : {"q_proj", "k_proj", "v_proj", "out_proj"})
            layer(name + "attention." + part, 16, 16);
        norm(name + "layer_norm", 16);
        layer(name + "feed_forward.intermediate_dense", 24, 16);
        layer(name + "feed_forward.output_dense", 16, 24);
        norm(name + "final_layer_norm", 16);
    }
    layer("final_proj", 8, 16);
    return tensors;
}

} // namespace koe::content
