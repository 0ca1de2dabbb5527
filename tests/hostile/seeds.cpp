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
    all.push_back({"model.onnx", "identify",
                   "\x08\x07\x12\x07pytorch\x3a\x18\x12\x04main\x5a\x07\x0a\x05phone\x62\x07\x0a\x05"
                   "audio\x42\x02\x10\x10"});
    return all;
}

} // namespace koe::hostile
