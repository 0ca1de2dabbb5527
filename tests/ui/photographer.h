#pragma once

#include "core/atomic_file.h"
#include "sound/jack_server.h"
#include "ui/app/language.h"
#include "ui/app/program.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPainter>
#include <QPixmap>
#include <QTest>

#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <unistd.h>

namespace koe::ui {

/// The whole program on a home of its own, which goes with it.
struct Studio
{
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("koe screenshots " + std::to_string(::getpid()));
    Home home;
    std::unique_ptr<JackServer> jack;
    std::unique_ptr<Program> program;

    /// @param quick with a starter base of two speakers: looking among all for the nearest takes long
    explicit Studio(bool quick)
    {
        namespace fs = std::filesystem;
        fs::remove_all(folder);
        home.weights = folder / "weights";
        home.logs = folder / "logs";
        home.presets = folder / "presets";
        home.starter = fs::path(KOE_SOURCE_DIR) / "weights" / "starter";
        fs::create_directories(home.weights);
        if (quick) {
            const fs::path whole = home.starter;
            home.starter = home.weights / "starter"; // the training process finds it there as well
            fs::create_directories(home.starter);
            for (const auto& entry : fs::directory_iterator(whole))
                if (entry.path().filename() != "config.json")
                    fs::create_symlink(entry.path(), home.starter / entry.path().filename());
            std::string config = readTextFile(whole / "config.json");
            writeTextFile(home.starter / "config.json", config.replace(config.find("352"), 3, "2"));
        }
        qputenv("KOE_HOME", QByteArray::fromStdString(folder.string())); // for processes that it starts
        if (JackServer::isInstalled())
            jack = std::make_unique<JackServer>();
        start();
    }
    ~Studio()
    {
        program.reset();
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
    Studio(const Studio&) = delete;
    Studio& operator=(const Studio&) = delete;

    /// A new run of the program on the same home.
    void start()
    {
        program.reset();
        program = std::make_unique<Program>(*qApp, home);
        program->setLanguage("en");
        program->window().resize(1280, 720);
        program->window().show();
        QTest::qWait(300);
    }
};

/// Takes the pictures: PAGE-STATE-THEME-LANGUAGE[@SCALEx].png.
class Photographer
{
public:
    using Prepare = std::function<void(Page&)>;

    Photographer(Studio& studio, std::filesystem::path folder) : m_studio(studio), m_folder(std::move(folder))
    {
    }

    /// One page in both themes and all languages. @param prepare done to each page before its picture
    void all(const QString& page, const QString& state, const Prepare& prepare = {})
    {
        for (const auto& [code, name] : languages()) {
            speak(code);
            both(page, state, code, prepare);
        }
        speak("en");
        program().setTheme(Theme::Choice::Dark);
        settle(page);
    }
    void english(const QString& page, const QString& state, const Prepare& prepare = {})
    {
        both(page, state, "en", prepare);
    }
    void asItIs(const QString& page, const QString& state) { take(page, state, "en"); }

    /// Lets the window live until @p condition holds; says so where it does not in time.
    static void await(const std::function<bool()>& condition, int seconds = 180)
    {
        QElapsedTimer timer;
        timer.start();
        while (!condition()) {
            if (timer.elapsed() > seconds * 1000) {
                std::fprintf(stderr, "waited %d s in vain\n", seconds);
                return;
            }
            QTest::qWait(50);
        }
    }

private:
    [[nodiscard]] Program& program() const { return *m_studio.program; }

    /// All pages are made anew for it, a moment later.
    void speak(const QString& code)
    {
        const QWidget* before = program().window().centralWidget();
        program().setLanguage(code);
        await([&] { return program().window().centralWidget() != before; }, 3);
    }

    void both(const QString& page, const QString& state, const QString& language, const Prepare& prepare)
    {
        for (const Theme::Choice theme : {Theme::Choice::Light, Theme::Choice::Dark}) {
            program().setTheme(theme);
            settle(page);
            if (prepare) {
                prepare(*program().window().page(page));
                QTest::qWait(150);
            }
            take(page, state, language);
            for (QWidget* popup : QApplication::topLevelWidgets())
                if (popup->windowType() == Qt::Popup)
                    popup->hide();
        }
    }

    /// All pages are made anew by then, and painted.
    void settle(const QString& page)
    {
        MainWindow& window = program().window();
        QTest::qWait(30);
        window.showPage(page);
        await([&] { return window.page(page)->isVisible(); }, 10);
        QTest::qWait(120);
    }

    void take(const QString& page, const QString& state, const QString& language)
    {
        MainWindow& window = program().window();
        QPixmap picture = window.grab();
        {
            QPainter painter(&picture);
            for (QWidget* popup : QApplication::topLevelWidgets())
                if (popup->windowType() == Qt::Popup && popup->isVisible())
                    painter.drawPixmap(window.mapFromGlobal(popup->pos()), popup->grab());
        }
        const double scale = window.devicePixelRatioF();
        const QString theme = Theme::current().isDark ? "dark" : "light";
        const QString name =
            QStringLiteral("%1-%2-%3-%4%5.png")
                .arg(page, state, theme, language, scale == 1.0 ? "" : QStringLiteral("@%1x").arg(scale));
        if (!picture.save(QString::fromStdString((m_folder / name.toStdString()).string())))
            std::fprintf(stderr, "%s cannot be written.\n", qPrintable(name));
    }

    Studio& m_studio;
    std::filesystem::path m_folder;
};

} // namespace koe::ui
