#include "ui/widgets/message_line.h"

#include "ui/app/icons.h"
#include "ui/widgets/words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>

namespace koe::ui {

MessageLine::MessageLine(QWidget* parent)
    : QFrame(parent), m_sign(new QLabel), m_sentence(words({})), m_action(button({}))
{
    setProperty("role", "message");
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_action->hide();
    auto* copy = iconButton("copy", tr("Copy the message"));
    auto* close = iconButton("close", tr("Close the message"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(8);
    row->addWidget(m_sign);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_action);
    row->addWidget(copy);
    row->addWidget(close);
    connect(m_action, &QPushButton::clicked, this, &MessageLine::action);
    connect(copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_sentence->text()); });
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    hide();
}

void MessageLine::setAction(const QString& text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

QString MessageLine::sentence() const
{
    return isHidden() ? QString() : m_sentence->text();
}

void MessageLine::show(const char* tone, const QString& sentence)
{
    const Theme& theme = Theme::current();
    const QString name = QString::fromLatin1(tone);
    const QColor color = name == "wrong" ? theme.wrong : name == "care" ? theme.care : theme.good;
    m_sign->setPixmap(icon(name, color).pixmap(18, 18));
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    QFrame::show();
}

} // namespace koe::ui
