#pragma once

#include "studio/take_history.h"

#include <QWidget>

#include <cstddef>
#include <cstdint>
#include <vector>

class QLabel;
class QPushButton;

namespace koe::ui {

class GradualRows;
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
    QWidget* make(std::size_t i);

    InferenceForm& m_form;
    std::int64_t m_chosen = 0;
    std::size_t m_most; ///< rows that are shown: of the newest
    std::vector<studio::Take> m_takes;
    std::vector<std::size_t> m_wanted; ///< of those, the newest first
    QLabel* m_none;
    QPushButton* m_older;
    GradualRows* m_rows;
};

} // namespace koe::ui
