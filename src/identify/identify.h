#pragma once

#include "core/error.h"
#include "identify/facts.h"
#include "tensorfile/file_bytes.h"
#include "tensorfile/safetensors.h"
#include "tensorfile/value.h"

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace koe::identify {

enum class Kind
{
    Voice,                   ///< an RVC voice: weight, config …
    VoiceWeights,            ///< a voice's tensors without its settings
    GeneratorCheckpoint,     ///< G_…: model, optimizer, iteration
    DiscriminatorCheckpoint, ///< D_…
    GeneratorBase,           ///< pretrained G: model alone
    DiscriminatorBase,
    ContentEncoder, ///< HuBERT, ContentVec and their kin
    StarterEncoder, ///< our own
    Rmvpe,
    Fcpe,
    Crepe,
    SwiftF0,
    Separator,  ///< voice and music apart (UVR, Roformer): known, not used
    Index,      ///< FAISS, with vectors
    EmptyIndex, ///< "trained_…": no vectors
    OtherIndex, ///< FAISS, of a kind that RVC does not write
    Features,   ///< .npy [frames, 256 or 768]
    PitchCurve, ///< .npy [frames]
    Array,      ///< any other .npy
    Package,    ///< zip with files in it: `members`
    Wheel,      ///< a Python package: `members`
    Onnx,
    TorchScript,
    OtherModel, ///< PyTorch or safetensors, of another program
    Audio,      ///< sound, or video with sound; `audio` measures it
    Json,       ///< configurations among them
    Text,
    Foreign, ///< a known format that is of no use here (picture, HDF5, RAR …)
    // What cannot be used as it is:
    WebPage,
    LfsPointer,
    Empty,
    Damaged,    ///< it begins like a known kind and does not hold what that needs
    Unreadable, ///< a folder, not there, not ours to read
    Unknown,
};

/// One word for scripts: "voice", "generator-checkpoint" …
[[nodiscard]] const char* name(Kind kind);

struct Member;

/// What a file is, by its content.
struct Identity
{
    Kind kind = Kind::Unknown;
    std::string what;   ///< goes on after "X is": "an RVC voice (v2, 40 kHz, with pitch)"
    std::string advice; ///< what to do about it, whole sentences; may be empty
    Facts facts;        ///< see facts.h
    std::vector<Member>
        members; ///< of a Package or Wheel: files that were recognised as models, indexes or sound

    /// Of use: neither damaged nor unknown, no page, no pointer.
    [[nodiscard]] bool recognised() const { return kind < Kind::WebPage; }
    /// "is an RVC voice (…). Advice."
    [[nodiscard]] std::string sentence() const;
    /// "is a checkpoint (…), not a voice. Advice."; sentence() of what is of no use. @param wanted "a voice"
    [[nodiscard]] std::string insteadOf(std::string_view wanted) const;
};

struct Member
{
    std::string path; ///< inside the package, as it stands there; see `safe`
    bool safe = true; ///< false: leads out of the folder (absolute, "..", drive letter): never unpack it
    std::uint64_t bytes = 0;
    Identity identity;
};

/// Never throws for what is in the file, or for one that cannot be read; runs nothing of it, trusts no size.
/// Large files are mapped, a few pages of them are touched. Torch-free and FAISS-free. Any thread.
[[nodiscard]] Identity identify(const std::filesystem::path& file);
/// The same from bytes in memory. @param shownName the file's name in sentences
[[nodiscard]] Identity identify(const tensorfile::FileBytes& file, const std::string& shownName);

/// What a file that was read as a model holds, for the sentence about one of the wrong kind.
[[nodiscard]] Identity identifyModel(const tensorfile::Value& root);
[[nodiscard]] Identity identifyModel(const tensorfile::Safetensors& content);

/// For one who could not load @p file: @throws InvalidInput "X is a training checkpoint (…), not the pitch
/// model RMVPE." when it is beyond doubt of another kind than @p wanted; else returns, and the loader's own
/// sentence is the better one.
void refuseOtherKind(const std::filesystem::path& file, std::initializer_list<Kind> wanted,
                     std::string_view wantedWords);

/// What @p load returns. When it fails because @p file is of another kind, the sentence says which.
template <typename Load>
auto loadAs(const std::filesystem::path& file, std::initializer_list<Kind> wanted,
            std::string_view wantedWords, const Load& load)
{
    try {
        return load();
    } catch (const Error&) {
        refuseOtherKind(file, wanted, wantedWords);
        throw;
    }
}

} // namespace koe::identify
