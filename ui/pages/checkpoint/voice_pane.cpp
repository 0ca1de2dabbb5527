#include "ui/pages/checkpoint/voice_pane.h"

#include "ui/app/voice_library.h"
#include "ui/pages/checkpoint/checkpoint_form.h"
#include "ui/pages/checkpoint/facts.h"
#include "ui/pages/checkpoint/merge_panel.h"
#include "ui/text/error_words.h"
#include "ui/widgets/face.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/play_row.h"
#include "ui/widgets/words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <cmath>

namespace koe::ui {
namespace fs = std::filesystem;
VoicePane::VoicePane(CheckpointForm& form, QWidget* parent)
    : QWidget(parent), m_form(form), m_face(new Face(56)), m_name(words({}, TextSize::Title)),
      m_newName(new QLineEdit), m_file(words({}, TextSize::Small, "third")), m_use(button({}, "primary")),
      m_missing(new QWidget), m_note(new QPlainTextEdit), m_author(new QLineEdit),
      m_save(button(tr("Save the note"))), m_rename(button(tr("Rename"), "quiet")),
      m_delete(button(tr("Delete"), "danger")), m_merge(new MergePanel(form.merge()))
{
    auto* missing = new QHBoxLayout(m_missing);
    missing->setContentsMargins(0, 0, 0, 0);
    auto* missingWords = words(tr("No index was found: diction and timbre are the network's alone."),
                               TextSize::Normal, "care");
    missingWords->setWordWrap(true);
    auto* find = button(tr("Find…"));
    find->setToolTip(tr("Puts a copy of an index file beside the voice, once it is seen to fit."));
    missing->addWidget(missingWords, 1);
    missing->addWidget(find, 0, Qt::AlignTop);

    m_sample = new PlayRow(form.sound());
    m_sample->setOnly(tr("Hear it"));
    m_facts = new QVBoxLayout;
    m_more = new QVBoxLayout;
    auto* more = new QWidget;
    more->setLayout(m_more);
    m_more->setContentsMargins(0, 0, 0, 0);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addWidget(makeHead());
    column->addWidget(m_sample);
    column->addWidget(m_missing);
    column->addLayout(m_facts);
    column->addWidget(makeNote());
    column->addWidget(new Fold(tr("Merge with another voice"), m_merge));
    column->addWidget(new Fold(tr("All that the file says"), more));
    column->addWidget(makeFoot());
    column->addStretch();

    connect(find, &QPushButton::clicked, this, &VoicePane::findIndex);
    connect(&m_form, &CheckpointForm::chosenChanged, this, &VoicePane::show);
    connect(&m_form, &CheckpointForm::listChanged, this, &VoicePane::show);
    connect(&m_form, &CheckpointForm::draftChanged, this, &VoicePane::showDraft);
    show();
}

QWidget* VoicePane::makeHead()
{
    m_newName->hide();
    m_newName->setObjectName("newName");
    m_file->setObjectName("file");
    m_newName->setAccessibleName(tr("New name"));
    m_name->setWordWrap(true);
    m_name->setMinimumWidth(0);
    m_file->setWordWrap(true);
    auto* names = new QVBoxLayout;
    names->setSpacing(2);
    names->addStretch();
    names->addWidget(m_name);
    names->addWidget(m_newName);
    names->addWidget(m_file);
    names->addStretch();
    auto* top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_face, 0, Qt::AlignTop);
    top->addLayout(names, 1);

    auto* pack = button(tr("Pack…"));
    pack->setToolTip(tr("Voice, index and sample in one file, to hand on."));
    auto* save = button(tr("Export…"));
    save->setToolTip(tr("Writes the voice as .safetensors or .pth."));
    m_use->setToolTip(tr("It speaks from now on, on every page.") + QStringLiteral("  Ctrl+Enter"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_use, 1);
    row->addWidget(pack);
    row->addWidget(save);

    auto* head = new QWidget;
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addLayout(top);
    column->addLayout(row);
    connect(m_use, &QPushButton::clicked, this, &VoicePane::triggerPrimary);
    connect(pack, &QPushButton::clicked, this, &VoicePane::packTo);
    connect(save, &QPushButton::clicked, this, &VoicePane::exportTo);
    connect(m_newName, &QLineEdit::returnPressed, this, [this] { endRename(true); });
    auto* leave =
        new QShortcut(QKeySequence(Qt::Key_Escape), m_newName, nullptr, nullptr, Qt::WidgetShortcut);
    connect(leave, &QShortcut::activated, this, [this] { endRename(false); });
    connect(m_newName, &QLineEdit::textEdited, this, &VoicePane::showFile);
    return head;
}

QWidget* VoicePane::makeNote()
{
    m_note->setFixedHeight(64);
    m_note->setTabChangesFocus(true);
    m_note->setPlaceholderText(tr("How it was made, how it may be used …"));
    m_note->setAccessibleName(tr("Note"));
    m_author->setPlaceholderText(tr("Author"));
    m_author->setAccessibleName(tr("Author"));
    auto* label = words(tr("Note"), TextSize::Normal, "second");
    label->setBuddy(m_note);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_author, 1);
    row->addWidget(m_save);
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(label);
    column->addWidget(m_note);
    column->addLayout(row);
    const auto edited = [this] { m_form.setDraft({m_note->toPlainText(), m_author->text()}); };
    connect(m_note, &QPlainTextEdit::textChanged, this, edited);
    connect(m_author, &QLineEdit::textEdited, this, edited);
    connect(m_author, &QLineEdit::returnPressed, &m_form, &CheckpointForm::saveDraft);
    connect(m_save, &QPushButton::clicked, this, [this] {
        m_note->setFocus(); // the button goes
        m_form.saveDraft();
    });
    return box;
}

QWidget* VoicePane::makeFoot()
{
    m_rename->setProperty("edge", true);
    m_rename->setObjectName("rename");
    m_rename->setToolTip(tr("Its files get the new name (F2 in the list)."));
    auto* folder = button(tr("Show in folder"), "quiet");
    m_delete->setToolTip(tr("Into the bin, with its index; it can be brought back."));
    auto* foot = new QWidget;
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_rename);
    row->addWidget(folder);
    row->addStretch();
    row->addWidget(m_delete);
    connect(m_rename, &QPushButton::clicked, this, &VoicePane::beginRename);
    connect(m_delete, &QPushButton::clicked, this, [this] {
        m_form.remove();
        Q_EMIT left(); // a second Space would take the next voice
    });
    connect(folder, &QPushButton::clicked, this, [this] {
        if (const voice::VoiceCard* card = m_form.voice())
            showInFolder(card->file.string());
    });
    return foot;
}

void VoicePane::show()
{
    const voice::VoiceCard* card = m_form.voice();
    setVisible(card != nullptr);
    if (card == nullptr)
        return;
    const bool own = m_form.isOwn();
    const fs::path sample = m_form.sample();
    m_sample->setVisible(!sample.empty());
    if (!sample.empty())
        m_sample->load({}, sample);
    m_face->show(text(card->name), text(card->picture.string()));
    m_name->setText(text(card->name));
    m_use->setText(m_form.speaks() ? tr("Convert with this voice") : tr("Use this voice"));
    m_missing->setVisible(card->index.empty());
    m_missing->findChild<QPushButton*>()->setVisible(own);
    for (QWidget* part : {static_cast<QWidget*>(m_rename), static_cast<QWidget*>(m_delete),
                          static_cast<QWidget*>(m_note), static_cast<QWidget*>(m_author)})
        part->setEnabled(own);
    if (m_renamed != card->name)
        endRename(false);
    showFile();

    const QLocale locale;
    const QString pitch =
        card->medianPitchHz > 0.0
            ? tr("yes, median %1 Hz (%2)")
                  .arg(locale.toString(std::lround(card->medianPitchHz)), noteText(card->medianPitchHz))
        : card->f0 ? tr("yes")
                   : tr("no");
    delete m_factTable;
    m_factTable = factTable({{tr("Sample rate"), rateText(card->sampleRateHz)},
                             {tr("Version"), text(card->version)},
                             {tr("Pitch"), pitch},
                             {tr("Speech encoder"), text(card->encoder)},
                             {tr("Index"), text(card->index.filename().string())},
                             {tr("Size"), bytesText(static_cast<double>(card->bytes))}});
    m_facts->addWidget(m_factTable);

    std::vector<std::pair<QString, QString>> more{
        {tr("Speakers"), locale.toString(card->speakers)},
        {tr("Decoder"), text(card->vocoder)},
        {tr("Precision"), text(card->precision).replace(QLatin1String(" and "), QLatin1String(", "))},
        {tr("Container"), text(card->container)},
        {tr("File"), text(card->file.string())}};
    for (const auto& [name, value] : card->labels)
        more.emplace_back(text(name), text(value));
    for (const std::string& note : card->notes)
        more.emplace_back(tr("Remark"), errorWords(text(note)));
    delete m_moreTable;
    m_moreTable = factTable(more);
    m_more->addWidget(m_moreTable);
    showDraft();
}

void VoicePane::showDraft()
{
    const CheckpointForm::Draft& draft = m_form.draft();
    const QSignalBlocker quietNote(m_note);
    const QSignalBlocker quietAuthor(m_author);
    const QString note = m_form.isOwn() ? draft.note : noteLine(draft.note.toStdString());
    if (m_note->toPlainText() != note)
        m_note->setPlainText(note);
    if (m_author->text() != draft.author)
        m_author->setText(draft.author);
    m_save->setVisible(m_form.isDraftChanged());
}

void VoicePane::triggerPrimary()
{
    if (m_form.speaks())
        Q_EMIT inferenceWanted();
    else
        m_form.use();
}

void VoicePane::beginRename()
{
    if (m_form.voice() == nullptr || !m_form.isOwn())
        return;
    m_renamed = m_form.voice()->name;
    m_newName->setText(m_name->text());
    m_name->hide();
    m_newName->show();
    m_newName->setFocus();
    m_newName->selectAll();
    for (QWidget* above = parentWidget(); above != nullptr; above = above->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(above))
            area->ensureWidgetVisible(m_face); // the button stands at the other end
}

/// Which one it is; while it gets a new name, why it cannot have that.
void VoicePane::showFile()
{
    const voice::VoiceCard* card = m_form.voice();
    if (card == nullptr)
        return;
    const QString problem =
        m_renamed.empty() ? QString() : m_form.renameProblem(VoiceLibrary::plainName(m_newName->text()));
    m_file->setText(!problem.isEmpty() ? problem
                    : m_form.isOwn()   ? text(card->file.filename().string())
                                       : tr("comes with Koe Studio"));
    setTone(*m_file, problem.isEmpty() ? "third" : "wrong");
}

void VoicePane::endRename(bool take)
{
    const QString name = VoiceLibrary::plainName(m_newName->text());
    if (m_renamed.empty() || (take && !m_form.renameProblem(name).isEmpty()))
        return; // said under the name; what was typed stays
    m_renamed.clear();
    const bool hasFocus = m_newName->hasFocus();
    m_newName->hide();
    m_name->show();
    showFile();
    if (hasFocus)
        Q_EMIT left();
    if (take)
        m_form.rename(name);
}

void VoicePane::packTo()
{
    if (const voice::VoiceCard* card = m_form.voice()) {
        const QString file =
            askForTarget(this, tr("Pack the voice"), m_form.folder() + "/" + text(card->name) + ".zip",
                         tr("Packages (*.zip)"));
        if (!file.isEmpty())
            m_form.pack(file.toStdString(), true);
    }
}

void VoicePane::exportTo()
{
    if (const voice::VoiceCard* card = m_form.voice()) {
        const QString file = askForTarget(this, tr("Export the voice"),
                                          m_form.folder() + "/" + text(card->name) + ".safetensors",
                                          tr("Voices (*.safetensors *.pth)"));
        if (!file.isEmpty())
            m_form.exportTo(file.toStdString(), true);
    }
}

void VoicePane::findIndex()
{
    const QString file =
        askForFile(this, tr("The index of this voice"), tr("Indexes (*.index)"), m_form.folder());
    if (!file.isEmpty())
        m_form.giveIndex(file.toStdString());
}

} // namespace koe::ui
