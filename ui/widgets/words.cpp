#include "ui/widgets/words.h"

#include "ui/app/icons.h"

#include <QStyle>

namespace koe::ui {

QLabel* words(const QString& text, TextSize size, const char* tone)
{
    auto* label = new QLabel(text);
    const char* name = size == TextSize::Small     ? "small"
                       : size == TextSize::Large   ? "large"
                       : size == TextSize::Title   ? "title"
                       : size == TextSize::Display ? "display"
                                                   : "normal";
    label->setProperty("type", name);
    label->setProperty("tone", tone);
    label->setTextFormat(Qt::PlainText);
    return label;
}

void setTone(QWidget& widget, const char* tone)
{
    if (widget.property("tone").toString() == QLatin1String(tone))
        return;
    widget.setProperty("tone", tone);
    if (!widget.testAttribute(Qt::WA_WState_Polished))
        return; // it gets its looks when it is first shown
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

QPushButton* button(const QString& text, const char* role)
{
    auto* made = new QPushButton(text);
    made->setProperty("role", role);
    made->setAutoDefault(false);
    if (qstrcmp(role, "primary") == 0)
        made->setToolTip(QStringLiteral("Ctrl+Enter"));
    return made;
}

QToolButton* iconButton(const QString& name, const QString& says)
{
    auto* made = new QToolButton;
    made->setIcon(icon(name));
    made->setIconSize({18, 18});
    made->setToolTip(says);
    made->setAccessibleName(says);
    made->setFocusPolicy(Qt::StrongFocus);
    return made;
}

} // namespace koe::ui
