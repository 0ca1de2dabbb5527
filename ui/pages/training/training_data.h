#pragma once

#include "dataset/check.h"
#include "ui/app/desk.h"

#include <QObject>

#include <filesystem>
#include <optional>
#include <vector>

namespace koe::ui {

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
    [[nodiscard]] bool isCopying() const { return m_isCopying; }
    /// There was nothing in the folder when it was last looked at: a set that is about to be recorded.
    [[nodiscard]] bool isEmpty() const { return m_isEmpty; }
    /// Why recordings could not be copied or heard.
    [[nodiscard]] const QString& problem() const { return m_problem; }

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
    void forgetCheck();

    Desk& m_desk;
    std::filesystem::path m_folder;
    std::optional<dataset::CheckReport> m_report;
    qint64 m_checkJob = 0; // 0: none runs
    int m_check = 0;       // counts them: only the last one's answer matters
    bool m_isCopying = false;
    bool m_isEmpty = true;
    QString m_problem;
};

} // namespace koe::ui
