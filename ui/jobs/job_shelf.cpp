#include "ui/jobs/job_shelf.h"

#include "ui/app/icons.h"
#include "ui/jobs/job_bridge.h"
#include "ui/jobs/job_row.h"
#include "ui/widgets/gradual_rows.h"
#include "ui/widgets/words.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace koe::ui {

using studio::isOver;
using studio::JobCard;
using studio::JobState;

namespace {
constexpr int kHeight = 44;
constexpr int kOpenHeight = 220;
} // namespace

JobShelf::JobShelf(JobBridge& jobs, QWidget* parent)
    : QFrame(parent), m_jobs(jobs), m_first(new JobRow(jobs)),
      m_quiet(words(tr("Nothing to do."), TextSize::Normal, "third")),
      m_waiting(words({}, TextSize::Normal, "second")), m_unfold(iconButton("up", tr("All jobs"))),
      m_all(new QScrollArea(this))
{
    setObjectName("shelf");
    setAccessibleName(tr("Jobs"));
    m_quiet->setContentsMargins(16, 0, 0, 0);
    m_unfold->setCheckable(true);
    auto* line = new QWidget;
    line->setFixedHeight(kHeight - 1);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 8, 0);
    row->addWidget(m_quiet, 1);
    row->addWidget(m_first, 1);
    row->addWidget(m_waiting);
    row->addWidget(m_unfold);

    auto* inside = new QWidget;
    auto* list = new QVBoxLayout(inside);
    list->setContentsMargins(0, 4, 0, 8);
    list->setSpacing(0);
    list->addStretch();
    m_list = new GradualRows(
        list, GradualRows::From::First,
        [this](std::size_t newest) {
            auto* made = new JobRow(m_jobs);
            made->show(std::next(m_cards.rbegin(), static_cast<std::ptrdiff_t>(newest))->second);
            return made;
        },
        this);
    m_all->setWidget(inside);
    m_all->setWidgetResizable(true);
    m_all->setFocusPolicy(Qt::NoFocus); // its rows have the focus
    m_all->setObjectName("jobs");
    m_all->hide();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(line);

    connect(m_unfold, &QToolButton::toggled, this, [this](bool open) {
        m_unfold->setIcon(icon(open ? "down" : "up"));
        placeList();
        showAll();
    });
    connect(&m_jobs, &JobBridge::changed, this, &JobShelf::take);
    connect(&m_jobs, &JobBridge::forgotten, this, [this](qint64 id) {
        m_cards.erase(id);
        showAll();
        showFirst();
    });
    for (const JobCard& card : m_jobs.board().cards())
        m_cards[card.id] = card;
    showFirst();
}

int JobShelf::active(const std::string& kind) const
{
    return static_cast<int>(std::count_if(m_cards.begin(), m_cards.end(), [&](const auto& entry) {
        return !isOver(entry.second.state) && (kind.empty() || entry.second.kind == kind);
    }));
}

void JobShelf::setOpen(bool open)
{
    m_unfold->setChecked(open);
}

/// Over the page's foot: what is read there must not be pressed together.
void JobShelf::placeList()
{
    const bool open = m_unfold->isChecked();
    if (open && m_all->parentWidget() != parentWidget())
        m_all->setParent(parentWidget());
    m_all->setGeometry(x(), y() - kOpenHeight, width(), kOpenHeight);
    m_all->setVisible(open);
    m_all->raise();
}

void JobShelf::moveEvent(QMoveEvent* event)
{
    QFrame::moveEvent(event);
    placeList();
}

void JobShelf::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    placeList();
}

void JobShelf::take(const JobCard& card)
{
    const bool isNew = m_cards.insert_or_assign(card.id, card).second;
    if (auto* row = static_cast<JobRow*>(m_list->row(QString::number(card.id))))
        row->show(card);
    if (isNew)
        showAll();
    showFirst();
    Q_EMIT activeChanged();
}

void JobShelf::showAll()
{
    if (!m_unfold->isChecked())
        return;
    std::vector<QString> says;
    for (auto card = m_cards.rbegin(); card != m_cards.rend(); ++card)
        says.push_back(QString::number(card->first));
    m_list->show(says);
}

void JobShelf::showFirst()
{
    // What runs before what waits, the last that ended where nothing does.
    const JobCard* first = nullptr;
    const auto rank = [](const JobCard& card) {
        return isOver(card.state) ? 2 : card.state == JobState::Waiting ? 1 : 0;
    };
    const auto ended = [this](const JobCard& card) { // what was interrupted comes up at the start
        return card.state == JobState::Interrupted ? m_since : card.ended;
    };
    for (const auto& [id, card] : m_cards)
        if (first == nullptr || rank(card) < rank(*first) ||
            (rank(card) == 2 && rank(*first) == 2 && ended(card) >= ended(*first)))
            first = &card;
    m_first->setVisible(first != nullptr);
    m_quiet->setVisible(first == nullptr);
    if (first != nullptr)
        m_first->show(*first);
    const int others = active() - (first != nullptr && !isOver(first->state) ? 1 : 0);
    m_waiting->setText(others > 0 ? tr("%n more", nullptr, others) : QString());
}

} // namespace koe::ui
