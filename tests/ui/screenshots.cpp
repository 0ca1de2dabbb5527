// Pictures of every page: empty, at work, and after a failure; both themes, three languages. What ./studio
// screenshots runs, once per scale (QT_SCALE_FACTOR). Real window, real engine, a home of its own.
//
//     koe_screenshots FOLDER
#include "ui/app/language.h"
#include "ui/app/program.h"
#include "ui/widgets/fold.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPixmap>
#include <QTest>

#include <clocale>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace {
namespace fs = std::filesystem;
using namespace koe::ui;

const fs::path kFixtures = KOE_FIXTURES;

class Photographer
{
public:
    Photographer(Program& program, fs::path folder) : m_program(program), m_folder(std::move(folder)) {}

    /// All pages as they are, in all themes and languages.
    void shootAll(const QString& state)
    {
        for (const auto& [code, name] : languages()) {
            m_program.setLanguage(code);
            for (const Theme::Choice theme : {Theme::Choice::Dark, Theme::Choice::Light}) {
                m_program.setTheme(theme);
                for (const PageEntry& page : m_program.window().entries())
                    shoot(page.name, state, theme, code);
            }
        }
        m_program.setLanguage("en");
        m_program.setTheme(Theme::Choice::Dark);
        QTest::qWait(200);
    }

    /// One page, in English, in both themes.
    void shootPage(const QString& page, const QString& state)
    {
        for (const Theme::Choice theme : {Theme::Choice::Light, Theme::Choice::Dark}) {
            m_program.setTheme(theme);
            if (auto* more = m_program.window().page(page)->findChild<Fold*>())
                more->setOpen(true);
            shoot(page, state, theme, "en");
        }
    }

private:
    void shoot(const QString& page, const QString& state, Theme::Choice theme, const QString& language)
    {
        m_program.window().showPage(page);
        QTest::qWait(250);
        const double scale = m_program.window().devicePixelRatioF();
        const QString name = QStringLiteral("%1-%2-%3-%4%5.png")
                                 .arg(page, state, Theme::nameOf(theme), language, scale > 1.0 ? "@2x" : "");
        if (!m_program.window().grab().save(QString::fromStdString((m_folder / name.toStdString()).string())))
            std::fprintf(stderr, "%s cannot be written.\n", qPrintable(name));
    }

    Program& m_program;
    fs::path m_folder;
};

} // namespace

int main(int count, char** arguments)
{
    if (count != 2) {
        std::fprintf(stderr, "koe_screenshots FOLDER\n");
        return 2;
    }
    QApplication application(count, arguments);
    std::setlocale(LC_NUMERIC, "C");
    const fs::path root = fs::temp_directory_path() / ("koe screenshots " + std::to_string(::getpid()));
    koe::Home home;
    home.weights = root / "weights";
    home.logs = root / "logs";
    home.presets = root / "presets";
    home.starter = fs::path(KOE_SOURCE_DIR) / "weights" / "starter";
    fs::create_directories(home.weights);
    qputenv("KOE_HOME", QByteArray::fromStdString(root.string()));
    {
        Program program(application, home);
        program.window().resize(1280, 720);
        program.window().show();
        QTest::qWait(1500);
        Photographer photographer(program, arguments[1]);
        photographer.shootAll("empty");

        // At work: two recordings are converted.
        program.window().showPage("inference");
        std::vector<fs::path> recordings;
        for (const auto& entry : fs::directory_iterator(kFixtures / "speech"))
            if (entry.path().extension() == ".wav" || entry.path().extension() == ".flac")
                recordings.push_back(entry.path());
        std::ofstream(root / "no sound.wav") << "this is no sound";
        recordings.push_back(root / "no sound.wav");
        program.window().takeFiles(recordings);
        QTest::qWait(1500);
        if (Page* page = program.window().page("inference"))
            page->triggerPrimary();
        QTest::qWait(300);
        photographer.shootAll("busy");
        QElapsedTimer timer;
        timer.start();
        while (program.desk().jobs.board().isBusy() && timer.elapsed() < 120'000)
            QTest::qWait(100);
        QTest::qWait(500);
        photographer.shootAll("done");

        // With all settings unfolded and a spectrogram.
        program.listening().wantSpectrograms(true);
        QTest::qWait(1500);
        photographer.shootPage("inference", "unfolded");
    }
    fs::remove_all(root);
    return 0;
}
