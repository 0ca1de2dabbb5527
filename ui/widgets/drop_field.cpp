#include "ui/widgets/drop_field.h"

#include "ui/app/theme.h"
#include "ui/widgets/words.h"

#include <QPainter>
#include <QVBoxLayout>

namespace koe::ui {

DropField::DropField(const QString& sentence, const QString& detail, const QString& action, QWidget* parent)
    : QWidget(parent)
{
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
    m_isOver = over;
    update();
}

/// Not by the sheet: its dashes are hairs with heavy corners at 200 %.
void DropField::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(m_isOver ? theme.result : theme.third, 1.0, Qt::SolidLine, Qt::FlatCap);
    pen.setDashPattern({4.0, 4.0});
    painter.setPen(pen);
    painter.setBrush(m_isOver ? QBrush(theme.card) : Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8.0, 8.0);
}

} // namespace koe::ui
