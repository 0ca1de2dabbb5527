#include "ui/pages/inference/settings_panel.h"

#include "ui/pages/inference/inference_form.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/parameter_slider.h"
#include "ui/widgets/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace koe::ui {
namespace {

using convert::ConvertRequest;

constexpr int kNarrow = 840;

QComboBox* choice(const QString& name, const QString& trades,
                  const QVector<std::pair<QString, QString>>& entries)
{
    auto* box = new QComboBox;
    for (const auto& [word, value] : entries)
        box->addItem(word, value);
    box->setAccessibleName(name);
    box->setToolTip(trades);
    box->setMinimumWidth(120);
    return box;
}

/// A value that a preset has and the page does not offer is shown as it is.
void select(QComboBox& box, const std::string& value)
{
    const QSignalBlocker quiet(box);
    const QString wanted = QString::fromStdString(value);
    if (box.findData(wanted) < 0)
        box.addItem(wanted, wanted);
    box.setCurrentIndex(box.findData(wanted));
}

/// @param width of the names that stand under each other; 0: its own
QWidget* labelled(const QString& name, QWidget* field, int width = 0)
{
    auto* all = new QWidget;
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* label = words(name);
    label->setBuddy(field);
    label->setToolTip(field->toolTip());
    label->setMinimumWidth(width);
    row->addWidget(label);
    row->addWidget(field, 1);
    return all;
}

} // namespace

SettingsPanel::SettingsPanel(InferenceForm& form, QWidget* parent) : QWidget(parent), m_form(form)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeLine());
    m_more = new Fold(tr("More: pitch method, loudness, formant, format, folder"), makeMore());
    column->addWidget(m_more);
    connect(&m_form, &InferenceForm::settingsChanged, this, &SettingsPanel::showForm);
    connect(&m_form, &InferenceForm::currentChanged, this, &SettingsPanel::showForm);
    showForm();
}

QWidget* SettingsPanel::makeLine()
{
    m_transpose = new ParameterSlider(
        tr("Transpose"), {-24, 24, 1, 0, 0, tr(" st"), true},
        tr("Semitones up or down. A man's recording in a woman's voice wants about +12."));
    auto* down = button(QStringLiteral("−12"), "quiet");
    auto* up = button(QStringLiteral("+12"), "quiet");
    down->setToolTip(tr("An octave down"));
    up->setToolTip(tr("An octave up"));
    m_propose = button(tr("propose"), "quiet");
    m_propose->setToolTip(tr("Listens to the recording and moves it to where the voice was trained."));
    m_indexRate = new ParameterSlider(
        tr("Index rate"), {0, 1, 0.01, 0.75, 2, {}, false},
        tr("Higher: closer to the trained timbre, but only as good as its recordings. Lower: "
           "keeps more of the source's diction, and lets more of its timbre through."));
    m_protect = new ParameterSlider(tr("Protect"), {0, 0.5, 0.01, 0.33, 2, {}, false},
                                    tr("Lower: breath and consonants stay the source's. 0.5: off."));
    const auto shift = [this](double by) {
        m_form.change([by](ConvertRequest& settings) {
            settings.transposeSemitones = std::clamp(settings.transposeSemitones + by, -24.0, 24.0);
        });
    };
    connect(down, &QPushButton::clicked, this, [shift] { shift(-12.0); });
    connect(up, &QPushButton::clicked, this, [shift] { shift(12.0); });
    connect(m_propose, &QPushButton::clicked, &m_form, &InferenceForm::propose);
    connect(m_transpose, &ParameterSlider::edited, this, [this](double value) {
        m_form.change([value](ConvertRequest& settings) { settings.transposeSemitones = value; });
    });
    connect(m_indexRate, &ParameterSlider::edited, this, [this](double value) {
        m_form.change([value](ConvertRequest& settings) { settings.indexRate = value; });
    });
    connect(m_protect, &ParameterSlider::edited, this, [this](double value) {
        m_form.change([value](ConvertRequest& settings) { settings.protect = value; });
    });

    auto* shifts = new QHBoxLayout;
    shifts->setSpacing(0);
    shifts->addWidget(m_transpose, 1);
    shifts->addSpacing(4);
    shifts->addWidget(down);
    shifts->addWidget(up);
    shifts->addWidget(m_propose);
    auto* shares = new QHBoxLayout;
    shares->setSpacing(24);
    shares->addWidget(m_indexRate, 1);
    shares->addWidget(m_protect, 1);
    auto* line = new QWidget;
    m_line = new QBoxLayout(QBoxLayout::LeftToRight, line);
    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->addLayout(shifts, 1);
    m_line->addLayout(shares, 1);
    return line;
}

/// In a small window the sliders stand under each other: beside each other nothing would be left of them.
void SettingsPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < kNarrow;
    m_line->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_line->setSpacing(isNarrow ? 6 : 20);
}

bool SettingsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_folder && event->type() == QEvent::Resize)
        showFolder();
    return QWidget::eventFilter(watched, event);
}

QWidget* SettingsPanel::makeMore()
{
    m_pitch =
        choice(tr("Pitch method"), tr("How the melody is found. Automatic takes the best that is installed."),
               {{tr("Automatic"), "auto"},
                {"RMVPE", "rmvpe"},
                {"FCPE", "fcpe"},
                {"CREPE", "crepe"},
                {"CREPE tiny", "crepe-tiny"},
                {"Harvest", "harvest"},
                {"SwiftF0", "swiftf0"},
                {"PM", "pm"}});
    m_stereo = choice(tr("Channels"), tr("What becomes of a stereo recording."),
                      {{tr("One channel"), "mono"},
                       {tr("Middle converted, sides kept"), "mid"},
                       {tr("Each channel by itself"), "each"}});
    m_format = choice(tr("Format"), tr("How results are written."),
                      {{"WAV 16 bit", ""},
                       {"WAV 24 bit", "wav24"},
                       {"WAV float", "wavf"},
                       {"FLAC", "flac"},
                       {"FLAC 24 bit", "flac24"},
                       {"MP3", "mp3"},
                       {"Ogg Vorbis", "ogg"},
                       {"Opus", "opus"},
                       {"M4A", "m4a"}});
    m_rmsMix =
        new ParameterSlider(tr("Loudness mix"), {0, 1, 0.01, 0.25, 2, {}, false},
                            tr("0: as loud and soft as the source. 1: as the voice speaks by itself."));
    m_formant = new ParameterSlider(tr("Formant"), {-12, 12, 0.5, 0, 1, tr(" st"), true},
                                    tr("A smaller (+) or larger (−) throat at the same pitch."));
    m_clean = new ParameterSlider(
        tr("Remove noise"), {0, 1, 0.01, 0, 2, {}, false},
        tr("Takes steady noise out of the recording first; too much takes breath as well."));
    m_matchLoudness = new QCheckBox(tr("As loud as the recording"));
    m_matchLoudness->setToolTip(
        tr("The result gets the recording's loudness (ITU-R BS.1770), peaks limited."));
    m_folder = button(QStringLiteral("…"), "");
    m_folder->setAccessibleName(tr("Folder for results"));
    m_folder->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // its path takes what room there is
    m_folder->installEventFilter(this);
    auto* defaults = button(tr("All at their defaults"), "quiet");

    const auto text = [this](QComboBox* box, std::string ConvertRequest::*member) {
        connect(box, &QComboBox::currentIndexChanged, this, [this, box, member] {
            m_form.change([&](ConvertRequest& settings) {
                settings.*member = box->currentData().toString().toStdString();
            });
        });
    };
    text(m_pitch, &ConvertRequest::pitchMethod);
    text(m_stereo, &ConvertRequest::stereo);
    text(m_format, &ConvertRequest::format);
    const auto number = [this](ParameterSlider* slider, double ConvertRequest::*member) {
        connect(slider, &ParameterSlider::edited, this, [this, member](double value) {
            m_form.change([&](ConvertRequest& settings) { settings.*member = value; });
        });
    };
    number(m_rmsMix, &ConvertRequest::rmsMix);
    number(m_formant, &ConvertRequest::formantSemitones);
    number(m_clean, &ConvertRequest::clean);
    connect(m_matchLoudness, &QCheckBox::toggled, this, [this](bool on) {
        m_form.change([on](ConvertRequest& settings) { settings.matchLoudness = on; });
    });
    connect(m_folder, &QPushButton::clicked, this, &SettingsPanel::chooseFolder);
    connect(defaults, &QPushButton::clicked, &m_form, &InferenceForm::useDefaults);

    auto* more = new QWidget;
    auto* grid = new QGridLayout(more);
    grid->setContentsMargins(22, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    QFont normal = font(); // the stylesheet's size comes later
    normal.setPixelSize(static_cast<int>(TextSize::Normal));
    const auto widest = [&](const QStringList& names) {
        constexpr int kRounding = 2;
        int width = 0;
        for (const QString& name : names)
            width = std::max(width, QFontMetrics(normal).horizontalAdvance(name));
        return width + kRounding;
    };
    const int width = widest({tr("Pitch method"), tr("Channels"), tr("Format")});
    const int second = widest({tr("Loudness mix"), tr("Remove noise"), tr("Folder")});
    m_rmsMix->setNameWidth(second);
    m_clean->setNameWidth(second);
    grid->addWidget(labelled(tr("Pitch method"), m_pitch, width), 0, 0);
    grid->addWidget(m_rmsMix, 0, 1);
    grid->addWidget(m_formant, 0, 2);
    grid->addWidget(labelled(tr("Channels"), m_stereo, width), 1, 0);
    grid->addWidget(m_clean, 1, 1);
    grid->addWidget(m_matchLoudness, 1, 2);
    grid->addWidget(labelled(tr("Format"), m_format, width), 2, 0);
    grid->addWidget(labelled(tr("Folder"), m_folder, second), 2, 1);
    grid->addWidget(defaults, 2, 2, Qt::AlignRight);
    for (int i = 0; i < 3; i++)
        grid->setColumnStretch(i, 1);
    return more;
}

void SettingsPanel::showForm()
{
    const ConvertRequest& settings = m_form.settings();
    m_transpose->setValue(settings.transposeSemitones);
    m_propose->setEnabled(!m_form.isProposing() && !m_form.current().empty());
    m_propose->setText(m_form.isProposing() ? tr("listening…") : tr("propose"));
    m_indexRate->setStandard(m_form.usualIndexRate());
    m_indexRate->setValue(settings.indexRate.value_or(m_form.usualIndexRate()));
    m_protect->setValue(settings.protect);
    m_rmsMix->setValue(settings.rmsMix);
    m_formant->setValue(settings.formantSemitones);
    m_clean->setValue(settings.clean);
    select(*m_pitch, settings.pitchMethod);
    select(*m_stereo, settings.stereo);
    select(*m_format, settings.format == "wav16" ? "" : settings.format);
    const QSignalBlocker quiet(m_matchLoudness);
    m_matchLoudness->setChecked(settings.matchLoudness);
    showFolder();
}

void SettingsPanel::showFolder()
{
    const QString folder = QString::fromStdString(m_form.folder().string());
    const int frame =
        m_folder->sizeHint().width() - m_folder->fontMetrics().horizontalAdvance(m_folder->text());
    m_folder->setText(m_folder->fontMetrics().elidedText(folder, Qt::ElideLeft, m_folder->width() - frame));
    m_folder->setToolTip(tr("Results go to %1").arg(folder));
}

void SettingsPanel::chooseFolder()
{
    const QString folder =
        askForFolder(this, tr("Folder for results"), QString::fromStdString(m_form.folder().string()));
    if (!folder.isEmpty())
        m_form.setFolder(folder.toStdString());
}

} // namespace koe::ui
