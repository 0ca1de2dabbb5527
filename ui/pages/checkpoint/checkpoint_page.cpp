#include "ui/pages/checkpoint/checkpoint_page.h"

#include "ui/app/file_names.h"
#include "ui/app/icons.h"
#include "ui/pages/checkpoint/card_list.h"
#include "ui/pages/checkpoint/checkpoint_form.h"
#include "ui/pages/checkpoint/dropped_checkpoint.h"
#include "ui/pages/checkpoint/experiment_pane.h"
#include "ui/pages/checkpoint/facts.h"
#include "ui/pages/checkpoint/voice_pane.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/scroll_column.h"
#include "ui/widgets/words.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace koe::ui {
namespace fs = std::filesystem;
namespace {

constexpr int kPaneWidth = 400;
constexpr int kNameWidth = 200; // on a button

using Shelf = CheckpointForm::Shelf;
using Tone = CheckpointForm::Tone;

QString joined(const QStringList& parts)
{
    QStringList filled;
    for (const QString& part : parts)
        if (!part.isEmpty())
            filled << part;
    return filled.join(QStringLiteral(" · "));
}

} // namespace

CheckpointPage::CheckpointPage(CheckpointForm& form, QWidget* parent)
    : Page(parent), m_form(form), m_voices(button({})), m_experiments(button({})), m_search(new QLineEdit),
      m_message(new MessageLine), m_list(new QListView), m_model(new CardModel(this)),
      m_empty(words({}, TextSize::Large, "second")), m_panes(new QStackedWidget),
      m_voicePane(new VoicePane(form)), m_experimentPane(new ExperimentPane(form))
{
    auto* pane = new QFrame;
    pane->setProperty("role", "card");
    pane->setFixedWidth(kPaneWidth);
    m_panes->addWidget(new ScrollColumn(m_voicePane));
    m_panes->addWidget(new ScrollColumn(m_experimentPane));
    auto* inPane = new QVBoxLayout(pane);
    inPane->setContentsMargins(1, 1, 1, 1);
    inPane->addWidget(m_panes);

    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(makeList(), 1);
    row->addWidget(pane);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargins);
    column->setSpacing(12);
    column->addWidget(m_message);
    column->addLayout(row, 1);

    connect(m_voicePane, &VoicePane::inferenceWanted, this, [this] { Q_EMIT pageWanted("inference"); });
    connect(m_experimentPane, &ExperimentPane::trainingWanted, this,
            [this] { Q_EMIT pageWanted("training"); });
    connect(m_voicePane, &VoicePane::left, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_experimentPane, &ExperimentPane::left, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_message, &MessageLine::action, this, &CheckpointPage::acceptOffer);
    connect(m_message, &MessageLine::closed, &m_form, &CheckpointForm::clearMessage);
    connect(&m_form, &CheckpointForm::listChanged, this, &CheckpointPage::showList);
    connect(&m_form, &CheckpointForm::chosenChanged, this, &CheckpointPage::showChosen);
    connect(&m_form, &CheckpointForm::said, this, &CheckpointPage::showMessage);
    showList();
    showMessage();
}

QWidget* CheckpointPage::makeList()
{
    m_experiments->setObjectName("experiments");
    auto* group = new QButtonGroup(this);
    for (QPushButton* one : {m_voices, m_experiments}) {
        one->setCheckable(true);
        group->addButton(one);
    }
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->setText(m_form.search());
    m_search->addAction(icon("search"), QLineEdit::LeadingPosition);
    auto* openButton = button(tr("Open…"));
    openButton->setToolTip(tr("Takes in a voice, a package or a checkpoint; drop works too (Ctrl+O)."));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CardDelegate(m_list));
    m_list->setAccessibleName(tr("Voices and experiments"));
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setUniformItemSizes(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);

    auto* shelves = new QHBoxLayout;
    shelves->setSpacing(8);
    shelves->addWidget(m_voices);
    shelves->addWidget(m_experiments);
    shelves->addStretch();
    shelves->addWidget(openButton);
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(shelves);
    column->addWidget(m_search); // a line of its own: beside the buttons it has no room in a small window
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);

    connect(m_voices, &QPushButton::clicked, this, [this] { m_form.setShelf(Shelf::Voices); });
    connect(m_experiments, &QPushButton::clicked, this, [this] { m_form.setShelf(Shelf::Experiments); });
    connect(m_search, &QLineEdit::textEdited, &m_form, &CheckpointForm::setSearch);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& now) {
        if (now.isEmpty())
            m_form.setSearch({}); // the clear button edits nothing
    });
    connect(openButton, &QPushButton::clicked, this, &CheckpointPage::browse);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now) { chooseRow(now.isValid() ? now.row() : -1); });
    auto* remove = new QShortcut(QKeySequence::Delete, m_list, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, &m_form, &CheckpointForm::remove);
    auto* rename = new QShortcut(Qt::Key_F2, m_list, nullptr, nullptr, Qt::WidgetShortcut);
    connect(rename, &QShortcut::activated, this, [this] {
        if (m_form.shelf() == Shelf::Voices)
            m_voicePane->beginRename();
    });
    auto* undo = new QShortcut(QKeySequence::Undo, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(undo, &QShortcut::activated, &m_form, &CheckpointForm::undo);
    auto* find = new QShortcut(QKeySequence::Find, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_search, qOverload<>(&QWidget::setFocus));
    return left;
}

void CheckpointPage::showList()
{
    m_voices->setText(tr("Voices %1").arg(m_form.voiceCount()));
    m_experiments->setText(tr("Experiments %1").arg(m_form.experimentCount()));
    const bool voices = m_form.shelf() == Shelf::Voices;
    m_voices->setChecked(voices);
    m_experiments->setChecked(!voices);
    std::vector<CardRow> rows;
    if (voices)
        for (const voice::VoiceCard* card : m_form.voices())
            rows.push_back({text(card->name),
                            joined({rateText(card->sampleRateHz), text(card->version), noteLine(card->info),
                                    bytesText(static_cast<double>(card->bytes))}),
                            text(card->picture.string()), card->index.empty() ? tr("no index") : tr("index"),
                            !card->index.empty(), m_form.isSpeaking(*card)});
    if (voices)
        for (const voice::BrokenVoice* one : m_form.broken())
            rows.push_back({text(one->name), bytesText(static_cast<double>(one->bytes)), QString(),
                            tr("cannot be used"), false, false});
    else
        for (const voice::ExperimentCard* card : m_form.experiments())
            rows.push_back(
                {text(card->name),
                 joined(
                     {rateText(card->sampleRateHz), text(card->version),
                      card->generator.empty() ? tr("not trained yet") : tr("epoch %1").arg(card->state.epoch),
                      card->state.lossMel ? tr("mel %1").arg(QLocale().toString(*card->state.lossMel, 'f', 1))
                                          : QString()}),
                 QString(), card->voice.empty() ? tr("no voice yet") : tr("voice"), !card->voice.empty(),
                 false});
    m_showing = true;
    m_model->show(std::move(rows));
    m_showing = false;
    const bool none = m_model->rowCount() == 0;
    m_list->setVisible(!none);
    m_empty->setVisible(none);
    m_empty->setText(!m_form.isRead()             ? tr("Looking…")
                     : !m_form.search().isEmpty() ? tr("Nothing here is called «%1».").arg(m_form.search())
                     : voices                     ? tr("No voices yet. Drop a voice file or a package here.")
                                                  : tr("No experiments yet. Training makes one."));
    showChosen();
}

void CheckpointPage::showChosen()
{
    const bool voices = m_form.shelf() == Shelf::Voices;
    m_panes->setCurrentIndex(voices ? 0 : 1);
    const bool isOther = m_form.experiment() == nullptr || isDropped(m_form.extract());
    const QString name = voices    ? text(m_form.chosenName())
                         : isOther ? QString() // else a click on it would do nothing
                                   : text(m_form.experiment()->name);
    const int row = m_model->find(name);
    m_showing = true;
    m_list->setCurrentIndex(row >= 0 ? m_model->index(row) : QModelIndex());
    m_showing = false;
}

void CheckpointPage::chooseRow(int row)
{
    if (m_showing || row < 0)
        return;
    const std::string name = m_model->row(row).name.toStdString();
    if (m_form.shelf() == Shelf::Voices)
        m_form.chooseVoice(name);
    else
        m_form.chooseExperiment(name);
}

void CheckpointPage::showMessage()
{
    const CheckpointForm::Message& message = m_form.message();
    using Offer = CheckpointForm::Offer;
    const bool isNext = message.offer == Offer::Undo && !message.sentence.contains(message.file);
    m_message->setAction(
        isNext ? tr("Bring back %1")
                     .arg(m_message->fontMetrics().elidedText(message.file, Qt::ElideMiddle, kNameWidth))
        : message.offer == Offer::Undo      ? tr("Bring back")
        : message.offer == Offer::Show      ? tr("Show in folder")
        : message.offer == Offer::Remove    ? tr("Move to the bin")
        : message.offer == Offer::GiveIndex ? tr("Put it beside %1").arg(text(m_form.voice()->name))
                                            : QString());
    switch (message.tone) {
    case Tone::Good:
        return m_message->showGood(message.sentence);
    case Tone::Care:
        return m_message->showCare(message.sentence, message.original);
    case Tone::Wrong:
        return m_message->showWrong(message.sentence, message.original);
    case Tone::None:
        return m_message->clear();
    }
}

void CheckpointPage::acceptOffer()
{
    if (m_form.message().offer == CheckpointForm::Offer::Show)
        return showInFolder(m_form.message().file.toStdString());
    m_list->setFocus(); // the button goes
    m_form.acceptOffer();
}

bool CheckpointPage::takeFiles(const std::vector<fs::path>& files)
{
    const bool models = std::any_of(files.begin(), files.end(), hasModelsEnding);
    if (!models && !isVisible())
        return false;
    m_form.take(files);
    return true;
}

void CheckpointPage::triggerPrimary()
{
    if (m_form.shelf() == Shelf::Voices)
        m_voicePane->triggerPrimary();
    else
        m_experimentPane->triggerPrimary();
}

void CheckpointPage::browse()
{
    std::vector<fs::path> files;
    for (const QString& file : askForFiles(
             this, tr("Open a voice, a package or a checkpoint"),
             tr("Voices, packages, checkpoints (*.pth *.safetensors *.zip *.pt *.index);;All files (*)"),
             m_form.folder()))
        files.emplace_back(file.toStdString());
    if (files.empty())
        return;
    m_form.keepFolder(files.front());
    m_form.take(files);
}

} // namespace koe::ui
