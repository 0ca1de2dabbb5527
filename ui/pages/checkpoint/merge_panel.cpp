#include "ui/pages/checkpoint/merge_panel.h"

#include "ui/pages/checkpoint/merge_form.h"
#include "ui/widgets/parameter_slider.h"
#include "ui/widgets/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <cmath>

namespace koe::ui {

MergePanel::MergePanel(MergeForm& form, QWidget* parent)
    : QWidget(parent), m_form(form), m_other(new QComboBox),
      m_weight(new ParameterSlider(tr("Share"), {0.0, 100.0, 1.0, 50.0, 0, QStringLiteral(" %")},
                                   tr("Higher: nearer to this voice. Lower: nearer to the other."))),
      m_share(words({}, TextSize::Small, "second")), m_name(new QLineEdit), m_merge(button(tr("Merge"))),
      m_problem(words({}, TextSize::Small, "third"))
{
    m_other->setAccessibleName(tr("The second voice"));
    m_other->setToolTip(tr("Voices of the same rate, version and encoder."));
    m_other->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_other->setMinimumContentsLength(10);
    m_name->setAccessibleName(tr("Name of the new voice"));
    m_problem->setWordWrap(true);
    m_share->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_name, 1);
    row->addWidget(m_merge);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_other);
    column->addWidget(m_weight);
    column->addWidget(m_share);
    column->addLayout(row);
    column->addWidget(m_problem);

    connect(m_other, &QComboBox::activated, this, &MergePanel::edited);
    connect(m_weight, &ParameterSlider::edited, this, &MergePanel::edited);
    connect(m_name, &QLineEdit::textEdited, this, &MergePanel::edited);
    connect(m_name, &QLineEdit::returnPressed, m_merge, &QPushButton::click);
    connect(m_merge, &QPushButton::clicked, &m_form, &MergeForm::start);
    connect(&m_form, &MergeForm::partnersChanged, this, &MergePanel::fill);
    connect(&m_form, &MergeForm::changed, this, &MergePanel::show);
    fill();
}

void MergePanel::fill()
{
    m_other->clear();
    for (const voice::VoiceCard* card : m_form.partners())
        m_other->addItem(QString::fromStdString(card->name));
    show();
}

void MergePanel::show()
{
    const MergeForm::Values& merge = m_form.values();
    const QSignalBlocker quiet(m_name);
    m_other->setCurrentText(QString::fromStdString(merge.other));
    m_weight->setValue(merge.weight * 100.0);
    if (m_name->text() != merge.name)
        m_name->setText(merge.name);
    m_name->setPlaceholderText(m_form.proposedName());
    const auto share = static_cast<int>(std::lround(merge.weight * 100.0));
    const QString problem = m_form.problem();
    const bool none = m_other->count() == 0;
    // Above the name that it is about: what stands below is often not seen.
    m_share->setText(!problem.isEmpty() ? problem
                                        : tr("%1 % %2, %3 % %4")
                                              .arg(QString::number(share), text(m_form.first()),
                                                   QString::number(100 - share), text(merge.other)));
    setTone(*m_share, problem.isEmpty() ? "second" : "care");
    for (QWidget* part :
         {static_cast<QWidget*>(m_other), static_cast<QWidget*>(m_weight), static_cast<QWidget*>(m_share),
          static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_merge)})
        part->setVisible(!none);
    m_merge->setEnabled(problem.isEmpty());
    m_problem->setText(problem);
    m_problem->setVisible(none && !problem.isEmpty());
}

void MergePanel::edited()
{
    m_form.set({m_other->currentText().toStdString(), m_weight->value() / 100.0, m_name->text()});
}

} // namespace koe::ui
