#include "core/error.h"
#include "slim_voice.h"
#include "support/temporary_folder.h"
#include "tensorfile/pth.h"
#include "voice/broken_voice.h"

#include <gtest/gtest.h>

#include <chrono>

namespace koe::voice {
namespace {

namespace fs = std::filesystem;

class VoiceLibrary : public testing::Test
{
protected:
    VoiceLibrary()
    {
        m_home = {m_folder.path() / "weights", m_folder.path() / "logs", m_folder.path() / "weights/starter"};
        fs::create_directories(m_home.starter / "voices");
        fs::create_directories(m_home.logs);
    }
    fs::path voice(const fs::path& file) const
    {
        fs::create_directories(file.parent_path());
        saveVoice(file, slimVoice());
        return file;
    }
    fs::path index(const fs::path& file) const
    {
        fs::create_directories(file.parent_path());
        std::ofstream(file) << "index";
        return file;
    }
    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> all;
        for (const VoiceCard& card : listVoices(m_home))
            all.push_back(card.name);
        return all;
    }

    TemporaryFolder m_folder;
    Home m_home;
};

TEST_F(VoiceLibrary, AllVoicesAreListedAndNothingElse)
{
    voice(m_home.weights / "zoe.pth");
    voice(m_home.weights / "anna.safetensors");
    voice(m_home.weights / "more/mia.pth");
    voice(m_home.starter / "voices/flemishguy.pth");
    index(m_home.starter / "voices/flemishguy.index");
    voice(m_home.starter / "voices/zoe.pth"); // the user's own has the name
    m_folder.write("weights/page.pth", "<!DOCTYPE html>");
    m_folder.write("weights/notes.txt", "hello");
    tensorfile::writePth(m_home.weights / "f0G40k.pth", tensorfile::Value(1));
    fs::create_directories(m_home.weights / "folder.pth");
    voice(m_home.weights / ".measure 7.pth"); // what a trial of the window left behind
    fs::create_symlink(m_home.weights, m_home.weights / "loop");

    EXPECT_EQ(names(), (std::vector<std::string>{"anna", "flemishguy", "mia", "zoe"}));
    const auto cards = listVoices(m_home);
    EXPECT_EQ(cards[1].index, m_home.starter / "voices/flemishguy.index");
    EXPECT_EQ(cards[3].file, m_home.weights / "zoe.pth");
    EXPECT_EQ(cards[0].version, "v2");
    EXPECT_EQ(cards[0].sampleRateHz, 32000);

    EXPECT_TRUE(listVoices({"/nowhere/weights", "/nowhere/logs", ""}).empty());
}

TEST_F(VoiceLibrary, PictureAndSampleBesideAVoiceAreOnItsCard)
{
    voice(m_home.weights / "anna.pth");
    voice(m_home.weights / "more/mia.pth");
    for (const char* file : {"anna.png", "anna.jpg", "anna.wav", "mia.png", "annabel.flac"})
        m_folder.write(std::string("weights/") + file, "any");
    m_folder.write("weights/more/mia.opus", "any");

    const auto cards = listVoices(m_home);
    ASSERT_EQ(cards.size(), 2u);
    EXPECT_EQ(cards[0].picture, m_home.weights / "anna.jpg") << "the first by name";
    EXPECT_EQ(cards[0].sample, m_home.weights / "anna.wav");
    EXPECT_TRUE(cards[1].picture.empty()) << "it lies in another folder";
    EXPECT_EQ(cards[1].sample, m_home.weights / "more/mia.opus");
}

TEST_F(VoiceLibrary, AVoiceIsFoundByNameOrPath)
{
    const fs::path zoe = voice(m_home.weights / "zoe.pth");
    const fs::path dotted = voice(m_home.weights / "v1.5 final.pth");
    const fs::path starter = voice(m_home.starter / "voices/kathleen.pth");
    const fs::path inner = voice(m_home.weights / "more/mia.safetensors");
    EXPECT_EQ(findVoice(m_home, "zoe"), zoe);
    EXPECT_EQ(findVoice(m_home, "zoe.pth"), zoe);
    EXPECT_EQ(findVoice(m_home, "v1.5 final"), dotted);
    EXPECT_EQ(findVoice(m_home, "kathleen"), starter);
    EXPECT_EQ(findVoice(m_home, "mia"), inner);
    EXPECT_EQ(findVoice(m_home, zoe.string()), zoe);

    const std::string said = sentenceOf<Missing>([&] { (void)findVoice(m_home, "nobody"); });
    EXPECT_NE(said.find("nobody"), std::string::npos);
    EXPECT_NE(said.find("kathleen, mia, v1.5 final, zoe"), std::string::npos) << said;
    const std::string path = sentenceOf<Missing>([&] { (void)findVoice(m_home, "no/such/file.pth"); });
    EXPECT_NE(path.find("no/such/file.pth"), std::string::npos) << path;
    const std::string none = sentenceOf<Missing>([&] {
        (void)findVoice({m_folder.path() / "empty", "", ""}, "nobody");
    });
    EXPECT_NE(none.find("none yet"), std::string::npos) << none;
}

TEST_F(VoiceLibrary, TheIndexOfAVoiceIsFound)
{
    const fs::path anna = m_home.weights / "anna.pth";
    EXPECT_TRUE(findIndex(m_home, anna, "v2").empty());

    // Last: any whose name holds the stem as a word, of the right version.
    index(m_home.logs / "hannah/added_IVF9_Flat_nprobe_1_hannah_v2.index");
    index(m_home.logs / "other/trained_IVF9_Flat_nprobe_1_anna_v2.index");
    index(m_home.logs / "other/anna_IVF9_Flat_nprobe_1_anna_v1.index");
    EXPECT_TRUE(findIndex(m_home, anna, "v2").empty());
    const fs::path held = index(m_home.logs / "other/anna_IVF9_Flat_nprobe_1_anna_v2.index");
    EXPECT_EQ(findIndex(m_home, anna, "v2"), held);
    EXPECT_EQ(findIndex(m_home, anna, "v1"), m_home.logs / "other/anna_IVF9_Flat_nprobe_1_anna_v1.index");

    // Before that: its experiment's, the newest.
    const fs::path older = index(m_home.logs / "anna/added_IVF9_Flat_nprobe_1_anna_v2.index");
    const fs::path newer = index(m_home.logs / "anna/added_IVF5_Flat_nprobe_1_anna_v2.index");
    index(m_home.logs / "anna/trained_IVF7_Flat_nprobe_1_anna_v2.index");
    fs::last_write_time(older, fs::last_write_time(newer) - std::chrono::hours(1));
    EXPECT_EQ(findIndex(m_home, anna, "v2"), newer);
    EXPECT_EQ(findIndex(m_home, m_home.weights / "anna_e20_s340.pth", "v2"), newer);
    EXPECT_TRUE(findIndex(m_home, m_home.weights / "anna_ex_s340.pth", "v2").empty());

    // First: beside it.
    const fs::path beside = index(m_home.weights / "anna.index");
    EXPECT_EQ(findIndex(m_home, anna, "v2"), beside);
    EXPECT_EQ(findIndex(m_home, m_home.weights / "anna_e20_s340.pth", "v2"), beside);
}

TEST_F(VoiceLibrary, ListingReadsNoTensors)
{
    // Twelve full-size voices of 57 MB each, of which the zeros are holes: reading them would show in the
    // time.
    Voice voice;
    voice.config = synth::GeneratorConfig::standard(48000, "v2", true);
    voice.weights = zeroTensors(voice.config);
    saveVoice(m_home.weights / "voice00.pth", voice);
    for (int i = 1; i < 12; i++)
        fs::create_hard_link(m_home.weights / "voice00.pth",
                             m_home.weights / ("voice" + std::to_string(i) + ".pth"));
    (void)listVoices(m_home);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(listVoices(m_home).size(), 12u);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    RecordProperty("milliseconds_per_voice", std::to_string(seconds / 12 * 1000));
    EXPECT_LT(seconds, 3.0); // measured: 0.02 s on a quiet machine
}

TEST_F(VoiceLibrary, WhatOughtToBeAVoiceIsNamedWithWhatIsWrong)
{
    voice(m_home.weights / "anna.pth");
    const fs::path cut = voice(m_home.weights / "cut.pth");
    fs::resize_file(cut, fs::file_size(cut) / 2);
    const fs::path brief = voice(m_home.weights / "brief.safetensors");
    fs::resize_file(brief, fs::file_size(brief) / 2);
    m_folder.write("weights/page.pth", "<!DOCTYPE html><html></html>");
    m_folder.write("weights/empty.pth", "");
    m_folder.write("weights/evil.pth", std::string("\x80\x02"
                                                   "cposix\nsystem\n"
                                                   "X\x04\x00\x00\x00true\x85R.",
                                                   28));
    tensorfile::Value::Dict state; // RVC keeps its bases there too
    for (const auto& [key, tensor] : slimVoice().weights)
        state.items.emplace_back(key, tensor);
    fs::create_directories(m_home.weights / "pretrained_v2");
    tensorfile::writePth(m_home.weights / "pretrained_v2/f0G40k.pth",
                         tensorfile::Value::Dict{{{"model", state}}, false});

    std::vector<BrokenVoice> broken;
    const auto cards = listVoices(m_home, broken);
    ASSERT_EQ(cards.size(), 1U);
    std::string all;
    for (const BrokenVoice& one : broken) {
        all += one.name + " ";
        EXPECT_NE(one.problem.find(one.file.string()), std::string::npos) << one.problem;
    }
    EXPECT_EQ(all, "brief cut empty evil page ");
}

} // namespace
} // namespace koe::voice
