#include "core/log.h"
#include "studio/openmp_policy.h"
#include "studio/outcome.h"
#include "studio/start_home.h"
#include "ui/app/icons.h"
#include "ui/app/program.h"
#include "ui/app/single_window.h"

#include <QApplication>
#include <QTimer>

#include <chrono>
#include <clocale>
#include <cstdio>

namespace {

std::vector<std::filesystem::path> filesOf(const QStringList& words)
{
    std::vector<std::filesystem::path> files;
    for (const QString& word : words)
        files.emplace_back(word.toStdString());
    return files;
}

} // namespace

int main(int count, char** arguments)
{
    try {
        koe::studio::ensurePassiveOpenMp(arguments);
        const auto began = std::chrono::steady_clock::now();
        QApplication application(count, arguments);
        std::setlocale(LC_NUMERIC, "C"); // QApplication takes the user's; files and the engine speak C's
        QApplication::setApplicationName("koe-studio");
        QApplication::setApplicationDisplayName("Koe Studio");
        QApplication::setApplicationVersion(KOE_VERSION);
        QApplication::setDesktopFileName("koe-studio");
        QApplication::setWindowIcon(koe::ui::icon("koe-studio"));
        koe::log::start("warn");
        const QStringList words = QApplication::arguments().mid(1);
        koe::ui::SingleWindow single(koe::Home::find());
        if (single.handOver(words))
            return 0;
        const koe::Home home = koe::studio::startHome();
        koe::ui::Program program(application, home);
        koe::ui::MainWindow& window = program.window();
        window.show();
        window.takeFiles(filesOf(words));
        QObject::connect(&single, &koe::ui::SingleWindow::startedAgain, &window,
                         [&window](const QStringList& files) {
                             window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
                             window.raise();
                             window.activateWindow();
                             window.takeFiles(filesOf(files));
                         });
        QTimer::singleShot(0, &program, [began] { // behind the first paint
            koe::log::info("The window was there after {} ms.",
                           std::chrono::duration_cast<std::chrono::milliseconds>(
                               std::chrono::steady_clock::now() - began)
                               .count());
        });
        return QApplication::exec();
    } catch (...) {
        std::fprintf(stderr, "%s\n", koe::studio::failureOf(std::current_exception()).sentence.c_str());
        return 1;
    }
}
