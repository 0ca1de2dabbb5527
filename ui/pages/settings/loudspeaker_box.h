#pragma once

#include <QComboBox>

namespace koe::ui {

class SettingsForm;

/// Where everything plays: the loudspeakers that there are, and the chosen one also where it is gone.
class LoudspeakerBox : public QComboBox
{
    Q_OBJECT
public:
    explicit LoudspeakerBox(SettingsForm& form, QWidget* parent = nullptr);

private:
    void mirror();

    SettingsForm& m_form;
};

} // namespace koe::ui
