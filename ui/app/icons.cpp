#include "ui/app/icons.h"

#include "ui/app/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace koe::ui {
namespace {

QPixmap draw(const QString& name, const QColor& color, const QSize& size)
{
    const QString key =
        QStringLiteral("icon %1 %2 %3x%4").arg(name, color.name()).arg(size.width()).arg(size.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    if (QFile file(":/icons/" + name + ".svg"); file.open(QIODevice::ReadOnly)) {
        QSvgRenderer renderer(file.readAll().replace("#000", color.name().toLatin1()));
        QPainter painter(&pixmap);
        renderer.render(&painter);
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Draws the picture in just the size that is asked for: no scaled pixels at any factor of the screen.
class Engine : public QIconEngine
{
public:
    Engine(QString name, const QColor& normal, const QColor& active)
        : m_name(std::move(name)), m_normal(normal), m_active(active)
    {
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return draw(m_name,
                    mode == QIcon::Disabled ? Theme::current().third
                    : mode == QIcon::Active ? m_active
                                            : m_normal,
                    size);
    }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        QPixmap picture = pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state);
        picture.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), picture);
    }
    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override { return size; }
    QIconEngine* clone() const override { return new Engine(*this); }

private:
    QString m_name;
    QColor m_normal;
    QColor m_active;
};

} // namespace

QIcon icon(const QString& name, const QColor& color)
{
    return QIcon(new Engine(name, color, color));
}

QIcon icon(const QString& name)
{
    return QIcon(new Engine(name, Theme::current().second, Theme::current().text));
}

} // namespace koe::ui
