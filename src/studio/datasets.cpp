#include "studio/datasets.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/home_folders.h"
#include "studio/experiments.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace koe::studio {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kBlock = 1 << 20;

struct Source
{
    fs::path file;
    std::uintmax_t bytes = 0;
};

bool isHidden(const fs::path& path)
{
    return path.filename().string().starts_with('.');
}

void collect(const fs::path& path, std::vector<Source>& sources)
{
    std::error_code error;
    if (fs::is_directory(path, error)) {
        std::vector<fs::path> below;
        for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error))
            if (!isHidden(at->path()) &&
                !(at->is_symlink(error) && at->is_directory(error))) // could turn in a circle
                below.push_back(at->path());
        std::sort(below.begin(), below.end());
        for (const fs::path& each : below)
            collect(each, sources);
        return;
    }
    const std::uintmax_t bytes = fs::file_size(path, error);
    if (error)
        throw InvalidInput(path.string() + " cannot be read: " + error.message() + ".");
    sources.push_back({path, bytes});
}

bool sameBytes(const fs::path& a, const fs::path& b, const Job& job)
{
    std::error_code error;
    if (fs::file_size(a, error) != fs::file_size(b, error) || error)
        return false;
    std::ifstream one(a, std::ios::binary);
    std::ifstream two(b, std::ios::binary);
    std::vector<char> left(kBlock);
    std::vector<char> right(kBlock);
    while (one && two) {
        job.throwIfStopped();
        one.read(left.data(), static_cast<std::streamsize>(left.size()));
        two.read(right.data(), static_cast<std::streamsize>(right.size()));
        if (one.gcount() != two.gcount() ||
            std::memcmp(left.data(), right.data(), static_cast<std::size_t>(one.gcount())) != 0)
            return false;
    }
    return true;
}

void copy(const fs::path& from, const fs::path& to, const Job& job, std::uintmax_t& done, std::uintmax_t all)
{
    std::ifstream in(from, std::ios::binary);
    if (!in)
        throw InvalidInput(from.string() + " cannot be read: " + std::strerror(errno) + ".");
    AtomicFile out(to);
    std::vector<char> block(kBlock);
    while (in) {
        job.throwIfStopped();
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        const auto count = static_cast<std::size_t>(in.gcount());
        out.write(std::as_bytes(std::span(block.data(), count)));
        done += count;
        job.report(static_cast<double>(done) / static_cast<double>(std::max<std::uintmax_t>(all, 1)),
                   "copying");
    }
    if (in.bad())
        throw InvalidInput(from.string() + " could not be read to its end.");
    out.commit();
}

} // namespace

fs::path datasetsFolder(const Home& home)
{
    const fs::path data = dataFolder(home);
    MovedFolders moved = readMovedFolders(data);
    return moved.contains("datasets") ? moved["datasets"] : data / "datasets";
}

std::vector<fs::path> datasetFolders(const Home& home)
{
    std::vector<fs::path> folders;
    std::error_code error;
    for (fs::directory_iterator at(datasetsFolder(home), error), end; !error && at != end;
         at.increment(error))
        if (std::error_code ignored; at->is_directory(ignored) && !isHidden(at->path()))
            folders.push_back(at->path());
    std::sort(folders.begin(), folders.end());
    return folders;
}

fs::path makeDataset(const Home& home, const std::string& name)
{
    if (name.size() > kLongestName)
        throw UsageError("«" + name + "» is too long for a name: choose a shorter one.");
    if (!canBeName(name))
        throw UsageError("\"" + name +
                         "\" cannot be the name of a dataset: it names a folder, so no / \\ | and no dot at "
                         "its beginning.");
    const fs::path folder = datasetsFolder(home) / name;
    std::error_code error;
    if (fs::exists(folder, error))
        throw UsageError("There is a dataset «" + name + "» already: choose another name.");
    fs::create_directories(folder, error);
    if (error)
        throw InvalidInput("The folder " + folder.string() + " cannot be made: " + error.message() + ".");
    return folder;
}

std::vector<std::string> addRecordings(const fs::path& set, const std::vector<fs::path>& files,
                                       const Job& job)
{
    std::vector<Source> sources;
    for (const fs::path& file : files)
        collect(file, sources);
    std::uintmax_t all = 0;
    for (const Source& source : sources)
        all += source.bytes;
    std::uintmax_t done = 0;
    std::vector<std::string> names;
    for (const Source& source : sources) {
        job.throwIfStopped();
        const std::string stem = source.file.stem().string();
        const std::string ending = source.file.extension().string();
        fs::path target = set / source.file.filename();
        bool there = false;
        std::error_code error;
        for (int number = 2; fs::exists(target, error); number++) {
            if (sameBytes(source.file, target, job)) {
                there = true;
                break;
            }
            target = set / (stem + " " + std::to_string(number) + ending);
        }
        if (there) {
            done += source.bytes;
            continue;
        }
        copy(source.file, target, job, done, all);
        names.push_back(target.filename().string());
    }
    job.report(1.0, "copied");
    return names;
}

} // namespace koe::studio
