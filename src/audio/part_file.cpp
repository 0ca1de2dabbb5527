#include "audio/part_file.h"

#include "core/error.h"

#include <cerrno>
#include <cstring>
#include <utility>

namespace koe::audio {

PartFile::PartFile(const std::filesystem::path& target) : m_target(target), m_file(target)
{
    m_file.handOver();
    m_handle = std::fopen(m_file.partPath().c_str(), "w+b");
    if (m_handle == nullptr)
        throw InvalidInput("Cannot write " + target.string() + ": " + std::strerror(errno) + ".");
}

PartFile::~PartFile()
{
    if (m_handle != nullptr)
        std::fclose(m_handle);
}

std::size_t PartFile::write(const void* from, std::size_t count)
{
    const std::size_t written = std::fwrite(from, 1, count, m_handle);
    if (written < count && m_error == 0)
        m_error = errno;
    return written;
}

std::size_t PartFile::read(void* to, std::size_t count)
{
    return std::fread(to, 1, count, m_handle);
}

std::int64_t PartFile::seek(std::int64_t offset, int whence)
{
    if (::fseeko(m_handle, offset, whence) != 0) {
        if (m_error == 0 && errno != EINVAL) // it also writes what was buffered
            m_error = errno;
        return -1;
    }
    return tell();
}

std::int64_t PartFile::tell() const
{
    return ::ftello(m_handle);
}

std::int64_t PartFile::size() const
{
    const auto at = ::ftello(m_handle);
    ::fseeko(m_handle, 0, SEEK_END);
    const auto end = ::ftello(m_handle);
    ::fseeko(m_handle, at, SEEK_SET);
    return end;
}

void PartFile::check() const
{
    if (m_error == ENOSPC || m_error == EDQUOT)
        throw Missing("There is no room left on the disk for " + m_target.string() +
                      ": make room and start again; nothing was lost.");
    if (m_error != 0)
        throw InvalidInput("Cannot write " + m_target.string() + ": " + std::strerror(m_error) + ".");
}

void PartFile::commit()
{
    if (std::fclose(std::exchange(m_handle, nullptr)) != 0 && m_error == 0)
        m_error = errno;
    check();
    m_file.commit();
}

} // namespace koe::audio
