#include "ui/widgets/face.h"

#include "ui/app/theme.h"

#include <QApplication>
#include <QImageReader>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>
#include <QSet>
#include <QThreadPool>

namespace koe::ui {
namespace {

constexpr int kLargest = 128; // 56 px on a screen of 200 %

/// Of one brightness all; which one is the name's.
QColor colorOf(const QString& name)
{
    std::size_t sum = 5381;
    for (const QChar letter : name)
        sum = sum * 33 + letter.unicode();
    const auto hue = static_cast<float>(sum % 360) / 360.0f;
    return Theme::current().isDark ? QColor::fromHslF(hue, 0.22f, 0.32f)
                                   : QColor::fromHslF(hue, 0.30f, 0.82f);
}

/// Square and small.
QImage read(const QString& file)
{
    QImageReader reader(file);
    reader.setAutoTransform(true);
    if (const QSize size = reader.size(); size.isValid() && size.width() > kLargest)
        reader.setScaledSize(size.scaled(kLargest, kLargest, Qt::KeepAspectRatioByExpanding));
    const QImage image = reader.read();
    if (image.isNull())
        return image;
    const int side = std::min(image.width(), image.height());
    return image.copy((image.width() - side) / 2, (image.height() - side) / 2, side, side);
}

/// Null at first: it is read beside the window, which is painted again then.
QPixmap pictureOf(const QString& file)
{
    static QSet<QString> coming;
    QPixmap picture;
    if (file.isEmpty() || QPixmapCache::find(file, &picture) || coming.contains(file))
        return picture;
    coming.insert(file);
    QThreadPool::globalInstance()->start([file] {
        QMetaObject::invokeMethod(qApp, [file, image = read(file)] {
            coming.remove(file);
            QPixmapCache::insert(file, QPixmap::fromImage(image));
            for (QWidget* window : QApplication::topLevelWidgets())
                window->update();
        });
    });
    return picture;
}

} // namespace

Face::Face(int size, QWidget* parent) : QWidget(parent)
{
    setFixedSize(size, size);
}

void Face::show(const QString& name, const QString& picture)
{
    m_name = name;
    m_picture = picture;
    update();
}

void Face::paint(QPainter& painter, const QRectF& place, const QString& name, const QString& picture)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    QPainterPath circle;
    circle.addEllipse(place);
    if (const QPixmap pixmap = pictureOf(picture); !pixmap.isNull()) {
        painter.setClipPath(circle);
        painter.drawPixmap(place, pixmap, pixmap.rect());
    } else {
        painter.fillPath(circle, colorOf(name));
        QFont font = painter.font();
        font.setPixelSize(static_cast<int>(place.height() * 0.44));
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(Theme::current().text);
        painter.drawText(place, Qt::AlignCenter, name.left(1).toUpper());
    }
    painter.restore();
}

void Face::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, rect(), m_name, m_picture);
}

} // namespace koe::ui
