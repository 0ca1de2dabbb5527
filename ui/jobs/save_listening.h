#pragma once

#include "core/home.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace koe::ui {

class JobBridge;
class TrainingRun;
struct TrainingView;
template <typename Value> struct Outcome;

/// What a save of a training sounds like, and how near it is to recordings that it has not learned from.
struct ListeningSample
{
    std::int64_t step = 0;
    int epoch = 0;
    std::filesystem::path source; ///< a held-out clip; else the starter pack's recording of somebody else
    std::filesystem::path result; ///< it, spoken by the voice of this save
    bool isHeldOut = false;       ///< of the person that is learned: then the distance says how good it is
    double distanceDb = 0.0;      ///< mean spectral distance of result and source
    double pitchCorrelation = 0.0;
    double melLoss = 0.0; ///< of the training about then; NaN: not known
};

/// Converts held-out clips with each save of a training, when the engine is free for it, and measures the
/// results. Kept in the experiment's folder (listen/).
class SaveListening : public QObject
{
    Q_OBJECT
public:
    SaveListening(Home home, JobBridge& jobs, TrainingRun& run, QObject* parent = nullptr);

    /// What was heard of an experiment.
    struct Heard
    {
        std::vector<ListeningSample> samples; ///< oldest first
        QString problem;                      ///< why the last one could not be heard; empty: it could
    };
    /// Of one that was trained since the program started; of others: nothing.
    [[nodiscard]] const Heard& of(const std::string& experiment) const;
    /// Of the training that is shown, oldest first.
    [[nodiscard]] const std::vector<ListeningSample>& samples() const { return of(m_name).samples; }
    /// The nearest to what was held out; nothing where nothing was.
    [[nodiscard]] std::optional<std::size_t> best() const;
    /// Saves that wait to be heard.
    [[nodiscard]] std::size_t waiting() const { return m_waiting.size() + (m_isBusy ? 1 : 0); }
    /// Why the last one could not be heard; empty: it could.
    [[nodiscard]] const QString& problem() const { return of(m_name).problem; }

    [[nodiscard]] static std::vector<ListeningSample> read(const std::filesystem::path& experiment);

Q_SIGNALS:
    void changed();

private:
    struct Save
    {
        std::string name;
        std::int64_t step = 0;
        int epoch = 0;
        std::filesystem::path generator;
        double melLoss = 0.0;
    };
    void follow();
    void hearSave(const TrainingView& view);
    void next();
    void take(const Save& save, const Outcome<ListeningSample>& outcome);

    Home m_home;
    JobBridge& m_jobs;
    TrainingRun& m_run;
    std::string m_name; ///< of the experiment that is shown
    qint64 m_job = 0;   ///< its training
    std::map<std::string, Heard> m_heard;
    std::deque<Save> m_waiting;
    bool m_isBusy = false;
};

} // namespace koe::ui
