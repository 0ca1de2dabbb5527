#include "ui/widgets/gradual_rows.h"

#include <QBoxLayout>
#include <QElapsedTimer>
#include <QWidget>

namespace koe::ui {
namespace {
constexpr qint64 kSliceMs = 4; // they are laid out and painted afterwards
}

GradualRows::GradualRows(QBoxLayout* layout, From from, std::function<QWidget*(std::size_t)> make,
                         QObject* parent)
    : QObject(parent), m_layout(layout), m_from(from), m_make(std::move(make))
{
    connect(&m_turn, &QTimer::timeout, this, &GradualRows::fill);
}

void GradualRows::show(const std::vector<QString>& says)
{
    m_wanted = says;
    while (m_rows.size() > m_wanted.size()) {
        drop(m_rows.back());
        m_rows.pop_back();
    }
    m_rows.resize(m_wanted.size());
    fill();
}

void GradualRows::fill()
{
    QElapsedTimer timer;
    timer.start();
    bool hasGrown = false;
    const std::size_t count = m_rows.size();
    for (std::size_t k = 0; k < count; k++) {
        const std::size_t i = m_from == From::First ? k : count - 1 - k;
        if (m_rows[i].widget != nullptr && m_rows[i].says == m_wanted[i])
            continue;
        if (hasGrown && timer.elapsed() >= kSliceMs) {
            m_turn.start();
            Q_EMIT grown();
            return;
        }
        drop(m_rows[i]);
        int place = 0;
        for (std::size_t before = 0; before < i; before++)
            place += m_rows[before].widget != nullptr ? 1 : 0;
        m_rows[i] = {m_wanted[i], m_make(i)};
        m_layout->insertWidget(place, m_rows[i].widget);
        hasGrown = true;
    }
    m_turn.stop();
    if (hasGrown)
        Q_EMIT grown();
}

void GradualRows::drop(Row& row)
{
    if (row.widget == nullptr)
        return;
    m_layout->removeWidget(row.widget);
    row.widget->hide();
    row.widget->deleteLater(); // its button may have brought us here
    row.widget = nullptr;
}

} // namespace koe::ui
