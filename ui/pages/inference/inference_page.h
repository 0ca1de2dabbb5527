#pragma once

#include "sound/sound.h"
#include "ui/app/desk.h"
#include "ui/pages/page.h"

class QPushButton;
class QStackedWidget;

namespace koe::ui {

class ComparisonView;
class InferenceForm;
class Listening;
class MessageLine;
class ModelOffer;
class SourceView;
class TakeList;
class TransportBar;

/// Recordings in, the same in another voice out, both heard and seen over each other.
class InferencePage : public Page
{
    Q_OBJECT
public:
    InferencePage(Desk& desk, InferenceForm& form, Listening& listening, QWidget* parent = nullptr);

    bool takeFiles(const std::vector<std::filesystem::path>& files) override;
    void triggerPrimary() override;
    void browse() override;
    /// What is heard: the list of results grows.
    [[nodiscard]] QWidget* comesLast() const override { return m_heard; }

protected:
    /// Keys that no field wants: Space, X, ←, →, Home.
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeEmpty();
    QWidget* makeWork();
    QWidget* makeListening();
    void connectForm();
    void connectListening();
    void forgetProposal();
    void fillChips();
    void tryVoice(const std::string& voice);
    void showAction();
    void showCurrent();
    /// The take that is heard: @p wanted, else the starred, else the newest.
    void chooseTake(std::int64_t wanted);
    void showPictures();
    void showSpectrogram(sound::Side side);
    void showMoved();

    Desk& m_desk;
    InferenceForm& m_form;
    Listening& m_listening;
    MessageLine* m_message;
    QStackedWidget* m_stack;
    QWidget* m_newVoice; ///< for somebody without a voice of their own
    QWidget* m_chips = nullptr;
    SourceView* m_sources = nullptr;
    QWidget* m_heard = nullptr; ///< both sides and the results
    ComparisonView* m_comparison = nullptr;
    TransportBar* m_transport = nullptr;
    TakeList* m_takes = nullptr;
    MessageLine* m_soundMessage = nullptr;
    ModelOffer* m_offer = nullptr;
    QPushButton* m_removeAll = nullptr;
    QPushButton* m_primary = nullptr;
    QString m_proposal;               ///< a transposition that m_message says
    std::function<void()> m_onAction; ///< what the message's button does
};

} // namespace koe::ui
