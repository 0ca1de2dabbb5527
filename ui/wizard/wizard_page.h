#pragma once

#include "ui/pages/page.h"
#include "ui/wizard/wizard_form.h"

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace koe::ui {

class MessageLine;
class PlayRow;
class StageLine;

/// Makes a voice with somebody who has never done it: one question per step.
class WizardPage : public Page
{
    Q_OBJECT
public:
    WizardPage(Desk& desk, WizardForm& form, QWidget* parent = nullptr);

    bool takeFiles(const std::vector<std::filesystem::path>& files) override;
    void triggerPrimary() override;
    void browse() override;

protected:
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QWidget* nameStep();
    [[nodiscard]] QWidget* recordingsStep();
    [[nodiscard]] QWidget* checkStep();
    [[nodiscard]] QWidget* choiceStep();
    [[nodiscard]] QWidget* trainStep();
    [[nodiscard]] QWidget* listenStep();
    void mirror();
    void mirrorCheck();
    void mirrorTraining();
    void mirrorListening();
    void openVoice();
    [[nodiscard]] QString question() const;
    [[nodiscard]] QString nextText() const;

    Desk& m_desk;
    WizardForm& m_form;
    QLabel* m_number;
    QLabel* m_question;
    QStackedWidget* m_steps;
    QLabel* m_problem;
    QPushButton* m_back;
    QPushButton* m_next;

    QLineEdit* m_name = nullptr;
    QLabel* m_recordings = nullptr;
    QLabel* m_verdict = nullptr;
    QLabel* m_advice = nullptr;
    QProgressBar* m_checked = nullptr;
    StageLine* m_stages = nullptr;
    MessageLine* m_failure = nullptr;
    QLabel* m_left = nullptr;
    PlayRow* m_play = nullptr;
    QLabel* m_heard = nullptr;
    QLabel* m_stopped = nullptr;
};

} // namespace koe::ui
