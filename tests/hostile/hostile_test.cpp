// What strangers can put into a file: a sentence or a result comes of it, and neither memory nor time run
// away.
#include "core/error.h"
#include "hostile/mutation.h"
#include "hostile/readers.h"
#include "hostile/seeds.h"
#include "identify/made_files.h"

#include <gtest/gtest.h>

#include <chrono>
#include <sys/resource.h>
#include <zlib.h>

namespace koe::hostile {
namespace {

using namespace std::string_literals;
using identify::put;

bool read(const char* name, const std::string& bytes)
{
    return reader(name)->read(std::as_bytes(std::span(bytes)));
}

long largestMemoryMb()
{
    rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

std::string littleEndian(std::uint64_t value, int bytes)
{
    std::string out;
    for (int i = 0; i < bytes; i++)
        out += static_cast<char>(value >> (8 * i) & 0xFF);
    return out;
}

/// A zip of one deflated record. @param claimed what its directory says of its length
std::string deflatedZip(const std::string& name, const std::string& content, std::uint64_t claimed)
{
    std::string packed(compressBound(content.size()), '\0');
    uLongf length = packed.size();
    EXPECT_EQ(compress2(reinterpret_cast<Bytef*>(packed.data()), &length,
                        reinterpret_cast<const Bytef*>(content.data()), content.size(), 9),
              Z_OK);
    packed = packed.substr(2, length - 6); // without zlib's own head and tail
    const std::string sizes = littleEndian(0, 4) + littleEndian(packed.size(), 4) + littleEndian(claimed, 4) +
                              littleEndian(name.size(), 2) + littleEndian(0, 2);
    const std::string local = "PK\3\4"s + littleEndian(20, 2) + littleEndian(0, 2) + littleEndian(8, 2) +
                              littleEndian(0, 4) + sizes + name + packed;
    const std::string directory = "PK\1\2"s + littleEndian(20, 2) + littleEndian(20, 2) + littleEndian(0, 2) +
                                  littleEndian(8, 2) + littleEndian(0, 4) + sizes + std::string(12, '\0') +
                                  littleEndian(0, 2) + name;
    return local + directory + "PK\5\6"s + littleEndian(0, 4) + littleEndian(1, 2) + littleEndian(1, 2) +
           littleEndian(directory.size(), 4) + littleEndian(local.size(), 4) + littleEndian(0, 2);
}

std::string zipped(const std::string& name, const std::string& content)
{
    const TemporaryFolder folder;
    return fileBytes(identify::writeZip(folder.path() / "x", {{name, content}}));
}

std::string safetensorsWith(const std::string& header)
{
    return littleEndian(header.size(), 8) + header;
}

TEST(Hostile, WholeFilesAreRead)
{
    for (const Seed& seed : seeds()) {
        EXPECT_LT(seed.bytes.size(), 300'000u) << seed.name;
        // A few fixtures are made to be refused by the reader of models: as whole objects or programs.
        const bool foreign =
            seed.name == "torchscript.pt" || seed.name == "voice.pth" || seed.name == "voice.safetensors";
        EXPECT_NE(read(seed.reader.c_str(), seed.bytes), foreign) << seed.name;
        EXPECT_TRUE(read("identify", seed.bytes)) << seed.name;
    }
}

/// A slice of what koe_mutate does with 100,000 files.
TEST(Hostile, DamagedFilesGiveASentenceOrAResult)
{
    constexpr std::uint64_t kPerSeed = 40;
    const auto all = seeds();
    std::size_t results = 0, refusals = 0;
    for (std::uint64_t i = 0; i < kPerSeed * all.size(); i++) {
        std::mt19937_64 random(i);
        const Seed& seed = all[i % all.size()];
        const std::string bytes = mutated(seed.bytes, all[random() % all.size()].bytes, random);
        for (const char* name : {seed.reader.c_str(), "identify"})
            (read(name, bytes) ? results : refusals)++;
    }
    EXPECT_GT(results, 100u);
    EXPECT_GT(refusals, 300u);
}

TEST(Hostile, FourGigabytesInTwoHundredBytes)
{
    const long before = largestMemoryMb();
    const std::uint64_t huge = std::uint64_t{1} << 32;
    std::string npy =
        "\x93NUMPY\x01\0v\0"s + "{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 1), }";
    npy.resize(128, ' ');
    EXPECT_FALSE(read("npy", npy));

    std::string flat = identify::flatIndex(16, 1);
    flat.replace(37, 8, littleEndian(huge, 8));
    EXPECT_FALSE(read("index", flat));
    std::string lists = identify::ivfIndex(16, 1);
    for (const std::size_t at : {8u, 37u, 45u, 86u}) {
        std::string hostile = lists;
        hostile.replace(at, 8, littleEndian(huge, 8));
        EXPECT_FALSE(read("index", hostile) && at != 45u) << at; // more probes than lists are all of them
    }

    EXPECT_FALSE(read("safetensors", littleEndian(huge, 8) + "{}"));
    EXPECT_FALSE(read(
        "safetensors",
        safetensorsWith(R"({"a":{"dtype":"F32","shape":[4294967296],"data_offsets":[0,17179869184]}})")));
    for (const std::string& body :
         {"\x8d"s + littleEndian(huge, 8), "T"s + littleEndian(0xFFFFFFFF, 4),
          "\x8b"s + littleEndian(0xFFFFFFFF, 4), "r"s + littleEndian(0xFFFFFFFF, 4)})
        EXPECT_FALSE(read("pth", zipped("a/data.pkl", "\x80\x02" + body + "hello."))) << body;
    EXPECT_FALSE(read("pth", deflatedZip("a/data.pkl", "\x80\x02N.", 0xFFFFFFF0)));
    EXPECT_FALSE(read("identify", "\x08\x07\x12\xff\xff\xff\xff\x0fpytorch"s));
    EXPECT_LT(largestMemoryMb() - before, 200);
}

TEST(Hostile, NestsOfTenThousand)
{
    constexpr std::size_t kDeep = 10'000;
    const std::string lists = "\x80\x02" + std::string(kDeep, ']') + std::string(kDeep - 1, 'a') + ".";
    EXPECT_FALSE(read("pth", zipped("a/data.pkl", lists)));
    const std::string legacyHead =
        "\x80\x02\x8a\x0al\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.\x80\x02M\xe9\x03.\x80\x02}."s;
    EXPECT_FALSE(read("pth", legacyHead + lists));
    std::string tuples = "\x80\x02N";
    tuples.append(kDeep, '\x85');
    EXPECT_FALSE(read("pth", zipped("a/data.pkl", tuples + ".")));
    EXPECT_TRUE(read("identify", lists)); // a pickle that is no model: said, not built

    for (const std::size_t deep : {kDeep, std::size_t{1'000'000}}) {
        const std::string open(deep, '['), close(deep, ']');
        const std::string json = "{\"model_type\": " + open + close + "}";
        EXPECT_FALSE(read("encoder-json", json));
        EXPECT_FALSE(read("run-json", json));
        EXPECT_FALSE(read("prepare-json", json));
        EXPECT_FALSE(read("preset", "{\"transpose\": " + open + close + "}"));
        EXPECT_FALSE(read("safetensors", safetensorsWith("{\"a\": " + open + close + "}")));
        EXPECT_FALSE(
            read("voice", safetensorsWith("{\"__metadata__\": {\"config\": \"" + open + close + "\"}}")));
        EXPECT_FALSE(read("identify", json));
    }
    std::string zips = zipped("a.txt", "hello");
    for (int i = 0; i < 200; i++)
        zips = zipped("a.zip", zips);
    EXPECT_TRUE(read("identify", zips));
}

TEST(Hostile, BombsAreRefused)
{
    // As a model's part, as a package's member that begins like a model, and with a length that is a lie.
    const std::string zeros(64 << 20, '\0');
    const std::string part = deflatedZip("a/data.pkl", zeros, zeros.size());
    const std::string lie = deflatedZip("a/data.pkl", zeros, 100);
    const std::string package = deflatedZip("v.pth", "PK\3\4"s + zeros, zeros.size() + 4);
    const long before = largestMemoryMb(); // what it took to make them is ours
    EXPECT_FALSE(read("pth", part));
    EXPECT_FALSE(read("pth", lie));
    const TemporaryFolder folder;
    const auto found = identify::identify(folder.write("b.zip", package));
    ASSERT_EQ(found.members.size(), 1u);
    const identify::Identity& member = found.members[0].identity;
    EXPECT_EQ(member.kind, identify::Kind::Damaged);
    EXPECT_NE(member.what.find("refused"), std::string::npos) << member.what;
    EXPECT_LT(largestMemoryMb() - before, 100);
}

TEST(Hostile, LongTextsThatComeOftenTakeNoTime)
{
    // A megabyte that is a dictionary's key, and the name of a class, a million times.
    const std::string word = "X"s + littleEndian(1 << 20, 4) + std::string(1 << 20, 'k') + "q\x00"s;
    std::string keys = "\x80\x02}(" + word + "N", classes = "\x80\x04(" + word + "h\x00\x93"s;
    for (int i = 0; i < 1'000'000; i++) {
        keys += "h\x00N"s;
        classes += "h\x00h\x00\x93"s;
    }
    const auto start = std::chrono::steady_clock::now();
    EXPECT_FALSE(read("pth", zipped("a/data.pkl", keys + "u.")));
    EXPECT_FALSE(read("pth", zipped("a/data.pkl", classes + "l.")));
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(Hostile, SharedPartsDoNotMultiply)
{
    // Twenty-six lists, each ten times the one before: 10^25 values if they were copied.
    std::string body = "\x80\x02]q\x00"s;
    for (int i = 1; i < 26; i++) {
        body += "](";
        for (int n = 0; n < 10; n++)
            body += "h"s + static_cast<char>(i - 1);
        body += "eq"s + static_cast<char>(i);
    }
    const auto start = std::chrono::steady_clock::now();
    EXPECT_FALSE(read("pth", zipped("a/data.pkl", body + ".")));
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

} // namespace
} // namespace koe::hostile
