#pragma once

#include "studio/job_board.h"

#include <QDateTime>
#include <QFrame>

#include <map>

class QLabel;
class QScrollArea;
class QToolButton;

namespace koe::ui {

class GradualRows;
class JobBridge;
class JobRow;

/// The one truth about work, along the bottom of every page: what runs, how far, how long still; unfolds to
/// all jobs and what became of them.
class JobShelf : public QFrame
{
    Q_OBJECT
public:
    explicit JobShelf(JobBridge& jobs, QWidget* parent = nullptr);

    /// Jobs that wait or run, of a kind; empty: of any.
    [[nodiscard]] int active(const std::string& kind = {}) const;
    void setOpen(bool open);

Q_SIGNALS:
    void activeChanged();

protected:
    void moveEvent(QMoveEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void placeList();
    void take(const studio::JobCard& card);
    /// Rows for all jobs, the newest first, as soon as somebody looks at them.
    void showAll();
    void showFirst();

    JobBridge& m_jobs;
    const qint64 m_since = QDateTime::currentSecsSinceEpoch();
    std::map<std::int64_t, studio::JobCard> m_cards;
    JobRow* m_first; // what runs, or ended last
    QLabel* m_quiet; // instead of it when there is nothing
    QLabel* m_waiting;
    QToolButton* m_unfold;
    QScrollArea* m_all;
    GradualRows* m_list;
};

} // namespace koe::ui
