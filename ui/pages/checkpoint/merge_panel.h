#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace koe::ui {

class MergeForm;
class ParameterSlider;

/// Two voices into one between them.
class MergePanel : public QWidget
{
    Q_OBJECT
public:
    explicit MergePanel(MergeForm& form, QWidget* parent = nullptr);

private:
    void show();
    void fill();
    void edited();

    MergeForm& m_form;
    QComboBox* m_other;
    ParameterSlider* m_weight;
    QLabel* m_share;
    QLineEdit* m_name;
    QPushButton* m_merge;
    QLabel* m_problem;
};

} // namespace koe::ui
