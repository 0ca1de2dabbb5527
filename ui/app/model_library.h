#pragma once

#include "assets/installed.h"
#include "assets/manifest.h"
#include "core/home.h"

#include <QObject>
#include <QString>

#include <string>
#include <vector>

namespace koe::studio {
struct JobCard;
}

namespace koe::ui {

class JobBridge;

/// The base models that there are, which of them are here, and the jobs that get them: the same on every
/// page.
class ModelLibrary : public QObject
{
    Q_OBJECT
public:
    struct Model
    {
        const assets::Asset* asset = nullptr;
        assets::Where where = assets::Where::Absent; ///< of the whole
        std::uint64_t bytes = 0;                     ///< of it that are here
        std::int64_t job = 0;                        ///< that gets it now; 0: none
        double fraction = 0.0;                       ///< of that job
        QString problem;                             ///< why it was not got
    };

    /// @param list must outlive the object
    ModelLibrary(Home home, JobBridge& jobs, const std::vector<assets::Asset>& list = assets::manifest(),
                 QObject* parent = nullptr);

    [[nodiscard]] const std::vector<Model>& models() const { return m_models; }
    /// nullptr: the list has none of that name
    [[nodiscard]] const Model* find(const std::string& name) const;
    /// Bytes of these that have yet to come.
    [[nodiscard]] std::uint64_t missingBytes(const std::vector<std::string>& names) const;

public Q_SLOTS:
    /// Looks which are here.
    void refresh();
    /// As a job, unless it is here or under way.
    void get(const std::string& name);
    void stop(const std::string& name);

Q_SIGNALS:
    void changed();
    /// One came, or went.
    void arrived();

private:
    void watch(const studio::JobCard& card);
    void beginAgain(const studio::JobCard& card);

    Home m_home;
    JobBridge& m_jobs;
    const std::vector<assets::Asset>& m_list;
    std::vector<Model> m_models;
};

} // namespace koe::ui
