#include "ui/widgets/level_bar.h"

#include "ui/app/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace koe::ui {
namespace {

double place(float level)
{
    return std::clamp(1.0 + 20.0 * std::log10(std::max(1e-6, static_cast<double>(level))) / 60.0, 0.0, 1.0);
}

} // namespace

LevelBar::LevelBar(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(8);
    setMinimumWidth(24);
    setAccessibleName(tr("Level"));
}

void LevelBar::show(const sound::Level& level, bool warm)
{
    if (level.peak == m_level.peak && level.rms == m_level.rms && warm == m_isWarm)
        return;
    m_level = level;
    m_isWarm = warm;
    update();
}

void LevelBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const auto bar = [&](double from, double to, const QColor& color) {
        painter.setBrush(color);
        painter.drawRoundedRect(QRectF(width() * from, 1, width() * (to - from), height() - 2), 2, 2);
    };
    bar(0.0, 1.0, theme.line);
    const QColor color = m_level.peak >= 1.0F ? theme.wrong : m_isWarm ? theme.result : theme.source;
    bar(0.0, place(m_level.rms), color);
    const double peak = place(m_level.peak);
    if (peak > 0.01)
        painter.fillRect(QRectF(width() * peak - 2, 1, 2, height() - 2), color);
}

} // namespace koe::ui
