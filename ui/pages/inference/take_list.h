#pragma once

#include <QWidget>

#include <cstdint>

class QLabel;
class QVBoxLayout;

namespace koe::ui {

class InferenceForm;

/// The results of the current recording, newest above, each with what differs from the one before: chosen to
/// be heard, starred, made again, dragged out.
class TakeList : public QWidget
{
    Q_OBJECT
public:
    explicit TakeList(InferenceForm& form, QWidget* parent = nullptr);

    /// Which take is heard; 0: none.
    void setChosen(std::int64_t take);
    [[nodiscard]] std::int64_t chosen() const { return m_chosen; }

Q_SIGNALS:
    void takeChosen(qint64 take);

private:
    void rebuild();

    InferenceForm& m_form;
    std::int64_t m_chosen = 0;
    QLabel* m_none;
    QVBoxLayout* m_rows;
};

} // namespace koe::ui
