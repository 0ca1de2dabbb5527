#include "ui/pages/training/training_data.h"

#include "core/cache_folder.h"
#include "core/is_there.h"
#include "sound/sound.h"
#include "studio/datasets.h"
#include "ui/jobs/job_bridge.h"
#include "ui/jobs/job_title.h"
#include "ui/text/figures.h"

namespace koe::ui {
namespace fs = std::filesystem;

TrainingData::TrainingData(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk) {}

void TrainingData::forgetCheck()
{
    if (m_checkJob != 0)
        m_desk.jobs.stop(m_checkJob);
    m_checkJob = 0;
    ++m_check;
    m_report.reset();
    m_problem.clear();
}

void TrainingData::forgetCopying()
{
    m_copying.reset();
    m_copyProblem.clear();
}

void TrainingData::setFolder(const fs::path& folder)
{
    forgetCopying();
    if (folder == m_folder && (m_report || isChecking())) {
        Q_EMIT changed();
        return;
    }
    m_folder = folder;
    Q_EMIT folderChanged();
    check();
}

void TrainingData::setFolder(const fs::path& folder, const dataset::CheckReport& report)
{
    forgetCheck();
    forgetCopying();
    m_folder = folder;
    m_isEmpty = false;
    m_report = report;
    Q_EMIT folderChanged();
    Q_EMIT changed();
}

void TrainingData::check()
{
    forgetCheck();
    std::error_code error;
    const bool isThere = !m_folder.empty() && fs::is_directory(m_folder, error);
    m_isEmpty = !isThere || fs::is_empty(m_folder, error);
    if (m_isEmpty) {
        if (isThere)
            m_problem = tr("There are no recordings in %1 yet").arg(text(m_folder.filename().string()));
        Q_EMIT changed();
        return;
    }
    studio::JobBoard::Order order;
    order.kind = "check";
    order.title = jobTitle(QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Listening to «%1»"),
                           {QString::fromStdString(m_folder.filename().string())});
    order.lane = studio::Lane::Listening;
    m_checkJob = m_desk.jobs.submit<dataset::CheckReport>(
        std::move(order),
        [&sound = m_desk.sound, folder = m_folder](const Job& job) {
            dataset::CheckRequest request;
            request.data = folder;
            request.cacheFolder = cacheFolder() / "dataset";
            return sound.checkDataset(request, job);
        },
        this,
        [this, check = m_check](const Outcome<dataset::CheckReport>& outcome) {
            if (check != m_check)
                return; // of what is no longer asked about
            m_checkJob = 0;
            m_report = outcome.value;
            m_problem = outcome || outcome.stopped() ? QString() : outcome.sentence;
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void TrainingData::takeFiles(const std::vector<fs::path>& files, const std::string& name)
{
    std::error_code error;
    if (files.empty())
        return;
    if (files.size() == 1 && fs::is_directory(files.front(), error))
        return setFolder(files.front());
    const std::string wish = name.empty() ? tr("My voice").toStdString() : name;
    studio::JobBoard::Order order;
    order.kind = "copy";
    order.title = jobTitle(QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Copying recordings into «%1»"),
                           {QString::fromStdString(wish)});
    order.lane = studio::Lane::Files;
    m_copyProblem.clear();
    // What is dropped later goes into the same set; the lane copies one after the other.
    const fs::path sets = studio::datasetsFolder(m_desk.home);
    if (!m_copying) {
        m_copying = std::make_shared<Copying>();
        m_copying->set = m_folder.parent_path() == sets ? m_folder : fs::path();
    }
    m_copying->jobs++;
    m_desk.jobs.submit<fs::path>(
        std::move(order),
        [home = m_desk.home, sets, copying = m_copying, wish, files](const Job& job) {
            std::string free = wish;
            for (int number = 2; copying->set.empty() && isThere(sets / free); number++)
                free = wish + " " + std::to_string(number);
            if (copying->set.empty())
                copying->set = studio::makeDataset(home, free);
            studio::addRecordings(copying->set, files, job);
            return copying->set;
        },
        this,
        [this, copying = m_copying](const Outcome<fs::path>& outcome) {
            copying->jobs--;
            if (copying == m_copying)
                endCopy(outcome);
        });
    Q_EMIT changed();
}

void TrainingData::endCopy(const Outcome<fs::path>& outcome)
{
    if (!outcome && !outcome.stopped())
        m_copyProblem = outcome.sentence;
    if (m_copying->jobs > 0)
        return;
    const fs::path set = m_copying->set;
    m_copying.reset();
    if (!set.empty() && set != m_folder) {
        m_folder = set;
        Q_EMIT folderChanged();
    }
    check(); // some may have come even where not all did
}

} // namespace koe::ui
