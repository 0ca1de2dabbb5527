#include "retrieval/feature_index.h"

#include "core/error.h"
#include "retrieval/recipe_index.h"
#include "support/golden.h"
#include "tensorfile/npy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace koe::retrieval {
namespace {

/// Limits of tests/fixtures/golden/README.md.
class Golden : public testing::TestWithParam<int>
{
protected:
    static std::string array(const char* what) { return "index_" + std::to_string(GetParam()) + "_" + what; }
};

TEST_P(Golden, SearchAndBlendAreThoseOfTheReference)
{
    const test::ScratchFolder folder;
    const auto recipe = test::recipeIndex(GetParam());
    test::writeBytes(folder / "golden.index", recipe.bytes);
    const FeatureIndex index = FeatureIndex::load(folder / "golden.index");
    EXPECT_EQ(index.dims(), GetParam());
    EXPECT_EQ(index.size(), 5000);

    const auto ids = golden::floats(array("ids"));
    const auto distances = golden::floats(array("dist"));
    const auto found = index.search(recipe.queries);
    ASSERT_EQ(found.ids.size(), ids.size());
    bool fewer[100] = {};
    for (std::size_t i = 0; i < ids.size(); i++) {
        EXPECT_EQ(found.ids[i], static_cast<std::int64_t>(ids[i])) << "place " << i;
        if (ids[i] < 0)
            fewer[i / 8] = true;
        else
            EXPECT_NEAR(found.squaredDistances[i], distances[i], 1e-4f * distances[i]);
    }

    FeatureMatrix blended = recipe.queries;
    index.blend(blended, 0.75f, Job());
    const auto reference = golden::floats(array("blend"));
    std::vector<float> ours, theirs; // rows of short lists are not meaningful in the reference
    for (std::size_t q = 0; q < blended.frames; q++)
        if (!fewer[q])
            for (std::size_t d = 0; d < blended.dims; d++) {
                ours.push_back(blended.row(q)[d]);
                theirs.push_back(reference[q * blended.dims + d]);
            }
    EXPECT_GT(ours.size(), blended.values.size() / 2);
    const auto difference = golden::compare(ours, theirs);
    EXPECT_LT(difference.largest, 1e-3);
    EXPECT_LT(difference.rms, 1e-4);
}

/// Limits of tests/fixtures/index/README.md.
class Faiss : public testing::TestWithParam<const char*>
{
};

TEST_P(Faiss, ItsOwnFilesGiveWhatItFindsItself)
{
    const std::filesystem::path folder = std::filesystem::path(KOE_FIXTURES) / "index";
    const auto array = [&](const char* what) {
        return tensorfile::readNpy(folder / (std::string(GetParam()) + "_" + what + ".npy"));
    };
    const FeatureIndex index = FeatureIndex::load(folder / (std::string(GetParam()) + ".index"));
    const tensorfile::Tensor stored = array("queries");
    FeatureMatrix queries(static_cast<std::size_t>(stored.shape[0]),
                          static_cast<std::size_t>(stored.shape[1]));
    queries.values = stored.toFloats();
    ASSERT_EQ(index.dims(), stored.shape[1]);

    const auto found = index.search(queries);
    const auto ids = array("ids").toFloats(), distances = array("distances").toFloats();
    ASSERT_EQ(found.ids.size(), ids.size());
    for (std::size_t i = 0; i < ids.size(); i++) {
        EXPECT_EQ(found.ids[i], static_cast<std::int64_t>(ids[i])) << "place " << i;
        if (ids[i] >= 0) {
            EXPECT_NEAR(found.squaredDistances[i], distances[i], std::max(1e-3f, 1e-4f * distances[i])) << i;
        }
    }
    index.blend(queries, 0.75f, Job());
    EXPECT_LT(golden::compare(queries.values, array("blend").toFloats()).largest, 2e-4);
}

INSTANTIATE_TEST_SUITE_P(Made, Faiss,
                         testing::Values("ivf5_probe3_256", "ivf9_probe1_256", "ivf5_probe9_256", "flat_256",
                                         "ivf16_sparse_256", "ivf4_probe2_768"));

INSTANTIATE_TEST_SUITE_P(Widths, Golden, testing::Values(256, 768));

class Blending : public testing::Test
{
protected:
    void SetUp() override { test::writeBytes(folder / "x.index", recipe.bytes); }
    static void SetUpTestSuite() { recipe = test::recipeIndex(256); }
    static void TearDownTestSuite() { recipe = {}; }
    test::ScratchFolder folder;
    static inline test::RecipeIndex recipe;
};

TEST_F(Blending, ExactHitTakesThatRow)
{
    const auto index = FeatureIndex::load(folder / "x.index");
    FeatureMatrix features(2, 256);
    for (std::size_t q = 0; q < 2; q++)
        std::copy_n(recipe.vectors.row(q * 777).begin(), 256, features.row(q).begin());
    const FeatureMatrix before = features;
    index.blend(features, 1.0f, Job());
    EXPECT_EQ(features.values, before.values);
}

TEST_F(Blending, FewerThanEightHitsHaveNoWeight)
{
    // k above any list's length: some hits are missing and stay out of the result.
    const auto index = FeatureIndex::load(folder / "x.index");
    const auto found = index.search(recipe.queries, 500);
    EXPECT_GT(std::count(found.ids.begin(), found.ids.begin() + 500, -1), 0);
    FeatureMatrix blended = recipe.queries;
    index.blend(blended, 1.0f, Job());
    for (const float value : blended.values)
        ASSERT_LT(std::abs(value), 10.0f);
}

TEST_F(Blending, FeaturesThatAreNotNumbersStayAsTheyAre)
{
    const auto index = FeatureIndex::load(folder / "x.index");
    FeatureMatrix features(1, 256);
    std::fill(features.values.begin(), features.values.end(), std::nanf(""));
    index.blend(features, 0.5f, Job());
    EXPECT_TRUE(std::isnan(features.values[0]));
}

TEST_F(Blending, RateZeroChangesNothing)
{
    const auto index = FeatureIndex::load(folder / "x.index");
    FeatureMatrix features = recipe.queries;
    index.blend(features, 0.0f, Job());
    EXPECT_EQ(features.values, recipe.queries.values);
}

TEST_F(Blending, WrongWidthIsASentence)
{
    const auto index = FeatureIndex::load(folder / "x.index");
    FeatureMatrix features(1, 768);
    try {
        index.blend(features, 0.5f, Job());
        FAIL();
    } catch (const InvalidInput& problem) {
        EXPECT_NE(std::string(problem.what()).find("768"), std::string::npos);
        EXPECT_NE(std::string(problem.what()).find("256"), std::string::npos);
    }
    EXPECT_THROW((void)index.search(features), InvalidInput);
}

TEST_F(Blending, StopsWhenAsked)
{
    const auto index = FeatureIndex::load(folder / "x.index");
    std::stop_source stop;
    stop.request_stop();
    FeatureMatrix features = recipe.queries;
    EXPECT_THROW(index.blend(features, 0.5f, Job(stop.get_token(), {})), Cancelled);
}

} // namespace
} // namespace koe::retrieval
