#include "ui/pages/inference/source_view.h"

#include "ui/app/icons.h"
#include "ui/pages/inference/source_list.h"
#include "ui/text/error_words.h"
#include "ui/widgets/waveform_view.h"
#include "ui/widgets/words.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace koe::ui {
namespace {

constexpr int kRowHeight = 60;
constexpr int kTick = 18;

/// Where the parts of a row lie.
struct Places
{
    explicit Places(const QRect& row)
        : all(row.adjusted(0, 2, -2, -2)), tick(row.left() + 10, row.center().y() - kTick / 2, kTick, kTick),
          sign(row.right() - 36, row.center().y() - 12, 24, 24),
          text(tick.right() + 10, all.top() + 6, sign.left() - tick.right() - 16, 20),
          wave(text.left(), text.bottom() + 3, text.width() - 118, all.bottom() - text.bottom() - 7),
          state(wave.right() + 8, wave.top(), 110, wave.height())
    {
    }
    QRect all, tick, sign, text, wave, state;
};

/// The name stands above already: "is not a sound file that can be read". Other languages keep it.
QString withoutPath(const Source& source)
{
    if (source.state == Source::State::Broken)
        return SourceView::tr("cannot be read"); // why stands beside it, and in the tooltip
    const QString path = QString::fromStdString(source.file.string());
    const QString words = errorWords(source.problem);
    if (words == source.problem && words.startsWith(path + QLatin1Char(' ')))
        return words.mid(path.size() + 1);
    return QString(words).replace(path, QString::fromStdString(source.file.filename().string()));
}

class RowPainter : public QStyledItemDelegate
{
public:
    explicit RowPainter(SourceView& view) : QStyledItemDelegate(&view), m_view(view) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {200, kRowHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto* source = index.data(SourceList::SourceRole).value<const Source*>();
        if (source == nullptr)
            return;
        const Theme& theme = Theme::current();
        const Places places(option.rect);
        const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
        const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(isCurrent && option.state.testFlag(QStyle::State_HasFocus) ? QPen(theme.result)
                                                                                   : QPen(Qt::NoPen));
        if (isCurrent || isHovered) {
            painter->setBrush(isCurrent ? theme.raised : theme.card);
            painter->drawRoundedRect(QRectF(places.all).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
        }
        paintTick(*painter, places.tick, *source);
        painter->setPen(theme.text);
        painter->setFont(option.font);
        const QString length = source->overview ? clockText(source->overview->seconds) : QString();
        const int lengthWidth = option.fontMetrics.horizontalAdvance(length) + 8;
        painter->drawText(places.text.adjusted(0, 0, -lengthWidth, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle,
                                                        places.text.width() - lengthWidth));
        painter->setPen(theme.second);
        painter->drawText(places.text, Qt::AlignRight | Qt::AlignVCenter, length);
        paintWaveOrProblem(*painter, places, *source, option);
        const bool isBusy = source->isBusy();
        icon(isBusy ? "stop" : "close", theme.second).paint(painter, places.sign.adjusted(3, 3, -3, -3));
        painter->restore();
    }

    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override
    {
        if (event->type() != QEvent::MouseButtonRelease)
            return false;
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const auto* source = index.data(SourceList::SourceRole).value<const Source*>();
        if (mouse->button() != Qt::LeftButton || source == nullptr)
            return false;
        const Places places(option.rect);
        const QPoint at = mouse->position().toPoint();
        if (places.sign.contains(at)) {
            const int row = index.row();
            // Later: the row may go, and the view is at work on it.
            QMetaObject::invokeMethod(
                &m_view,
                [this, row, isBusy = source->isBusy()] {
                    if (isBusy)
                        Q_EMIT m_view.stopWanted(row);
                    else
                        Q_EMIT m_view.removeWanted(row);
                },
                Qt::QueuedConnection);
            return true;
        }
        if (places.tick.adjusted(-6, -6, 6, 6).contains(at))
            return model->setData(index, source->isChecked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        return false;
    }

private:
    static void paintTick(QPainter& painter, const QRect& at, const Source& source)
    {
        const Theme& theme = Theme::current();
        painter.save();
        painter.setPen(QPen(source.isChecked ? theme.result : theme.third, 1.2));
        painter.setBrush(source.isChecked ? QBrush(theme.result) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(at).adjusted(1, 1, -1, -1), 4, 4);
        if (source.isChecked) {
            painter.setPen(QPen(theme.onResult, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            const QPointF corner = at.topLeft();
            painter.drawPolyline(
                QPolygonF({corner + QPointF(5, 9), corner + QPointF(8, 12.5), corner + QPointF(13.5, 5.5)}));
        }
        painter.restore();
    }

    static void paintWaveOrProblem(QPainter& painter, const Places& places, const Source& source,
                                   const QStyleOptionViewItem& option)
    {
        const Theme& theme = Theme::current();
        const bool isWrong = source.state == Source::State::Broken || source.state == Source::State::Failed;
        QFont small = option.font;
        small.setPixelSize(12);
        painter.setFont(small);
        if (isWrong) {
            painter.setPen(theme.wrong);
            const QRect wide = places.wave.united(places.state);
            icon("wrong", theme.wrong).paint(&painter, QRect(wide.left(), wide.center().y() - 7, 14, 14));
            painter.drawText(
                wide.adjusted(20, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                QFontMetrics(small).elidedText(withoutPath(source), Qt::ElideRight, wide.width() - 20));
            return;
        }
        if (source.overview)
            paintWave(painter, places.wave, *source.overview, theme.source, source.overview->seconds);
        painter.setPen(source.state == Source::State::Done ? theme.good : theme.second);
        const bool isConverting = source.state == Source::State::Converting;
        const QRect text = isConverting ? places.state.adjusted(0, -4, 0, -6) : places.state;
        painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, SourceList::stateText(source));
        if (isConverting) {
            const QRectF bar(places.state.left(), places.state.bottom() - 4, places.state.width(), 4);
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.line);
            painter.drawRoundedRect(bar, 2, 2);
            painter.setBrush(theme.result);
            painter.drawRoundedRect(
                QRectF(bar.left(), bar.top(), bar.width() * source.fraction, bar.height()), 2, 2);
        }
    }

    SourceView& m_view;
};

} // namespace

SourceView::SourceView(SourceList& sources, QWidget* parent) : QListView(parent), m_sources(sources)
{
    setModel(&sources);
    setItemDelegate(new RowPainter(*this));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    setMouseTracking(true);
    setAccessibleName(tr("Recordings"));
}

void SourceView::setCurrentRow(int row)
{
    if (row >= 0 && row != currentIndex().row())
        setCurrentIndex(m_sources.index(row));
}

void SourceView::keyPressEvent(QKeyEvent* event)
{
    const QModelIndex at = currentIndex();
    if (at.isValid() && event->key() == Qt::Key_Delete) {
        Q_EMIT removeWanted(at.row());
        return;
    }
    if (at.isValid() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
        !event->modifiers()) {
        m_sources.setData(at, at.data(Qt::CheckStateRole) == Qt::Checked ? Qt::Unchecked : Qt::Checked,
                          Qt::CheckStateRole);
        return;
    }
    const bool isPages = event->key() == Qt::Key_Space || event->key() == Qt::Key_X ||
                         event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (isPages)
        event->ignore(); // play, side, seek
    else
        QListView::keyPressEvent(event);
}

void SourceView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        Q_EMIT rowChosen(current.row());
}

} // namespace koe::ui
