#include "identify/package.h"

#include "core/error.h"
#include "tensorfile/foreign_file.h"
#include "tensorfile/printable.h"

#include <algorithm>
#include <new>

namespace koe::identify {
namespace {

using tensorfile::FileBytes;
using tensorfile::Format;
using tensorfile::printable;
using tensorfile::ZipReader;

constexpr int kDeepestPackage = 2;
constexpr std::size_t kStartBytes = 64 << 10;
constexpr std::size_t kMostLookedAt = 10'000;

bool endsIn(std::string_view name, std::initializer_list<std::string_view> endings)
{
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return name.ends_with(ending); });
}

/// Whether the rest of such a file must be read to say what it is.
bool needsWhole(std::span<const std::byte> start)
{
    const std::string_view text(reinterpret_cast<const char*>(start.data()), start.size());
    const Format format = tensorfile::foreignFile(start).format;
    return text.starts_with("PK\x03\x04") || text.starts_with('\x80') || format == Format::NumpyArray ||
           format == Format::FaissIndex || text.starts_with('\x08') || // ONNX
           (text.size() > 8 && text[8] == '{');                        // safetensors
}

Identity identifyMember(ZipReader& zip, std::string_view path, int depth)
{
    try {
        const FileBytes start = zip.readStart(path, kStartBytes);
        if (start.bytes.size() == zip.sizeOf(path) || !needsWhole(start.bytes))
            return identifyInside(start, printable(path), depth + 1);
        return identifyInside(zip.read(path), printable(path), depth + 1);
    } catch (const Error& error) {
        return {Kind::Damaged, std::string("damaged: ") + error.what(), {}, {}, {}};
    } catch (const std::bad_alloc&) {
        return {Kind::Damaged, "too large to be unpacked into the memory", {}, {}, {}};
    }
}

/// Those that a user of voices asks about; read-me files and code are not listed.
bool isListed(const Identity& identity)
{
    switch (identity.kind) {
    case Kind::Json:
    case Kind::Text:
    case Kind::Empty:
    case Kind::Unknown:
    case Kind::WebPage:
    case Kind::Foreign:
        return false;
    default:
        return true;
    }
}

} // namespace

Identity identifyPackage(ZipReader& zip, int depth)
{
    const auto names = zip.names();
    const auto holds = [&](auto matches) { return std::any_of(names.begin(), names.end(), matches); };
    const bool wheel = holds([](std::string_view name) { return name.ends_with(".dist-info/WHEEL"); });
    Identity found{
        wheel ? Kind::Wheel : Kind::Package, wheel ? "a Python wheel" : "a zip package", {}, {}, {}};
    found.facts.add("files", static_cast<std::int64_t>(names.size()));
    if (depth >= kDeepestPackage) {
        found.what += " inside packages, which is not opened";
        return found;
    }

    std::size_t unsafe = 0, looked = 0;
    for (const std::string_view path : names) {
        if (path.ends_with('/'))
            continue;
        const bool safe = ZipReader::isSafe(path);
        unsafe += safe ? 0 : 1;
        // Code tells nothing of itself and there is much of it in a wheel.
        if (endsIn(path, {".py", ".pyc", ".pyi", ".md", ".txt", ".dist-info/RECORD", ".dist-info/METADATA"}))
            continue;
        if (looked++ == kMostLookedAt)
            found.facts.add("more", true);
        if (looked > kMostLookedAt)
            continue;
        Member member{printable(path, 1000), safe, zip.sizeOf(path), identifyMember(zip, path, depth)};
        if (!isListed(member.identity))
            continue;
        found.members.push_back(std::move(member));
    }
    found.facts.add("members", static_cast<std::int64_t>(found.members.size()));
    if (unsafe > 0)
        found.facts.add("unsafe_names", static_cast<std::int64_t>(unsafe));
    const std::string count = std::to_string(found.members.size());
    found.what += found.members.empty()       ? " with no voice, index, model or recording in it"
                  : found.members.size() == 1 ? " with one file of use in it"
                                              : " with " + count + " files of use in it";
    if (unsafe > 0)
        found.advice = std::to_string(unsafe) + (unsafe == 1 ? " name in it leads" : " names in it lead") +
                       " out of the folder: somebody may have tampered with it, do not unpack it.";
    return found;
}

} // namespace koe::identify
