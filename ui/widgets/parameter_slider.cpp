#include "ui/widgets/parameter_slider.h"

#include "ui/widgets/words.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <cmath>

namespace koe::ui {
namespace {

constexpr int kShortest = 44; // below that a hand finds nothing to take

/// "+3" for values above nought where the sign matters.
class SignedBox : public QDoubleSpinBox
{
public:
    explicit SignedBox(bool sign) : m_sign(sign) {}
    QString textFromValue(double value) const override
    {
        const QString text = QDoubleSpinBox::textFromValue(value);
        return m_sign && value > 0.0 ? "+" + text : text;
    }

private:
    bool m_sign;
};

} // namespace

ParameterSlider::ParameterSlider(const QString& name, const Range& range, const QString& trades,
                                 QWidget* parent)
    : QWidget(parent), m_range(range), m_trades(trades), m_name(words(name)),
      m_slider(new QSlider(Qt::Horizontal)), m_field(new SignedBox(range.sign))
{
    m_slider->setMinimumWidth(kShortest);
    m_slider->setRange(0, static_cast<int>(std::lround((range.most - range.least) / range.step)));
    m_slider->setPageStep(std::max(1, m_slider->maximum() / 10));
    m_field->setRange(range.least, range.most);
    m_field->setSingleStep(range.step);
    m_field->setDecimals(range.decimals);
    m_field->setSuffix(range.unit);
    m_field->setFixedWidth(72);
    m_field->setAlignment(Qt::AlignRight);
    m_field->setKeyboardTracking(false);

    m_name->setBuddy(m_field);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_name);
    row->addWidget(m_slider, 1);
    row->addWidget(m_field);

    for (QWidget* part :
         {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_slider), static_cast<QWidget*>(m_field)}) {
        part->setAccessibleName(name);
        part->setAccessibleDescription(trades);
        part->installEventFilter(this);
    }
    showTip();
    setValue(range.standard);
    connect(m_slider, &QSlider::valueChanged, this,
            [this](int position) { edit(m_range.least + position * m_range.step); });
    connect(m_field, &QDoubleSpinBox::valueChanged, this, &ParameterSlider::edit);
}

void ParameterSlider::setStandard(double standard)
{
    m_range.standard = standard;
    showTip();
}

void ParameterSlider::showTip()
{
    const QString tip =
        m_trades + " " +
        tr("Double-click for the default (%1).").arg(m_field->textFromValue(m_range.standard) + m_range.unit);
    for (QWidget* part :
         {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_slider), static_cast<QWidget*>(m_field)})
        part->setToolTip(tip);
}

double ParameterSlider::value() const
{
    return m_field->value();
}

void ParameterSlider::setValue(double value)
{
    const QSignalBlocker quietSlider(m_slider);
    const QSignalBlocker quietField(m_field);
    m_field->setValue(value);
    m_slider->setValue(static_cast<int>(std::lround((value - m_range.least) / m_range.step)));
}

void ParameterSlider::setNameWidth(int width)
{
    m_name->setMinimumWidth(width);
}

void ParameterSlider::edit(double value)
{
    setValue(value);
    Q_EMIT edited(m_field->value());
}

bool ParameterSlider::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonDblClick && watched != m_field) {
        edit(m_range.standard);
        return true;
    }
    if (event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus()) {
        event->ignore(); // a page that scrolls must not turn what lies under the pointer
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace koe::ui
