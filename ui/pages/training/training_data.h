#pragma once

#include "dataset/check.h"
#include "ui/app/desk.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace koe::ui {

template <typename Value> struct Outcome;

/// The recordings of a training: where they lie, and what the doctor finds in them.
class TrainingData : public QObject
{
    Q_OBJECT
public:
    explicit TrainingData(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    /// What the doctor found; nothing while it listens.
    [[nodiscard]] const std::optional<dataset::CheckReport>& report() const { return m_report; }
    [[nodiscard]] bool isChecking() const { return m_checkJob != 0; }
    /// Recordings are on their way into it.
    [[nodiscard]] bool isCopying() const { return m_copying != nullptr; }
    /// There was nothing in the folder when it was last looked at: a set that is about to be recorded.
    [[nodiscard]] bool isEmpty() const { return m_isEmpty; }
    /// Why recordings could not be copied; what is there can be used all the same.
    [[nodiscard]] const QString& copyProblem() const { return m_copyProblem; }
    /// Why what is there cannot be heard.
    [[nodiscard]] const QString& problem() const { return m_problem; }

    /// What is still being copied into another set does not matter any more.
    void setFolder(const std::filesystem::path& folder);
    /// One that the doctor has heard already.
    void setFolder(const std::filesystem::path& folder, const dataset::CheckReport& report);
    /// One folder is taken where it lies; recordings are copied into a set of that name, what comes later
    /// into the same one.
    void takeFiles(const std::vector<std::filesystem::path>& files, const std::string& name);
    /// Lets the doctor listen anew: recordings came or went.
    void check();

Q_SIGNALS:
    void folderChanged();
    void changed(); ///< also at folderChanged()

private:
    /// Copies into one set, one after the other.
    struct Copying
    {
        std::filesystem::path set; // empty: the first one makes it
        int jobs = 0;              // not over
    };
    void forgetCheck();
    void forgetCopying();
    void endCopy(const Outcome<std::filesystem::path>& outcome);

    Desk& m_desk;
    std::filesystem::path m_folder;
    std::optional<dataset::CheckReport> m_report;
    qint64 m_checkJob = 0; // 0: none runs
    int m_check = 0;       // counts them: only the last one's answer matters
    std::shared_ptr<Copying> m_copying;
    bool m_isEmpty = true;
    QString m_copyProblem;
    QString m_problem;
};

} // namespace koe::ui
