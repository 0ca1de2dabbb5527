#pragma once

#include "ui/jobs/pictures.h"
#include "ui/widgets/time_view.h"

namespace koe::ui {

/// Draws a wave into @p field: peaks pale, loudness full. Nothing for no overview.
void paintWave(QPainter& painter, const QRectF& field, const sound::Overview& overview, const QColor& color,
               double secondsShown);

/// The waves of a source and its result over each other, or one alone. The one that is heard lies above.
class WaveformView : public TimeView
{
    Q_OBJECT
public:
    explicit WaveformView(QWidget* parent = nullptr);

    void setSource(OverviewPtr overview);
    void setResult(OverviewPtr overview);
    void setHeard(sound::Side side);
    [[nodiscard]] QSize sizeHint() const override { return {400, 96}; }

protected:
    void paintPicture(QPainter& painter) override;

private:
    OverviewPtr m_source;
    OverviewPtr m_result;
    sound::Side m_heard = sound::Side::Source;
};

} // namespace koe::ui
