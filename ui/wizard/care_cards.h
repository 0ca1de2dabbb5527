#pragma once

#include <QWidget>

#include <array>

class QFrame;
class QLabel;
class QRadioButton;

namespace koe::ui {

class WizardForm;

/// How good the voice should become: three cards, each with how long that takes on this machine.
class CareCards : public QWidget
{
    Q_OBJECT
public:
    explicit CareCards(WizardForm& form, QWidget* parent = nullptr);

private:
    void mirror();

    struct Card
    {
        QFrame* frame = nullptr;
        QRadioButton* button = nullptr;
        QLabel* detail = nullptr;
    };
    WizardForm& m_form;
    std::array<Card, 3> m_cards;
};

} // namespace koe::ui
