#pragma once

#include <filesystem>
#include <string>
#include <sys/mount.h>
#include <unistd.h>

namespace koe {

/// A file system of its own on @p place (which is made), gone with the object. Where that is not allowed
/// nothing is mounted: the test says so and is skipped.
class SmallDisk
{
public:
    explicit SmallDisk(const std::filesystem::path& place, std::size_t kiloBytes = 256) : m_place(place)
    {
        std::filesystem::create_directories(place);
        m_options = "size=" + std::to_string(kiloBytes) + "k";
        m_mounted = ::mount("tmpfs", place.c_str(), "tmpfs", 0, m_options.c_str()) == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_place.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] bool mounted() const { return m_mounted; }
    /// Somebody makes room.
    void grow(std::size_t kiloBytes)
    {
        m_options = "size=" + std::to_string(kiloBytes) + "k";
        if (m_mounted)
            ::mount("tmpfs", m_place.c_str(), "tmpfs", MS_REMOUNT, m_options.c_str());
    }
    /// What is on it stays; nothing more can be written.
    void makeReadOnly() const
    {
        if (m_mounted)
            ::mount("tmpfs", m_place.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, m_options.c_str());
    }

private:
    std::filesystem::path m_place;
    std::string m_options;
    bool m_mounted = false;
};

} // namespace koe
