#pragma once

#include "ui/pages/settings/settings_form.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace koe::ui {

/// One base model: what it is for, whether it is here, and a button that gets it.
class ModelRow : public QWidget
{
    Q_OBJECT
public:
    ModelRow(SettingsForm& form, const std::string& name, QWidget* parent = nullptr);

private:
    void show();
    void press();

    SettingsForm& m_form;
    std::string m_name;
    QLabel* m_state;
    QProgressBar* m_bar;
    QPushButton* m_button;
    QLabel* m_problem;
};

} // namespace koe::ui
