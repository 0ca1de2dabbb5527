#pragma once

#include "studio/take_history.h"

#include <QString>
#include <QTimer>
#include <QWidget>

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace koe::ui {

class InferenceForm;
class TakeRow;

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
    struct Made
    {
        QString key; ///< from what it was made
        TakeRow* row = nullptr;
    };
    void rebuild();
    void fill();
    [[nodiscard]] QString keyOf(std::size_t i) const;

    InferenceForm& m_form;
    std::int64_t m_chosen = 0;
    std::size_t m_most; ///< rows that are made: of the newest
    std::vector<studio::Take> m_takes;
    std::vector<std::size_t> m_wanted; ///< of those, the newest first
    std::map<std::int64_t, Made> m_made;
    QTimer m_fill;
    QLabel* m_none;
    QPushButton* m_older;
    QVBoxLayout* m_rows;
};

} // namespace koe::ui
