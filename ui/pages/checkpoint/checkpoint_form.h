#pragma once

#include "ui/app/desk.h"
#include "ui/app/file_names.h"
#include "ui/pages/checkpoint/checkpoint_bin.h"
#include "ui/pages/checkpoint/checkpoint_jobs.h"
#include "ui/pages/checkpoint/extract_form.h"
#include "ui/pages/checkpoint/merge_form.h"
#include "voice/broken_voice.h"
#include "voice/experiment.h"

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace koe::ui {

struct DroppedFile;

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
    using Message = CheckpointMessage;
    using Tone = Message::Tone;
    using Offer = Message::Offer;
    /// Words that are being written, not in the file yet.
    struct Draft
    {
        QString note;
        QString author;
    };

    explicit CheckpointForm(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] Shelf shelf() const { return m_shelf; }
    [[nodiscard]] QString search() const { return m_search; }
    /// Those whose name, note, author or encoder holds the search.
    [[nodiscard]] std::vector<const voice::VoiceCard*> voices() const;
    /// Files that ought to be voices and cannot be used, whose name holds the search.
    [[nodiscard]] std::vector<const voice::BrokenVoice*> broken() const;
    [[nodiscard]] std::vector<const voice::ExperimentCard*> experiments() const;
    [[nodiscard]] std::size_t voiceCount() const;
    [[nodiscard]] std::size_t experimentCount() const { return m_experiments.size(); }
    [[nodiscard]] bool isRead() const;

    /// What the pane shows; nullptr: nothing is chosen on that shelf.
    [[nodiscard]] const voice::VoiceCard* voice() const;
    [[nodiscard]] const voice::ExperimentCard* experiment() const;
    /// Of the voice that is chosen, also where its file cannot be used.
    [[nodiscard]] const std::string& chosenName() const { return m_voice; }
    /// A starter voice can be read, packed, merged and exported, nothing else.
    [[nodiscard]] bool isOwn() const;
    /// To hear the chosen voice by; empty: there is none.
    [[nodiscard]] std::filesystem::path sample() const;
    [[nodiscard]] sound::Sound& sound() const { return m_desk.sound; }
    /// Whether it is the voice that converts, on every page.
    [[nodiscard]] bool isSpeaking(const voice::VoiceCard& card) const;
    [[nodiscard]] bool speaks() const { return voice() != nullptr && isSpeaking(*voice()); }
    [[nodiscard]] const Message& message() const { return m_message; }

    [[nodiscard]] const Draft& draft() const { return m_draft; }
    [[nodiscard]] bool isDraftChanged() const;
    /// Why the chosen voice cannot be called so; empty: it can.
    [[nodiscard]] QString renameProblem(const QString& newName) const;
    /// Where a file dialog begins.
    [[nodiscard]] QString folder() const { return filesFolder(m_desk.settings); }
    /// The chosen voice with another one.
    [[nodiscard]] MergeForm& merge() { return m_merge; }
    /// A voice of the chosen experiment, or of a checkpoint that was dropped.
    [[nodiscard]] ExtractForm& extract() { return m_extract; }

public Q_SLOTS:
    void setShelf(koe::ui::CheckpointForm::Shelf shelf);
    void setSearch(const QString& text);
    void chooseVoice(const std::string& name);
    void chooseExperiment(const std::string& name);
    void setDraft(const koe::ui::CheckpointForm::Draft& draft) { m_draft = draft, Q_EMIT draftChanged(); }
    void clearMessage() { m_awaited = 0, say({}); }
    void refresh();

    /// Looks at what was dropped: voices and packages are taken in, a checkpoint waits to be extracted, of
    /// the rest it is said what it is.
    void take(const std::vector<std::filesystem::path>& files);
    void saveDraft();
    void rename(const QString& newName);
    void remove();
    /// Brings back what went into the bin last, and what went before it when called again.
    void undo();
    /// Does what the message offers.
    void acceptOffer();
    void giveIndex(const std::filesystem::path& index);
    /// The next file dialog begins where @p file lies.
    void keepFolder(const std::filesystem::path& file) { keepFilesFolder(m_desk.settings, file); }
    /// @param replace a file that is there: the user was asked
    void pack(const std::filesystem::path& target, bool replace = false);
    void exportTo(const std::filesystem::path& target, bool replace = false);
    /// The chosen voice speaks from now on, everywhere.
    void use();

Q_SIGNALS:
    void listChanged();   ///< voices, experiments, search, shelf
    void chosenChanged(); ///< what the pane shows
    void draftChanged();
    void said(); ///< message()

private:
    template <typename Value>
    void quick(std::function<Value(const Job&)> work, std::function<void(Value&)> done);
    void say(const Message& message);
    void sayWrong(const QString& sentence) { say({Tone::Wrong, sentence}); }
    void takeChosen();
    void extractFrom(const std::filesystem::path& dropped);
    void use(const DroppedFile& dropped);

    Desk& m_desk;
    CheckpointJobs m_jobs;
    MergeForm m_merge;
    ExtractForm m_extract;
    CheckpointBin m_bin;
    Shelf m_shelf = Shelf::Voices;
    QString m_search;
    std::vector<voice::ExperimentCard> m_experiments;
    bool m_isReading = false;
    bool m_areExperimentsRead = false;
    std::string m_voice;
    std::string m_wantedVoice; ///< to be chosen as soon as it is there
    std::string m_experiment;
    Draft m_draft;
    Message m_message;
    int m_awaited = 0; ///< of files that were dropped together, those of which nothing was said yet
    std::map<std::string, Draft> m_drafts; ///< of voices that were left with words not in their file yet
    std::filesystem::path m_index;         ///< what Offer::GiveIndex gives
    QTimer m_again;                        ///< experiments change without a sign
};

} // namespace koe::ui
