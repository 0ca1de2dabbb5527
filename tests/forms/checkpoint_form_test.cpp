// What the Checkpoints page does with voices and experiments, without it.
#include "tensorfile/pth.h"
#include "tests/forms/form_fixture.h"
#include "voice/slim_voice.h"

#include <fstream>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;
using Form = CheckpointForm;
using tensorfile::Value;

class CheckpointFormTest : public FormTest
{
protected:
    void SetUp() override
    {
        FormTest::SetUp();
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString((folder / "data").string())); // its bin
    }
    void TearDown() override
    {
        FormTest::TearDown();
        qunsetenv("XDG_DATA_HOME");
    }
    [[nodiscard]] Form& form() { return forms->checkpoint; }
    void voice(const std::string& name, const std::string& note = "20epoch")
    {
        voice::Voice made = voice::slimVoice();
        made.card.info = note;
        saveVoice(home.weights / (name + ".pth"), made);
        ASSERT_TRUE(await([&] { return forms->voices.find(name) != nullptr; })) << name;
        form().chooseVoice(name);
    }
    fs::path checkpoint(const fs::path& file)
    {
        Value::Dict model;
        for (const auto& [key, tensor] : voice::slimVoice().weights)
            model.items.emplace_back(key, tensor);
        fs::create_directories(file.parent_path());
        tensorfile::writePth(file, Value::Dict{{{"model", model}, {"iteration", 3}}, false});
        return file;
    }
    bool says(Form::Tone tone, const char* part)
    {
        return await([&] {
            return form().message().tone == tone &&
                   form().message().sentence.contains(QString::fromUtf8(part));
        });
    }
    [[nodiscard]] std::string chosen() { return form().voice() != nullptr ? form().voice()->name : ""; }
};

TEST_F(CheckpointFormTest, AVoiceIsRenamedNotedAndComesBackFromTheBin)
{
    voice("mika");
    EXPECT_TRUE(form().isOwn());
    EXPECT_FALSE(form().isDraftChanged());
    form().setDraft({"sung in May 声", "me"});
    EXPECT_TRUE(form().isDraftChanged());
    form().saveDraft();
    EXPECT_TRUE(says(Form::Tone::Good, "note"));
    EXPECT_EQ(voice::loadCard(home.weights / "mika.pth").info, "sung in May 声");
    EXPECT_TRUE(await([&] { return !form().isDraftChanged(); }));

    forms->voices.choose("mika");
    forms->voices.setFavourite("mika", true);
    form().rename("zoe");
    EXPECT_TRUE(await([&] { return chosen() == "zoe"; }));
    EXPECT_TRUE(forms->voices.isFavourite("zoe"));
    EXPECT_TRUE(form().speaks());
    EXPECT_TRUE(says(Form::Tone::Good, "mika is called zoe now"));
    form().rename("a/b");
    EXPECT_TRUE(says(Form::Tone::Wrong, "cannot be called"));

    form().remove();
    EXPECT_TRUE(says(Form::Tone::Good, "in the bin"));
    EXPECT_EQ(form().message().offer, Form::Offer::Undo);
    EXPECT_TRUE(await([&] { return forms->voices.find("zoe") == nullptr; }));
    form().acceptOffer();
    EXPECT_TRUE(await([&] { return chosen() == "zoe"; }));
    EXPECT_TRUE(fs::exists(home.weights / "zoe.pth"));

    EXPECT_TRUE(form().speaks()) << "it was the voice that converts";
    EXPECT_TRUE(says(Form::Tone::Good, "zoe is back"));

    // Two in a row come back one after the other.
    voice("anna");
    form().remove();
    EXPECT_TRUE(says(Form::Tone::Good, "anna is in the bin"));
    EXPECT_TRUE(await([&] { return forms->voices.find("anna") == nullptr; }));
    form().chooseVoice("zoe");
    form().remove();
    EXPECT_TRUE(says(Form::Tone::Good, "zoe is in the bin"));
    form().acceptOffer();
    EXPECT_TRUE(says(Form::Tone::Good, "zoe is back"));
    EXPECT_EQ(form().message().offer, Form::Offer::Undo);
    EXPECT_EQ(form().message().file, "anna") << "the next one";
    form().undo();
    EXPECT_TRUE(says(Form::Tone::Good, "anna is back"));
    EXPECT_EQ(form().message().offer, Form::Offer::None);
    EXPECT_TRUE(fs::exists(home.weights / "zoe.pth") && fs::exists(home.weights / "anna.pth"));
    form().undo(); // nothing
    EXPECT_TRUE(await([&] { return forms->voices.find("anna") != nullptr; }));

    form().chooseVoice("kathleen"); // of the starter pack
    EXPECT_FALSE(form().isOwn());
    form().remove();
    EXPECT_TRUE(says(Form::Tone::Wrong, "comes with Koe Studio"));
}

TEST_F(CheckpointFormTest, WordsThatAreNotSavedYetWaitForTheirVoice)
{
    voice("anna");
    voice("mika");
    form().setDraft({"half a", "me"});
    form().chooseVoice("anna");
    EXPECT_FALSE(form().isDraftChanged());
    form().chooseVoice("mika");
    EXPECT_TRUE(form().isDraftChanged());
    EXPECT_EQ(form().draft().note, "half a");
    EXPECT_EQ(form().renameProblem("mika"), "") << "its own";
    EXPECT_TRUE(form().renameProblem("anna").contains("already"));
    EXPECT_TRUE(form().renameProblem("a/b").contains("cannot be called"));
    form().rename("lena");
    EXPECT_TRUE(says(Form::Tone::Good, "mika is called lena now"));
    EXPECT_TRUE(await([&] { return chosen() == "lena"; }));
    EXPECT_EQ(form().draft().note, "half a");
    form().saveDraft();
    EXPECT_TRUE(says(Form::Tone::Good, "note"));
    EXPECT_EQ(voice::loadCard(home.weights / "lena.pth").info, "half a");
    EXPECT_TRUE(await([&] { return !form().isDraftChanged(); }));
}

TEST_F(CheckpointFormTest, WhatIsWrittenReplacesWhatTheUserWasAskedAboutAndSaysWhereItIs)
{
    voice("mika");
    const fs::path out = folder / "out";
    fs::create_directories(out);
    for (const char* name : {"mika.zip", "mika.safetensors"}) {
        const fs::path target = out / name;
        std::ofstream(target) << "of yesterday";
        const auto write = [&](bool replace) {
            form().clearMessage();
            target.extension() == ".zip" ? form().pack(target, replace) : form().exportTo(target, replace);
        };
        write(false);
        EXPECT_TRUE(says(Form::Tone::Wrong, "is there already")) << name;
        EXPECT_LT(fs::file_size(target), 100U);
        write(true);
        ASSERT_TRUE(await([&] { return form().message().offer == Form::Offer::Show; })) << name;
        EXPECT_EQ(form().message().file.toStdString(), target.string());
        EXPECT_GT(fs::file_size(target), 1000U);
        EXPECT_EQ(form().folder().toStdString(), out.string()) << "the next dialog begins there";
    }
    EXPECT_TRUE(await([&] { return !forms->board.isBusy(); }));
}

TEST_F(CheckpointFormTest, ANameThatCannotBeIsSaidBeforeTheWork)
{
    voice("mika");
    voice("anna");
    form().merge().set({"mika", 0.5, "a/b"});
    EXPECT_TRUE(form().merge().problem().contains("cannot be called"))
        << form().merge().problem().toStdString();
    form().merge().set({"mika", 0.5, "anna.pth"});
    EXPECT_TRUE(form().merge().problem().contains("already"));
    form().merge().set({"mika", 0.5, "v2.pth"});
    EXPECT_EQ(form().merge().problem(), "");
    form().merge().start();
    EXPECT_TRUE(await([&] { return fs::exists(home.weights / "v2.pth"); })) << "in the folder of voices";
    EXPECT_FALSE(fs::exists("v2.pth"));
    EXPECT_TRUE(await([&] { return !forms->board.isBusy(); }));
    checkpoint(home.logs / "mika" / "G_20.pth");
    std::ofstream(home.logs / "mika/train.log") << "t\tmika\tINFO\t{}\n";
    form().refresh();
    ASSERT_TRUE(await([&] { return form().experiment() != nullptr; }));
    form().extract().set({home.logs / "mika" / "G_20.pth", "..", {}, 0});
    EXPECT_TRUE(form().extract().problem().contains("cannot be called"));
}

TEST_F(CheckpointFormTest, MergePackAndOpen)
{
    voice("mika");
    EXPECT_FALSE(form().merge().problem().isEmpty()) << "no other voice of its kind";
    voice("anna");
    ASSERT_EQ(form().merge().partners().size(), 1u);
    EXPECT_EQ(form().merge().partners()[0]->name, "mika");
    EXPECT_EQ(form().merge().proposedName(), "anna+mika");
    EXPECT_TRUE(form().merge().problem().isEmpty());
    form().merge().set({"mika", 0.25, "mika"});
    EXPECT_TRUE(form().merge().problem().contains("already"));
    form().merge().set({"mika", 0.25, "both 声"});
    form().merge().start();
    EXPECT_TRUE(await([&] { return chosen() == "both 声"; }));
    EXPECT_EQ(form().voice()->info, "0.25 × anna + 0.75 × mika");

    const fs::path package = folder / "both.zip";
    form().pack(package);
    EXPECT_TRUE(says(Form::Tone::Care, "without an index"));
    form().take({package});
    EXPECT_TRUE(says(Form::Tone::Care, "there already"));
    form().remove();
    EXPECT_TRUE(says(Form::Tone::Good, "in the bin"));
    form().take({package});
    EXPECT_TRUE(says(Form::Tone::Good, "taken in"));
    EXPECT_TRUE(await([&] { return chosen() == "both 声"; }));
    form().exportTo(folder / "both.safetensors");
    EXPECT_TRUE(says(Form::Tone::Good, "written"));
    EXPECT_EQ(voice::loadCard(folder / "both.safetensors").info, "0.25 × anna + 0.75 × mika");
    EXPECT_TRUE(await([&] { return !forms->board.isBusy(); }));
}

/// As they come from the net: RVC's users drop both at once.
TEST_F(CheckpointFormTest, AVoiceAndItsIndexAreTakenInTogether)
{
    const fs::path in = folder / "got";
    fs::create_directories(in);
    const fs::path voices = home.starter / "voices";
    saveVoice(in / "anna.pth", voice::loadVoice(voices / "kathleen.safetensors"));
    saveVoice(in / "mika.pth", voice::loadVoice(voices / "flemishguy.safetensors"));
    fs::copy_file(voices / "kathleen.index", in / "added_IVF_v1.index");
    fs::copy_file(voices / "flemishguy.index", in / "added_IVF_Mika_v1.index");
    std::ofstream(in / "broken.pth") << "<html>404</html>";

    form().take({in / "added_IVF_v1.index", in / "anna.pth"});
    EXPECT_TRUE(says(Form::Tone::Good, "anna: taken in with the index."))
        << form().message().sentence.toStdString();
    ASSERT_TRUE(await([&] { return forms->voices.find("anna") != nullptr && chosen() == "anna"; }));
    EXPECT_FALSE(forms->voices.find("anna")->index.empty());

    form().take({in / "mika.pth", in / "broken.pth", in / "added_IVF_Mika_v1.index"});
    EXPECT_TRUE(says(Form::Tone::Wrong, "mika: taken in with the index."))
        << form().message().sentence.toStdString();
    EXPECT_TRUE(form().message().sentence.contains("broken.pth")) << form().message().sentence.toStdString();
    ASSERT_TRUE(await([&] { return forms->voices.find("mika") != nullptr; }));
    EXPECT_FALSE(forms->voices.find("mika")->index.empty());
    form().take({in / "broken.pth"});
    EXPECT_TRUE(await([&] { return !form().message().sentence.isEmpty(); }));
    EXPECT_FALSE(form().message().sentence.contains("mika")) << "of another drop";
}

TEST_F(CheckpointFormTest, AVoiceIsExtractedFromAnExperiment)
{
    const fs::path file = checkpoint(home.logs / "mika/G_40.pth");
    std::ofstream(home.logs / "mika/train.log") << "t\tmika\tINFO\t{}\n";
    form().refresh();
    ASSERT_TRUE(await([&] { return form().experiment() != nullptr; }));
    EXPECT_EQ(form().experiment()->state.epoch, 3);
    EXPECT_EQ(form().extract().values().checkpoint, file);
    EXPECT_EQ(form().extract().generators(), std::vector<fs::path>{file});
    form().extract().start();
    EXPECT_TRUE(await([&] { return chosen() == "mika_e3_s40"; }));
    EXPECT_EQ(form().shelf(), Form::Shelf::Voices);
    EXPECT_TRUE(says(Form::Tone::Good, "32000 Hz"));

    const fs::path dropped = checkpoint(folder / "else/G_7.pth");
    form().take({dropped});
    EXPECT_TRUE(await([&] { return form().extract().values().checkpoint == dropped; }));
    EXPECT_EQ(form().shelf(), Form::Shelf::Experiments);
    form().remove();
    EXPECT_FALSE(await([&] { return form().experimentCount() == 0; }, 1)) << "another one is looked at";
    form().extract().set({dropped, "mika_e3_s40", "", 0});
    EXPECT_TRUE(form().extract().problem().contains("already"));
    form().extract().set({dropped, "seven", "of a friend", 0});
    form().extract().start();
    EXPECT_TRUE(await([&] { return chosen() == "seven"; }));
    EXPECT_EQ(form().voice()->info, "of a friend");

    form().setShelf(Form::Shelf::Experiments);
    form().chooseExperiment("mika");
    form().remove();
    EXPECT_TRUE(await([&] { return form().experimentCount() == 0; }));
    EXPECT_TRUE(fs::exists(folder / "data/Trash/files/mika/G_40.pth"));
}

TEST_F(CheckpointFormTest, AnUnknownFileIsNamed)
{
    voice("mika");
    std::ofstream(folder / "page.pth") << "<!DOCTYPE html><html></html>";
    form().take({folder / "page.pth"});
    EXPECT_TRUE(says(Form::Tone::Wrong, "page.pth is a web page"));
    form().setShelf(Form::Shelf::Experiments);
    EXPECT_EQ(form().message().tone, Form::Tone::None) << "it was about the other shelf";
    form().setShelf(Form::Shelf::Voices);

    std::string index = "IxF2";
    const auto put = [&](const auto number) {
        index.append(reinterpret_cast<const char*>(&number), sizeof number);
    };
    put(std::int32_t{768});
    put(std::int64_t{2});
    put(std::int64_t{1} << 20);
    put(std::int64_t{1} << 20);
    put(std::uint8_t{1});
    put(std::int32_t{1});
    put(std::uint64_t{768 * 2});
    index.append(768 * 2 * sizeof(float), '\0');
    std::ofstream(folder / "some.index", std::ios::binary) << index;
    form().take({folder / "some.index"});
    EXPECT_TRUE(says(Form::Tone::Care, "FAISS index"));
    EXPECT_EQ(form().message().offer, Form::Offer::GiveIndex);
    form().acceptOffer();
    EXPECT_TRUE(await([&] { return form().voice() != nullptr && !form().voice()->index.empty(); }));
    EXPECT_TRUE(fs::exists(home.weights / "mika.index"));
}

TEST_F(CheckpointFormTest, ListsAreSearchedByAllThatTheyShow)
{
    voice("mika", "of a choir");
    voice("anna");
    const auto shown = [&] {
        std::vector<std::string> names;
        for (const voice::VoiceCard* card : form().voices())
            names.push_back(card->name);
        return names;
    };
    EXPECT_EQ(shown().size(), form().voiceCount());
    form().setSearch("CHOIR");
    EXPECT_EQ(shown(), std::vector<std::string>{"mika"});
    form().setSearch("nn");
    EXPECT_EQ(shown(), std::vector<std::string>{"anna"});
    form().setSearch("nobody");
    EXPECT_TRUE(shown().empty());
    form().setSearch("");

    form().chooseVoice("mika");
    EXPECT_FALSE(form().speaks());
    form().use();
    EXPECT_TRUE(form().speaks());
    EXPECT_EQ(forms->inference.request().voice, (home.weights / "mika.pth").string()) << "everywhere";
    form().chooseVoice("kathleen");
    EXPECT_TRUE(fs::exists(form().sample())) << "to hear it by";

    // One that cannot be used stands among them with what is wrong, and can go.
    std::ofstream(home.weights / "page.pth") << "<!DOCTYPE html><html></html>";
    fs::last_write_time(home.weights / "page.pth",
                        fs::file_time_type::clock::now() - std::chrono::minutes(1));
    ASSERT_TRUE(await([&] { return form().broken().size() == 1; }));
    form().chooseVoice("page");
    EXPECT_TRUE(says(Form::Tone::Wrong, "page.pth"));
    ASSERT_EQ(form().message().offer, Form::Offer::Remove);
    form().acceptOffer();
    EXPECT_TRUE(says(Form::Tone::Good, "page is in the bin"));
    EXPECT_FALSE(fs::exists(home.weights / "page.pth"));
    EXPECT_TRUE(await([&] { return form().broken().empty() && form().voice() != nullptr; }))
        << "another one is shown";
}

TEST_F(CheckpointFormTest, WhatWasInterruptedIsDoneAgain)
{
    voice("mika");
    form().pack("/proc/nowhere/mika.zip");
    EXPECT_TRUE(await([&] { return form().message().tone == Form::Tone::Wrong; }));
    EXPECT_FALSE(form().message().sentence.isEmpty());
    ASSERT_TRUE(await([&] { return !forms->board.isBusy(); }));
    studio::JobCard card = forms->board.cards().back();
    EXPECT_EQ(card.state, studio::JobState::Failed);
    const fs::path package = folder / "mika.zip";
    const std::string wrong = "/proc/nowhere/mika.zip";
    card.request.replace(card.request.find(wrong), wrong.size(), package.string());
    forms->jobs.beginAgain(card);
    EXPECT_TRUE(await([&] { return fs::exists(package); }));
    EXPECT_TRUE(says(Form::Tone::Care, "without an index"));
    EXPECT_TRUE(await([&] { return !forms->board.isBusy(); }));
}

} // namespace
} // namespace koe::ui
