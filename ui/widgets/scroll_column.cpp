#include "ui/widgets/scroll_column.h"

namespace koe::ui {

ScrollColumn::ScrollColumn(QWidget* content) : m_content(content)
{
    content->setParent(viewport());
    content->hide();
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // what is in it has the focus
}

void ScrollColumn::showEvent(QShowEvent* event)
{
    if (widget() == nullptr) {
        m_content->resize(viewport()->size()); // else it is measured first
        setWidget(m_content);
    }
    QScrollArea::showEvent(event);
}

} // namespace koe::ui
