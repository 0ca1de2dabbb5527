#pragma once

#include "ui/widgets/device_box.h"

namespace koe::ui {

class SettingsForm;

/// What computes: the devices that there are, and the chosen one also where it is gone.
class ComputeBox : public DeviceBox
{
    Q_OBJECT
public:
    explicit ComputeBox(SettingsForm& form, QWidget* parent = nullptr);

private:
    void mirror();

    SettingsForm& m_form;
};

} // namespace koe::ui
