#pragma once

#include "dataset/check.h"
#include "dataset/recordings.h"
#include "ui/app/desk.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace koe::ui {

/// A recording of the set that is open.
struct ClipRow
{
    std::string name; ///< path inside the folder
    std::filesystem::path path;
    bool leftOut = false;
    bool heard = false; ///< the doctor has figures for it
    double seconds = 0.0;
    std::vector<dataset::Finding> findings;

    /// Better left out, as the doctor finds.
    [[nodiscard]] bool shouldDrop() const;
};

/// A named set of recordings: what is in it, what the doctor says of it, what of it is kept. No widgets.
///
/// A set is a folder: one that the studio made (datasets/), or any that was opened. What is left out is noted
/// in the folder itself, so that `koe train` does the same.
class DatasetForm : public QObject
{
    Q_OBJECT
public:
    explicit DatasetForm(Desk& desk, QObject* parent = nullptr);

    // Sets.
    [[nodiscard]] const std::vector<std::filesystem::path>& sets() const { return m_sets; }
    [[nodiscard]] static QString nameOf(const std::filesystem::path& folder);
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    void open(const std::filesystem::path& folder);
    /// Makes an empty set and opens it. @return false, with a problem(), when the name cannot be
    bool make(const QString& name);
    /// A name that is free: "My voice", "My voice 2" …
    [[nodiscard]] QString freeName(const QString& wish) const;
    /// Forgets a set of elsewhere; those of the studio stay in the list as long as they are there.
    void forget(const std::filesystem::path& folder);

    // Recordings.
    [[nodiscard]] const std::vector<ClipRow>& clips() const { return m_clips; }
    /// One folder is opened where it lies; files are copied into the open set, or into a new one.
    void takeFiles(const std::vector<std::filesystem::path>& files);
    [[nodiscard]] bool isCopying() const { return m_copyJob != 0; }
    void setKept(const std::string& name, bool kept);
    /// Leaves out all that the doctor would for this reason.
    void dropAll(dataset::Trouble trouble);
    /// How many that would be.
    [[nodiscard]] int suggested(dataset::Trouble trouble) const;
    void keepAll();
    /// Where a new recording goes: "take 001.wav", the first that is free.
    [[nodiscard]] std::filesystem::path freeTake() const;
    /// The page is seen: sets are looked for, and at the first time the set of last time is read.
    void wake();
    /// Reads the folder anew and lets the doctor listen.
    void reload();

    // The doctor.
    [[nodiscard]] bool isChecking() const { return m_checkJob != 0; }
    [[nodiscard]] double checked() const { return m_checked; } ///< in [0, 1]
    void stopCheck();
    [[nodiscard]] const std::optional<dataset::CheckReport>& report() const { return m_report; }

    /// What went wrong last, for the page; empty: nothing.
    [[nodiscard]] const QString& problem() const { return m_problem; }
    void clearProblem();
    /// Whether a voice can be trained on it; else whyNot().
    [[nodiscard]] bool isReady() const { return whyNot().isEmpty(); }
    [[nodiscard]] QString whyNot() const;
    void train();

Q_SIGNALS:
    void setsChanged();
    void clipsChanged();
    void reportChanged();
    void progressChanged();
    void problemChanged();
    /// The user wants a voice of this set.
    void trainWanted(const QString& folder, int epochs);

private:
    void setProblem(const QString& sentence);
    void findSets();
    void remember();
    void showFolder(const dataset::Recordings& recordings);
    void check();
    void takeReport(dataset::CheckReport report);
    void sortClips();
    void copyInto(const std::filesystem::path& set, const std::vector<std::filesystem::path>& files);
    void writeLeftOut();
    [[nodiscard]] std::set<std::string> leftOut() const;

    Desk& m_desk;
    std::vector<std::filesystem::path> m_sets;
    std::vector<std::filesystem::path> m_elsewhere; // sets that were opened
    std::filesystem::path m_folder;
    std::vector<ClipRow> m_clips;
    std::optional<dataset::CheckReport> m_report;
    std::int64_t m_checkJob = 0;
    std::int64_t m_copyJob = 0;
    double m_checked = 0.0;
    std::uint64_t m_reading = 0; // the last reading of a folder; answers of earlier ones are dropped
    QString m_problem;
};

} // namespace koe::ui
