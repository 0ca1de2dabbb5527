#pragma once

#include "ui/jobs/training_run.h"

#include <QWidget>

#include <array>

class QLabel;
class QProgressBar;

namespace koe::ui {

/// The five stages of a training side by side, each with its bar, what it found or how fast it is, and how
/// long still.
class StageLine : public QWidget
{
    Q_OBJECT
public:
    explicit StageLine(QWidget* parent = nullptr);

    void show(const TrainingView& view);

private:
    struct Stage
    {
        QLabel* title = nullptr;
        QProgressBar* bar = nullptr;
        QLabel* detail = nullptr;
    };
    std::array<Stage, studio::kTrainingStages> m_stages;
};

} // namespace koe::ui
