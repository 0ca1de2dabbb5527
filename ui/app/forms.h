#pragma once

#include "sound/sound.h"
#include "studio/engine_thread.h"
#include "studio/job_board.h"
#include "studio/settings.h"
#include "ui/app/desk.h"
#include "ui/app/model_library.h"
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

namespace koe::ui {

/// The whole program but its window: what lives once, in the order in which it must end. No widgets.
struct Forms
{
    /// @param home folders of voices and experiments; settings and jobs lie beside them
    /// @param list base models that can be got; must outlive the forms
    explicit Forms(const Home& home, const std::vector<assets::Asset>& list = assets::manifest());
    Forms(const Forms&) = delete;
    Forms& operator=(const Forms&) = delete;

    /// What is to be said of files of the program's own that could not be read.
    [[nodiscard]] std::vector<std::string> setAside() const;

    std::unique_ptr<sound::Sound> sound; // first: it looks at the environment, and all that sounds needs it
    studio::Settings settings;
    studio::EngineThread engine; // before the jobs, which use it until they end
    studio::JobBoard board;
    JobBridge jobs;
    VoiceLibrary voices;
    ModelLibrary models;
    Desk desk;

    InferenceForm inference;
    Listening listening;
    CheckpointForm checkpoint;
    SettingsForm settingsForm;
    TrainingRun run;
    SaveListening saves;
    TrainingForm training;
    WizardForm wizard;
    DatasetForm dataset;
    RecordForm recording;
};

} // namespace koe::ui
