// What the Inference page knows and does, without it: recordings, settings, conversions, results.
#include "studio/settings.h"
#include "tests/forms/form_fixture.h"
#include "ui/app/file_names.h"
#include "voice/slim_voice.h"

#include <fstream>
#include <future>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;
using State = Source::State;

class InferenceFormTest : public FormTest
{
protected:
    void SetUp() override
    {
        FormTest::SetUp();
        ASSERT_TRUE(await([&] { return forms->voices.isRead(); }));
        listen();
    }
    void listen()
    {
        QObject::connect(&form(), &InferenceForm::failed,
                         [this](const QString& sentence) { said = sentence; });
        QObject::connect(&form(), &InferenceForm::proposed,
                         [this](const QString& sentence, int) { said = sentence; });
    }
    [[nodiscard]] InferenceForm& form() { return forms->inference; }
    [[nodiscard]] const Source& source(std::size_t row) { return form().sources().all()[row]; }
    void tick(int row, bool ticked)
    {
        form().sources().setData(form().sources().index(row), ticked ? Qt::Checked : Qt::Unchecked,
                                 Qt::CheckStateRole);
    }
    /// A copy of a fixture under a name of its own.
    fs::path recording(const std::string& name, const char* fixture = "kathleen_16k.wav")
    {
        const fs::path file = folder / "recordings" / name;
        fs::create_directories(file.parent_path());
        fs::copy_file(speech(fixture), file);
        return file;
    }
    [[nodiscard]] bool awaitAll(State state)
    {
        return await(
            [&] {
                const auto& all = form().sources().all();
                return !all.empty() && std::all_of(all.begin(), all.end(),
                                                   [&](const Source& one) { return one.state == state; });
            },
            120);
    }
    /// Until it may go on.
    void occupyEngine(const std::shared_future<void>& go)
    {
        forms->jobs.submit<int>(
            {"extract", "Something long", "", studio::Lane::Engine, {}, {}},
            [go](const Job&) {
                go.wait();
                return 0;
            },
            &forms->jobs, [](const Outcome<int>&) {});
    }
    [[nodiscard]] bool says(const char* part)
    {
        return await([&] { return said.contains(QString::fromUtf8(part)); });
    }

    QString said; ///< what failed or was proposed last
};

TEST_F(InferenceFormTest, TheButtonSaysWhatIsMissing)
{
    EXPECT_EQ(form().problem(), "Add recordings first");
    form().convert(); // nothing, for there is a problem
    EXPECT_FALSE(form().isConverting());
    QString first;
    QObject::connect(&form().sources(), &SourceList::rowsInserted, [&] { first = form().problem(); });
    form().add({recording("a.wav"), recording("b.wav"), recording("c.wav")});
    ASSERT_TRUE(awaitAll(State::Ready));
    EXPECT_EQ(first, "Reading the recordings…");
    EXPECT_EQ(form().problem(), "");
    EXPECT_EQ(form().action(), "Convert 3 files");
    tick(0, false);
    tick(1, false);
    EXPECT_EQ(form().action(), "Convert 1 file");
    tick(2, false);
    EXPECT_EQ(form().problem(), "Tick a recording to convert");
    form().add({source(1).file}); // the same one again is the one that is wanted
    ASSERT_TRUE(await([&] { return form().action() == "Convert 1 file"; }));
    EXPECT_EQ(form().sources().rowCount(), 3);
    EXPECT_EQ(form().current(), source(1).file);

    saveVoice(home.weights / "mika.pth", voice::slimVoice()); // of RVC's kind
    ASSERT_TRUE(await([&] { return forms->voices.find("mika") != nullptr; }));
    EXPECT_EQ(form().usualIndexRate(), 0.3) << "a voice of the starter pack";
    forms->voices.choose("mika");
    EXPECT_EQ(form().usualIndexRate(), 0.75);
    EXPECT_EQ(form().missingModels(), std::vector<std::string>{"contentvec"});
    EXPECT_TRUE(form().problem().contains("First get contentvec")) << form().problem().toStdString();
    form().change([](convert::ConvertRequest& settings) { settings.pitchMethod = "rmvpe"; });
    EXPECT_EQ(form().missingModels(), (std::vector<std::string>{"contentvec", "rmvpe"}));
}

TEST_F(InferenceFormTest, WithoutAVoiceThereIsNothingToSpeakWith)
{
    home.starter.clear();
    start();
    ASSERT_TRUE(await([&] { return forms->voices.isRead(); }));
    form().add({recording("a.wav")});
    ASSERT_TRUE(awaitAll(State::Ready));
    EXPECT_EQ(form().problem(), "There is no voice yet");
    EXPECT_EQ(form().settings().transposeSemitones, 0.0);
    form().change([](convert::ConvertRequest& settings) { settings.transposeSemitones = 2.0; });
    form().propose(); // nothing happens
    EXPECT_FALSE(form().isProposing());
    saveVoice(home.weights / "mika.pth", voice::slimVoice());
    ASSERT_TRUE(await([&] { return forms->voices.chosen() != nullptr; }));
    EXPECT_TRUE(form().problem().contains("contentvec")) << form().problem().toStdString();
}

TEST_F(InferenceFormTest, EveryVoiceKeepsItsSettings)
{
    VoiceLibrary& voices = forms->voices;
    ASSERT_GE(voices.voices().size(), 2U);
    const std::string first = voices.voices()[0].name;
    const std::string second = voices.voices()[1].name;
    voices.choose(first);
    form().change([](convert::ConvertRequest& settings) { settings.transposeSemitones = -7; });
    voices.choose(second);
    EXPECT_DOUBLE_EQ(form().settings().transposeSemitones, 0.0);
    voices.choose(first);
    EXPECT_DOUBLE_EQ(form().settings().transposeSemitones, -7.0);
    EXPECT_TRUE(fs::exists(home.presets / (first + ".json")));
    form().change([](convert::ConvertRequest& settings) { settings.protect = 0.1; });
    start(); // at once: what was set a moment ago is not lost
    ASSERT_TRUE(await([&] { return forms->voices.isRead(); }));
    EXPECT_DOUBLE_EQ(form().settings().transposeSemitones, -7.0);
    EXPECT_DOUBLE_EQ(form().settings().protect, 0.1);
    form().useDefaults();
    EXPECT_DOUBLE_EQ(form().settings().transposeSemitones, 0.0);

    std::ofstream(home.presets / (second + ".json")) << "no json";
    QString warned;
    QObject::connect(&form(), &InferenceForm::warned, [&](const QString& sentence) { warned = sentence; });
    forms->voices.choose(second);
    EXPECT_TRUE(warned.contains(QString::fromStdString(second + ".json"))) << warned.toStdString();
    EXPECT_DOUBLE_EQ(form().settings().transposeSemitones, 0.0);
}

TEST_F(InferenceFormTest, OtherSettingsMakeAnotherTakeAndTheOldOnesCanBeHadAgain)
{
    form().add({recording("song.wav")});
    ASSERT_TRUE(awaitAll(State::Ready));
    const std::string voice = forms->voices.chosen()->name;
    form().convert();
    EXPECT_EQ(form().problem(), "Converting 1 file…");
    form().change([](convert::ConvertRequest& settings) {
        settings.transposeSemitones = 5; // for the next one
        settings.indexRate = 0.4;
    });
    ASSERT_TRUE(awaitAll(State::Done)) << source(0).problem.toStdString();
    ASSERT_TRUE(await([&] { return !form().isConverting(); }));
    form().convert();
    ASSERT_TRUE(await([&] { return form().takes().size() == 2 && !form().isConverting(); }, 120));
    const std::vector<studio::Take> takes = form().takes();
    EXPECT_EQ(takes[0].output, form().folder() / ("song (" + voice + ").wav"));
    EXPECT_EQ(takes[1].output, form().folder() / ("song (" + voice + " 2).wav"));
    EXPECT_TRUE(fs::exists(takes[0].output) && fs::exists(takes[1].output));
    EXPECT_EQ(form().describe(takes[1], &takes[0]), "0 → +5 st, index usual → 0.4");
    EXPECT_EQ(form().describe(takes[0], nullptr), QString::fromStdString(voice) + " · 0 st");

    form().star(takes[0].id, true);
    forms->voices.choose(forms->voices.voices()[0].name == voice ? forms->voices.voices()[1].name
                                                                 : forms->voices.voices()[0].name);
    form().useAgain(takes[1].id);
    EXPECT_EQ(forms->voices.chosen()->name, voice);
    EXPECT_DOUBLE_EQ(form().settings().transposeSemitones, 5.0);
    form().useAgain(takes[0].id);
    EXPECT_DOUBLE_EQ(form().settings().transposeSemitones, 0.0);
    EXPECT_FALSE(form().settings().indexRate.has_value());
    EXPECT_TRUE(form().settings().inputs.empty()) << "settings, not recordings";

    // All of it is there after an end of the program.
    start();
    ASSERT_TRUE(await([&] { return form().sources().rowCount() == 1 && source(0).state == State::Done; }));
    ASSERT_EQ(form().takes().size(), 2U);
    EXPECT_TRUE(form().takes()[0].isStarred);
    fs::remove(takes[1].output);
    EXPECT_EQ(form().takes().size(), 1U) << "a result that somebody deleted";
    form().forget(takes[0].id);
    EXPECT_TRUE(form().takes().empty());
    EXPECT_TRUE(fs::exists(takes[0].output)) << "the sound stays";
}

TEST_F(InferenceFormTest, ConversionsQueueAndTheirNamesDoNotCollide)
{
    const std::string voice = forms->voices.chosen()->name;
    form().setFolder(folder / "results 声");
    form().add({recording("one/a.wav"), recording("two/a.wav", "flemishguy_16k.wav")}); // called the same
    ASSERT_TRUE(awaitAll(State::Ready));
    tick(1, false);
    form().convert();
    tick(1, true);
    EXPECT_EQ(form().action(), "Convert 1 file") << "the other one is busy";
    form().convert();
    EXPECT_TRUE(source(0).isBusy() && source(1).isBusy());
    EXPECT_EQ(form().problem(), "Converting 2 files…");
    ASSERT_TRUE(awaitAll(State::Done)) << source(0).problem.toStdString() << source(1).problem.toStdString();
    ASSERT_TRUE(await([&] { return !form().isConverting(); }));
    EXPECT_TRUE(fs::exists(folder / "results 声" / ("a (" + voice + ").wav")));
    EXPECT_TRUE(fs::exists(folder / "results 声" / ("a (" + voice + " 2).wav")));

    // What was interrupted makes what is not there, and nothing else.
    const std::vector<studio::JobCard> cards = forms->board.cards();
    ASSERT_GE(cards.size(), 2U);
    const studio::JobCard& last = cards.back();
    ASSERT_EQ(last.kind, "convert");
    forms->jobs.beginAgain(last);
    EXPECT_TRUE(says("All results of that conversion are there"));
    fs::remove(folder / "results 声" / ("a (" + voice + " 2).wav"));
    forms->jobs.beginAgain(last);
    EXPECT_TRUE(await([&] { return fs::exists(folder / "results 声" / ("a (" + voice + " 2).wav")); }));
    ASSERT_TRUE(await([&] { return !form().isConverting(); }));
}

TEST_F(InferenceFormTest, WhatIsDoneIsNotConvertedAgainWithTheNext)
{
    const fs::path one = recording("one.wav");
    form().add({one});
    ASSERT_TRUE(awaitAll(State::Ready));
    form().convert();
    ASSERT_TRUE(awaitAll(State::Done)) << source(0).problem.toStdString();
    ASSERT_TRUE(await([&] { return !form().isConverting(); }));
    EXPECT_EQ(form().action(), "Convert 1 file") << "with other settings";
    form().add({recording("two.wav"), recording("three.wav")});
    ASSERT_TRUE(await([&] { return form().action() == "Convert 2 files"; })) << form().action().toStdString();
    EXPECT_FALSE(source(0).isChecked);
    form().add({one}); // wanted all the same
    ASSERT_TRUE(await([&] { return form().action() == "Convert 3 files"; })) << form().action().toStdString();

    const std::vector<studio::Take> takes = [&] {
        form().setCurrent(one);
        return form().takes();
    }();
    ASSERT_EQ(takes.size(), 1U);
    form().removeAll();
    EXPECT_EQ(form().problem(), "Add recordings first");
    EXPECT_TRUE(form().current().empty());
    EXPECT_TRUE(fs::exists(one) && fs::exists(takes[0].output));
    start();
    EXPECT_TRUE(form().sources().all().empty()) << "also next time";
}

TEST_F(InferenceFormTest, RecordingsAreLookedForWhereSomeWereFound)
{
    const QString filter = recordingsFilter();
    for (const char* pattern : {"*.wav ", " *.WAV ", " *.mp4 ", " *.opus ", ";;All files (*)"})
        EXPECT_TRUE(filter.contains(QLatin1String(pattern))) << pattern;
    EXPECT_TRUE(fs::is_directory(recordingsFolder(forms->settings).toStdString()));
    const fs::path songs = folder / "声 songs";
    fs::create_directories(songs);
    forms->settings.set(kRecordingsFolder, songs.string());
    EXPECT_EQ(recordingsFolder(forms->settings).toStdString(), songs);
    fs::remove(songs);
    EXPECT_NE(recordingsFolder(forms->settings).toStdString(), songs) << "it is gone";
}

TEST_F(InferenceFormTest, AConversionStopsLongBeforeItsEnd)
{
    form().add({recording("a.opus", "kathleen_48k.opus"), recording("b.wav")});
    ASSERT_TRUE(awaitAll(State::Ready));
    form().convert();
    ASSERT_TRUE(await([&] { return source(0).state == State::Converting; }));
    QElapsedTimer timer;
    timer.start();
    form().stop(0);
    form().stop(1);
    ASSERT_TRUE(await([&] { return !form().isConverting(); }));
    RecordProperty("stop_ms", static_cast<int>(timer.elapsed()));
    for (const std::size_t row : {0, 1})
        EXPECT_EQ(source(row).state, State::Ready) << row;
    EXPECT_TRUE(form().takes().empty());
    EXPECT_EQ(form().action(), "Convert 2 files");
}

TEST_F(InferenceFormTest, ProposesWhatBringsTheRecordingToTheVoice)
{
    forms->voices.choose("kathleen");
    ASSERT_GT(forms->voices.chosen()->medianPitchHz, 0.0);
    form().add({recording("man.wav", "flemishguy_16k.wav")});
    ASSERT_TRUE(awaitAll(State::Ready));
    form().propose();
    EXPECT_TRUE(form().isProposing());
    EXPECT_TRUE(says("Hz")) << said.toStdString();
    EXPECT_FALSE(form().isProposing());
    constexpr double kRecordingHz = 184.0; // median of that fixture
    EXPECT_NEAR(form().settings().transposeSemitones,
                12.0 * std::log2(forms->voices.chosen()->medianPitchHz / kRecordingHz), 0.8)
        << said.toStdString();

    saveVoice(home.weights / "mika.pth", voice::slimVoice()); // says nothing of its pitch
    ASSERT_TRUE(await([&] { return forms->voices.find("mika") != nullptr; }));
    forms->voices.choose("mika");
    form().propose();
    EXPECT_TRUE(said.contains("mika does not say how high it speaks")) << said.toStdString();
}

TEST_F(InferenceFormTest, WhatIsProposedForOneVoiceIsNotSetForAnother)
{
    forms->voices.choose("kathleen");
    form().add({recording("man.wav", "flemishguy_16k.wav"), recording("woman.wav")});
    ASSERT_TRUE(awaitAll(State::Ready));
    form().propose();
    forms->voices.choose("flemishguy");
    ASSERT_TRUE(await([&] { return !form().isProposing(); }));
    EXPECT_DOUBLE_EQ(form().settings().transposeSemitones, 0.0);
    forms->voices.choose("kathleen");
    form().propose();
    form().setCurrent(source(1).file); // another recording
    ASSERT_TRUE(await([&] { return !form().isProposing(); }));
    EXPECT_DOUBLE_EQ(form().settings().transposeSemitones, 0.0);
    EXPECT_EQ(said, "") << "nor is it said";
}

TEST_F(InferenceFormTest, WhatWaitsSaysSoAndIsLeftOutAtOnce)
{
    form().add({recording("one.wav"), recording("two.wav")});
    ASSERT_TRUE(awaitAll(State::Ready));
    std::promise<void> go;
    occupyEngine(go.get_future().share());
    form().convert();
    form().stop(0);
    EXPECT_EQ(source(0).state, State::Ready) << "nobody has begun with it";
    EXPECT_EQ(source(1).state, State::Waiting);
    go.set_value();
    ASSERT_TRUE(await([&] { return !form().isConverting(); }, 120));
    EXPECT_EQ(source(0).state, State::Ready);
    EXPECT_EQ(source(1).state, State::Done) << source(1).problem.toStdString();

    // Begun again without its recordings on the page.
    const studio::JobCard card = forms->board.cards().back();
    form().removeAll();
    std::error_code error;
    for (const auto& result : fs::directory_iterator(form().folder()))
        fs::remove(result, error);
    std::promise<void> goOn;
    occupyEngine(goOn.get_future().share());
    forms->jobs.beginAgain(card);
    ASSERT_TRUE(await([&] { return form().sources().rowCount() == 2 && source(1).overview; }));
    EXPECT_TRUE(source(0).isBusy() && source(1).isBusy());
    goOn.set_value();
    EXPECT_TRUE(awaitAll(State::Done));
    ASSERT_TRUE(await([&] { return !form().isConverting(); }, 120));
}

TEST_F(InferenceFormTest, WhatCannotBeReadSaysSoWhereItStands)
{
    const fs::path broken = folder / "recordings" / "broken.wav";
    fs::create_directories(broken.parent_path());
    std::ofstream(broken) << "this is no sound";
    form().add({broken});
    ASSERT_TRUE(awaitAll(State::Broken));
    EXPECT_NE(source(0).problem.indexOf("broken.wav"), -1);
    EXPECT_EQ(form().problem(), "Tick a recording to convert");
    // A folder: what is below it, recordings only.
    recording("deep/er/one.wav");
    recording("deep/two.wav");
    fs::create_directories(folder / "recordings/deep/empty");
    std::ofstream(folder / "recordings/deep/notes.txt") << "no recording";
    form().add({folder / "recordings/deep"});
    ASSERT_TRUE(await([&] {
        return form().sources().rowCount() == 3 && source(1).state == State::Ready &&
               source(2).state == State::Ready;
    }));
    EXPECT_EQ(form().action(), "Convert 2 files");
    form().setCurrent(source(0).file);
    form().remove(0);
    EXPECT_EQ(form().sources().rowCount(), 2);
    EXPECT_EQ(form().current(), source(0).file) << "the next one is looked at";
    form().add({folder / "recordings/deep/empty"});
    EXPECT_TRUE(says("There are no recordings in that folder"));
    form().convertWhenRead(broken);
    ASSERT_TRUE(await([&] { return form().sources().all().back().state == State::Broken; }));
    EXPECT_FALSE(form().isConverting()) << "the others are not meant";
}

TEST_F(InferenceFormTest, AVoiceIsTriedAsSoonAsTheRecordingIsRead)
{
    const fs::path song = recording("song.wav");
    form().convertWhenRead(song);
    ASSERT_TRUE(awaitAll(State::Done)) << source(0).problem.toStdString();
    ASSERT_TRUE(await([&] { return !form().isConverting(); }));
    forms->settings.set("device", "cuda:7"); // which this machine has not
    QString gone;
    QObject::connect(&form(), &InferenceForm::deviceGone, [&](const QString& sentence) { gone = sentence; });
    form().convertWhenRead(song);
    ASSERT_TRUE(await([&] { return gone.contains("cuda:7"); })) << gone.toStdString();
    EXPECT_EQ(source(0).state, State::Failed);
    form().useOtherDevice();
    ASSERT_TRUE(awaitAll(State::Done)) << source(0).problem.toStdString();
    EXPECT_EQ(forms->settings.text("device"), "auto");
    EXPECT_EQ(form().takes().size(), 2U);
}

TEST_F(InferenceFormTest, SourceAndResultAreHeardAtOnePlayhead)
{
    Listening& listening = forms->listening;
    const fs::path source = recording("a.wav");
    const fs::path result = recording("b.wav", "flemishguy_16k.wav");
    listening.show(source, {});
    ASSERT_TRUE(await([&] { return listening.pictures().source != nullptr; }));
    EXPECT_GT(listening.seconds(), 1.5);
    listening.seek(0.5);
    listening.swap(); // there is no result yet
    EXPECT_EQ(listening.state().side, sound::Side::Source);
    listening.show(source, result);
    ASSERT_TRUE(await([&] { return listening.pictures().result != nullptr; }));
    listening.choose(sound::Side::Source);
    EXPECT_DOUBLE_EQ(listening.state().positionSeconds, 0.5) << "the same place";
    listening.swap();
    EXPECT_EQ(listening.state().side, sound::Side::Result);
    listening.step(-2.0);
    EXPECT_DOUBLE_EQ(listening.state().positionSeconds, 0.0);
    EXPECT_EQ(listening.pictures().sourceSpectrogram, nullptr) << "nobody looks at it";
    listening.wantSpectrograms(true);
    EXPECT_TRUE(await([&] {
        const Listening::Pictures pictures = listening.pictures();
        return pictures.sourceSpectrogram != nullptr && pictures.resultPitch != nullptr;
    })) << listening.pitchNote().toStdString();
}

} // namespace
} // namespace koe::ui
