#include "ui/widgets/fold.h"

#include "ui/app/icons.h"
#include "ui/widgets/words.h"

#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace koe::ui {

Fold::Fold(const QString& title, QWidget* content, QWidget* parent)
    : QWidget(parent), m_button(button(title, "fold")), m_content(content)
{
    m_button->setCheckable(true);
    m_button->setIcon(icon("right"));
    m_button->setIconSize({14, 14});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    column->addWidget(content);
    content->hide();
    connect(m_button, &QToolButton::toggled, this, [this](bool open) {
        m_button->setIcon(icon(open ? "down" : "right"));
        Q_EMIT toggled(open); // first: who fills it then does so before it is laid out
        m_content->setVisible(open);
    });
    // What a hand unfolds is seen, also where its place is below the window's edge.
    connect(m_button, &QToolButton::clicked, this, [this](bool open) {
        if (open)
            QTimer::singleShot(0, this, &Fold::scrollToContent);
    });
}

void Fold::scrollToContent()
{
    for (QWidget* above = parentWidget(); above != nullptr; above = above->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(above))
            return area->ensureWidgetVisible(m_content, 0, 8);
}

bool Fold::isOpen() const
{
    return m_button->isChecked();
}

void Fold::setOpen(bool open)
{
    m_button->setChecked(open);
}

void Fold::setTitle(const QString& title)
{
    m_button->setText(title);
}

} // namespace koe::ui
