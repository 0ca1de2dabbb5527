#pragma once

#include <QString>
#include <QWidget>

class QPainter;

namespace koe::ui {

/// The face of a voice: its picture, else the first letter of its name on a colour of its own.
class Face : public QWidget
{
    Q_OBJECT
public:
    explicit Face(int size, QWidget* parent = nullptr);

    void show(const QString& name, const QString& picture);

    /// The same where a list paints its rows. @param picture its file; empty: none
    static void paint(QPainter& painter, const QRectF& place, const QString& name, const QString& picture);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    QString m_picture;
};

} // namespace koe::ui
