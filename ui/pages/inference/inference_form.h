#pragma once

#include "convert/convert.h"
#include "studio/take_history.h"
#include "ui/app/desk.h"
#include "ui/pages/inference/conversions.h"
#include "ui/pages/inference/source_list.h"
#include "ui/pages/inference/voice_settings.h"

#include <QObject>

#include <deque>

namespace koe::studio {
struct JobCard;
}

namespace koe::ui {

/// What the Inference page knows and does: recordings, a voice's settings, conversions, their results.
class InferenceForm : public QObject
{
    Q_OBJECT
public:
    explicit InferenceForm(Desk& desk, QObject* parent = nullptr);

    // Recordings.
    [[nodiscard]] SourceList& sources() { return m_sources; }
    /// Files, and folders with what is below them. Recordings that are there already are chosen again.
    void add(const std::vector<std::filesystem::path>& files);
    /// Stops it where it is being converted.
    void remove(int row);
    /// What is converted just now stays.
    void removeAll();
    void stop(int row);
    /// The one that is looked at; empty: none.
    [[nodiscard]] const std::filesystem::path& current() const { return m_current; }
    void setCurrent(const std::filesystem::path& file);

    // Settings of the chosen voice.
    [[nodiscard]] const convert::ConvertRequest& settings() const { return m_settings.values(); }
    template <typename Change> void change(const Change& how)
    {
        convert::ConvertRequest changed = settings();
        how(changed);
        m_settings.set(changed);
    }
    void useDefaults() { m_settings.set({}); }
    /// What index rate the chosen voice takes where none is set.
    [[nodiscard]] double usualIndexRate() const { return m_settings.usualIndexRate(); }
    [[nodiscard]] std::filesystem::path folder() const;
    void setFolder(const std::filesystem::path& folder);

    /// Finds how far the voice lies from the current recording and sets the transpose: see proposed().
    void propose();
    [[nodiscard]] bool isProposing() const { return m_isProposing; }

    // Conversion.
    /// Why nothing can be converted now, in words for the button; empty when it can.
    [[nodiscard]] QString problem() const;
    /// Base models that the chosen voice needs with these settings and that are not here; part of problem().
    [[nodiscard]] std::vector<std::string> missingModels() const;
    /// Computes on what there is from now on, and converts.
    void useOtherDevice();
    /// What convert() will do, in words for the button.
    [[nodiscard]] QString action() const;
    [[nodiscard]] convert::ConvertRequest request() const;
    void convert();
    /// Adds a recording and converts as soon as it is read.
    void convertWhenRead(const std::filesystem::path& file);
    [[nodiscard]] bool isConverting() const { return m_conversions.isAny(); }

    // Results.
    /// What is to be said of a history that could not be read; empty: all is well.
    [[nodiscard]] const std::string& takesSetAside() const { return m_history.setAside(); }
    [[nodiscard]] std::vector<studio::Take> takes() const { return m_history.of(m_current); }
    void star(std::int64_t take, bool starred);
    void forget(std::int64_t take);
    /// Voice and settings of a take are set again.
    void useAgain(std::int64_t take);
    /// What a take is made with beside what stands before it: «+3 → +5 st, index 0.75 → 0.4».
    [[nodiscard]] QString describe(const studio::Take& take, const studio::Take* before) const;

Q_SIGNALS:
    void settingsChanged();
    void actionChanged();
    void currentChanged();
    void takesChanged();
    /// A result of the current recording is new.
    void taken(qint64 take);
    /// @param octaves the next whole octaves, in semitones: they keep the key of a song
    void proposed(const QString& sentence, int octaves);
    void failed(const QString& sentence);
    /// useOtherDevice() is what can be done about it.
    void deviceGone(const QString& sentence);
    void warned(const QString& sentence);

private:
    void lookOn();
    void look(const std::filesystem::path& file);
    void setPlace(convert::ConvertRequest& request) const;
    void beginAgain(const studio::JobCard& card);
    void keepFiles();
    [[nodiscard]] std::vector<int> chosenRows() const;

    Desk& m_desk;
    SourceList m_sources;
    std::filesystem::path m_current;
    std::filesystem::path m_convertWhenRead;
    VoiceSettings m_settings;
    std::deque<std::filesystem::path> m_toLookAt;
    int m_looking = 0;
    bool m_isProposing = false;
    studio::TakeHistory m_history;
    Conversions m_conversions;
};

} // namespace koe::ui
