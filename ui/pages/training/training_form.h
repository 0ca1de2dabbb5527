#pragma once

#include "dataset/check.h"
#include "studio/experiments.h"
#include "training/train.h"
#include "ui/app/desk.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace koe::ui {

class TrainingRun;

/// What the Training page asks for: an experiment and how it is trained. No widgets.
///
/// Epochs, batch and saves follow what is suggested until somebody sets them.
class TrainingForm : public QObject
{
    Q_OBJECT
public:
    TrainingForm(Desk& desk, TrainingRun& run, QObject* parent = nullptr);

    /// What training may begin with.
    struct BaseChoice
    {
        std::string id; ///< as TrainRequest::base
        QString title;
        bool isHere = true;
        std::string version; ///< of the voice that comes of it; empty: free
        int sampleRateHz = 0;
        bool f0 = true;
    };
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
    /// Base models that are missing for it, as koe assets calls them; part of problem().
    [[nodiscard]] std::vector<std::string> missingModels() const;
    /// What `koe train` is asked for.
    [[nodiscard]] training::TrainRequest request() const;
    /// The command line that does the same.
    [[nodiscard]] static QString command(const training::TrainRequest& request);
    /// «32 kHz · v1 · 120 epochs · batch 6 · cpu»
    [[nodiscard]] static QString summary(const training::TrainRequest& request,
                                         const studio::Experiment& experiment);

    [[nodiscard]] const std::vector<BaseChoice>& bases() const { return m_bases; }
    [[nodiscard]] const BaseChoice& base() const;
    [[nodiscard]] const std::vector<DeviceChoice>& devices() const { return m_devices; }
    [[nodiscard]] const std::vector<studio::Experiment>& experiments() const { return m_experiments; }
    /// The one of this name; nullptr: it would be new.
    [[nodiscard]] const studio::Experiment* experiment() const;
    /// What the doctor found in the data; nothing while it listens.
    [[nodiscard]] const std::optional<dataset::CheckReport>& report() const { return m_report; }
    [[nodiscard]] bool isChecking() const { return m_checkJob != 0; }
    [[nodiscard]] bool isCopying() const { return m_isCopying; }
    /// Why the recordings could not be copied or heard; part of problem().
    [[nodiscard]] const QString& dataProblem() const { return m_checkProblem; }
    /// Lets the doctor listen anew: recordings came or went.
    void check();
    /// Seconds of speech in the data, where they are known.
    [[nodiscard]] std::optional<double> dataSeconds() const;
    /// From here to the voice; nothing before this machine was measured.
    [[nodiscard]] std::optional<double> estimateSeconds() const;

    void setName(const QString& name);
    void setData(const std::filesystem::path& folder);
    /// A set that the doctor has heard already.
    void setData(const std::filesystem::path& folder, const dataset::CheckReport& report);
    /// One folder is taken where it lies; recordings are copied into a set of the voice's name.
    void takeFiles(const std::vector<std::filesystem::path>& files);
    void setBase(const std::string& id);
    void setSampleRateHz(int rate);
    void setVersion(const std::string& version);
    void setF0(bool f0);
    void setEpochs(int epochs);
    void setBatch(int batch);
    void setSaveEvery(int epochs);
    void setDevice(const std::string& id);
    void setJobs(int jobs);
    void setLatestOnly(bool latestOnly);
    void setHoldOut(int clips);

    /// Takes over an experiment's settings, to go on with it.
    void goOn(const std::string& name);
    /// A new experiment that begins with the newest weights of @p name, for more recordings.
    void addTo(const std::string& name);
    void startAnew();
    /// Looks again for experiments, bases; for devices once. Called when the page is shown.
    void refresh();
    /// Puts the training on the shelf. Only when isReady().
    void begin();
    /// Brings missingModels(), as a job.
    void getModels();

Q_SIGNALS:
    void changed();

private:
    void suggest();
    void readBases();
    void readDevices();
    [[nodiscard]] bool isStarterEncoded() const;
    [[nodiscard]] QString experimentProblem() const;

    Desk& m_desk;
    TrainingRun& m_run;
    training::TrainRequest m_request;
    std::vector<BaseChoice> m_bases;
    std::vector<DeviceChoice> m_devices;
    std::vector<studio::Experiment> m_experiments;
    std::optional<dataset::CheckReport> m_report; // of the folder in m_request.data
    qint64 m_checkJob = 0;                        // 0: none runs
    bool m_isCopying = false;
    QString m_checkProblem;
    bool m_epochsSet = false, m_batchSet = false, m_savesSet = false;
};

} // namespace koe::ui
