#include "assets/part_file.h"

#include "core/atomic_file.h"
#include "core/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace koe::assets {
namespace fs = std::filesystem;

PartFile::PartFile(fs::path target) : m_target(std::move(target)), m_part(m_target)
{
    m_part += ".part";
    std::error_code error;
    fs::create_directories(m_target.parent_path(), error);
    if (error)
        fail(error.value());
    m_handle = ::open(m_part.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (m_handle < 0)
        fail(errno);
    struct stat facts
    {
    };
    if (::flock(m_handle, LOCK_EX | LOCK_NB) != 0 || ::fstat(m_handle, &facts) != 0) {
        ::close(m_handle);
        throw InvalidInput(m_target.string() +
                           " is being downloaded by another koe already: wait for that one.");
    }
    m_size = static_cast<std::uint64_t>(facts.st_size);
    if (m_size > 0 && fs::is_regular_file(notePath(), error))
        m_validator = readTextFile(notePath());
    // It goes into a header line.
    if (m_validator.size() > 1000 || m_validator.find_first_of("\r\n") != std::string::npos)
        m_validator.clear();
}

PartFile::~PartFile()
{
    if (m_handle < 0)
        return;
    if (m_size == 0) { // nothing to go on from
        std::error_code ignored;
        fs::remove(m_part, ignored);
        fs::remove(notePath(), ignored);
    }
    ::close(m_handle);
}

fs::path PartFile::notePath() const
{
    fs::path note = m_part;
    note += ".of";
    return note;
}

void PartFile::fail(int errorNumber) const
{
    if (errorNumber == ENOSPC || errorNumber == EDQUOT)
        throw Missing("There is no room left on the disk for " + m_target.string() +
                      ": make room and start again; what is here already is kept.");
    if (errorNumber == EACCES || errorNumber == EROFS || errorNumber == EPERM)
        throw InvalidInput("The folder " + m_target.parent_path().string() +
                           " cannot be written to: name another one with KOE_HOME.");
    throw InvalidInput("Cannot write " + m_target.string() + ": " + std::strerror(errorNumber) + ".");
}

void PartFile::restart(const std::string& validator)
{
    if (::ftruncate(m_handle, 0) != 0)
        fail(errno);
    m_size = 0;
    m_validator = validator;
    writeTextFile(notePath(), validator);
}

void PartFile::append(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(m_handle, bytes.data(), bytes.size(), static_cast<off_t>(m_size));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            fail(written < 0 ? errno : ENOSPC);
        m_size += static_cast<std::uint64_t>(written);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

void PartFile::becomes(const fs::path& name)
{
    if (::fsync(m_handle) != 0 || std::rename(m_part.c_str(), name.c_str()) != 0)
        fail(errno);
    std::error_code ignored;
    fs::remove(notePath(), ignored);
    ::close(m_handle);
    m_handle = -1;
}

} // namespace koe::assets
