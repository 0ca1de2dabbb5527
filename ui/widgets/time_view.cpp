#include "ui/widgets/time_view.h"

#include "ui/app/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace koe::ui {

TimeView::TimeView(QWidget* parent) : QWidget(parent)
{
    setCursor(Qt::IBeamCursor);
}

void TimeView::setSeconds(double seconds)
{
    if (seconds == m_seconds)
        return;
    m_seconds = seconds;
    redraw();
}

void TimeView::setPlayhead(double seconds)
{
    if (seconds == m_playhead)
        return;
    // Only where it was and where it is: a whole picture 30 times a second would be felt.
    const auto around = [this](double at) {
        return QRect(static_cast<int>(std::floor(xOf(at))) - 2, 0, 5, height());
    };
    update(around(m_playhead));
    m_playhead = seconds;
    update(around(m_playhead));
}

void TimeView::setLoop(std::optional<Range> range)
{
    if (range == m_loop)
        return;
    m_loop = range;
    update();
}

void TimeView::redraw()
{
    m_picture = QPixmap();
    update();
}

double TimeView::xOf(double seconds) const
{
    const QRect at = field();
    return m_seconds > 0.0 ? at.left() + at.width() * seconds / m_seconds : at.left();
}

double TimeView::secondsAt(double x) const
{
    const QRect at = field();
    return std::clamp((x - at.left()) / std::max(1, at.width()), 0.0, 1.0) * m_seconds;
}

void TimeView::paintEvent(QPaintEvent*)
{
    const double ratio = devicePixelRatioF();
    const QSize wanted = (QSizeF(size()) * ratio).toSize();
    if (m_picture.size() != wanted) {
        m_picture = QPixmap(wanted);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);
        QPainter painter(&m_picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(font());
        paintPicture(painter);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    if (m_seconds <= 0.0)
        return;
    const Theme& theme = Theme::current();
    const QRect at = field();
    if (m_loop) {
        QColor shade = theme.text;
        shade.setAlphaF(0.12F);
        const QRectF range(QPointF(xOf(m_loop->first), at.top()),
                           QPointF(xOf(m_loop->second), at.bottom() + 1));
        painter.fillRect(range, shade);
        painter.fillRect(QRectF(range.left(), at.top(), 1, at.height()), theme.second);
        painter.fillRect(QRectF(range.right() - 1, at.top(), 1, at.height()), theme.second);
    }
    painter.fillRect(QRectF(xOf(m_playhead) - 0.5, at.top(), 1.5, at.height()), theme.text);
}

void TimeView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        redraw();
    QWidget::changeEvent(event);
}

void TimeView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_seconds <= 0.0)
        return;
    m_pressed = event->position().x();
    m_isDragging = false;
}

void TimeView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed)
        return;
    const double x = event->position().x();
    m_isDragging = m_isDragging || std::abs(x - *m_pressed) >= QApplication::startDragDistance();
    if (m_isDragging)
        setLoop(std::minmax(secondsAt(*m_pressed), secondsAt(x)));
}

void TimeView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_pressed || event->button() != Qt::LeftButton)
        return;
    if (m_isDragging)
        Q_EMIT loopWanted(m_loop);
    else
        Q_EMIT seekWanted(secondsAt(*m_pressed));
    m_pressed.reset();
}

void TimeView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT loopWanted(std::nullopt);
}

} // namespace koe::ui
