#pragma once

#include "sound/sound.h"
#include "studio/engine_thread.h"
#include "studio/job_board.h"
#include "studio/settings.h"
#include "studio/sound_library.h"
#include "ui/app/desk.h"
#include "ui/app/main_window.h"
#include "ui/app/model_library.h"
#include "ui/app/theme.h"
#include "ui/app/voice_library.h"
#include "ui/jobs/job_bridge.h"
#include "ui/jobs/save_listening.h"
#include "ui/jobs/training_run.h"
#include "ui/pages/checkpoint/checkpoint_form.h"
#include "ui/pages/dataset/dataset_form.h"
#include "ui/pages/dataset/record_form.h"
#include "ui/pages/inference/inference_form.h"
#include "ui/pages/inference/listening.h"
#include "ui/pages/settings/settings_form.h"
#include "ui/pages/training/training_form.h"
#include "ui/wizard/wizard_form.h"

#include <QObject>

class QApplication;

namespace koe::ui {

/// The whole program behind its windows: what lives once, in the order in which it must end. The tests use
/// the same.
class Program : public QObject
{
    Q_OBJECT
public:
    /// @param home folders of voices and experiments; settings and jobs lie beside them
    /// @param models base models that can be got; must outlive the program
    Program(QApplication& application, const Home& home,
            const std::vector<assets::Asset>& models = assets::manifest());
    ~Program() override;

    [[nodiscard]] Desk& desk() { return m_desk; }
    [[nodiscard]] MainWindow& window() { return *m_window; }
    [[nodiscard]] InferenceForm& inference() { return m_inference; }
    [[nodiscard]] Listening& listening() { return m_listening; }
    [[nodiscard]] DatasetForm& dataset() { return m_dataset; }
    [[nodiscard]] RecordForm& recording() { return m_recording; }

    void setTheme(Theme::Choice choice);
    /// @param code "en", "ja", "zh_CN"; "": the desktop's
    void setLanguage(const QString& code);

private:
    [[nodiscard]] std::vector<PageEntry> pages();

    QApplication& m_application;
    std::unique_ptr<sound::Sound> m_sound; // first: it looks at the environment, and all that sounds needs it
    studio::Settings m_settings;
    studio::EngineThread m_engine; // before the jobs, which use it until they end
    studio::JobBoard m_board;
    JobBridge m_jobs;
    VoiceLibrary m_voices;
    ModelLibrary m_models;
    Desk m_desk;
    // The forms of the pages, one each.
    InferenceForm m_inference;
    Listening m_listening;
    CheckpointForm m_checkpoint;
    SettingsForm m_settingsForm;
    TrainingRun m_training{m_desk.home, m_settings, m_jobs, this};
    SaveListening m_saveListening{m_desk.home, m_jobs, m_training, this};
    TrainingForm m_trainingForm{m_desk, m_training, this};
    WizardForm m_wizard{m_desk, m_training, m_saveListening, this};
    DatasetForm m_dataset;
    RecordForm m_recording;
    std::unique_ptr<MainWindow> m_window; // last: goes first
};

} // namespace koe::ui
