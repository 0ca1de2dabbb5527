// The Inference page with the real window, engine and player. A JACK server without a sound card, where there
// is one, makes it sound.
#include "sound/jack_suite.h"
#include "studio/settings.h"
#include "tests/ui/ui_fixture.h"
#include "ui/app/model_offer.h"
#include "ui/pages/inference/inference_form.h"
#include "ui/pages/inference/inference_page.h"
#include "ui/pages/inference/listening.h"
#include "ui/pages/inference/take_row.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/parameter_slider.h"
#include "voice/slim_voice.h"
#include "voice/voice.h"

#include <QDoubleSpinBox>
#include <QDrag>
#include <QMimeData>
#include <QPushButton>
#include <QSlider>
#include <QUrl>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;
using State = Source::State;

const fs::path kSpeech = fs::path(KOE_FIXTURES) / "speech";

class Inference : public WithJack<UiTest>
{
protected:
    void SetUp() override
    {
        WithJack::SetUp();
        ASSERT_TRUE(await([&] { return program->desk().voices.isRead(); }));
        ASSERT_NE(program->desk().voices.chosen(), nullptr);
        showPage("inference");
    }
    [[nodiscard]] InferenceForm& form() { return program->forms().inference; }
    [[nodiscard]] InferencePage& page()
    {
        return *static_cast<InferencePage*>(program->window().page("inference"));
    }
    [[nodiscard]] const Source& source(int row)
    {
        return form().sources().all()[static_cast<std::size_t>(row)];
    }
    [[nodiscard]] QPushButton& primary()
    {
        for (QPushButton* button : page().findChildren<QPushButton*>())
            if (button->property("role") == "primary")
                return *button;
        throw std::logic_error("no primary button");
    }
    /// A copy of a fixture under a name of its own.
    fs::path recording(const std::string& name, const char* fixture = "kathleen_16k.wav")
    {
        const fs::path file = folder / "recordings" / name;
        fs::create_directories(file.parent_path());
        fs::copy_file(kSpeech / fixture, file);
        return file;
    }
    /// As a file manager does.
    void drop(const std::vector<fs::path>& files)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const fs::path& file : files)
            urls.append(QUrl::fromLocalFile(QString::fromStdString(file.string())));
        data.setUrls(urls);
        QDragEnterEvent enter({600, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&program->window(), &enter);
        ASSERT_TRUE(enter.isAccepted());
        QDropEvent dropped({600, 300}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton,
                           Qt::NoModifier);
        dropped.setDropAction(Qt::MoveAction);
        QApplication::sendEvent(&program->window(), &dropped);
        EXPECT_EQ(dropped.dropAction(), Qt::CopyAction) << "else the file manager deletes them";
    }
    /// Takes hold of @p one, moves it within the window and lets it go. @param meanwhile while it is held
    /// @return how often the window saw it come
    int dragWithin(QWidget& one, const std::function<void()>& meanwhile)
    {
        struct Enters : QObject
        {
            int count = 0;
            bool eventFilter(QObject*, QEvent* event) override
            {
                count += event->type() == QEvent::DragEnter ? 1 : 0;
                return false;
            }
        } enters;
        MainWindow& window = program->window();
        window.installEventFilter(&enters);
        const QPoint from = one.mapTo(&window, one.rect().center());
        const QPoint to = page().mapTo(&window, QPoint(120, 200));
        QTest::mousePress(window.windowHandle(), Qt::LeftButton, Qt::NoModifier, from);
        int step = 0;
        QTimer hand;
        QObject::connect(&hand, &QTimer::timeout, [&] {
            if (++step == 3)
                meanwhile();
            if (step < 8)
                QTest::mouseMove(window.windowHandle(), from + (to - from) * step / 8);
            else if (step == 8)
                QTest::mouseRelease(window.windowHandle(), Qt::LeftButton, Qt::NoModifier, to);
            else if (step > 60)
                QDrag::cancel(); // it was not seen to end
        });
        hand.start(40);
        QTest::mouseMove(window.windowHandle(), from + QPoint(0, 30)); // returns when it was let go
        hand.stop();
        EXPECT_LE(step, 60);
        QCoreApplication::processEvents();
        return enters.count;
    }
    [[nodiscard]] bool awaitState(State state, int seconds = 120)
    {
        return await(
            [&] {
                const auto& all = form().sources().all();
                return !all.empty() && std::all_of(all.begin(), all.end(),
                                                   [&](const Source& one) { return one.state == state; });
            },
            seconds);
    }
};

TEST_F(Inference, ThreeDroppedFilesAreConvertedAndHeard)
{
    EXPECT_FALSE(primary().isEnabled());
    EXPECT_EQ(form().problem(), "Add recordings first");
    activate();
    const std::vector<fs::path> files{recording("声 one.wav"), recording("two.wav", "flemishguy_16k.wav"),
                                      recording("three.wav")};
    drop(files);
    ASSERT_TRUE(awaitState(State::Ready));
    EXPECT_EQ(form().sources().rowCount(), 3);
    EXPECT_TRUE(primary().isEnabled());
    EXPECT_EQ(primary().text(), "Convert 3 files");
    EXPECT_EQ(form().current(), files[0]);
    ASSERT_TRUE(await([&] { return program->forms().listening.pictures().source != nullptr; }));

    form().sources().setData(form().sources().index(2), Qt::Unchecked, Qt::CheckStateRole);
    EXPECT_EQ(primary().text(), "Convert 2 files");
    std::size_t conversions = 0;
    holds([&] {
        form().change([&](convert::ConvertRequest& settings) {
            settings.transposeSemitones = static_cast<double>(conversions++); // each has a result of its own
        });
        StallWatch stalls;
        QTest::mouseClick(&primary(), Qt::LeftButton);
        EXPECT_TRUE(source(0).isBusy() && source(1).isBusy());
        EXPECT_FALSE(primary().isEnabled());
        EXPECT_TRUE(page().isAncestorOf(QApplication::focusWidget()) || page().hasFocus())
            << "keys go on on the page";
        EXPECT_FALSE(primary().text().isEmpty());
        bool sawProgress = false;
        ASSERT_TRUE(await(
            [&] {
                sawProgress = sawProgress || source(0).state == State::Converting;
                return source(0).state == State::Done && source(1).state == State::Done &&
                       !form().isConverting();
            },
            120))
            << source(0).problem.toStdString();
        EXPECT_TRUE(sawProgress);
        expectQuick(stalls, "a conversion that is looked at");
    });
    ASSERT_FALSE(HasFatalFailure());
    EXPECT_EQ(source(2).state, State::Ready);

    ASSERT_EQ(form().takes().size(), conversions);
    const fs::path result = form().takes().back().output;
    EXPECT_TRUE(fs::exists(result));
    EXPECT_EQ(result.parent_path(), form().folder());
    Listening& listening = program->forms().listening;
    EXPECT_EQ(listening.result(), result);
    EXPECT_EQ(listening.state().side, sound::Side::Result) << "a new result is what one wants to hear";
    ASSERT_TRUE(await(
        [&] { return listening.state().result.seconds > 0.5 && listening.pictures().result != nullptr; }));

    // Keys, wherever the focus is but in a field.
    page().setFocus();
    listening.seek(1.0);
    QTest::keyClick(&page(), Qt::Key_X);
    EXPECT_EQ(listening.state().side, sound::Side::Source);
    EXPECT_DOUBLE_EQ(listening.state().positionSeconds, 1.0) << "the same place";
    QTest::keyClick(&page(), Qt::Key_X);
    EXPECT_EQ(listening.state().side, sound::Side::Result);
    QTest::keyClick(&page(), Qt::Key_Left);
    EXPECT_DOUBLE_EQ(listening.state().positionSeconds, 0.0);
    QTest::keyClick(&page(), Qt::Key_Space);
    if (s_jack) {
        EXPECT_TRUE(await([&] { return listening.state().positionSeconds > 0.1; }))
            << listening.state().problem;
        QTest::keyClick(&page(), Qt::Key_Space);
        EXPECT_FALSE(listening.state().isPlaying);
    } else {
        EXPECT_TRUE(await([&] { return !listening.state().problem.empty(); }));
    }
    ASSERT_TRUE(await([&] {
        const Listening::Pictures pictures = listening.pictures();
        return pictures.sourcePitch != nullptr && pictures.resultPitch != nullptr;
    }));
}

TEST_F(Inference, OtherSettingsMakeAnotherTakeAndTheOldOnesCanBeHadAgain)
{
    drop({recording("song.wav")});
    ASSERT_TRUE(awaitState(State::Ready));
    const std::string voice = program->desk().voices.chosen()->name;
    form().convert();
    ASSERT_TRUE(awaitState(State::Done));
    form().change([](convert::ConvertRequest& settings) {
        settings.transposeSemitones = 5;
        settings.indexRate = 0.4;
    });
    form().convert();
    ASSERT_TRUE(await([&] { return form().takes().size() == 2 && !form().isConverting(); }, 120));
    const std::vector<studio::Take> takes = form().takes();
    EXPECT_EQ(takes[0].output.filename(), "song (" + voice + ").wav");
    EXPECT_EQ(takes[1].output.filename(), "song (" + voice + " 2).wav");
    EXPECT_EQ(form().describe(takes[1], &takes[0]), "0 → +5 st, index usual → 0.4");
    EXPECT_EQ(form().describe(takes[0], nullptr), QString::fromStdString(voice) + " · 0 st");
    EXPECT_EQ(program->forms().listening.result(), takes[1].output);

    form().star(takes[0].id, true); // its row is made anew
    const auto rows = [&] {
        std::vector<TakeRow*> all;
        for (TakeRow* row : page().findChildren<TakeRow*>())
            if (row->isVisible())
                all.push_back(row);
        return all;
    };
    ASSERT_TRUE(await([&] { return rows().size() == 2; }));
    for (TakeRow* row : rows())
        if (row->id() == takes[0].id)
            row->findChild<QPushButton*>()->click(); // again with these
    EXPECT_DOUBLE_EQ(form().settings().transposeSemitones, 0.0);
    EXPECT_FALSE(form().settings().indexRate.has_value());

    // A result that is dragged out and let go too early is no new recording, not even where its row has
    // been made anew meanwhile.
    ASSERT_TRUE(await([&] { return rows().size() == 2; }));
    EXPECT_GT(dragWithin(*rows().front(), [&] { form().star(takes[1].id, true); }), 0);
    EXPECT_EQ(form().sources().rowCount(), 1);
    form().star(takes[0].id, true);

    // All of it is there after an end of the program.
    start();
    ASSERT_TRUE(await([&] { return form().sources().rowCount() == 1 && source(0).state == State::Done; }));
    ASSERT_EQ(form().takes().size(), 2U);
    EXPECT_TRUE(form().takes()[0].isStarred);
    EXPECT_TRUE(await([&] { return program->forms().listening.result() == takes[0].output; }))
        << "the starred one";
}

TEST_F(Inference, WhatIsRemovedIsNotLookedAtFirst)
{
    std::vector<fs::path> files;
    for (int i = 0; i < 12; i++)
        files.push_back(recording(std::to_string(i).append(".wav")));
    drop(files);
    ASSERT_TRUE(awaitState(State::Ready));
    form().setCurrent(files.back());
    int looks = 0;
    QObject::connect(&form(), &InferenceForm::currentChanged, [&] { looks++; });
    form().removeAll();
    EXPECT_EQ(looks, 1);
    EXPECT_EQ(form().sources().rowCount(), 0);
    EXPECT_TRUE(program->forms().listening.source().empty());
}

TEST_F(Inference, ADoubleClickSetsWhatTheVoiceTakesByItself)
{
    drop({recording("a.wav")});
    ASSERT_TRUE(awaitState(State::Ready));
    ParameterSlider* rate = nullptr;
    for (ParameterSlider* slider : page().findChildren<ParameterSlider*>())
        if (slider->findChild<QSlider*>()->accessibleName() == "Index rate")
            rate = slider;
    ASSERT_NE(rate, nullptr);
    EXPECT_DOUBLE_EQ(rate->value(), 0.3) << "a voice of the starter pack";
    form().change([](convert::ConvertRequest& settings) { settings.indexRate = 0.9; });
    EXPECT_DOUBLE_EQ(rate->value(), 0.9);
    QTest::mouseDClick(rate->findChild<QSlider*>(), Qt::LeftButton);
    EXPECT_DOUBLE_EQ(rate->value(), 0.3);
    EXPECT_TRUE(rate->field().toolTip().contains("0.30")) << rate->field().toolTip().toStdString();

    voice::saveVoice(home.weights / "mika.pth", voice::slimVoice()); // of RVC's kind
    ASSERT_TRUE(await([&] { return program->desk().voices.find("mika") != nullptr; }));
    program->desk().voices.choose("mika");
    EXPECT_DOUBLE_EQ(rate->value(), 0.75);
    // … whose encoder is not here: said and offered at the button, before it is pressed.
    EXPECT_EQ(form().missingModels(), std::vector<std::string>{"contentvec"});
    EXPECT_TRUE(primary().text().contains("First get contentvec")) << primary().text().toStdString();
    EXPECT_FALSE(primary().isEnabled());
    program->desk().settings.set("mirror", "http://127.0.0.1:9"); // nobody listens there
    auto* get = page().findChild<QPushButton*>("getModels");
    ASSERT_NE(get, nullptr);
    EXPECT_TRUE(get->isVisible());
    get->click();
    EXPECT_TRUE(
        await([&] { return page().findChild<ModelOffer*>()->sentence().contains("could not be got"); }));
    program->desk().voices.choose("kathleen");
    EXPECT_FALSE(get->isVisible());
}

TEST_F(Inference, WhoHasNoVoiceIsOfferedOne)
{
    const auto offer = [&]() -> QPushButton* {
        for (QPushButton* button : page().findChildren<QPushButton*>())
            if (button->text() == "New voice, step by step" && button->isVisible())
                return button;
        return nullptr;
    };
    ASSERT_TRUE(await([&] { return offer() != nullptr; }));
    offer()->click();
    EXPECT_EQ(program->window().shownPage(), "wizard");
    showPage("inference");
    voice::saveVoice(home.weights / "mika.pth", voice::slimVoice());
    EXPECT_TRUE(await([&] { return offer() == nullptr; }));
}

TEST_F(Inference, AVoiceIsTriedOnAClipWithOneClick)
{
    QPushButton* chip = nullptr;
    for (QPushButton* button : page().findChildren<QPushButton*>())
        if (button->property("role") == "chip")
            chip = button;
    ASSERT_NE(chip, nullptr);
    ASSERT_TRUE(await([&] { return chip->isVisible(); }));
    QTest::mouseClick(chip, Qt::LeftButton);
    ASSERT_TRUE(awaitState(State::Done));
    EXPECT_EQ(program->desk().voices.chosen()->name, chip->text().toStdString());
    EXPECT_EQ(form().takes().size(), 1U);
}

TEST_F(Inference, WhatWasProposedForAnotherVoiceGoes)
{
    const auto proposeButton = [&]() -> QPushButton* {
        for (QPushButton* button : page().findChildren<QPushButton*>())
            if (button->text() == "propose")
                return button;
        return nullptr;
    };
    ASSERT_NE(proposeButton(), nullptr);
    EXPECT_FALSE(proposeButton()->isEnabled()) << "of what?";
    drop({recording("one.wav"), recording("two.wav")});
    ASSERT_TRUE(awaitState(State::Ready));
    EXPECT_TRUE(proposeButton()->isEnabled());
    auto* message = page().findChild<MessageLine*>();
    ASSERT_NE(message, nullptr);
    const auto propose = [&] {
        Q_EMIT form().proposed("The recording lies around F3.", 0);
        EXPECT_EQ(message->sentence(), "The recording lies around F3.");
    };
    const auto& voices = program->desk().voices.voices();
    ASSERT_GE(voices.size(), 2U);
    propose();
    const bool isFirst = program->desk().voices.chosen()->name == voices[0].name;
    program->desk().voices.choose(voices[isFirst ? 1 : 0].name);
    EXPECT_EQ(message->sentence(), "");
    propose();
    form().setCurrent(source(1).file);
    EXPECT_EQ(message->sentence(), "");
    propose();
    Q_EMIT form().failed("The disk is full.");
    form().setCurrent(source(0).file);
    EXPECT_EQ(message->sentence(), "The disk is full.") << "that is still true";
}

TEST_F(Inference, ALanguageDoesNotStopWhatIsThere)
{
    drop({recording("a.wav")});
    ASSERT_TRUE(awaitState(State::Ready));
    setLanguage("ja");
    EXPECT_EQ(form().sources().rowCount(), 1);
    EXPECT_TRUE(primary().isEnabled());
    EXPECT_EQ(program->forms().listening.source(), form().current());
    setLanguage("en");
    ASSERT_TRUE(await([&] { return primary().text() == "Convert 1 file"; }));
}

} // namespace
} // namespace koe::ui
