#pragma once

#include "sound/sound.h"

#include <QColor>
#include <QWidget>

namespace koe::ui {

/// A meter from −60 dB to full scale: loudness as a bar, peak as a line.
class LevelBar : public QWidget
{
    Q_OBJECT
public:
    explicit LevelBar(QWidget* parent = nullptr);

    /// @param warm in the colour of results, else of sources
    void show(const sound::Level& level, bool warm);
    [[nodiscard]] QSize sizeHint() const override { return {80, 8}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    sound::Level m_level;
    bool m_isWarm = false;
};

} // namespace koe::ui
