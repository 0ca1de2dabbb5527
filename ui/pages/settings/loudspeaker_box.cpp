#include "ui/pages/settings/loudspeaker_box.h"

#include "ui/pages/settings/settings_form.h"
#include "ui/text/figures.h"

namespace koe::ui {

LoudspeakerBox::LoudspeakerBox(SettingsForm& form, QWidget* parent) : QComboBox(parent), m_form(form)
{
    setToolTip(tr("Where Koe Studio plays. The microphone is chosen where you record."));
    connect(this, &QComboBox::activated, &m_form,
            [this] { m_form.setOutput(currentData().toString().toStdString()); });
    connect(&m_form, &SettingsForm::outputsRead, this, &LoudspeakerBox::mirror);
    connect(&m_form, &SettingsForm::settingChanged, this, &LoudspeakerBox::mirror);
    mirror();
}

void LoudspeakerBox::mirror()
{
    clear();
    addItem(tr("System default"), QString());
    for (const sound::SoundDevice& device : m_form.outputs())
        addItem(text(device.name), text(device.id));
    const QString chosen = text(m_form.output());
    if (findData(chosen) < 0)
        addItem(m_form.outputProblem().isEmpty() ? m_form.outputName()
                                                 : tr("%1 · not here any more").arg(m_form.outputName()),
                chosen);
    setCurrentIndex(findData(chosen));
}

} // namespace koe::ui
