// What the person sees when something fails: base models that are missing, broken voices, devices that
// vanish, a full disk, killed processes, files of the program's own that cannot be read. And that it goes on.
#include "assets/sha256.h"
#include "assets/test_server.h"
#include "sound/jack_server.h"
#include "studio/experiments.h"
#include "studio/settings.h"
#include "support/small_disk.h"
#include "tests/ui/ui_fixture.h"
#include "training/tiny_set.h"
#include "ui/app/model_offer.h"
#include "ui/app/voice_chooser.h"
#include "ui/jobs/job_row.h"
#include "ui/jobs/training_run.h"
#include "ui/pages/settings/model_row.h"
#include "ui/pages/training/training_form.h"
#include "ui/pages/training/training_progress_pane.h"
#include "ui/text/error_words.h"
#include "ui/widgets/message_line.h"
#include "voice/slim_voice.h"

#include <QLabel>
#include <QListWidget>
#include <QProcess>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <fstream>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;
using studio::JobState;
using State = Source::State;

const fs::path kSpeech = fs::path(KOE_FIXTURES) / "speech";

class Failures : public UiTest
{
protected:
    template <typename Widget> Widget* shown(const char* name = "")
    {
        for (Widget* one : program->window().findChildren<Widget*>(QString::fromLatin1(name)))
            if (one->isVisible())
                return one;
        return nullptr;
    }
    /// In sight, on the page that is shown.
    QPushButton* buttonSaying(const QString& text)
    {
        const MainWindow& window = program->window();
        for (QPushButton* one : program->window().page(window.shownPage())->findChildren<QPushButton*>())
            if (one->text().startsWith(text) && one->isVisible())
                return one;
        return nullptr;
    }
    /// What the messages in sight say.
    QString said()
    {
        QStringList all;
        for (const MessageLine* one : program->window().findChildren<MessageLine*>())
            if (one->isVisible())
                all << one->sentence();
        return all.join(QLatin1Char('\n'));
    }
    bool awaitSaid(const char* part)
    {
        return await([&] { return said().contains(QString::fromUtf8(part)); });
    }
    fs::path recording(const std::string& name, const char* fixture = "kathleen_16k.wav")
    {
        const fs::path file = folder / "recordings" / name;
        fs::create_directories(file.parent_path());
        fs::copy_file(kSpeech / fixture, file);
        return file;
    }
    InferenceForm& inference() { return program->forms().inference; }
    const Source& source(std::size_t row) { return inference().sources().all()[row]; }
    bool awaitAll(State state, int seconds = 120)
    {
        return await(
            [&] {
                const auto& all = inference().sources().all();
                return !all.empty() && std::all_of(all.begin(), all.end(),
                                                   [&](const Source& one) { return one.state == state; });
            },
            seconds);
    }
    /// Chooses a voice of the starter pack and adds @p files, or a recording.
    void prepareConversion(std::vector<fs::path> files = {})
    {
        showPage("inference");
        ASSERT_TRUE(await([&] { return program->desk().voices.isRead(); }));
        if (files.empty())
            files.push_back(recording("1.wav"));
        inference().add(files);
        ASSERT_TRUE(awaitAll(State::Ready));
    }
    TrainingRun& run() { return program->forms().run; }
    TrainingForm& training() { return program->forms().training; }
    /// With a network so small that a step takes some tenths of a second.
    training::TrainRequest tiny(int epochs, int saveEvery)
    {
        training::TrainRequest request = training::tiny::request(folder, "Mika");
        request.home = home;
        request.version = "v1";
        request.epochs = epochs;
        request.saveEvery = saveEvery;
        studio::keepRequest(request);
        return request;
    }
    QPushButton* again(const char* kind)
    {
        for (JobRow* row : program->window().findChildren<JobRow*>())
            if (row->card().kind == kind && row->card().state == JobState::Interrupted)
                for (QPushButton* one : row->findChildren<QPushButton*>())
                    if (one->text() == "Go on" && !one->isHidden())
                        return one;
        return nullptr;
    }

    /// Ends the program and runs one of Alone, on the same home. @return nullptr: it did not start
    std::unique_ptr<QProcess> alone(const char* name)
    {
        program.reset();
        qputenv("KOE_TEST_FOLDER", QByteArray::fromStdString(folder.string()));
        auto process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::MergedChannels);
        process->start(QString::fromStdString(fs::read_symlink("/proc/self/exe").string()),
                       {QStringLiteral("--gtest_also_run_disabled_tests"),
                        QStringLiteral("--gtest_filter=Alone.DISABLED_%1").arg(QLatin1String(name))});
        if (!process->waitForStarted())
            return nullptr;
        return process;
    }
};

/// Run by the tests above in a process of their own, which they kill, or whose sound is gone afterwards.
class Alone : public Failures
{
protected:
    void SetUp() override
    {
        if (!qEnvironmentVariableIsSet("KOE_TEST_FOLDER"))
            GTEST_SKIP() << "not by itself";
        folder = qgetenv("KOE_TEST_FOLDER").toStdString();
        if (JackServer::isInstalled() &&
            std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) == "DISABLED_Sound")
            m_jack = std::make_unique<JackServer>();
        Failures::SetUp();
    }
    void TearDown() override
    {
        if (program)
            Failures::TearDown();
    }
    std::unique_ptr<JackServer> m_jack;
};

// ---- Base models
// --------------------------------------------------------------------------------------------

/// A list as the real one, of small files that a server on loopback gives, or does not.
class BaseModels : public Failures
{
protected:
    enum class Server
    {
        HasNothing,
        CutsOff,
        GivesOthers,
        IsGood,
    };

    BaseModels()
    {
        for (const char* name : {"http_proxy", "https_proxy", "all_proxy", "ALL_PROXY", "HTTPS_PROXY"})
            ::unsetenv(name);
        for (assets::Asset& asset : models)
            for (assets::AssetFile& file : asset.files) {
                assets::Sha256 sum;
                const std::string content = contentOf(file.origin);
                sum.add(std::as_bytes(std::span(content)));
                file.sha256 = sum.hex();
                file.bytes = content.size();
            }
    }
    static std::string contentOf(const std::string& origin)
    {
        std::string content;
        for (int i = 0; content.size() < 200'000; i++)
            content += origin + std::to_string(i);
        return content;
    }

    std::atomic<Server> behaves = Server::HasNothing;
    assets::TestServer server{[this](const auto& asked, auto& answer) {
        std::string content = contentOf(asked.path.substr(1));
        switch (behaves.load()) {
        case Server::HasNothing:
            return answer.head(404, {"Content-Length: 0"});
        case Server::CutsOff:
            if (asked.rangeFrom())
                return answer.head(503, {"Content-Length: 0"});
            return assets::serve(content, {.cutAfter = 50'000}, asked, answer);
        case Server::GivesOthers:
            content[100] = '!';
            return assets::serve(content, {.etag = "\"other\""}, asked, answer);
        case Server::IsGood:
            return assets::serve(content, {}, asked, answer);
        }
    }};
};

TEST_F(BaseModels, AreOfferedWhereTheyAreNeededAndGot)
{
    program->desk().settings.set("mirror", server.url());
    showPage("training");
    training().setName("Mika");
    training().setData(recording("a.wav").parent_path());
    training().setBase("base-v2-40k");
    auto* offer = shown<ModelOffer>();
    ASSERT_NE(offer, nullptr);
    EXPECT_TRUE(offer->sentence().contains("base-v2-40k, contentvec")) << offer->sentence().toStdString();
    auto* get = shown<QPushButton>("getModels");
    ASSERT_NE(get, nullptr);
    EXPECT_TRUE(get->text().startsWith("Get (1 MB)")) << get->text().toStdString();
    auto* train = shown<QPushButton>("train");
    EXPECT_FALSE(train->isEnabled());

    get->click(); // the server has none of it
    EXPECT_EQ(get->text(), "Stop");
    ASSERT_TRUE(await([&] { return get->text() == "Try again"; })) << get->text().toStdString();
    EXPECT_TRUE(offer->sentence().contains("could not be got")) << offer->sentence().toStdString();
    EXPECT_TRUE(program->desk().models.find("base-v2-40k")->problem.contains("404"));

    behaves = Server::CutsOff;
    get->click();
    EXPECT_TRUE(await([&] { return offer->sentence().contains("Getting"); }));
    auto* bar = offer->findChild<QProgressBar*>();
    EXPECT_TRUE(await([&] { return bar->value() > 0; }));
    QElapsedTimer timer;
    timer.start();
    get->click();
    ASSERT_TRUE(await([&] { return get->text() == "Go on"; })) << get->text().toStdString();
    EXPECT_LT(timer.elapsed(), 8000) << "long before it would give up by itself";
    EXPECT_TRUE(offer->sentence().contains("are here"))
        << "what came stays: " << offer->sentence().toStdString();

    behaves = Server::GivesOthers;
    get->click();
    ASSERT_TRUE(await([&] { return get->text() == "Try again"; }));
    EXPECT_TRUE(offer->sentence().contains("another file than the listed one"))
        << offer->sentence().toStdString();
    EXPECT_FALSE(train->isEnabled());

    behaves = Server::IsGood;
    get->click();
    ASSERT_TRUE(await([&] { return !offer->isVisible(); })) << offer->sentence().toStdString();
    EXPECT_TRUE(await([&] { return train->isEnabled(); })) << training().problem().toStdString();

    // The same from Settings.
    showPage("settings");
    const auto row = [&]() -> ModelRow* {
        for (ModelRow* one : program->window().findChildren<ModelRow*>())
            if (one->name() == "rmvpe")
                return one;
        return nullptr;
    };
    ASSERT_NE(row(), nullptr);
    auto* button = row()->findChild<QPushButton*>();
    EXPECT_EQ(button->text(), "Get");
    behaves = Server::HasNothing;
    button->click();
    ASSERT_TRUE(await([&] { return !program->desk().models.find("rmvpe")->problem.isEmpty(); }));
    behaves = Server::IsGood;
    button->click();
    EXPECT_TRUE(await([&] { return fs::exists(home.weights / "rmvpe" / "rmvpe.pt"); }));
    EXPECT_TRUE(await([&] { return button->isHidden(); }));
    EXPECT_TRUE(program->desk().models.find("rmvpe")->problem.isEmpty());
}

TEST_F(BaseModels, AreOfferedToAVoiceThatNeedsThem)
{
    saveVoice(home.weights / "mika.pth", voice::slimVoice());
    program->desk().settings.set("mirror", server.url());
    prepareConversion();
    ASSERT_TRUE(await([&] { return program->desk().voices.find("mika") != nullptr; }));
    EXPECT_EQ(shown<ModelOffer>(), nullptr) << "the starter's voices need none";
    program->desk().voices.choose("mika");
    auto* offer = shown<ModelOffer>();
    ASSERT_NE(offer, nullptr);
    EXPECT_TRUE(offer->sentence().contains("contentvec")) << offer->sentence().toStdString();
    inference().change([](convert::ConvertRequest& settings) { settings.pitchMethod = "fcpe"; });
    EXPECT_TRUE(offer->sentence().contains("contentvec, fcpe")) << offer->sentence().toStdString();
    behaves = Server::IsGood;
    shown<QPushButton>("getModels")->click();
    EXPECT_TRUE(await([&] { return !offer->isVisible(); })) << offer->sentence().toStdString();
}

// ---- Voices
// -------------------------------------------------------------------------------------------------

class BrokenVoices : public Failures
{
protected:
    /// As if it had lain there for a while.
    static void age(const fs::path& file)
    {
        fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::minutes(1));
    }
};

TEST_F(BrokenVoices, AreShownWithWhatIsWrong)
{
    saveVoice(home.weights / "cut.pth", voice::slimVoice());
    fs::resize_file(home.weights / "cut.pth", fs::file_size(home.weights / "cut.pth") / 2);
    const fs::path own = home.weights / "own.safetensors";
    fs::copy_file(home.starter / "voices" / "kathleen.safetensors", own);
    fs::copy_file(own, home.weights / "short.safetensors");
    fs::resize_file(home.weights / "short.safetensors", 1'000'000);
    std::ofstream(home.weights / "evil.pth", std::ios::binary) << std::string("\x80\x02"
                                                                              "cposix\nsystem\n"
                                                                              "X\x04\x00\x00\x00true\x85R.",
                                                                              28);
    std::ofstream(home.weights / "page.pth") << "<!DOCTYPE html><html></html>";
    for (const char* name : {"cut.pth", "short.safetensors", "evil.pth", "page.pth"})
        age(home.weights / name);

    VoiceLibrary& voices = program->desk().voices;
    ASSERT_TRUE(await([&] { return voices.broken().size() == 4 && voices.find("own") != nullptr; }))
        << voices.broken().size();
    voices.choose("own");
    auto* chooser = program->window().findChild<VoiceChooser*>();
    chooser->open();
    auto* list = chooser->findChild<QListWidget*>();
    for (const char* name : {"cut", "short", "evil", "page"}) {
        const auto found = list->findItems(QLatin1String(name), Qt::MatchStartsWith);
        ASSERT_EQ(found.size(), 1) << name;
        list->setCurrentItem(found[0]);
        Q_EMIT list->itemClicked(found[0]);
        const QString problem = errorWords(QString::fromStdString(voices.findBroken(name)->problem));
        EXPECT_FALSE(problem.isEmpty());
        bool isSaid = false;
        for (const QLabel* one : chooser->findChildren<QLabel*>())
            isSaid = isSaid || one->text() == problem;
        EXPECT_TRUE(isSaid) << name;
    }
    EXPECT_EQ(voices.chosen()->name, "own") << "none of them can be chosen";
    QTest::keyClick(list, Qt::Key_Escape);

    // The page of checkpoints names them too, and lets them go.
    qputenv("XDG_DATA_HOME", QByteArray::fromStdString((folder / "data").string()));
    showPage("checkpoint");
    auto* cards = program->window().page("checkpoint")->findChild<QListView*>();
    const auto at = [&](const char* name) {
        const auto found =
            cards->model()->match(cards->model()->index(0, 0), Qt::DisplayRole, QLatin1String(name));
        return found.isEmpty() ? QModelIndex() : found[0];
    };
    ASSERT_TRUE(await([&] { return at("evil").isValid(); }));
    cards->setCurrentIndex(at("evil"));
    EXPECT_TRUE(awaitSaid("evil.pth")) << said().toStdString();
    ASSERT_NE(buttonSaying("Move to the bin"), nullptr);
    buttonSaying("Move to the bin")->click();
    EXPECT_TRUE(await([&] { return !fs::exists(home.weights / "evil.pth"); }));
    EXPECT_TRUE(await([&] { return voices.broken().size() == 3; }));
    qunsetenv("XDG_DATA_HOME");

    // One that breaks while it is chosen: said where it is used, and the program goes on.
    prepareConversion();
    ASSERT_EQ(voices.chosen()->name, "own");
    fs::resize_file(own, 1'000'000);
    inference().convert();
    ASSERT_TRUE(await([&] { return source(0).state == State::Failed; }));
    EXPECT_TRUE(source(0).problem.contains("own.safetensors")) << source(0).problem.toStdString();
    EXPECT_TRUE(awaitSaid("own.safetensors"));
    age(own);
    voices.refresh();
    EXPECT_TRUE(awaitSaid("cannot be used any more")) << said().toStdString();
    EXPECT_EQ(voices.chosen()->name, "flemishguy") << "the first that there is";
    inference().convert();
    EXPECT_TRUE(awaitAll(State::Done)) << source(0).problem.toStdString();
}

// ---- Devices
// ------------------------------------------------------------------------------------------------

TEST_F(Failures, AComputeDeviceThatIsGoneIsSaidAndAnotherOneOffered)
{
    program->desk().settings.set("device", "cuda:7");
    start();
    prepareConversion();
    inference().convert();
    ASSERT_TRUE(awaitSaid("cuda:7, which was chosen to compute on, is not here any more"));
    EXPECT_EQ(source(0).state, State::Failed);
    auto* offer = buttonSaying("Use what is here");
    ASSERT_NE(offer, nullptr);
    offer->click();
    EXPECT_TRUE(awaitAll(State::Done)) << source(0).problem.toStdString();
    EXPECT_EQ(program->desk().settings.text("device"), "auto");

    program->desk().settings.set("device", "cuda:7");
    showPage("training");
    training().startAnew();
    training().setName("Mika");
    training().setData(folder / "recordings");
    ASSERT_TRUE(await([&] { return training().problem().contains("cuda:7"); }))
        << training().problem().toStdString();
    offer = buttonSaying("Use what is here");
    ASSERT_NE(offer, nullptr);
    offer->click();
    EXPECT_FALSE(training().problem().contains("cuda:7"));
    EXPECT_EQ(training().values().device, "auto");
}

TEST_F(Failures, ASoundDeviceThatVanishesTakesNothingWithIt)
{
    if (!JackServer::isInstalled())
        GTEST_SKIP() << "there is no jackd";
    const auto process = alone("Sound");
    ASSERT_NE(process, nullptr);
    ASSERT_TRUE(process->waitForFinished(-1));
    EXPECT_EQ(process->exitCode(), 0) << process->readAll().toStdString();
}

TEST_F(Alone, DISABLED_Sound)
{
    ASSERT_TRUE(m_jack && m_jack->isRunning());
    using Step = RecordForm::Step;
    SmallDisk disk(folder / "datasets", 800); // four seconds of what waits to become a file
    prepareConversion();
    ASSERT_TRUE(program->forms().dataset.make("Mika"));
    showPage("dataset");
    buttonSaying("Record")->click();
    RecordForm& form = program->forms().recording;
    ASSERT_TRUE(await([&] { return !form.devices().empty(); })) << form.problem().toStdString();
    if (disk.mounted()) { // it is full before the sentence ends
        form.toggle();
        ASSERT_TRUE(await([&] { return form.step() == Step::Heard; })) << form.problem().toStdString();
        EXPECT_TRUE(awaitSaid("no room left") && said().contains("kept")) << said().toStdString();
        EXPECT_GT(program->desk()
                      .sound.overview(program->forms().dataset.folder() / "take 001.wav", 10, {})
                      .seconds,
                  2.0);
        fs::remove(program->forms().dataset.folder() / "take 001.wav"); // somebody makes room
        disk.grow(20'000);
    }
    form.next();
    form.toggle();
    ASSERT_TRUE(await([&] { return form.seconds() > 0.5; })) << form.problem().toStdString();

    // The server goes while it records and plays.
    Listening& listening = program->forms().listening;
    ASSERT_TRUE(await([&] { return listening.state().source.seconds > 1.0; }));
    listening.setLoop(std::pair(0.0, 1.0));
    listening.play(true);
    ASSERT_TRUE(await([&] { return listening.state().positionSeconds > 0.1; })) << listening.state().problem;
    m_jack->kill();
    ASSERT_TRUE(await([&] { return !listening.state().isPlaying && form.step() != Step::Recording; }));
    EXPECT_NE(listening.state().problem.find("loudspeaker went away"), std::string::npos);
    EXPECT_EQ(form.step(), Step::Heard);
    EXPECT_TRUE(awaitSaid("microphone went away") && said().contains("kept")) << said().toStdString();
    EXPECT_GT(
        program->desk().sound.overview(program->forms().dataset.folder() / "take 001.wav", 10, {}).seconds,
        0.4);
    form.again(); // there is no microphone any more: what is there stays
    ASSERT_TRUE(await([&] { return form.step() == Step::Ready; })) << form.problem().toStdString();
    EXPECT_TRUE(fs::exists(program->forms().dataset.folder() / "take 001.wav"));
    showPage("inference");
    EXPECT_TRUE(awaitSaid("loudspeaker went away")) << said().toStdString();
    inference().convert();
    EXPECT_TRUE(awaitAll(State::Done)) << "all else goes on: " << source(0).problem.toStdString();
}

// ---- A full disk
// --------------------------------------------------------------------------------------------

TEST_F(Failures, AFullDiskLosesNoConversion)
{
    const SmallDisk disk(folder / "full", 16);
    if (!disk.mounted())
        GTEST_SKIP() << "no right to mount";
    prepareConversion({recording("1.wav"), recording("2.wav")});
    inference().setFolder(folder / "full");
    inference().convert();
    ASSERT_TRUE(awaitAll(State::Failed));
    for (std::size_t row : {0, 1})
        EXPECT_TRUE(source(row).problem.contains("no room left")) << source(row).problem.toStdString();
    EXPECT_TRUE(awaitSaid("no room left")) << said().toStdString();
    EXPECT_TRUE(fs::is_empty(folder / "full")) << "nothing half";
    EXPECT_TRUE(inference().takes().empty());
    ASSERT_NE(buttonSaying("Convert 2 files"), nullptr);
    inference().setFolder(folder / "elsewhere");
    buttonSaying("Convert 2 files")->click();
    EXPECT_TRUE(awaitAll(State::Done)) << source(0).problem.toStdString();
}

TEST_F(Failures, ATrainingOnAFullDiskKeepsItsSavesAndGoesOn)
{
    SmallDisk disk(home.logs, 6000); // one save fits, two do not
    if (!disk.mounted())
        GTEST_SKIP() << "no right to mount";
    (void)tiny(2, 1);
    showPage("training");
    ASSERT_TRUE(await([&] { return buttonSaying("Go on") != nullptr; }));
    buttonSaying("Go on")->click();
    auto* train = shown<QPushButton>("train");
    ASSERT_TRUE(await([&] { return train->isEnabled(); })) << training().problem().toStdString();
    train->click();
    ASSERT_TRUE(await([&] { return run().view()->isOver(); }, 240));
    ASSERT_EQ(run().view()->state, JobState::Failed) << "it fits";
    EXPECT_TRUE(awaitSaid("no room left")) << said().toStdString();
    const std::size_t saves = run().view()->saves.size();
    EXPECT_GE(saves, 1U) << "what was saved before";
    const int epoch = studio::readExperiment(home, "Mika").epoch();
    EXPECT_GE(epoch, 1);
    EXPECT_LT(epoch, 2);

    disk.grow(100'000);
    buttonSaying("Go on")->click();
    ASSERT_TRUE(await([&] { return train->isEnabled(); })) << training().problem().toStdString();
    train->click();
    ASSERT_TRUE(await([&] { return run().view()->isOver(); }, 240));
    EXPECT_EQ(run().view()->state, JobState::Done) << run().view()->failure.toStdString();
    EXPECT_TRUE(fs::exists(home.weights / "Mika.pth"));
}

TEST_F(Failures, SettingsThatCannotBeKeptAreSaid)
{
    fs::remove(folder / "settings.json");
    fs::create_directories(folder / "settings.json"); // as good as a full disk
    program->desk().settings.set("theme", "dark");
    EXPECT_TRUE(awaitSaid("What you set is not kept")) << said().toStdString();
    fs::remove(folder / "settings.json");
}

// ---- Killed processes
// ---------------------------------------------------------------------------------------

/// Of this process, with @p word among its arguments; 0: none
pid_t childSaying(const std::string& word)
{
    for (const auto& entry : fs::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        if (name.find_first_not_of("0123456789") != std::string::npos)
            continue;
        std::ifstream stat(entry.path() / "stat");
        std::ifstream words(entry.path() / "cmdline");
        const std::string line{std::istreambuf_iterator<char>(stat), {}};
        const std::string cmdline{std::istreambuf_iterator<char>(words), {}};
        const auto end = line.rfind(") ");
        if (end != std::string::npos && std::atoi(line.c_str() + end + 4) == ::getpid() &&
            cmdline.find(word) != std::string::npos)
            return std::atoi(name.c_str());
    }
    return 0;
}

TEST_F(Failures, AKilledTrainingGoesOnFromItsLastSave)
{
    const training::TrainRequest request = tiny(6, 2);
    run().begin(request);
    showPage("training");
    ASSERT_TRUE(await([&] { return !run().view()->saves.empty() || run().view()->isOver(); }, 120));
    const pid_t child = childSaying("train");
    ASSERT_GT(child, 0);
    ::kill(child, SIGKILL);
    ASSERT_TRUE(await([&] { return run().view()->isOver(); }));
    ASSERT_EQ(run().view()->state, JobState::Failed);
    const std::int64_t reached = run().view()->last.step;
    EXPECT_TRUE(awaitSaid("ended unexpectedly (signal 9") && said().contains("kept")) << said().toStdString();
    ASSERT_NE(buttonSaying("Go on"), nullptr);
    buttonSaying("Go on")->click();
    auto* train = shown<QPushButton>("train");
    ASSERT_NE(train, nullptr);
    ASSERT_TRUE(await([&] { return train->isEnabled() && train->text().startsWith("Go on"); }))
        << train->text().toStdString() << training().problem().toStdString();
    train->click();
    ASSERT_TRUE(await([&] { return run().view()->isOver(); }, 120));
    ASSERT_EQ(run().view()->state, JobState::Done) << run().view()->failure.toStdString();
    EXPECT_GE(run().view()->report->steps, reached);
    EXPECT_EQ(run().view()->report->epoch, 6);
    EXPECT_EQ(run().view()->losses.size(), static_cast<std::size_t>(run().view()->report->steps));
    EXPECT_TRUE(fs::exists(home.weights / "Mika.pth"));
}

/// It kills itself as soon as the first of three is converted; the second is a long one.
TEST_F(Alone, DISABLED_Work)
{
    prepareConversion({recording("1.wav"), recording("2.opus", "kathleen_48k.opus"), recording("3.wav")});
    run().begin(tiny(200, 2));
    ASSERT_TRUE(await([&] { return !run().view()->saves.empty(); }));
    inference().convert();
    ASSERT_TRUE(await([&] { return source(0).state == State::Done && inference().takes().size() == 1; }));
    ASSERT_NE(source(1).state, State::Done);
    std::ofstream(folder / "at work") << "";
    ::raise(SIGKILL);
}

TEST_F(Failures, AKilledWindowOffersToGoOn)
{
    {
        const auto process = alone("Work");
        ASSERT_NE(process, nullptr);
        ASSERT_TRUE(process->waitForFinished(-1));
        ASSERT_TRUE(fs::exists(folder / "at work")) << process->readAll().toStdString();
    }
    start();
    showPage("inference");
    ASSERT_TRUE(await([&] { return inference().sources().rowCount() == 3; }));
    const fs::path first = inference().folder() / "1 (flemishguy).wav";
    ASSERT_TRUE(fs::exists(first));
    const auto written = fs::last_write_time(first);
    inference().setCurrent(source(0).file);
    EXPECT_EQ(inference().takes().size(), 1U) << "the first result is known";
    const auto cards = program->desk().jobs.board().cards();
    for (const char* kind : {"convert", "train"})
        EXPECT_TRUE(std::any_of(cards.begin(), cards.end(), [&](const studio::JobCard& card) {
            return card.kind == kind && card.state == JobState::Interrupted;
        })) << kind;
    ASSERT_TRUE(await([&] { return again("convert") != nullptr; }));
    again("convert")->click();
    ASSERT_TRUE(await([&] { return again("train") != nullptr; }));
    again("train")->click();
    EXPECT_TRUE(awaitAll(State::Done)) << source(1).problem.toStdString() << source(2).problem.toStdString();
    EXPECT_EQ(fs::last_write_time(first), written) << "what was there is not made again";
    EXPECT_TRUE(await([&] { return run().view()->last.step > 0; }, 120))
        << run().view()->failure.toStdString();
    EXPECT_GT(run().view()->last.epoch, 2) << "from the last save on";
    EXPECT_FALSE(run().view()->isOver()) << run().view()->failure.toStdString();
}

// ---- Its own files
// ------------------------------------------------------------------------------------------

TEST_F(Failures, FilesOfItsOwnThatCannotBeReadAreSetAsideAndSaidOnce)
{
    program.reset();
    std::ofstream(folder / "settings.json") << "{\"theme\": \"li";
    std::ofstream(folder / "jobs.json") << "[{\"id\": 3}]";
    std::ofstream(folder / "takes.json") << "no json";
    start();
    for (const char* name : {"settings.json", "jobs.json", "takes.json"}) {
        EXPECT_TRUE(fs::exists(folder / (std::string(name) + ".broken"))) << name;
        EXPECT_TRUE(said().contains(QString("%1 cannot be read").arg(name))) << said().toStdString();
    }
    setLanguage("ja"); // all is made anew
    EXPECT_TRUE(awaitSaid("takes.json"));
    setLanguage("en");
    start();
    EXPECT_EQ(said(), "");
}

} // namespace
} // namespace koe::ui
