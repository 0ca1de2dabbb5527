#pragma once

#include "studio/experiments.h"
#include "training/train.h"
#include "ui/app/desk.h"
#include "ui/pages/training/training_base.h"
#include "ui/pages/training/training_data.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace koe::ui {

class TrainingRun;

/// What the Training page asks for: an experiment and how it is trained. No widgets.
///
/// Epochs, batch and saves follow what is suggested, the device that of Settings, until somebody sets them.
class TrainingForm : public QObject
{
    Q_OBJECT
public:
    TrainingForm(Desk& desk, TrainingRun& run, QObject* parent = nullptr);

    struct DeviceChoice
    {
        std::string id;
        QString title;
        std::uint64_t memoryBytes = 0;
    };

    [[nodiscard]] const training::TrainRequest& values() const { return m_request; }
    [[nodiscard]] bool isReady() const { return problem().isEmpty(); }
    /// Why it cannot be trained so, in a sentence; empty: it can.
    [[nodiscard]] QString problem() const;
    /// The device that was chosen is not in this computer any more.
    [[nodiscard]] bool isDeviceGone() const;
    /// That in a sentence, part of problem(); empty: it is there.
    [[nodiscard]] QString deviceProblem() const;
    /// Base models that are missing for it, as koe assets calls them; part of problem().
    [[nodiscard]] std::vector<std::string> missingModels() const;
    /// What `koe train` is asked for.
    [[nodiscard]] training::TrainRequest request() const;
    [[nodiscard]] const std::vector<TrainingBase>& bases() const { return m_bases; }
    [[nodiscard]] const TrainingBase& base() const;
    [[nodiscard]] const std::vector<DeviceChoice>& devices() const { return m_devices; }
    [[nodiscard]] const std::vector<studio::Experiment>& experiments() const { return m_experiments; }
    /// The one of this name; nullptr: it would be new.
    [[nodiscard]] const studio::Experiment* experiment() const;
    [[nodiscard]] const std::optional<dataset::CheckReport>& report() const { return m_data.report(); }
    [[nodiscard]] bool isChecking() const { return m_data.isChecking(); }
    [[nodiscard]] bool isCopying() const { return m_data.isCopying(); }
    /// Whether there is something to learn from in the folder, as far as one has looked.
    [[nodiscard]] bool hasRecordings() const { return !m_data.isEmpty(); }
    /// Why some could not be copied; part of problem() where there are no others.
    [[nodiscard]] const QString& copyProblem() const { return m_data.copyProblem(); }
    /// Why what is there cannot be heard; part of problem().
    [[nodiscard]] const QString& dataProblem() const { return m_data.problem(); }
    /// Lets the doctor listen anew: recordings came or went.
    void check() { m_data.check(); }
    /// Seconds of speech in the data, where they are known.
    [[nodiscard]] std::optional<double> dataSeconds() const;
    /// From here to the voice; nothing before this machine was measured.
    [[nodiscard]] std::optional<double> estimateSeconds() const;

    void setName(const QString& name);
    void setData(const std::filesystem::path& folder) { m_data.setFolder(folder); }
    /// A set that the doctor has heard already.
    void setData(const std::filesystem::path& folder, const dataset::CheckReport& report)
    {
        m_data.setFolder(folder, report);
    }
    /// One folder is taken where it lies; recordings are copied into a set of the voice's name.
    void takeFiles(const std::vector<std::filesystem::path>& files)
    {
        m_data.takeFiles(files, m_request.name);
    }
    void setBase(const std::string& id);
    void setSampleRateHz(int rate) { m_request.sampleRateHz = rate, Q_EMIT changed(); }
    void setVersion(const std::string& version);
    void setF0(bool f0) { m_request.f0 = f0, Q_EMIT changed(); }
    void setEpochs(int epochs);
    void setBatch(int batch);
    void setSaveEvery(int epochs);
    void setDevice(const std::string& id);
    void setJobs(int jobs) { m_request.jobs = jobs, Q_EMIT changed(); }
    void setLatestOnly(bool latestOnly) { m_request.latestOnly = latestOnly, Q_EMIT changed(); }
    void setHoldOut(int clips) { m_request.holdOut = clips, Q_EMIT changed(); }

    /// Takes over an experiment's settings, to go on with it.
    void goOn(const std::string& name);
    /// A new experiment that begins with the newest weights of @p name, for more recordings.
    void addTo(const std::string& name);
    void startAnew();
    /// Looks again for experiments, bases; for devices once. Called when the page is shown.
    void refresh();
    /// Puts the training on the shelf. Only when isReady().
    void begin();

Q_SIGNALS:
    void changed();

private:
    void suggest();
    void readDevices();
    [[nodiscard]] bool isStarterEncoded() const;
    [[nodiscard]] QString experimentProblem() const;

    Desk& m_desk;
    TrainingRun& m_run;
    training::TrainRequest m_request;
    TrainingData m_data; // its folder is m_request.data
    std::vector<TrainingBase> m_bases;
    std::vector<DeviceChoice> m_devices;
    std::vector<studio::Experiment> m_experiments;
    bool m_epochsSet = false, m_batchSet = false, m_savesSet = false, m_deviceSet = false;
};

} // namespace koe::ui
