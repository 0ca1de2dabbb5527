#pragma once

#include "core/job.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace koe::assets {

/// SHA-256 (FIPS 180-4), by OpenSSL's libcrypto.
class Sha256
{
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(std::span<const std::byte> bytes);
    /// 64 lowercase hex digits; afterwards the object is spent.
    [[nodiscard]] std::string hex();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// The sum of a file's content. Reports under the stage "checking".
/// @throws InvalidInput when it cannot be read; Cancelled once @p job is stopped
[[nodiscard]] std::string sha256OfFile(const std::filesystem::path& file, const Job& job);

} // namespace koe::assets
