#include "ui/widgets/message_line.h"

#include "ui/app/icons.h"
#include "ui/text/error_words.h"
#include "ui/widgets/words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace koe::ui {

MessageLine::MessageLine(QWidget* parent)
    : QFrame(parent), m_sign(new QLabel), m_sentence(words({})),
      m_original(words({}, TextSize::Small, "second")), m_details(button(tr("Details"), "quiet")),
      m_action(button({}))
{
    setProperty("role", "message");
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_original->setWordWrap(true);
    m_original->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setObjectName("details");
    m_details->setCheckable(true);
    m_details->setToolTip(tr("What the engine said, word for word"));
    m_action->hide();
    auto* copy = iconButton("copy", tr("Copy the message"));
    auto* close = iconButton("close", tr("Close the message"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(8);
    row->addWidget(m_sign);
    auto* text = new QVBoxLayout;
    text->setSpacing(4);
    text->addWidget(m_sentence);
    text->addWidget(m_original);
    row->addLayout(text, 1);
    row->addWidget(m_details);
    row->addWidget(m_action);
    row->addWidget(copy);
    row->addWidget(close);
    connect(m_action, &QPushButton::clicked, this, &MessageLine::action);
    connect(m_details, &QPushButton::toggled, m_original, &QWidget::setVisible);
    connect(copy, &QToolButton::clicked, this, [this] {
        const QString said = m_sentence->text();
        const QString whole = m_original->text();
        QGuiApplication::clipboard()->setText(said == whole ? said : said + "\n" + whole);
    });
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
    return isHidden() ? QString() : m_given;
}

void MessageLine::show(const char* tone, const QString& sentence, const QString& original)
{
    const Theme& theme = Theme::current();
    const QString name = QString::fromLatin1(tone);
    const QColor color = name == "wrong" ? theme.wrong : name == "care" ? theme.care : theme.good;
    m_sign->setPixmap(icon(name, color).pixmap(18, 18));
    const QString said = errorWords(sentence);
    const QString whole = original.isEmpty() ? sentence : original;
    if (m_given != sentence)
        m_details->setChecked(false);
    m_given = sentence;
    m_sentence->setText(said);
    m_original->setText(whole);
    m_details->setVisible(said != whole);
    m_original->setVisible(said != whole && m_details->isChecked());
    setAccessibleName(said);
    QFrame::show();
}

} // namespace koe::ui
