#include "ui/pages/dataset/doctor_panel.h"

#include "ui/app/theme.h"
#include "ui/text/doctor_words.h"
#include "ui/widgets/words.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace koe::ui {
namespace {

/// Where a figure lies, over the stretch of it that is good.
class MeasureBar : public QWidget
{
public:
    explicit MeasureBar(const dataset::Measure& measure) : m_measure(measure)
    {
        setFixedSize(96, 12);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (!(m_measure.most > m_measure.least))
            return;
        const Theme& theme = Theme::current();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool isPitch = m_measure.name == "pitch"; // a keyboard is logarithmic
        const auto place = [&](double value) {
            const auto scale = [&](double x) { return isPitch ? std::log2(std::max(x, 1.0)) : x; };
            const double share =
                (scale(value) - scale(m_measure.least)) / (scale(m_measure.most) - scale(m_measure.least));
            return std::clamp(share, 0.0, 1.0) * (width() - 6) + 3;
        };
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.line);
        painter.drawRoundedRect(QRectF(0, 4, width(), 4), 2, 2);
        QColor good = isPitch ? theme.source : theme.good;
        good.setAlphaF(0.55F);
        painter.setBrush(good);
        const double from = place(m_measure.goodFrom) - 3;
        painter.drawRoundedRect(QRectF(from, 4, place(m_measure.goodTo) + 3 - from, 4), 2, 2);
        if (!std::isfinite(m_measure.value))
            return;
        painter.setBrush(isPitch                                    ? theme.source
                         : m_measure.grade == dataset::Grade::Wrong ? theme.wrong
                         : m_measure.grade == dataset::Grade::Care  ? theme.care
                                                                    : theme.text);
        painter.drawRoundedRect(QRectF(place(m_measure.value) - 2, 0, 4, 12), 2, 2);
    }

private:
    dataset::Measure m_measure;
};

/// Empties a layout, widgets and all.
void clear(QLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (item->widget() != nullptr)
            item->widget()->deleteLater();
        if (item->layout() != nullptr)
            clear(*item->layout());
        delete item;
    }
}

} // namespace

DoctorPanel::DoctorPanel(DatasetForm& form, QWidget* parent)
    : QWidget(parent), m_form(form), m_verdict(words({}, TextSize::Title)),
      m_epochs(words({}, TextSize::Large, "second")), m_progress(new QWidget),
      m_listening(words({}, TextSize::Small, "second")), m_bar(new QProgressBar), m_measures(new QGridLayout),
      m_actions(new QVBoxLayout)
{
    m_verdict->setWordWrap(true);
    m_verdict->setObjectName("verdict");
    m_epochs->setWordWrap(true);
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    auto* stop = iconButton("stop", tr("Stop listening"));
    connect(stop, &QToolButton::clicked, &m_form, &DatasetForm::stopCheck);
    auto* progressRow = new QHBoxLayout(m_progress);
    progressRow->setContentsMargins(0, 0, 0, 0);
    progressRow->addWidget(m_listening);
    progressRow->addWidget(m_bar, 1);
    progressRow->addWidget(stop);
    m_measures->setHorizontalSpacing(12);
    m_measures->setVerticalSpacing(6);
    m_measures->setColumnStretch(2, 1);
    m_actions->setSpacing(8);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 4, 0);
    column->setSpacing(12);
    column->addWidget(m_verdict);
    column->addWidget(m_epochs);
    column->addWidget(m_progress);
    column->addLayout(m_measures);
    column->addLayout(m_actions);
    column->addStretch(1);
    connect(&m_form, &DatasetForm::progressChanged, this, &DoctorPanel::showProgress);
    connect(&m_form, &DatasetForm::reportChanged, this, &DoctorPanel::showReport);
    showProgress();
    showReport();
}

void DoctorPanel::showProgress()
{
    m_progress->setVisible(m_form.isChecking() || m_form.isCopying());
    m_listening->setText(m_form.isCopying()
                             ? tr("Copying…")
                             : tr("Listening… %1 %").arg(static_cast<int>(100 * m_form.checked())));
    m_bar->setValue(static_cast<int>(1000 * m_form.checked()));
    if (!m_form.report())
        m_verdict->setText(m_form.isChecking() ? tr("The doctor listens to the recordings.") : QString());
}

void DoctorPanel::showReport()
{
    clear(*m_measures);
    clear(*m_actions);
    const auto& report = m_form.report();
    m_epochs->setVisible(report.has_value());
    if (!report) {
        showProgress();
        return;
    }
    m_verdict->setText(verdictText(*report));
    m_epochs->setText(epochsText(*report));
    int row = 0;
    for (const dataset::Measure& measure : report->measures) {
        const QString name = measureName(measure);
        if (name.isEmpty())
            continue;
        auto* label = words(name, TextSize::Normal, "second");
        auto* value = words(measureText(measure));
        value->setWordWrap(true);
        auto* grade = words(measure.name == "pitch" ? QString() : gradeWord(measure.grade), TextSize::Small,
                            toneOf(measure.grade));
        const QString hint = measureHint(measure);
        for (QWidget* each : {static_cast<QWidget*>(label), static_cast<QWidget*>(value)})
            each->setToolTip(hint);
        m_measures->addWidget(label, row, 0);
        m_measures->addWidget(new MeasureBar(measure), row, 1);
        m_measures->addWidget(value, row, 2);
        m_measures->addWidget(grade, row, 3, Qt::AlignRight);
        row++;
    }
    showActions();
}

void DoctorPanel::showActions()
{
    for (const dataset::Trouble trouble :
         {dataset::Trouble::Unreadable, dataset::Trouble::NoSpeech, dataset::Trouble::TooShort,
          dataset::Trouble::Duplicate, dataset::Trouble::Clipping, dataset::Trouble::Music,
          dataset::Trouble::OtherSpeaker, dataset::Trouble::Noise, dataset::Trouble::Reverb}) {
        const int count = m_form.suggested(trouble);
        if (count == 0)
            continue;
        auto* row = new QHBoxLayout;
        auto* sentence = words(troubleCount(trouble, count));
        sentence->setWordWrap(true);
        auto* drop = button(tr("Leave out"));
        drop->setObjectName("leaveOut");
        drop->setAccessibleName(tr("Leave out: %1").arg(sentence->text()));
        drop->setToolTip(tr("The files stay where they are; training passes them over."));
        connect(drop, &QPushButton::clicked, this, [this, trouble] { m_form.dropAll(trouble); });
        row->addWidget(sentence, 1);
        row->addWidget(drop);
        m_actions->addLayout(row);
    }
    for (const QString& advice : adviceTexts(*m_form.report())) {
        auto* sentence = words(advice, TextSize::Normal, "second");
        sentence->setWordWrap(true);
        m_actions->addWidget(sentence);
    }
    const auto out = std::count_if(m_form.clips().begin(), m_form.clips().end(),
                                   [](const ClipRow& clip) { return clip.leftOut; });
    if (out > 0) {
        auto* row = new QHBoxLayout;
        row->addWidget(
            words(counted(static_cast<int>(out), tr("1 recording left out"), tr("%1 recordings left out")),
                  TextSize::Normal, "second"),
            1);
        auto* keep = button(tr("Keep all"), "quiet");
        connect(keep, &QPushButton::clicked, &m_form, &DatasetForm::keepAll);
        row->addWidget(keep);
        m_actions->addLayout(row);
    }
}

} // namespace koe::ui
