#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace koe::ui {

class DeviceBox;
class TrainingForm;

/// The fields of the Training page: mirrors its form.
class TrainingSettings : public QWidget
{
    Q_OBJECT
public:
    explicit TrainingSettings(TrainingForm& form, QWidget* parent = nullptr);

    void browse();

private:
    [[nodiscard]] QWidget* advanced();
    void mirror();

    TrainingForm& m_form;
    QLineEdit* m_name;
    QLineEdit* m_data;
    QLabel* m_found; // how much sound is in it
    QComboBox* m_base;
    QSpinBox* m_epochs;
    QComboBox* m_rate;
    QComboBox* m_version;
    QCheckBox* m_f0;
    QSpinBox* m_batch;
    QSpinBox* m_saves;
    DeviceBox* m_device;
    QSpinBox* m_jobs;
    QSpinBox* m_holdOut;
    QCheckBox* m_latestOnly;
};

} // namespace koe::ui
