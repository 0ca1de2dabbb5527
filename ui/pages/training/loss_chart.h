#pragma once

#include "studio/loss_history.h"

#include <QWidget>

#include <functional>
#include <vector>

class QButtonGroup;

QT_BEGIN_NAMESPACE
class QChart;
class QChartView;
class QLineSeries;
class QScatterSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace koe::ui {

/// One loss over the steps: smoothed bold, as it was faint, a mark at each save. Drag over a stretch to see
/// it larger, double-click for all.
class LossChart : public QWidget
{
    Q_OBJECT
public:
    /// @param losses asked whenever it draws; nullptr: none
    explicit LossChart(std::function<const studio::LossHistory*()> losses, QWidget* parent = nullptr);

    /// Draws anew, with marks at these steps. Cheap however long the training was.
    void show(const std::vector<std::int64_t>& saves);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void showAxes(bool show);
    void draw();

    std::function<const studio::LossHistory*()> m_losses;
    studio::Loss m_loss = studio::Loss::Mel;
    std::vector<std::int64_t> m_saves;
    const studio::LossHistory* m_drawn = nullptr;
    bool m_isZoomed = false;
    bool m_isDrawing = false;
    QButtonGroup* m_choice;
    QChart* m_chart;
    QChartView* m_view;
    QLineSeries* m_raw;
    QLineSeries* m_smooth;
    QScatterSeries* m_marks;
    QValueAxis* m_steps;
    QValueAxis* m_values;
};

} // namespace koe::ui
