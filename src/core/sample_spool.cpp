#include "core/sample_spool.h"

#include "core/error.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <unistd.h>
#include <utility>

namespace koe {

SampleSpool::SampleSpool(const std::filesystem::path& folder) : m_folder(folder)
{
    std::string name = (folder / ".koe-XXXXXX").string();
    m_file = ::mkostemp(name.data(), O_CLOEXEC);
    if (m_file < 0)
        throw InvalidInput("The folder " + folder.string() + " cannot be written to: choose another one.");
    ::unlink(name.c_str());
}

SampleSpool::SampleSpool(SampleSpool&& other) noexcept
    : m_folder(std::move(other.m_folder)), m_file(std::exchange(other.m_file, -1)),
      m_size(other.m_size.exchange(0))
{
}

SampleSpool::~SampleSpool()
{
    if (m_file >= 0)
        ::close(m_file);
}

void SampleSpool::append(std::span<const float> samples)
{
    const auto* bytes = reinterpret_cast<const char*>(samples.data());
    std::size_t left = samples.size_bytes();
    auto at = static_cast<off_t>(size() * sizeof(float));
    while (left > 0) {
        const ssize_t written = ::pwrite(m_file, bytes, left, at);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            if (written == 0 || errno == ENOSPC || errno == EDQUOT)
                throw Missing(
                    "There is no room left on the disk of " + m_folder.string() +
                    " for the sound that waits there: make room and start again; nothing was lost.");
            throw InvalidInput("Cannot write in " + m_folder.string() + ": " + std::strerror(errno) + ".");
        }
        bytes += written;
        left -= static_cast<std::size_t>(written);
        at += written;
    }
    m_size.fetch_add(samples.size(), std::memory_order_release);
}

bool SampleSpool::canGiveBack() const
{
    // Behind the end there is nothing to lose.
    const auto end = static_cast<off_t>(size() * sizeof(float));
    return ::fallocate(m_file, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, end, 1) == 0;
}

void SampleSpool::giveBack(std::size_t first, std::size_t count)
{
    ::fallocate(m_file, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, static_cast<off_t>(first * sizeof(float)),
                static_cast<off_t>(count * sizeof(float)));
}

void SampleSpool::clear()
{
    m_size = 0;
    if (::ftruncate(m_file, 0) != 0)
        throw InvalidInput("Cannot write in " + m_folder.string() + ": " + std::strerror(errno) + ".");
}

void SampleSpool::read(std::size_t first, std::span<float> to) const
{
    auto* bytes = reinterpret_cast<char*>(to.data());
    std::size_t left = to.size_bytes();
    auto at = static_cast<off_t>(first * sizeof(float));
    while (left > 0) {
        const ssize_t got = ::pread(m_file, bytes, left, at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            throw InvalidInput("Cannot read back what waits in " + m_folder.string() +
                               ": the disk may be failing.");
        bytes += got;
        left -= static_cast<std::size_t>(got);
        at += got;
    }
}

} // namespace koe
