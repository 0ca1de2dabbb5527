#include "tensorfile/file_bytes.h"

#include "core/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace koe::tensorfile {
namespace {

/// Below this a copy is cheaper than a mapping, and thousands of small arrays do not use up the kernel's
/// mappings.
constexpr std::size_t kReadWholeBytes = 256 * 1024;

struct Descriptor
{
    int number;
    explicit Descriptor(int n) : number(n) {}
    ~Descriptor()
    {
        if (number >= 0)
            ::close(number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
};

[[noreturn]] void failReading(const std::filesystem::path& path, int errorNumber)
{
    if (errorNumber == ENOENT || errorNumber == ENOTDIR)
        throw Missing("There is no file " + path.string() + ".");
    throw InvalidInput("Cannot read " + path.string() + ": " + std::strerror(errorNumber) + ".");
}

} // namespace

FileBytes readFileBytes(const std::filesystem::path& path)
{
    // O_NONBLOCK: a named pipe must not hold us; it is refused below.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.number < 0)
        failReading(path, errno);
    struct stat status = {};
    if (::fstat(file.number, &status) != 0)
        failReading(path, errno);
    if (S_ISDIR(status.st_mode))
        throw InvalidInput(path.string() + " is a folder, not a file.");
    if (!S_ISREG(status.st_mode))
        throw InvalidInput(path.string() + " is not a regular file.");

    const auto size = static_cast<std::size_t>(status.st_size);
    if (size < kReadWholeBytes) {
        const std::shared_ptr<std::byte[]> block(new std::byte[size + 1]);
        std::size_t done = 0;
        while (done < size) {
            const ssize_t got = ::read(file.number, block.get() + done, size - done);
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                failReading(path, errno);
            if (got == 0)
                break; // shortened meanwhile: what is there is judged as it is
            done += static_cast<std::size_t>(got);
        }
        return {block, {block.get(), done}};
    }

    void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number, 0);
    if (address == MAP_FAILED)
        failReading(path, errno);
    const std::shared_ptr<const void> mapping(
        address, [size](const void* p) { ::munmap(const_cast<void*>(p), size); });
    return {mapping, {static_cast<const std::byte*>(address), size}};
}

} // namespace koe::tensorfile
