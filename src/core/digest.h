#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace koe {

/// 128 bits over any bytes: two sums that differ in seed and multiplier. Not made against an adversary.
class Digest
{
public:
    void add(std::span<const std::byte> bytes);
    void add(const std::string& text) { add(std::as_bytes(std::span(text.data(), text.size()))); }

    [[nodiscard]] std::array<std::uint64_t, 2> sums() const { return {finished(m_a), finished(m_b)}; }
    /// 32 digits.
    [[nodiscard]] std::string hex() const;

private:
    void mix(std::uint64_t word);
    [[nodiscard]] static std::uint64_t finished(std::uint64_t sum);

    std::uint64_t m_a = 0x243F6A8885A308D3ULL;
    std::uint64_t m_b = 0x13198A2E03707344ULL;
};

/// What tells one file from another without reading all of it: length, time, both ends. Empty where it cannot
/// be read.
[[nodiscard]] std::string fileIdentity(const std::filesystem::path& file);

} // namespace koe
