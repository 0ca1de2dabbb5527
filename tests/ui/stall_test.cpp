// Nothing keeps the window from answering for more than 50 ms: the real window with far more in it than
// usual.
#include "studio/experiments.h"
#include "studio/presets.h"
#include "tests/ui/ui_fixture.h"
#include "training/tiny_set.h"
#include "ui/jobs/job_shelf.h"
#include "ui/jobs/training_run.h"
#include "ui/pages/training/loss_chart.h"
#include "ui/pages/training/training_form.h"
#include "voice/slim_voice.h"

#include <nlohmann/json.hpp>

#include <QToolButton>

#include <cmath>
#include <fstream>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;
using nlohmann::json;

const fs::path kSpeech = fs::path(KOE_FIXTURES) / "speech";
const char* const kPages[] = {"inference", "dataset", "training", "checkpoint", "wizard", "settings"};

std::string numbered(std::string name, int number, const char* ending = "")
{
    name += std::to_string(number);
    name += ending;
    return name;
}

class Stalls : public UiTest
{
protected:
    void SetUp() override
    {
        UiTest::SetUp();
        ASSERT_TRUE(await([&] { return program->desk().voices.isRead(); }));
        settle();
    }
    static void settle(int ms = 300)
    {
        QElapsedTimer timer;
        timer.start();
        await([&] { return timer.elapsed() > ms; });
    }
    /// The program anew where it is run once more: a first look is one only once.
    void holds(const std::function<void()>& body)
    {
        UiTest::holds(body, [this] {
            TearDown();
            SetUp();
        });
    }
    using UiTest::expectQuick;
    /// Does it in the window's loop, and lets come what follows.
    void expectQuick(const std::string& what, const std::function<void()>& act, int ms = 500)
    {
        StallWatch watch;
        QTimer::singleShot(0, act);
        settle(ms);
        expectQuick(watch, what);
    }
    /// A recording that is two hours long and takes no room.
    static void writeSilence(const fs::path& file, std::uint32_t seconds)
    {
        training::tiny::writeWave(file, {}, 8000);
        std::fstream wave(file, std::ios::binary | std::ios::in | std::ios::out);
        const std::uint32_t bytes = seconds * 8000 * 4;
        const std::uint32_t riff = bytes + 36;
        wave.seekp(4).write(reinterpret_cast<const char*>(&riff), 4);
        wave.seekp(40).write(reinterpret_cast<const char*>(&bytes), 4);
        wave.close();
        fs::resize_file(file, 44 + std::uintmax_t{bytes});
    }
};

TEST_F(Stalls, PagesThemesLanguagesAndTheEnd)
{
    holds([&] {
        for (const char* name : kPages)
            expectQuick(std::string("first look at ") + name, [&] { program->window().showPage(name); });
        StallWatch again;
        for (const char* name : kPages) {
            program->window().showPage(name);
            settle(60);
        }
        expectQuick(again, "page to page");
        for (const char* name : {"training", "settings"}) {
            program->window().showPage(name);
            settle(300);
            expectQuick(std::string("light theme on ") + name,
                        [&] { program->setTheme(Theme::Choice::Light); });
            expectQuick(std::string("dark theme on ") + name,
                        [&] { program->setTheme(Theme::Choice::Dark); });
            expectQuick(std::string("Japanese on ") + name, [&] { program->setLanguage("ja"); });
            expectQuick(std::string("English on ") + name, [&] { program->setLanguage("en"); });
        }
        expectQuick("the end", [&] { program->window().close(); });
    });
}

TEST_F(Stalls, ManyVoicesAndExperiments)
{
    holds([&] {
        voice::saveVoice(home.weights / "v0.pth", voice::slimVoice());
        for (int i = 1; i < 200; i++)
            fs::copy_file(home.weights / "v0.pth", home.weights / numbered("v", i, ".pth"));
        training::TrainRequest request = training::tiny::request(folder, "e0");
        request.home = home;
        for (int i = 0; i < 50; i++) {
            const fs::path experiment = home.logs / numbered("e", i);
            fs::create_directories(experiment);
            std::ofstream(experiment / "train.log") << "x\t====> Epoch: 30 [1 s]\n";
            for (const char* file : {"G_90.pth", "D_90.pth"})
                fs::copy_file(home.weights / "v0.pth", experiment / file);
            std::ofstream(experiment / "prepare.json")
                << R"({"sample_rate": 48000, "version": "v2", "f0": true, "encoder": "koe-small", "recordings":
 [{"clips": [{"name": "0_0", "samples": 480000}]}]})";
            request.name = numbered("e", i);
            studio::keepRequest(request);
        }
        StallWatch found;
        ASSERT_TRUE(await([&] { return program->desk().voices.voices().size() > 200; }));
        settle(1000);
        expectQuick(found, "200 voices found, inference shown");
        expectQuick(
            "first look at checkpoint", [&] { program->window().showPage("checkpoint"); }, 1500);
        expectQuick(
            "first look at training", [&] { program->window().showPage("training"); }, 1500);
        expectQuick(
            "checkpoint again", [&] { program->window().showPage("checkpoint"); }, 1500);
        expectQuick(
            "training again", [&] { program->window().showPage("training"); }, 1500);
        expectQuick(
            "light theme", [&] { program->setTheme(Theme::Choice::Light); }, 1500);
    });
}

TEST_F(Stalls, AHistoryOf500Takes)
{
    holds([&] {
        fs::create_directories(folder / "results");
        const fs::path song = folder / "song.wav";
        fs::copy_file(kSpeech / "kathleen_16k.wav", song);
        json takes = json::array();
        convert::ConvertRequest request;
        request.voice = "kathleen";
        for (int i = 0; i < 500; i++) {
            const fs::path result = folder / "results" / numbered("song ", i, ".wav");
            fs::create_hard_link(song, result);
            request.transposeSemitones = i % 25 - 12;
            takes.push_back({{"id", i + 1},
                             {"input", song.string()},
                             {"output", result.string()},
                             {"request", studio::requestText(request)},
                             {"seconds", 1.5},
                             {"made", 1700000000 + i},
                             {"starred", false}});
        }
        json jobs = json::array();
        for (int i = 0; i < 200; i++)
            jobs.push_back({{"id", i + 1},
                            {"kind", "convert"},
                            {"title", "Converting a song"},
                            {"request", "{}"},
                            {"state", int(studio::JobState::Failed)},
                            {"fraction", 0.5},
                            {"stage", ""},
                            {"sentence", "The disk is full."},
                            {"began", 1700000000},
                            {"ended", 1700000001}});
        program.reset();
        std::ofstream(folder / "takes.json") << takes.dump();
        std::ofstream(folder / "jobs.json") << jobs.dump();
        start();
        settle();
        program->window().showPage("inference");
        settle();
        expectQuick("a recording with 500 results", [&] { program->forms().inference.add({song}); });
        ASSERT_EQ(program->forms().inference.takes().size(), 500U);
        expectQuick("a star", [&] { program->forms().inference.star(77, true); });
        expectQuick("one is forgotten", [&] { program->forms().inference.forget(500); });
        expectQuick("200 jobs unfolded", [&] { program->window().findChild<JobShelf*>()->setOpen(true); });
        expectQuick("a theme", [&] { program->setTheme(Theme::Choice::Light); });
    });
}

TEST_F(Stalls, AFolderOf2000RecordingsAndTwoHoursOfSound)
{
    holds([&] {
        const fs::path many = folder / "many";
        fs::create_directories(many);
        fs::copy_file(kSpeech / "kathleen_16k.wav", many / "0.wav");
        for (int i = 1; i < 2000; i++)
            fs::create_hard_link(many / "0.wav", many / numbered("", i, ".wav"));
        program->window().showPage("inference");
        settle();
        StallWatch added;
        program->forms().inference.add({many});
        ASSERT_TRUE(await([&] { return program->forms().inference.sources().rowCount() == 2000; }));
        settle(3000);
        expectQuick(added, "2,000 recordings on Inference");
        expectQuick("transpose", [&] {
            program->forms().inference.change(
                [](convert::ConvertRequest& settings) { settings.transposeSemitones = 3; });
        });
        expectQuick("theme", [&] { program->setTheme(Theme::Choice::Light); });
        const fs::path hours = folder / "hours.wav";
        writeSilence(hours, 7200);
        StallWatch loaded;
        program->forms().inference.add({hours});
        settle(2000);
        expectQuick(loaded, "two hours on Inference");
        program->window().showPage("training");
        settle();
        expectQuick(
            "2,000 recordings on Training", [&] { program->forms().training.setData(many); }, 2000);
        program->window().showPage("dataset");
        settle();
        DatasetForm& set = program->forms().dataset;
        StallWatch heard;
        set.takeFiles({many});
        ASSERT_TRUE(await([&] { return set.clips().size() == 2000; }));
        settle(3000);
        expectQuick(heard, "2,000 recordings on Dataset");
        expectQuick("one is dropped", [&] { set.setKept("77.wav", false); });
    });
}

TEST_F(Stalls, CurvesOfALongTraining)
{
    holds([&] {
        studio::LossHistory losses;
        training::StepReport step;
        const auto go = [&](int steps) {
            for (int i = 0; i < steps; i++) {
                ++step.step;
                step.lossMel = 20.0 + 20.0 * std::exp(-1e-4 * static_cast<double>(step.step)) +
                               static_cast<double>(step.step * 7919 % 100) / 50.0;
                losses.add(step);
            }
        };
        go(200'000);
        std::vector<std::int64_t> saves;
        for (std::int64_t at = 1000; at < 200'000; at += 1000)
            saves.push_back(at);
        LossChart chart([&]() -> const studio::LossHistory* { return &losses; });
        chart.resize(1020, 420);
        chart.setVisible(true);
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&chart));
        settle();
        StallWatch watch;
        for (int i = 0; i < 10; i++) {
            go(7);
            chart.show(saves);
            settle(200);
        }
        expectQuick(watch, "curves of 200,000 steps");
    });
}

TEST_F(Stalls, AHundredSavesThatWereHeard)
{
    holds([&] {
        training::TrainRequest request = training::tiny::request(folder, "Mika");
        request.home = home;
        const fs::path listen = home.logs / "Mika" / "listen";
        fs::create_directories(listen);
        fs::copy_file(kSpeech / "kathleen_16k.wav", listen / "a.wav");
        json samples = json::array();
        for (int i = 1; i <= 100; i++)
            samples.push_back({{"step", 10 * i},
                               {"epoch", i},
                               {"source", (listen / "a.wav").string()},
                               {"result", (listen / "a.wav").string()},
                               {"held_out", true},
                               {"distance_db", 20.0 - 0.1 * i},
                               {"pitch_correlation", 0.9}});
        std::ofstream(listen / "samples.json") << samples.dump();
        program->window().showPage("training");
        settle();
        TrainingRun& run = program->forms().run;
        expectQuick(
            "a training with a hundred saves", [&] { run.begin(request); }, 1000);
        EXPECT_TRUE(await([&] { return program->window().findChildren<QToolButton*>().size() > 100; }));
        run.stop();
        EXPECT_TRUE(await([&] { return run.view()->isOver(); }));
    });
}

} // namespace
} // namespace koe::ui
