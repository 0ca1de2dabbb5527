#include "hostile/mutation.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>

namespace koe::hostile {
namespace {

constexpr std::size_t kLongest = 1 << 20;
constexpr std::uint64_t kNumbers[] = {0,
                                      1,
                                      2,
                                      0x7F,
                                      0x80,
                                      0xFF,
                                      0x7FFF,
                                      0x8000,
                                      0xFFFF,
                                      0x10000,
                                      0x7FFFFFFF,
                                      0x80000000,
                                      0xFFFFFFFF,
                                      0x100000000,
                                      0x2000000000000000,
                                      0x7FFFFFFFFFFFFFFF,
                                      0x8000000000000000,
                                      0xFFFFFFFFFFFFFFF0,
                                      0xFFFFFFFFFFFFFFFF};
constexpr const char* kDigits[] = {"4294967296",           "-1",       "1e999",      "nan",
                                   "18446744073709551616", "[[[[[[[[", "\"\\u0000\""};

std::size_t below(std::mt19937_64& random, std::size_t limit)
{
    return limit == 0 ? 0 : static_cast<std::size_t>(random() % limit);
}

void damageOnce(std::string& bytes, const std::string& other, std::mt19937_64& random)
{
    if (bytes.empty()) {
        bytes = other.substr(0, below(random, 64));
        return;
    }
    const std::size_t at = below(random, bytes.size());
    const std::size_t length = 1 + below(random, std::min<std::size_t>(bytes.size() - at, 256));
    switch (below(random, 10)) {
    case 0:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(random, 8)));
        break;
    case 1:
    case 2:
        bytes[at] = static_cast<char>(random());
        break;
    case 3:
    case 4: {
        const std::uint64_t number = kNumbers[below(random, std::size(kNumbers))];
        const std::size_t width =
            std::min<std::size_t>(std::size_t{1} << below(random, 4), bytes.size() - at);
        std::memcpy(bytes.data() + at, &number, width);
        break;
    }
    case 5:
        bytes.resize(at);
        break;
    case 6:
        bytes.erase(at, length);
        break;
    case 7:
        bytes.insert(below(random, bytes.size()), bytes.substr(at, length));
        break;
    case 8:
        if (!other.empty()) {
            const std::size_t from = below(random, other.size());
            bytes.insert(at, other.substr(from, below(random, 512)));
        }
        break;
    default:
        bytes.replace(at, std::min<std::size_t>(length, 4), kDigits[below(random, std::size(kDigits))]);
        break;
    }
    if (bytes.size() > kLongest)
        bytes.resize(kLongest);
}

} // namespace

std::string mutated(std::string bytes, const std::string& other, std::mt19937_64& random)
{
    for (std::size_t n = 1 + below(random, 5); n > 0; n--)
        damageOnce(bytes, other, random);
    return bytes;
}

} // namespace koe::hostile
