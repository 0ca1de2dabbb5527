#pragma once

#include "ui/pages/page.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace koe::ui {

class MessageLine;
class SettingsForm;

/// Appearance, computing, base models, folders, about.
class SettingsPage : public Page
{
    Q_OBJECT
public:
    explicit SettingsPage(SettingsForm& form, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QVBoxLayout* addSection(QVBoxLayout& column, const QString& title);
    void fillAppearance(QVBoxLayout& section);
    void fillComputing(QVBoxLayout& section);
    void fillModels(QVBoxLayout& section);
    void fillFolders(QVBoxLayout& section);
    void fillAbout(QVBoxLayout& section);
    void showDevices();
    void showModels();
    void showPlan();
    void importFolder(bool package);

    SettingsForm& m_form;
    QComboBox* m_device;
    QLabel* m_deviceProblem;
    QPushButton* m_getAll;
    QLabel* m_getAllSays;
    MessageLine* m_plan;
    QLabel* m_engine;
};

} // namespace koe::ui
