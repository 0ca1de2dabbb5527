// Pictures of every page, empty, at work, done and after a failure: both themes, three languages. What
// ./studio screenshots runs, once per scale (QT_SCALE_FACTOR). Real window, real engine, real files in a home
// of its own; only the server that a base model is downloaded from is one of ours, and slow.
//
//     koe_screenshots FOLDER [SCENE…]        scenes: empty inference dataset training checkpoint settings
//     wizard
#include "photographer.h"
#include "sound/jack_server.h"
#include "studio/settings.h"
#include "training/tiny_set.h"
#include "ui/app/voice_chooser.h"
#include "ui/jobs/job_shelf.h"
#include "ui/jobs/save_listening.h"
#include "ui/jobs/training_run.h"
#include "ui/pages/settings/model_row.h"
#include "ui/pages/training/training_form.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/message_line.h"
#include "ui/wizard/wizard_form.h"
#include "voice/slim_voice.h"

#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

#include <clocale>
#include <csignal>
#include <fstream>
#include <map>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;

const fs::path kSpeech = fs::path(KOE_FIXTURES) / "speech";

/// kathleen_16k.wav, 16 bit, again and again, louder by @p gain and cut off at full scale.
fs::path recording(const fs::path& file, int times, double gain = 1.0)
{
    std::ifstream in(kSpeech / "kathleen_16k.wav", std::ios::binary);
    const std::string all((std::istreambuf_iterator<char>(in)), {});
    constexpr std::size_t kHeader = 44;
    const auto* samples = reinterpret_cast<const std::int16_t*>(all.data() + kHeader);
    const std::size_t count = (all.size() - kHeader) / 2;
    std::vector<float> wave;
    for (int i = 0; i < times; i++)
        for (std::size_t k = 0; k < count; k++)
            wave.push_back(static_cast<float>(std::clamp(samples[k] / 32768.0 * gain, -1.0, 1.0)));
    fs::create_directories(file.parent_path());
    training::tiny::writeWave(file, wave, 16000);
    return file;
}

fs::path copyOf(const char* fixture, const fs::path& file)
{
    fs::create_directories(file.parent_path());
    fs::copy_file(kSpeech / fixture, file, fs::copy_options::overwrite_existing);
    return file;
}

fs::path noSound(const fs::path& file)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file) << "this is no sound";
    return file;
}

void press(const QWidget& page, const char* objectName)
{
    if (auto* button = page.findChild<QAbstractButton*>(objectName))
        button->click();
    else
        std::fprintf(stderr, "There is no button %s.\n", objectName);
}

void unfold(const QWidget& page)
{
    for (Fold* fold : page.findChildren<Fold*>())
        fold->setOpen(true);
    QTest::qWait(100); // it has its new height by then
}

void scrollTo(const QWidget& page, double share)
{
    for (auto* area : page.findChildren<QScrollArea*>())
        if (area->isVisible())
            area->verticalScrollBar()->setValue(
                static_cast<int>(share * area->verticalScrollBar()->maximum()));
}

void scrollToFirstModel(const QWidget& page)
{
    const auto* row = page.findChild<ModelRow*>();
    auto* area = page.findChild<QScrollArea*>();
    area->verticalScrollBar()->setValue(row->mapTo(area->widget(), QPoint()).y() - 180);
}

/// Whether a message stands on the page.
bool isSaid(const QWidget& page)
{
    const auto lines = page.findChildren<MessageLine*>();
    return std::any_of(lines.begin(), lines.end(), [](const MessageLine* line) { return line->isVisible(); });
}

/// Sends the beginning of whatever it is asked for, and then no more than some megabytes a second.
class SlowServer
{
public:
    SlowServer()
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                if (!socket->readAll().startsWith("GET"))
                    return;
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 189507909\r\n\r\n");
                socket->write(QByteArray(60'000'000, 'k'));
                auto* more = new QTimer(socket);
                QObject::connect(more, &QTimer::timeout, socket,
                                 [socket] { socket->write(QByteArray(200'000, 'k')); });
                more->start(100);
            });
        });
    }
    [[nodiscard]] std::string address() const
    {
        return "http://127.0.0.1:" + std::to_string(m_server.serverPort());
    }

private:
    QTcpServer m_server;
};

/// Ends this program's training process as a full memory would.
void killTraining()
{
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator("/proc", ignored)) {
        const int process = std::atoi(entry.path().filename().c_str());
        if (process <= 0)
            continue;
        std::ifstream status(entry.path() / "stat");
        const std::string line((std::istreambuf_iterator<char>(status)), {});
        const std::size_t at = line.rfind(')');
        int parent = 0;
        if (at != line.npos && line.find("(koe)") != line.npos &&
            std::sscanf(line.c_str() + at, ") %*c %d", &parent) == 1 && parent == ::getpid())
            ::kill(process, SIGKILL);
    }
}

struct Scenes
{
    Studio& studio;
    Photographer camera;

    Program& program() const { return *studio.program; }
    MainWindow& window() const { return studio.program->window(); }
    Forms& forms() const { return program().forms(); }
    [[nodiscard]] fs::path file(const char* name) const { return studio.folder / "incoming" / name; }
    void drop(const char* page, const std::vector<fs::path>& files) const
    {
        window().showPage(page);
        window().takeFiles(files);
    }

    void empty()
    {
        for (const PageEntry& page : window().entries())
            camera.all(page.name, "empty");
        camera.english("inference", "chooser",
                       [this](Page&) { window().findChild<VoiceChooser*>()->open(); });
        window().resize(900, 600);
        for (const char* page : {"inference", "dataset", "training", "checkpoint", "wizard", "settings"})
            camera.english(page, "narrow");
        window().resize(1280, 720);
    }

    void inference()
    {
        drop("inference",
             {copyOf("kathleen_48k.opus", file("verse 2.opus")), recording(file("talk.wav"), 60),
              copyOf("flemishguy_24k.opus", file("a long name of a recording, second microphone.opus")),
              noSound(file("notes.wav"))});
        InferenceForm& form = program().forms().inference;
        const auto& sources = form.sources().all();
        camera.await([&] { return sources.size() == 4 && sources[3].state == Source::State::Broken; });
        camera.all("inference", "ready");
        form.convert();
        camera.await(
            [&] { return sources[0].state == Source::State::Done && sources[1].secondsLeft.has_value(); });
        camera.all("inference", "busy");
        form.stop(1);
        camera.await([&] { return !form.isConverting(); });
        form.sources().setData(form.sources().index(1), Qt::Unchecked, Qt::CheckStateRole);
        form.change([](convert::ConvertRequest& settings) {
            settings.transposeSemitones = 5;
            settings.indexRate = 0.4;
        });
        form.convert();
        camera.await([&] { return !form.isConverting(); });
        form.star(form.takes().front().id, true);
        camera.await([&] { return program().forms().listening.pictures().resultPitch != nullptr; });
        camera.all("inference", "done");
        window().resize(900, 600);
        camera.english("inference", "done-narrow");
        window().resize(1280, 720);
        program().forms().listening.wantSpectrograms(true);
        QTest::qWait(1500);
        camera.all("inference", "unfolded", [](Page& page) { unfold(page); });
        program().forms().listening.wantSpectrograms(false);
        // What cannot be read, and a voice whose base model is not here.
        voice::saveVoice(program().desk().home.weights / "mika.pth", voice::slimVoice());
        camera.await([&] { return program().desk().voices.find("mika") != nullptr; });
        program().desk().voices.choose("mika");
        form.convert();
        camera.await([&] { return !form.isConverting(); });
        form.setCurrent(sources[3].file);
        camera.all("inference", "failed");
        camera.all("inference", "shelf", [this](Page&) { window().findChild<JobShelf*>()->setOpen(true); });
    }

    void dataset()
    {
        camera.await([&] { return program().desk().voices.isRead(); });
        std::vector<fs::path> files{copyOf("kathleen_48k.opus", file("monday.opus")),
                                    copyOf("ljspeech_22k.opus", file("somebody else.opus")),
                                    copyOf("kathleen_16k.wav", file("short.wav")),
                                    copyOf("kathleen_16k.wav", file("short again.wav")),
                                    recording(file("too loud.wav"), 5, 30.0),
                                    recording(file("long.wav"), 60),
                                    noSound(file("notes.txt"))};
        drop("dataset", files);
        QTest::qWait(300);
        camera.all("dataset", "busy");
        QWidget* page = window().page("dataset");
        camera.await([&] {
            page = window().page("dataset");
            return page->findChild<QAbstractButton*>("leaveOut") != nullptr;
        });
        QTest::qWait(1500);
        camera.all("dataset", "findings", [](Page&) { QTest::qWait(1500); });
        camera.all("dataset", "record", [this](Page& now) {
            press(now, "record");
            QTest::qWait(400);
        });
        if (auto* jack = studio.jack.get()) {
            press(*window().page("dataset"), "record");
            QTest::qWait(1200);
            jack->kill();
            camera.await([&] { return isSaid(*window().page("dataset")); }, 20);
            QTest::qWait(200);
            camera.asItIs("dataset", "record-failed");
        }
    }

    void training()
    {
        program().desk().settings.set("mirror", "http://127.0.0.1:9");
        auto& form = forms().training;
        auto& run = forms().run;
        camera.await([&] { return !form.bases().empty(); });
        form.setName("Mika");
        form.setData(copyOf("kathleen_48k.opus", file("Mika/monday.opus")).parent_path());
        camera.await([&] { return form.report().has_value(); });
        camera.all("training", "ready", [](Page& page) { unfold(page); });
        for (const TrainingBase& base : form.bases())
            if (!base.isHere) {
                form.setBase(base.id);
                break;
            }
        camera.all("training", "missing");
        form.startAnew();

        training::TrainRequest request = training::tiny::request(studio.folder, "Mika");
        request.home = program().desk().home;
        std::ofstream(request.home.experiment("Mika") / "prepare.json")
            << R"({"sample_rate": 8000, "version": "v1", "f0": true, "encoder": "koe-starter-1"})";
        request.version = "v1";
        request.epochs = 200;
        request.saveEvery = 8;
        run.begin(request);
        camera.all("training", "beginning");
        camera.await([&] { return forms().saves.samples().size() >= 3; }, 120);
        camera.all("training", "busy");
        camera.all("training", "shelf", [this](Page&) { window().findChild<JobShelf*>()->setOpen(true); });
        run.pause(true);
        QTest::qWait(300);
        camera.english("training", "paused");
        run.pause(false);
        QTest::qWait(300);
        killTraining();
        camera.await([&] { return run.view()->isOver(); });
        camera.all("training", "failed");
        run.putAway();
        form.goOn("Mika");
        QTest::qWait(500);
        camera.all("training", "again");
        form.setEpochs(1);
        camera.all("training", "refused");
        form.goOn("Mika");
        run.begin(request);
        camera.await([&] { return run.view()->last.step > 0; });
        studio.start(); // the window is closed while it trains, and opened again
        camera.all("training", "interrupted");
        const auto card = forms().run.interrupted();
        if (!card)
            return;
        forms().run.resume(*card);
        camera.await([&] { return forms().run.view()->last.step > 0; });
        forms().run.stop();
        camera.await([&] { return forms().run.view()->isOver(); });
        QTest::qWait(500);
        camera.all("training", "done");
        camera.all("checkpoint", "experiment", [](Page& page) { press(page, "experiments"); });
    }

    void checkpoint()
    {
        const fs::path weights = program().desk().home.weights;
        const fs::path starter = program().desk().home.starter / "voices";
        fs::copy_file(starter / "kathleen.safetensors",
                      weights / "robin, a voice with a long name.safetensors");
        voice::saveVoice(weights / "mika.pth", voice::slimVoice());
        std::ofstream(weights / "torn.pth") << "this is no voice";
        camera.await([&] { return program().desk().voices.find("mika") != nullptr; });
        window().showPage("checkpoint");
        QTest::qWait(300);
        camera.all("checkpoint", "voices", [](Page& page) {
            unfold(page);
            scrollTo(page, 1.0);
        });
        const fs::path unknown = noSound(file("unknown.pth"));
        camera.all("checkpoint", "failed", [&](Page&) {
            drop("checkpoint", {unknown}); // what it is, in each language
            QTest::qWait(500);
        });
    }

    void settings()
    {
        const SlowServer server;
        program().desk().settings.set("mirror", server.address());
        window().showPage("settings");
        QTest::qWait(300);
        camera.all("settings", "models", [](Page& page) { scrollTo(page, 0.35); });
        camera.all("settings", "foot", [](Page& page) {
            unfold(page);
            scrollTo(page, 1.0);
        });
        const auto get = [this] {
            for (auto* row : window().page("settings")->findChildren<ModelRow*>())
                if (auto* button = row->findChild<QPushButton*>();
                    button->accessibleName() == "Get contentvec")
                    button->click();
        };
        get();
        QTest::qWait(1500);
        camera.all("settings", "busy", [](Page& page) { scrollToFirstModel(page); });
        get(); // stops it
        QTest::qWait(500);
        program().desk().settings.set("mirror", "http://127.0.0.1:9");
        get();
        camera.await([&] { return !program().desk().jobs.board().isBusy(); });
        camera.all("settings", "failed", [](Page& page) { scrollToFirstModel(page); });
    }

    void wizard()
    {
        auto& form = forms().wizard;
        auto& run = forms().run;
        window().showPage("wizard");
        form.setName("Robin");
        form.next();
        camera.all("wizard", "recordings");
        drop("wizard", {recording(file("Robin/long.wav"), 60)});
        camera.await([&] { return form.isReady(); });
        form.next();
        camera.all("wizard", "check-busy");
        form.startAnew();
        form.setName("Mika");
        form.next();
        drop("wizard", {copyOf("kathleen_48k.opus", file("Mika/monday.opus"))});
        camera.await([&] { return form.isReady(); });
        camera.english("wizard", "recordings-there");
        form.next();
        camera.await([&] { return form.isReady(); });
        camera.all("wizard", "check");
        form.next();
        camera.all("wizard", "choice-busy");
        form.setCare(WizardForm::Care::Quick);
        camera.await([&] { return !form.isMeasuring(); }, 300);
        camera.all("wizard", "choice");
        form.next();
        QTest::qWait(1500);
        camera.all("wizard", "train");
        camera.await([&] { return run.view()->last.step >= 2; }, 300);
        camera.all("wizard", "train-steps");
        camera.await([&] { return !run.view()->saves.empty() || run.view()->isOver(); }, 300);
        run.stop();
        camera.await([&] { return run.view()->isOver(); }, 120);
        camera.english("wizard", "listen-busy");
        camera.await([&] { return !forms().saves.samples().empty(); }, 120);
        camera.all("wizard", "listen");
        camera.all("training", "ended");
    }
};

int photograph(const fs::path& folder, const std::vector<std::string>& wanted)
{
    const std::map<std::string, void (Scenes::*)()> scenes{
        {"empty", &Scenes::empty},       {"inference", &Scenes::inference},   {"dataset", &Scenes::dataset},
        {"training", &Scenes::training}, {"checkpoint", &Scenes::checkpoint}, {"settings", &Scenes::settings},
        {"wizard", &Scenes::wizard}};
    for (const std::string& name : wanted)
        if (!scenes.contains(name)) {
            std::fprintf(stderr, "There is no scene %s.\n", name.c_str());
            return 2;
        }
    for (const auto& [name, scene] : scenes) {
        if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), name) == wanted.end())
            continue;
        std::printf("%s\n", name.c_str());
        std::fflush(stdout);
        Studio studio(name == "wizard");
        Scenes all{studio, Photographer(studio, folder)};
        (all.*scene)();
    }
    return 0;
}

} // namespace
} // namespace koe::ui

int main(int count, char** arguments)
{
    if (count < 2) {
        std::fprintf(stderr, "koe_screenshots FOLDER [SCENE…]\n");
        return 2;
    }
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(count, arguments);
    std::setlocale(LC_NUMERIC, "C");
    return koe::ui::photograph(arguments[1], {arguments + 2, arguments + count});
}
