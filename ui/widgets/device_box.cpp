#include "ui/widgets/device_box.h"

#include <algorithm>
#include <utility>

namespace koe::ui {

DeviceBox::DeviceBox(QWidget* parent) : QComboBox(parent)
{
    connect(this, &QComboBox::activated, this,
            [this](int row) { Q_EMIT wanted(m_devices.at(static_cast<std::size_t>(row)).id); });
}

void DeviceBox::offer(std::vector<Device> devices, const Device& chosen, bool isGone)
{
    const auto isChosen = [&](const Device& device) { return device.id == chosen.id; };
    if (std::none_of(devices.begin(), devices.end(), isChosen))
        devices.push_back({chosen.id, isGone ? tr("%1 · not here any more").arg(chosen.name) : chosen.name});
    if (devices != m_devices) { // else a list that is open would close
        m_devices = std::move(devices);
        clear();
        for (const Device& device : m_devices)
            addItem(device.name, device.id);
    }
    const auto row = std::find_if(m_devices.begin(), m_devices.end(), isChosen);
    setCurrentIndex(static_cast<int>(row - m_devices.begin()));
}

} // namespace koe::ui
