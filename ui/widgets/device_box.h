#pragma once

#include <QComboBox>

#include <vector>

namespace koe::ui {

/// Devices to choose one from. The chosen one is always among them: one that is gone stays and says so.
class DeviceBox : public QComboBox
{
    Q_OBJECT
public:
    struct Device
    {
        QString id;
        QString name;
        bool operator==(const Device&) const = default;
    };

    explicit DeviceBox(QWidget* parent = nullptr);

    /// @param isGone @p chosen, where it is not among @p devices; else it is not known yet
    void offer(std::vector<Device> devices, const Device& chosen, bool isGone);

Q_SIGNALS:
    void wanted(const QString& id); ///< by hand

private:
    std::vector<Device> m_devices; // as they are listed
};

} // namespace koe::ui
