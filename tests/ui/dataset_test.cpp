// The Dataset page with the real doctor.
#include "dataset/left_out.h"
#include "sound/jack_suite.h"
#include "tests/ui/ui_fixture.h"
#include "ui/pages/dataset/clip_list.h"
#include "ui/pages/dataset/dataset_page.h"
#include "ui/pages/dataset/record_form.h"
#include "ui/pages/dataset/record_panel.h"
#include "ui/widgets/play_row.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>

#include <fstream>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;

class DatasetTest : public UiTest
{
protected:
    fs::path incoming()
    {
        const fs::path in = folder / "incoming";
        fs::create_directories(in);
        const fs::path speech = fs::path(KOE_SOURCE_DIR) / "tests" / "fixtures" / "speech";
        fs::copy_file(speech / "kathleen_48k.opus", in / "long.opus", fs::copy_options::overwrite_existing);
        fs::copy_file(speech / "kathleen_16k.wav", in / "short.wav", fs::copy_options::overwrite_existing);
        std::ofstream(in / "notes.txt") << "no sound";
        return in;
    }
};

TEST_F(DatasetTest, ThePageShowsTheClipsAndTheVerdict)
{
    showPage("dataset");
    auto* page = dynamic_cast<DatasetPage*>(program->window().page("dataset"));
    ASSERT_NE(page, nullptr);
    const fs::path in = incoming();
    auto* list = page->findChild<ClipList*>();
    ASSERT_NE(list, nullptr);
    auto* verdict = page->findChild<QLabel*>("verdict");
    ASSERT_NE(verdict, nullptr);
    DatasetForm& form = program->forms().dataset;
    holds(
        [&] {
            StallWatch stalls;
            program->window().takeFiles({in / "long.opus", in / "short.wav", in / "notes.txt"});
            ASSERT_TRUE(await([&] { return list->model()->rowCount() == 3; }));
            ASSERT_TRUE(
                await([&] { return form.report().has_value() && verdict->text().contains("too little"); }));
            expectQuick(stalls, "a set that the doctor looks at");
        },
        [&] { ASSERT_TRUE(form.make(form.freeName("incoming"))); }); // a new set, to be looked at anew
    ASSERT_FALSE(HasFatalFailure());
    const auto dropButtons = [&] {
        int count = 0;
        for (const QPushButton* each : page->findChildren<QPushButton*>())
            count += each->text() == "Leave out" && each->isVisible() ? 1 : 0;
        return count;
    };
    ASSERT_TRUE(await([&] { return dropButtons() == 1; }));
    for (QPushButton* each : page->findChildren<QPushButton*>())
        if (each->text() == "Leave out")
            each->click();
    EXPECT_TRUE(await([&] { return dropButtons() == 0; }));
    // The keyboard drops and keeps.
    list->setFocus();
    EXPECT_EQ(list->model()->index(0, 0).data().toString(), "notes.txt") << "what wants a look comes first";
    list->setCurrentIndex(list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, "long.opus")[0]);
    QTest::keyClick(list, Qt::Key_Delete);
    const fs::path set = form.folder();
    EXPECT_EQ(set.parent_path(), folder / "datasets");
    EXPECT_EQ(dataset::readLeftOut(set), (std::set<std::string>{"long.opus", "notes.txt"}));
    QTest::keyClick(list, Qt::Key_Delete);
    EXPECT_EQ(dataset::readLeftOut(set), (std::set<std::string>{"notes.txt"}));
    // Another language, the same set.
    setLanguage("ja");
    auto* anew = program->window().page("dataset")->findChild<ClipList*>();
    ASSERT_NE(anew, nullptr);
    EXPECT_TRUE(await([&] { return anew->model()->rowCount() == 3; }));
    setLanguage("en");
}

/// Recording from a sound server without a sound card: silence, but all else is real.
class RecordUi : public WithJack<UiTest>
{
protected:
    void SetUp() override
    {
        WithJack::SetUp();
        if (!s_jack)
            GTEST_SKIP() << "there is no jackd";
    }
};

TEST_F(RecordUi, ATakeIsHeardBeforeTheNext)
{
    using Step = RecordForm::Step;
    showPage("dataset");
    activate();
    auto* page = dynamic_cast<DatasetPage*>(program->window().page("dataset"));
    ASSERT_NE(page, nullptr);
    RecordForm& form = program->forms().recording;
    ASSERT_TRUE(program->forms().dataset.make("Mika"));
    auto* record = page->findChild<QPushButton*>("record");
    ASSERT_NE(record, nullptr);
    record->click();
    ASSERT_TRUE(await([&] { return !form.devices().empty() || !form.problem().isEmpty(); }));
    // A server that is slow to answer is not listed: whoever opens it again sees it.
    for (int opening = 0; opening < 10 && form.devices().empty(); opening++) {
        form.begin();
        ASSERT_TRUE(await([&] { return !form.devices().empty() || !form.problem().isEmpty(); }));
    }
    auto* panel = page->findChild<RecordPanel*>();
    ASSERT_NE(panel, nullptr);
    auto* hear = panel->findChild<PlayRow*>();
    ASSERT_NE(hear, nullptr);
    EXPECT_FALSE(hear->isVisible());
    const auto readFor = [&](double seconds) {
        QTest::keyClick(panel, Qt::Key_Space);
        ASSERT_EQ(form.step(), Step::Recording);
        ASSERT_TRUE(await([&] { return form.seconds() > seconds; })) << form.problem().toStdString();
        QTest::keyClick(panel, Qt::Key_Space);
        ASSERT_TRUE(await([&] { return form.step() == Step::Heard; })) << form.problem().toStdString();
    };
    readFor(2.0);
    EXPECT_TRUE(hear->isVisible());
    QTest::keyClick(panel, Qt::Key_Return);
    EXPECT_TRUE(hear->isPlaying());
    ASSERT_TRUE(await([&] { return hear->positionSeconds() > 0.2; })) << hear->problem().toStdString();
    QTest::keyClick(panel, Qt::Key_Return);
    EXPECT_FALSE(hear->isPlaying());
    for (QPushButton* one : hear->findChildren<QPushButton*>())
        if (one->isVisible())
            QTest::mouseClick(one, Qt::LeftButton);
    EXPECT_TRUE(hear->isPlaying());
    EXPECT_TRUE(panel->hasFocus()) << "Space goes on recording";
    // Reading it again silences it, and the new one is what is heard then.
    QTest::keyClick(panel, Qt::Key_Backspace);
    EXPECT_EQ(form.step(), Step::Recording);
    EXPECT_FALSE(hear->isPlaying());
    EXPECT_FALSE(hear->isVisible());
    ASSERT_TRUE(await([&] { return form.seconds() > 1.0; }));
    QTest::keyClick(panel, Qt::Key_Space);
    ASSERT_TRUE(await([&] { return form.step() == Step::Heard; }));
    QTest::keyClick(panel, Qt::Key_Return);
    EXPECT_TRUE(await([&] { return hear->positionSeconds() > 0.1; })) << hear->problem().toStdString();
    QTest::keyClick(panel, Qt::Key_Right);
    EXPECT_FALSE(hear->isPlaying()) << "the next sentence is silent";
    EXPECT_EQ(form.step(), Step::Ready);
}

} // namespace
} // namespace koe::ui
