#pragma once

#include <QWidget>

class QVBoxLayout;

namespace koe::ui {

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

    TrainingForm& m_form;
    QVBoxLayout* m_cards;
    QString m_shown; // what the cards say: they are made anew only when that changes
};

} // namespace koe::ui
