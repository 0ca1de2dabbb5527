#include "ui/app/program.h"

#include "ui/app/language.h"
#include "ui/pages/checkpoint/checkpoint_page.h"
#include "ui/pages/dataset/dataset_page.h"
#include "ui/pages/inference/inference_page.h"
#include "ui/pages/settings/settings_page.h"
#include "ui/pages/training/training_page.h"
#include "ui/text/error_words.h"
#include "ui/wizard/wizard_page.h"

#include <QApplication>
#include <QImageReader>
#include <QRegularExpression>
#include <QThreadPool>

namespace koe::ui {
namespace {

/// Loading the engine holds the lock of the program's loader for as long as it takes, seconds where the
/// machine is busy. Who begins a thread waits for it, who loads something else, and who uses a thread's first
/// variable that must be destroyed. The window does none of these then: the threads that read pictures (Face)
/// are begun here, and Qt loads here what it needs for the first picture of each format and the first regular
/// expression (a chart's axis has one).
void loadWhatIsLoadedLater()
{
    (void)QRegularExpression(QStringLiteral("a")).match(QStringLiteral("a"));
    (void)QImageReader::supportedImageFormats();
    QThreadPool* pictures = QThreadPool::globalInstance();
    pictures->setMaxThreadCount(1);
    pictures->setExpiryTimeout(-1);
    pictures->start([] {});
}

} // namespace

Program::Program(QApplication& application, const Home& home, const std::vector<assets::Asset>& models)
    : m_application(application), m_forms(home, models)
{
    loadWhatIsLoadedLater();
    m_application.installEventFilter(&m_wheel);
    studio::Settings& settings = m_forms.settings;
    connect(&m_forms.settingsForm, &SettingsForm::themeWanted, this, &Program::setTheme,
            Qt::QueuedConnection);
    connect(&m_forms.settingsForm, &SettingsForm::languageWanted, this, &Program::setLanguage,
            Qt::QueuedConnection);
    Theme::apply(m_application, themeNamed(QString::fromStdString(settings.text("theme"))));
    useLanguage(QString::fromStdString(settings.text("language")));
    m_window = std::make_unique<MainWindow>(m_forms.desk, pages());
    for (const std::string& sentence : m_forms.setAside())
        m_window->say(errorWords(QString::fromStdString(sentence)));
    settings.onProblem([this](const std::string& sentence) {
        m_window->say(tr("What you set is not kept. %1").arg(errorWords(QString::fromStdString(sentence))));
    });
    connect(&m_forms.voices, &VoiceLibrary::lost, m_window.get(), &MainWindow::say);
    connect(m_window.get(), &MainWindow::newVoiceWanted, this, [this] { m_window->showPage("wizard"); });
}

Program::~Program()
{
    m_forms.settings.onProblem({}); // the window goes first
}

/// In the order of the sidebar.
std::vector<PageEntry> Program::pages()
{
    Forms& forms = m_forms;
    return {
        {"inference", "inference", QT_TRANSLATE_NOOP("koe::ui::MainWindow", "Inference"), false,
         [&forms] { return new InferencePage(forms.desk, forms.inference, forms.listening); }},
        {"dataset", "dataset", QT_TRANSLATE_NOOP("koe::ui::MainWindow", "Dataset"), false,
         [&forms] { return new DatasetPage(forms.desk, forms.dataset, forms.recording); }},
        {"training", "training", QT_TRANSLATE_NOOP("koe::ui::MainWindow", "Training"), false,
         [&forms] { return new TrainingPage(forms.desk, forms.training, forms.run, forms.saves); }},
        {"checkpoint", "checkpoint", QT_TRANSLATE_NOOP("koe::ui::MainWindow", "Checkpoints"), false,
         [&forms] { return new CheckpointPage(forms.checkpoint); }},
        {"wizard", "add", QT_TRANSLATE_NOOP("koe::ui::MainWindow", "New voice"), false,
         [&forms] { return new WizardPage(forms.desk, forms.wizard); }, "Ctrl+N"},
        {"settings", "settings", QT_TRANSLATE_NOOP("koe::ui::MainWindow", "Settings"), true,
         [&forms] { return new SettingsPage(forms.settingsForm); }},
    };
}

void Program::setTheme(Theme::Choice choice)
{
    m_forms.settings.set("theme", nameOf(choice).toStdString());
    m_window->rebuild([this, choice] { Theme::apply(m_application, choice); });
}

void Program::setLanguage(const QString& code)
{
    m_forms.settings.set("language", code.toStdString());
    m_window->rebuild([code] { useLanguage(code); });
}

} // namespace koe::ui
