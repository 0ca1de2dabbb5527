#include "ui/pages/dataset/record_panel.h"

#include "ui/app/icons.h"
#include "ui/app/theme.h"
#include "ui/text/doctor_words.h"
#include "ui/widgets/device_box.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/play_row.h"
#include "ui/widgets/words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace koe::ui {
namespace {
constexpr int kHearWidth = 240;
}

/// Peaks from −60 to 0 dB; the green zone is where a sentence's loudest moments should reach. The highest
/// of the last second stays as a line.
class LevelMeter : public QWidget
{
public:
    LevelMeter()
    {
        setFixedHeight(28);
        setMinimumWidth(280);
        setAccessibleName(RecordPanel::tr("Level of the microphone"));
    }

    void setDb(double db)
    {
        m_held = db > m_held ? db : std::max(db, m_held - 0.8);
        m_db = db;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::current();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const auto place = [this](double db) { return std::clamp((db + 60.0) / 60.0, 0.0, 1.0) * width(); };
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.card);
        painter.drawRoundedRect(rect(), 6, 6);
        QColor zone = theme.good;
        zone.setAlphaF(0.25F);
        painter.setBrush(zone);
        const double from = place(RecordForm::kGoodFromDb);
        painter.drawRect(QRectF(from, 0, place(RecordForm::kGoodToDb) - from, height()));
        painter.setBrush(m_db > RecordForm::kGoodToDb      ? theme.wrong
                         : m_db >= RecordForm::kGoodFromDb ? theme.good
                                                           : theme.source);
        painter.drawRoundedRect(QRectF(0, 8, place(m_db), height() - 16), 4, 4);
        painter.setBrush(theme.text);
        if (m_held > -59.0)
            painter.drawRect(QRectF(place(m_held) - 1, 4, 2, height() - 8));
    }

private:
    double m_db = -100.0;
    double m_held = -100.0;
};

RecordPanel::RecordPanel(RecordForm& form, QWidget* parent)
    : QWidget(parent), m_form(form), m_place(words({}, TextSize::Normal, "second")),
      m_sentence(words({}, TextSize::Display)), m_said(words({}, TextSize::Large, "second")),
      m_meter(new LevelMeter), m_device(new DeviceBox), m_record(button({}, "primary")),
      m_again(button(tr("Again"))), m_next(button(tr("Next"))), m_hear(new PlayRow(form.sound())),
      m_problem(new MessageLine)
{
    setFocusPolicy(Qt::StrongFocus);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setMinimumHeight(120);
    m_said->setAlignment(Qt::AlignCenter);
    m_said->setWordWrap(true);
    m_place->setAlignment(Qt::AlignCenter);
    m_device->setAccessibleName(tr("Microphone"));
    m_device->setToolTip(tr("Microphone"));
    m_device->setMinimumWidth(220);
    m_device->setMaximumWidth(320);
    m_device->setSizeAdjustPolicy(QComboBox::AdjustToContents); // they are found later
    m_record->setMinimumWidth(160);
    m_record->setToolTip(tr("Space: start, and keep what was read"));
    m_again->setToolTip(tr("Read the same sentence once more; this one goes (Backspace)"));
    m_next->setToolTip(tr("Another sentence (Right)"));
    m_hear->setOnly(tr("Hear it"));
    m_hear->setToolTip(tr("What was read just now (Enter)"));
    m_hear->setFixedWidth(kHearWidth);
    QSizePolicy keepsItsPlace = m_hear->sizePolicy(); // nothing jumps when it comes
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_hear->setSizePolicy(keepsItsPlace);
    auto* close = button(tr("Done"), "quiet");
    close->setToolTip(tr("Back to the recordings (Esc)"));

    auto* head = new QHBoxLayout;
    head->addWidget(m_device);
    head->addWidget(m_meter, 1);
    head->addWidget(close);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addStretch();
    buttons->addWidget(m_again);
    buttons->addWidget(m_record);
    buttons->addWidget(m_next);
    buttons->addStretch();
    auto* middle = new QHBoxLayout;
    auto* text = new QVBoxLayout;
    text->setSpacing(20);
    text->addWidget(m_place);
    text->addWidget(m_sentence);
    text->addLayout(buttons);
    text->addWidget(m_said);
    text->addWidget(m_hear, 0, Qt::AlignHCenter);
    middle->addStretch(1);
    middle->addLayout(text, 6);
    middle->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 8, 24, 24);
    column->addLayout(head);
    column->addWidget(m_problem);
    column->addStretch(2);
    column->addLayout(middle);
    column->addStretch(3);

    connect(m_record, &QPushButton::clicked, &m_form, &RecordForm::toggle);
    connect(m_again, &QPushButton::clicked, &m_form, &RecordForm::again);
    connect(m_next, &QPushButton::clicked, &m_form, &RecordForm::next);
    connect(close, &QPushButton::clicked, this, &RecordPanel::done);
    connect(m_device, &DeviceBox::wanted, &m_form, &RecordForm::chooseDevice);
    connect(&m_form, &RecordForm::changed, this, &RecordPanel::showAll);
    connect(&m_form, &RecordForm::metered, this, [this] {
        m_meter->setDb(m_form.peakDb());
        if (m_form.step() == RecordForm::Step::Recording)
            m_said->setText(tr("Recording… %1").arg(clockText(m_form.seconds())));
    });
    for (QPushButton* each : {m_record, m_again, m_next})
        each->setFocusPolicy(Qt::TabFocus);
    for (QPushButton* each : m_hear->findChildren<QPushButton*>())
        each->setFocusPolicy(Qt::TabFocus); // Space records also after a click on it
    showAll();
}

void RecordPanel::triggerPrimary()
{
    if (m_record->isEnabled())
        m_form.toggle();
}

void RecordPanel::showAll()
{
    using Step = RecordForm::Step;
    const Step step = m_form.step();
    m_place->setText(m_form.recorded() == 0 ? tr("Read this out, as you would speak to somebody")
                                            : counted(m_form.recorded(), tr("1 sentence recorded"),
                                                      tr("%1 sentences recorded")));
    m_sentence->setText(m_form.sentence());
    m_record->setText(step == Step::Recording ? tr("Stop")
                      : step == Step::Heard   ? tr("Record next")
                                              : tr("Record"));
    m_record->setEnabled(step != Step::Writing && !m_form.devices().empty());
    m_again->setEnabled(step == Step::Heard || step == Step::Recording);
    m_next->setEnabled(step == Step::Ready || step == Step::Heard);
    const QString advice = m_form.advice();
    switch (step) {
    case Step::Ready:
        m_said->setText(m_form.devices().empty() ? QString() : tr("Press Record, or Space, and read."));
        setTone(*m_said, "second");
        break;
    case Step::Recording:
        setTone(*m_said, "source");
        break;
    case Step::Writing:
        m_said->setText(tr("Keeping it…"));
        break;
    case Step::Heard:
        m_said->setText(advice.isEmpty() ? tr("Good, %1 s.").arg(QString::number(m_form.seconds(), 'f', 1))
                                         : advice);
        setTone(*m_said, advice.isEmpty() ? "good" : "care");
        break;
    }
    m_hear->load({}, m_form.heard()); // also silent, as soon as something else is done
    m_hear->setVisible(!m_form.heard().empty());
    if (m_form.problem().isEmpty())
        m_problem->clear();
    else
        m_problem->showWrong(m_form.problem());
    showDevices();
}

void RecordPanel::showDevices()
{
    std::vector<DeviceBox::Device> microphones;
    DeviceBox::Device chosen{m_form.device(), m_form.device().section(QLatin1Char(':'), 1)};
    for (const sound::SoundDevice& device : m_form.devices()) {
        microphones.push_back({QString::fromStdString(device.id), QString::fromStdString(device.name)});
        if (m_form.device().isEmpty() && device.usualInput)
            chosen = microphones.back();
    }
    const bool isAny = !microphones.empty();
    if (!isAny)
        chosen = {{}, tr("No microphone")};
    else if (chosen.id.isEmpty())
        chosen = microphones.front();
    m_device->offer(std::move(microphones), chosen, isAny);
    m_device->setEnabled(isAny && m_form.step() != RecordForm::Step::Recording);
}

void RecordPanel::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Space:
        triggerPrimary();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_form.heard().empty())
            m_hear->toggleResult();
        break;
    case Qt::Key_Backspace:
        if (m_again->isEnabled())
            m_form.again();
        break;
    case Qt::Key_Right:
        m_form.next();
        break;
    case Qt::Key_Left:
        m_form.previous();
        break;
    case Qt::Key_Escape:
        Q_EMIT done();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace koe::ui
