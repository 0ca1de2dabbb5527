#pragma once

#include <QWidget>

namespace koe::studio {
struct Experiment;
}

namespace koe::ui {

class GradualRows;
class TrainingForm;

/// The experiments there are: go on with one, or take one as the beginning for more recordings.
class ExperimentList : public QWidget
{
    Q_OBJECT
public:
    explicit ExperimentList(TrainingForm& form, QWidget* parent = nullptr);

Q_SIGNALS:
    void wizardWanted();

private:
    void mirror();
    [[nodiscard]] bool isChosen(const studio::Experiment& one) const;
    [[nodiscard]] QWidget* make(const studio::Experiment& one);

    TrainingForm& m_form;
    QWidget* m_none; // what is said where there are none
    GradualRows* m_cards = nullptr;
};

} // namespace koe::ui
