#pragma once

#include <QPixmap>
#include <QWidget>

#include <optional>
#include <utility>

namespace koe::ui {

/// A picture over time with a playhead. What is drawn is kept until it changes, so that the playhead may move
/// 30 times a second. A click seeks, a drag chooses a range to repeat, a double click takes the range away;
/// for keys the page speaks.
class TimeView : public QWidget
{
    Q_OBJECT
public:
    using Range = std::pair<double, double>; ///< seconds

    explicit TimeView(QWidget* parent = nullptr);

    /// How long the picture is; 0: nothing is there.
    void setSeconds(double seconds);
    [[nodiscard]] double seconds() const { return m_seconds; }
    void setPlayhead(double seconds);
    void setLoop(std::optional<Range> range);

Q_SIGNALS:
    void seekWanted(double seconds);
    void loopWanted(std::optional<std::pair<double, double>> range);

protected:
    /// Draws all but playhead and range. The painter is in widget coordinates.
    virtual void paintPicture(QPainter& painter) = 0;
    /// Where time runs from left to right; left of it stand the names of the scale, the same for all
    /// pictures, so that what is at one time stands under each other.
    [[nodiscard]] QRect field() const { return rect().adjusted(kScaleWidth, 0, 0, 0); }
    static constexpr int kScaleWidth = 46;
    /// The picture has changed.
    void redraw();

    [[nodiscard]] double xOf(double seconds) const;
    [[nodiscard]] double secondsAt(double x) const;

    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    double m_seconds = 0.0;
    double m_playhead = 0.0;
    std::optional<Range> m_loop;
    std::optional<double> m_pressed; ///< x of the mouse
    bool m_isDragging = false;
    QPixmap m_picture;
};

} // namespace koe::ui
