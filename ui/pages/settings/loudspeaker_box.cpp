#include "ui/pages/settings/loudspeaker_box.h"

#include "ui/pages/settings/settings_form.h"
#include "ui/text/figures.h"

namespace koe::ui {

LoudspeakerBox::LoudspeakerBox(SettingsForm& form, QWidget* parent) : DeviceBox(parent), m_form(form)
{
    setToolTip(tr("Where Koe Studio plays. The microphone is chosen where you record."));
    connect(this, &DeviceBox::wanted, &m_form,
            [this](const QString& id) { m_form.setOutput(id.toStdString()); });
    connect(&m_form, &SettingsForm::outputsRead, this, &LoudspeakerBox::mirror);
    connect(&m_form, &SettingsForm::settingChanged, this, &LoudspeakerBox::mirror);
    mirror();
}

void LoudspeakerBox::mirror()
{
    std::vector<Device> devices{{QString(), tr("System default")}};
    for (const sound::SoundDevice& device : m_form.outputs())
        devices.push_back({text(device.id), text(device.name)});
    offer(std::move(devices), {text(m_form.output()), m_form.outputName()},
          !m_form.outputProblem().isEmpty());
}

} // namespace koe::ui
