#pragma once

#include <QLabel>

namespace koe::ui {

/// One line of words that gives way to its neighbours: ends in «…» where there is no room. What does not fit
/// is in the tooltip, unless somebody sets another.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    /// @param tone as for words()
    explicit ElidedLabel(const QString& text, const char* tone = "", Qt::TextElideMode mode = Qt::ElideRight,
                         QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    Qt::TextElideMode m_mode;
};

} // namespace koe::ui
