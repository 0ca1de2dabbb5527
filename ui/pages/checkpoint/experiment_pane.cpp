#include "ui/pages/checkpoint/experiment_pane.h"

#include "ui/pages/checkpoint/checkpoint_form.h"
#include "ui/pages/checkpoint/dropped_checkpoint.h"
#include "ui/pages/checkpoint/facts.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/words.h"

#include <QComboBox>
#include <QDateTime>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace koe::ui {
namespace fs = std::filesystem;
namespace {

constexpr int kRatesHz[] = {0, 32000, 40000, 48000}; // 0: found

} // namespace

ExperimentPane::ExperimentPane(CheckpointForm& form, QWidget* parent)
    : QWidget(parent), m_form(form), m_name(words({}, TextSize::Title)), m_facts(new QVBoxLayout),
      m_checkpoint(new QComboBox), m_voiceName(new QLineEdit), m_note(new QLineEdit), m_rate(new QComboBox),
      m_extract(button(tr("Extract a voice"), "primary")), m_problem(words({}, TextSize::Small, "third")),
      m_foot(new QWidget)
{
    m_name->setWordWrap(true);
    auto* goOn = button(tr("Go on training"), "quiet");
    goOn->setProperty("edge", true);
    auto* folder = button(tr("Show in folder"), "quiet");
    auto* bin = button(tr("Delete"), "danger");
    bin->setToolTip(tr("Clips and checkpoints into the bin; its voice stays. It can be brought back."));
    auto* row = new QHBoxLayout(m_foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(goOn);
    row->addWidget(folder);
    row->addStretch();
    row->addWidget(bin);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addWidget(m_name);
    column->addLayout(m_facts);
    column->addWidget(makeExtract());
    column->addWidget(m_foot);
    column->addStretch();
    connect(goOn, &QPushButton::clicked, this, &ExperimentPane::trainingWanted);
    connect(bin, &QPushButton::clicked, this, [this] {
        m_form.remove();
        Q_EMIT left(); // a second Space would take the next one
    });
    connect(folder, &QPushButton::clicked, this, [this] {
        if (const voice::ExperimentCard* card = m_form.experiment())
            showInFolder(card->folder.string());
    });
    connect(&m_form, &CheckpointForm::chosenChanged, this, &ExperimentPane::show);
    connect(&m_form.extract(), &ExtractForm::changed, this, &ExperimentPane::showExtract);
    show();
}

QWidget* ExperimentPane::makeExtract()
{
    m_checkpoint->setAccessibleName(tr("Checkpoint"));
    m_checkpoint->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_checkpoint->setMinimumContentsLength(12);
    m_voiceName->setPlaceholderText(tr("as RVC calls it: name_e20_s340"));
    m_note->setPlaceholderText(tr("number of epochs"));
    for (const int rate : kRatesHz)
        m_rate->addItem(rate == 0 ? tr("found by itself") : rateText(rate), rate);
    for (QComboBox* box : {m_checkpoint, m_rate})
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_rate->setToolTip(tr("Only where neither the experiment nor the tensors tell it."));
    m_problem->setWordWrap(true);
    auto* box = new QWidget;
    auto* form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("Checkpoint"), m_checkpoint);
    form->addRow(tr("Name"), m_voiceName);
    form->addRow(tr("Note"), m_note);
    form->addRow(tr("Sample rate"), m_rate);
    form->addRow(m_extract);
    form->addRow(m_problem);
    connect(m_checkpoint, &QComboBox::activated, this, &ExperimentPane::edited);
    connect(m_rate, &QComboBox::activated, this, &ExperimentPane::edited);
    connect(m_voiceName, &QLineEdit::textEdited, this, &ExperimentPane::edited);
    connect(m_note, &QLineEdit::textEdited, this, &ExperimentPane::edited);
    for (QLineEdit* field : {m_voiceName, m_note})
        connect(field, &QLineEdit::returnPressed, m_extract, &QPushButton::click);
    connect(m_extract, &QPushButton::clicked, &m_form.extract(), &ExtractForm::start);
    return box;
}

void ExperimentPane::show()
{
    const voice::ExperimentCard* card = m_form.experiment();
    const ExtractForm::Values& extract = m_form.extract().values();
    const auto& generators = m_form.extract().generators();
    const bool dropped = isDropped(m_form.extract());
    setVisible(card != nullptr || dropped);
    m_foot->setVisible(card != nullptr && !dropped);
    delete m_table;
    m_table = nullptr;
    if (dropped) {
        m_name->setText(text(extract.checkpoint.filename().string()));
        m_table = factTable({{tr("File"), text(extract.checkpoint.string())}});
    } else if (card != nullptr) {
        const QLocale locale;
        const voice::TrainingState& state = card->state;
        m_name->setText(text(card->name));
        QStringList network{rateText(card->sampleRateHz), text(card->version),
                            card->version.empty() ? QString()
                            : card->f0            ? tr("with pitch")
                                                  : tr("without pitch")};
        network.removeAll(QString());
        QStringList losses;
        for (const auto& [name, loss] :
             {std::pair(tr("mel %1"), state.lossMel), std::pair(tr("generator %1"), state.lossGenerator),
              std::pair(tr("discriminator %1"), state.lossDiscriminator)})
            if (loss)
                losses << name.arg(locale.toString(*loss, 'f', 2));
        m_table = factTable(
            {{tr("Network"), network.join(QStringLiteral(" · "))},
             {tr("Speech encoder"), text(card->encoder)},
             {tr("Clips"), card->clips > 0 ? locale.toString(card->clips) : QString()},
             {tr("Trained"), card->generator.empty()
                                 ? tr("not yet")
                                 : tr("%n epochs, %1 steps", nullptr, static_cast<int>(state.epoch))
                                       .arg(locale.toString(static_cast<qlonglong>(state.step)))},
             {tr("Losses"), losses.join(QStringLiteral(" · "))},
             {tr("Voice"), card->voice.empty() ? tr("none yet") : text(card->voice.filename().string())},
             {tr("Index"), card->index.empty() ? tr("none yet") : text(card->index.filename().string())},
             {tr("Last touched"), locale.toString(QDateTime::fromSecsSinceEpoch(
                                                      std::chrono::system_clock::to_time_t(card->touched)),
                                                  QLocale::ShortFormat)}});
    }
    if (m_table != nullptr)
        m_facts->addWidget(m_table);

    m_checkpoint->clear();
    if (dropped)
        m_checkpoint->addItem(text(extract.checkpoint.filename().string()),
                              text(extract.checkpoint.string()));
    for (const fs::path& file : generators)
        if (!dropped)
            m_checkpoint->addItem(text(file.filename().string()), text(file.string()));
    m_checkpoint->setEnabled(m_checkpoint->count() > 0);
    showExtract();
}

void ExperimentPane::showExtract()
{
    const ExtractForm::Values& extract = m_form.extract().values();
    const QSignalBlocker quietName(m_voiceName);
    const QSignalBlocker quietNote(m_note);
    m_checkpoint->setCurrentIndex(std::max(0, m_checkpoint->findData(text(extract.checkpoint.string()))));
    if (m_voiceName->text() != extract.name)
        m_voiceName->setText(extract.name);
    if (m_note->text() != extract.note)
        m_note->setText(extract.note);
    m_rate->setCurrentIndex(std::max(0, m_rate->findData(extract.sampleRateHz)));
    const QString problem = m_form.extract().problem();
    m_extract->setEnabled(problem.isEmpty());
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void ExperimentPane::edited()
{
    m_form.extract().set({m_checkpoint->currentData().toString().toStdString(), m_voiceName->text().trimmed(),
                          m_note->text(), m_rate->currentData().toInt()});
}

void ExperimentPane::triggerPrimary()
{
    if (m_extract->isEnabled())
        m_form.extract().start();
}

} // namespace koe::ui
