#pragma once

#include "ui/pages/page.h"

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;

namespace koe::ui {

class CardModel;
class CheckpointForm;
class ExperimentPane;
class MessageLine;
class VoicePane;

/// Voices and experiments as cards, and beside them all about the chosen one.
class CheckpointPage : public Page
{
    Q_OBJECT
public:
    explicit CheckpointPage(CheckpointForm& form, QWidget* parent = nullptr);

    bool takeFiles(const std::vector<std::filesystem::path>& files) override;
    void triggerPrimary() override;
    void browse() override;

private:
    QWidget* makeList();
    void showList();
    void showChosen();
    void showMessage();
    void acceptOffer();
    void chooseRow(int row);

    CheckpointForm& m_form;
    QPushButton* m_voices;
    QPushButton* m_experiments;
    QLineEdit* m_search;
    MessageLine* m_message;
    QListView* m_list;
    CardModel* m_model;
    QLabel* m_empty;
    QStackedWidget* m_panes;
    VoicePane* m_voicePane;
    ExperimentPane* m_experimentPane;
    bool m_showing = false; ///< the list is being filled, not clicked
};

} // namespace koe::ui
