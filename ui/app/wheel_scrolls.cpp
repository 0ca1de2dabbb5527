#include "ui/app/wheel_scrolls.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QScrollArea>
#include <QSlider>

namespace koe::ui {
namespace {

bool isInsideColumn(const QWidget* widget)
{
    for (widget = widget->parentWidget(); widget != nullptr && !widget->isWindow();
         widget = widget->parentWidget())
        if (qobject_cast<const QScrollArea*>(widget) != nullptr)
            return true;
    return false;
}

} // namespace

bool WheelScrolls::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Wheel)
        return false;
    const bool hasValue = qobject_cast<QComboBox*>(watched) != nullptr ||
                          qobject_cast<QAbstractSpinBox*>(watched) != nullptr ||
                          qobject_cast<QSlider*>(watched) != nullptr;
    if (!hasValue || !isInsideColumn(static_cast<QWidget*>(watched)))
        return false;
    event->ignore(); // so that it goes on to the column
    return true;
}

} // namespace koe::ui
