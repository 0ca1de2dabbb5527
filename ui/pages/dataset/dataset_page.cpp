#include "ui/pages/dataset/dataset_page.h"

#include "ui/app/file_names.h"
#include "ui/app/recordings_dialog.h"
#include "ui/pages/dataset/doctor_panel.h"
#include "ui/pages/dataset/record_panel.h"
#include "ui/text/doctor_words.h"
#include "ui/widgets/drop_field.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/scroll_column.h"
#include "ui/widgets/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace koe::ui {
namespace fs = std::filesystem;
namespace {

constexpr int kFollowEveryMs = 40;
constexpr int kDoctorWidth = 372;
constexpr int kWidestDoctor = 540;

} // namespace

DatasetPage::DatasetPage(Desk& desk, DatasetForm& form, RecordForm& recording, QWidget* parent)
    : Page(parent), m_desk(desk), m_form(form), m_recording(recording), m_stack(new QStackedWidget),
      m_model(new ClipModel(desk, form, this))
{
    m_head = makeHead();
    m_empty = makeEmpty();
    m_body = makeBody();
    m_recordPanel = new RecordPanel(m_recording);
    for (QWidget* each : {m_empty, m_body, static_cast<QWidget*>(m_recordPanel)})
        m_stack->addWidget(each);
    m_problem = new MessageLine;
    auto* notes = new QHBoxLayout;
    notes->setContentsMargins(24, 0, 24, 0);
    notes->addWidget(m_problem);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_head);
    column->addLayout(notes);
    column->addWidget(m_stack, 1);

    connect(&m_form, &DatasetForm::setsChanged, this, &DatasetPage::showSets);
    connect(&m_form, &DatasetForm::clipsChanged, this, &DatasetPage::showState);
    connect(&m_form, &DatasetForm::reportChanged, this, &DatasetPage::showState);
    connect(&m_form, &DatasetForm::progressChanged, this, &DatasetPage::showState);
    connect(&m_form, &DatasetForm::problemChanged, this, &DatasetPage::showState);
    connect(m_problem, &MessageLine::closed, &m_form, &DatasetForm::clearProblem);
    connect(&m_form, &DatasetForm::trainWanted, this, [this] { Q_EMIT pageWanted("training"); });
    connect(m_recordPanel, &RecordPanel::done, this, [this] {
        const QString back = std::exchange(m_backTo, {});
        stopRecording();
        if (!back.isEmpty())
            Q_EMIT pageWanted(back);
    });
    m_follow.setInterval(kFollowEveryMs);
    connect(&m_follow, &QTimer::timeout, this, &DatasetPage::followPlayer);
    showSets();
    showState();
}

DatasetPage::~DatasetPage()
{
    if (m_stack->currentWidget() == m_recordPanel)
        m_recording.end();
}

QWidget* DatasetPage::makeHead()
{
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(24, 8, 24, 0);
    row->setSpacing(8);
    m_sets = new QComboBox;
    m_sets->setMinimumWidth(140);
    m_sets->setMaximumWidth(280);
    m_sets->setAccessibleName(tr("Dataset"));
    m_sets->setPlaceholderText(tr("No dataset yet"));
    connect(m_sets, &QComboBox::activated, this,
            [this](int at) { m_form.open(m_form.sets()[static_cast<std::size_t>(at)]); });
    auto* fresh = button(tr("New dataset…"), "quiet");
    connect(fresh, &QPushButton::clicked, this, &DatasetPage::askName);
    auto* add = button(tr("Add recordings…"));
    connect(add, &QPushButton::clicked, this, &DatasetPage::browse);
    auto* record = button(tr("Record"));
    record->setObjectName("record");
    connect(record, &QPushButton::clicked, this, &DatasetPage::startRecording);
    m_count = words({}, TextSize::Small, "second");
    m_train = button(tr("Train a voice"), "primary");
    connect(m_train, &QPushButton::clicked, &m_form, &DatasetForm::train);
    row->addWidget(m_sets);
    row->addWidget(fresh);
    row->addWidget(m_count);
    row->addStretch();
    row->addWidget(record);
    row->addWidget(add);
    row->addWidget(m_train);
    return head;
}

QWidget* DatasetPage::makeEmpty()
{
    auto* empty = new QWidget;
    auto* field = new DropField(tr("Drop recordings of one voice here"),
                                tr("Ten minutes or more of clean speech or singing. A folder is used where "
                                   "it lies; files are copied."),
                                tr("Browse…"));
    connect(field, &DropField::browse, this, &DatasetPage::browse);
    auto* record = button(tr("Record yourself instead"), "quiet");
    connect(record, &QPushButton::clicked, this, &DatasetPage::startRecording);
    auto* column = new QVBoxLayout(empty);
    column->setContentsMargins(24, 4, 24, 24);
    column->addWidget(field, 1);
    column->addWidget(record, 0, Qt::AlignHCenter);
    return empty;
}

QWidget* DatasetPage::makeBody()
{
    auto* body = new QWidget;
    m_list = new ClipList;
    m_list->setModel(m_model);
    auto* delegate = new ClipDelegate(*m_model, m_list);
    m_list->setItemDelegate(delegate);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // a row is as wide as the list
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setAccessibleName(tr("Recordings"));
    const auto toggle = [this](const QModelIndex& index) {
        if (const ClipRow* clip = m_model->clip(index)) {
            const int row = index.row();
            m_form.setKept(std::string(clip->name), clip->leftOut);
            m_list->setCurrentIndex(m_model->index(row));
        }
    };
    connect(delegate, &ClipDelegate::playWanted, this, &DatasetPage::play);
    connect(delegate, &ClipDelegate::keepToggled, this, toggle);
    connect(m_list, &ClipList::playWanted, this, [this](const QModelIndex& index) { play(index, -1.0); });
    connect(m_list, &ClipList::keepToggled, this, toggle);
    auto* scroll = new ScrollColumn(new DoctorPanel(m_form));
    scroll->setFocusPolicy(Qt::StrongFocus); // keys scroll it: little in it takes the focus
    scroll->setAccessibleName(tr("What the doctor says"));
    scroll->setMinimumWidth(kDoctorWidth);
    scroll->setMaximumWidth(kWidestDoctor);
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(24, 4, 24, 24);
    row->setSpacing(24);
    row->addWidget(m_list, 3);
    row->addWidget(scroll, 2);
    return body;
}

void DatasetPage::showSets()
{
    m_sets->clear();
    for (const fs::path& folder : m_form.sets()) {
        m_sets->addItem(DatasetForm::nameOf(folder));
        m_sets->setItemData(m_sets->count() - 1, QString::fromStdString(folder.string()), Qt::ToolTipRole);
        if (folder == m_form.folder())
            m_sets->setCurrentIndex(m_sets->count() - 1);
    }
    if (m_form.folder().empty())
        m_sets->setCurrentIndex(-1);
    m_sets->setEnabled(m_sets->count() > 0);
}

void DatasetPage::showState()
{
    if (m_form.problem().isEmpty())
        m_problem->clear();
    else
        m_problem->showWrong(m_form.problem());
    const bool recording = m_stack->currentWidget() == m_recordPanel;
    m_head->setVisible(!recording);
    if (!recording)
        m_stack->setCurrentWidget(m_form.clips().empty() && !m_form.isCopying() ? m_empty : m_body);
    m_count->setText(m_form.clips().empty() ? QString()
                                            : counted(static_cast<int>(m_form.clips().size()),
                                                      tr("1 recording"), tr("%1 recordings")));
    const QString whyNot = m_form.whyNot();
    m_train->setEnabled(whyNot.isEmpty());
    m_train->setText(whyNot.isEmpty() ? tr("Train a voice") : whyNot);
}

void DatasetPage::askName()
{
    bool accepted = false;
    const QString name =
        QInputDialog::getText(this, tr("New dataset"), tr("Whose voice is it? The set's name:"),
                              QLineEdit::Normal, m_form.freeName(tr("My voice")), &accepted);
    if (accepted)
        m_form.make(name);
}

bool DatasetPage::takeFiles(const std::vector<fs::path>& files)
{
    const bool isSound = std::any_of(files.begin(), files.end(), isRecordingOrFolder);
    if (!isVisible() || !isSound)
        return false; // recordings are more often meant for Inference
    m_form.takeFiles(files);
    return true;
}

void DatasetPage::browse()
{
    const std::vector<fs::path> files =
        askForRecordings(this, m_desk.settings, tr("Recordings of one voice"));
    if (!files.empty())
        m_form.takeFiles(files);
}

void DatasetPage::triggerPrimary()
{
    if (m_stack->currentWidget() == m_recordPanel)
        m_recordPanel->triggerPrimary();
    else
        m_form.train();
}

void DatasetPage::startRecording()
{
    if (m_form.folder().empty() && !m_form.make(m_form.freeName(tr("My voice"))))
        return;
    if (m_player)
        m_player->pause();
    m_stack->setCurrentWidget(m_recordPanel);
    setFocusProxy(m_recordPanel); // the frame gives the page the focus when it is shown
    m_recordPanel->setFocus();
    showState();
    m_recording.begin();
}

void DatasetPage::stopRecording()
{
    m_recording.end();
    setFocusProxy(nullptr);
    m_stack->setCurrentWidget(m_body);
    showState();
}

/// @param share of the clip from where on; below 0: from the beginning, or pause
void DatasetPage::play(const QModelIndex& index, double share)
{
    const ClipRow* clip = m_model->clip(index);
    if (clip == nullptr)
        return;
    if (!m_player)
        m_player = m_desk.sound.player();
    if (m_model->playing() == clip->name && share < 0.0) {
        m_player->pause();
        m_model->setPlaying({}, 0.0);
        m_follow.stop();
        return;
    }
    if (m_model->playing() != clip->name)
        m_player->load(sound::Side::Source, clip->path);
    m_player->choose(sound::Side::Source);
    m_player->seek(std::max(0.0, share) * clip->seconds);
    m_player->play();
    m_model->setPlaying(clip->name, std::max(0.0, share));
    m_follow.start();
}

void DatasetPage::followPlayer()
{
    const sound::PlayerState state = m_player->state();
    const std::string problem = state.problem.empty() ? state.source.problem : state.problem;
    if (!problem.empty())
        m_problem->showWrong(QString::fromStdString(problem));
    if (!state.isPlaying || state.hasEnded || !state.source.problem.empty()) {
        m_model->setPlaying({}, 0.0);
        m_follow.stop();
        return;
    }
    m_model->setPlaying(m_model->playing(),
                        state.seconds > 0.0 ? state.positionSeconds / state.seconds : 0.0);
}

void DatasetPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_form.wake();
    if (const QString wanted = m_recording.takeWish(); !wanted.isEmpty()) {
        startRecording();
        m_backTo = wanted;
    }
}

void DatasetPage::hideEvent(QHideEvent* event)
{
    if (m_player)
        m_player->pause();
    if (m_stack->currentWidget() == m_recordPanel)
        stopRecording(); // the microphone is not open behind another page
    m_backTo.clear();
    Page::hideEvent(event);
}

} // namespace koe::ui
