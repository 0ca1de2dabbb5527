#include "ui/wizard/wizard_page.h"

#include "ui/app/file_names.h"
#include "ui/app/recordings_dialog.h"
#include "ui/app/voice_library.h"
#include "ui/jobs/beginning_text.h"
#include "ui/jobs/save_listening.h"
#include "ui/jobs/stage_line.h"
#include "ui/jobs/training_run.h"
#include "ui/text/doctor_words.h"
#include "ui/text/error_words.h"
#include "ui/widgets/drop_field.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/play_row.h"
#include "ui/widgets/words.h"
#include "ui/wizard/care_cards.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QProgressBar>
#include <QStackedWidget>

#include <algorithm>

namespace koe::ui {

using Step = WizardForm::Step;

namespace {

constexpr int kWidth = 680;

QLabel* prose(const QString& text, const char* tone = "second")
{
    auto* label = words(text, TextSize::Normal, tone);
    label->setWordWrap(true);
    return label;
}

QVBoxLayout* columnOf(QWidget* widget)
{
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    return column;
}

} // namespace

WizardPage::WizardPage(Desk& desk, WizardForm& form, QWidget* parent)
    : Page(parent), m_desk(desk), m_form(form), m_number(words({}, TextSize::Small, "third")),
      m_question(words({}, TextSize::Display)), m_steps(new QStackedWidget),
      m_problem(words({}, TextSize::Normal, "second")), m_back(button(tr("Back"), "quiet")),
      m_next(button({}, "primary"))
{
    m_back->setProperty("edge", true);
    m_next->setObjectName("next");
    m_question->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_problem->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (QWidget* step : {nameStep(), recordingsStep(), checkStep(), choiceStep(), trainStep(), listenStep()})
        m_steps->addWidget(step);
    auto* inside = new QWidget;
    inside->setMaximumWidth(kWidth);
    auto* column = columnOf(inside);
    column->addWidget(m_number);
    column->addWidget(m_question);
    column->addWidget(m_steps, 1);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_back);
    foot->addWidget(m_problem, 1);
    foot->addSpacing(8);
    foot->addWidget(m_next);
    column->addLayout(foot);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kPageMargins);
    row->addStretch(1);
    row->addWidget(inside, 20);
    row->addStretch(1);

    connect(m_back, &QPushButton::clicked, &m_form, &WizardForm::back);
    connect(m_next, &QPushButton::clicked, this, &WizardPage::triggerPrimary);
    connect(&m_form, &WizardForm::changed, this, &WizardPage::mirror);
    connect(&m_form, &WizardForm::datasetWanted, this, [this] { Q_EMIT pageWanted("dataset"); });
    mirror();
}

QWidget* WizardPage::nameStep()
{
    auto* step = new QWidget;
    auto* column = columnOf(step);
    m_name = new QLineEdit;
    m_name->setObjectName("wizardName");
    m_name->setMaxLength(100);
    m_name->setPlaceholderText(tr("Mika"));
    m_name->setAccessibleName(tr("Name of the voice"));
    column->addWidget(m_name);
    column->addWidget(prose(tr("The name of the person, or any other. It can be changed later.")));
    column->addStretch();
    connect(m_name, &QLineEdit::textEdited, &m_form, &WizardForm::setName);
    connect(m_name, &QLineEdit::returnPressed, &m_form, &WizardForm::next);
    return step;
}

QWidget* WizardPage::recordingsStep()
{
    auto* step = new QWidget;
    auto* column = columnOf(step);
    auto* drop =
        new DropField(tr("Drop recordings of the person here"),
                      tr("Files or a folder: speech or singing of one person, without music. Ten minutes "
                         "make a good voice, two are enough to try."),
                      tr("Browse…"));
    m_recordings = words({}, TextSize::Large, "good");
    auto* record = button(tr("Record in the app instead"));
    column->addWidget(drop, 1);
    column->addWidget(m_recordings);
    column->addWidget(record, 0, Qt::AlignLeft);
    connect(drop, &DropField::browse, this, &WizardPage::browse);
    connect(record, &QPushButton::clicked, this, [this] { m_form.recordInApp(); });
    return step;
}

QWidget* WizardPage::checkStep()
{
    auto* step = new QWidget;
    auto* column = columnOf(step);
    m_checked = new QProgressBar;
    m_checked->setRange(0, 0); // how far it is, the shelf says
    m_checked->setTextVisible(false);
    m_checked->setAccessibleName(tr("Listening to the recordings"));
    m_verdict = words({}, TextSize::Title);
    m_verdict->setWordWrap(true);
    m_advice = prose({});
    auto* closer = button(tr("Look at each recording"), "quiet");
    closer->setProperty("edge", true);
    column->addWidget(m_checked);
    column->addWidget(m_verdict);
    column->addWidget(m_advice);
    column->addWidget(closer, 0, Qt::AlignLeft);
    column->addStretch();
    connect(closer, &QPushButton::clicked, &m_form, &WizardForm::lookAtEach);
    return step;
}

QWidget* WizardPage::choiceStep()
{
    auto* step = new QWidget;
    auto* column = columnOf(step);
    column->addWidget(new CareCards(m_form));
    column->addWidget(
        prose(tr("You can stop at any time and hear what it has learned, and go on another day.")));
    column->addStretch();
    return step;
}

QWidget* WizardPage::trainStep()
{
    auto* step = new QWidget;
    auto* column = columnOf(step);
    m_left = words({}, TextSize::Title);
    m_stages = new StageLine;
    m_failure = new MessageLine;
    auto* closer = button(tr("See the curves"), "quiet");
    closer->setProperty("edge", true);
    column->addWidget(m_left);
    column->addWidget(m_stages);
    column->addWidget(m_failure);
    column->addWidget(
        prose(tr("You may leave this page or use the rest of Koe meanwhile. The bar below shows how "
                 "far it is, pauses and stops it; what is stopped can go on later.")));
    column->addWidget(closer, 0, Qt::AlignLeft);
    column->addStretch(1); // all of it here: the stages would take their share
    connect(closer, &QPushButton::clicked, this, [this] { Q_EMIT pageWanted("training"); });
    return step;
}

QWidget* WizardPage::listenStep()
{
    auto* step = new QWidget;
    auto* column = columnOf(step);
    m_heard = prose({});
    m_play = new PlayRow(m_desk.sound);
    m_stopped = prose({});
    column->addWidget(m_heard);
    column->addWidget(m_play);
    column->addWidget(m_stopped);
    column->addStretch();
    return step;
}

QString WizardPage::question() const
{
    switch (m_form.step()) {
    case Step::Name:
        return tr("What is the voice called?");
    case Step::Recordings:
        return tr("What does it sound like?");
    case Step::Check:
        return tr("Are the recordings good enough?");
    case Step::Choice:
        return tr("How good should it become?");
    case Step::Train:
        return m_form.hasFailed() ? tr("«%1» is not ready yet").arg(m_form.name().trimmed())
               : m_form.isDone()  ? tr("«%1» is ready").arg(m_form.name().trimmed())
                                  : tr("«%1» is being made").arg(m_form.name().trimmed());
    case Step::Listen:
        return tr("This is «%1»").arg(m_form.name().trimmed());
    }
    return {};
}

QString WizardPage::nextText() const
{
    switch (m_form.step()) {
    case Step::Choice: {
        if (m_form.isTraining() || m_form.isDone())
            return tr("Next");
        const auto seconds = m_form.estimateSeconds(m_form.care());
        return seconds ? tr("Train for about %1").arg(aboutText(*seconds)) : tr("Train");
    }
    case Step::Train:
        return m_form.hasFailed() ? tr("Go on") : tr("Next");
    case Step::Listen:
        return tr("Open in Inference");
    default:
        return tr("Next");
    }
}

/// To what is asked: somebody who came by keys goes on by keys.
void WizardPage::focusInEvent(QFocusEvent* event)
{
    Page::focusInEvent(event);
    if (m_form.step() == Step::Name)
        m_name->setFocus();
    else if (m_next->isEnabled())
        m_next->setFocus();
}

void WizardPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_form.comeBack();
}

void WizardPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape)
        return Page::keyPressEvent(event);
    if (m_form.step() == Step::Name)
        Q_EMIT pageWanted("inference");
    else
        m_form.back();
}

void WizardPage::mirror()
{
    const Step step = m_form.step();
    const bool isNew = m_steps->currentIndex() != static_cast<int>(step);
    m_steps->setCurrentIndex(static_cast<int>(step));
    m_number->setText(tr("Step %1 of %2").arg(static_cast<int>(step) + 1).arg(WizardForm::kSteps));
    m_question->setText(question());
    m_back->setVisible(step != Step::Name);
    m_next->setText(nextText());
    m_next->setEnabled(m_form.isReady());
    m_problem->setText(errorWords(m_form.isReady() ? m_form.warning() : m_form.problem()));
    if (m_name->text() != m_form.name())
        m_name->setText(m_form.name());
    const int clips = m_form.report() ? static_cast<int>(m_form.report()->files.size()) : 0;
    m_recordings->setText(!m_form.hasRecordings() ? QString()
                          : clips > 0             ? tr("✓ %n recordings", nullptr, clips)
                                                  : tr("✓ Recordings are there"));
    mirrorCheck();
    mirrorTraining();
    mirrorListening();
    if (isNew && isVisible())
        setFocus();
}

void WizardPage::mirrorCheck()
{
    const auto& report = m_form.report();
    m_checked->setVisible(m_form.isChecking());
    m_verdict->setText(report ? verdictText(*report) : QString());
    m_verdict->setVisible(report.has_value());
    m_advice->setText(report ? adviceTexts(*report).join(QLatin1Char('\n')) : QString());
    m_advice->setVisible(!m_advice->text().isEmpty());
}

void WizardPage::mirrorTraining()
{
    if (m_form.step() != Step::Train)
        return;
    const TrainingView* view = m_form.own();
    m_stages->setVisible(view != nullptr);
    m_left->setVisible(view != nullptr);
    if (view == nullptr) {
        if (m_form.isInterrupted())
            m_failure->showCare(
                tr("Koe Studio was ended while it learned. What it had saved is kept: it goes "
                   "on from there."));
        else
            m_failure->clear();
        return;
    }
    m_stages->show(*view);
    QStringList now;
    if (view->state == studio::JobState::Paused)
        now << tr("Paused");
    else if (view->state == studio::JobState::Stopping)
        now << tr("Stopping…");
    else if (view->state == studio::JobState::Waiting)
        now << tr("Its turn comes after what runs below.");
    else if (view->state == studio::JobState::Running && view->last.step == 0)
        now << beginningText(view->stage);
    else if (view->state == studio::JobState::Running && !view->secondsLeft)
        now << tr("It learns…");
    if (view->state == studio::JobState::Running && view->secondsLeft)
        now << timeLeftText(*view->secondsLeft);
    m_left->setText(now.join(QStringLiteral(" · ")));
    if (!view->failure.isEmpty())
        m_failure->showWrong(view->failure);
    else
        m_failure->clear();
}

void WizardPage::mirrorListening()
{
    if (m_form.step() != Step::Listen)
        return;
    m_stopped->setText(m_form.stoppedNote());
    m_stopped->setVisible(!m_stopped->text().isEmpty());
    const SaveListening::Heard& heard = m_form.heard();
    if (heard.samples.empty()) {
        m_heard->setText(!heard.problem.isEmpty()  ? errorWords(heard.problem)
                         : m_form.own() != nullptr ? tr("The new voice is speaking its first sentence…")
                                                   : tr("The voice is made. Now give it one of your "
                                                        "recordings."));
        m_play->setVisible(false);
        return;
    }
    const ListeningSample& last = heard.samples.back();
    m_heard->setText(
        last.isHeldOut
            ? tr("A sentence that it has not learned from, and the voice repeating it. Now let it sing "
                 "or say anything that you have recorded.")
            : tr("A recording of somebody else, and the new voice saying the same. Now give it one of "
                 "yours."));
    m_play->setVisible(true);
    m_play->load(last.source, last.result);
}

void WizardPage::openVoice()
{
    m_desk.voices.choose(m_form.name().trimmed().toStdString());
    m_form.startAnew();
    Q_EMIT pageWanted("inference");
}

bool WizardPage::takeFiles(const std::vector<std::filesystem::path>& files)
{
    const bool isSound = std::any_of(files.begin(), files.end(), isRecordingOrFolder);
    if (!isVisible() || !isSound || !m_form.takesFiles())
        return false;
    m_form.takeFiles(files);
    return true;
}

void WizardPage::triggerPrimary()
{
    if (m_form.step() == Step::Listen)
        openVoice();
    else
        m_form.next();
    if (!m_next->isEnabled() && isVisible())
        m_back->setFocus(); // else the keys go to the sidebar
}

void WizardPage::browse()
{
    if (m_form.takesFiles())
        m_form.takeFiles(askForRecordings(window(), m_desk.settings, tr("Recordings")));
}

} // namespace koe::ui
