#pragma once

#include "ui/jobs/save_listening.h"
#include "ui/pages/training/training_form.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace koe::ui {

class TrainingRun;
struct TrainingView;
struct WizardMemory;

/// The way from a name to a voice, one question per step. No widgets. Going back loses nothing, and neither
/// does an end of the program: it begins where it was left (setting "wizard").
class WizardForm : public QObject
{
    Q_OBJECT
public:
    enum class Step
    {
        Name,
        Recordings,
        Check,
        Choice,
        Train,
        Listen
    };
    static constexpr int kSteps = 6;
    enum class Care
    {
        Quick,
        Good,
        Best
    };

    WizardForm(Desk& desk, TrainingRun& run, SaveListening& listening, QObject* parent = nullptr);
    ~WizardForm() override;

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] Care care() const { return m_care; }
    [[nodiscard]] int epochs(Care care) const;
    /// How long a choice takes; nothing while it is not known (isMeasuring()).
    [[nodiscard]] std::optional<double> estimateSeconds(Care care) const;
    [[nodiscard]] bool isMeasuring() const { return m_isMeasuring; }
    /// The folder that is trained on; empty: none yet.
    [[nodiscard]] const std::filesystem::path& recordings() const { return m_asked.values().data; }
    /// There is something in it.
    [[nodiscard]] bool hasRecordings() const { return m_asked.hasRecordings(); }
    /// What the doctor says of it; nothing while it listens.
    [[nodiscard]] const std::optional<dataset::CheckReport>& report() const { return m_asked.report(); }
    [[nodiscard]] bool isChecking() const { return m_asked.isChecking(); }
    /// Whether this step is answered; else problem() says what is missing.
    [[nodiscard]] bool isReady() const { return problem().isEmpty(); }
    [[nodiscard]] QString problem() const;
    /// What is to be said though this step is answered; empty: nothing.
    [[nodiscard]] QString warning() const;
    /// Recordings can still be added or be others.
    [[nodiscard]] bool takesFiles() const { return m_step <= Step::Check; }
    [[nodiscard]] training::TrainRequest request() const;
    /// The voice is there.
    [[nodiscard]] bool isDone() const;
    /// How far it came where it was stopped before its last epoch; empty: all the way.
    [[nodiscard]] QString stoppedNote() const;
    /// Ended without a voice: next() goes on from the last save.
    [[nodiscard]] bool hasFailed() const;
    /// That was an end of the program.
    [[nodiscard]] bool isInterrupted() const { return hasFailed() && own() == nullptr; }
    /// What its saves sound like.
    [[nodiscard]] const SaveListening::Heard& heard() const;
    /// Its training, whatever else is trained; nullptr: none since the program began.
    [[nodiscard]] const TrainingView* own() const;
    /// Its training waits or runs.
    [[nodiscard]] bool isTraining() const;

    void setName(const QString& name);
    void setCare(Care care);
    /// Recordings or a folder of them; the step follows.
    void takeFiles(const std::vector<std::filesystem::path>& files);
    /// Opens its set on the Dataset page, to record into it: an empty one of the voice's name where none is.
    void recordInApp();
    /// Opens its set on the Dataset page, to keep and drop.
    void lookAtEach();
    /// Somebody looks at it: the recordings of an earlier run are heard, and what came or went on the Dataset
    /// page.
    void comeBack();
    /// To the next step; from Choice it begins the training.
    void next();
    void back();
    /// From the beginning, for another voice; keeps a training that runs.
    void startAnew();

Q_SIGNALS:
    void changed();
    /// @p records: to record into it, else to look at it
    void datasetWanted(const QString& folder, bool records);

private:
    void measure();
    void follow();
    void train(const training::TrainRequest& request, std::optional<double> expectedSeconds = {});
    void goOn();
    [[nodiscard]] QString nameProblem() const;
    [[nodiscard]] bool isBegun() const { return !m_begun.empty() && m_begun == voiceName(); }
    [[nodiscard]] std::string voiceName() const { return m_name.trimmed().toStdString(); }
    [[nodiscard]] WizardMemory memory() const;
    void keep();
    void restore();

    Desk& m_desk;
    TrainingRun& m_run;
    SaveListening& m_listening;
    TrainingForm m_asked; // its recordings, and what is suggested for them
    Step m_step = Step::Name;
    QString m_name;
    Care m_care = Care::Good;
    QString m_setProblem; // why there is none to record into
    bool m_isMeasuring = false;
    bool m_isAway = false;              // on the Dataset page, with its set
    std::string m_begun;                // the voice whose training was begun here
    bool m_isMade = false;              // it came to its end
    std::filesystem::path m_wantedData; // recordings of an earlier run, until somebody looks
    SaveListening::Heard m_heard;       // of an earlier run
    std::unique_ptr<WizardMemory> m_kept;
    QTimer m_keep;
};

} // namespace koe::ui
