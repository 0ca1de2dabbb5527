// koe_mutate COUNT [SEED]: so many damaged files of all kinds, each through every reader that might meet it.
// koe_mutate --corpus DIR: the whole files, a folder per reader, as a start for the fuzzers.
// Built with sanitizers (preset asan) it proves that nothing of a file does harm; any find ends it with the
// place and the file in ./hostile-find.
#include "core/error.h"
#include "core/log.h"
#include "hostile/mutation.h"
#include "hostile/readers.h"
#include "hostile/seeds.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <sys/resource.h>

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using koe::hostile::Reader;
using koe::hostile::Seed;

struct Tally
{
    std::uint64_t results = 0, refusals = 0;
    double seconds = 0.0, longest = 0.0;
};

int writeCorpus(const fs::path& folder)
{
    for (const Seed& seed : koe::hostile::seeds()) {
        fs::create_directories(folder / seed.reader);
        std::ofstream(folder / seed.reader / seed.name, std::ios::binary) << seed.bytes;
    }
    return 0;
}

bool meets(const Reader& reader, const Seed& seed)
{
    // `identify` and `voice` take anything; FFmpeg's many formats would eat the time of all others.
    return seed.reader == reader.name || std::string_view(reader.name) == "identify" ||
           (std::string_view(reader.name) == "voice" && seed.reader == "pth");
}

int mutate(std::uint64_t count, std::uint64_t randomSeed)
{
    const auto seeds = koe::hostile::seeds();
    std::map<std::string, Tally> tallies;
    for (std::uint64_t i = 0; i < count; i++) {
        std::mt19937_64 random(randomSeed + i);
        const Seed& seed = seeds[i % seeds.size()];
        const std::string bytes =
            koe::hostile::mutated(seed.bytes, seeds[random() % seeds.size()].bytes, random);
        std::ofstream("hostile-find", std::ios::binary) << bytes; // still there when we are not
        for (const Reader& reader : koe::hostile::readers()) {
            if (!meets(reader, seed))
                continue;
            Tally& tally = tallies[reader.name];
            const auto start = Clock::now();
            (reader.read(std::as_bytes(std::span(bytes))) ? tally.results : tally.refusals)++;
            const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
            tally.seconds += seconds;
            tally.longest = std::max(tally.longest, seconds);
        }
    }
    fs::remove("hostile-find");
    std::printf("%-14s %9s %9s %10s %10s\n", "reader", "results", "refused", "seconds", "longest");
    for (const auto& [name, tally] : tallies)
        std::printf("%-14s %9llu %9llu %10.1f %10.3f\n", name.c_str(),
                    static_cast<unsigned long long>(tally.results),
                    static_cast<unsigned long long>(tally.refusals), tally.seconds, tally.longest);
    rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    std::printf("%llu files, largest memory %ld MB\n", static_cast<unsigned long long>(count),
                usage.ru_maxrss / 1024);
    return 0;
}

} // namespace

int main(int count, char** arguments)
{
    koe::log::start("off");
    if (count == 3 && std::string(arguments[1]) == "--corpus")
        return writeCorpus(arguments[2]);
    if (count < 2 || count > 3) {
        std::fputs("koe_mutate COUNT [SEED] | --corpus DIR\n", stderr);
        return 2;
    }
    return mutate(std::strtoull(arguments[1], nullptr, 10),
                  count == 3 ? std::strtoull(arguments[2], nullptr, 10) : 1);
}
