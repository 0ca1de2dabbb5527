#pragma once

#include <QFrame>

namespace koe::ui {

/// The empty state of a page that wants files: one sentence, one action. The frame takes what is dropped
/// anywhere on the window; this shows where it would go and browses.
class DropField : public QFrame
{
    Q_OBJECT
public:
    /// @param sentence "Drop recordings or songs here"; @param action "Browse…"
    DropField(const QString& sentence, const QString& detail, const QString& action,
              QWidget* parent = nullptr);

    /// Something is held over it.
    void setOver(bool over);

Q_SIGNALS:
    void browse();
};

} // namespace koe::ui
