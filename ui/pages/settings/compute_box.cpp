#include "ui/pages/settings/compute_box.h"

#include "ui/pages/settings/settings_form.h"
#include "ui/text/figures.h"

namespace koe::ui {

ComputeBox::ComputeBox(SettingsForm& form, QWidget* parent) : DeviceBox(parent), m_form(form)
{
    setToolTip(tr("What computes, for conversions and trainings."));
    connect(this, &DeviceBox::wanted, &m_form,
            [this](const QString& id) { m_form.setDevice(id.toStdString()); });
    connect(&m_form, &SettingsForm::engineRead, this, &ComputeBox::mirror);
    connect(&m_form, &SettingsForm::settingChanged, this, &ComputeBox::mirror);
    mirror();
}

void ComputeBox::mirror()
{
    std::vector<Device> devices{{QStringLiteral("auto"), tr("The fastest that there is")}};
    for (const engine::Device& device : m_form.devices()) {
        QString name = text(device.id) + QStringLiteral(" · ") + text(device.name);
        if (device.memoryBytes > 0)
            name += QStringLiteral(" · ") + bytesText(static_cast<double>(device.memoryBytes));
        devices.push_back({text(device.id), name});
    }
    const QString chosen = text(m_form.device());
    offer(std::move(devices), {chosen, chosen}, m_form.isDeviceGone());
}

} // namespace koe::ui
