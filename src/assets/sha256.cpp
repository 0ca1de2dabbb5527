#include "assets/sha256.h"

#include "core/error.h"

#include <cstdio>
#include <new>
#include <openssl/evp.h>
#include <vector>

namespace koe::assets {

struct Sha256::State
{
    EVP_MD_CTX* context = nullptr;

    State() : context(EVP_MD_CTX_new())
    {
        if (context == nullptr || EVP_DigestInit_ex(context, EVP_sha256(), nullptr) != 1)
            throw std::bad_alloc();
    }
    ~State() { EVP_MD_CTX_free(context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

Sha256::Sha256() : m_state(std::make_unique<State>()) {}

Sha256::~Sha256() = default;

void Sha256::add(std::span<const std::byte> bytes)
{
    if (EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size()) != 1)
        throw Error("The checksum could not be computed.");
}

std::string Sha256::hex()
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    if (EVP_DigestFinal_ex(m_state->context, digest, &length) != 1)
        throw Error("The checksum could not be computed.");
    std::string text;
    for (unsigned int i = 0; i < length; i++) {
        constexpr const char* kDigits = "0123456789abcdef";
        text += kDigits[digest[i] >> 4];
        text += kDigits[digest[i] & 15];
    }
    return text;
}

std::string sha256OfFile(const std::filesystem::path& file, const Job& job)
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(std::fopen(file.c_str(), "rb"), &std::fclose);
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (!in || error)
        throw InvalidInput("Cannot read " + file.string() + ": it is not there, or not yours to read.");
    Sha256 sum;
    std::vector<std::byte> block(1 << 20);
    std::uintmax_t done = 0;
    for (std::size_t got = 0; (got = std::fread(block.data(), 1, block.size(), in.get())) > 0;) {
        job.throwIfStopped();
        sum.add(std::span(block.data(), got));
        done += got;
        job.report(size > 0 ? static_cast<double>(done) / static_cast<double>(size) : 1.0, "checking");
    }
    if (std::ferror(in.get()) != 0)
        throw InvalidInput("Cannot read all of " + file.string() + ": the disk reports an error.");
    return sum.hex();
}

} // namespace koe::assets
