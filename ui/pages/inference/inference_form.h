#pragma once

#include "convert/convert.h"
#include "studio/take_history.h"
#include "ui/app/desk.h"
#include "ui/jobs/outcome.h"
#include "ui/pages/inference/source_list.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>

namespace koe::studio {
struct JobCard;
}

namespace koe::ui {

/// What the Inference page knows and does: recordings, a voice's settings, conversions, their results.
///
/// Every voice has settings of its own (a preset that is called as the voice is); a change is kept at once.
class InferenceForm : public QObject
{
    Q_OBJECT
public:
    explicit InferenceForm(Desk& desk, QObject* parent = nullptr);
    ~InferenceForm() override;

    // Recordings.
    [[nodiscard]] SourceList& sources() { return m_sources; }
    /// Files, and folders with what is below them. Recordings that are there already are chosen again.
    void add(const std::vector<std::filesystem::path>& files);
    /// Stops it where it is being converted.
    void remove(int row);
    void stop(int row);
    /// The one that is looked at; empty: none.
    [[nodiscard]] const std::filesystem::path& current() const { return m_current; }
    void setCurrent(const std::filesystem::path& file);

    // Settings of the chosen voice.
    [[nodiscard]] const convert::ConvertRequest& settings() const { return m_settings; }
    template <typename Change> void change(const Change& how)
    {
        how(m_settings);
        settle();
    }
    void useDefaults();
    /// What index rate the chosen voice takes where none is set.
    [[nodiscard]] double usualIndexRate() const;
    [[nodiscard]] std::filesystem::path folder() const;
    void setFolder(const std::filesystem::path& folder);

    /// Finds how far the voice lies from the current recording and sets the transpose: see proposed().
    void propose();
    [[nodiscard]] bool isProposing() const { return m_isProposing; }

    // Conversion.
    /// Why nothing can be converted now, in words for the button; empty when it can.
    [[nodiscard]] QString problem() const;
    /// What convert() will do, in words for the button.
    [[nodiscard]] QString action() const;
    [[nodiscard]] convert::ConvertRequest request() const;
    void convert();
    /// Adds a recording and converts as soon as it is read.
    void convertWhenRead(const std::filesystem::path& file);
    [[nodiscard]] bool isConverting() const { return !m_runs.empty(); }

    // Results.
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
    void warned(const QString& sentence);

private:
    struct Run;

    void look(int row);
    void settle();
    void keepSettings();
    void takeVoice();
    void setPlace(convert::ConvertRequest& request) const;
    void submit(convert::ConvertRequest request);
    void follow(const studio::JobCard& card);
    void showNews(Run& run);
    void end(qint64 job, Outcome<convert::ConvertReport> outcome);
    void beginAgain(const studio::JobCard& card);
    void keepFiles();
    [[nodiscard]] std::vector<int> chosenRows() const;
    [[nodiscard]] std::filesystem::path freeOutput(const std::filesystem::path& input,
                                                   const std::vector<std::filesystem::path>& taken) const;

    Desk& m_desk;
    SourceList m_sources;
    std::filesystem::path m_current;
    std::filesystem::path m_convertWhenRead;
    convert::ConvertRequest m_settings;
    std::string m_voice; ///< whose settings these are
    QTimer m_keepSettings;
    bool m_isProposing = false;
    studio::TakeHistory m_history;
    std::map<qint64, std::unique_ptr<Run>> m_runs; ///< by job
};

} // namespace koe::ui
