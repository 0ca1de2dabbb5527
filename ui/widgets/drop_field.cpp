#include "ui/widgets/drop_field.h"

#include "ui/widgets/words.h"

#include <QStyle>
#include <QVBoxLayout>

namespace koe::ui {

DropField::DropField(const QString& sentence, const QString& detail, const QString& action, QWidget* parent)
    : QFrame(parent)
{
    setProperty("role", "drop");
    auto* title = words(sentence, TextSize::Title);
    title->setAlignment(Qt::AlignCenter);
    auto* second = words(detail, TextSize::Normal, "second");
    second->setAlignment(Qt::AlignCenter);
    second->setWordWrap(true);
    auto* browseButton = button(action);
    browseButton->setToolTip(QStringLiteral("Ctrl+O"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 32, 24, 32);
    column->setSpacing(12);
    column->addStretch();
    column->addWidget(title);
    if (!detail.isEmpty())
        column->addWidget(second);
    else
        delete second;
    column->addWidget(browseButton, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(browseButton, &QPushButton::clicked, this, &DropField::browse);
}

void DropField::setOver(bool over)
{
    setProperty("over", over);
    style()->unpolish(this);
    style()->polish(this);
}

} // namespace koe::ui
