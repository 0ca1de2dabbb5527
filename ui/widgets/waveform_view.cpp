#include "ui/widgets/waveform_view.h"

#include "ui/app/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace koe::ui {

void paintWave(QPainter& painter, const QRectF& field, const sound::Overview& overview, const QColor& color,
               double secondsShown)
{
    if (overview.highest.empty() || secondsShown <= 0.0)
        return;
    const auto bins = static_cast<double>(overview.highest.size());
    const double width = field.width() * overview.seconds / secondsShown;
    const double middle = field.center().y();
    const double half = field.height() / 2.0 - 1.0;
    // A quiet recording is drawn as if its peak were at least an eighth of full scale: it is seen, and seen
    // to be quiet.
    float peak = 0.125F;
    for (std::size_t i = 0; i < overview.highest.size(); i++)
        peak = std::max({peak, overview.highest[i], -overview.lowest[i]});
    const double scale = half / static_cast<double>(peak);
    const int columns = std::max(1, static_cast<int>(width));
    QColor pale = color;
    pale.setAlphaF(color.alphaF() * 0.45F);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int column = 0; column < columns; column++) {
        const auto first = static_cast<std::size_t>(bins * column / columns);
        const auto last = std::max(first + 1, static_cast<std::size_t>(bins * (column + 1) / columns));
        float lowest = overview.lowest[first];
        float highest = overview.highest[first];
        float rms = overview.rms[first];
        for (std::size_t i = first + 1; i < std::min(last, overview.highest.size()); i++) {
            lowest = std::min(lowest, overview.lowest[i]);
            highest = std::max(highest, overview.highest[i]);
            rms = std::max(rms, overview.rms[i]);
        }
        const double x = field.left() + column;
        const auto bar = [&](double above, double below, const QColor& with) {
            painter.fillRect(QRectF(x, middle - above * scale, 1.0, std::max(1.0, (above + below) * scale)),
                             with);
        };
        bar(highest, -lowest, pale);
        bar(rms, rms, color);
    }
    painter.restore();
}

WaveformView::WaveformView(QWidget* parent) : TimeView(parent)
{
    setMinimumHeight(40);
    setAccessibleName(tr("Waves of the source and the result"));
    setToolTip(tr("Click to go there, drag to repeat a part, double-click to play all."));
}

void WaveformView::setSource(OverviewPtr overview)
{
    if (overview == m_source)
        return;
    m_source = std::move(overview);
    redraw();
}

void WaveformView::setResult(OverviewPtr overview)
{
    if (overview == m_result)
        return;
    m_result = std::move(overview);
    redraw();
}

void WaveformView::setHeard(sound::Side side)
{
    if (side == m_heard)
        return;
    m_heard = side;
    redraw();
}

void WaveformView::paintPicture(QPainter& painter)
{
    const Theme& theme = Theme::current();
    const QRectF at = field();
    painter.fillRect(QRectF(at.left(), at.center().y(), at.width(), 1), theme.line);
    const auto paint = [&](const OverviewPtr& overview, QColor color, bool above) {
        if (!overview)
            return;
        if (!above)
            color.setAlphaF(0.55F);
        paintWave(painter, at, *overview, color, seconds());
    };
    const bool source = m_heard == sound::Side::Source || !m_result;
    if (source)
        paint(m_result, theme.result, false);
    paint(m_source, theme.source, source);
    if (!source)
        paint(m_result, theme.result, true);
}

} // namespace koe::ui
