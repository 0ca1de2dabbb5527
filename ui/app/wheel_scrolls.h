#pragma once

#include <QObject>

namespace koe::ui {

/// In a column that scrolls the wheel scrolls: what comes under the pointer on the way keeps its value.
/// Watches the application's events.
class WheelScrolls : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace koe::ui
