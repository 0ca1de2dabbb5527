#include "ui/widgets/pitch_view.h"

#include "ui/app/theme.h"
#include "ui/widgets/words.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace koe::ui {
namespace {

/// Semitones from frame to frame that no voice goes: the follower has changed its mind, and a line between
/// would be drawn over the melody.
constexpr double kLeap = 3.0;

/// MIDI's count: 69 is A4.
double semitoneOf(double hz)
{
    return 69.0 + 12.0 * std::log2(hz / 440.0);
}

double hzOf(double semitone)
{
    return 440.0 * std::exp2((semitone - 69.0) / 12.0);
}

constexpr double kFramesOfAColumn = 8.0;      // more: what a column spans is drawn, not a line
constexpr std::size_t kMostLookedAt = 20'000; // frames: of hours, every so many

/// The semitones between which all but the wildest hundredth of the voiced frames lie.
void widen(const PitchPtr& track, double& lowest, double& highest)
{
    if (!track)
        return;
    std::vector<float> voiced;
    for (std::size_t i = 0; i < track->hz.size(); i += 1 + track->hz.size() / kMostLookedAt)
        if (track->hz[i] > 0.0F)
            voiced.push_back(track->hz[i]);
    if (voiced.empty())
        return;
    std::sort(voiced.begin(), voiced.end());
    const std::size_t edge = voiced.size() / 100;
    lowest = std::min(lowest, semitoneOf(static_cast<double>(voiced[edge])));
    highest = std::max(highest, semitoneOf(static_cast<double>(voiced[voiced.size() - 1 - edge])));
}

} // namespace

PitchView::PitchView(QWidget* parent) : TimeView(parent)
{
    setMinimumHeight(52);
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
        painter.drawText(field(), Qt::AlignCenter, m_note);
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
    const QRect at = field();
    const auto inOctave = [](int note) { return (note % 12 + 12) % 12; };
    const int first = static_cast<int>(std::ceil(lowest));
    const int last = static_cast<int>(std::floor(highest));
    for (int note = first; note <= last; note++) {
        const int key = inOctave(note);
        const double y = yOf(note, lowest, highest);
        if (key == 1 || key == 3 || key == 6 || key == 8 || key == 10)
            painter.fillRect(QRectF(at.left(), y - rowHeight / 2, at.width(), rowHeight), black);
        if (key == 0)
            painter.fillRect(QRectF(at.left(), y, at.width(), 1), theme.line);
    }
    // The Cs first, then what there is room for.
    painter.setPen(theme.third);
    std::vector<double> named;
    for (const int key : {0, 7, 4, 9, 2})
        for (int note = first; note <= last; note++) {
            const double y = yOf(note, lowest, highest);
            const bool isTight = std::any_of(named.begin(), named.end(),
                                             [y](double other) { return std::abs(other - y) < 14.0; });
            if (inOctave(note) != key || isTight || y < 7 || y > height() - 7)
                continue;
            named.push_back(y);
            painter.drawText(QRectF(0, y - 8, kScaleWidth - 8, 16), Qt::AlignRight | Qt::AlignVCenter,
                             noteText(hzOf(note)));
        }
}

void PitchView::paintCurve(QPainter& painter, const PitchTrack& track, const QColor& color, double lowest,
                           double highest) const
{
    const auto y = [&](float hz) { return yOf(semitoneOf(static_cast<double>(hz)), lowest, highest); };
    painter.save();
    painter.setClipRect(field());
    painter.setBrush(Qt::NoBrush);
    // Where many frames share a column, from the lowest to the highest of each: hours have a million frames.
    const double framesPerColumn = 1.0 / std::max(1e-9, (xOf(1.0) - xOf(0.0)) * 0.01);
    if (framesPerColumn > kFramesOfAColumn) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        const auto columns =
            static_cast<int>(std::ceil(static_cast<double>(track.hz.size()) / framesPerColumn));
        for (int column = 0; column < columns; column++) {
            const auto first = static_cast<std::size_t>(column * framesPerColumn);
            const auto last =
                std::min(track.hz.size(), static_cast<std::size_t>((column + 1) * framesPerColumn));
            float least = 0.0F;
            float most = 0.0F;
            for (std::size_t i = first; i < last; i++)
                if (track.hz[i] > 0.0F) {
                    least = least > 0.0F ? std::min(least, track.hz[i]) : track.hz[i];
                    most = std::max(most, track.hz[i]);
                }
            if (most > 0.0F)
                painter.fillRect(
                    QRectF(field().left() + column, y(most) - 0.9, 1.0, y(least) - y(most) + 1.8), color);
        }
        painter.restore();
        return;
    }
    QPainterPath path;
    bool isOpen = false;
    double before = 0.0;
    for (std::size_t i = 0; i < track.hz.size(); i++) {
        if (!(track.hz[i] > 0.0F)) {
            isOpen = false;
            continue;
        }
        const double semitone = semitoneOf(track.hz[i]);
        isOpen = isOpen && std::abs(semitone - before) < kLeap;
        before = semitone;
        const QPointF point(xOf(static_cast<double>(i) * 0.01), yOf(semitone, lowest, highest));
        isOpen ? path.lineTo(point) : path.moveTo(point);
        isOpen = true;
    }
    painter.setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.restore();
}

} // namespace koe::ui
