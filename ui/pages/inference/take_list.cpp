#include "ui/pages/inference/take_list.h"

#include "ui/pages/inference/inference_form.h"
#include "ui/pages/inference/take_row.h"
#include "ui/widgets/scroll_column.h"
#include "ui/widgets/words.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace koe::ui {

namespace {
constexpr int kRowsAtOnce = 3;
constexpr std::size_t kRows = 20; // and as many more each time that older ones are asked for
} // namespace

TakeList::TakeList(InferenceForm& form, QWidget* parent)
    : QWidget(parent), m_form(form), m_most(kRows),
      m_none(words(tr("Results stand here, newest first."), TextSize::Normal, "third")),
      m_older(button({}, "quiet")), m_rows(nullptr)
{
    setAccessibleName(tr("Results"));
    auto* inside = new QWidget;
    m_rows = new QVBoxLayout(inside);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(2);
    m_rows->addWidget(m_older, 0, Qt::AlignLeft);
    m_rows->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_none);
    column->addWidget(new ScrollColumn(inside), 1);
    connect(&m_form, &InferenceForm::takesChanged, this, &TakeList::rebuild);
    connect(&m_form, &InferenceForm::currentChanged, this, [this] { m_most = kRows; });
    connect(&m_fill, &QTimer::timeout, this, &TakeList::fill);
    connect(m_older, &QPushButton::clicked, this, [this] {
        m_most += kRows;
        rebuild();
    });
    rebuild();
}

void TakeList::rebuild()
{
    m_takes = m_form.takes();
    const std::size_t first = m_takes.size() - std::min(m_takes.size(), m_most);
    m_wanted.clear();
    for (std::size_t i = m_takes.size(); i-- > 0;)
        if (i >= first || m_takes[i].isStarred || m_takes[i].id == m_chosen)
            m_wanted.push_back(i);
    // What is still right stays: a row takes more than a millisecond to make.
    for (auto row = m_made.begin(); row != m_made.end();) {
        const bool isRight = std::any_of(m_wanted.begin(), m_wanted.end(), [&](std::size_t i) {
            return m_takes[i].id == row->first && keyOf(i) == row->second.key;
        });
        if (isRight) {
            ++row;
            continue;
        }
        m_rows->removeWidget(row->second.row);
        row->second.row->hide();
        row->second.row->deleteLater(); // its own click may be what changed the list
        row = m_made.erase(row);
    }
    const int row = m_form.sources().rowOf(m_form.current());
    const bool canHave =
        row >= 0 && m_form.sources().all()[static_cast<std::size_t>(row)].state != Source::State::Broken;
    m_none->setVisible(m_takes.empty() && canHave);
    m_older->setText(tr("%n older ones", nullptr, static_cast<int>(first)));
    m_older->setVisible(first > 0);
    fill();
}

QString TakeList::keyOf(std::size_t i) const
{
    return QStringLiteral("%1 %2 %3")
        .arg(i)
        .arg(i > 0 ? m_takes[i - 1].id : 0)
        .arg(m_takes[i].isStarred ? 1 : 0);
}

/// A few at a time, so that the window goes on answering.
void TakeList::fill()
{
    int made = 0;
    int place = 0;
    for (const std::size_t i : m_wanted) {
        const studio::Take& take = m_takes[i];
        if (!m_made.contains(take.id)) {
            if (made == kRowsAtOnce)
                break;
            auto* row = new TakeRow(m_form, take, QString::number(i + 1),
                                    m_form.describe(take, i > 0 ? &m_takes[i - 1] : nullptr));
            row->setChosen(take.id == m_chosen);
            connect(row, &TakeRow::chosen, this, &TakeList::takeChosen);
            m_rows->insertWidget(place, row);
            m_made[take.id] = {keyOf(i), row};
            ++made;
        }
        ++place;
    }
    made == 0 ? m_fill.stop() : m_fill.start();
}

void TakeList::setChosen(std::int64_t take)
{
    m_chosen = take;
    for (const auto& [id, made] : m_made)
        made.row->setChosen(id == take);
}

} // namespace koe::ui
