#include "core/digest.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <system_error>
#include <vector>

namespace koe {
namespace fs = std::filesystem;
namespace {
constexpr std::size_t kEndBytes = 64 << 10; // at either end
}

void Digest::add(std::span<const std::byte> bytes)
{
    while (bytes.size() >= sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), sizeof word);
        mix(word);
        bytes = bytes.subspan(sizeof word);
    }
    std::uint64_t rest = 0;
    if (!bytes.empty())
        std::memcpy(&rest, bytes.data(), bytes.size());
    mix(rest);
    mix(bytes.size());
}

std::string Digest::hex() const
{
    std::string text;
    for (std::uint64_t sum : sums())
        for (int i = 0; i < 16; i++, sum >>= 4)
            text += "0123456789abcdef"[sum & 15];
    return text;
}

void Digest::mix(std::uint64_t word)
{
    m_a = (m_a ^ word) * 0x9E3779B97F4A7C15ULL;
    m_a ^= m_a >> 29;
    m_b = (m_b + word) * 0xD6E8FEB86659FD93ULL;
    m_b ^= m_b >> 32;
}

std::uint64_t Digest::finished(std::uint64_t sum)
{
    sum = (sum ^ (sum >> 30)) * 0xBF58476D1CE4E5B9ULL;
    sum = (sum ^ (sum >> 27)) * 0x94D049BB133111EBULL;
    return sum ^ (sum >> 31);
}

std::string fileIdentity(const fs::path& file)
{
    std::error_code error;
    const std::uint64_t size = fs::file_size(file, error);
    if (file.empty() || error)
        return {};
    Digest digest;
    digest.add(std::to_string(size));
    digest.add(std::to_string(fs::last_write_time(file, error).time_since_epoch().count()));
    std::ifstream in(file, std::ios::binary);
    std::vector<char> bytes(kEndBytes);
    for (const std::uint64_t from : {std::uint64_t{0}, size - std::min<std::uint64_t>(size, kEndBytes)}) {
        in.clear();
        in.seekg(static_cast<std::streamoff>(from));
        in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        digest.add(std::as_bytes(std::span(bytes.data(), static_cast<std::size_t>(in.gcount()))));
    }
    return digest.hex();
}

} // namespace koe
