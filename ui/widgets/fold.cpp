#include "ui/widgets/fold.h"

#include "ui/app/icons.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace koe::ui {

Fold::Fold(const QString& title, QWidget* content, QWidget* parent)
    : QWidget(parent), m_button(new QToolButton), m_content(content)
{
    m_button->setText(title);
    m_button->setCheckable(true);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setIcon(icon("right"));
    m_button->setIconSize({14, 14});
    m_button->setFocusPolicy(Qt::StrongFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_button);
    column->addWidget(content);
    content->hide();
    connect(m_button, &QToolButton::toggled, this, [this](bool open) {
        m_button->setIcon(icon(open ? "down" : "right"));
        m_content->setVisible(open);
        Q_EMIT toggled(open);
    });
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
