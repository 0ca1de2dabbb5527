#include "ui/pages/training/training_settings.h"

#include "ui/pages/training/training_form.h"
#include "ui/text/doctor_words.h"
#include "ui/text/error_words.h"
#include "ui/text/figures.h"
#include "ui/widgets/device_box.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>

#include <cmath>

namespace koe::ui {
namespace {

QSpinBox* figure(int least, int most, const QString& name, const QString& tip)
{
    auto* box = new QSpinBox;
    box->setRange(least, most);
    box->setToolTip(tip);
    box->setAccessibleName(name);
    box->setKeyboardTracking(false);
    return box;
}

void fill(QComboBox& box, const QStringList& titles, int chosen)
{
    const QSignalBlocker quiet(box);
    QStringList now;
    for (int i = 0; i < box.count(); i++)
        now << box.itemText(i);
    if (now != titles) {
        box.clear();
        box.addItems(titles);
    }
    box.setCurrentIndex(chosen);
}

template <typename Box, typename Value> void put(Box& box, const Value& value)
{
    const QSignalBlocker quiet(box);
    if constexpr (std::is_same_v<Box, QLineEdit>) {
        if (box.text() != value && !(box.hasFocus() && box.text().trimmed() == value))
            box.setText(value);
    } else if constexpr (std::is_same_v<Box, QCheckBox>) {
        box.setChecked(value);
    } else if (box.value() != value) {
        box.setValue(value);
    }
}

/// A field with its name above it.
QWidget* field(const QString& name, QWidget* box)
{
    auto* both = new QWidget;
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* label = words(name, TextSize::Small, "second");
    label->setBuddy(box);
    box->setAccessibleName(name);
    column->addWidget(label);
    column->addWidget(box);
    return both;
}

QHBoxLayout* beside(QWidget* left, QWidget* right)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(left, 1);
    row->addWidget(right, 1);
    return row;
}

constexpr int kRates[] = {32000, 40000, 48000};
constexpr const char* kVersions[] = {"v1", "v2"};

} // namespace

TrainingSettings::TrainingSettings(TrainingForm& form, QWidget* parent)
    : QWidget(parent), m_form(form), m_name(new QLineEdit), m_data(new QLineEdit),
      m_found(words({}, TextSize::Small, "second")), m_base(new QComboBox),
      m_epochs(figure(1, 100'000, tr("Epochs"),
                      tr("How often it goes through all recordings. More: closer to the voice, longer; too "
                         "many on a small or noisy set: worse again."))),
      m_rate(new QComboBox), m_version(new QComboBox),
      m_f0(new QCheckBox(tr("Follows the pitch (singing, lively speech)"))),
      m_batch(figure(1, 1024, tr("Batch size"),
                     tr("Clips that are learned from at once. More takes more memory; on a graphics card it "
                        "is faster."))),
      m_saves(figure(
          1, 100'000, tr("Save every"),
          tr("Epochs between two saves: what a break can cost at most, and how often you can listen."))),
      m_device(new DeviceBox), m_jobs(figure(0, 256, tr("Processes"), tr("Recordings prepared at once."))),
      m_holdOut(figure(0, 20, tr("Held out"),
                       tr("Clips that are not learned from, to hear and measure each save by."))),
      m_latestOnly(new QCheckBox(tr("Keep only the newest save")))
{
    m_name->setPlaceholderText(tr("Mika"));
    m_name->setMaxLength(100);
    m_found->setWordWrap(true);
    m_data->setAccessibleName(tr("Recordings"));
    m_data->setPlaceholderText(tr("Drop a folder here, or browse"));
    m_saves->setSuffix(tr(" epochs"));
    m_jobs->setSpecialValueText(tr("as many as processors"));
    m_rate->setToolTip(
        tr("Of the voice. Higher: more of the highs, slower. The base decides it where there is one."));
    m_version->setToolTip(tr("Of RVC. The base decides it where there is one; v2 hears more of the speech."));
    m_f0->setToolTip(
        tr("Without it a voice speaks in a flat melody of its own and needs no pitch; rarely wanted."));
    m_latestOnly->setToolTip(tr("Saves disk space; you cannot go back to an earlier save."));
    for (QComboBox* box : std::initializer_list<QComboBox*>{m_base, m_device, m_rate, m_version})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (QSpinBox* box : {m_epochs, m_batch, m_saves, m_jobs, m_holdOut})
        box->setFocusPolicy(Qt::StrongFocus);

    auto* folder = iconButton("folder", tr("Browse for a folder of recordings"));
    auto* both = new QWidget;
    auto* dataRow = new QHBoxLayout(both);
    dataRow->setContentsMargins(0, 0, 0, 0);
    dataRow->setSpacing(4);
    dataRow->addWidget(m_data, 1);
    dataRow->addWidget(folder);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(field(tr("Name of the voice"), m_name));
    auto* dataField = field(tr("Recordings"), both);
    dataField->layout()->addWidget(m_found);
    column->addWidget(dataField);
    column->addWidget(field(tr("Begins with"), m_base));
    column->addWidget(field(tr("Epochs"), m_epochs));
    column->addWidget(new Fold(tr("More: rate, batch, saves, device …"), advanced()));

    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) { m_form.setName(text); });
    connect(m_data, &QLineEdit::editingFinished, this, [this] {
        if (!m_data->isModified()) // who only passes through
            return;
        m_data->setModified(false);
        m_form.setData(m_data->text().trimmed().toStdString());
    });
    connect(folder, &QToolButton::clicked, this, &TrainingSettings::browse);
    connect(m_base, &QComboBox::activated, this,
            [this](int chosen) { m_form.setBase(m_form.bases().at(static_cast<std::size_t>(chosen)).id); });
    connect(m_epochs, &QSpinBox::valueChanged, &m_form, &TrainingForm::setEpochs);
    connect(m_rate, &QComboBox::activated, this,
            [this](int chosen) { m_form.setSampleRateHz(kRates[chosen]); });
    connect(m_version, &QComboBox::activated, this,
            [this](int chosen) { m_form.setVersion(kVersions[chosen]); });
    connect(m_f0, &QCheckBox::toggled, &m_form, &TrainingForm::setF0);
    connect(m_batch, &QSpinBox::valueChanged, &m_form, &TrainingForm::setBatch);
    connect(m_saves, &QSpinBox::valueChanged, &m_form, &TrainingForm::setSaveEvery);
    connect(m_device, &DeviceBox::wanted, &m_form,
            [this](const QString& id) { m_form.setDevice(id.toStdString()); });
    connect(m_jobs, &QSpinBox::valueChanged, &m_form, &TrainingForm::setJobs);
    connect(m_holdOut, &QSpinBox::valueChanged, &m_form, &TrainingForm::setHoldOut);
    connect(m_latestOnly, &QCheckBox::toggled, &m_form, &TrainingForm::setLatestOnly);
    connect(&m_form, &TrainingForm::changed, this, &TrainingSettings::mirror);
    mirror();
}

QWidget* TrainingSettings::advanced()
{
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(beside(field(tr("Sample rate"), m_rate), field(tr("Version"), m_version)));
    column->addWidget(m_f0);
    column->addLayout(beside(field(tr("Batch size"), m_batch), field(tr("Save every"), m_saves)));
    column->addWidget(field(tr("Device"), m_device));
    column->addLayout(beside(field(tr("Processes"), m_jobs), field(tr("Clips held out"), m_holdOut)));
    column->addWidget(m_latestOnly);
    return all;
}

void TrainingSettings::browse()
{
    const QString start = QString::fromStdString(m_form.values().data.string());
    const QString folder = askForFolder(window(), tr("Folder of recordings"), start);
    if (!folder.isEmpty())
        m_form.setData(folder.toStdString());
}

void TrainingSettings::mirror()
{
    const training::TrainRequest& values = m_form.values();
    put(*m_name, QString::fromStdString(values.name));
    if (!m_data->hasFocus() || !m_data->isModified()) // what is being typed stays
        put(*m_data, text(values.data.string()));
    const auto& report = m_form.report();
    const bool isWrong = !m_form.copyProblem().isEmpty() && m_form.hasRecordings();
    if (isWrong)
        m_found->setText(errorWords(m_form.copyProblem()));
    else if (m_form.isChecking())
        m_found->setText(tr("Listening to the recordings…"));
    else if (report)
        m_found->setText(verdictText(*report));
    else if (const auto seconds = m_form.dataSeconds())
        m_found->setText(
            tr("%1 minutes of speech, prepared").arg(QLocale().toString(*seconds / 60.0, 'f', 1)));
    else
        m_found->setText(tr("One folder, one person; sub-folders are other speakers."));
    setTone(*m_found, isWrong                                            ? "wrong"
                      : report && report->grade == dataset::Grade::Good  ? "good"
                      : report && report->grade == dataset::Grade::Care  ? "care"
                      : report && report->grade == dataset::Grade::Wrong ? "wrong"
                                                                         : "second");

    QStringList titles;
    int chosen = -1;
    for (const TrainingBase& base : m_form.bases()) {
        if (base.id == values.base)
            chosen = static_cast<int>(titles.size());
        titles << base.title;
    }
    fill(*m_base, titles, chosen);
    std::vector<DeviceBox::Device> devices;
    for (const TrainingForm::DeviceChoice& device : m_form.devices())
        devices.push_back({text(device.id), device.title});
    m_device->offer(std::move(devices), {text(values.device), text(values.device)}, m_form.isDeviceGone());

    const TrainingBase& base = m_form.base();
    const bool isFree = base.version.empty();
    const int rate = !isFree ? base.sampleRateHz : values.sampleRateHz != 0 ? values.sampleRateHz : 40000;
    const std::string version = !isFree ? base.version : values.version.empty() ? "v2" : values.version;
    titles.clear();
    chosen = -1;
    for (const int one : kRates) {
        if (one == rate)
            chosen = static_cast<int>(titles.size());
        titles << rateText(one);
    }
    fill(*m_rate, titles, chosen);
    fill(*m_version, {"v1", "v2"}, version == "v1" ? 0 : 1);
    put(*m_f0, isFree ? values.f0 : base.f0);
    for (QWidget* one :
         {static_cast<QWidget*>(m_rate), static_cast<QWidget*>(m_version), static_cast<QWidget*>(m_f0)})
        one->setEnabled(isFree);
    put(*m_epochs, values.epochs);
    put(*m_batch, values.batch);
    put(*m_saves, values.saveEvery);
    put(*m_jobs, values.jobs);
    put(*m_holdOut, values.holdOut);
    put(*m_latestOnly, values.latestOnly);
}

} // namespace koe::ui
