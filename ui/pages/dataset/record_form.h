#pragma once

#include "sound/sound.h"
#include "ui/app/desk.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <set>
#include <utility>
#include <vector>

namespace koe::ui {

class DatasetForm;

/// Recording a set sentence by sentence: which sentence, which microphone, what the meter says, what is
/// kept. No widgets.
class RecordForm : public QObject
{
    Q_OBJECT
public:
    enum class Step
    {
        Ready,     ///< a sentence is there to be read
        Recording, ///< it is read
        Writing,   ///< its file is made
        Heard,     ///< it is kept: again, or next
    };

    RecordForm(Desk& desk, DatasetForm& set, QObject* parent = nullptr);
    ~RecordForm() override;

    /// The page of recordings begins it as soon as it is shown, and leads back to @p page when it is done.
    void want(const QString& page) { m_wantedBy = page; }
    /// Who wants it; empty: nobody any more.
    [[nodiscard]] QString takeWish() { return std::exchange(m_wantedBy, {}); }
    /// Opens the microphone and asks for devices; nothing where there is no sound library.
    void begin();
    /// Gives the microphone back; what was recorded stays, what is being recorded is thrown away.
    void end();

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] int number() const { return m_sentence + 1; }
    [[nodiscard]] int sentences() const { return static_cast<int>(m_sentences.size()); }
    [[nodiscard]] int recorded() const { return static_cast<int>(m_written.size()); } ///< since begin()
    [[nodiscard]] double seconds() const { return m_state.seconds; }
    /// What was read just now, to be heard; empty while there is nothing, or it is read again.
    [[nodiscard]] std::filesystem::path heard() const
    {
        return m_step == Step::Heard ? m_take : std::filesystem::path();
    }
    [[nodiscard]] sound::Sound& sound() const { return m_desk.sound; }

    /// Starts, or ends and keeps.
    void toggle();
    /// The same sentence once more; the take before goes when the new one is whole.
    void again();
    void next();
    void previous();

    [[nodiscard]] const std::vector<sound::SoundDevice>& devices() const
    {
        return m_devices;
    }                                                                ///< microphones
    [[nodiscard]] const QString& device() const { return m_device; } ///< id; empty: the usual one
    void chooseDevice(const QString& id);

    /// dB of full scale, for the meter; −100 while nothing is heard.
    [[nodiscard]] double peakDb() const;
    /// What to mind about the take: too loud, too soft, gaps; empty: good.
    [[nodiscard]] QString advice() const;
    [[nodiscard]] QString problem() const { return m_problem; }

    static constexpr double kGoodFromDb = -24.0; ///< the meter's green zone, peaks of a sentence
    static constexpr double kGoodToDb = -4.0;

Q_SIGNALS:
    void changed(); ///< step, sentence, problem, devices
    void metered(); ///< about 25 times a second while the microphone is open

private:
    void look();
    void findDevices();
    void setStep(Step step);

    Desk& m_desk;
    DatasetForm& m_set;
    std::unique_ptr<sound::Recorder> m_recorder;
    std::vector<sound::SoundDevice> m_devices;
    QString m_device;
    QStringList m_sentences;
    int m_sentence = 0;
    std::set<std::filesystem::path> m_written; // since begin()
    Step m_step = Step::Ready;
    sound::RecorderState m_state;
    double m_loudest = 0.0; // peak of this take
    std::filesystem::path m_take;
    bool m_isRetake = false; // of the take that is there
    QString m_problem;
    QTimer m_timer;
    QString m_wantedBy;
};

/// Sentences to read in the window's language, short and various in sound.
[[nodiscard]] QStringList sentencesToRead();

} // namespace koe::ui
