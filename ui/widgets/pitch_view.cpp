#include "ui/widgets/pitch_view.h"

#include "ui/app/theme.h"
#include "ui/widgets/words.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace koe::ui {
namespace {

constexpr int kScale = 36; // px, names of notes

/// MIDI's count: 69 is A4.
double semitoneOf(double hz)
{
    return 69.0 + 12.0 * std::log2(hz / 440.0);
}

double hzOf(double semitone)
{
    return 440.0 * std::exp2((semitone - 69.0) / 12.0);
}

/// The semitones between which all but the wildest hundredth of the voiced frames lie.
void widen(const PitchPtr& track, double& lowest, double& highest)
{
    if (!track)
        return;
    std::vector<double> voiced;
    for (const float hz : track->hz)
        if (hz > 0.0F)
            voiced.push_back(semitoneOf(hz));
    if (voiced.empty())
        return;
    std::sort(voiced.begin(), voiced.end());
    const std::size_t edge = voiced.size() / 100;
    lowest = std::min(lowest, voiced[edge]);
    highest = std::max(highest, voiced[voiced.size() - 1 - edge]);
}

} // namespace

PitchView::PitchView(QWidget* parent) : TimeView(parent)
{
    setMinimumHeight(72);
    setAccessibleName(tr("Pitch of the source and the result"));
}

void PitchView::setSource(PitchPtr track)
{
    if (track == m_source)
        return;
    m_source = std::move(track);
    redraw();
}

void PitchView::setResult(PitchPtr track)
{
    if (track == m_result)
        return;
    m_result = std::move(track);
    redraw();
}

void PitchView::setNote(const QString& note)
{
    if (note == m_note)
        return;
    m_note = note;
    redraw();
}

QRect PitchView::field() const
{
    return rect();
}

double PitchView::yOf(double semitone, double lowest, double highest) const
{
    return height() - 1 - (semitone - lowest) / (highest - lowest) * (height() - 2);
}

void PitchView::paintPicture(QPainter& painter)
{
    const Theme& theme = Theme::current();
    double lowest = 1e9;
    double highest = -1e9;
    widen(m_source, lowest, highest);
    widen(m_result, lowest, highest);
    if (lowest > highest) {
        painter.setPen(theme.third);
        painter.drawText(rect(), Qt::AlignCenter, m_note);
        return;
    }
    const double middle = (lowest + highest) / 2.0;
    const double half = std::max(7.0, (highest - lowest) / 2.0 + 1.5); // never less than an octave and a bit
    lowest = middle - half;
    highest = middle + half;
    paintGrid(painter, lowest, highest);
    if (m_source)
        paintCurve(painter, *m_source, theme.source, lowest, highest);
    if (m_result)
        paintCurve(painter, *m_result, theme.result, lowest, highest);
}

void PitchView::paintGrid(QPainter& painter, double lowest, double highest) const
{
    const Theme& theme = Theme::current();
    QFont small = font();
    small.setPixelSize(11);
    painter.setFont(small);
    const double rowHeight = (height() - 2) / (highest - lowest);
    QColor black = theme.raised;
    black.setAlphaF(0.5F);
    for (int note = static_cast<int>(std::ceil(lowest)); note <= static_cast<int>(std::floor(highest));
         note++) {
        const int inOctave = (note % 12 + 12) % 12;
        const bool isBlackKey =
            inOctave == 1 || inOctave == 3 || inOctave == 6 || inOctave == 8 || inOctave == 10;
        const double y = yOf(note, lowest, highest);
        if (isBlackKey)
            painter.fillRect(QRectF(0, y - rowHeight / 2, width(), rowHeight), black);
        if (inOctave == 0 || (rowHeight > 4.0 && inOctave == 7))
            painter.fillRect(QRectF(0, y, width(), 1), theme.line);
        const bool isNamed = inOctave == 0 || (rowHeight > 4.0 && inOctave == 7) ||
                             (rowHeight > 9.0 && (inOctave == 4 || inOctave == 9));
        if (isNamed && y > 8 && y < height() - 6) {
            painter.setPen(theme.third);
            painter.drawText(QRectF(4, y - 8, kScale, 16), Qt::AlignLeft | Qt::AlignVCenter,
                             noteText(hzOf(note)));
        }
    }
}

void PitchView::paintCurve(QPainter& painter, const PitchTrack& track, const QColor& color, double lowest,
                           double highest) const
{
    QPainterPath path;
    bool isOpen = false;
    for (std::size_t i = 0; i < track.hz.size(); i++) {
        if (!(track.hz[i] > 0.0F)) {
            isOpen = false;
            continue;
        }
        const QPointF point(xOf(static_cast<double>(i) * 0.01),
                            yOf(semitoneOf(track.hz[i]), lowest, highest));
        isOpen ? path.lineTo(point) : path.moveTo(point);
        isOpen = true;
    }
    painter.setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
}

} // namespace koe::ui
