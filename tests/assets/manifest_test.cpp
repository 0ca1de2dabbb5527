#include "assets/installed.h"
#include "assets/manifest.h"
#include "core/error.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <set>

namespace koe::assets {
namespace {

namespace fs = std::filesystem;

TEST(Manifest, EveryRowIsWholeAndNoTwoShareAPlace)
{
    std::set<std::string> names;
    std::set<std::string> paths;
    std::set<std::string> sums;
    for (const Asset& asset : manifest()) {
        EXPECT_TRUE(names.insert(asset.name).second) << asset.name;
        EXPECT_FALSE(asset.what.empty() || asset.licence.empty() || asset.places.empty()) << asset.name;
        ASSERT_FALSE(asset.files.empty()) << asset.name;
        EXPECT_TRUE(asset.files.front().path.starts_with(asset.places.front())) << asset.name;
        for (const AssetFile& file : asset.files) {
            EXPECT_TRUE(paths.insert(file.path).second) << file.path;
            EXPECT_TRUE(sums.insert(file.sha256).second) << file.path;
            EXPECT_EQ(file.sha256.size(), 64U) << file.path;
            EXPECT_EQ(file.sha256.find_first_not_of("0123456789abcdef"), std::string::npos) << file.path;
            EXPECT_GT(file.bytes, 100U) << file.path;
            EXPECT_FALSE(fs::path(file.path).is_absolute()) << file.path;
            EXPECT_NE(file.origin.find("/resolve/"), std::string::npos) << file.path;
        }
    }
    // ContentVec three times, five embedders, four of pitch, 12 official pairs, 21 of the community.
    EXPECT_EQ(names.size(), 3U + 5 + 4 + 12 + 21);
}

TEST(Manifest, OfficialPairsHaveTheirNamesAndFigures)
{
    const Asset* pair = findAsset("base-v2-40k");
    ASSERT_NE(pair, nullptr);
    EXPECT_EQ(pair->files[0].path, "pretrained_v2/f0G40k.pth");
    EXPECT_EQ(pair->files[0].bytes, 73106273U);
    EXPECT_EQ(pair->files[0].sha256, "3b2c44035e782c4b14ddc0bede9e2f4a724d025cd073f736d4f43708453adfcb");
    EXPECT_EQ(pair->files[1].path, "pretrained_v2/f0D40k.pth");
    EXPECT_EQ(pair->files[1].origin, "lj1995/VoiceConversionWebUI/resolve/main/pretrained_v2/f0D40k.pth");
    ASSERT_NE(findAsset("base-v1-32k-nof0"), nullptr);
    EXPECT_EQ(findAsset("base-v1-32k-nof0")->files[0].path, "pretrained/G32k.pth");
}

TEST(Manifest, WordsMeanNamesRolesAndAllForConvert)
{
    const auto convert = chosenAssets({"all-for-convert", "rmvpe"});
    ASSERT_EQ(convert.size(), 2U);
    EXPECT_EQ(convert[0]->name, "contentvec");
    EXPECT_EQ(convert[1]->name, "rmvpe");
    EXPECT_EQ(chosenAssets({"pitch"}).size(), 4U);
    EXPECT_EQ(chosenAssets({"base"}).size(), 12U);
    const std::string sentence = sentenceOf<UsageError>([] { (void)chosenAssets({"rmvp"}); });
    EXPECT_NE(sentence.find("\"rmvp\""), std::string::npos);
    EXPECT_NE(sentence.find("koe assets list"), std::string::npos);
}

TEST(Manifest, SizesReadAsPeopleSayThem)
{
    EXPECT_EQ(sizeText(225), "225 bytes");
    EXPECT_EQ(sizeText(1492), "1.5 kB");
    EXPECT_EQ(sizeText(1962363), "2.0 MB");
    EXPECT_EQ(sizeText(9960000), "10 MB");
    EXPECT_EQ(sizeText(181184272), "181 MB");
    EXPECT_EQ(sizeText(999600000), "1.0 GB");
    EXPECT_EQ(sizeText(1300365490), "1.3 GB");
}

TEST(Installed, TheFirstPlaceThatHasItCounts)
{
    const TemporaryFolder folder;
    const fs::path weights = folder.path() / "声 ñ 🎤 (1)";
    EXPECT_TRUE(locate(weights, "rmvpe").empty());
    fs::create_directories(weights / "rmvpe");
    std::ofstream(weights / "rmvpe.pt") << "x";
    EXPECT_EQ(locate(weights, "rmvpe"), weights / "rmvpe.pt");
    std::ofstream(weights / "rmvpe" / "rmvpe.pt") << "x";
    EXPECT_EQ(locate(weights, "rmvpe"), weights / "rmvpe" / "rmvpe.pt");
    EXPECT_TRUE(locate(weights, "no such model").empty());
}

TEST(Installed, AFolderCountsOnceItIsWhole)
{
    const TemporaryFolder folder;
    fs::create_directories(folder.path() / "hubert_base");
    folder.write("hubert_base/pytorch_model.bin", "x");
    EXPECT_TRUE(locate(folder.path(), "contentvec").empty());
    folder.write("hubert_base/config.json", "{}");
    EXPECT_EQ(locate(folder.path(), "contentvec"), folder.path() / "hubert_base");
}

TEST(Installed, AnotherModelInASharedPlaceIsNoDifference)
{
    const TemporaryFolder folder;
    const auto stateIn = [&](const char* place) {
        fs::create_directories((folder.path() / place).parent_path());
        std::ofstream(folder.path() / place) << "Applio's, of another length";
        const Asset& asset = *findAsset("contentvec");
        return stateOf(folder.path(), asset, asset.files[0]).where;
    };
    EXPECT_EQ(stateIn("embedders/contentvec/pytorch_model.bin"), Where::Absent);
    EXPECT_EQ(stateIn("hubert_base/pytorch_model.bin"), Where::Differs);
}

TEST(Installed, TheSentenceNamesTheCommandAndTheSize)
{
    EXPECT_EQ(howToGet("rmvpe"), "run: koe assets get rmvpe (181 MB)");
    EXPECT_EQ(howToGet("contentvec"), "run: koe assets get contentvec (189 MB)");
}

} // namespace
} // namespace koe::assets
