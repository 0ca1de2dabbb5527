#include "ui/app/icons.h"

#include "ui/app/theme.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace koe::ui {
namespace {

QPixmap draw(const QByteArray& svg, const QColor& color, int size)
{
    QByteArray tinted = svg;
    tinted.replace("#000", color.name().toLatin1());
    QSvgRenderer renderer(tinted);
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

QByteArray svgOf(const QString& name)
{
    QFile file(":/icons/" + name + ".svg");
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void add(QIcon& icon, const QByteArray& svg, const QColor& color, QIcon::Mode mode)
{
    for (const int size : {16, 20, 24, 32, 48, 64})
        icon.addPixmap(draw(svg, color, size), mode);
}

} // namespace

QIcon icon(const QString& name, const QColor& color)
{
    QIcon icon;
    const QByteArray svg = svgOf(name);
    add(icon, svg, color, QIcon::Normal);
    add(icon, svg, Theme::current().third, QIcon::Disabled);
    return icon;
}

QIcon icon(const QString& name)
{
    QIcon icon = ui::icon(name, Theme::current().second);
    add(icon, svgOf(name), Theme::current().text, QIcon::Active);
    return icon;
}

} // namespace koe::ui
