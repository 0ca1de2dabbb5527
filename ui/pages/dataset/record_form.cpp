#include "ui/pages/dataset/record_form.h"

#include "studio/settings.h"
#include "ui/jobs/job_bridge.h"
#include "ui/pages/dataset/dataset_form.h"

#include <algorithm>
#include <cmath>

namespace koe::ui {
namespace fs = std::filesystem;
namespace {

constexpr int kLookEveryMs = 40;
constexpr double kShortestSeconds = 0.6; // less is a slip of the finger

using Activity = sound::RecorderState::Activity;

} // namespace

QStringList sentencesToRead()
{
    static constexpr const char* kSentences[] = {
        QT_TRANSLATE_NOOP("koe::ui::RecordForm",
                          "The north wind and the sun argued about which of them was stronger."),
        QT_TRANSLATE_NOOP("koe::ui::RecordForm",
                          "Every morning I open the window and listen to the birds for a while."),
        QT_TRANSLATE_NOOP("koe::ui::RecordForm",
                          "She sells fresh bread, warm soup and sweet oranges near the old bridge."),
        QT_TRANSLATE_NOOP("koe::ui::RecordForm",
                          "How far is it to the station, and when does the last train leave?"),
        QT_TRANSLATE_NOOP("koe::ui::RecordForm",
                          "The child laughed loudly and threw the yellow ball over the fence."),
        QT_TRANSLATE_NOOP("koe::ui::RecordForm",
                          "On Thursday we measured the depth of the lake with a long rope."),
        QT_TRANSLATE_NOOP("koe::ui::RecordForm",
                          "What a beautiful voice, said the judge, and closed her notebook."),
        QT_TRANSLATE_NOOP("koe::ui::RecordForm",
                          "Five boxes of quick matches lay beside the huge kitchen stove."),
        QT_TRANSLATE_NOOP("koe::ui::RecordForm",
                          "I would rather walk slowly through the rain than wait here for the bus."),
        QT_TRANSLATE_NOOP("koe::ui::RecordForm",
                          "The engineer pushed a small green button, and the whole room went quiet."),
        QT_TRANSLATE_NOOP("koe::ui::RecordForm", "Nobody knew why the owl chose that chimney for its nest."),
        QT_TRANSLATE_NOOP("koe::ui::RecordForm",
                          "Thin clouds moved over the harbour while the boys joked about pirates."),
        QT_TRANSLATE_NOOP("koe::ui::RecordForm",
                          "Bring two cups, a jar of honey and the blue measuring spoon, will you?"),
        QT_TRANSLATE_NOOP("koe::ui::RecordForm",
                          "My uncle used to play the violin until very late at night."),
        QT_TRANSLATE_NOOP("koe::ui::RecordForm",
                          "Is this the road that leads around the mountain or across it?"),
        QT_TRANSLATE_NOOP("koe::ui::RecordForm",
                          "A strange noise came out of the garage, so we called our neighbour."),
        QT_TRANSLATE_NOOP("koe::ui::RecordForm",
                          "They painted the ceiling white and both of the doors dark red."),
        QT_TRANSLATE_NOOP("koe::ui::RecordForm",
                          "After the storm, the beach was covered with shells and broken branches."),
        QT_TRANSLATE_NOOP("koe::ui::RecordForm",
                          "He thought about the question, smiled, and gave no answer at all."),
        QT_TRANSLATE_NOOP("koe::ui::RecordForm",
                          "Cheese, pears and fresh pasta: that is all we need for dinner."),
    };
    QStringList sentences;
    for (const char* sentence : kSentences)
        sentences << RecordForm::tr(sentence);
    return sentences;
}

RecordForm::RecordForm(Desk& desk, DatasetForm& set, QObject* parent)
    : QObject(parent), m_desk(desk), m_set(set),
      m_device(QString::fromStdString(desk.settings.text("sound/input")))
{
    m_timer.setInterval(kLookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &RecordForm::look);
}

RecordForm::~RecordForm() = default;

void RecordForm::begin()
{
    m_sentences = sentencesToRead();
    m_written.clear();
    m_isRetake = false;
    m_problem.clear();
    m_step = Step::Ready;
    if (!m_recorder)
        m_recorder = m_desk.sound.recorder();
    m_recorder->listen({m_device.toStdString(), 48000});
    m_timer.start();
    findDevices();
    Q_EMIT changed();
}

void RecordForm::findDevices()
{
    m_desk.jobs.ask<std::vector<sound::SoundDevice>>(
        [&sound = m_desk.sound](const Job&) { return sound.devices(); }, this,
        [this](Outcome<std::vector<sound::SoundDevice>> outcome) {
            m_devices.clear();
            if (outcome)
                std::copy_if(outcome.value->begin(), outcome.value->end(), std::back_inserter(m_devices),
                             [](const sound::SoundDevice& device) { return device.inputs > 0; });
            if (m_devices.empty() && m_problem.isEmpty())
                m_problem = tr("There is no microphone: plug one in and open this again.");
            Q_EMIT changed();
        });
}

void RecordForm::end()
{
    m_timer.stop();
    if (m_recorder)
        m_recorder->rest(); // its end would wait for the device
    m_step = Step::Ready;
    if (!m_written.empty())
        m_set.reload();
    Q_EMIT changed();
}

QString RecordForm::sentence() const
{
    return m_sentences.value(m_sentence);
}

void RecordForm::setStep(Step step)
{
    m_step = step;
    Q_EMIT changed();
}

void RecordForm::toggle()
{
    if (!m_recorder)
        return;
    if (m_step == Step::Recording) {
        if (m_state.seconds < kShortestSeconds) {
            m_recorder->cancel();
            setStep(Step::Ready);
            return;
        }
        m_recorder->stop();
        setStep(Step::Writing);
        return;
    }
    if (m_step == Step::Writing)
        return;
    if (m_step == Step::Heard)
        next();
    m_problem.clear();
    m_loudest = 0.0;
    m_state = {};
    if (!m_isRetake)
        m_take = m_set.freeTake();
    m_recorder->record(m_take);
    setStep(Step::Recording);
}

void RecordForm::again()
{
    if (m_step == Step::Recording && m_recorder)
        m_recorder->cancel();
    if (m_step == Step::Writing)
        return;
    m_isRetake = m_isRetake || m_step == Step::Heard;
    m_step = Step::Ready;
    toggle();
}

void RecordForm::next()
{
    if (m_step == Step::Recording || m_step == Step::Writing || m_sentences.isEmpty())
        return;
    m_isRetake = false;
    m_sentence = (m_sentence + 1) % static_cast<int>(m_sentences.size());
    setStep(Step::Ready);
}

void RecordForm::previous()
{
    if (m_step == Step::Recording || m_step == Step::Writing || m_sentences.isEmpty())
        return;
    m_isRetake = false;
    const int count = static_cast<int>(m_sentences.size());
    m_sentence = (m_sentence + count - 1) % count;
    setStep(Step::Ready);
}

void RecordForm::chooseDevice(const QString& id)
{
    m_device = id;
    m_desk.settings.set("sound/input", id.toStdString());
    m_problem.clear();
    if (m_recorder && m_step != Step::Recording && m_step != Step::Writing)
        m_recorder->listen({id.toStdString(), 48000});
    Q_EMIT changed();
}

void RecordForm::look()
{
    m_state = m_recorder->state();
    if (m_step == Step::Recording)
        m_loudest = std::max(m_loudest, static_cast<double>(m_state.level.peak));
    const QString problem = QString::fromStdString(m_state.problem);
    const bool isNew = !problem.isEmpty() && problem != m_problem;
    if (isNew) {
        m_problem = problem;
        if (m_state.activity == Activity::Resting)
            findDevices(); // what is there to choose from now
    }
    const bool isOver =
        m_step == Step::Writing || (m_step == Step::Recording && m_state.activity == Activity::Resting);
    if (isOver && m_state.written == m_take) {
        m_written.insert(m_take);
        m_isRetake = false;
        setStep(Step::Heard);
    } else if (isOver && !problem.isEmpty()) {
        setStep(Step::Ready);
    } else if (isNew) {
        Q_EMIT changed();
    }
    Q_EMIT metered();
}

double RecordForm::peakDb() const
{
    return m_state.activity == Activity::Resting
               ? -100.0
               : 20.0 * std::log10(std::max(static_cast<double>(m_state.level.peak), 1e-5));
}

QString RecordForm::advice() const
{
    if (m_step != Step::Heard)
        return {};
    const double loudestDb = 20.0 * std::log10(std::max(m_loudest, 1e-5));
    if (m_state.clipped > 0)
        return tr("Too loud: it clipped. Turn the microphone down, or go back a little.");
    if (m_state.dropouts > 0)
        return tr("There is a gap in it: the computer was too busy. Read it again.");
    if (loudestDb < kGoodFromDb)
        return tr("Very soft: come closer, or turn the microphone up.");
    return {};
}

} // namespace koe::ui
