#include "intake/source_files.h"

#include "assets/manifest.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "core/number_text.h"
#include "identify/identify.h"
#include "tensorfile/zip_reader.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace koe::intake {
namespace fs = std::filesystem;
namespace {

constexpr int kDeepest = 12;
constexpr std::size_t kMostFiles = 500'000;
constexpr const char* kWorkPrefix = ".import-";

/// Code and its papers: nothing to take in, and there is much of it.
bool isCode(const fs::path& path)
{
    constexpr std::array kEndings{".py",  ".pyc", ".pyi", ".pyd", ".so",
                                  ".dll", ".exe", ".md",  ".txt", ".ipynb"};
    return std::find(kEndings.begin(), kEndings.end(), path.extension()) != kEndings.end();
}

std::uint64_t sizeOf(const fs::path& file)
{
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return error ? 0 : size;
}

/// A name in a package, as a path: some packers of Windows write back-slashes.
fs::path pathOf(std::string name)
{
    std::replace(name.begin(), name.end(), '\\', '/');
    return fs::path(name).relative_path();
}

/// What earlier runs that were killed left behind.
void removeLeftovers(const fs::path& workRoot)
{
    std::error_code error;
    for (fs::directory_iterator at(workRoot, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (!name.starts_with(kWorkPrefix))
            continue;
        const auto pid =
            parseNumber<int>(std::string_view(name).substr(std::string_view(kWorkPrefix).size()));
        std::error_code ignored;
        if (pid && *pid > 0 && ::kill(*pid, 0) != 0 && errno == ESRCH)
            fs::remove_all(at->path(), ignored);
    }
}

} // namespace

SourceFiles::SourceFiles(const fs::path& source, const fs::path& workRoot, const Job& job)
{
    std::error_code error;
    if (!fs::exists(source, error))
        throw Missing("There is nothing at " + source.string() + ".");
    const fs::path plain = fs::absolute(source, error).lexically_normal();
    if (fs::is_directory(source, error)) {
        m_name = plain.has_filename() ? plain.filename().string() : plain.parent_path().filename().string();
        gather(source, job);
    } else {
        m_name = plain.stem().string();
        const identify::Kind kind = identify::identify(source).kind;
        if (kind == identify::Kind::Package || kind == identify::Kind::Wheel) {
            try {
                unpack(source, workRoot, job);
            } catch (...) {
                std::error_code ignored;
                fs::remove_all(m_work, ignored);
                throw;
            }
        } else {
            m_files.push_back({source, source.filename(), sizeOf(source)});
        }
    }
    std::sort(m_files.begin(), m_files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.shown < b.shown; });
}

SourceFiles::~SourceFiles()
{
    std::error_code ignored;
    if (!m_work.empty())
        fs::remove_all(m_work, ignored);
}

void SourceFiles::gather(const fs::path& folder, const Job& job)
{
    std::error_code error;
    const auto options = fs::directory_options::skip_permission_denied; // links to folders are not followed
    for (fs::recursive_directory_iterator at(folder, options, error), end; !error && at != end;
         at.increment(error)) {
        job.throwIfStopped();
        const fs::path& path = at->path();
        std::error_code ignored;
        if (at->is_directory(ignored)) {
            if (path.filename().string().starts_with('.') || at.depth() >= kDeepest)
                at.disable_recursion_pending();
        } else if (at->is_regular_file(ignored) && !isCode(path)) {
            if (m_files.size() >= kMostFiles)
                throw InvalidInput("The folder " + folder.string() +
                                   " holds more files than an RVC has: name the folder of the voices in it.");
            m_files.push_back({path, path.lexically_relative(folder), sizeOf(path)});
        }
    }
    if (error)
        throw InvalidInput("The folder " + folder.string() + " cannot be read: " + error.message() + ".");
}

void SourceFiles::unpack(const fs::path& package, const fs::path& workRoot, const Job& job)
{
    tensorfile::ZipReader zip(tensorfile::readFileBytes(package), package.string());
    std::vector<std::string> wanted;
    std::uint64_t all = 0;
    for (const std::string_view name : zip.names()) {
        if (name.ends_with('/'))
            continue;
        if (!tensorfile::ZipReader::isSafe(name))
            throw InvalidInput(
                package.string() +
                " holds a name that leads out of its folder: somebody may have tampered with it, it is "
                "not unpacked.");
        if (isCode(pathOf(std::string(name))))
            continue;
        wanted.emplace_back(name);
        const std::uint64_t bytes = zip.sizeOf(name);
        all += std::min(bytes, ~std::uint64_t{0} - all);
    }

    std::error_code error;
    fs::create_directories(workRoot, error);
    removeLeftovers(workRoot);
    const fs::space_info space = fs::space(workRoot, error);
    if (!error && all > space.available)
        throw Missing("There is no room on the disk to unpack " + package.string() + ": " +
                      assets::sizeText(all) + " are needed and " + assets::sizeText(space.available) +
                      " are free.");
    m_work = workRoot / (kWorkPrefix + std::to_string(::getpid()));
    fs::create_directories(m_work, error);
    if (error)
        throw InvalidInput("The folder " + workRoot.string() +
                           " cannot be written to: name another one with KOE_HOME.");
    std::uint64_t before = 0;
    for (const std::string& name : wanted) {
        const fs::path target = m_work / pathOf(name);
        fs::create_directories(target.parent_path(), error);
        AtomicFile file(target);
        zip.unpack(name, [&](std::span<const std::byte> bytes) {
            job.throwIfStopped();
            file.write(bytes);
            before += bytes.size();
            job.report(static_cast<double>(before) / static_cast<double>(all + 1), "unpacking");
        });
        file.commit();
        m_files.push_back({target, pathOf(name), sizeOf(target)});
    }
}

} // namespace koe::intake
