// How quick the window is: start to the first paint, memory at rest, and how long it does not answer while
// the engine is loaded, a conversion and a training run. Under a screen (xvfb-run will do).
#include "training/tiny_set.h"
#include "ui/app/program.h"
#include "ui/jobs/stall_watch.h"
#include "ui/widgets/file_dialogs.h"

#include <QApplication>
#include <QDialog>
#include <QEventLoop>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {
namespace fs = std::filesystem;
using namespace koe;

double residentMegabytes(qint64 pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/statm");
    double size = 0.0;
    double resident = 0.0;
    file >> size >> resident;
    return resident * 4096.0 / 1e6;
}

void measureStart(const QString& program)
{
    std::vector<int> times;
    double memory = 0.0;
    for (int round = 0; round < 7; ++round) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("KOE_LOG", "info");
        process.setProcessEnvironment(environment);
        process.start(program, QStringList());
        QByteArray said;
        const QRegularExpression words("there after (\\d+) ms");
        for (int i = 0; i < 100 && !words.match(QString::fromUtf8(said)).hasMatch(); ++i) {
            process.waitForReadyRead(100);
            said += process.readAllStandardError();
        }
        if (const auto match = words.match(QString::fromUtf8(said)); match.hasMatch())
            times.push_back(match.captured(1).toInt());
        QTest::qWait(1500);
        memory = residentMegabytes(process.processId());
        process.kill();
        process.waitForFinished();
    }
    if (times.empty()) {
        std::printf("start: %s said nothing\n", qPrintable(program));
        return;
    }
    std::sort(times.begin(), times.end());
    std::printf("start to the first paint: %d ms (median of %zu; %d to %d); memory at rest %.0f MB\n",
                times[times.size() / 2], times.size(), times.front(), times.back(), memory);
    std::fflush(stdout);
}

template <typename Until> void watchUntil(const char* name, Until until)
{
    ui::StallWatch watch;
    QElapsedTimer timer;
    timer.start();
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (until() || timer.elapsed() > 60'000)
            loop.quit();
    });
    look.start(20);
    loop.exec();
    std::printf("%-20s %5.1f s: longest stall %.0f ms, of its own %.0f ms\n", name,
                static_cast<double>(timer.elapsed()) / 1000.0, watch.longestMs(), watch.longestOwnMs());
    std::fflush(stdout);
}

/// Something that is done for the first time while the engine is being loaded for the first time.
void watchLoading(QApplication& application, const fs::path& root, const QString& what)
{
    ui::Program program(application, Home::find());
    program.window().show();
    QTest::qWait(2500);
    std::unique_ptr<sound::Player> player;
    bool isThere = false;
    QTimer close;
    QObject::connect(&close, &QTimer::timeout, [] {
        if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget()))
            dialog->reject();
    });
    QTimer::singleShot(20, &program, [&] {
        program.desk().jobs.askEngine<int>(
            [](engine::Engine& engine, const Job&) { return static_cast<int>(engine.devices().size()); },
            &program, [&](const ui::Outcome<int>&) { isThere = true; });
    });
    QTimer::singleShot(60, &program, [&] {
        if (what == "play") {
            player = program.desk().sound.player();
            player->load(sound::Side::Source, root / "0.wav");
            player->play();
        } else if (what == "recording") {
            program.forms().recording.begin();
        } else if (what == "dialog") {
            close.start(100);
            (void)ui::askForFiles(&program.window(), QStringLiteral("Recordings"));
        }
    });
    watchUntil(qPrintable("loading, " + what), [&] { return isThere; });
}

} // namespace

int main(int count, char** arguments)
{
    QApplication application(count, arguments);
    std::setlocale(LC_NUMERIC, "C");
    if (const QStringList words = QApplication::arguments(); words.size() == 3) { // by itself, below
        watchLoading(application, words[1].toStdString(), words[2]);
        return 0;
    }
    const fs::path root = fs::temp_directory_path() / ("koe ui bench " + std::to_string(::getpid()));
    qputenv("KOE_HOME", QByteArray::fromStdString(root.string()));
    fs::create_directories(root / "weights");
    const fs::path speech = fs::path(KOE_SOURCE_DIR) / "tests" / "fixtures" / "speech";
    measureStart(QApplication::applicationDirPath() + "/koe-studio");
    fs::copy_file(speech / "flemishguy_16k.wav", root / "0.wav");
    for (const char* what : {"nothing", "play", "recording", "dialog"}) // each in a process of its own
        QProcess::execute(QApplication::applicationFilePath(), {QString::fromStdString(root.string()), what});
    fs::remove(root / "0.wav");
    {
        const Home home = Home::find();
        ui::Program program(application, home);
        program.window().show();
        QTest::qWait(1500);
        watchUntil("nothing", [timer = QElapsedTimer(), first = true]() mutable {
            if (std::exchange(first, false))
                timer.start();
            return timer.elapsed() > 3000;
        });

        // As people do it: the page is looked at, waves, curves and listening cards are drawn.
        program.window().showPage("inference");
        std::vector<fs::path> files;
        for (int i = 0; i < 4; ++i) {
            files.push_back(root / (std::to_string(i) + ".wav"));
            fs::copy_file(speech / "flemishguy_16k.wav", files.back());
        }
        ui::InferenceForm& inference = program.forms().inference;
        inference.add(files);
        watchUntil("reading", [&] { return inference.problem().isEmpty(); });
        inference.convert();
        watchUntil("conversion", [&] { return !inference.isConverting(); });

        program.window().showPage("training");
        auto& run = program.forms().run;
        training::TrainRequest training = training::tiny::request(root, "bench");
        training.home = home;
        training.version = "v1";
        training.epochs = 100'000; // more than are waited for
        training.saveEvery = 40;
        run.begin(training);
        watchUntil("its start", [&] { return run.view()->last.step > 0 || run.view()->isOver(); });
        watchUntil("training", [&] { return run.view()->isOver(); });
        std::printf("             %lld steps, %zu saves\n", static_cast<long long>(run.view()->last.step),
                    run.view()->saves.size());
        run.stop();
        watchUntil("its end", [&] { return run.view()->isOver(); });
    }
    fs::remove_all(root);
    return 0;
}
