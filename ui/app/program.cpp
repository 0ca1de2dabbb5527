#include "ui/app/program.h"

#include "core/home_folders.h"
#include "studio/sound_library.h"
#include "ui/app/language.h"
#include "ui/pages/checkpoint/checkpoint_page.h"
#include "ui/pages/dataset/dataset_page.h"
#include "ui/pages/inference/inference_page.h"
#include "ui/pages/settings/settings_page.h"
#include "ui/pages/training/training_page.h"
#include "ui/widgets/error_words.h"
#include "ui/wizard/wizard_page.h"

#include <QApplication>
#include <QRegularExpression>

namespace koe::ui {
namespace {

/// Loading the engine holds the lock of the program's loader for as long as it takes, seconds where the machine
/// is busy; who uses a thread's first variable that must be destroyed waits for that lock. The first regular
/// expression makes one, and a chart's axis would be it: so here, while nothing is loaded.
void useFirstRegularExpression()
{
    (void)QRegularExpression(QStringLiteral("a")).match(QStringLiteral("a"));
}

} // namespace

Program::Program(QApplication& application, const Home& home, const std::vector<assets::Asset>& models)
    : m_application(application), m_sound(studio::loadSound()), m_settings(home),
      m_board(dataFolder(home) / "jobs.json"), m_jobs(m_board, m_engine), m_voices(home, m_settings, m_jobs),
      m_models(home, m_jobs, models), m_desk{home, m_settings, m_jobs, m_voices, *m_sound, m_models},
      m_inference(m_desk), m_listening(m_desk), m_checkpoint(m_desk), m_settingsForm(m_desk),
      m_dataset(m_desk), m_recording(m_desk, m_dataset)
{
    useFirstRegularExpression();
    m_sound->chooseOutput(m_settings.text("sound/output"));
    connect(&m_settingsForm, &SettingsForm::themeWanted, this, &Program::setTheme, Qt::QueuedConnection);
    connect(&m_settingsForm, &SettingsForm::languageWanted, this, &Program::setLanguage,
            Qt::QueuedConnection);
    connect(&m_settingsForm, &SettingsForm::foldersChanged, &m_inference, &InferenceForm::settingsChanged);
    connect(&m_dataset, &DatasetForm::trainWanted, this, [this](const QString& folder) {
        if (m_dataset.report())
            m_trainingForm.setData(folder.toStdString(), *m_dataset.report());
        else
            m_trainingForm.setData(folder.toStdString());
    });
    Theme::apply(m_application, Theme::choiceNamed(QString::fromStdString(m_settings.text("theme"))));
    useLanguage(QString::fromStdString(m_settings.text("language")));
    m_window = std::make_unique<MainWindow>(m_desk, pages());
    for (const std::string& sentence :
         {m_settings.setAside(), m_board.setAside(), m_inference.takesSetAside()})
        if (!sentence.empty())
            m_window->say(errorWords(QString::fromStdString(sentence)));
    m_settings.onProblem([this](const std::string& sentence) {
        m_window->say(tr("What you set is not kept. %1").arg(errorWords(QString::fromStdString(sentence))));
    });
    connect(&m_voices, &VoiceLibrary::lost, m_window.get(), &MainWindow::say);
    connect(m_window.get(), &MainWindow::newVoiceWanted, this, [this] { m_window->showPage("wizard"); });
}

Program::~Program()
{
    m_settings.onProblem({}); // the window goes first
}

/// In the order of the sidebar.
std::vector<PageEntry> Program::pages()
{
    return {
        {"inference", "inference", QT_TRANSLATE_NOOP("koe::ui::MainWindow", "Inference"), false,
         [this] { return new InferencePage(m_desk, m_inference, m_listening); }},
        {"dataset", "dataset", QT_TRANSLATE_NOOP("koe::ui::MainWindow", "Dataset"), false,
         [this]() -> Page* { return new DatasetPage(m_desk, m_dataset, m_recording); }},
        {"training", "training", QT_TRANSLATE_NOOP("koe::ui::MainWindow", "Training"), false,
         [this] { return new TrainingPage(m_desk, m_trainingForm, m_training, m_saveListening); }},
        {"checkpoint", "checkpoint", QT_TRANSLATE_NOOP("koe::ui::MainWindow", "Checkpoints"), false,
         [this] { return new CheckpointPage(m_checkpoint); }},
        {"wizard", "add", QT_TRANSLATE_NOOP("koe::ui::MainWindow", "New voice"), false,
         [this] { return new WizardPage(m_desk, m_wizard, m_training, m_saveListening); }, "Ctrl+N"},
        {"settings", "settings", QT_TRANSLATE_NOOP("koe::ui::MainWindow", "Settings"), true,
         [this] { return new SettingsPage(m_settingsForm); }},
    };
}

void Program::setTheme(Theme::Choice choice)
{
    m_settings.set("theme", Theme::nameOf(choice).toStdString());
    // What is thrown away needs no new looks: with all pages there, they would take half a second.
    delete m_window->takeCentralWidget();
    Theme::apply(m_application, choice);
    m_window->rebuild(); // icons are drawn in the theme's colours
}

void Program::setLanguage(const QString& code)
{
    m_settings.set("language", code.toStdString());
    useLanguage(code);
}

} // namespace koe::ui
