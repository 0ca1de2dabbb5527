#pragma once

#include <QWidget>

namespace koe::ui {

/// The empty state of a page that wants files: one sentence, one action. The frame takes what is dropped
/// anywhere on the window; this shows where it would go and browses.
class DropField : public QWidget
{
    Q_OBJECT
public:
    /// @param sentence "Drop recordings or songs here"; @param action "Browse…"
    DropField(const QString& sentence, const QString& detail, const QString& action,
              QWidget* parent = nullptr);

    /// Something is held over it.
    void setOver(bool over);
    [[nodiscard]] bool isOver() const { return m_isOver; }

Q_SIGNALS:
    void browse();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_isOver = false;
};

} // namespace koe::ui
