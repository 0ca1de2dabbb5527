#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <vector>

class QBoxLayout;
class QWidget;

namespace koe::ui {

/// Rows (or cards) of a list that may be long: those that say what one said before stay, others are made, a
/// few in each turn of the loop, for a row takes more than a millisecond.
class GradualRows : public QObject
{
    Q_OBJECT
public:
    enum class From
    {
        First,
        Last
    };
    /// @param layout the rows stand at its beginning; it belongs to @p parent or to something in it
    /// @param make   the row for an element of what was shown last
    GradualRows(QBoxLayout* layout, From from, std::function<QWidget*(std::size_t)> make, QObject* parent);

    /// @param says for each row all that it shows (and by which it is known); no two the same
    void show(const std::vector<QString>& says);
    /// The row that says so; null: there is none, or it is not made yet.
    [[nodiscard]] QWidget* row(const QString& says) const;

Q_SIGNALS:
    void grown();

private:
    struct Row
    {
        QString says;
        QWidget* widget = nullptr; ///< not made yet
    };
    bool eventFilter(QObject* host, QEvent* event) override;
    void goOn();
    void fill();

    QBoxLayout* m_layout;
    From m_from;
    std::function<QWidget*(std::size_t)> m_make;
    std::vector<Row> m_rows; // as they are wanted
    QTimer m_turn;
};

} // namespace koe::ui
