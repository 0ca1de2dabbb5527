#include "core/atomic_file.h"
#include "core/error.h"
#include "retrieval/feature_index.h"
#include "retrieval/recipe_index.h"
#include "tensorfile/npy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <random>
#include <set>

namespace koe::retrieval {
namespace {

namespace fs = std::filesystem;

class Building : public testing::Test
{
protected:
    /// @p count rows around 20 centres, in files of up to 300 rows.
    std::vector<float> makeSet(std::size_t count, std::size_t dims)
    {
        std::mt19937 random(7);
        std::normal_distribution<float> normal;
        std::vector<float> centres(20 * dims), all;
        for (float& value : centres)
            value = 4.0f * normal(random);
        for (std::size_t first = 0; first < count; first += 300) {
            const std::size_t rows = std::min<std::size_t>(300, count - first);
            std::vector<float> values;
            for (std::size_t i = 0; i < rows; i++) {
                const std::size_t centre = random() % 20;
                for (std::size_t d = 0; d < dims; d++)
                    values.push_back(centres[centre * dims + d] + normal(random));
            }
            all.insert(all.end(), values.begin(), values.end());
            const fs::path file = folder / ("0_" + std::to_string(first / 300) + ".npy");
            tensorfile::writeNpy(
                file, tensorfile::Tensor::fromFloats(
                          {static_cast<std::int64_t>(rows), static_cast<std::int64_t>(dims)}, values));
            request.featureFiles.push_back(file);
        }
        request.folder = folder / "exp";
        request.experiment = "some voice ü";
        request.version = "v1";
        return all;
    }
    test::ScratchFolder folder;
    IndexBuildRequest request;
};

TEST_F(Building, IndexHoldsEveryRowUnderItsNumber)
{
    const auto rows = makeSet(2000, 16);
    std::vector<std::string> stages;
    double last = 0;
    const auto report = buildIndex(request, Job({}, [&](double fraction, std::string_view stage) {
                                       EXPECT_GE(fraction, last - 1e-9);
                                       last = fraction;
                                       stages.emplace_back(stage);
                                   }));
    EXPECT_EQ(report.vectors, 2000);
    EXPECT_EQ(report.lists, 51); // reference §16
    EXPECT_EQ(report.index.filename(), "added_IVF51_Flat_nprobe_1_some voice ü_v1.index");
    EXPECT_TRUE(fs::exists(request.folder / "trained_IVF51_Flat_nprobe_1_some voice ü_v1.index"));
    EXPECT_EQ(last, 1.0);
    EXPECT_GT(std::set<std::string>(stages.begin(), stages.end()).size(), 3u);

    const auto index = FeatureIndex::load(report.index);
    EXPECT_EQ(index.size(), 2000);
    const auto table = tensorfile::readNpy(request.folder / "total_fea.npy").toFloats();
    ASSERT_EQ(table.size(), rows.size());
    EXPECT_NE(table, rows); // shuffled …
    FeatureMatrix queries(2000, 16);
    queries.values = table;
    const auto found = index.search(queries, 1);
    for (std::size_t i = 0; i < 2000; i++) {
        EXPECT_EQ(found.ids[i], static_cast<std::int64_t>(i)); // … and numbered as total_fea.npy has them
        EXPECT_EQ(found.squaredDistances[i], 0.0f);
    }
    auto sortedRows = [](const std::vector<float>& values) {
        std::set<std::vector<float>> set;
        for (std::size_t i = 0; i < values.size(); i += 16)
            set.emplace(values.begin() + static_cast<std::ptrdiff_t>(i),
                        values.begin() + static_cast<std::ptrdiff_t>(i) + 16);
        return set;
    };
    EXPECT_EQ(sortedRows(table), sortedRows(rows));
    EXPECT_THROW(
        (void)FeatureIndex::load(request.folder / "trained_IVF51_Flat_nprobe_1_some voice ü_v1.index"),
        InvalidInput);
}

TEST_F(Building, SameSeedGivesTheSameFile)
{
    makeSet(700, 8);
    const auto first = readTextFile(buildIndex(request, Job()).index);
    EXPECT_EQ(readTextFile(buildIndex(request, Job()).index), first);
    request.seed = 99;
    EXPECT_NE(readTextFile(buildIndex(request, Job()).index), first);
}

TEST_F(Building, NumberOfListsIsThatOfTheReference)
{
    makeSet(1000, 4);
    EXPECT_EQ(buildIndex(request, Job()).lists, 25);
}

TEST_F(Building, OneRowIsEnough)
{
    makeSet(1, 4);
    const auto report = buildIndex(request, Job());
    EXPECT_EQ(report.lists, 1);
    EXPECT_EQ(FeatureIndex::load(report.index).size(), 1);
}

TEST_F(Building, LargeSetsAreReducedByKMeans)
{
    const auto rows = makeSet(3000, 8);
    request.kMeansAbove = 1000;
    request.kMeansCentres = 100;
    const auto report = buildIndex(request, Job());
    EXPECT_EQ(report.vectors, 100);
    EXPECT_EQ(report.lists, 2);
    // The centres stand for the set: rows lie nearer to them than to each other's mean.
    const auto index = FeatureIndex::load(report.index);
    FeatureMatrix queries(3000, 8);
    queries.values = rows;
    const auto found = index.search(queries, 1);
    double near = 0;
    for (const float distance : found.squaredDistances)
        near += static_cast<double>(distance) / 3000.0;
    EXPECT_LT(near, 10.0); // spread of one cluster is 8, of the whole set 136
}

TEST_F(Building, RowsThatAreNotNumbersAreLeftOut)
{
    makeSet(100, 4);
    tensorfile::writeNpy(folder / "bad.npy",
                         tensorfile::Tensor::fromFloats({2, 4}, {1, 2, std::nanf(""), 4, 1, 2, 3, 4}));
    request.featureFiles.push_back(folder / "bad.npy");
    EXPECT_EQ(buildIndex(request, Job()).vectors, 101);
}

TEST_F(Building, NothingToBuildFromAndMixedWidthsAreSentences)
{
    request.folder = folder / "exp";
    request.experiment = "x";
    request.version = "v2";
    EXPECT_THROW(buildIndex(request, Job()), InvalidInput);
    makeSet(10, 4);
    tensorfile::writeNpy(folder / "other.npy", tensorfile::Tensor::fromFloats({1, 3}, {1, 2, 3}));
    request.featureFiles.push_back(folder / "other.npy");
    EXPECT_THROW(buildIndex(request, Job()), InvalidInput);
    test::writeBytes(folder / "text.npy", "hello");
    request.featureFiles.back() = folder / "text.npy";
    EXPECT_THROW(buildIndex(request, Job()), InvalidInput);
}

TEST_F(Building, StoppedAtAnyStageLeavesNoHalfIndex)
{
    makeSet(3000, 8);
    for (const double when : {0.0, 0.07, 0.3, 0.6, 0.87}) {
        std::stop_source stop;
        EXPECT_THROW(buildIndex(request, Job(stop.get_token(),
                                             [&](double fraction, std::string_view) {
                                                 if (fraction >= when)
                                                     stop.request_stop();
                                             })),
                     Cancelled);
        for (const auto& entry : fs::directory_iterator(folder.path()))
            EXPECT_NE(entry.path().extension(), ".part");
        if (fs::exists(request.folder))
            for (const auto& entry : fs::directory_iterator(request.folder)) {
                EXPECT_NE(entry.path().extension(), ".part");
                EXPECT_NE(entry.path().filename().string().rfind("added_", 0), 0u);
            }
    }
    EXPECT_EQ(buildIndex(request, Job()).vectors, 3000);
}

int python(const fs::path& script, const std::string& arguments)
{
    return std::system(("/usr/bin/python3 '" + script.string() + "' " + arguments).c_str());
}

TEST_F(Building, PythonFaissReadsOursAndWeReadIts)
{
    test::writeBytes(folder / "probe.py", "import faiss, numpy\n");
    if (python(folder / "probe.py", "2>/dev/null") != 0)
        GTEST_SKIP() << "needs Python with faiss (apt: python3-faiss)";
    const auto rows = makeSet(2000, 16);
    const auto report = buildIndex(request, Job());
    test::writeBytes(folder / "check.py", R"(
import sys, faiss, numpy as np
ours, table, theirs, flat, answers = sys.argv[1:]
index = faiss.read_index(ours)
x = np.load(table)
assert index.ntotal == len(x) == 2000 and index.is_trained and index.nprobe == 1 and index.nlist == 51
assert np.array_equal(index.reconstruct_n(0, index.ntotal), x)
d, i = index.search(x[:50] + np.float32(0.01), 8)
np.save(answers, np.concatenate([d, i.astype(np.float32)]))
made = faiss.index_factory(16, "IVF7,Flat")
made.train(x[:300]); made.add(x[:300])
faiss.write_index(made, theirs)
few = faiss.IndexFlatL2(16); few.add(x[:300])
faiss.write_index(few, flat)
)");
    const auto quoted = [](const fs::path& path) { return "'" + path.string() + "' "; };
    ASSERT_EQ(python(folder / "check.py", quoted(report.index) + quoted(request.folder / "total_fea.npy") +
                                              quoted(folder / "theirs.index") +
                                              quoted(folder / "flat.index") + quoted(folder / "answers.npy")),
              0);
    const auto table = tensorfile::readNpy(request.folder / "total_fea.npy").toFloats();
    FeatureMatrix queries(50, 16);
    for (std::size_t i = 0; i < queries.values.size(); i++)
        queries.values[i] = table[i] + 0.01f;
    const auto found = FeatureIndex::load(report.index).search(queries);
    const auto answers = tensorfile::readNpy(folder / "answers.npy").toFloats();
    for (std::size_t i = 0; i < 400; i++) {
        EXPECT_NEAR(found.squaredDistances[i], answers[i], 1e-4f * answers[i]);
        EXPECT_EQ(static_cast<float>(found.ids[i]), answers[400 + i]);
    }
    for (const char* name : {"theirs.index", "flat.index"}) {
        const auto index = FeatureIndex::load(folder / name);
        EXPECT_EQ(index.size(), 300);
        FeatureMatrix one(1, 16);
        std::copy_n(table.begin() + 16 * 123, 16, one.values.begin());
        EXPECT_EQ(index.search(one).ids[0], 123);
    }
}

} // namespace
} // namespace koe::retrieval
