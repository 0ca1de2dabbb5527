#pragma once

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include <vector>

namespace koe::ui {

/// What one card of the list shows.
struct CardRow
{
    QString name;
    QString details;     ///< "40 kHz · v2 · 20 epochs"
    QString picture;     ///< a file; empty: the name's letter
    QString mark;        ///< at the right: "index", "no index"
    bool good = false;   ///< the mark is a good sign
    bool speaks = false; ///< the voice that is chosen in the whole program

    bool operator==(const CardRow&) const = default;
};

class CardModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    /// Keeps what is chosen where only the rows' words change.
    void show(std::vector<CardRow> rows);
    [[nodiscard]] const CardRow& row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    [[nodiscard]] int find(const QString& name) const; ///< −1: not among them

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<CardRow> m_rows;
};

class CardDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace koe::ui
