#include "ui/widgets/reading_order.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QSet>
#include <QSplitter>

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace koe::ui {
namespace {

/// Each widget once: what stands in no layout comes after what does.
class Reader
{
public:
    QList<QWidget*> order;

    void read(QWidget& widget)
    {
        if (!widget.isVisible() || m_seen.contains(&widget))
            return;
        m_seen.insert(&widget);
        order << &widget;
        if (auto* area = qobject_cast<QScrollArea*>(&widget); area != nullptr && area->widget() != nullptr)
            read(*area->widget());
        if (auto* splitter = qobject_cast<QSplitter*>(&widget))
            for (int i = 0; i < splitter->count(); i++)
                read(*splitter->widget(i));
        if (widget.layout() != nullptr)
            read(*widget.layout());
        QList<QWidget*> rest = widget.findChildren<QWidget*>(Qt::FindDirectChildrenOnly);
        std::stable_sort(rest.begin(), rest.end(), [](const QWidget* a, const QWidget* b) {
            return std::pair(a->y(), a->x()) < std::pair(b->y(), b->x());
        });
        for (QWidget* child : rest)
            if (!child->isWindow())
                read(*child);
    }

private:
    void read(QLayout& layout)
    {
        std::vector<std::tuple<int, int, int>> places; // row, column, number
        auto* grid = qobject_cast<QGridLayout*>(&layout);
        for (int i = 0; i < layout.count(); i++) {
            int row = i;
            int column = 0;
            int rows = 0;
            int columns = 0;
            if (grid != nullptr)
                grid->getItemPosition(i, &row, &column, &rows, &columns);
            places.emplace_back(row, column, i);
        }
        std::sort(places.begin(), places.end());
        for (const auto& place : places) {
            QLayoutItem* item = layout.itemAt(std::get<2>(place));
            if (item->layout() != nullptr)
                read(*item->layout());
            else if (item->widget() != nullptr)
                read(*item->widget());
        }
    }

    QSet<const QWidget*> m_seen;
};

bool takesKeys(const QWidget& widget)
{
    return widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus &&
           widget.focusProxy() == nullptr;
}

void scrollTo(QWidget& widget)
{
    for (QWidget* above = widget.parentWidget(); above != nullptr; above = above->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(above))
            area->ensureWidgetVisible(&widget, 0, 8);
}

} // namespace

QList<QWidget*> readingOrder(QWidget& all)
{
    Reader reader;
    reader.read(all);
    return reader.order;
}

bool moveFocus(const QList<QWidget*>& order, bool next)
{
    const qsizetype count = order.size();
    const auto here = std::find_if(order.begin(), order.end(),
                                   [](const QWidget* one) { return one->window()->focusWidget() == one; });
    const qsizetype from = here != order.end() ? here - order.begin() : next ? count - 1 : 0;
    for (qsizetype step = 1; step <= count; step++) {
        QWidget* one = order[(from + (next ? step : count - step)) % count];
        if (!takesKeys(*one))
            continue;
        one->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        scrollTo(*one);
        return true;
    }
    return false;
}

} // namespace koe::ui
