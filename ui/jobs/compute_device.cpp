#include "ui/jobs/compute_device.h"

#include "core/error.h"

#include <QCoreApplication>

#include <algorithm>

namespace koe::ui {

void requireDevice(engine::Engine& engine, const std::string& device)
{
    if (device.empty() || device == "auto" || device == "cpu")
        return;
    const auto devices = engine.devices();
    if (std::any_of(devices.begin(), devices.end(), [&](const auto& one) { return one.id == device; }))
        return;
    throw Error(QCoreApplication::translate("koe::ui::ComputeDevice",
                                            "%1, which was chosen to compute on, is not here any more.")
                    .arg(QString::fromStdString(device))
                    .toStdString(),
                kNoDevice, 4);
}

} // namespace koe::ui
