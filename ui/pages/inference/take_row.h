#pragma once

#include "studio/take_history.h"

#include <QFrame>

#include <optional>

namespace koe::ui {

class InferenceForm;

/// One result. A click or Enter takes it to be heard; it is dragged out as a file.
class TakeRow : public QFrame
{
    Q_OBJECT
public:
    TakeRow(InferenceForm& form, studio::Take take, const QString& number, const QString& says,
            QWidget* parent = nullptr);

    [[nodiscard]] std::int64_t id() const { return m_take.id; }
    void setChosen(bool chosen);

Q_SIGNALS:
    void chosen(qint64 take);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void drag(const QPoint& at);

    studio::Take m_take;
    std::optional<QPoint> m_pressed;
};

} // namespace koe::ui
