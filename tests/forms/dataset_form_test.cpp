// What the Dataset page does with sets and recordings, without it; and recording.
#include "dataset/left_out.h"
#include "sound/jack_suite.h"
#include "tests/forms/form_fixture.h"
#include "ui/text/doctor_words.h"

#include <fstream>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;

class DatasetFormTest : public FormTest
{
protected:
    fs::path incoming()
    {
        const fs::path in = folder / "incoming";
        fs::create_directories(in);
        fs::copy_file(speech("kathleen_48k.opus"), in / "long.opus", fs::copy_options::overwrite_existing);
        fs::copy_file(speech(), in / "short.wav", fs::copy_options::overwrite_existing);
        std::ofstream(in / "notes.txt") << "no sound";
        return in;
    }
    static const ClipRow* clip(const DatasetForm& form, const std::string& name)
    {
        for (const ClipRow& row : form.clips())
            if (row.name == name)
                return &row;
        return nullptr;
    }
};

TEST_F(DatasetFormTest, TheFormKeepsASetAndWhatIsLeftOut)
{
    DatasetForm form(forms->desk);
    EXPECT_FALSE(form.isReady());
    QString wanted;
    QObject::connect(&form, &DatasetForm::trainWanted, [&](const QString& set, int) { wanted = set; });
    const fs::path in = incoming();
    form.takeFiles({in / "long.opus", in / "short.wav", in / "notes.txt"});
    EXPECT_EQ(DatasetForm::nameOf(form.folder()), "incoming") << "named after where they come from";
    ASSERT_TRUE(await([&] { return form.report().has_value() && !form.isChecking(); }));
    EXPECT_TRUE(form.problem().isEmpty()) << form.problem().toStdString();
    ASSERT_EQ(form.clips().size(), 3u);
    EXPECT_TRUE(fs::exists(in / "long.opus")) << "copied, not moved";
    EXPECT_TRUE(clip(form, "notes.txt")->shouldDrop());
    EXPECT_FALSE(clip(form, "long.opus")->shouldDrop());
    EXPECT_NEAR(clip(form, "long.opus")->seconds, 17.9, 0.2);
    EXPECT_EQ(form.suggested(dataset::Trouble::Unreadable), 1);
    const double minutes = form.report()->speechMinutes;
    EXPECT_NEAR(minutes, 0.33, 0.04);
    EXPECT_TRUE(verdictText(*form.report()).contains("too little"));

    form.dropAll(dataset::Trouble::Unreadable);
    EXPECT_EQ(form.suggested(dataset::Trouble::Unreadable), 0);
    form.setKept("short.wav", false);
    EXPECT_LT(form.report()->speechMinutes, minutes) << "the verdict follows at once";
    EXPECT_EQ(dataset::readLeftOut(form.folder()), (std::set<std::string>{"notes.txt", "short.wav"}));
    form.train();
    EXPECT_EQ(wanted.toStdString(), form.folder().string());
    const fs::path set = form.folder();

    // Another run of the program.
    DatasetForm again(forms->desk);
    EXPECT_EQ(again.folder(), set);
    EXPECT_TRUE(again.clips().empty()) << "nothing is read before somebody looks";
    again.wake();
    ASSERT_TRUE(await([&] { return again.report().has_value(); }));
    EXPECT_TRUE(clip(again, "short.wav")->leftOut);
    again.keepAll();
    EXPECT_FALSE(fs::exists(set / dataset::kLeftOutFile));
}

TEST_F(DatasetFormTest, AVoiceIsTrainedOnWhatTheDoctorHasHeard)
{
    DatasetForm& form = forms->dataset;
    EXPECT_EQ(form.whyNot(), "Add recordings first");
    form.takeFiles({incoming()});
    ASSERT_TRUE(await([&] { return form.report().has_value() && !form.isChecking(); }));
    form.setKept("long.opus", false);
    form.setKept("short.wav", false);
    form.setKept("notes.txt", false);
    EXPECT_FALSE(form.isReady());
    form.train(); // nothing
    EXPECT_TRUE(forms->training.values().data.empty());
    form.keepAll();
    EXPECT_TRUE(form.isReady()) << form.whyNot().toStdString();
    form.train();
    EXPECT_EQ(forms->training.values().data, folder / "incoming");
    ASSERT_TRUE(forms->training.report().has_value()) << "not heard twice";
    EXPECT_FALSE(forms->training.isChecking());
    EXPECT_EQ(forms->training.report()->speechMinutes, form.report()->speechMinutes);
}

TEST_F(DatasetFormTest, AFolderIsUsedWhereItLies)
{
    DatasetForm form(forms->desk);
    const fs::path in = incoming();
    form.takeFiles({in});
    EXPECT_EQ(form.folder(), in);
    ASSERT_TRUE(await([&] { return !form.clips().empty(); }));
    form.stopCheck();
    EXPECT_FALSE(form.isChecking());
    EXPECT_FALSE(form.make("a/b"));
    EXPECT_FALSE(form.problem().isEmpty());
    EXPECT_TRUE(form.make("Mika"));
    EXPECT_TRUE(form.problem().isEmpty());
    EXPECT_EQ(form.freeName("Mika"), "Mika 2");
    EXPECT_EQ(form.sets().size(), 2u);
    form.forget(in);
    EXPECT_EQ(form.sets().size(), 1u);
    fs::create_directories(folder / "datasets" / "Anna"); // the wizard's
    form.wake();
    EXPECT_EQ(form.sets().size(), 2u) << "seen when the page is";
    EXPECT_TRUE(fs::exists(in / "long.opus"));
    fs::remove_all(in);
    form.open(in);
    EXPECT_TRUE(await([&] { return form.problem().contains("incoming"); })) << "a folder that is gone";
}

TEST_F(DatasetFormTest, RecordingWithoutAMicrophoneSaysSo)
{
    DatasetForm set(forms->desk);
    ASSERT_TRUE(set.make("Mika"));
    RecordForm form(forms->desk, set);
    form.begin();
    EXPECT_GE(form.sentences(), 20);
    EXPECT_FALSE(form.sentence().isEmpty());
    ASSERT_TRUE(await([&] { return !form.devices().empty() || !form.problem().isEmpty(); }));
    const QString first = form.sentence();
    form.next();
    EXPECT_NE(form.sentence(), first);
    form.previous();
    EXPECT_EQ(form.sentence(), first);
    EXPECT_EQ(set.freeTake(), set.folder() / "take 001.wav");
    form.end();
    EXPECT_EQ(form.step(), RecordForm::Step::Ready);
}

/// Recording from a sound server without a sound card: silence, but all else is real.
class Recording : public WithJack<DatasetFormTest>
{
protected:
    void SetUp() override
    {
        WithJack::SetUp();
        if (!s_jack)
            GTEST_SKIP() << "there is no jackd";
    }
};

TEST_F(Recording, ASentenceIsKeptReadAgainAndDropped)
{
    using Step = RecordForm::Step;
    DatasetForm set(forms->desk);
    ASSERT_TRUE(set.make("Mika"));
    RecordForm form(forms->desk, set);
    // A server that is slow to answer is not listed: whoever opens it again sees it.
    for (int opening = 0; opening < 10 && form.devices().empty(); opening++) {
        form.begin();
        ASSERT_TRUE(await([&] { return !form.devices().empty() || !form.problem().isEmpty(); }));
    }
    ASSERT_FALSE(form.devices().empty()) << form.problem().toStdString();
    form.toggle();
    EXPECT_EQ(form.step(), Step::Recording);
    ASSERT_TRUE(await([&] { return form.seconds() > 1.0; })) << form.problem().toStdString();
    form.toggle();
    ASSERT_TRUE(await([&] { return form.step() == Step::Heard; })) << form.problem().toStdString();
    const QString advice = form.advice();
    EXPECT_TRUE(advice.contains("soft") || advice.contains("too busy"))
        << "silence is very soft: " << advice.toStdString();
    EXPECT_TRUE(fs::exists(set.folder() / "take 001.wav"));
    EXPECT_EQ(form.recorded(), 1);
    EXPECT_EQ(form.heard(), set.folder() / "take 001.wav") << "it can be listened to";
    form.again();
    EXPECT_TRUE(form.heard().empty()) << "while it is read again";
    EXPECT_EQ(form.step(), Step::Recording);
    EXPECT_TRUE(fs::exists(set.folder() / "take 001.wav")) << "until the new one is whole";
    const QString sentence = form.sentence();
    form.toggle(); // at once: a slip of the finger
    EXPECT_EQ(form.step(), Step::Ready);
    EXPECT_EQ(form.sentence(), sentence);
    form.toggle();
    ASSERT_TRUE(await([&] { return form.seconds() > 0.7; }));
    form.toggle();
    ASSERT_TRUE(await([&] { return form.step() == Step::Heard; }));
    form.next();
    EXPECT_NE(form.sentence(), sentence);
    form.end();
    ASSERT_TRUE(await([&] { return set.clips().size() == 1 && set.report().has_value(); }))
        << "the doctor hears of it";
    EXPECT_TRUE(set.clips()[0].shouldDrop()) << "silence";
}

} // namespace
} // namespace koe::ui
