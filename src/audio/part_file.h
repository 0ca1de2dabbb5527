#pragma once

#include "core/atomic_file.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>

namespace koe::audio {

/// An AtomicFile for coders that call back for their bytes and seek: those calls do not throw, check() does.
class PartFile
{
public:
    /// @throws InvalidInput when the folder cannot be written
    explicit PartFile(const std::filesystem::path& target);
    ~PartFile();
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    /// Less than @p count when the disk took no more.
    std::size_t write(const void* from, std::size_t count);
    std::size_t read(void* to, std::size_t count);
    /// @param whence SEEK_SET, SEEK_CUR or SEEK_END
    /// @return the new place, −1 where there is none
    std::int64_t seek(std::int64_t offset, int whence);
    [[nodiscard]] std::int64_t tell() const;
    [[nodiscard]] std::int64_t size() const;

    /// @throws Missing or InvalidInput for a write that failed before
    void check() const;
    /// check(), and the file has its name.
    void commit();

private:
    std::filesystem::path m_target;
    AtomicFile m_file;
    std::FILE* m_handle = nullptr;
    int m_error = 0; ///< errno of the first write that failed
};

} // namespace koe::audio
