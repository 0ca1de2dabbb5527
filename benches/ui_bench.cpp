// How quick the window is: start to the first paint, memory at rest, and how long it does not answer while a
// conversion and a training run. Under a screen (xvfb-run will do).
#include "convert/convert.h"
#include "studio/training_process.h"
#include "ui/app/program.h"
#include "ui/jobs/stall_watch.h"

#include <QApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

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
    while (!until() && timer.elapsed() < 60'000)
        QTest::qWait(50);
    std::printf("%-12s %5.1f s: longest stall %lld ms, %.2f %% of beats later than 50 ms\n", name,
                static_cast<double>(timer.elapsed()) / 1000.0, static_cast<long long>(watch.longestMs()),
                watch.shareOver() * 100.0);
    std::fflush(stdout);
}

} // namespace

int main(int count, char** arguments)
{
    QApplication application(count, arguments);
    std::setlocale(LC_NUMERIC, "C");
    const fs::path root = fs::temp_directory_path() / ("koe ui bench " + std::to_string(::getpid()));
    qputenv("KOE_HOME", QByteArray::fromStdString(root.string()));
    fs::create_directories(root / "weights");
    const fs::path speech = fs::path(KOE_SOURCE_DIR) / "tests" / "fixtures" / "speech";
    measureStart(QApplication::applicationDirPath() + "/koe-studio");
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

        convert::ConvertRequest request;
        request.home = home;
        request.voice = "kathleen";
        request.output = root / "out";
        for (int i = 0; i < 4; ++i) {
            fs::copy_file(speech / "flemishguy_16k.wav", root / (std::to_string(i) + ".wav"));
            request.inputs.push_back(root / (std::to_string(i) + ".wav"));
        }
        bool done = false;
        program.desk().jobs.submitEngine<convert::ConvertReport>(
            {"bench", "Converting", "", studio::Lane::Engine, {}, {}},
            [request](engine::Engine& engine, const Job& job) { return engine.convert(request, job, {}); },
            &program, [&](const ui::Outcome<convert::ConvertReport>&) { done = true; });
        watchUntil("conversion", [&] { return done; });

        training::TrainRequest training;
        training.home = home;
        training.name = "bench";
        training.data = speech;
        training.epochs = 3;
        bool ended = false;
        program.desk().jobs.submit<int>(
            {"bench", "Training", "", studio::Lane::Training, {}, {}},
            [training, path = QApplication::applicationDirPath()](const Job& job) {
                studio::TrainingProcess process(path.toStdString() + "/koe", training);
                const std::stop_callback stop(job.stopToken(), [&] { process.stop(); });
                return process
                    .follow(
                        [&](const studio::TrainingEvent& event) {
                            if (const auto* progress = std::get_if<studio::StageProgress>(&event))
                                job.report(progress->fraction, progress->stage);
                        },
                        [](std::string_view) {})
                    .exitCode;
            },
            &program, [&](const ui::Outcome<int>&) { ended = true; });
        watchUntil("training", [&] { return ended; });
    }
    fs::remove_all(root);
    return 0;
}
