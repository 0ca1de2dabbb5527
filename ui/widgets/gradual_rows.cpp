#include "ui/widgets/gradual_rows.h"

#include <QBoxLayout>
#include <QElapsedTimer>
#include <QEvent>
#include <QHash>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace koe::ui {
namespace {
constexpr qint64 kSliceMs = 4;   // they are laid out and painted afterwards
constexpr int kFirstTurnMs = 30; // after that in which all that is around them is shown
} // namespace

GradualRows::GradualRows(QBoxLayout* layout, From from, std::function<QWidget*(std::size_t)> make,
                         QObject* parent)
    : QObject(parent), m_layout(layout), m_from(from), m_make(std::move(make))
{
    connect(&m_turn, &QTimer::timeout, this, &GradualRows::goOn);
}

void GradualRows::show(const std::vector<QString>& says)
{
    QHash<QString, QWidget*> there;
    for (const Row& row : std::exchange(m_rows, {}))
        if (row.widget != nullptr)
            there.insert(row.says, row.widget);
    int place = 0;
    for (const QString& one : says) {
        QWidget* widget = there.take(one);
        m_rows.push_back({one, widget});
        if (widget == nullptr)
            continue;
        if (m_layout->indexOf(widget) != place)
            m_layout->insertWidget(place, widget);
        ++place;
    }
    for (QWidget* widget : there) {
        m_layout->removeWidget(widget);
        widget->hide();
        widget->deleteLater(); // its button may have brought us here
    }
    fill();
}

QWidget* GradualRows::row(const QString& says) const
{
    const auto found = std::ranges::find(m_rows, says, &Row::says);
    return found == m_rows.end() ? nullptr : found->widget;
}

/// Rows that nobody sees yet would all have to be given their looks in the turn in which they are shown.
void GradualRows::goOn()
{
    QWidget* host = m_layout->parentWidget();
    if (host->isVisible()) {
        fill();
        return;
    }
    m_turn.stop();
    host->installEventFilter(this);
}

bool GradualRows::eventFilter(QObject* host, QEvent* event)
{
    if (event->type() == QEvent::Show) {
        host->removeEventFilter(this);
        m_turn.start(kFirstTurnMs);
    }
    return false;
}

void GradualRows::fill()
{
    QElapsedTimer timer;
    timer.start();
    QLayout* whole = m_layout->parentWidget()->layout();
    whole->setEnabled(false); // else each row that is shown lays out all of them
    bool hasGrown = false;
    bool isWhole = true;
    const std::size_t count = m_rows.size();
    for (std::size_t k = 0; k < count; k++) {
        const std::size_t i = m_from == From::First ? k : count - 1 - k;
        if (m_rows[i].widget != nullptr)
            continue;
        if (hasGrown && timer.elapsed() >= kSliceMs) {
            isWhole = false;
            break;
        }
        const auto before = std::count_if(m_rows.begin(), m_rows.begin() + static_cast<std::ptrdiff_t>(i),
                                          [](const Row& row) { return row.widget != nullptr; });
        QWidget* widget = m_make(i);
        m_rows[i].widget = widget;
        m_layout->insertWidget(static_cast<int>(before), widget);
        widget->show(); // or it would be later, in a turn of its own
        hasGrown = true;
    }
    whole->setEnabled(true);
    whole->activate();
    isWhole ? m_turn.stop() : m_turn.start(0);
    if (hasGrown)
        Q_EMIT grown();
}

} // namespace koe::ui
