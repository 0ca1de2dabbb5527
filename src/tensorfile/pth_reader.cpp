#include "tensorfile/pth.h"

#include "core/error.h"
#include "core/log.h"
#include "tensorfile/foreign_file.h"
#include "tensorfile/pickle_values.h"
#include "tensorfile/printable.h"
#include "tensorfile/unpickler.h"
#include "tensorfile/wide.h"
#include "tensorfile/zip_reader.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

namespace koe::tensorfile {
namespace {

constexpr std::string_view kZipStart("PK\x03\x04", 4);
constexpr std::size_t kLargestPickle = 512 << 20;
constexpr std::uint64_t kCopyFree = 64 << 20;
// 0x1950a86a20f9469cfc6c, little endian: the first pickle of PyTorch's old stream.
constexpr std::string_view kLegacyMagic("\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 10);
constexpr std::int64_t kLegacyProtocol = 1001;

enum class Part
{
    Whole,
    Outline
};

/// @param notes nothing: the log says it
void noteGlobals(const Unpickler& pickle, const std::string& shown, PthNotes* notes)
{
    if (notes != nullptr) {
        for (const std::string& name : pickle.suspiciousGlobals())
            notes->suspicious.push_back(printable(name));
        return;
    }
    for (const std::string& name : pickle.suspiciousGlobals())
        log::warn("{} names {}, which no model needs: somebody may have tampered with it. It was not run.",
                  shown, printable(name));
    for (const std::string& name : pickle.unknownGlobals())
        log::debug("{}: {} is left inert", shown, printable(name));
}

[[noreturn]] void failDamaged(const std::string& shown, const std::string& what)
{
    throw InvalidInput(shown + " is damaged or was tampered with (" + what + "). Download or copy it again.");
}

/// "archive/data.pkl" → "archive/"; nothing when the zip is no model of PyTorch.
std::optional<std::string> rootOf(const ZipReader& zip)
{
    for (const std::string_view name : zip.names()) {
        const std::size_t slash = name.find('/');
        if (slash != std::string_view::npos && name.substr(slash + 1) == "data.pkl")
            return std::string(name.substr(0, slash + 1));
    }
    return {};
}

std::string describeZip(const ZipReader& zip)
{
    const auto names = zip.names();
    const auto holds = [&](std::string_view ending) {
        return std::any_of(names.begin(), names.end(),
                           [&](std::string_view name) { return name.ends_with(ending); });
    };
    if (holds(".npy"))
        return "is a NumPy archive (.npz), not a model.";
    if (holds(".pth") || holds(".pt") || holds(".index") || holds(".safetensors"))
        return "is a zip file with a model inside. Unpack it first.";
    return "is a zip file, but not a model of PyTorch.";
}

Value readZip(const FileBytes& file, const std::string& shown, Part part, PthNotes* notes)
{
    ZipReader zip(file, shown);
    const auto root = rootOf(zip);
    if (!root)
        throw InvalidInput(shown + " " + describeZip(zip));
    if (zip.contains(*root + "constants.pkl"))
        throw InvalidInput(shown + " is a TorchScript program, not a file of weights. Save the weights "
                                   "(state_dict) with torch.save instead.");
    if (zip.contains(*root + "byteorder")) {
        const FileBytes order = zip.read(*root + "byteorder");
        const std::string_view text(reinterpret_cast<const char*>(order.bytes.data()), order.bytes.size());
        if (text != "little")
            throw InvalidInput(shown +
                               " was written on a big-endian machine, which is not supported. Open it with "
                               "PyTorch on this machine and save it again.");
    }
    const FileBytes pickleBytes = zip.read(*root + "data.pkl");
    if (pickleBytes.bytes.size() > kLargestPickle)
        failDamaged(shown, "its table of contents is far too large");
    try {
        Unpickler pickle(pickleBytes.bytes);
        const auto rootNode = pickle.run();
        noteGlobals(pickle, shown, notes);
        std::unordered_map<std::string_view, FileBytes> records;
        bool intact = zip.isIntact(*root + "data.pkl", pickleBytes);
        const StorageSource source = [&](const PickleGraph::Storage& storage) {
            const auto known = records.find(storage.key);
            if (known != records.end())
                return known->second;
            const std::string name = *root + "data/" + std::string(storage.key);
            const auto added = records.emplace(storage.key, zip.read(name)).first;
            intact = intact && zip.isIntact(name, added->second);
            return added->second;
        };
        Value value = toValue(pickle.graph(), rootNode, part == Part::Outline ? StorageSource() : source,
                              file.bytes.size() + kCopyFree);
        if (!intact) // PyTorch can be told to write none, and never looks itself: no reason to refuse
            log::warn("{}: its checksums do not fit its content. It may be damaged: download or copy it "
                      "again if it sounds wrong.",
                      shown);
        return value;
    } catch (const PickleError& error) {
        failDamaged(shown, error.what());
    }
}

/// The stream of PyTorch before 1.6 and of _use_new_zipfile_serialization=False: magic, protocol, machine,
/// object, keys of the storages (five pickles), then per key a count and the raw numbers.
class LegacyStream
{
public:
    LegacyStream(const FileBytes& file, const std::string& shown) : m_file(file), m_shown(shown) {}

    [[nodiscard]] bool isOne()
    {
        try {
            Unpickler magic(m_file.bytes);
            const auto id = magic.run();
            const PickleGraph::Node& node = magic.graph().nodes[id];
            m_at = magic.length();
            return node.kind == PickleGraph::Kind::BigInt && node.text == kLegacyMagic;
        } catch (const PickleError&) {
            return false;
        }
    }

    Value read(Part part, PthNotes* notes)
    {
        if (next().intOr(0) != kLegacyProtocol)
            throw InvalidInput(m_shown + " is a stream of PyTorch in a format that is not known.");
        const Value machine = next();
        const Value* littleEndian = machine.find("little_endian");
        if (littleEndian != nullptr && littleEndian->intOr(1) == 0)
            throw InvalidInput(m_shown +
                               " was written on a big-endian machine, which is not supported. Open it with "
                               "PyTorch on this machine and save it again.");
        Unpickler object(m_file.bytes.subspan(m_at));
        const auto root = object.run();
        m_at += object.length();
        noteGlobals(object, m_shown, notes);
        if (part == Part::Outline)
            return toValue(object.graph(), root, {}, 0);
        readStorages(object.graph());
        const StorageSource source = [&](const PickleGraph::Storage& storage) {
            const auto found = m_storages.find(std::string(storage.key));
            if (found == m_storages.end())
                throw PickleError("a storage is missing");
            return FileBytes{m_file.owner, found->second};
        };
        return toValue(object.graph(), root, source, m_file.bytes.size() + kCopyFree);
    }

private:
    Value next()
    {
        Unpickler pickle(m_file.bytes.subspan(m_at));
        const auto root = pickle.run();
        m_at += pickle.length();
        const StorageSource none = [](const PickleGraph::Storage&) -> FileBytes {
            throw PickleError("a tensor where none belongs");
        };
        return toValue(pickle.graph(), root, none, 0);
    }

    void readStorages(const PickleGraph& graph)
    {
        std::unordered_map<std::string_view, const PickleGraph::Storage*> known;
        for (const PickleGraph::Storage& storage : graph.storages)
            known.emplace(storage.key, &storage);
        const Value keys = next();
        for (const Value& item : keys.items()) {
            const std::string key = item.as<std::int64_t>() != nullptr
                                        ? std::to_string(*item.as<std::int64_t>())
                                        : std::string(item.text());
            const auto found = known.find(key);
            if (found == known.end())
                throw PickleError("a storage has no name");
            if (!found->second->type)
                throw PickleError("it holds numbers of the type " + printable(found->second->className));
            if (m_file.bytes.size() - m_at < sizeof(std::uint64_t))
                throw PickleError("it is cut off");
            std::uint64_t elements = 0;
            std::memcpy(&elements, m_file.bytes.data() + m_at, sizeof elements);
            m_at += sizeof elements;
            const Wide bytes = Wide{elements} * byteSize(*found->second->type);
            if (bytes > m_file.bytes.size() - m_at)
                throw PickleError("it is cut off");
            m_storages.emplace(key, m_file.bytes.subspan(m_at, static_cast<std::size_t>(bytes)));
            m_at += static_cast<std::size_t>(bytes);
        }
    }

    const FileBytes& m_file;
    const std::string& m_shown;
    std::size_t m_at = 0;
    std::unordered_map<std::string, std::span<const std::byte>> m_storages;
};

Value readPart(const FileBytes& file, const std::string& shown, Part part, PthNotes* notes = nullptr)
{
    const std::string_view start(reinterpret_cast<const char*>(file.bytes.data()),
                                 std::min<std::size_t>(file.bytes.size(), 4));
    if (start.starts_with(kZipStart))
        return readZip(file, shown, part, notes);
    if (const Foreign foreign = foreignFile(file.bytes); foreign.format != Format::Other)
        throw InvalidInput(shown + " is " + foreign.what + ", not a model. " + foreign.advice);
    if (!start.empty() && start.front() == '\x80') {
        LegacyStream stream(file, shown);
        if (stream.isOne()) {
            try {
                return stream.read(part, notes);
            } catch (const PickleError& error) {
                failDamaged(shown, error.what());
            }
        }
        throw InvalidInput(shown + " is a pickle of Python, but not a model saved by PyTorch.");
    }
    throw InvalidInput(shown + " is not a model of PyTorch (.pth, .pt).");
}

} // namespace

Value readPth(const std::filesystem::path& path)
{
    return readPth(readFileBytes(path), path.string());
}

Value readPth(const FileBytes& file, const std::string& shown, PthNotes* notes)
{
    return readPart(file, shown, Part::Whole, notes);
}

Value readPthOutline(const std::filesystem::path& path)
{
    return readPthOutline(readFileBytes(path), path.string());
}

Value readPthOutline(const FileBytes& file, const std::string& shown)
{
    return readPart(file, shown, Part::Outline);
}

} // namespace koe::tensorfile
