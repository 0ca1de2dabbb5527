#include "ui/app/sidebar.h"

#include "ui/app/icons.h"
#include "ui/widgets/words.h"

#include <QApplication>
#include <QButtonGroup>
#include <QFontMetrics>
#include <QVBoxLayout>

namespace koe::ui {
namespace {
constexpr int kWide = 200;
constexpr int kNarrow = 56;

/// Without its sign where no font has it: an empty box would stand there.
QString brand(bool narrow)
{
    constexpr char32_t kSign = U'声';
    const bool hasSign = QFontMetrics(QApplication::font()).inFontUcs4(kSign);
    if (narrow)
        return hasSign ? QStringLiteral("声") : QStringLiteral("K");
    return hasSign ? QStringLiteral("声 Koe") : QStringLiteral("Koe");
}

} // namespace

Sidebar::Sidebar(QWidget* parent)
    : QWidget(parent), m_brand(words(brand(false), TextSize::Title)), m_group(new QButtonGroup(this))
{
    setFixedWidth(kWide);
    setAccessibleName(tr("Pages"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 16, 8, 12);
    column->setSpacing(4);
    m_brand->setContentsMargins(8, 0, 0, 16);
    column->addWidget(m_brand);
    connect(m_group, &QButtonGroup::buttonClicked, this, [this](QAbstractButton* clicked) {
        for (auto room = m_rooms.cbegin(); room != m_rooms.cend(); ++room)
            if (room->button == clicked)
                Q_EMIT chosen(room.key());
    });
}

void Sidebar::add(const QString& name, const QString& iconName, const QString& title, const QString& shortcut)
{
    auto* made = button(title, "nav");
    made->setCheckable(true);
    made->setIcon(icon(iconName));
    made->setIconSize({18, 18});
    made->setToolTip(title + "  " + shortcut);
    made->setAccessibleName(title);
    m_group->addButton(made);
    m_rooms[name] = {made, title, 0};
    layout()->addWidget(made);
    showText(name);
}

void Sidebar::addStretch()
{
    static_cast<QVBoxLayout*>(layout())->addStretch();
}

void Sidebar::choose(const QString& name)
{
    if (m_rooms.contains(name))
        m_rooms[name].button->setChecked(true);
    else if (QAbstractButton* before = m_group->checkedButton()) { // a page that has no room here
        m_group->setExclusive(false);
        before->setChecked(false);
        m_group->setExclusive(true);
    }
}

void Sidebar::setBadge(const QString& name, int count)
{
    if (!m_rooms.contains(name) || m_rooms[name].count == count)
        return;
    m_rooms[name].count = count;
    showText(name);
}

void Sidebar::setNarrow(bool narrow)
{
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    setFixedWidth(narrow ? kNarrow : kWide);
    m_brand->setText(brand(narrow));
    for (const QString& name : m_rooms.keys())
        showText(name);
}

void Sidebar::showText(const QString& name)
{
    const Room& room = m_rooms[name];
    const QString count = room.count > 0 ? QStringLiteral("  %1").arg(room.count) : QString();
    room.button->setText(m_narrow ? QString() : QStringLiteral("  ") + room.title + count);
}

} // namespace koe::ui
