#pragma once

#include "studio/job_board.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace koe::ui {

class JobBridge;

/// One job: what, how far, how long still; pause, stop, go on, forget.
class JobRow : public QWidget
{
    Q_OBJECT
public:
    explicit JobRow(JobBridge& jobs, QWidget* parent = nullptr);

    void show(const studio::JobCard& card);
    [[nodiscard]] const studio::JobCard& card() const { return m_card; }
    /// What the row says of it, in one line.
    [[nodiscard]] static QString stateText(const studio::JobCard& card);

private:
    JobBridge& m_jobs;
    studio::JobCard m_card;
    QLabel* m_title;
    QLabel* m_state;
    QProgressBar* m_bar;
    QPushButton* m_again;
    QToolButton* m_pause;
    QToolButton* m_stop;
    QToolButton* m_forget;
};

} // namespace koe::ui
