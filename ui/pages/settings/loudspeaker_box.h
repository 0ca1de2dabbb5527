#pragma once

#include "ui/widgets/device_box.h"

namespace koe::ui {

class SettingsForm;

/// Where everything plays: the loudspeakers that there are, and the chosen one also where it is gone.
class LoudspeakerBox : public DeviceBox
{
    Q_OBJECT
public:
    explicit LoudspeakerBox(SettingsForm& form, QWidget* parent = nullptr);

private:
    void mirror();

    SettingsForm& m_form;
};

} // namespace koe::ui
