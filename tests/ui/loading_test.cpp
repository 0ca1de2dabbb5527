// While a large library is being loaded, as the engine is at its first use, who begins a thread or loads
// something waits until that is done. The window does neither: it is used here while the loader reads a
// "library" that does not come.
#include "core/error.h"
#include "studio/shared_library.h"
#include "tests/ui/ui_fixture.h"
#include "ui/pages/dataset/clip_list.h"
#include "ui/widgets/file_dialogs.h"

#include <QDialog>
#include <QPushButton>

#include <atomic>
#include <chrono>
#include <fcntl.h>
#include <future>
#include <sys/stat.h>
#include <thread>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;

/// Keeps the program's loader waiting for a pipe to which nobody writes.
class HeldLoader
{
public:
    explicit HeldLoader(const fs::path& pipe)
        : m_pipe(pipe), m_end([this, until = m_over.get_future()] { end(until); }), m_load([this] { load(); })
    {
        while (!studio::isLibraryBeingLoaded())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        std::this_thread::sleep_for(std::chrono::milliseconds(200)); // until it reads
    }
    ~HeldLoader() { release(); }
    HeldLoader(const HeldLoader&) = delete;
    HeldLoader& operator=(const HeldLoader&) = delete;

    /// @return whether it was held until now: nobody has waited for it
    bool release()
    {
        if (m_load.joinable()) {
            m_over.set_value();
            m_end.join();
            m_load.join();
        }
        return !m_wasTooLong;
    }

private:
    void load() const
    {
        EXPECT_THROW((void)studio::loadFactory(m_pipe, "nothing", "library of this test"), Missing);
    }
    void end(const std::future<void>& until)
    {
        m_wasTooLong = until.wait_for(std::chrono::seconds(60)) != std::future_status::ready;
        ::close(::open(m_pipe.c_str(), O_WRONLY | O_CLOEXEC)); // nothing comes: it is no library
    }

    fs::path m_pipe;
    std::promise<void> m_over;
    std::atomic<bool> m_wasTooLong = false;
    std::thread m_end; // these two begin last
    std::thread m_load;
};

class WhileItIsLoading : public UiTest
{
protected:
    QPushButton* saying(const QString& text)
    {
        const MainWindow& window = program->window();
        for (QPushButton* one : program->window().page(window.shownPage())->findChildren<QPushButton*>())
            if (one->text() == text && one->isVisible())
                return one;
        return nullptr;
    }
};

TEST_F(WhileItIsLoading, TheWindowIsUsed)
{
    ASSERT_TRUE(await([&] { return program->desk().voices.isRead(); }));
    const fs::path recordings = folder / "recordings";
    fs::create_directories(recordings);
    fs::copy_file(fs::path(KOE_FIXTURES) / "speech" / "kathleen_16k.wav", recordings / "a.wav");
    program->forms().dataset.open(recordings);
    ASSERT_TRUE(await([&] { return program->forms().dataset.report().has_value(); }));
    const fs::path pipe = folder / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);

    HeldLoader loader(pipe);
    for (const char* page : {"checkpoint", "training", "wizard", "settings", "inference", "dataset"})
        showPage(page);
    // The first play on Dataset and Checkpoints, the first recording.
    auto* clips = program->window().page("dataset")->findChild<ClipList*>();
    ASSERT_TRUE(await([&] { return clips->model()->rowCount() == 1; }));
    clips->setFocus();
    clips->setCurrentIndex(clips->model()->index(0, 0));
    QTest::keyClick(clips, Qt::Key_Space);
    ASSERT_NE(saying("Record"), nullptr);
    saying("Record")->click();
    showPage("checkpoint");
    ASSERT_TRUE(await([&] { return saying("Hear it") != nullptr && saying("Hear it")->isEnabled(); }));
    saying("Hear it")->click();
    // A dialog waits, and the window does not.
    QTimer::singleShot(400, &program->window(), [&] {
        EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
        EXPECT_TRUE(loader.release()) << "somebody has waited for it";
    });
    QTimer close;
    QObject::connect(&close, &QTimer::timeout, [] {
        if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget()))
            dialog->reject();
    });
    close.start(50);
    EXPECT_TRUE(askForFiles(&program->window(), QStringLiteral("Recordings")).isEmpty());
    EXPECT_TRUE(loader.release());
}

} // namespace
} // namespace koe::ui
