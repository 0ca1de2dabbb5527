#include "ui/pages/checkpoint/card_list.h"

#include "ui/app/icons.h"
#include "ui/app/theme.h"
#include "ui/widgets/face.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace koe::ui {
namespace {

constexpr int kHeight = 68;
constexpr int kGap = 8;
constexpr int kInset = 12;
constexpr int kFace = 40;

} // namespace

void CardModel::show(std::vector<CardRow> rows)
{
    if (rows == m_rows)
        return;
    const bool sameNames = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                      [](const CardRow& a, const CardRow& b) { return a.name == b.name; });
    if (sameNames) {
        m_rows = std::move(rows);
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int CardModel::find(const QString& name) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const CardRow& row) { return row.name == name; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int CardModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CardModel::data(const QModelIndex& index, int role) const
{
    const CardRow& shown = row(index.row());
    if (role == Qt::DisplayRole)
        return shown.name;
    if (role == Qt::AccessibleTextRole)
        return QStringLiteral("%1, %2, %3").arg(shown.name, shown.details, shown.mark);
    return {};
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {0, kHeight + kGap};
}

void CardDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const Theme& theme = Theme::current();
    const CardRow& row = static_cast<const CardModel*>(index.model())->row(index.row());
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const bool under = option.state.testFlag(QStyle::State_MouseOver);
    const QRectF card = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -kGap - 0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(chosen ? theme.result : theme.line, 1));
    painter->setBrush(under && !chosen ? theme.raised : theme.card);
    painter->drawRoundedRect(card, 8, 8);

    const QRectF face(card.left() + kInset, card.center().y() - kFace / 2.0, kFace, kFace);
    Face::paint(*painter, face, row.name, row.picture);

    QFont small = option.font;
    small.setPixelSize(12);
    painter->setFont(small);
    const int markWidth = QFontMetrics(small).horizontalAdvance(row.mark) + (row.good ? 20 : 0);
    QRectF mark(card.right() - kInset - markWidth, card.top(), markWidth, card.height());
    painter->setPen(row.good ? theme.good : theme.third);
    painter->drawText(mark, Qt::AlignVCenter | Qt::AlignRight, row.mark);
    if (row.good)
        painter->drawPixmap(QPointF(mark.left(), card.center().y() - 8),
                            icon("good", theme.good).pixmap(16, 16));

    const QRectF words(face.right() + kInset, card.top(), mark.left() - face.right() - 2 * kInset,
                       card.height());
    QFont large = option.font;
    large.setPixelSize(15);
    large.setWeight(QFont::DemiBold);
    painter->setFont(large);
    painter->setPen(theme.text);
    const QString name = QFontMetrics(large).elidedText(
        row.name, Qt::ElideMiddle, static_cast<int>(words.width()) - (row.speaks ? 16 : 0));
    painter->drawText(words.adjusted(0, 12, 0, -card.height() / 2), Qt::AlignVCenter, name);
    if (row.speaks) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.result);
        painter->drawEllipse(QPointF(words.left() + QFontMetrics(large).horizontalAdvance(name) + 10,
                                     words.top() + (12 + card.height() / 2) / 2),
                             4, 4);
    }
    painter->setFont(small);
    painter->setPen(theme.second);
    painter->drawText(
        words.adjusted(0, card.height() / 2 + 2, 0, -8), Qt::AlignVCenter,
        QFontMetrics(small).elidedText(row.details, Qt::ElideRight, static_cast<int>(words.width())));
    painter->restore();
}

} // namespace koe::ui
