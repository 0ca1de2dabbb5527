#include "ui/pages/inference/take_list.h"

#include "ui/pages/inference/inference_form.h"
#include "ui/pages/inference/take_row.h"
#include "ui/widgets/gradual_rows.h"
#include "ui/widgets/scroll_column.h"
#include "ui/widgets/words.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace koe::ui {

namespace {
constexpr std::size_t kRows = 20; // and as many more each time that older ones are asked for
} // namespace

TakeList::TakeList(InferenceForm& form, QWidget* parent)
    : QWidget(parent), m_form(form), m_most(kRows),
      m_none(words(tr("Results stand here, newest first."), TextSize::Normal, "third")),
      m_older(button({}, "quiet"))
{
    setAccessibleName(tr("Results"));
    auto* inside = new QWidget;
    auto* rows = new QVBoxLayout(inside);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(2);
    rows->addWidget(m_older, 0, Qt::AlignLeft);
    rows->addStretch();
    m_rows = new GradualRows(
        rows, GradualRows::From::First, [this](std::size_t row) { return make(m_wanted[row]); }, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_none);
    column->addWidget(new ScrollColumn(inside), 1);
    connect(&m_form, &InferenceForm::takesChanged, this, &TakeList::rebuild);
    connect(&m_form, &InferenceForm::currentChanged, this, [this] { m_most = kRows; });
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
    m_none->setVisible(m_takes.empty() && m_form.sources().isReadable(m_form.current()));
    m_older->setText(tr("%n older ones", nullptr, static_cast<int>(first)));
    m_older->setVisible(first > 0);
    std::vector<QString> says;
    for (const std::size_t i : m_wanted)
        says.push_back(QStringLiteral("%1 %2 %3 %4")
                           .arg(m_takes[i].id)
                           .arg(i)
                           .arg(i > 0 ? m_takes[i - 1].id : 0)
                           .arg(m_takes[i].isStarred ? 1 : 0));
    m_rows->show(says);
}

QWidget* TakeList::make(std::size_t i)
{
    const studio::Take& take = m_takes[i];
    auto* row = new TakeRow(m_form, take, QString::number(i + 1),
                            m_form.describe(take, i > 0 ? &m_takes[i - 1] : nullptr));
    row->setChosen(take.id == m_chosen);
    connect(row, &TakeRow::chosen, this, &TakeList::takeChosen);
    return row;
}

void TakeList::setChosen(std::int64_t take)
{
    m_chosen = take;
    for (TakeRow* row : findChildren<TakeRow*>())
        row->setChosen(row->id() == take);
}

} // namespace koe::ui
