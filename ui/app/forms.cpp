#include "ui/app/forms.h"

#include "core/home_folders.h"
#include "studio/sound_library.h"

namespace koe::ui {

Forms::Forms(const Home& home, const std::vector<assets::Asset>& list)
    : sound(studio::loadSound()), settings(home), board(dataFolder(home) / "jobs.json"), jobs(board, engine),
      voices(home, settings, jobs),
      models(home, jobs, list), desk{home, settings, jobs, voices, *sound, models}, inference(desk),
      listening(desk), checkpoint(desk), settingsForm(desk), run(home, settings, jobs),
      saves(home, jobs, run), training(desk, run), wizard(desk, run, saves), dataset(desk),
      recording(desk, dataset)
{
    sound->chooseOutput(settings.text("sound/output"));
    QObject::connect(&settingsForm, &SettingsForm::foldersChanged, &inference,
                     &InferenceForm::settingsChanged);
    QObject::connect(&wizard, &WizardForm::datasetWanted, &dataset,
                     [this](const QString& folder, bool records) {
                         dataset.open(folder.toStdString());
                         recording.want(records ? QStringLiteral("wizard") : QString());
                     });
    QObject::connect(&dataset, &DatasetForm::trainWanted, &training, [this](const QString& folder) {
        if (dataset.report())
            training.setData(folder.toStdString(), *dataset.report());
        else
            training.setData(folder.toStdString());
    });
}

std::vector<std::string> Forms::setAside() const
{
    std::vector<std::string> said;
    for (const std::string& sentence : {settings.setAside(), board.setAside(), inference.takesSetAside()})
        if (!sentence.empty())
            said.push_back(sentence);
    return said;
}

} // namespace koe::ui
