#pragma once

#include "ui/pages/page.h"
#include "ui/pages/settings/settings_form.h"

#include <vector>

class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace koe::ui {

class MessageLine;

/// Appearance, computing, sound, folders, base models, about.
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
    void fillSound(QVBoxLayout& section);
    void fillModels(QVBoxLayout& section);
    void fillFolders(QVBoxLayout& section);
    void fillAbout(QVBoxLayout& section);
    void showProblems();
    void showModels();
    void showPlan();
    void showFolders();
    void importFolder(bool package);
    void chooseFolder(const SettingsForm::Folder& folder);

    SettingsForm& m_form;
    QLabel* m_deviceProblem;
    QLabel* m_outputProblem;
    QPushButton* m_getAll;
    QLabel* m_getAllSays;
    MessageLine* m_plan;
    std::vector<QLabel*> m_folders; ///< as the form's
    MessageLine* m_folderMessage = nullptr;
    QLabel* m_engine;
};

} // namespace koe::ui
