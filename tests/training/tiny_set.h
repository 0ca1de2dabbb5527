#pragma once

#include "tensorfile/npy.h"
#include "training/train.h"

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <string>
#include <vector>

/// A training set and a network so small that a step takes milliseconds: 8 kHz, tones of changing pitch.
namespace koe::training::tiny {

inline constexpr int kRateHz = 8000;
inline constexpr int kHop = 80;
inline constexpr int kDims = 256;

inline void writeWave(const std::filesystem::path& file, const std::vector<float>& samples,
                      int rateHz = kRateHz)
{
    std::ofstream out(file, std::ios::binary);
    const auto number = [&](std::uint32_t value, int bytes) {
        out.write(reinterpret_cast<const char*>(&value), bytes);
    };
    const auto size = static_cast<std::uint32_t>(samples.size() * 4);
    out << "RIFF";
    number(36 + size, 4);
    out << "WAVEfmt ";
    number(16, 4);
    number(3, 2); // float32
    number(1, 2);
    number(static_cast<std::uint32_t>(rateHz), 4);
    number(static_cast<std::uint32_t>(rateHz * 4), 4);
    number(4, 2);
    number(32, 2);
    out << "data";
    number(size, 4);
    out.write(reinterpret_cast<const char*>(samples.data()), static_cast<std::streamsize>(size));
}

/// One clip with its pitch and features. @returns its line of the filelist
inline std::string writeClip(const std::filesystem::path& folder, int number, int frames)
{
    using tensorfile::Tensor;
    const std::string name = std::to_string(number) + "_0";
    std::vector<float> wave(static_cast<std::size_t>(frames * kHop));
    std::vector<double> hz(static_cast<std::size_t>(frames));
    std::vector<std::int64_t> coarse(hz.size());
    double phase = 0;
    for (std::size_t t = 0; t < hz.size(); t++) {
        hz[t] = t % 40 < 30 ? 150 + 40 * std::sin(0.1 * static_cast<double>(t) + number) : 0.0;
        coarse[t] = hz[t] > 0 ? 30 + static_cast<std::int64_t>(hz[t]) / 10 : 1;
        for (std::size_t k = 0; k < kHop; k++) {
            phase += 2 * std::numbers::pi * hz[t] / kRateHz;
            wave[t * kHop + k] =
                hz[t] > 0 ? static_cast<float>(0.3 * std::sin(phase) + 0.1 * std::sin(3 * phase)) : 0.0f;
        }
    }
    const int frames50 = frames / 2;
    std::vector<float> features(static_cast<std::size_t>(frames50 * kDims));
    for (std::size_t i = 0; i < features.size(); i++)
        features[i] =
            static_cast<float>(std::sin(0.37 * static_cast<double>(i % kDims) + hz[i / kDims * 2] * 0.01));
    writeWave(folder / "0_gt_wavs" / (name + ".wav"), wave);
    tensorfile::writeNpy(folder / "2a_f0" / (name + ".wav.npy"), Tensor::fromInts({frames}, coarse));
    tensorfile::writeNpy(folder / "2b-f0nsf" / (name + ".wav.npy"), Tensor::fromDoubles({frames}, hz));
    tensorfile::writeNpy(folder / "3_feature256" / (name + ".npy"),
                         Tensor::fromFloats({frames50, kDims}, features));
    const std::string root = folder.string();
    return root + "/0_gt_wavs/" + name + ".wav|" + root + "/3_feature256/" + name + ".npy|" + root +
           "/2a_f0/" + name + ".wav.npy|" + root + "/2b-f0nsf/" + name + ".wav.npy|0";
}

inline void writeExperiment(const std::filesystem::path& folder, int clips = 5, int frames = 90)
{
    for (const char* sub : {"0_gt_wavs", "2a_f0", "2b-f0nsf", "3_feature256"})
        std::filesystem::create_directories(folder / sub);
    std::ofstream list(folder / "filelist.txt");
    for (int i = 0; i < clips; i++)
        list << (i > 0 ? "\n" : "") << writeClip(folder, i, frames);
}

inline std::string configText(double learningRate = 1e-3)
{
    return R"({"train": {"log_interval": 2, "learning_rate": )" + std::to_string(learningRate) + R"(,
 "betas": [0.8, 0.99], "eps": 1e-9, "lr_decay": 0.999875, "segment_size": 2400, "c_mel": 45, "c_kl": 1.0,
 "max_frames": 60, "discriminator_divisor": 16, "version": "v1"},
"data": {"sampling_rate": 8000, "filter_length": 256, "hop_length": 80, "win_length": 256, "n_mel_channels": 20,
 "mel_fmin": 0.0, "mel_fmax": null},
"model": {"inter_channels": 8, "hidden_channels": 8, "filter_channels": 16, "n_heads": 2, "n_layers": 1,
 "kernel_size": 3, "p_dropout": 0, "resblock": "1", "resblock_kernel_sizes": [3, 7],
 "resblock_dilation_sizes": [[1, 3, 5], [1, 3, 5]], "upsample_rates": [10, 8], "upsample_initial_channel": 16,
 "upsample_kernel_sizes": [20, 16], "use_spectral_norm": false, "gin_channels": 4, "spk_embed_dim": 3}})";
}

/// A home with the experiment "tiny", and what to ask for.
inline TrainRequest request(const std::filesystem::path& root, const std::string& name = "tiny")
{
    writeExperiment(root / "logs" / name);
    std::ofstream(root / "config.json") << configText();
    TrainRequest request;
    request.home = {root / "weights", root / "logs", {}};
    request.name = name;
    request.base = "none";
    request.modelConfig = root / "config.json";
    request.epochs = 4;
    request.batch = 2;
    request.saveEvery = 2;
    request.device = "cpu";
    return request;
}

} // namespace koe::training::tiny
