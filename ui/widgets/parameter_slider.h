#pragma once

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QSlider;

namespace koe::ui {

/// A slider with its name, a typed value with unit, arrow keys for a step, a double click for the default,
/// and a tooltip that says what it trades.
class ParameterSlider : public QWidget
{
    Q_OBJECT
public:
    struct Range
    {
        double least = 0.0;
        double most = 1.0;
        double step = 0.01;
        double standard = 0.0; ///< the default
        int decimals = 2;
        QString unit{};    ///< " st"
        bool sign = false; ///< "+3"
    };

    ParameterSlider(const QString& name, const Range& range, const QString& trades,
                    QWidget* parent = nullptr);

    [[nodiscard]] double value() const;
    /// Tells nobody.
    void setValue(double value);
    /// Names that stand under each other are as wide as the widest.
    void setNameWidth(int width);
    /// Where the default depends on what is chosen.
    void setStandard(double standard);
    [[nodiscard]] QDoubleSpinBox& field() { return *m_field; }

Q_SIGNALS:
    /// The user has changed it.
    void edited(double value);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void edit(double value);
    void showTip();

    Range m_range;
    QString m_trades;
    QLabel* m_name;
    QSlider* m_slider;
    QDoubleSpinBox* m_field;
};

} // namespace koe::ui
