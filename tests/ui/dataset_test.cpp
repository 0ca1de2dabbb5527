// The Dataset page with the real doctor.
#include "dataset/left_out.h"
#include "tests/ui/ui_fixture.h"
#include "ui/pages/dataset/clip_list.h"
#include "ui/pages/dataset/dataset_page.h"

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

} // namespace
} // namespace koe::ui
