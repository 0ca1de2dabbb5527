#include "dataset/recordings.h"

#include "core/error.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace koe::dataset {
namespace fs = std::filesystem;
namespace {

constexpr int kMostSpeakers = 109;

class Folder : public testing::Test
{
protected:
    void touch(const std::string& name)
    {
        fs::create_directories((m_folder.path() / name).parent_path());
        m_folder.write(name, "x");
    }
    std::vector<std::string> names(const Recordings& recordings)
    {
        std::vector<std::string> all;
        for (const Recording& recording : recordings.files)
            all.push_back(std::to_string(recording.speaker) + ":" + recording.name);
        return all;
    }
    TemporaryFolder m_folder;
};

TEST_F(Folder, PlainOneIsOneSpeakerInNameOrder)
{
    for (const char* name : {"b.wav", "a.flac", "Z.mp3", "ñ.wav", ".hidden", "notes.txt"})
        touch(name);
    fs::create_directories(m_folder.path() / "empty below");
    const Recordings recordings = findRecordings(m_folder.path(), kMostSpeakers);
    EXPECT_EQ(recordings.speakers, 1);
    EXPECT_EQ(names(recordings),
              (std::vector<std::string>{"0:Z.mp3", "0:a.flac", "0:b.wav", "0:notes.txt", "0:ñ.wav"}));
    EXPECT_TRUE(recordings.warnings.empty());
}

TEST_F(Folder, SubFoldersAreSpeakersWithAllBelowThem)
{
    for (const char* name : {"eve/1.wav", "adam/chapter 2/1.wav", "adam/chapter 1/9.wav", ".git/x.wav",
                             "adam/.trash/x.wav", "loose.wav"})
        touch(name);
    const Recordings recordings = findRecordings(m_folder.path(), kMostSpeakers);
    EXPECT_EQ(recordings.speakers, 2);
    EXPECT_EQ(names(recordings),
              (std::vector<std::string>{"0:adam/chapter 1/9.wav", "0:adam/chapter 2/1.wav", "1:eve/1.wav"}));
    ASSERT_EQ(recordings.warnings.size(), 1u);
    EXPECT_NE(recordings.warnings[0].find("1 file(s)"), std::string::npos);
}

TEST_F(Folder, WhatIsNoneIsSaid)
{
    EXPECT_NE(sentenceOf<InvalidInput>([&] {
                  (void)findRecordings(m_folder.path(), kMostSpeakers);
              }).find("is empty"),
              std::string::npos);
    EXPECT_NE(sentenceOf<InvalidInput>([&] {
                  (void)findRecordings(m_folder.path() / "absent", kMostSpeakers);
              }).find("absent"),
              std::string::npos);
    touch("a.wav");
    EXPECT_NE(sentenceOf<InvalidInput>([&] {
                  (void)findRecordings(m_folder.path() / "a.wav", kMostSpeakers);
              }).find("not a folder"),
              std::string::npos);
    for (int i = 0; i < 110; i++)
        touch("speaker " + std::to_string(i) + "/a.wav");
    EXPECT_NE(
        sentenceOf<InvalidInput>([&] { (void)findRecordings(m_folder.path(), kMostSpeakers); }).find("109"),
        std::string::npos);
    EXPECT_EQ(findRecordings(m_folder.path(), 352).speakers, 110);
}

} // namespace
} // namespace koe::dataset
