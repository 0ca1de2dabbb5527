#include "intake/copy.h"

#include "assets/sha256.h"
#include "core/atomic_file.h"
#include "core/error.h"

#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

namespace koe::intake {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kBlock = 1 << 20;
using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

File opened(const fs::path& path)
{
    return {std::fopen(path.c_str(), "rb"), &std::fclose};
}

void prepare(const fs::path& target)
{
    std::error_code error;
    fs::create_directories(target.parent_path(), error);
    if (error)
        throw InvalidInput("The folder " + target.parent_path().string() +
                           " cannot be made: " + error.message() + ". Name another one with KOE_HOME.");
    if (fs::exists(fs::symlink_status(target, error)))
        throw InvalidInput("There is another " + target.string() + " now: it is left as it is.");
}

} // namespace

std::string copyWhole(const fs::path& source, const fs::path& target, const std::string& sha256,
                      const Job& job)
{
    prepare(target);
    const File in = opened(source);
    std::error_code error;
    const auto size = fs::file_size(source, error);
    if (!in || error)
        throw InvalidInput("Cannot read " + source.string() + ": it is not there, or not yours to read.");
    AtomicFile out(target);
    assets::Sha256 sum;
    std::vector<std::byte> block(kBlock);
    std::uintmax_t done = 0;
    for (std::size_t got = 0; (got = std::fread(block.data(), 1, block.size(), in.get())) > 0;) {
        job.throwIfStopped();
        const std::span piece(block.data(), got);
        out.write(piece);
        sum.add(piece);
        done += got;
        job.report(static_cast<double>(done) / static_cast<double>(size + 1), target.filename().string());
    }
    const std::string actual = sum.hex();
    if (std::ferror(in.get()) != 0 || done != size || (!sha256.empty() && actual != sha256))
        throw InvalidInput(source.string() +
                           " cannot be read as a whole, or changed meanwhile: it is not taken in.");
    out.commit();
    return actual;
}

void moveWhole(const fs::path& source, const fs::path& target)
{
    prepare(target);
    std::error_code error;
    fs::rename(source, target, error);
    if (error)
        throw InvalidInput("Cannot write " + target.string() + ": " + error.message() + ".");
}

void linkTo(const fs::path& source, const fs::path& target)
{
    prepare(target);
    std::error_code error;
    fs::create_symlink(fs::canonical(source, error), target, error);
    if (error)
        throw InvalidInput("Cannot make the link " + target.string() + ": " + error.message() +
                           ". Leave --link out to copy.");
}

bool sameContent(const fs::path& a, const fs::path& b, const Job& job)
{
    std::error_code error;
    if (fs::equivalent(a, b, error))
        return true;
    const auto size = fs::file_size(a, error);
    if (error || fs::file_size(b, error) != size || error)
        return false;
    const File first = opened(a);
    const File second = opened(b);
    std::vector<std::byte> one(kBlock);
    std::vector<std::byte> other(kBlock);
    while (first && second) {
        job.throwIfStopped();
        const std::size_t got = std::fread(one.data(), 1, kBlock, first.get());
        if (std::fread(other.data(), 1, kBlock, second.get()) != got ||
            std::memcmp(one.data(), other.data(), got) != 0)
            return false;
        if (got < kBlock)
            return std::ferror(first.get()) == 0 && std::ferror(second.get()) == 0;
    }
    return false;
}

} // namespace koe::intake
