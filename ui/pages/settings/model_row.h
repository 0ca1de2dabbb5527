#pragma once

#include <QWidget>

#include <string>

class QLabel;
class QProgressBar;
class QPushButton;

namespace koe::ui {

class ModelLibrary;

/// One base model: what it is for, whether it is here, and a button that gets it.
class ModelRow : public QWidget
{
    Q_OBJECT
public:
    ModelRow(ModelLibrary& models, const std::string& name, QWidget* parent = nullptr);

    [[nodiscard]] const std::string& name() const { return m_name; }

private:
    void show();
    void press();

    ModelLibrary& m_models;
    std::string m_name;
    QLabel* m_state;
    QProgressBar* m_bar;
    QPushButton* m_button;
    QLabel* m_problem;
};

} // namespace koe::ui
