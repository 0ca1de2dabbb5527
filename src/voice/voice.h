#pragma once

#include "core/home.h"
#include "synth/generator_config.h"
#include "tensorfile/tensor.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace koe::voice {

/// What is known of a voice without loading its weights into a network.
struct VoiceCard
{
    std::string name; ///< file stem
    std::filesystem::path file;
    std::uint64_t bytes = 0; ///< of the file
    std::string version;     ///< "v1" or "v2", from the width of emb_phone
    int sampleRateHz = 0;
    bool f0 = true;
    int speakers = 0;
    std::string info;    ///< free text, "20epoch"
    std::string encoder; ///< as encoderNamed says: "contentvec" unless the file names another
    std::string author;
    double medianPitchHz = 0.0;                ///< of the voiced frames that it was trained on; 0: not known
    std::string vocoder;                       ///< "HiFi-GAN" or one of Applio's
    std::string precision;                     ///< of the stored weights: "float16"
    std::string container;                     ///< "PyTorch zip", "safetensors"
    std::map<std::string, std::string> labels; ///< Voice::labels as texts to be shown
    std::vector<std::string> notes; ///< what the file does not say or says otherwise than its tensors
    std::filesystem::path index;    ///< the index that belongs to it; empty if none was found
    std::filesystem::path picture;  ///< beside it, with its name; listVoices() fills in this one and the next
    std::filesystem::path sample;   ///< a recording to listen to
};

/// A voice file in memory: checked, immutable, torch-free.
struct Voice
{
    VoiceCard card;
    synth::GeneratorConfig config;
    /// By RVC name, without enc_q; every tensor present, every shape right. A weight-normed layer is the pair
    /// weight_g, weight_v where the file has both, else the fused weight (of v's shape).
    tensorfile::TensorMap weights;
    /// What else the file says in texts and numbers (Applio's epoch, model_hash …); saveVoice writes it
    /// again.
    std::vector<std::pair<std::string, tensorfile::Value>> labels;
};

/// Reads a voice of RVC or Applio (.pth) or a .safetensors, by content whatever its name. Trusts the tensors
/// over the labels (reference §15): a config that is missing or of another size is taken from them.
/// @throws Missing if there is no such file; InvalidInput naming the first tensor that is missing or
/// misshapen, or
///         what the file is instead (training checkpoint, pretrained base, HTML page …)
[[nodiscard]] Voice loadVoice(const std::filesystem::path& file);

/// The card alone, as loadVoice checks it but without touching the numbers.
[[nodiscard]] VoiceCard loadCard(const std::filesystem::path& file);

/// Writes the classic six keys with classic types (half weights without enc_q), the voice's further labels,
/// and `embedder_model` and `vocoder` where they are not RVC's own. A fused layer is split into its pair
/// again. A name that ends in .safetensors gets that container, with the same keys as metadata. All or
/// nothing.
/// @throws InvalidInput for a tensor that is missing, misshapen or holds values that are no numbers
void saveVoice(const std::filesystem::path& file, const Voice& voice);

/// A NAME of the library (weights/NAME.pth, starter voices) or a path.
/// @throws Missing naming the voices that there are
[[nodiscard]] std::filesystem::path findVoice(const Home& home, const std::string& nameOrPath);

/// Files that may be voices, in the order in which a name finds them: weights/, one folder further down,
/// starter pack.
[[nodiscard]] std::vector<std::filesystem::path> voiceFiles(const Home& home);

/// Cards of all voices under home.weights and the starter pack, by name. Files that are no voices are left
/// out.
[[nodiscard]] std::vector<VoiceCard> listVoices(const Home& home);

/// The index of a voice: beside it, else in logs/<name>/ ("added_…"), else the first whose name holds the
/// stem; empty if there is none.
[[nodiscard]] std::filesystem::path findIndex(const Home& home, const std::filesystem::path& voiceFile,
                                              const std::string& version);

} // namespace koe::voice
