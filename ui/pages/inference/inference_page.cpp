#include "ui/pages/inference/inference_page.h"

#include "core/recording_names.h"
#include "ui/app/file_names.h"
#include "ui/app/model_offer.h"
#include "ui/app/recordings_dialog.h"
#include "ui/app/voice_library.h"
#include "ui/pages/inference/inference_form.h"
#include "ui/pages/inference/listening.h"
#include "ui/pages/inference/settings_panel.h"
#include "ui/pages/inference/source_view.h"
#include "ui/pages/inference/take_list.h"
#include "ui/pages/inference/take_text.h"
#include "ui/widgets/comparison_view.h"
#include "ui/widgets/drop_field.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/scroll_column.h"
#include "ui/widgets/transport_bar.h"
#include "ui/widgets/words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace koe::ui {
namespace fs = std::filesystem;
namespace {

constexpr int kListWidth = 360;
constexpr double kStepSeconds = 2.0;
constexpr std::size_t kChips = 3;

} // namespace

InferencePage::InferencePage(Desk& desk, InferenceForm& form, Listening& listening, QWidget* parent)
    : Page(parent), m_desk(desk), m_form(form), m_listening(listening), m_message(new MessageLine),
      m_stack(new QStackedWidget)
{
    setFocusPolicy(Qt::StrongFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargins);
    column->setSpacing(8);
    column->addWidget(m_message);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(makeEmpty());
    m_stack->addWidget(makeWork());
    connectForm();
    connectListening();
    connect(&m_desk.voices, &VoiceLibrary::voicesChanged, this, &InferencePage::fillChips);
    fillChips();
    showAction();
    showCurrent();
}

QWidget* InferencePage::makeEmpty()
{
    auto* field = new DropField(tr("Drop recordings or songs here"),
                                tr("Sound or video, files or folders, as many as you like."), tr("Browse…"));
    connect(field, &DropField::browse, this, &InferencePage::browse);
    m_chips = new QWidget;
    auto* chips = new QHBoxLayout(m_chips);
    chips->setContentsMargins(0, 0, 0, 0);
    chips->setSpacing(8);
    m_newVoice = new QWidget;
    auto* wizard = button(tr("New voice, step by step"));
    wizard->setToolTip(tr("From recordings of a person to a voice, one question at a time (Ctrl+N)."));
    connect(wizard, &QPushButton::clicked, this, [this] { Q_EMIT pageWanted("wizard"); });
    auto* newVoice = new QHBoxLayout(m_newVoice);
    newVoice->setContentsMargins(0, 0, 0, 0);
    newVoice->setSpacing(8);
    newVoice->addStretch();
    newVoice->addWidget(words(tr("No voice of your own yet?"), TextSize::Normal, "second"));
    newVoice->addWidget(wizard);
    newVoice->addStretch();
    auto* empty = new QWidget;
    auto* column = new QVBoxLayout(empty);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(field, 1);
    column->addWidget(m_chips);
    column->addWidget(m_newVoice);
    return empty;
}

QWidget* InferencePage::makeWork()
{
    m_sources = new SourceView(m_form.sources());
    m_sources->setMinimumWidth(kListWidth / 2);
    m_sources->setMaximumWidth(kListWidth);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(20);
    upper->addWidget(m_sources, 2);
    upper->addWidget(makeListening(), 3);

    auto* add = button(tr("Add…"), "quiet");
    add->setProperty("edge", true);
    add->setToolTip(tr("Add recordings (Ctrl+O)"));
    m_primary = button({}, "primary");
    auto* foot = new QHBoxLayout;
    m_removeAll = button(tr("Remove all"), "quiet");
    m_removeAll->setToolTip(tr("Empties the list. Recordings and results stay where they are."));
    foot->addWidget(add);
    foot->addWidget(m_removeAll);
    foot->addStretch();
    foot->addWidget(m_primary);
    connect(add, &QPushButton::clicked, this, &InferencePage::browse);
    connect(m_removeAll, &QPushButton::clicked, &m_form, &InferenceForm::removeAll);
    connect(m_primary, &QPushButton::clicked, this, qOverload<>(&QWidget::setFocus)); // it cannot keep it
    connect(m_primary, &QPushButton::clicked, &m_form, &InferenceForm::convert);

    auto* line = new QFrame;
    line->setFixedHeight(1);
    line->setProperty("role", "line");
    // In a small window what is unfolded is scrolled to; the button stays.
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(upper, 1);
    column->addWidget(line);
    column->addWidget(new SettingsPanel(m_form));
    m_offer = new ModelOffer(m_desk.models);
    auto* work = new QWidget;
    auto* outer = new QVBoxLayout(work);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(10);
    outer->addWidget(new ScrollColumn(inside), 1);
    outer->addWidget(m_offer);
    outer->addLayout(foot);
    return work;
}

QWidget* InferencePage::makeListening()
{
    m_comparison = new ComparisonView;
    m_transport = new TransportBar;
    m_takes = new TakeList(m_form);
    m_takes->setMinimumHeight(40);
    m_soundMessage = new MessageLine;
    m_heard = new QWidget;
    auto* column = new QVBoxLayout(m_heard);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_comparison, 5);
    column->addWidget(m_transport);
    column->addWidget(m_soundMessage);
    column->addWidget(m_takes, 2);
    return m_heard;
}

void InferencePage::connectForm()
{
    connect(&m_form, &InferenceForm::actionChanged, this, &InferencePage::showAction);
    connect(&m_form, &InferenceForm::currentChanged, this, &InferencePage::showCurrent);
    connect(&m_form, &InferenceForm::takesChanged, this, [this] { chooseTake(m_takes->chosen()); });
    connect(&m_form, &InferenceForm::taken, this, [this](qint64 take) {
        chooseTake(take);
        m_listening.choose(sound::Side::Result);
    });
    connect(&m_form, &InferenceForm::failed, this, [this](const QString& sentence) {
        m_message->setAction({});
        m_message->showWrong(sentence);
    });
    connect(&m_form, &InferenceForm::warned, this, [this](const QString& sentence) {
        m_message->setAction({});
        m_message->showCare(sentence);
    });
    connect(&m_form, &InferenceForm::proposed, this, [this](const QString& sentence, int octaves) {
        m_onAction = [this, octaves] {
            m_form.change(
                [octaves](convert::ConvertRequest& settings) { settings.transposeSemitones = octaves; });
        };
        m_message->setAction(m_form.settings().transposeSemitones == octaves
                                 ? QString()
                                 : tr("%1 keeps a song's key").arg(signedText(octaves)));
        m_message->showGood(sentence);
        m_proposal = sentence;
    });
    connect(&m_form, &InferenceForm::currentChanged, this, &InferencePage::forgetProposal);
    connect(&m_desk.voices, &VoiceLibrary::chosenChanged, this, &InferencePage::forgetProposal);
    connect(&m_form, &InferenceForm::deviceGone, this, [this](const QString& sentence) {
        m_onAction = [this] { m_form.useOtherDevice(); };
        m_message->setAction(tr("Use what is here"));
        m_message->showWrong(sentence);
    });
    connect(m_message, &MessageLine::action, this, [this] {
        m_message->clear();
        m_onAction();
    });
    connect(m_sources, &SourceView::rowChosen, this, [this](int row) {
        m_form.setCurrent(m_form.sources().all()[static_cast<std::size_t>(row)].file);
    });
    connect(m_sources, &SourceView::removeWanted, &m_form, &InferenceForm::remove);
    connect(m_sources, &SourceView::stopWanted, &m_form, &InferenceForm::stop);
    connect(m_takes, &TakeList::takeChosen, this, [this](qint64 take) {
        chooseTake(take);
        m_listening.choose(sound::Side::Result);
    });
}

/// It was for another recording or voice.
void InferencePage::forgetProposal()
{
    if (!m_proposal.isEmpty() && m_message->sentence() == m_proposal)
        m_message->clear();
    m_proposal.clear();
}

void InferencePage::connectListening()
{
    connect(&m_listening, &Listening::picturesChanged, this, &InferencePage::showPictures);
    connect(&m_listening, &Listening::moved, this, &InferencePage::showMoved);
    connect(m_comparison, &ComparisonView::seekWanted, &m_listening, &Listening::seek);
    connect(m_comparison, &ComparisonView::loopWanted, &m_listening, &Listening::setLoop);
    connect(m_comparison, &ComparisonView::spectrogramWanted, &m_listening, &Listening::wantSpectrograms);
    connect(m_transport, &TransportBar::playWanted, &m_listening, &Listening::play);
    connect(m_transport, &TransportBar::sideWanted, &m_listening, &Listening::choose);
    connect(m_transport, &TransportBar::gainWanted, &m_listening, &Listening::setGainDb);
    connect(m_transport, &TransportBar::loopWanted, this, [this](bool loop) {
        m_listening.setLoop(loop ? std::optional(std::pair(0.0, m_listening.seconds())) : std::nullopt);
    });
}

void InferencePage::fillChips()
{
    qDeleteAll(m_chips->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    auto* row = static_cast<QHBoxLayout*>(m_chips->layout());
    while (QLayoutItem* item = row->takeAt(0))
        delete item;
    const auto& voices = m_desk.voices.voices();
    std::error_code error;
    m_chips->setVisible(!voices.empty() && fs::exists(m_desk.home.starter / "samples", error));
    row->addStretch();
    row->addWidget(words(tr("Or hear a sample clip in a voice:"), TextSize::Normal, "second"));
    for (std::size_t i = 0; i < std::min(kChips, voices.size()); i++) {
        const std::string name = voices[i].name;
        auto* chip = button(QString::fromStdString(name), "chip");
        chip->setToolTip(tr("Converts a short clip that comes with Koe Studio."));
        connect(chip, &QPushButton::clicked, this, [this, name] { tryVoice(name); });
        row->addWidget(chip);
    }
    row->addStretch();
    m_newVoice->setVisible(m_desk.voices.isRead() &&
                           std::all_of(voices.begin(), voices.end(), [this](const voice::VoiceCard& card) {
                               return card.file.parent_path() == m_desk.home.starter / "voices";
                           }));
}

/// A clip of somebody else, in that voice.
void InferencePage::tryVoice(const std::string& voice)
{
    std::vector<fs::path> clips;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(m_desk.home.starter / "samples", error))
        if (hasRecordingsEnding(entry.path()) && entry.path().stem() != voice)
            clips.push_back(entry.path());
    if (clips.empty())
        return;
    m_desk.voices.choose(voice);
    m_form.convertWhenRead(*std::min_element(clips.begin(), clips.end()));
}

bool InferencePage::takeFiles(const std::vector<fs::path>& files)
{
    std::vector<fs::path> wanted;
    std::copy_if(files.begin(), files.end(), std::back_inserter(wanted), isRecordingOrFolder);
    if (wanted.empty())
        return false;
    m_form.add(wanted);
    return true;
}

void InferencePage::triggerPrimary()
{
    if (m_primary->isEnabled() && m_primary->isVisible())
        m_form.convert();
}

void InferencePage::browse()
{
    m_form.add(askForRecordings(this, m_desk.settings, tr("Recordings")));
}

void InferencePage::keyPressEvent(QKeyEvent* event)
{
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const bool hasSound = !m_listening.source().empty();
    if (!isPlain || !hasSound) {
        Page::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Space:
        m_listening.toggle();
        break;
    case Qt::Key_X:
        m_listening.swap();
        break;
    case Qt::Key_Left:
        m_listening.step(-kStepSeconds);
        break;
    case Qt::Key_Right:
        m_listening.step(kStepSeconds);
        break;
    case Qt::Key_Home:
        m_listening.seek(0.0);
        break;
    default:
        Page::keyPressEvent(event);
    }
}

void InferencePage::showAction()
{
    m_stack->setCurrentIndex(m_form.sources().rowCount() == 0 ? 0 : 1);
    const QString problem = m_form.problem();
    m_primary->setText(problem.isEmpty() ? m_form.action() : problem);
    m_primary->setEnabled(problem.isEmpty());
    m_removeAll->setVisible(m_form.sources().rowCount() > 1);
    m_offer->offer(m_form.missingModels());
    m_listening.setEngineBusy(m_form.isConverting());
}

void InferencePage::showCurrent()
{
    m_sources->setCurrentRow(m_form.sources().rowOf(m_form.current()));
    const bool isReadable = m_form.sources().isReadable(m_form.current());
    m_comparison->setVisible(isReadable);
    m_transport->setVisible(isReadable);
    chooseTake(m_takes->chosen());
}

void InferencePage::chooseTake(std::int64_t wanted)
{
    const bool isReadable = m_form.sources().isReadable(m_form.current());
    const std::vector<studio::Take> takes = m_form.takes();
    const studio::Take* chosen = takes.empty() ? nullptr : &takes.back();
    for (const studio::Take& take : takes)
        if (take.isStarred)
            chosen = &take;
    for (const studio::Take& take : takes)
        if (take.id == wanted)
            chosen = &take;
    m_takes->setChosen(chosen != nullptr ? chosen->id : 0);
    m_listening.show(isReadable ? m_form.current() : fs::path(),
                     chosen != nullptr ? chosen->output : fs::path());
    showPictures();
    showMoved();
}

void InferencePage::showPictures()
{
    const Listening::Pictures pictures = m_listening.pictures();
    m_comparison->setSeconds(m_listening.seconds());
    m_comparison->waves().setSource(pictures.source);
    m_comparison->waves().setResult(pictures.result);
    m_comparison->pitch().setSource(pictures.sourcePitch);
    m_comparison->pitch().setResult(pictures.resultPitch);
    m_comparison->pitch().setNote(m_listening.pitchNote());
    m_comparison->setShowsSpectrogram(m_listening.wantsSpectrograms());
    showSpectrogram(m_listening.state().side);
}

/// Of the side that is heard.
void InferencePage::showSpectrogram(sound::Side side)
{
    const Listening::Pictures pictures = m_listening.pictures();
    const bool isResult = side == sound::Side::Result;
    m_comparison->spectrogram().show(isResult ? pictures.resultSpectrogram : pictures.sourceSpectrogram,
                                     side);
    m_comparison->spectrogram().setNote(m_listening.source().empty() ? QString()
                                                                     : tr("Drawing the spectrogram…"));
}

void InferencePage::showMoved()
{
    const sound::PlayerState state = m_listening.state();
    m_comparison->setPlayhead(state.positionSeconds);
    const auto& loop = m_listening.loop();
    m_comparison->setLoop(loop ? std::optional(TimeView::Range(loop->fromSeconds, loop->toSeconds))
                               : std::nullopt);
    m_comparison->waves().setHeard(state.side);
    showSpectrogram(state.side);
    m_transport->show(state, !m_listening.result().empty(), loop.has_value());
    QString problem = QString::fromStdString(!state.problem.empty()          ? state.problem
                                             : !state.source.problem.empty() ? state.source.problem
                                                                             : state.result.problem);
    if (const int row = m_form.sources().rowOf(m_form.current()); row >= 0 && problem.isEmpty())
        problem = m_form.sources().all()[static_cast<std::size_t>(row)].problem;
    if (problem.isEmpty())
        m_soundMessage->clear();
    else if (m_soundMessage->sentence() != problem)
        m_soundMessage->showWrong(problem);
}

} // namespace koe::ui
