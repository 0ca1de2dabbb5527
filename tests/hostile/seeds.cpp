#include "hostile/seeds.h"

#include "identify/made_files.h"
#include "tensorfile/npy.h"

#include <cmath>
#include <filesystem>

namespace koe::hostile {
namespace {

namespace fs = std::filesystem;
using identify::network;
using identify::put;

std::string tone()
{
    constexpr std::uint32_t kRate = 8000;
    std::string bytes = "RIFF....WAVEfmt ";
    put(bytes, std::uint32_t{16});
    put(bytes, std::uint16_t{1});
    put(bytes, std::uint16_t{1});
    put(bytes, kRate);
    put(bytes, kRate * 2);
    put(bytes, std::uint16_t{2});
    put(bytes, std::uint16_t{16});
    bytes += "data";
    put(bytes, std::uint32_t{1600});
    for (int i = 0; i < 800; i++)
        put(bytes, static_cast<std::int16_t>(8000 * std::sin(0.2 * i)));
    const auto size = static_cast<std::uint32_t>(bytes.size() - 8);
    bytes.replace(4, 4, reinterpret_cast<const char*>(&size), 4);
    return bytes;
}

/// The smallest that hubert_base.pt's reader takes: one layer of 8 numbers, fairseq's names.
tensorfile::Value smallHubert()
{
    identify::Shapes shapes;
    constexpr std::int64_t kKernels[] = {10, 3, 3, 3, 3, 2, 2};
    for (int i = 0; i < 7; i++)
        shapes.push_back({"feature_extractor.conv_layers." + std::to_string(i) + ".0.weight",
                          {4, i == 0 ? 1 : 4, kKernels[i]}});
    const auto layer = [&](const std::string& name, std::vector<std::int64_t> weight) {
        shapes.push_back({name + ".bias", {weight[0]}});
        shapes.push_back({name + ".weight", std::move(weight)});
    };
    layer("feature_extractor.conv_layers.0.2", {4});
    layer("layer_norm", {4});
    layer("post_extract_proj", {8, 4});
    shapes.push_back({"encoder.pos_conv.0.weight_g", {1, 1, 8}});
    shapes.push_back({"encoder.pos_conv.0.weight_v", {8, 4, 8}});
    shapes.push_back({"encoder.pos_conv.0.bias", {8}});
    layer("encoder.layer_norm", {8});
    for (const char* part : {"q_proj", "k_proj", "v_proj", "out_proj"})
        layer(std::string("encoder.layers.0.self_attn.") + part, {8, 8});
    layer("encoder.layers.0.self_attn_layer_norm", {8});
    layer("encoder.layers.0.fc1", {16, 8});
    layer("encoder.layers.0.fc2", {8, 16});
    layer("encoder.layers.0.final_layer_norm", {8});
    layer("final_proj", {256, 8});
    return identify::dict({{"model", network(shapes)}});
}

/// A starter encoder of one block of 4 numbers.
tensorfile::Safetensors smallStarter()
{
    identify::Shapes shapes{{"mel_filters", {2, 201}},     {"conv1.weight", {4, 2, 3}},
                            {"conv2.weight", {4, 4, 3}},   {"positional_embedding", {6, 4}},
                            {"projection.weight", {8, 4}}, {"projection.bias", {8}}};
    for (const char* name : {"conv1.bias", "conv2.bias", "ln_post.weight", "ln_post.bias"})
        shapes.push_back({name, {4}});
    for (const char* name : {"attn_ln.weight", "attn_ln.bias", "mlp_ln.weight", "mlp_ln.bias",
                             "attn.query.bias", "attn.value.bias", "attn.out.bias", "mlp.2.bias"})
        shapes.push_back({std::string("blocks.0.") + name, {4}});
    for (const char* name : {"query", "key", "value", "out"})
        shapes.push_back({std::string("blocks.0.attn.") + name + ".weight", {4, 4}});
    shapes.push_back({"blocks.0.mlp.0.weight", {16, 4}});
    shapes.push_back({"blocks.0.mlp.0.bias", {16}});
    shapes.push_back({"blocks.0.mlp.2.weight", {4, 16}});
    return {network(shapes).tensors(),
            {{"format", "koe-encoder"},
             {"version", "1"},
             {"id", "koe-starter-1"},
             {"width", "4"},
             {"heads", "2"},
             {"blocks", "1"},
             {"bands", "2"},
             {"dims", "8"},
             {"core_frames", "4"},
             {"context_frames", "1"},
             {"mel_floor", "-1.5"}}};
}

} // namespace

std::vector<Seed> seeds()
{
    std::vector<Seed> all;
    const TemporaryFolder folder;
    const fs::path at = folder.path() / "x";
    const auto addFile = [&](const char* name, const char* reader) {
        all.push_back({name, reader, fileBytes(at)});
    };
    const auto addFixture = [&](const fs::path& file, const char* reader) {
        all.push_back({file.filename().string(), reader, fileBytes(fs::path(KOE_SOURCE_DIR) / file)});
    };

    tensorfile::writePth(at, identify::voice());
    addFile("voice.pth", "voice");
    tensorfile::writeSafetensors(at,
                                 {network(identify::generatorShapes()).tensors(),
                                  {{"config", "[1025, 32, [3, 7], [[1, 3], [1]], 40000]"}, {"sr", "40k"}}});
    addFile("voice.safetensors", "voice");
    addFixture("tests/fixtures/voice_forms/bfloat16_pair.pth", "voice");
    addFixture("tests/fixtures/voice_forms/float16_pair.safetensors", "voice");
    const auto whole = tensorfile::readPth(fs::path(KOE_SOURCE_DIR) /
                                           "tests/fixtures/voice_forms/float16_parametrizations.pth");
    tensorfile::writePth(
        at, identify::dict({{"model", *whole.find("weight")}, {"iteration", 5}, {"learning_rate", 1e-4}}));
    addFile("G_5.pth", "checkpoint");
    all.push_back(
        {"train.log", "experiment",
         "2026-01-02 03:04:05,678\tanna\tINFO\t{'data': {'filter_length': 2048, 'sampling_rate': 40000}, "
         "'model': {'inter_channels': 192, 'p_dropout': 0, 'resblock': '1', 'resblock_kernel_sizes': "
         "[3, 7, 11], 'use_spectral_norm': False}, 'train': {'seed': 1234}, 'version': 'v2', 'if_f0': 1}\n"
         "2026-01-02 03:05:05,678\tanna\tINFO\tTrain Epoch: 2 [37%]\n"
         "2026-01-02 03:05:05,679\tanna\tINFO\t[120, 9.99e-05]\n"
         "loss_disc=3.870, loss_gen=3.1, loss_fm=9.2,loss_mel=18.33, loss_kl=1.5\n"});
    identify::writeZip(
        at, {{"声/v.pth", all[0].bytes}, {"added.index", identify::ivfIndex(16, 3)}, {"a.txt", "hello"}});
    addFile("package.zip", "identify");
    for (const char* name :
         {"zip.pth", "legacy.pth", "deflated.pth", "protocol3.pth", "protocol4.pth", "protocol5.pth",
          "module.pth", "module_legacy.pth", "training.pth", "torchscript.pt"})
        addFixture(fs::path("tests/fixtures/tensorfile") / name, "pth");
    tensorfile::writeSafetensors(
        at, {network({{"a.weight", {3, 2}}, {"b.bias", {2}}}).tensors(), {{"format", "pt"}}});
    addFile("small.safetensors", "safetensors");
    tensorfile::writeNpy(at, identify::zeros({7, 16}));
    addFile("features.npy", "npy");
    tensorfile::writeNpy(at, tensorfile::Tensor::fromDoubles({4}, {0, 220, 221, 0}));
    addFile("pitch.npy", "npy");
    all.push_back({"ivf.index", "index", identify::ivfIndex(16, 5)});
    all.push_back({"flat.index", "index", identify::flatIndex(16, 5)});
    all.push_back({"tone.wav", "audio", tone()});
    addFixture("tests/fixtures/audio/stereo_tone_48k.m4a", "audio");
    addFixture("tests/fixtures/audio/video_with_tone_44k.mp4", "audio");
    all.push_back({"pitch.csv", "pitch-csv", "seconds,hz\n0.00,220.5\n0.01,221\n0.50,0\n"});
    all.push_back(
        {"config.json", "encoder-json",
         R"({"model_type": "hubert", "hidden_size": 768, "conv_dim": [512, 512, 512, 512, 512, 512, 512],
"conv_kernel": [10, 3, 3, 3, 3, 2, 2], "conv_stride": [5, 2, 2, 2, 2, 2, 2], "layer_norm_eps": 1e-05})"});
    addFixture("weights/starter/config.json", "run-json");
    tensorfile::writePth(at, smallHubert());
    addFile("hubert_base.pt", "encoder");
    tensorfile::writeSafetensors(at, smallStarter());
    addFile("encoder.safetensors", "encoder");
    all.push_back({"preset.json", "preset",
                   R"({"transpose": -3.5, "pitch": "rmvpe", "index-rate": 0.25, "seed": 18446744073709551615,
"repair-octaves": true, "x-pad": null, "pitch-curve": "/a/b.csv", "stereo": "each", "speaker": 4})"});
    all.push_back(
        {"prepare.json", "prepare-json",
         R"({"sample_rate": 40000, "version": "v2", "f0": true, "encoder": "contentvec", "pitch": "rmvpe",
"clip_seconds": 3.7, "recordings": [{"file": "a.wav", "bytes": 12, "modified": -5, "speaker": 0, "number": 1,
"clips": [{"name": "1_0", "samples": 148000}], "warnings": ["quiet"]}]})"});
    const std::string clip = std::string(KOE_SOURCE_DIR) + "/README.md"; // a file that is there
    all.push_back({"filelist.txt", "file-list", clip + "|a.npy|b.npy|c.npy|0\n" + clip + "|d|e|f|3\n"});
    all.push_back({"model.onnx", "identify",
                   "\x08\x07\x12\x07pytorch\x3a\x18\x12\x04main\x5a\x07\x0a\x05phone\x62\x07\x0a\x05"
                   "audio\x42\x02\x10\x10"});
    return all;
}

} // namespace koe::hostile
