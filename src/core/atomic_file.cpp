#include "core/atomic_file.h"

#include "core/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace koe {
namespace {

[[noreturn]] void throwFileError(const std::filesystem::path& path, int errorNumber)
{
    const std::string name = path.string();
    if (errorNumber == ENOSPC || errorNumber == EDQUOT)
        throw Missing("There is no room left on the disk for " + name +
                      ": make room and start again; nothing was lost.");
    if (errorNumber == EACCES || errorNumber == EROFS || errorNumber == EPERM)
        throw InvalidInput("The folder of " + name + " cannot be written to: choose another one.");
    throw InvalidInput("Cannot write " + name + ": " + std::strerror(errorNumber) + ".");
}

} // namespace

AtomicFile::AtomicFile(std::filesystem::path target) : m_target(std::move(target)), m_part(m_target)
{
    m_part += "." + std::to_string(::getpid()) + ".part";
    m_file = std::fopen(m_part.c_str(), "wb");
    if (m_file == nullptr)
        throwFileError(m_target, errno);
}

AtomicFile::~AtomicFile()
{
    if (m_file != nullptr)
        std::fclose(m_file);
    if (!m_committed) {
        std::error_code ignored;
        std::filesystem::remove(m_part, ignored);
    }
}

void AtomicFile::fail(int errorNumber)
{
    throwFileError(m_target, errorNumber);
}

void AtomicFile::write(std::span<const std::byte> bytes)
{
    if (bytes.empty()) // an empty span may have no address, which fwrite must not see
        return;
    if (std::fwrite(bytes.data(), 1, bytes.size(), m_file) != bytes.size())
        fail(errno);
}

void AtomicFile::handOver()
{
    if (m_file != nullptr && std::fclose(m_file) != 0) {
        m_file = nullptr;
        fail(errno);
    }
    m_file = nullptr;
}

void AtomicFile::commit(Sync sync)
{
    if (m_file != nullptr && std::fflush(m_file) != 0)
        fail(errno);
    handOver();
    if (sync == Sync::Now) {
        const int handle = ::open(m_part.c_str(), O_RDONLY | O_CLOEXEC);
        if (handle < 0)
            fail(errno);
        const bool synced = ::fsync(handle) == 0;
        const int syncError = errno;
        ::close(handle);
        if (!synced)
            fail(syncError);
    }
    if (std::rename(m_part.c_str(), m_target.c_str()) != 0)
        fail(errno);
    m_committed = true;
}

std::string readTextFile(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw InvalidInput("Cannot read " + path.string() + ": it is not there, or not yours to read.");
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void writeTextFile(const std::filesystem::path& path, std::string_view text, Sync sync)
{
    AtomicFile file(path);
    file.write(text);
    file.commit(sync);
}

} // namespace koe
