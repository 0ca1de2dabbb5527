#include "core/error.h"
#include "retrieval/feature_index.h"
#include "retrieval/recipe_index.h"
#include "tensorfile/pth.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>
#include <sys/mman.h>
#include <unistd.h>

namespace koe::retrieval {
namespace {

template <typename T> void put(std::string& bytes, T value)
{
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void putHeader(std::string& bytes, std::int32_t dims, std::int64_t rows, std::uint8_t trained = 1,
               std::int32_t metric = 1)
{
    put(bytes, dims);
    put(bytes, rows);
    put(bytes, std::int64_t{1} << 20);
    put(bytes, std::int64_t{1} << 20);
    put(bytes, trained);
    put(bytes, metric);
}

std::string flatOf(std::int32_t dims, const std::vector<float>& values)
{
    std::string bytes = "IxF2";
    putHeader(bytes, dims, static_cast<std::int64_t>(values.size()) / dims);
    put(bytes, std::uint64_t{values.size()});
    for (const float value : values)
        put(bytes, value);
    return bytes;
}

/// Two numbers wide, four lists; rows (10·l, 10·l + i) with ids 100·l + i.
std::string smallIndex(const std::vector<std::uint64_t>& sizes, bool sparse, int directMap = 0)
{
    std::int64_t rows = 0;
    for (const auto size : sizes)
        rows += static_cast<std::int64_t>(size);
    std::string bytes = "IwFl";
    putHeader(bytes, 2, rows);
    put(bytes, std::uint64_t{sizes.size()});
    put(bytes, std::uint64_t{1});
    std::vector<float> centroids;
    for (std::size_t l = 0; l < sizes.size(); l++) {
        centroids.push_back(10.0f * static_cast<float>(l));
        centroids.push_back(10.0f * static_cast<float>(l));
    }
    bytes += flatOf(2, centroids);
    put(bytes, static_cast<std::int8_t>(directMap));
    put(bytes, std::uint64_t{directMap == 1 ? 3u : 0u});
    if (directMap == 1)
        bytes.append(3 * 8, '\7');
    if (directMap == 2) {
        put(bytes, std::uint64_t{2});
        bytes.append(2 * 16, '\7');
    }
    bytes += "ilar";
    put(bytes, std::uint64_t{sizes.size()});
    put(bytes, std::uint64_t{8});
    bytes += sparse ? "sprs" : "full";
    if (sparse) {
        std::string pairs;
        for (std::size_t l = 0; l < sizes.size(); l++)
            if (sizes[l] > 0) {
                put(pairs, std::uint64_t{l});
                put(pairs, sizes[l]);
            }
        put(bytes, std::uint64_t{pairs.size() / 8});
        bytes += pairs;
    } else {
        put(bytes, std::uint64_t{sizes.size()});
        for (const auto size : sizes)
            put(bytes, size);
    }
    for (std::size_t l = 0; l < sizes.size(); l++) {
        for (std::size_t i = 0; i < sizes[l]; i++) {
            put(bytes, 10.0f * static_cast<float>(l));
            put(bytes, 10.0f * static_cast<float>(l) + static_cast<float>(i));
        }
        for (std::size_t i = 0; i < sizes[l]; i++)
            put(bytes, static_cast<std::int64_t>(100 * l + i));
    }
    return bytes;
}

class IndexFileTest : public testing::Test
{
protected:
    FeatureIndex load(const std::string& bytes)
    {
        test::writeBytes(folder / "x.index", bytes);
        return FeatureIndex::load(folder / "x.index");
    }
    std::string problemOf(const std::string& bytes)
    {
        try {
            (void)loadFromMemory(bytes);
        } catch (const InvalidInput& problem) {
            return problem.what();
        }
        return "";
    }
    /// The same from memory: thousands of files would mostly measure the disk.
    FeatureIndex loadFromMemory(const std::string& bytes)
    {
        if (::ftruncate(memory, 0) != 0 ||
            ::pwrite(memory, bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
            throw std::runtime_error("no memory file");
        return FeatureIndex::load("/proc/self/fd/" + std::to_string(memory));
    }
    ~IndexFileTest() override { ::close(memory); }
    test::ScratchFolder folder;
    int memory = ::memfd_create("index", 0);
};

TEST_F(IndexFileTest, SparseListsAndDirectMapsAreRead)
{
    for (const bool sparse : {false, true})
        for (const int directMap : {0, 1, 2}) {
            const auto index = load(smallIndex({0, 3, 0, 1}, sparse, directMap));
            EXPECT_EQ(index.size(), 4);
            FeatureMatrix query(1, 2);
            query.values = {11.0f, 12.1f};
            const auto found = index.search(query);
            EXPECT_EQ(found.ids[0], 102);
            EXPECT_EQ(found.ids[1], 101);
            EXPECT_EQ(found.ids[2], 100);
            EXPECT_EQ(found.ids[3], -1);
        }
}

TEST_F(IndexFileTest, FrameWhoseListIsEmptyStaysAsItIs)
{
    const auto index = load(smallIndex({0, 3, 0, 1}, true));
    FeatureMatrix features(1, 2);
    features.values = {0.5f, -0.5f};
    index.blend(features, 1.0f, Job());
    EXPECT_EQ(features.values, (std::vector<float>{0.5f, -0.5f}));
}

TEST_F(IndexFileTest, FlatIndexIsRead)
{
    const auto index = load(flatOf(2, {0, 0, 5, 5, 9, 9}));
    FeatureMatrix query(1, 2);
    query.values = {5.5f, 5.5f};
    const auto found = index.search(query, 2);
    EXPECT_EQ(found.ids[0], 1);
    EXPECT_EQ(found.ids[1], 2);
    index.blend(query, 1.0f, Job());
    EXPECT_NEAR(query.values[0], 5.0f, 0.1f);
}

TEST_F(IndexFileTest, TrainedButEmptyIndexSaysWhichFileToTake)
{
    const std::string problem = problemOf(smallIndex({0, 0, 0, 0}, true));
    EXPECT_NE(problem.find("added_"), std::string::npos) << problem;
}

TEST_F(IndexFileTest, MissingFileFolderAndOtherFilesAreSentences)
{
    EXPECT_THROW((void)FeatureIndex::load(folder / "none.index"), Missing);
    EXPECT_THROW((void)FeatureIndex::load(folder.path()), InvalidInput);
    EXPECT_NE(problemOf(""), "");
    EXPECT_NE(problemOf("<!DOCTYPE html><html>").find("web page"), std::string::npos);
    EXPECT_NE(problemOf("version https://git-lfs.github.com/spec/v1\n").find("LFS"), std::string::npos);
    tensorfile::writePth(folder / "voice.index", tensorfile::Value::Dict{});
    EXPECT_THROW((void)FeatureIndex::load(folder / "voice.index"), InvalidInput);
    EXPECT_NE(problemOf("IvPQ" + std::string(200, '\0')), "");
}

TEST_F(IndexFileTest, ForeignMetricAndUntrainedAreRefused)
{
    std::string bytes = smallIndex({1, 1, 1, 1}, false);
    bytes[4 + 4 + 8 + 16] = 0; // is_trained
    EXPECT_NE(problemOf(bytes), "");
    bytes = smallIndex({1, 1, 1, 1}, false);
    bytes[4 + 4 + 8 + 16 + 1] = 0; // inner product
    EXPECT_NE(problemOf(bytes).find("L2"), std::string::npos);
}

TEST_F(IndexFileTest, EveryTruncationIsASentence)
{
    for (const bool sparse : {false, true}) {
        const std::string whole = smallIndex({2, 3, 0, 1}, sparse);
        for (std::size_t length = 0; length < whole.size(); length++)
            EXPECT_NE(problemOf(whole.substr(0, length)), "") << length;
        EXPECT_NE(problemOf(whole + "x"), "");
    }
}

/// Whatever the bytes say: a sentence, or an index that can be searched.
TEST_F(IndexFileTest, NoHostileNumberDoesHarm)
{
    std::size_t refused = 0, taken = 0;
    const auto tryIt = [&](const std::string& bytes) {
        try {
            const auto index = loadFromMemory(bytes);
            FeatureMatrix features(3, static_cast<std::size_t>(index.dims()));
            for (std::size_t i = 0; i < features.values.size(); i++)
                features.values[i] = static_cast<float>(i);
            index.blend(features, 0.5f, Job());
            taken++;
        } catch (const InvalidInput& problem) {
            EXPECT_GT(std::strlen(problem.what()), 20u);
            refused++;
        }
    };
    for (const bool sparse : {false, true})
        for (const int directMap : {0, 1, 2}) {
            const std::string whole = smallIndex({2, 3, 0, 1}, sparse, directMap);
            // Every place as the start of every kind of number, with values that overflow something.
            for (std::size_t at = 0; at < whole.size(); at++) {
                for (const std::uint64_t value :
                     {0ull, 1ull, 0x7Full, 0xFFull, 0x7FFFFFFFull, 0xFFFFFFFFull, 0x2000000000000000ull,
                      0x7FFFFFFFFFFFFFFFull, 0xFFFFFFFFFFFFFFFFull})
                    for (const std::size_t width : {1u, 4u, 8u}) {
                        if (at + width > whole.size())
                            continue;
                        std::string bytes = whole;
                        std::memcpy(bytes.data() + at, &value, width);
                        tryIt(bytes);
                    }
            }
        }
    std::mt19937 random(1);
    const std::string whole = smallIndex({2, 3, 0, 1}, true, 2);
    for (int i = 0; i < 3000; i++) {
        std::string bytes = whole;
        for (unsigned n = 1 + random() % 6; n > 0; n--)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        tryIt(bytes);
    }
    EXPECT_GT(refused, 1000u);
    EXPECT_GT(taken, 100u); // values inside vectors are anybody's business
}

} // namespace
} // namespace koe::retrieval
