#pragma once

#include "identify/identify.h"
#include "intake/intake.h"
#include "ui/app/desk.h"
#include "ui/jobs/outcome.h"
#include "voice/experiment.h"
#include "voice/extract.h"
#include "voice/voice.h"

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace koe::studio {
struct JobCard;
}

namespace koe::ui {

/// What is in weights/ and logs/, which of it is looked at, and what can be done with it. Each change is a
/// call of koe::voice on a thread that works; what became of it is said() here.
class CheckpointForm : public QObject
{
    Q_OBJECT
public:
    enum class Shelf
    {
        Voices,
        Experiments
    };
    enum class Tone
    {
        None,
        Good,
        Care,
        Wrong
    };
    /// What a message offers to do about it.
    enum class Offer
    {
        None,
        Undo,     ///< bring back from the bin
        GiveIndex ///< put the index that was dropped beside the chosen voice
    };
    struct Message
    {
        Tone tone = Tone::None;
        QString sentence;
        Offer offer = Offer::None;
    };
    /// Words that are being written, not in the file yet.
    struct Draft
    {
        QString note;
        QString author;
    };
    struct Merge
    {
        std::string other; ///< the second voice
        double weight = 0.5;
        QString name; ///< of the new voice; empty: proposedName()
    };
    struct Extract
    {
        std::filesystem::path checkpoint; ///< of the chosen experiment, or dropped
        QString name;                     ///< empty: as RVC calls it
        QString note;
        int sampleRateHz = 0; ///< 0: found
    };

    explicit CheckpointForm(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] Shelf shelf() const { return m_shelf; }
    [[nodiscard]] QString search() const { return m_search; }
    /// Those whose name, note, author or encoder holds the search.
    [[nodiscard]] std::vector<const voice::VoiceCard*> voices() const;
    [[nodiscard]] std::vector<const voice::ExperimentCard*> experiments() const;
    [[nodiscard]] std::size_t voiceCount() const;
    [[nodiscard]] std::size_t experimentCount() const { return m_experiments.size(); }
    [[nodiscard]] bool isRead() const;

    /// What the pane shows; nullptr: nothing is chosen on that shelf.
    [[nodiscard]] const voice::VoiceCard* voice() const;
    [[nodiscard]] const voice::ExperimentCard* experiment() const;
    /// A starter voice can be read, packed, merged and exported, nothing else.
    [[nodiscard]] bool isOwn() const;
    /// Whether it is the voice that converts, on every page.
    [[nodiscard]] bool isSpeaking(const voice::VoiceCard& card) const;
    [[nodiscard]] bool speaks() const { return voice() != nullptr && isSpeaking(*voice()); }
    [[nodiscard]] const Message& message() const { return m_message; }

    [[nodiscard]] const Draft& draft() const { return m_draft; }
    [[nodiscard]] bool isDraftChanged() const;
    [[nodiscard]] const Merge& merge() const { return m_merge; }
    /// Voices that the chosen one can be merged with.
    [[nodiscard]] std::vector<const voice::VoiceCard*> partners() const;
    [[nodiscard]] QString proposedName() const;
    /// Why it cannot be merged yet; empty when it can.
    [[nodiscard]] QString mergeProblem() const;
    [[nodiscard]] const Extract& extract() const { return m_extract; }
    /// The G_ files of the chosen experiment, the newest first.
    [[nodiscard]] const std::vector<std::filesystem::path>& generators() const { return m_generators; }
    [[nodiscard]] QString extractProblem() const;

public Q_SLOTS:
    void setShelf(koe::ui::CheckpointForm::Shelf shelf);
    void setSearch(const QString& text);
    void chooseVoice(const std::string& name);
    void chooseExperiment(const std::string& name);
    void setDraft(const koe::ui::CheckpointForm::Draft& draft) { m_draft = draft, Q_EMIT draftChanged(); }
    void setMerge(const koe::ui::CheckpointForm::Merge& merge) { m_merge = merge, Q_EMIT draftChanged(); }
    void setExtract(const koe::ui::CheckpointForm::Extract& extract)
    {
        m_extract = extract, Q_EMIT draftChanged();
    }
    void clearMessage() { say({}); }
    void refresh();

    /// Looks at what was dropped: voices and packages are taken in, a checkpoint waits to be extracted, of
    /// the rest it is said what it is.
    void take(const std::vector<std::filesystem::path>& files);
    void saveDraft();
    void rename(const QString& newName);
    void remove();
    /// Does what the message offers.
    void acceptOffer();
    void giveIndex(const std::filesystem::path& index);
    void pack(const std::filesystem::path& target);
    void exportTo(const std::filesystem::path& target);
    void startMerge();
    void startExtract();
    /// The chosen voice speaks from now on, everywhere.
    void use();

Q_SIGNALS:
    void listChanged();   ///< voices, experiments, search, shelf
    void chosenChanged(); ///< what the pane shows
    void draftChanged();
    void said(); ///< message()

private:
    template <typename Value>
    void submit(const char* kind, const QString& title, const std::string& request,
                std::function<Value(const Job&)> work, std::function<void(Value&)> done);
    template <typename Value>
    void quick(std::function<Value(const Job&)> work, std::function<void(Value&)> done);
    void say(const Message& message);
    void sayWrong(const QString& sentence) { say({Tone::Wrong, sentence}); }
    void takeChosen();
    void readGenerators();
    void begin(const studio::JobCard& card);
    void open(const std::filesystem::path& file);
    void takeOpened(const intake::Plan& plan, const std::filesystem::path& file);
    void takeIdentified(const std::vector<std::pair<std::filesystem::path, identify::Identity>>& found);
    void runPack(const std::string& name, const std::filesystem::path& target);
    void runMerge(const std::string& first, const Merge& merge);
    void runExtract(const Extract& extract);
    void runExport(const std::string& name, const std::filesystem::path& target);

    Desk& m_desk;
    Shelf m_shelf = Shelf::Voices;
    QString m_search;
    std::vector<voice::ExperimentCard> m_experiments;
    bool m_isReading = false;
    bool m_areExperimentsRead = false;
    std::string m_voice;
    std::string m_wantedVoice; ///< to be chosen as soon as it is there
    std::string m_experiment;
    std::vector<std::filesystem::path> m_generators;
    Draft m_draft;
    Merge m_merge;
    Extract m_extract;
    Message m_message;
    std::vector<std::filesystem::path> m_inBin; ///< what Offer::Undo brings back
    std::filesystem::path m_index;              ///< what Offer::GiveIndex gives
    QTimer m_again;                             ///< experiments change without a sign
};

} // namespace koe::ui
