#pragma once

#include "ui/app/desk.h"
#include "ui/pages/page.h"

#include <functional>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace koe::ui {

class MessageLine;
class ModelOffer;
class SaveListening;
class TrainingForm;
class TrainingProgressPane;
class TrainingRun;
class TrainingSettings;

/// Makes voices: what is asked for and the experiments there are, or the training that runs.
class TrainingPage : public Page
{
    Q_OBJECT
public:
    TrainingPage(Desk& desk, TrainingForm& form, TrainingRun& run, SaveListening& listening,
                 QWidget* parent = nullptr);

    bool takeFiles(const std::vector<std::filesystem::path>& files) override;
    void triggerPrimary() override;
    void browse() override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QWidget* setUp();
    void mirror();
    void showPane();
    void offerDevice();
    void offerInterrupted();
    void copyCommand();

    Desk& m_desk;
    TrainingForm& m_form;
    TrainingRun& m_run;
    QStackedLayout* m_stack;
    MessageLine* m_message;
    TrainingSettings* m_settings = nullptr;
    TrainingProgressPane* m_progress;
    QLabel* m_estimate = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_train = nullptr;
    ModelOffer* m_offer = nullptr;
    QString m_gone;                   // what m_message said of a device
    std::function<void()> m_onAction; // what the message's button does
};

} // namespace koe::ui
