#pragma once

#include "ui/jobs/pictures.h"
#include "ui/widgets/time_view.h"

#include <QImage>

namespace koe::ui {

/// The frequencies of one side over time, in that side's colour.
class SpectrogramView : public TimeView
{
    Q_OBJECT
public:
    explicit SpectrogramView(QWidget* parent = nullptr);

    void show(SpectrogramPtr spectrogram, sound::Side side);
    /// What is said where there is no picture yet.
    void setNote(const QString& note);
    [[nodiscard]] QSize sizeHint() const override { return {400, 120}; }

protected:
    void paintPicture(QPainter& painter) override;

private:
    SpectrogramPtr m_spectrogram;
    sound::Side m_side = sound::Side::Source;
    QString m_note;
};

} // namespace koe::ui
