#include "ui/pages/inference/take_row.h"

#include "ui/app/icons.h"
#include "ui/pages/inference/inference_form.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/words.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDrag>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QStyle>
#include <QUrl>

#include <utility>

namespace koe::ui {

TakeRow::TakeRow(InferenceForm& form, studio::Take take, const QString& number, const QString& says,
                 QWidget* parent)
    : QFrame(parent), m_take(std::move(take))
{
    setProperty("role", "take");
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Result %1: %2").arg(number, says));
    const QString file = QString::fromStdString(m_take.output.string());
    setToolTip(tr("%1\nClick to hear it, drag it out to use it elsewhere.").arg(file));

    auto* star = iconButton(m_take.isStarred ? "star-full" : "star", tr("The best of these"));
    if (m_take.isStarred)
        star->setIcon(icon("star-full", Theme::current().result));
    auto* text = new ElidedLabel(says);
    auto* again = button(tr("again with these"), "quiet");
    again->setToolTip(tr("Sets the voice and its settings as they were for this result."));
    auto* folder = iconButton("folder", tr("Open the folder"));
    auto* forget = iconButton("close", tr("Take off the list (the file stays)"));

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 4, 0);
    row->setSpacing(4);
    row->addWidget(star);
    row->addWidget(words(number, TextSize::Normal, "result"));
    row->addSpacing(4);
    row->addWidget(text, 1);
    row->addWidget(again);
    row->addWidget(folder);
    row->addWidget(forget);

    connect(star, &QToolButton::clicked, this,
            [&form, id = m_take.id, to = !m_take.isStarred] { form.star(id, to); });
    connect(again, &QPushButton::clicked, this, [&form, id = m_take.id] { form.useAgain(id); });
    connect(folder, &QToolButton::clicked, this, [this] {
        QDesktopServices::openUrl(
            QUrl::fromLocalFile(QString::fromStdString(m_take.output.parent_path().string())));
    });
    connect(forget, &QToolButton::clicked, this, [&form, id = m_take.id] { form.forget(id); });
}

void TakeRow::setChosen(bool chosen)
{
    if (property("chosen").toBool() == chosen)
        return;
    setProperty("chosen", chosen);
    if (!testAttribute(Qt::WA_WState_Polished))
        return;
    style()->unpolish(this);
    style()->polish(this);
}

void TakeRow::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_pressed = event->position().toPoint();
}

void TakeRow::mouseMoveEvent(QMouseEvent* event)
{
    if (m_pressed &&
        (event->position().toPoint() - *m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        drag(*std::exchange(m_pressed, std::nullopt));
    }
}

void TakeRow::mouseReleaseEvent(QMouseEvent*)
{
    if (m_pressed)
        Q_EMIT chosen(m_take.id);
    m_pressed.reset();
}

void TakeRow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT chosen(m_take.id);
    else
        QFrame::keyPressEvent(event);
}

void TakeRow::drag(const QPoint& at)
{
    auto* content = new QMimeData;
    content->setUrls({QUrl::fromLocalFile(QString::fromStdString(m_take.output.string()))});
    auto* out = new QDrag(window()); // a row may go meanwhile: a conversion ends
    out->setMimeData(content);
    out->setPixmap(grab());
    out->setHotSpot(at);
    out->exec(Qt::CopyAction);
}

} // namespace koe::ui
