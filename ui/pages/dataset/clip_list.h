#pragma once

#include "sound/sound.h"
#include "ui/pages/dataset/dataset_form.h"

#include <QAbstractListModel>
#include <QHash>
#include <QListView>
#include <QStyledItemDelegate>

#include <optional>

namespace koe::ui {

/// The recordings of a set, one a row, with the picture of their wave as soon as somebody looks at them.
class ClipModel : public QAbstractListModel
{
    Q_OBJECT
public:
    ClipModel(Desk& desk, DatasetForm& form, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    /// Qt::AccessibleTextRole and Qt::ToolTipRole say all in words.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] const ClipRow* clip(const QModelIndex& index) const;
    /// Asked for when it is first wanted; nothing until it is there.
    [[nodiscard]] const sound::Overview* wave(const ClipRow& clip);

    void setPlaying(const std::string& name, double share);
    [[nodiscard]] const std::string& playing() const { return m_playing; }
    [[nodiscard]] double playedShare() const { return m_playedShare; }

private:
    void follow();
    void askNext();

    Desk& m_desk;
    DatasetForm& m_form;
    std::vector<std::string> m_names;                       // of the rows
    QHash<QString, std::optional<sound::Overview>> m_waves; // by path; nothing: asked for
    std::vector<std::filesystem::path> m_wanted;
    int m_asked = 0;
    std::string m_playing;
    double m_playedShare = 0.0;
};

/// Paints a row: play, wave, name and what is wrong with it, length, keep or drop.
class ClipDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ClipDelegate(ClipModel& model, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

Q_SIGNALS:
    void playWanted(const QModelIndex& index, double share);
    void keepToggled(const QModelIndex& index);

private:
    struct Places
    {
        QRect play, wave, words, length, keep;
    };
    [[nodiscard]] static Places places(const QRect& row);

    ClipModel& m_model;
};

/// Space plays the current clip, Delete drops or keeps it.
class ClipList : public QListView
{
    Q_OBJECT
public:
    using QListView::QListView;

Q_SIGNALS:
    void playWanted(const QModelIndex& index);
    void keepToggled(const QModelIndex& index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace koe::ui
