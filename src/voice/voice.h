#pragma once

#include "core/home.h"
#include "synth/generator_config.h"
#include "tensorfile/tensor.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace koe::voice {

/// What is known of a voice without loading its weights into a network.
struct VoiceCard
{
    std::string name; ///< file stem
    std::filesystem::path file;
    std::string version; ///< "v1" or "v2", from the width of emb_phone
    int sampleRateHz = 0;
    bool f0 = true;
    int speakers = 0;
    std::string info;    ///< free text, "20epoch"
    std::string encoder; ///< "contentvec" unless the file says otherwise ("koe-starter-1")
    std::string author;
    std::filesystem::path index; ///< the index that belongs to it; empty if none was found
};

/// A voice file in memory: checked, immutable, torch-free.
struct Voice
{
    VoiceCard card;
    synth::GeneratorConfig config;
    /// By RVC name, without enc_q; every tensor present, every shape right. A weight-normed layer is the pair
    /// weight_g, weight_v where the file has both, else the fused weight (of v's shape).
    tensorfile::TensorMap weights;
};

/// Reads an RVC voice (.pth) or our .safetensors. Trusts the tensors over the labels (reference §15).
/// @throws Missing if there is no such file; InvalidInput naming the first tensor that is missing or misshapen, or
///         what the file is instead (training checkpoint, pretrained base, HTML page …)
[[nodiscard]] Voice loadVoice(const std::filesystem::path& file);

/// The card alone, as loadVoice checks it but without touching the numbers.
[[nodiscard]] VoiceCard loadCard(const std::filesystem::path& file);

/// Writes the classic six keys with classic types (half weights without enc_q) and, for an encoder other than
/// contentvec, `embedder_model`. A fused layer is split into its pair again. A name that ends in .safetensors gets
/// that container, with the same keys as metadata. All or nothing.
/// @throws InvalidInput for a tensor that is missing, misshapen or holds values that are no numbers
void saveVoice(const std::filesystem::path& file, const Voice& voice);

/// A NAME of the library (weights/NAME.pth, starter voices) or a path.
/// @throws Missing naming the voices that there are
[[nodiscard]] std::filesystem::path findVoice(const Home& home, const std::string& nameOrPath);

/// Cards of all voices under home.weights and the starter pack, by name. Files that are no voices are left out.
[[nodiscard]] std::vector<VoiceCard> listVoices(const Home& home);

/// The index of a voice: beside it, else in logs/<name>/ ("added_…"), else the first whose name holds the stem;
/// empty if there is none.
[[nodiscard]] std::filesystem::path findIndex(const Home& home, const std::filesystem::path& voiceFile,
                                              const std::string& version);

} // namespace koe::voice
