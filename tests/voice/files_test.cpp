// What is done with voice files: packed, renamed, noted, put into the bin.
#include "core/error.h"
#include "core/trash.h"
#include "slim_voice.h"
#include "support/temporary_folder.h"
#include "tensorfile/pth.h"
#include "tensorfile/zip_reader.h"
#include "voice/companions.h"
#include "voice/edit.h"
#include "voice/new_file.h"
#include "voice/pack.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace koe::voice {
namespace {

namespace fs = std::filesystem;
using tensorfile::Value;

/// A flat index of @p rows vectors (reference §10).
std::string indexBytes(std::int32_t dims, std::int64_t rows)
{
    std::string bytes = "IxF2";
    const auto put = [&](const auto number) {
        bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
    };
    put(dims);
    put(rows);
    put(std::int64_t{1} << 20);
    put(std::int64_t{1} << 20);
    put(std::uint8_t{1});
    put(std::int32_t{1});
    put(static_cast<std::uint64_t>(dims * rows));
    bytes.append(static_cast<std::size_t>(dims * rows) * sizeof(float), '\0');
    return bytes;
}

class VoiceFiles : public testing::Test
{
protected:
    VoiceFiles()
    {
        fs::create_directories(m_home.weights);
        fs::create_directories(m_home.starter / "voices");
        ::setenv("XDG_DATA_HOME", m_data.c_str(), 1);
    }
    ~VoiceFiles() override { ::unsetenv("XDG_DATA_HOME"); }

    fs::path voice(const std::string& name, const std::function<void(Voice&)>& change = {}) const
    {
        Voice made = slimVoice();
        if (change)
            change(made);
        saveVoice(m_home.weights / name, made);
        return m_home.weights / name;
    }
    static fs::path write(const fs::path& file, const std::string& bytes)
    {
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << bytes;
        return file;
    }
    [[nodiscard]] std::string trashInfo(const std::string& name) const
    {
        return fileBytes(m_data / "Trash/info" / (name + ".trashinfo"));
    }

    TemporaryFolder m_folder;
    fs::path m_root = m_folder.path() / "声 100%";
    fs::path m_data = m_root / "data";
    Home m_home{m_root / "weights", m_root / "logs", m_root / "starter"};
};

TEST_F(VoiceFiles, APackageHoldsWhatBelongsToAVoice)
{
    const fs::path mika = voice("mika 声.pth", [](Voice& v) {
        v.card.author = "somebody";
        v.card.info = "sung in May";
    });
    const fs::path index =
        write(m_home.logs / "mika 声/added_IVF1_Flat_nprobe_1_x_v2.index", indexBytes(768, 40));
    write(m_home.weights / "mika 声.flac", "a sample");
    write(m_home.weights / "mika 声.txt", "no companion");
    const fs::path target = m_root / "mika.zip";
    double last = 0.0;
    const PackReport report =
        packVoice({m_home, mika, "auto", target}, Job({}, [&](double fraction, std::string_view) {
                      EXPECT_GE(fraction, last);
                      last = fraction;
                  }));
    EXPECT_EQ(last, 1.0);
    EXPECT_EQ(report.members,
              (std::vector<std::string>{"mika 声.pth", "mika 声.index", "mika 声.flac", "README.txt"}));
    EXPECT_TRUE(report.warnings.empty());
    EXPECT_EQ(report.bytes, fs::file_size(target));

    tensorfile::ZipReader zip(tensorfile::readFileBytes(target), "mika.zip");
    const auto text = [&](const char* name) {
        const auto bytes = zip.read(name);
        return std::string(reinterpret_cast<const char*>(bytes.bytes.data()), bytes.bytes.size());
    };
    EXPECT_EQ(text("mika 声.pth"), fileBytes(mika)); // as it is
    EXPECT_EQ(text("mika 声.index"), fileBytes(index));
    EXPECT_NE(text("README.txt").find("sung in May"), std::string::npos);
    EXPECT_NE(text("README.txt").find("author: somebody"), std::string::npos);

    EXPECT_THROW((void)packVoice({m_home, mika, "auto", target}, {}), UsageError); // it is there
    EXPECT_THROW((void)packVoice({m_home, mika, "auto", m_root / "mika.rar"}, {}), UsageError);
    const PackReport alone = packVoice({m_home, mika, "none", m_root / "alone.zip"}, {});
    EXPECT_EQ(alone.members, (std::vector<std::string>{"mika 声.pth", "mika 声.flac", "README.txt"}));
    const PackReport without = packVoice({m_home, voice("zoe.pth"), "auto", m_root / "zoe.zip"}, {});
    ASSERT_EQ(without.warnings.size(), 1u);
    EXPECT_NE(without.warnings[0].find("No index was found for zoe"), std::string::npos);
}

TEST_F(VoiceFiles, WhatWouldDisappointInAPackageIsRefused)
{
    const fs::path mika = voice("mika.pth");
    const auto refusal = [&](const std::string& index) {
        return sentenceOf<InvalidInput>([&] {
            (void)packVoice({m_home, mika, index, m_root / "no.zip"}, {});
        });
    };
    const fs::path narrow = write(m_root / "narrow.index", indexBytes(256, 40));
    EXPECT_NE(refusal(narrow).find("is for v1 voices, and mika is v2"), std::string::npos) << refusal(narrow);
    const fs::path empty = write(m_root / "trained.index", indexBytes(768, 0));
    EXPECT_NE(refusal(empty).find("added_"), std::string::npos);
    EXPECT_THROW((void)packVoice({m_home, mika, m_root / "none.index", m_root / "no.zip"}, {}), Missing);

    Value root = classicRoot(slimVoice());
    Value weight = *root.find("weight");
    std::get<Value::Dict>(weight.data).items[0].second = tensorfile::Tensor::fromFloats(
        slimVoice().weights.begin()->second.shape,
        std::vector<float>(static_cast<std::size_t>(slimVoice().weights.begin()->second.elements()), NAN));
    setKey(root, "weight", weight);
    tensorfile::writePth(m_home.weights / "nan.pth", root);
    EXPECT_THROW((void)packVoice({m_home, m_home.weights / "nan.pth", "none", m_root / "no.zip"}, {}),
                 InvalidInput);

    std::stop_source stop;
    const Job job(stop.get_token(), [&](double fraction, std::string_view) {
        if (fraction > 0.0)
            stop.request_stop();
    });
    EXPECT_THROW((void)packVoice({m_home, mika, "none", m_root / "no.zip"}, job), Cancelled);
    for (const auto& entry : fs::directory_iterator(m_root))
        EXPECT_FALSE(entry.path().filename().string().starts_with("no.zip")) << entry.path();
}

TEST_F(VoiceFiles, ANoteChangesWordsAlone)
{
    // A file of another program: another order, a label, float32.
    Value root = classicRoot(slimVoice());
    setKey(root, "epoch", 7);
    setKey(root, "weight", [&] {
        Value::Dict weight;
        for (const auto& [name, tensor] : slimVoice().weights)
            weight.items.emplace_back(name, tensor);
        return weight;
    }());
    tensorfile::writePth(m_home.weights / "mika.pth", root);
    editCard(m_home, m_home.weights / "mika.pth", {"sung in May 声", {}});
    const Value after = tensorfile::readPth(m_home.weights / "mika.pth");
    const auto& before = std::get<Value::Dict>(root.data).items;
    const auto& items = std::get<Value::Dict>(after.data).items;
    ASSERT_EQ(items.size(), before.size());
    for (std::size_t i = 0; i < items.size(); i++)
        EXPECT_EQ(items[i].first.text(), before[i].first.text());
    EXPECT_EQ(after.find("info")->text(), "sung in May 声");
    EXPECT_EQ(after.find("epoch")->intOr(0), 7);
    const auto tensors = after.find("weight")->tensors();
    ASSERT_EQ(tensors.size(), slimVoice().weights.size());
    auto own = tensors.begin();
    for (const auto& [name, tensor] : slimVoice().weights) {
        EXPECT_EQ(own->first, name);
        EXPECT_EQ(own->second.type, tensorfile::DType::Float32);
        EXPECT_TRUE(std::ranges::equal(own->second.bytes, tensor.bytes)) << name;
        ++own;
    }
    editCard(m_home, m_home.weights / "mika.pth", {{}, "somebody"});
    EXPECT_EQ(loadCard(m_home.weights / "mika.pth").info, "sung in May 声");
    EXPECT_EQ(loadCard(m_home.weights / "mika.pth").author, "somebody");

    const fs::path safe = voice("safe.safetensors", [](Voice& v) { v.card.encoder = "spin"; });
    const auto weights = loadVoice(safe).weights;
    editCard(m_home, safe, {"new", "me"});
    EXPECT_EQ(loadCard(safe).info, "new");
    EXPECT_EQ(loadCard(safe).author, "me");
    EXPECT_EQ(loadCard(safe).encoder, "spin");
    EXPECT_TRUE(
        std::ranges::equal(loadVoice(safe).weights.begin()->second.bytes, weights.begin()->second.bytes));

    tensorfile::writePth(m_home.weights / "bare.pth", *root.find("weight"));
    EXPECT_NE(sentenceOf<InvalidInput>([&] {
                  editCard(m_home, m_home.weights / "bare.pth", {"x", {}});
              }).find("tensors alone"),
              std::string::npos);
}

TEST_F(VoiceFiles, ARenamedVoiceKeepsWhatBelongsToIt)
{
    const fs::path mika = voice("mika.pth");
    voice("zoe.pth");
    write(m_home.weights / "mika.index", "own");
    write(m_home.weights / "mika.png", "picture");
    EXPECT_EQ(renameVoice(m_home, mika, "anna"), m_home.weights / "anna.pth");
    EXPECT_FALSE(fs::exists(mika));
    EXPECT_EQ(fileBytes(m_home.weights / "anna.index"), "own");
    EXPECT_EQ(fileBytes(m_home.weights / "anna.png"), "picture");
    EXPECT_EQ(loadCard(m_home.weights / "anna.pth").name, "anna");

    const fs::path anna = m_home.weights / "anna.pth";
    for (const char* name : {"zoe", "", ".hidden", "a/b", "a\nb"})
        EXPECT_THROW((void)renameVoice(m_home, anna, name), UsageError) << name;
    write(m_home.weights / "free.index", "of nobody");
    EXPECT_THROW((void)renameVoice(m_home, anna, "free"), UsageError);
    EXPECT_EQ(fileBytes(m_home.weights / "anna.index"), "own");
    EXPECT_EQ(renameVoice(m_home, anna, "anna"), anna);

    // The experiment keeps its index, and the voice keeps finding it.
    const fs::path zoe = m_home.weights / "zoe.pth";
    write(m_home.logs / "zoe/added_IVF1_Flat_nprobe_1_zoe_v2.index", "experiment's");
    const fs::path renamed = renameVoice(m_home, zoe, "zita");
    EXPECT_EQ(fileBytes(findIndex(m_home, renamed, "v2")), "experiment's");
    EXPECT_EQ(findIndex(m_home, renamed, "v2").parent_path(), m_home.weights);
    fs::remove_all(m_home.logs / "zoe");
    EXPECT_EQ(fileBytes(findIndex(m_home, renamed, "v2")), "experiment's");
}

TEST_F(VoiceFiles, AnIndexIsPutBesideItsVoice)
{
    const fs::path mika = voice("mika.pth");
    const fs::path index = write(m_root / "some.index", indexBytes(768, 40));
    EXPECT_THROW((void)giveIndex(m_home, mika, write(m_root / "narrow.index", indexBytes(256, 40)), {}),
                 InvalidInput);
    EXPECT_THROW((void)giveIndex(m_home, mika, write(m_root / "page.index", "<html>"), {}), InvalidInput);
    EXPECT_EQ(giveIndex(m_home, mika, index, {}), m_home.weights / "mika.index");
    EXPECT_EQ(fileBytes(m_home.weights / "mika.index"), indexBytes(768, 40));
    EXPECT_EQ(loadCard(mika).index, m_home.weights / "mika.index");
    EXPECT_THROW((void)giveIndex(m_home, mika, index, {}), UsageError);
}

TEST_F(VoiceFiles, ADeletedVoiceLiesInTheBin)
{
    const fs::path mika = voice("mika.pth");
    write(m_home.weights / "mika.index", "own");
    write(m_home.weights / "mikado.index", "another's");
    const std::string bytes = fileBytes(mika);
    const auto moved = deleteVoice(m_home, mika);
    EXPECT_EQ(moved,
              (std::vector<fs::path>{m_data / "Trash/files/mika.pth", m_data / "Trash/files/mika.index"}));
    EXPECT_FALSE(fs::exists(mika));
    EXPECT_FALSE(fs::exists(m_home.weights / "mika.index"));
    EXPECT_TRUE(fs::exists(m_home.weights / "mikado.index"));
    EXPECT_EQ(fileBytes(moved[0]), bytes);
    const std::string info = trashInfo("mika.pth");
    EXPECT_TRUE(info.starts_with("[Trash Info]\nPath=/")) << info;
    EXPECT_NE(info.find("/%E5%A3%B0%20100%25/weights/mika.pth\n"), std::string::npos) << info;
    EXPECT_NE(info.find("\nDeletionDate=2"), std::string::npos) << info;
    struct stat folder = {};
    ASSERT_EQ(::stat((m_data / "Trash").c_str(), &folder), 0);
    EXPECT_EQ(folder.st_mode & 0777u, 0700u);

    // Another of the same name does not push the first one out.
    const fs::path second = deleteVoice(m_home, voice("mika.pth"))[0];
    EXPECT_EQ(second, m_data / "Trash/files/mika.2.pth");
    EXPECT_EQ(fileBytes(moved[0]), bytes);
    EXPECT_NE(trashInfo("mika.2.pth").find("weights/mika.pth\n"), std::string::npos);
    EXPECT_THROW((void)moveToTrash(mika), Missing);

    fs::create_symlink(second, m_home.weights / "link.pth"); // the link goes, not what it leads to
    (void)moveToTrash(m_home.weights / "link.pth");
    EXPECT_TRUE(fs::exists(second));
    EXPECT_TRUE(fs::is_symlink(m_data / "Trash/files/link.pth"));

    // And back.
    EXPECT_EQ(restoreFromTrash(moved[0]), mika);
    EXPECT_EQ(fileBytes(mika), bytes);
    EXPECT_FALSE(fs::exists(m_data / "Trash/info/mika.pth.trashinfo"));
    EXPECT_THROW((void)restoreFromTrash(second), UsageError); // the first is there again
    EXPECT_THROW((void)restoreFromTrash(moved[0]), Missing);

    // No bin: nothing is gone.
    const fs::path kept = voice("kept.pth");
    write(m_root / "file", "");
    ::setenv("XDG_DATA_HOME", (m_root / "file").c_str(), 1);
    const std::string said = sentenceOf<InvalidInput>([&] { (void)deleteVoice(m_home, kept); });
    EXPECT_NE(said.find("still where it was"), std::string::npos) << said;
    EXPECT_TRUE(fs::exists(kept));
}

TEST_F(VoiceFiles, AFileOnAnotherVolumeGoesIntoItsBin)
{
    struct stat here = {};
    struct stat there = {};
    struct stat above = {};
    const fs::path volume = "/dev/shm"; // in some containers a folder of /dev
    if (::stat(m_root.c_str(), &here) != 0 || ::stat(volume.c_str(), &there) != 0 ||
        ::stat("/dev", &above) != 0 || here.st_dev == there.st_dev || above.st_dev == there.st_dev ||
        ::access(volume.c_str(), W_OK) != 0)
        GTEST_SKIP() << "there is no second volume to write to";
    const std::string folder = "koe-test-" + std::to_string(::getpid());
    const fs::path file = write(volume / folder / "声.bin", "bytes");
    const fs::path where = moveToTrash(file);
    EXPECT_EQ(fileBytes(where), "bytes");
    const fs::path bin = where.parent_path().parent_path();
    EXPECT_EQ(bin, volume / (".Trash-" + std::to_string(::getuid())));
    const fs::path info = bin / "info" / (where.filename().string() + ".trashinfo");
    EXPECT_NE(fileBytes(info).find("\nPath=" + folder + "/%E5%A3%B0.bin\n"), std::string::npos)
        << fileBytes(info);
    EXPECT_FALSE(fs::exists(m_data / "Trash/info/声.bin.trashinfo"));
    EXPECT_EQ(restoreFromTrash(where), file);
    EXPECT_FALSE(fs::exists(info));
    fs::remove(file);
    for (const fs::path& left : {bin / "files", bin / "info", bin, volume / folder}) {
        std::error_code ignored;
        fs::remove(left, ignored); // only while it is empty
    }
}

TEST_F(VoiceFiles, AnExperimentGoesIntoTheBinAsAWhole)
{
    write(m_home.logs / "mika/0_gt_wavs/0_0.wav", "clip");
    const fs::path lock = write(m_home.logs / "mika/.lock", "");
    const int held = ::open(lock.c_str(), O_RDWR | O_CLOEXEC);
    ASSERT_EQ(::flock(held, LOCK_EX), 0);
    EXPECT_NE(sentenceOf<InvalidInput>([&] { (void)deleteExperiment(m_home, "mika"); }).find("being trained"),
              std::string::npos);
    ::close(held);
    EXPECT_EQ(fileBytes(deleteExperiment(m_home, "mika") / "0_gt_wavs/0_0.wav"), "clip");
    EXPECT_FALSE(fs::exists(m_home.logs / "mika"));
    EXPECT_THROW((void)deleteExperiment(m_home, "mika"), Missing);
    EXPECT_THROW((void)deleteExperiment(m_home, ".."), UsageError);
    EXPECT_THROW((void)deleteExperiment(m_home, ""), UsageError);
}

TEST_F(VoiceFiles, TheStarterPackStays)
{
    const fs::path starter = m_home.starter / "voices/kathleen.pth";
    saveVoice(starter, slimVoice());
    const std::string bytes = fileBytes(starter);
    EXPECT_THROW((void)deleteVoice(m_home, starter), UsageError);
    EXPECT_THROW((void)renameVoice(m_home, starter, "mine"), UsageError);
    EXPECT_NE(sentenceOf<UsageError>([&] {
                  editCard(m_home, starter, {"x", {}});
              }).find("comes with Koe Studio"),
              std::string::npos);
    EXPECT_EQ(fileBytes(starter), bytes);
}

TEST_F(VoiceFiles, ANewVoiceGoesWhereItIsSaid)
{
    EXPECT_EQ(newVoiceFile(m_home, "anna"), m_home.weights / "anna.pth");
    EXPECT_EQ(newVoiceFile(m_home, "v1.5 final"), m_home.weights / "v1.5 final.pth");
    EXPECT_EQ(newVoiceFile(m_home, "some/anna.safetensors"), "some/anna.safetensors");
    EXPECT_EQ(newVoiceFile(m_home, "anna.pth"), "anna.pth");
    voice("anna.pth");
    for (const std::string& name : {std::string("anna"), std::string(""), std::string("some/anna.txt"),
                                    std::string(".pth"), std::string(201, 'x')})
        EXPECT_THROW((void)newVoiceFile(m_home, name), UsageError) << name;
}

} // namespace
} // namespace koe::voice
