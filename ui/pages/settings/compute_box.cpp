#include "ui/pages/settings/compute_box.h"

#include "ui/pages/settings/settings_form.h"
#include "ui/text/figures.h"

namespace koe::ui {

ComputeBox::ComputeBox(SettingsForm& form, QWidget* parent) : QComboBox(parent), m_form(form)
{
    setToolTip(tr("What computes, for conversions and trainings."));
    connect(this, &QComboBox::activated, &m_form,
            [this] { m_form.setDevice(currentData().toString().toStdString()); });
    connect(&m_form, &SettingsForm::engineRead, this, &ComputeBox::mirror);
    connect(&m_form, &SettingsForm::settingChanged, this, &ComputeBox::mirror);
    mirror();
}

void ComputeBox::mirror()
{
    clear();
    addItem(tr("The fastest that there is"), QStringLiteral("auto"));
    for (const engine::Device& device : m_form.devices()) {
        QString name = text(device.id) + QStringLiteral(" · ") + text(device.name);
        if (device.memoryBytes > 0)
            name += QStringLiteral(" · ") + bytesText(static_cast<double>(device.memoryBytes));
        addItem(name, text(device.id));
    }
    const QString chosen = text(m_form.device());
    if (findData(chosen) < 0)
        addItem(m_form.isDeviceGone() ? tr("%1 · not here any more").arg(chosen) : chosen, chosen);
    setCurrentIndex(findData(chosen));
}

} // namespace koe::ui
