#include "intake/intake.h"

#include "assets/sha256.h"
#include "core/error.h"
#include "intake/pairing.h"
#include "support/temporary_folder.h"
#include "tensorfile/pth.h"
#include "tensorfile/zip_reader.h"
#include "tensorfile/zip_writer.h"
#include "voice/slim_voice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sys/mount.h>

namespace koe::intake {
namespace {

namespace fs = std::filesystem;
using Do = Step::Do;

template <typename Number> void put(std::string& bytes, Number number)
{
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

/// A flat index of @p rows counted vectors (reference §10).
std::string indexBytes(int dims, int rows)
{
    std::string bytes = "IxF2";
    put<std::int32_t>(bytes, dims);
    put<std::int64_t>(bytes, rows);
    put<std::int64_t>(bytes, 1 << 20);
    put<std::int64_t>(bytes, 1 << 20);
    put<std::uint8_t>(bytes, 1);
    put<std::int32_t>(bytes, 1);
    put<std::uint64_t>(bytes, static_cast<std::uint64_t>(dims) * static_cast<std::uint64_t>(rows));
    for (int i = 0; i < dims * rows; i++)
        put<float>(bytes, static_cast<float>(i % 7));
    return bytes;
}

class Intakes : public testing::Test
{
protected:
    Intakes()
    {
        fs::create_directories(source);
        request.home = {root / "home" / "weights", root / "home" / "logs", {}};
        request.source = source;
    }

    /// Voices differ by @p info.
    fs::path voice(const fs::path& file, const std::string& info = "20epoch", int dims = 768) const
    {
        fs::create_directories(file.parent_path());
        voice::Voice made = voice::slimVoice(dims);
        made.card.info = info;
        saveVoice(file, made);
        return file;
    }
    fs::path write(const fs::path& file, const std::string& bytes) const
    {
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << bytes;
        return file;
    }
    [[nodiscard]] static std::string bytesOfVoice()
    {
        const TemporaryFolder folder;
        saveVoice(folder.path() / "v.pth", voice::slimVoice());
        return fileBytes(folder.path() / "v.pth");
    }
    static void zip(const fs::path& file, const std::vector<std::pair<std::string, std::string>>& members)
    {
        AtomicFile out(file);
        tensorfile::ZipWriter writer(out);
        for (const auto& [name, bytes] : members)
            writer.add(name, bytes);
        writer.finish();
        out.commit();
    }
    [[nodiscard]] const Step* stepOf(const Plan& plan, const fs::path& shown) const
    {
        const auto found = std::find_if(plan.steps.begin(), plan.steps.end(),
                                        [&](const Step& step) { return step.source == shown; });
        return found == plan.steps.end() ? nullptr : &*found;
    }
    [[nodiscard]] std::vector<std::string> installed() const
    {
        std::vector<std::string> names;
        for (const auto& entry : fs::recursive_directory_iterator(request.home.weights))
            if (!entry.is_directory())
                names.push_back(entry.path().lexically_relative(request.home.weights).string());
        std::sort(names.begin(), names.end());
        return names;
    }
    void takeIn()
    {
        Intake intake(request, {});
        intake.carryOut({});
    }

    TemporaryFolder folder;
    fs::path root = folder.path() / "声 ñ 🎤 (1)";
    fs::path source = root / "RVC";
    IntakeRequest request;
};

TEST(Pairing, NamesOfSavesAreReadAsRvcAndApplioWriteThem)
{
    EXPECT_EQ(experimentOf("anna_e20_s340"), "anna");
    EXPECT_EQ(experimentOf("anna_20e_340s"), "anna");
    EXPECT_EQ(experimentOf("anna_20e_340s_best_epoch"), "anna");
    EXPECT_EQ(experimentOf("a_e1_s2_e20_s340"), "a_e1_s2");
    EXPECT_EQ(experimentOf("anna_e20"), "anna_e20");
    EXPECT_EQ(experimentOf("_e20_s340"), "_e20_s340");
    EXPECT_EQ(stepOf("anna_e20_s340"), 340);
    EXPECT_EQ(stepOf("anna_20e_341s"), 341);
    EXPECT_EQ(stepOf("anna"), 0);
}

TEST_F(Intakes, AnRvcFolderIsTakenInWithItsIndexes)
{
    voice(source / "assets/weights/anna.pth");
    voice(source / "assets/weights/anna_e10_s100.pth", "10epoch");
    voice(source / "assets/weights/hannah.pth", "1epoch");
    voice(source / "assets/weights/old.pth", "v1", 256);
    write(source / "logs/anna/added_IVF10_Flat_nprobe_1_anna_v2.index", indexBytes(768, 20));
    write(source / "logs/anna/trained_IVF10_Flat_nprobe_1_anna_v2.index", indexBytes(768, 0));
    write(source / "logs/old/added_IVF10_Flat_nprobe_1_old_v2.index", indexBytes(768, 30)); // not its width
    write(source / "logs/old/added_IVF10_Flat_nprobe_1_old_v1.index", indexBytes(256, 10));
    write(source / "logs/anna/config.json", "{}");
    write(source / "infer-web.py", "import os");
    tensorfile::Value::Dict state;
    state.items = {{"model", *voice::classicRoot(voice::slimVoice()).find("weight")},
                   {"iteration", 7},
                   {"optimizer", tensorfile::Value::Dict{}},
                   {"learning_rate", 1e-4}};
    tensorfile::writePth(source / "logs/anna/G_2333333.pth", state);

    Intake intake(request, {});
    const Plan& plan = intake.plan();
    EXPECT_FALSE(fs::exists(request.home.weights)) << "a plan changes nothing";
    EXPECT_EQ(plan.count(Do::Take), 5U);
    const Step* save = stepOf(plan, "assets/weights/anna_e10_s100.pth");
    ASSERT_NE(save, nullptr);
    EXPECT_EQ(save->action, Do::Skip);
    EXPECT_NE(save->reason.find("anna.pth"), std::string::npos) << save->reason;
    const Step* empty = stepOf(plan, "logs/anna/trained_IVF10_Flat_nprobe_1_anna_v2.index");
    ASSERT_NE(empty, nullptr);
    EXPECT_NE(empty->reason.find("no vectors"), std::string::npos) << empty->reason;
    const Step* wide = stepOf(plan, "logs/old/added_IVF10_Flat_nprobe_1_old_v2.index");
    ASSERT_NE(wide, nullptr);
    EXPECT_EQ(wide->action, Do::Skip);
    const Step* checkpoint = stepOf(plan, "logs/anna/G_2333333.pth");
    ASSERT_NE(checkpoint, nullptr);
    EXPECT_NE(checkpoint->reason.find("not a voice"), std::string::npos) << checkpoint->reason;
    EXPECT_EQ(plan.others, 1U);

    std::vector<double> fractions;
    intake.carryOut(Job({}, [&](double fraction, std::string_view) { fractions.push_back(fraction); }));
    EXPECT_EQ(installed(),
              (std::vector<std::string>{"anna.index", "anna.pth", "hannah.pth", "old.index", "old.pth"}));
    EXPECT_TRUE(std::is_sorted(fractions.begin(), fractions.end()));
    EXPECT_EQ(fileBytes(request.home.weights / "old.index"), indexBytes(256, 10));
    // What was taken in is what the rest of the program finds.
    EXPECT_EQ(voice::findVoice(request.home, "anna"), request.home.weights / "anna.pth");
    EXPECT_EQ(voice::findIndex(request.home, request.home.weights / "anna.pth", "v2"),
              request.home.weights / "anna.index");
    EXPECT_TRUE(voice::findIndex(request.home, request.home.weights / "hannah.pth", "v2").empty());

    const Intake again(request, {});
    EXPECT_EQ(again.plan().count(Do::Take), 0U);
    EXPECT_EQ(again.plan().count(Do::Have), 5U);
}

TEST_F(Intakes, OfManySavesTheLastIsTakenUnlessAllAreWanted)
{
    voice(source / "logs/mika/mika_100e_900s.pth", "100epoch");
    voice(source / "logs/mika/mika_200e_1800s.pth", "200epoch");
    voice(source / "logs/mika/mika_50e_450s.pth", "50epoch");
    write(source / "logs/mika/mika.index", indexBytes(768, 5));
    takeIn();
    EXPECT_EQ(installed(), (std::vector<std::string>{"mika_200e_1800s.index", "mika_200e_1800s.pth"}));
    request.all = true;
    takeIn();
    EXPECT_EQ(installed().size(), 6U);
}

TEST_F(Intakes, NothingIsOverwritten)
{
    voice(request.home.weights / "anna.pth", "mine");
    write(request.home.weights / "anna-2.index", "mine");
    const std::string mine = fileBytes(request.home.weights / "anna.pth");
    voice(source / "anna.pth", "theirs");
    write(source / "anna.index", indexBytes(768, 5));
    takeIn();
    EXPECT_EQ(fileBytes(request.home.weights / "anna.pth"), mine);
    EXPECT_EQ(fileBytes(request.home.weights / "anna-2.index"), "mine");
    EXPECT_EQ(voice::loadCard(request.home.weights / "anna-2.pth").info, "theirs");
}

TEST_F(Intakes, AZipOfOneVoiceIsCalledAsItself)
{
    const fs::path file = root / "Mika (RVC v2).zip";
    zip(file, {{"model.pth", bytesOfVoice()},
               {"added_IVF1_Flat_nprobe_1_something_v2.index", indexBytes(768, 9)},
               {"readme.txt", "hello"}});
    request.source = file;
    takeIn();
    EXPECT_EQ(installed(), (std::vector<std::string>{"Mika (RVC v2).index", "Mika (RVC v2).pth"}))
        << "nothing else of it stays";
    const Intake again(request, {});
    EXPECT_EQ(again.plan().count(Do::Take), 0U);
}

TEST_F(Intakes, TheEndingIsThatOfTheContent)
{
    voice(source / "mika.safetensors");
    fs::rename(source / "mika.safetensors", source / "mika.pth");
    takeIn();
    EXPECT_EQ(installed(), (std::vector<std::string>{"mika.safetensors"}));
}

TEST_F(Intakes, NamesOfWindowsInAZipAreFolders)
{
    request.source = root / "a.zip";
    zip(request.source,
        {{"logs\\mika\\mika.pth", bytesOfVoice()}, {"logs\\mika\\x.index", indexBytes(768, 9)}});
    takeIn();
    EXPECT_EQ(installed(), (std::vector<std::string>{"mika.index", "mika.pth"}));
}

TEST_F(Intakes, AZipThatLeadsOutsideIsRefusedAsAWhole)
{
    for (const char* name :
         {"../evil.pth", "/tmp/evil.pth", "a/../../evil.pth", "..\\evil.pth", "C:\\evil.pth"}) {
        request.source = root / "evil.zip";
        zip(request.source, {{"good.pth", bytesOfVoice()}, {name, bytesOfVoice()}});
        const std::string sentence = sentenceOf<InvalidInput>([&] { takeIn(); });
        EXPECT_NE(sentence.find("leads out of its folder"), std::string::npos) << sentence;
        EXPECT_FALSE(fs::exists(request.home.weights / "good.pth"));
        EXPECT_FALSE(fs::exists(root / "evil.pth"));
    }
}

TEST_F(Intakes, ABombIsRefusedByItsSize)
{
    // A directory that claims a petabyte, stored in a few bytes.
    request.source = root / "bomb.zip";
    zip(request.source, {{"a.bin", std::string(64, 'a')}});
    std::string bytes = fileBytes(request.source);
    const auto entry = bytes.find("PK\x01\x02");
    ASSERT_NE(entry, std::string::npos);
    bytes[entry + 10] = 8;                            // deflated
    bytes.replace(entry + 24, 4, "\xF0\xFF\xFF\xFF"); // 4 GB
    write(request.source, bytes);
    const std::string sentence = sentenceOf<Error>([&] { takeIn(); });
    EXPECT_FALSE(sentence.empty());
    EXPECT_TRUE(!fs::exists(request.home.weights) || installed().empty());
}

TEST_F(Intakes, BaseModelsAreKnownByTheirContentAlone)
{
    const std::string weights(5000, 'w');
    const std::string config = R"({"hidden_size": 768})";
    const auto sum = [](const std::string& bytes) {
        assets::Sha256 made;
        made.add(std::as_bytes(std::span(bytes)));
        return made.hex();
    };
    const std::vector<assets::Asset> list{{"encoder",
                                           assets::Role::Encoder,
                                           "an encoder",
                                           "MIT",
                                           {"enc"},
                                           {{"enc/pytorch_model.bin", weights.size(), sum(weights), ""},
                                            {"enc/config.json", config.size(), sum(config), ""}}}};
    request.list = &list;
    request.source = root / "speech-1.0-py3-none-any.whl";
    zip(request.source, {{"speech/__init__.py", "x = 1"},
                         {"speech/assets/any name.dat", weights},
                         {"speech/assets/settings", config},
                         {"speech/assets/another copy.dat", weights},
                         {"speech/assets/like it.dat", std::string(5000, 'v')},
                         {"speech-1.0.dist-info/WHEEL", "Wheel-Version: 1.0"},
                         {"speech-1.0.dist-info/RECORD", ""}});
    {
        Intake intake(request, {});
        EXPECT_EQ(intake.plan().steps.size(), 3U);
        EXPECT_EQ(intake.plan().count(Do::Take), 2U);
        intake.carryOut({});
    }
    EXPECT_EQ(installed(), (std::vector<std::string>{"enc/config.json", "enc/pytorch_model.bin"}));
    EXPECT_EQ(fileBytes(request.home.weights / "enc/pytorch_model.bin"), weights);

    // Another file at its place is never replaced.
    write(request.home.weights / "enc/config.json", "{}");
    const Intake again(request, {});
    EXPECT_EQ(again.plan().count(Do::Take), 0U);
    EXPECT_NE(stepOf(again.plan(), "speech/assets/settings")->reason.find("left as it is"),
              std::string::npos);
}

TEST_F(Intakes, LinksInsteadOfCopies)
{
    voice(source / "anna.pth");
    request.link = true;
    takeIn();
    EXPECT_TRUE(fs::is_symlink(request.home.weights / "anna.pth"));
    EXPECT_TRUE(fs::equivalent(request.home.weights / "anna.pth", source / "anna.pth"));
    const Intake again(request, {});
    EXPECT_EQ(again.plan().count(Do::Have), 1U);
    request.source = root / "a.zip";
    zip(request.source, {{"b.pth", bytesOfVoice()}});
    EXPECT_THROW(takeIn(), UsageError);
}

TEST_F(Intakes, OneFileAloneAndNothingAtAll)
{
    request.source = voice(source / "anna.pth");
    takeIn();
    EXPECT_EQ(installed(), (std::vector<std::string>{"anna.pth"}));
    request.source = root / "nowhere";
    EXPECT_NE(sentenceOf<Missing>([&] { takeIn(); }).find("nowhere"), std::string::npos);
    request.source = write(root / "broken.zip", "PK\x03\x04 and no more");
    const Intake broken(request, {});
    ASSERT_EQ(broken.plan().steps.size(), 1U);
    EXPECT_EQ(broken.plan().steps[0].action, Do::Skip);
    EXPECT_FALSE(broken.plan().steps[0].reason.empty());
}

TEST_F(Intakes, AStopLeavesNothingHalf)
{
    voice(source / "anna.pth");
    voice(source / "bea.pth", "other");
    std::stop_source stop;
    Intake intake(request, {});
    const Job job(stop.get_token(), [&](double, std::string_view stage) {
        if (stage == "bea.pth")
            stop.request_stop();
    });
    write(source / "bea.pth", fileBytes(source / "bea.pth") + std::string(3 << 20, 'x')); // several blocks
    EXPECT_THROW(intake.carryOut(job), Cancelled);
    EXPECT_EQ(installed(), (std::vector<std::string>{"anna.pth"}));
}

TEST_F(Intakes, AFullDiskIsSaidBeforeAnythingIsCopied)
{
    voice(source / "anna.pth");
    fs::create_directories(request.home.weights);
    if (::mount("tmpfs", request.home.weights.c_str(), "tmpfs", 0, "size=64k") != 0)
        GTEST_SKIP() << "no right to mount";
    const std::string sentence = sentenceOf<Missing>([&] { takeIn(); });
    EXPECT_NE(sentence.find("no room"), std::string::npos) << sentence;
    EXPECT_TRUE(installed().empty());
    ::umount2(request.home.weights.c_str(), MNT_DETACH);
}

TEST_F(Intakes, AReadOnlyHomeIsSaid)
{
    voice(source / "anna.pth");
    fs::create_directories(request.home.weights);
    if (::mount("tmpfs", request.home.weights.c_str(), "tmpfs", MS_RDONLY, "") != 0)
        GTEST_SKIP() << "no right to mount";
    EXPECT_NE(sentenceOf<InvalidInput>([&] { takeIn(); }).find("cannot be written"), std::string::npos);
    ::umount2(request.home.weights.c_str(), MNT_DETACH);
}

TEST(Unpacking, PiecesAreWhatReadingGives)
{
    const fs::path file = fs::path(KOE_FIXTURES) / "tensorfile" / "deflated.pth";
    tensorfile::ZipReader zip(tensorfile::readFileBytes(file), "deflated.pth");
    ASSERT_FALSE(zip.names().empty());
    for (const std::string_view name : zip.names()) {
        std::string unpacked;
        zip.unpack(name, [&](std::span<const std::byte> bytes) {
            unpacked.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        });
        const auto whole = zip.read(name);
        EXPECT_EQ(unpacked,
                  std::string(reinterpret_cast<const char*>(whole.bytes.data()), whole.bytes.size()))
            << name;
    }
}

TEST(Unpacking, AFlippedBitIsNoticed)
{
    const TemporaryFolder folder;
    {
        AtomicFile out(folder.path() / "a.zip");
        tensorfile::ZipWriter writer(out);
        writer.add("a", "some text to damage");
        writer.finish();
        out.commit();
    }
    std::string bytes = fileBytes(folder.path() / "a.zip");
    bytes[bytes.find("to damage")] ^= 1;
    folder.write("b.zip", bytes);
    tensorfile::ZipReader zip(tensorfile::readFileBytes(folder.path() / "b.zip"), "b.zip");
    EXPECT_NE(sentenceOf<InvalidInput>([&] { zip.unpack("a", [](auto) {}); }).find("checksum"),
              std::string::npos);
}

TEST_F(Intakes, APackageIsOpenedWithWhatBelongsToItsVoice)
{
    request.source = root / "mika.zip";
    zip(request.source, {{"mika.pth", bytesOfVoice()},
                         {"mika.index", indexBytes(768, 40)},
                         {"mika.flac", "a sample"},
                         {"other.flac", "another recording"},
                         {"README.txt", "words"}});
    takeIn();
    EXPECT_EQ(installed(), (std::vector<std::string>{"mika.flac", "mika.index", "mika.pth"}));
    EXPECT_EQ(fileBytes(request.home.weights / "mika.flac"), "a sample");
    const Intake again(request, {});
    EXPECT_EQ(again.plan().count(Do::Have), 3u); // nothing twice
    EXPECT_EQ(again.plan().others, 1u);

    request.as = "anna";
    takeIn();
    EXPECT_EQ(installed(), (std::vector<std::string>{"anna.flac", "anna.index", "anna.pth", "mika.flac",
                                                     "mika.index", "mika.pth"}));
    voice(request.home.weights / "zoe.pth", "another");
    request.as = "zoe";
    EXPECT_NE(sentenceOf<UsageError>([&] { takeIn(); }).find("another voice called zoe"), std::string::npos);
    request.as = "../zoe";
    EXPECT_THROW(takeIn(), UsageError);

    request.source = root / "two.zip";
    zip(request.source, {{"a.pth", bytesOfVoice()}, {"b.pth", bytesOfVoice()}});
    request.as = "anna";
    EXPECT_NE(sentenceOf<UsageError>([&] { takeIn(); }).find("2 voices"), std::string::npos);
}

} // namespace
} // namespace koe::intake
