#pragma once

#include <QMap>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QPushButton;

namespace koe::ui {

/// The rooms, one under the other; narrow windows show the icons alone, with tooltips.
class Sidebar : public QWidget
{
    Q_OBJECT
public:
    explicit Sidebar(QWidget* parent = nullptr);

    /// @param name what chosen() says of it; @p shortcut "Ctrl+1", for the tooltip
    void add(const QString& name, const QString& icon, const QString& title, const QString& shortcut);
    /// The ones added after this stand at the foot.
    void addStretch();
    void choose(const QString& name);
    /// A count where something waits; 0: none.
    void setBadge(const QString& name, int count);
    void setNarrow(bool narrow);

Q_SIGNALS:
    void chosen(const QString& name);

private:
    void showText(const QString& name);

    struct Room
    {
        QPushButton* button = nullptr;
        QString title;
        int count = 0;
    };
    QLabel* m_brand;
    QButtonGroup* m_group;
    QMap<QString, Room> m_rooms;
    bool m_narrow = false;
};

} // namespace koe::ui
