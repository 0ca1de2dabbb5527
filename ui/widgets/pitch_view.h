#pragma once

#include "ui/jobs/pictures.h"
#include "ui/widgets/time_view.h"

namespace koe::ui {

/// The pitch of a source and its result over a grid of notes.
class PitchView : public TimeView
{
    Q_OBJECT
public:
    explicit PitchView(QWidget* parent = nullptr);

    void setSource(PitchPtr track);
    void setResult(PitchPtr track);
    /// What is said where there is no curve yet.
    void setNote(const QString& note);
    [[nodiscard]] QSize sizeHint() const override { return {400, 120}; }

protected:
    void paintPicture(QPainter& painter) override;

private:
    void paintGrid(QPainter& painter, double lowest, double highest) const;
    void paintCurve(QPainter& painter, const PitchTrack& track, const QColor& color, double lowest,
                    double highest) const;
    [[nodiscard]] double yOf(double semitone, double lowest, double highest) const;

    PitchPtr m_source;
    PitchPtr m_result;
    QString m_note;
};

} // namespace koe::ui
