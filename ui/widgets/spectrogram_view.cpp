#include "ui/widgets/spectrogram_view.h"

#include "ui/app/theme.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace koe::ui {
namespace {

constexpr float kRangeDb = 75.0F; // below the loudest point

/// From the page's colour through the side's to the text's.
std::array<QRgb, 256> shades(const QColor& from, const QColor& through, const QColor& to)
{
    std::array<QRgb, 256> all{};
    const auto between = [](const QColor& a, const QColor& b, double weight) {
        const auto mix = [weight](int x, int y) {
            return static_cast<int>(std::lround(x + weight * (y - x)));
        };
        return qRgb(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
    };
    for (int i = 0; i < 256; i++)
        all[static_cast<std::size_t>(i)] =
            i < 176 ? between(from, through, i / 176.0) : between(through, to, (i - 176) / 79.0);
    return all;
}

} // namespace

SpectrogramView::SpectrogramView(QWidget* parent) : TimeView(parent)
{
    setMinimumHeight(52);
    setAccessibleName(tr("Spectrogram"));
}

void SpectrogramView::show(SpectrogramPtr spectrogram, sound::Side side)
{
    if (spectrogram == m_spectrogram && side == m_side)
        return;
    m_spectrogram = std::move(spectrogram);
    m_side = side;
    redraw();
}

void SpectrogramView::setNote(const QString& note)
{
    if (note == m_note)
        return;
    m_note = note;
    redraw();
}

void SpectrogramView::paintPicture(QPainter& painter)
{
    const Theme& theme = Theme::current();
    if (!m_spectrogram || m_spectrogram->levelsDb.empty()) {
        painter.setPen(theme.third);
        painter.drawText(field(), Qt::AlignCenter, m_note);
        return;
    }
    const sound::Spectrogram& picture = *m_spectrogram;
    const auto colors =
        shades(theme.panel, m_side == sound::Side::Source ? theme.source : theme.result, theme.text);
    const float loudest = *std::max_element(picture.levelsDb.begin(), picture.levelsDb.end());
    QImage image(static_cast<int>(picture.columns), static_cast<int>(picture.rows), QImage::Format_RGB32);
    for (std::size_t row = 0; row < picture.rows; row++) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(static_cast<int>(picture.rows - 1 - row)));
        for (std::size_t column = 0; column < picture.columns; column++) {
            const float level = picture.levelsDb[row * picture.columns + column] - loudest;
            const float shade = std::clamp(1.0F + level / kRangeDb, 0.0F, 1.0F);
            line[column] = colors[static_cast<std::size_t>(std::lround(255.0F * shade))];
        }
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRect at = field();
    painter.drawImage(
        QRectF(at.left(), at.top(), at.width() * picture.seconds / std::max(1e-9, seconds()), at.height()),
        image);
    QFont small = font();
    small.setPixelSize(11);
    painter.setFont(small);
    for (const double hz : {200.0, 1000.0, 4000.0, 10000.0}) {
        const auto above = std::lower_bound(picture.centresHz.begin(), picture.centresHz.end(), hz);
        if (above == picture.centresHz.end())
            continue;
        const auto row = static_cast<double>(above - picture.centresHz.begin());
        const double y = at.bottom() - row / static_cast<double>(picture.rows) * at.height();
        painter.setPen(theme.third);
        painter.drawText(QRectF(0, y - 8, kScaleWidth - 8, 16), Qt::AlignRight | Qt::AlignVCenter,
                         hz < 1000.0 ? QStringLiteral("%1 Hz").arg(hz)
                                     : QStringLiteral("%1 kHz").arg(hz / 1000.0));
    }
}

} // namespace koe::ui
