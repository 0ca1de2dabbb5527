#include "core/log.h"
#include "studio/openmp_policy.h"
#include "studio/outcome.h"
#include "ui/app/program.h"

#include <QApplication>
#include <QIcon>
#include <QTimer>

#include <chrono>
#include <clocale>
#include <cstdio>

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
        QApplication::setWindowIcon(QIcon(":/icons/koe-studio.svg"));
        koe::log::start("warn");
        koe::ui::Program program(application, koe::Home::find());
        std::vector<std::filesystem::path> files;
        for (const QString& word : QApplication::arguments().mid(1))
            files.emplace_back(word.toStdString());
        program.window().show();
        program.window().takeFiles(files);
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
