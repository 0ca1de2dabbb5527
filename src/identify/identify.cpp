#include "identify/identify.h"

#include "core/error.h"
#include "identify/onnx.h"
#include "identify/package.h"
#include "tensorfile/foreign_file.h"
#include "tensorfile/index_file.h"
#include "tensorfile/npy.h"
#include "tensorfile/printable.h"
#include "tensorfile/pth.h"
#include "tensorfile/unpickler.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <new>
#include <optional>
#include <set>

namespace koe::identify {
namespace {

using tensorfile::FileBytes;
using tensorfile::Format;
using tensorfile::ZipReader;

constexpr std::string_view kAgain = "Download or copy it again.";
constexpr std::size_t kLongestJson = 16 << 20;
constexpr int kDeepestJson = 64;

std::string_view textOf(std::span<const std::byte> bytes, std::size_t most)
{
    return {reinterpret_cast<const char*>(bytes.data()), std::min(bytes.size(), most)};
}

/// A reader's sentence ("X is cut off: … Download …") as ours.
Identity damaged(const std::string& shown, const std::string& sentence)
{
    std::string_view rest = sentence;
    if (rest.starts_with(shown + " is "))
        rest.remove_prefix(shown.size() + 4);
    else
        return {Kind::Damaged, "damaged: " + sentence, {}, {}, {}};
    if (rest.ends_with('.'))
        rest.remove_suffix(1);
    return {Kind::Damaged, std::string(rest), {}, {}, {}};
}

/// "os.system, posix.popen": the sentence about functions that a file wants to be called; empty without any.
std::string warningOf(const std::vector<std::string>& suspicious)
{
    if (suspicious.empty())
        return {};
    std::string names;
    for (const std::string& name : suspicious)
        names += (names.empty() ? "" : ", ") + name;
    return "It names " + names +
           ", which no model needs: somebody may have tampered with it. Koe Studio runs nothing of it, but "
           "do not "
           "open it with other programs.";
}

Identity identifyPth(const FileBytes& file, const std::string& shown, const char* container)
{
    tensorfile::PthNotes notes;
    Identity found = identifyModel(tensorfile::readPth(file, shown, &notes));
    found.facts.add("container", std::string(container));
    if (const std::string warning = warningOf(notes.suspicious); !warning.empty()) {
        found.facts.add("suspicious", true);
        found.advice = warning;
    }
    return found;
}

/// A pickle that is not inside a file of PyTorch's; nothing when the bytes are no whole pickle.
std::optional<Identity> identifyBarePickle(std::span<const std::byte> bytes)
{
    try {
        tensorfile::Unpickler pickle(bytes);
        const auto root = pickle.run();
        const auto kind = pickle.graph().nodes[root].kind;
        if (pickle.length() != bytes.size() || kind == tensorfile::PickleGraph::Kind::BigInt)
            return {};
        Identity found{Kind::Foreign, "a pickle of Python, but not a model saved by PyTorch", {}, {}, {}};
        const std::set<std::string>& names = pickle.suspiciousGlobals();
        found.advice = warningOf({names.begin(), names.end()});
        if (!names.empty())
            found.facts.add("suspicious", true);
        return found;
    } catch (const tensorfile::PickleError&) {
        return {};
    }
}

Identity identifyZip(const FileBytes& file, const std::string& shown, int depth)
{
    ZipReader zip(file, shown);
    for (const std::string_view name : zip.names()) {
        const std::size_t slash = name.find('/');
        if (slash == std::string_view::npos || name.substr(slash + 1) != "data.pkl")
            continue;
        if (zip.contains(std::string(name.substr(0, slash + 1)) + "constants.pkl"))
            return {Kind::TorchScript,
                    "a TorchScript program, not a file of weights",
                    "Save the weights (state_dict) with torch.save instead.",
                    {},
                    {}};
        return identifyPth(file, shown, "zip");
    }
    return identifyPackage(zip, depth);
}

Identity identifySafetensors(const FileBytes& file, const std::string& shown)
{
    Identity found = identifyModel(tensorfile::readSafetensors(file, shown));
    found.facts.add("container", std::string("safetensors"));
    return found;
}

Identity identifyIndex(const FileBytes& file, const std::string& shown)
{
    constexpr std::size_t kFourCharacters = 4;
    const std::string_view kind = textOf(file.bytes, kFourCharacters);
    if (kind != "IwFl" && kind != "IxF2")
        return {Kind::OtherIndex,
                "a FAISS index of a kind that RVC does not write (" + tensorfile::printable(kind) + ")",
                "Only IVF-Flat and Flat indices with L2 distance can be used.",
                {},
                {}};
    const tensorfile::IndexOutline outline = tensorfile::readIndexOutline(file, shown);
    Identity found{Kind::Index, "a FAISS index", {}, {}, {}};
    found.facts.add("type", std::string(outline.flat ? "Flat" : "IVF-Flat"));
    if (!outline.flat) {
        found.facts.add("lists", static_cast<std::int64_t>(outline.lists));
        found.facts.add("probes", static_cast<std::int64_t>(outline.probes));
    }
    found.facts.add("width", static_cast<std::int64_t>(outline.dims));
    found.facts.add("vectors", static_cast<std::int64_t>(outline.rows));
    found.what += std::string(" (") +
                  (outline.flat ? "Flat" : "IVF-Flat, " + std::to_string(outline.lists) + " lists") + ", " +
                  std::to_string(outline.rows) + " vectors of " + std::to_string(outline.dims);
    if (outline.dims == 256 || outline.dims == 768)
        found.what += outline.dims == 256 ? ": for v1 voices" : ": for v2 voices";
    found.what += ")";
    if (outline.rows == 0) {
        found.kind = Kind::EmptyIndex;
        found.what = "a FAISS index that was trained but holds no vectors";
        found.advice = "Use the file whose name begins with \"added_\", not \"trained_\".";
    }
    return found;
}

Identity identifyNpy(const FileBytes& file, const std::string& shown)
{
    const tensorfile::Tensor array = tensorfile::readNpy(file, shown);
    std::string shape;
    for (const std::int64_t size : array.shape)
        shape += (shape.empty() ? "" : "x") + std::to_string(size);
    const std::string type = tensorfile::name(array.type);
    Identity found{Kind::Array,
                   "a NumPy array (" + (shape.empty() ? "one number" : shape) + ", " + type + ")",
                   {},
                   {},
                   {}};
    const bool isFloat = type.starts_with("float");
    if (array.shape.size() == 2 && isFloat && (array.shape[1] == 256 || array.shape[1] == 768)) {
        found.kind = Kind::Features;
        found.what = "content features (" + std::to_string(array.shape[0]) + " frames of " +
                     std::to_string(array.shape[1]) + (array.shape[1] == 256 ? ": v1" : ": v2") + ")";
    } else if (array.shape.size() == 1 && !array.bytes.empty()) {
        // Of the start alone, which says enough: Hz up to 2000, or coarse pitch 1..255.
        tensorfile::Tensor start;
        start.type = array.type;
        start.shape = {std::min<std::int64_t>(array.shape[0], 100'000)};
        start.bytes =
            array.bytes.first(static_cast<std::size_t>(start.shape[0]) * tensorfile::byteSize(array.type));
        const std::vector<float> values = start.toFloats();
        const bool hertz = isFloat && std::all_of(values.begin(), values.end(), [](float v) {
                               return v == 0.0f || (v >= 20.0f && v <= 5000.0f);
                           });
        const bool coarse = type.starts_with("int") && std::all_of(values.begin(), values.end(), [](float v) {
                                return v >= 1.0f && v <= 255.0f;
                            });
        if (hertz || coarse) {
            found.kind = Kind::PitchCurve;
            found.what = std::string(hertz ? "a pitch curve in Hz (" : "a coarse pitch curve, 1 to 255 (") +
                         shape + " frames)";
        }
    }
    found.facts.add("shape", shape);
    found.facts.add("type", type);
    return found;
}

std::string describeConfig(const nlohmann::json& json)
{
    if (json.contains("model_type") && json["model_type"].is_string())
        return "the settings of a speech encoder in transformers' form (model_type " +
               tensorfile::printable(json["model_type"].get<std::string>()) + ")";
    if (json.contains("train") && json.contains("data") && json.contains("model"))
        return "the training settings of an RVC experiment";
    return "a JSON file";
}

Identity identifyText(const FileBytes& file)
{
    constexpr std::size_t kLookAt = 1 << 20;
    std::string_view text = textOf(file.bytes, kLookAt);
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    const bool printable = std::none_of(text.begin(), text.end(), [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return code < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f';
    });
    if (!printable || text.find('\x7f') != std::string_view::npos)
        return {Kind::Unknown, "of a kind that is not known", {}, {}, {}};
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && (text[first] == '{' || text[first] == '[') &&
        file.bytes.size() <= kLongestJson) {
        const std::string_view whole = textOf(file.bytes, kLongestJson);
        bool deep = false;
        const auto json = nlohmann::json::parse(
            whole.begin(), whole.end(),
            [&](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
                deep = deep || depth > kDeepestJson;
                return !deep;
            },
            false);
        if (deep)
            return {Kind::Damaged, "a JSON file that is nested too deeply", {}, {}, {}};
        if (json.is_object())
            return {Kind::Json, describeConfig(json), {}, {}, {}};
        if (json.is_array())
            return {Kind::Json, "a JSON file", {}, {}, {}};
        if (text[first] == '{')
            return {Kind::Damaged, "a JSON file that is damaged or cut off", std::string(kAgain), {}, {}};
    }
    return {Kind::Text, "a text file", {}, {}, {}};
}

Identity identifyForeign(const FileBytes& file, const tensorfile::Foreign& foreign, const std::string& shown)
{
    const auto as = [&](Kind kind) { return Identity{kind, foreign.what, foreign.advice, {}, {}}; };
    switch (foreign.format) {
    case Format::Empty:
        return as(Kind::Empty);
    case Format::Zeros:
        return as(Kind::Damaged);
    case Format::WebPage:
        return as(Kind::WebPage);
    case Format::LfsPointer:
        return as(Kind::LfsPointer);
    case Format::Xml:
        return as(Kind::Text);
    case Format::Sound: {
        Identity found = as(Kind::Audio);
        found.facts.add("format", foreign.detail);
        return found;
    }
    case Format::NumpyArray:
        return identifyNpy(file, shown);
    case Format::FaissIndex:
        return identifyIndex(file, shown);
    case Format::OldTorchTar:
    case Format::Archive:
    case Format::Foreign:
    case Format::Other:
        break;
    }
    return as(Kind::Foreign);
}

Identity dispatch(const FileBytes& file, const std::string& shown, int depth)
{
    constexpr std::size_t kStart = 16;
    const std::string_view start = textOf(file.bytes, kStart);
    if (start.starts_with("PK\x03\x04") || start.starts_with("PK\x05\x06"))
        return identifyZip(file, shown, depth);
    if (const auto foreign = tensorfile::foreignFile(file.bytes); foreign.format != Format::Other)
        return identifyForeign(file, foreign, shown);
    // Protocol 0 is text and begins with a class, a mark, a list or a dictionary.
    if (start.find_first_of("\x80(c]}") == 0 && file.bytes.back() == std::byte{'.'})
        if (auto pickle = identifyBarePickle(file.bytes))
            return std::move(*pickle);
    if (start.starts_with('\x80'))
        return identifyPth(file, shown, "legacy");
    if (start.size() > 8 && start[8] == '{' && start.substr(4, 4) == std::string_view("\0\0\0\0", 4))
        return identifySafetensors(file, shown);
    if (auto onnx = identifyOnnx(file.bytes))
        return std::move(*onnx);
    return identifyText(file);
}

} // namespace

Identity identifyInside(const FileBytes& file, const std::string& shownName, int depth)
{
    try {
        return dispatch(file, shownName, depth);
    } catch (const Error& error) {
        return damaged(shownName, error.what());
    } catch (const std::bad_alloc&) {
        return {Kind::Damaged, "too large for the memory that is free", {}, {}, {}};
    }
}

Identity identify(const FileBytes& file, const std::string& shownName)
{
    return identifyInside(file, shownName, 0);
}

Identity identify(const std::filesystem::path& file)
{
    try {
        return identify(tensorfile::readFileBytes(file), file.string());
    } catch (const Missing& error) {
        return {Kind::Unreadable, "not there", {}, {}, {}};
    } catch (const Error& error) {
        Identity found = damaged(file.string(), error.what());
        found.kind = Kind::Unreadable;
        return found;
    }
}

void refuseOtherKind(const std::filesystem::path& file, std::initializer_list<Kind> wanted,
                     std::string_view wantedWords)
{
    const Identity found = identify(file);
    const bool doubtful = found.kind == Kind::OtherModel || found.kind == Kind::Unknown ||
                          found.kind == Kind::Unreadable || found.kind == Kind::Damaged;
    if (!doubtful && std::find(wanted.begin(), wanted.end(), found.kind) == wanted.end())
        throw InvalidInput(file.string() + " " + found.insteadOf(wantedWords));
}

std::string Identity::sentence() const
{
    return "is " + what + "." + (advice.empty() ? "" : " " + advice);
}

std::string Identity::insteadOf(std::string_view wanted) const
{
    if (!recognised())
        return sentence();
    return "is " + what + ", not " + std::string(wanted) + "." + (advice.empty() ? "" : " " + advice);
}

const char* name(Kind kind)
{
    switch (kind) {
    case Kind::Voice:
        return "voice";
    case Kind::VoiceWeights:
        return "voice-weights";
    case Kind::GeneratorCheckpoint:
        return "generator-checkpoint";
    case Kind::DiscriminatorCheckpoint:
        return "discriminator-checkpoint";
    case Kind::GeneratorBase:
        return "generator-base";
    case Kind::DiscriminatorBase:
        return "discriminator-base";
    case Kind::ContentEncoder:
        return "content-encoder";
    case Kind::StarterEncoder:
        return "starter-encoder";
    case Kind::Rmvpe:
        return "rmvpe";
    case Kind::Fcpe:
        return "fcpe";
    case Kind::Crepe:
        return "crepe";
    case Kind::SwiftF0:
        return "swiftf0";
    case Kind::Separator:
        return "separator";
    case Kind::Index:
        return "index";
    case Kind::EmptyIndex:
        return "empty-index";
    case Kind::OtherIndex:
        return "other-index";
    case Kind::Features:
        return "features";
    case Kind::PitchCurve:
        return "pitch-curve";
    case Kind::Array:
        return "array";
    case Kind::Package:
        return "package";
    case Kind::Wheel:
        return "wheel";
    case Kind::Onnx:
        return "onnx";
    case Kind::TorchScript:
        return "torchscript";
    case Kind::OtherModel:
        return "other-model";
    case Kind::Audio:
        return "audio";
    case Kind::Json:
        return "json";
    case Kind::Text:
        return "text";
    case Kind::Foreign:
        return "foreign";
    case Kind::WebPage:
        return "web-page";
    case Kind::LfsPointer:
        return "lfs-pointer";
    case Kind::Empty:
        return "empty";
    case Kind::Damaged:
        return "damaged";
    case Kind::Unreadable:
        return "unreadable";
    case Kind::Unknown:
        return "unknown";
    }
    return "unknown";
}

} // namespace koe::identify
