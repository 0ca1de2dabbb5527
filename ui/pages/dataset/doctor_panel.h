#pragma once

#include "ui/pages/dataset/dataset_form.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QProgressBar;
class QVBoxLayout;

namespace koe::ui {

/// What the doctor says: the verdict in large type, the measures with small bars, what can be done.
class DoctorPanel : public QWidget
{
    Q_OBJECT
public:
    explicit DoctorPanel(DatasetForm& form, QWidget* parent = nullptr);

private:
    void showProgress();
    void showReport();
    void showActions();

    DatasetForm& m_form;
    QLabel* m_verdict;
    QLabel* m_epochs;
    QWidget* m_progress;
    QLabel* m_listening;
    QProgressBar* m_bar;
    QGridLayout* m_measures;
    QVBoxLayout* m_actions;
};

} // namespace koe::ui
