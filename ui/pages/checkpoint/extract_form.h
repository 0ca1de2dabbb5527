#pragma once

#include "ui/app/desk.h"
#include "voice/experiment.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <vector>

namespace koe::ui {

class CheckpointJobs;

/// A voice out of a checkpoint, of an experiment or one that was dropped: what is asked for, and whether it
/// can be done.
class ExtractForm : public QObject
{
    Q_OBJECT
public:
    struct Values
    {
        std::filesystem::path checkpoint;
        QString name; ///< empty: as RVC calls it
        QString note;
        int sampleRateHz = 0; ///< 0: found
    };

    ExtractForm(Desk& desk, CheckpointJobs& jobs, QObject* parent = nullptr);

    [[nodiscard]] const Values& values() const { return m_values; }
    void set(const Values& values) { m_values = values, Q_EMIT changed(); }
    /// The G_ files of the experiment, the newest first.
    [[nodiscard]] const std::vector<std::filesystem::path>& generators() const { return m_generators; }
    /// @param card nullptr: none is chosen. What is set stays, as long as its checkpoint is there.
    void setExperiment(const voice::ExperimentCard* card);
    /// Why it cannot be done; empty when it can.
    [[nodiscard]] QString problem() const;
    /// Puts it on the shelf, where there is no problem().
    void start();

Q_SIGNALS:
    void changed();

private:
    Desk& m_desk;
    CheckpointJobs& m_jobs;
    Values m_values;
    std::vector<std::filesystem::path> m_generators;
};

} // namespace koe::ui
