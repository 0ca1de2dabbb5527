#include "ui/pages/inference/take_list.h"

#include "ui/pages/inference/inference_form.h"
#include "ui/pages/inference/take_row.h"
#include "ui/widgets/words.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace koe::ui {

TakeList::TakeList(InferenceForm& form, QWidget* parent)
    : QWidget(parent), m_form(form),
      m_none(words(tr("Results stand here, newest first."), TextSize::Normal, "third")), m_rows(nullptr)
{
    setAccessibleName(tr("Results"));
    auto* inside = new QWidget;
    m_rows = new QVBoxLayout(inside);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(2);
    m_rows->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus); // its rows have the focus
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_none);
    column->addWidget(scroll, 1);
    connect(&m_form, &InferenceForm::takesChanged, this, &TakeList::rebuild);
    rebuild();
}

void TakeList::rebuild()
{
    while (m_rows->count() > 1) {
        QLayoutItem* item = m_rows->takeAt(0);
        item->widget()->hide();
        item->widget()->deleteLater(); // its own click may be what changed the list
        delete item;
    }
    const std::vector<studio::Take> takes = m_form.takes();
    for (std::size_t i = 0; i < takes.size(); i++) {
        auto* row = new TakeRow(m_form, takes[i], QString::number(i + 1),
                                m_form.describe(takes[i], i > 0 ? &takes[i - 1] : nullptr));
        row->setChosen(takes[i].id == m_chosen);
        connect(row, &TakeRow::chosen, this, &TakeList::takeChosen);
        m_rows->insertWidget(0, row);
    }
    m_none->setVisible(takes.empty());
}

void TakeList::setChosen(std::int64_t take)
{
    m_chosen = take;
    for (TakeRow* row : findChildren<TakeRow*>())
        row->setChosen(row->id() == take);
}

} // namespace koe::ui
