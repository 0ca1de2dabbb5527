#include "ui/pages/settings/settings_page.h"

#include "core/memory.h"
#include "ui/app/language.h"
#include "ui/app/model_library.h"
#include "ui/pages/settings/compute_box.h"
#include "ui/pages/settings/loudspeaker_box.h"
#include "ui/pages/settings/model_row.h"
#include "ui/pages/settings/settings_form.h"
#include "ui/text/error_words.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/scroll_column.h"
#include "ui/widgets/words.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QUrl>
#include <QVBoxLayout>

namespace koe::ui {
namespace fs = std::filesystem;
namespace {

constexpr int kWidest = 760;
constexpr int kFieldWidth = 320;
constexpr int kLabelWidth = 192;
constexpr double kGb = 1e9;

QFormLayout* fields(QVBoxLayout& section)
{
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFormAlignment(Qt::AlignLeft | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    section.addLayout(form);
    return form;
}

/// Fields of all sections stand under each other.
template <typename Field> void addField(QFormLayout& form, const QString& name, Field* field)
{
    auto* label = words(name, TextSize::Normal, "second");
    label->setFixedWidth(kLabelWidth);
    label->setMinimumHeight(32);
    form.addRow(label, field);
    if constexpr (std::is_base_of_v<QWidget, Field>) {
        label->setBuddy(field);
        field->setAccessibleName(name);
    }
}

QString roleText(assets::Role role)
{
    return role == assets::Role::Encoder
               ? QCoreApplication::translate("koe::ui::SettingsPage", "Speech encoders")
               : QCoreApplication::translate("koe::ui::SettingsPage", "Pitch");
}

/// What the engine says of itself beside names and versions.
[[maybe_unused]] constexpr const char* kAbout[] = {
    QT_TRANSLATE_NOOP("koe::ui::SettingsPage", "Matrix products by a fast library"),
    QT_TRANSLATE_NOOP("koe::ui::SettingsPage",
                      "OpenBLAS is not in use: everything will be 30 to 50 times slower; install "
                      "libopenblas0-pthread"),
};

} // namespace

SettingsPage::SettingsPage(SettingsForm& form, QWidget* parent)
    : Page(parent), m_form(form), m_deviceProblem(words({}, TextSize::Small, "wrong")),
      m_outputProblem(words({}, TextSize::Small, "wrong")), m_getAll(button({})),
      m_getAllSays(words({}, TextSize::Normal, "second")), m_plan(new MessageLine),
      m_engine(words({}, TextSize::Small, "second"))
{
    auto* content = new QWidget;
    content->setMaximumWidth(kWidest);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kPageMargins);
    column->setSpacing(24);
    fillAppearance(*addSection(*column, tr("Appearance")));
    fillComputing(*addSection(*column, tr("Computing")));
    fillSound(*addSection(*column, tr("Sound")));
    fillFolders(*addSection(*column, tr("Folders")));
    fillModels(*addSection(*column, tr("Base models")));
    fillAbout(*addSection(*column, tr("About")));
    column->addStretch();

    auto* middle = new QWidget;
    auto* row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(content, 1000); // as wide in every language
    row->addStretch(1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(new ScrollColumn(middle));

    for (const auto& happens :
         {&SettingsForm::engineRead, &SettingsForm::outputsRead, &SettingsForm::settingChanged})
        connect(&m_form, happens, this, &SettingsPage::showProblems);
    connect(&m_form.models(), &ModelLibrary::changed, this, &SettingsPage::showModels);
    connect(&m_form, &SettingsForm::planChanged, this, &SettingsPage::showPlan);
    showProblems();
    showModels();
    showPlan();
}

QVBoxLayout* SettingsPage::addSection(QVBoxLayout& column, const QString& title)
{
    auto* section = new QVBoxLayout;
    section->setSpacing(12);
    auto* head = words(title, TextSize::Large);
    QFont bold = head->font();
    bold.setWeight(QFont::DemiBold);
    head->setFont(bold);
    section->addWidget(head);
    column.addLayout(section);
    return section;
}

void SettingsPage::fillAppearance(QVBoxLayout& section)
{
    QFormLayout* form = fields(section);
    auto* theme = new QComboBox;
    theme->setFixedWidth(kFieldWidth);
    for (const auto& [choice, name] :
         {std::pair(Theme::Choice::System, tr("As the desktop")), std::pair(Theme::Choice::Dark, tr("Dark")),
          std::pair(Theme::Choice::Light, tr("Light"))}) {
        theme->addItem(name, static_cast<int>(choice));
        if (choice == m_form.theme())
            theme->setCurrentIndex(theme->count() - 1);
    }
    addField(*form, tr("Theme"), theme);
    auto* language = new QComboBox;
    language->setFixedWidth(kFieldWidth);
    language->addItem(tr("As the desktop"), QString());
    for (const auto& [code, name] : languages())
        language->addItem(name, code);
    language->setCurrentIndex(std::max(0, language->findData(m_form.language())));
    addField(*form, tr("Language"), language);
    connect(theme, &QComboBox::activated, &m_form,
            [this, theme] { m_form.setTheme(static_cast<Theme::Choice>(theme->currentData().toInt())); });
    connect(language, &QComboBox::activated, &m_form,
            [this, language] { m_form.setLanguage(language->currentData().toString()); });
}

void SettingsPage::fillComputing(QVBoxLayout& section)
{
    QFormLayout* form = fields(section);
    auto* device = new ComputeBox(m_form);
    device->setFixedWidth(kFieldWidth);
    addField(*form, tr("Device"), device);
    form->addRow(m_deviceProblem);
    auto* memory = new QDoubleSpinBox;
    memory->setFixedWidth(kFieldWidth);
    memory->setRange(0.0, 1024.0);
    memory->setDecimals(1);
    memory->setSingleStep(0.5);
    memory->setSuffix(QStringLiteral(" GB"));
    const double free = static_cast<double>(freeMemoryBytes());
    memory->setSpecialValueText(free > 0.0 ? tr("What is free (%1 now)").arg(bytesText(free))
                                           : tr("What is free"));
    memory->setToolTip(tr("What a conversion may hold. Less is slower; recordings of any length still fit."));
    memory->setValue(m_form.memoryGb());
    memory->setKeyboardTracking(false);
    addField(*form, tr("Memory"), memory);
    connect(memory, &QDoubleSpinBox::valueChanged, &m_form, &SettingsForm::setMemoryGb);
}

void SettingsPage::fillSound(QVBoxLayout& section)
{
    QFormLayout* form = fields(section);
    auto* output = new LoudspeakerBox(m_form);
    output->setFixedWidth(kFieldWidth);
    addField(*form, tr("Loudspeaker"), output);
    form->addRow(m_outputProblem);
}

void SettingsPage::fillModels(QVBoxLayout& section)
{
    auto* folder = button(tr("Import from an RVC folder…"));
    folder->setToolTip(tr("Finds voices, indexes and base models by content and says what it would copy."));
    auto* package = button(tr("Import a package…"), "quiet");
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_getAll);
    row->addWidget(folder);
    row->addWidget(package);
    row->addStretch();
    section.addWidget(m_getAllSays);
    section.addLayout(row);
    section.addWidget(m_plan);
    m_getAllSays->setWordWrap(true);

    auto* bases = new QVBoxLayout;
    bases->setContentsMargins(0, 4, 0, 0);
    bases->setSpacing(12);
    std::optional<assets::Role> role;
    for (const ModelLibrary::Model& model : m_form.models().models()) {
        const bool base = model.asset->base.has_value();
        if (!base && role != model.asset->role) {
            role = model.asset->role;
            section.addWidget(words(roleText(*role), TextSize::Small, "third"));
        }
        if (!base)
            section.addWidget(new ModelRow(m_form.models(), model.asset->name));
    }
    auto* inFold = new QWidget;
    inFold->setLayout(bases);
    auto* fold = new Fold(tr("What trainings begin with"), inFold);
    section.addWidget(fold);
    // Two thirds of the rows, made when somebody wants to see them.
    connect(fold, &Fold::toggled, this, [this, bases] {
        if (bases->count() > 0)
            return;
        for (const ModelLibrary::Model& model : m_form.models().models())
            if (model.asset->base)
                bases->addWidget(new ModelRow(m_form.models(), model.asset->name));
    });

    QFormLayout* form = fields(section);
    auto* mirror = new QLineEdit(m_form.mirror());
    mirror->setFixedWidth(kFieldWidth);
    mirror->setPlaceholderText(QStringLiteral("https://huggingface.co"));
    mirror->setToolTip(tr("A server laid out as Hugging Face, where that one cannot be reached."));
    addField(*form, tr("Download server"), mirror);

    connect(m_getAll, &QPushButton::clicked, &m_form, &SettingsForm::getForConversion);
    connect(folder, &QPushButton::clicked, this, [this] { importFolder(false); });
    connect(package, &QPushButton::clicked, this, [this] { importFolder(true); });
    connect(mirror, &QLineEdit::editingFinished, &m_form,
            [this, mirror] { m_form.setMirror(mirror->text()); });
    for (const auto& ends : {&MessageLine::action, &MessageLine::closed})
        connect(m_plan, ends, folder, qOverload<>(&QWidget::setFocus)); // else a Space gets the next model
    connect(m_plan, &MessageLine::action, &m_form, &SettingsForm::takeIn);
    connect(m_plan, &MessageLine::closed, &m_form, &SettingsForm::forgetPlan);
}

void SettingsPage::fillFolders(QVBoxLayout& section)
{
    m_folderMessage = new MessageLine; // above: below, a small window does not show it
    section.addWidget(m_folderMessage);
    QFormLayout* form = fields(section);
    for (const SettingsForm::Folder& folder : m_form.folders()) {
        auto* path = words({}, TextSize::Normal, "second");
        path->setTextInteractionFlags(Qt::TextSelectableByMouse);
        path->setWordWrap(true);
        path->setFixedWidth(kFieldWidth); // as the other fields; longer paths have more lines
        path->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Minimum);
        m_folders.push_back(path);
        auto* openButton = button(tr("Open"), "quiet");
        openButton->setAccessibleName(tr("Open %1").arg(folder.name));
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(path);
        auto* change = button(tr("Change…"), "quiet");
        change->setAccessibleName(tr("Another folder for: %1").arg(folder.name));
        row->addWidget(openButton); // first: it is in every row
        row->addWidget(change);
        change->setVisible(!folder.id.empty());
        connect(change, &QPushButton::clicked, this, [this, folder] { chooseFolder(folder); });
        row->addStretch();
        addField(*form, folder.name, row);
        connect(openButton, &QPushButton::clicked, this, [path = folder.path] {
            std::error_code error;
            fs::create_directories(path, error);
            QDesktopServices::openUrl(QUrl::fromLocalFile(text(path.string())));
        });
    }
    connect(&m_form, &SettingsForm::foldersChanged, this, &SettingsPage::showFolders);
    showFolders();
}

void SettingsPage::showFolders()
{
    const std::vector<SettingsForm::Folder> folders = m_form.folders();
    bool isLater = false;
    for (std::size_t i = 0; i < folders.size() && i < m_folders.size(); i++) {
        const QString now = text(folders[i].path.string());
        isLater = isLater || !folders[i].next.empty();
        m_folders[i]->setText(folders[i].next.empty()
                                  ? now
                                  : now + QLatin1Char('\n') +
                                        tr("from the next start: %1").arg(text(folders[i].next.string())));
    }
    if (!m_form.folderProblem().isEmpty())
        m_folderMessage->showWrong(m_form.folderProblem());
    else if (isLater)
        m_folderMessage->showCare(
            tr("The new folder counts once Koe Studio is started again. What is in the one "
               "before stays there: copy what you want to keep using."));
    else
        m_folderMessage->clear();
}

void SettingsPage::chooseFolder(const SettingsForm::Folder& folder)
{
    const QString chosen = askForFolder(this, folder.name, text(folder.path.string()));
    if (!chosen.isEmpty())
        m_form.setFolder(folder.id, chosen.toStdString());
}

void SettingsPage::fillAbout(QVBoxLayout& section)
{
    section.addWidget(
        words(tr("Koe Studio %1, free software under the MIT licence.").arg(QStringLiteral(KOE_VERSION))));
    auto* agree = words(tr("Convert and imitate only voices of people who have agreed to it."),
                        TextSize::Normal, "second");
    agree->setWordWrap(true);
    section.addWidget(agree);
    m_engine->setWordWrap(true);
    m_engine->setTextInteractionFlags(Qt::TextSelectableByMouse);
    section.addWidget(m_engine);
}

/// What the devices have to say.
void SettingsPage::showProblems()
{
    m_deviceProblem->setText(errorWords(m_form.deviceProblem()));
    m_deviceProblem->setVisible(!m_form.deviceProblem().isEmpty());
    m_outputProblem->setText(m_form.outputProblem());
    m_outputProblem->setVisible(!m_form.outputProblem().isEmpty());
    QStringList about;
    for (const QString& line : m_form.aboutEngine())
        about << tr(line.toUtf8().constData());
    m_engine->setText(about.join('\n'));
    m_engine->setVisible(!m_form.aboutEngine().isEmpty());
}

void SettingsPage::showModels()
{
    const std::uint64_t missing = m_form.missingForConversion();
    m_getAll->setText(tr("Get what RVC's voices need (%1)").arg(bytesText(static_cast<double>(missing))));
    m_getAll->setVisible(missing > 0);
    m_getAllSays->setText(
        missing > 0 ? tr("RVC's voices speak with ContentVec and RMVPE. Who has RVC has them already: "
                         "import them. The voices that come with Koe Studio need neither.")
                    : tr("All that RVC's voices need is here."));
}

void SettingsPage::showPlan()
{
    m_plan->setAction({});
    if (m_form.isLooking())
        m_plan->showCare(tr("Looking through it; nothing is copied yet."));
    else if (!m_form.importProblem().isEmpty())
        m_plan->showWrong(m_form.importProblem());
    else if (!m_form.importDone().isEmpty())
        m_plan->showGood(m_form.importDone());
    else if (const intake::Plan* plan = m_form.plan()) {
        m_plan->showCare(m_form.planSentence());
        if (plan->count(intake::Step::Do::Take) > 0)
            m_plan->setAction(tr("Copy"));
    } else {
        m_plan->clear();
    }
}

void SettingsPage::importFolder(bool package)
{
    const QString from = m_form.filesFolder();
    const QString chosen = package
                               ? askForFile(this, tr("Import a package"), tr("Packages (*.zip *.whl)"), from)
                               : askForFolder(this, tr("The folder of RVC or Applio"), from);
    if (!chosen.isEmpty())
        m_form.look(chosen.toStdString());
}

void SettingsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_form.readEngine();
    m_form.readOutputs();
    m_form.models().refresh();
}

} // namespace koe::ui
