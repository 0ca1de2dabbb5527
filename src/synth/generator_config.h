#pragma once

#include "tensorfile/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace koe::synth {

/// What turns the latent into samples: RVC's own decoder, and the two that Applio adds.
enum class Vocoder
{
    HiFiGan,
    MrfHiFiGan,
    RefineGan
};

/// As Applio writes it: "HiFi-GAN", "MRF HiFi-GAN", "RefineGAN".
[[nodiscard]] const char* name(Vocoder vocoder);
/// Of that name, whatever its case, blanks and dashes; nothing for another.
[[nodiscard]] std::optional<Vocoder> vocoderNamed(std::string_view text);

/// The 18 numbers of an RVC voice file's `config`, and what they do not say (version, pitch, decoder).
/// No LibTorch in this header or its source: cards are read without it.
struct GeneratorConfig
{
    int specChannels = 1025; ///< filter_length / 2 + 1
    int segmentFrames = 32;  ///< train.segment_size / hop
    int interChannels = 192;
    int hiddenChannels = 192;
    int filterChannels = 768;
    int heads = 2;
    int layers = 6;
    int kernelSize = 3;
    double dropout = 0.0;
    std::string resblock = "1"; ///< or "2": HiFi-GAN's small block, two convolutions instead of six
    std::vector<int> resblockKernelSizes{3, 7, 11};
    std::vector<std::vector<int>> resblockDilations{{1, 3, 5}, {1, 3, 5}, {1, 3, 5}};
    std::vector<int> upsampleRates{10, 10, 2, 2};
    int upsampleInitialChannels = 512;
    std::vector<int> upsampleKernelSizes{16, 16, 4, 4};
    int speakers = 109;
    int ginChannels = 256;
    int sampleRateHz = 40000;

    int featureDims = 768; ///< 256: v1, 768: v2
    bool f0 = true;
    Vocoder vocoder = Vocoder::HiFiGan; ///< the other two have f0 always

    [[nodiscard]] int hop() const; ///< samples per 10 ms frame: product of upsampleRates
    [[nodiscard]] std::string version() const { return featureDims == 256 ? "v1" : "v2"; }

    /// RVC's own sizes. @param sampleRateHz 32000, 40000 or 48000 @param version "v1" or "v2"
    /// @throws UsageError for a pair that RVC does not have
    [[nodiscard]] static GeneratorConfig standard(int sampleRateHz, const std::string& version, bool f0);
    /// From a voice file's list of 18; sizes that no network can have are refused.
    /// @throws InvalidInput
    [[nodiscard]] static GeneratorConfig fromList(const tensorfile::Value& list);
    [[nodiscard]] tensorfile::Value toList() const;
};

struct TensorSpec
{
    std::string name;
    std::vector<std::int64_t> shape;
};

/// Order of a checkpoint's optimizer indices (reference §3): v2 of 2024 and later re-creates enc_p last.
enum class RegistrationOrder
{
    EncoderFirst,
    EncoderLast
};

/// Every parameter of the generator with its RVC name and shape, in registration order.
/// @param withPosterior enc_q too (training; absent from voice files)
[[nodiscard]] std::vector<TensorSpec> generatorTensors(const GeneratorConfig& config, bool withPosterior,
                                                       RegistrationOrder order);

} // namespace koe::synth
