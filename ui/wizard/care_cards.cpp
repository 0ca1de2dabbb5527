#include "ui/wizard/care_cards.h"

#include "ui/widgets/words.h"
#include "ui/wizard/wizard_form.h"

#include <QButtonGroup>
#include <QFrame>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

namespace koe::ui {

using Care = WizardForm::Care;

CareCards::CareCards(WizardForm& form, QWidget* parent) : QWidget(parent), m_form(form)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* group = new QButtonGroup(this);
    const std::array<QString, 3> titles{tr("Quick try"), tr("Good"), tr("Best")};
    for (std::size_t i = 0; i < m_cards.size(); i++) {
        Card& card = m_cards[i];
        card = {new QFrame, new QRadioButton(titles[i]), words({}, TextSize::Normal, "second")};
        card.frame->setProperty("role", "card");
        card.detail->setWordWrap(true);
        card.detail->setContentsMargins(24, 0, 0, 0);
        auto* inside = new QVBoxLayout(card.frame);
        inside->setContentsMargins(16, 12, 16, 12);
        inside->setSpacing(2);
        inside->addWidget(card.button);
        inside->addWidget(card.detail);
        group->addButton(card.button, static_cast<int>(i));
        column->addWidget(card.frame);
    }
    connect(group, &QButtonGroup::idClicked, this,
            [this](int care) { m_form.setCare(static_cast<Care>(care)); });
    connect(&m_form, &WizardForm::changed, this, &CareCards::mirror);
    mirror();
}

void CareCards::mirror()
{
    const std::array<QString, 3> promises{tr("To hear whether it goes anywhere."),
                                          tr("What these recordings are good for."),
                                          tr("The last bit; often it is hard to hear.")};
    for (std::size_t i = 0; i < m_cards.size(); i++) {
        const auto care = static_cast<Care>(i);
        const bool isChosen = m_form.care() == care;
        m_cards[i].button->setChecked(isChosen);
        if (QFrame* frame = m_cards[i].frame; frame->property("chosen").toBool() != isChosen) {
            frame->setProperty("chosen", isChosen);
            frame->style()->unpolish(frame);
            frame->style()->polish(frame);
        }
        const auto seconds = m_form.estimateSeconds(care);
        const QString time = seconds                ? tr("about %1").arg(aboutText(*seconds))
                             : m_form.isMeasuring() ? tr("measuring the time…")
                                                    : tr("time not known yet");
        m_cards[i].detail->setText(
            tr("%1 · %n times through the recordings. ", nullptr, m_form.epochs(care)).arg(time) +
            promises[i]);
    }
}

} // namespace koe::ui
