#pragma once

#include <string>
#include <vector>

namespace koe::hostile {

/// A whole, small file of a kind that people have.
struct Seed
{
    std::string name;
    std::string reader; ///< the one that is made for it
    std::string bytes;
};

/// All kinds: fixtures of the tests, and files that are made here.
[[nodiscard]] std::vector<Seed> seeds();

} // namespace koe::hostile
