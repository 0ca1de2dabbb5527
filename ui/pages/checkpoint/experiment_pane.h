#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace koe::ui {

class CheckpointForm;

/// How far the chosen experiment is, and a voice from any of its checkpoints.
class ExperimentPane : public QWidget
{
    Q_OBJECT
public:
    explicit ExperimentPane(CheckpointForm& form, QWidget* parent = nullptr);

    void triggerPrimary();

Q_SIGNALS:
    void trainingWanted();
    /// Done with the experiment: whoever came by keys goes on in the list.
    void left();

private:
    QWidget* makeExtract();
    void show();
    void showExtract();
    void edited();

    CheckpointForm& m_form;
    QLabel* m_name;
    QVBoxLayout* m_facts;
    QWidget* m_table = nullptr;
    QComboBox* m_checkpoint;
    QLineEdit* m_voiceName;
    QLineEdit* m_note;
    QComboBox* m_rate;
    QPushButton* m_extract;
    QLabel* m_problem;
    QWidget* m_foot;
};

} // namespace koe::ui
