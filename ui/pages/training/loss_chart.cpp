#include "ui/pages/training/loss_chart.h"

#include "ui/widgets/words.h"

#include <QButtonGroup>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QHBoxLayout>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace koe::ui {
namespace {

constexpr std::size_t kPoints = 500;

QList<QPointF> pointsOf(const studio::LossHistory::Curve& curve)
{
    QList<QPointF> points;
    points.reserve(static_cast<qsizetype>(curve.size()));
    for (const auto& [step, loss] : curve)
        points.append({step, loss});
    return points;
}

/// 1, 2 or 5 with noughts: so that it is seen at most @p most times in @p range.
double roundStep(double range, double most)
{
    const double rough = std::max(range / std::max(1.0, most), 1e-9);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= rough)
            return factor * power;
    return 10.0 * power;
}

} // namespace

LossChart::LossChart(std::function<const studio::LossHistory*()> losses, QWidget* parent)
    : QWidget(parent), m_losses(std::move(losses)), m_choice(new QButtonGroup(this)), m_chart(new QChart),
      m_view(new QChartView(m_chart)), m_raw(new QLineSeries), m_smooth(new QLineSeries),
      m_marks(new QScatterSeries), m_steps(new QValueAxis), m_values(new QValueAxis)
{
    const Theme& theme = Theme::current();
    auto* choice = new QHBoxLayout;
    choice->setContentsMargins(0, 0, 0, 0);
    choice->setSpacing(4);
    struct Name
    {
        studio::Loss loss;
        QString title;
        QString tip;
    };
    for (const Name& name :
         {Name{studio::Loss::Mel, tr("Sound"),
               tr("Mel loss: how far the sound is from the recording. The one to look at; lower is better.")},
          Name{studio::Loss::Speech, tr("Speech"),
               tr("KL loss: how far what is said is from what was heard.")},
          Name{studio::Loss::Feature, tr("Feature"),
               tr("Feature loss: how different recording and result look to the discriminator.")},
          Name{studio::Loss::Generator, tr("Generator"),
               tr("How well the discriminator tells the result from a recording. Goes up and down; no figure "
                  "of quality.")},
          Name{studio::Loss::Discriminator, tr("Discriminator"),
               tr("How well the discriminator does. Goes up and down; no figure of quality.")}}) {
        auto* one = button(name.title, "tab");
        one->setCheckable(true);
        one->setToolTip(name.tip);
        one->setChecked(name.loss == m_loss);
        m_choice->addButton(one, static_cast<int>(name.loss));
        choice->addWidget(one);
    }
    choice->addStretch();
    choice->addWidget(words(tr("Drag to look closer, double-click for all"), TextSize::Small, "third"));

    QColor faint = theme.result;
    faint.setAlphaF(0.35F);
    m_raw->setPen(QPen(faint, 1.0));
    m_smooth->setPen(QPen(theme.result, 2.5));
    m_marks->setMarkerShape(QScatterSeries::MarkerShapeCircle);
    m_marks->setMarkerSize(8.0);
    m_marks->setColor(theme.card);
    m_marks->setBorderColor(theme.text);
    m_chart->addSeries(m_raw);
    m_chart->addSeries(m_smooth);
    m_chart->addSeries(m_marks);
    m_chart->legend()->hide();
    m_chart->setBackgroundBrush(theme.card);
    m_chart->setBackgroundRoundness(8.0);
    m_chart->setMargins({4, 4, 4, 4});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    QFont figures = font();
    figures.setPixelSize(static_cast<int>(TextSize::Small));
    for (QValueAxis* axis : {m_steps, m_values}) {
        axis->setLabelsColor(theme.second);
        axis->setLabelsFont(figures);
        axis->setGridLineColor(theme.line);
        axis->setLinePenColor(theme.line);
        axis->setTickType(QValueAxis::TicksDynamic);
        axis->setTickAnchor(0.0);
        m_chart->addAxis(axis, axis == m_steps ? Qt::AlignBottom : Qt::AlignLeft);
    }
    m_steps->setTitleText(tr("steps"));
    m_steps->setTitleFont(figures);
    m_steps->setTitleBrush(theme.second);
    m_chart->setTitleFont(figures);
    m_chart->setTitleBrush(theme.second);
    m_steps->setLabelFormat("%.0f");
    m_values->setLabelFormat("%.4g");
    for (QXYSeries* series : {static_cast<QXYSeries*>(m_raw), static_cast<QXYSeries*>(m_smooth),
                              static_cast<QXYSeries*>(m_marks)}) {
        series->attachAxis(m_steps);
        series->attachAxis(m_values);
    }
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setRubberBand(QChartView::HorizontalRubberBand);
    m_view->setBackgroundBrush(Qt::NoBrush);
    m_view->viewport()->setAutoFillBackground(false); // the page shows at the round corners
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->viewport()->installEventFilter(this);
    m_view->setAccessibleName(tr("Losses over the steps"));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(choice);
    column->addWidget(m_view, 1);
    connect(m_choice, &QButtonGroup::idClicked, this, [this](int loss) {
        m_loss = static_cast<studio::Loss>(loss);
        draw();
    });
    connect(m_steps, &QValueAxis::rangeChanged, this, [this] {
        if (m_isDrawing)
            return;
        m_isZoomed = true; // by the rubber band
        draw();
    });
    draw();
}

void LossChart::show(const std::vector<std::int64_t>& saves)
{
    m_saves = saves;
    if (isVisible())
        draw();
}

void LossChart::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    draw();
}

/// Without a step there is nothing to read off.
void LossChart::showAxes(bool show)
{
    m_steps->setVisible(show);
    m_values->setVisible(show);
    m_chart->setTitle(show ? QString() : tr("The curve begins with the first step."));
}

void LossChart::draw()
{
    const studio::LossHistory* losses = m_losses();
    m_isZoomed = m_isZoomed && losses == m_drawn; // that was into another training
    m_drawn = losses;
    m_isDrawing = true;
    if (losses == nullptr || losses->size() < 2) { // one point draws no line
        m_raw->clear();
        m_smooth->clear();
        m_marks->clear();
        showAxes(false);
        m_isDrawing = false;
        return;
    }
    showAxes(true);
    const auto first = static_cast<double>(losses->firstStep());
    const double last = std::max(static_cast<double>(losses->lastStep()), first + 1.0);
    if (!m_isZoomed)
        m_steps->setRange(first, last + 0.008 * (last - first)); // room for the mark of the last save
    const double from = std::max(first, m_steps->min());
    const double to = std::min(last, m_steps->max());
    const studio::LossHistory::Curves curves = losses->curves(m_loss, from, to, kPoints);
    m_raw->replace(pointsOf(curves.raw));
    m_smooth->replace(pointsOf(curves.smooth));

    // The bulk of what is seen: a wild first step must not press the rest flat.
    std::vector<double> values;
    for (const auto& point : curves.raw)
        values.push_back(point.second);
    if (!values.empty()) {
        std::sort(values.begin(), values.end());
        const auto at = [&](double share) {
            return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
        };
        const bool isLong = values.size() > 50;
        double low = isLong ? at(0.01) : values.front();
        double high = isLong ? at(0.98) : values.back();
        for (std::size_t i = curves.smooth.size() / 20; i < curves.smooth.size(); i++) {
            low = std::min(low, curves.smooth[i].second);
            high = std::max(high, curves.smooth[i].second);
        }
        const double room = std::max((high - low) * 0.08, std::abs(high) * 0.01 + 1e-6);
        m_values->setRange(low - room, high + room);
    }
    QList<QPointF> marks;
    for (const std::int64_t step : m_saves)
        for (const auto& point : curves.smooth)
            if (point.first >= static_cast<double>(step)) {
                marks.append({point.first, point.second});
                break;
            }
    m_marks->replace(marks);
    constexpr double kLabelHeight = 36.0; // with air around it
    m_steps->setTickInterval(std::max(1.0, roundStep(m_steps->max() - m_steps->min(), 6.0)));
    m_values->setTickInterval(roundStep(m_values->max() - m_values->min(),
                                        std::floor(m_chart->plotArea().height() / kLabelHeight)));
    m_isDrawing = false;
}

bool LossChart::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonDblClick) {
        m_isZoomed = false;
        draw();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace koe::ui
