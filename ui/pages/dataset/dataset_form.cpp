#include "ui/pages/dataset/dataset_form.h"

#include "core/cache_folder.h"
#include "core/error.h"
#include "dataset/left_out.h"
#include "sound/sound.h"
#include "studio/datasets.h"
#include "studio/settings.h"
#include "ui/jobs/job_bridge.h"
#include "ui/jobs/job_title.h"
#include "ui/text/figures.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace koe::ui {
namespace fs = std::filesystem;
namespace {

constexpr int kMostSpeakers = 109;

} // namespace

bool ClipRow::shouldDrop() const
{
    return std::any_of(findings.begin(), findings.end(),
                       [](const dataset::Finding& finding) { return finding.drop; });
}

DatasetForm::DatasetForm(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    for (const std::string& folder : m_desk.settings.texts("dataset/elsewhere"))
        m_elsewhere.emplace_back(folder);
    findSets();
    connect(&m_desk.jobs, &JobBridge::changed, this, [this](const studio::JobCard& card) {
        if (card.id != m_checkJob)
            return;
        m_checked = card.fraction;
        Q_EMIT progressChanged();
    });
    connect(&m_desk.jobs, &JobBridge::wanted, this, [this](const studio::JobCard& card) {
        if (card.kind == "check")
            open(card.request);
    });
    const fs::path last = m_desk.settings.text("dataset/folder");
    std::error_code error;
    if (!last.empty() && fs::is_directory(last, error))
        m_folder = last;
}

QString DatasetForm::nameOf(const fs::path& folder)
{
    const fs::path name = folder.has_filename() ? folder.filename() : folder.parent_path().filename();
    return text(name.string());
}

void DatasetForm::findSets()
{
    m_sets = studio::datasetFolders(m_desk.home);
    for (const fs::path& folder : m_elsewhere)
        if (std::error_code error; fs::is_directory(folder, error) &&
                                   std::find(m_sets.begin(), m_sets.end(), folder) == m_sets.end())
            m_sets.push_back(folder);
    Q_EMIT setsChanged();
}

void DatasetForm::remember()
{
    std::vector<std::string> folders;
    for (const fs::path& folder : m_elsewhere)
        folders.push_back(folder.string());
    m_desk.settings.set("dataset/elsewhere", folders);
    m_desk.settings.set("dataset/folder", m_folder.string());
}

void DatasetForm::open(const fs::path& folder)
{
    const fs::path whole = fs::absolute(folder).lexically_normal();
    const fs::path place = whole.has_filename() ? whole : whole.parent_path();
    if (place != m_folder) {
        stopCheck();
        m_folder = place;
        m_clips.clear();
        m_report.reset();
        Q_EMIT clipsChanged();
        Q_EMIT reportChanged();
    }
    if (place.parent_path() != studio::datasetsFolder(m_desk.home) &&
        std::find(m_elsewhere.begin(), m_elsewhere.end(), place) == m_elsewhere.end())
        m_elsewhere.push_back(place);
    remember();
    findSets();
    clearProblem();
    reload();
}

bool DatasetForm::make(const QString& name)
{
    try {
        open(studio::makeDataset(m_desk.home, name.trimmed().toStdString()));
        return true;
    } catch (const Error& error) {
        setProblem(text(error.what()));
        return false;
    }
}

QString DatasetForm::freeName(const QString& wish) const
{
    QString name = wish;
    std::error_code error;
    for (int number = 2; fs::exists(studio::datasetsFolder(m_desk.home) / name.toStdString(), error);
         number++)
        name = QStringLiteral("%1 %2").arg(wish).arg(number);
    return name;
}

void DatasetForm::forget(const fs::path& folder)
{
    std::erase(m_elsewhere, folder);
    if (m_folder == folder) {
        stopCheck();
        m_folder.clear();
        m_clips.clear();
        m_report.reset();
        Q_EMIT clipsChanged();
        Q_EMIT reportChanged();
    }
    remember();
    findSets();
}

void DatasetForm::wake()
{
    findSets(); // others make some as well
    if (m_reading == 0)
        reload();
}

void DatasetForm::reload()
{
    if (m_folder.empty())
        return;
    const std::uint64_t reading = ++m_reading;
    m_desk.jobs.ask<dataset::Recordings>(
        [folder = m_folder](const Job&) {
            std::error_code error;
            if (fs::is_directory(folder, error) && fs::is_empty(folder, error))
                return dataset::Recordings{}; // a new set
            return dataset::findRecordings(folder, kMostSpeakers);
        },
        this,
        [this, reading](Outcome<dataset::Recordings> outcome) {
            if (reading != m_reading)
                return;
            if (!outcome)
                return setProblem(outcome.sentence);
            showFolder(*outcome.value);
        });
}

void DatasetForm::showFolder(const dataset::Recordings& recordings)
{
    m_clips.clear();
    for (const auto* list : {&recordings.files, &recordings.leftOut})
        for (const dataset::Recording& recording : *list)
            m_clips.push_back({recording.name, recording.path, list == &recordings.leftOut, false, 0.0, {}});
    std::sort(m_clips.begin(), m_clips.end(),
              [](const ClipRow& a, const ClipRow& b) { return a.name < b.name; });
    if (m_report && !m_clips.empty())
        takeReport(std::move(*m_report)); // old figures, until there are new ones
    else
        Q_EMIT clipsChanged();
    if (m_clips.empty()) {
        m_report.reset();
        Q_EMIT reportChanged();
    } else {
        check();
    }
}

void DatasetForm::check()
{
    stopCheck();
    dataset::CheckRequest request;
    request.data = m_folder;
    request.mostSpeakers = kMostSpeakers;
    request.cacheFolder = cacheFolder() / "dataset";
    studio::JobBoard::Order order;
    order.kind = "check";
    order.title = jobTitle(QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Listening to «%1»"), {nameOf(m_folder)});
    order.request = m_folder.string();
    order.lane = studio::Lane::Listening;
    m_checked = 0.0;
    auto id = std::make_shared<std::int64_t>(0);
    *id = m_checkJob = m_desk.jobs.submit<dataset::CheckReport>(
        std::move(order),
        [&sound = m_desk.sound, request](const Job& job) { return sound.checkDataset(request, job); }, this,
        [this, id](Outcome<dataset::CheckReport> outcome) {
            if (*id != m_checkJob)
                return; // another one has begun since
            m_checkJob = 0;
            if (outcome) {
                takeReport(std::move(*outcome.value));
                sortClips();
            } else if (!outcome.stopped())
                setProblem(outcome.sentence);
            Q_EMIT progressChanged();
        });
    Q_EMIT progressChanged();
}

void DatasetForm::stopCheck()
{
    if (m_checkJob == 0)
        return;
    m_desk.jobs.stop(m_checkJob);
    m_checkJob = 0;
    Q_EMIT progressChanged();
}

/// Figures of what is listened to, choices of what is shown: the user may have chosen meanwhile.
void DatasetForm::takeReport(dataset::CheckReport report)
{
    std::unordered_map<std::string_view, ClipRow*> clips;
    for (ClipRow& clip : m_clips) {
        clip.findings.clear();
        clips[clip.name] = &clip;
    }
    std::vector<std::string> warnings = std::move(report.warnings);
    std::erase_if(report.files, [&](const dataset::FileFigures& file) { return !clips.contains(file.file); });
    for (dataset::FileFigures& file : report.files)
        file.leftOut = clips[file.file]->leftOut;
    m_report = dataset::judge(std::move(report.files));
    m_report->warnings = std::move(warnings);
    for (const dataset::FileFigures& file : m_report->files) {
        clips[file.file]->heard = true;
        clips[file.file]->seconds = file.seconds;
    }
    for (const dataset::Finding& finding : m_report->findings)
        if (const auto clip = clips.find(finding.file); clip != clips.end())
            clip->second->findings.push_back(finding);
    Q_EMIT clipsChanged();
    Q_EMIT reportChanged();
}

/// What wants to be looked at comes first; not while the user chooses, so that no row runs away.
void DatasetForm::sortClips()
{
    const auto rank = [](const ClipRow& clip) {
        return clip.shouldDrop() ? 0 : clip.findings.empty() ? 2 : 1;
    };
    std::stable_sort(m_clips.begin(), m_clips.end(),
                     [&](const ClipRow& a, const ClipRow& b) { return rank(a) < rank(b); });
    Q_EMIT clipsChanged();
}

void DatasetForm::takeFiles(const std::vector<fs::path>& files)
{
    clearProblem();
    std::error_code error;
    if (files.size() == 1 && fs::is_directory(files.front(), error))
        return open(files.front());
    if (files.empty())
        return;
    if (m_folder.empty()) {
        const QString wish = nameOf(files.front().parent_path());
        if (!make(freeName(wish.isEmpty() ? tr("My voice") : wish)))
            return;
    }
    copyInto(m_folder, files);
}

void DatasetForm::copyInto(const fs::path& set, const std::vector<fs::path>& files)
{
    studio::JobBoard::Order order;
    order.kind = "copy";
    order.title =
        jobTitle(QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Copying recordings into «%1»"), {nameOf(set)});
    order.lane = studio::Lane::Files;
    m_copyJob = m_desk.jobs.submit<std::vector<std::string>>(
        std::move(order), [set, files](const Job& job) { return studio::addRecordings(set, files, job); },
        this,
        [this, set](Outcome<std::vector<std::string>> outcome) {
            m_copyJob = 0;
            if (!outcome && !outcome.stopped())
                setProblem(outcome.sentence);
            if (set == m_folder)
                reload();
            Q_EMIT progressChanged();
        });
    Q_EMIT progressChanged();
}

std::set<std::string> DatasetForm::leftOut() const
{
    std::set<std::string> names;
    for (const ClipRow& clip : m_clips)
        if (clip.leftOut)
            names.insert(clip.name);
    return names;
}

void DatasetForm::writeLeftOut()
{
    try {
        dataset::writeLeftOut(m_folder, leftOut());
        clearProblem();
    } catch (const Error& error) {
        setProblem(text(error.what()));
    }
    if (m_report)
        takeReport(std::move(*m_report));
    else
        Q_EMIT clipsChanged();
}

void DatasetForm::setKept(const std::string& name, bool kept)
{
    for (ClipRow& clip : m_clips)
        if (clip.name == name)
            clip.leftOut = !kept;
    writeLeftOut();
}

void DatasetForm::dropAll(dataset::Trouble trouble)
{
    for (ClipRow& clip : m_clips)
        for (const dataset::Finding& finding : clip.findings)
            if (finding.trouble == trouble && finding.drop)
                clip.leftOut = true;
    writeLeftOut();
}

int DatasetForm::suggested(dataset::Trouble trouble) const
{
    return static_cast<int>(std::count_if(m_clips.begin(), m_clips.end(), [&](const ClipRow& clip) {
        return !clip.leftOut &&
               std::any_of(clip.findings.begin(), clip.findings.end(), [&](const dataset::Finding& finding) {
                   return finding.trouble == trouble && finding.drop;
               });
    }));
}

void DatasetForm::keepAll()
{
    for (ClipRow& clip : m_clips)
        clip.leftOut = false;
    writeLeftOut();
}

fs::path DatasetForm::freeTake() const
{
    std::error_code error;
    for (int number = 1;; number++) {
        const fs::path take =
            m_folder / QStringLiteral("take %1.wav").arg(number, 3, 10, QLatin1Char('0')).toStdString();
        if (!fs::exists(take, error))
            return take;
    }
}

void DatasetForm::setProblem(const QString& sentence)
{
    m_problem = sentence;
    Q_EMIT problemChanged();
}

void DatasetForm::clearProblem()
{
    if (!m_problem.isEmpty())
        setProblem({});
}

QString DatasetForm::whyNot() const
{
    if (m_folder.empty() || m_clips.empty())
        return tr("Add recordings first");
    if (m_report && !m_report->files.empty() && m_report->speechMinutes <= 0.0)
        return tr("There is no speech in it");
    if (std::all_of(m_clips.begin(), m_clips.end(), [](const ClipRow& clip) { return clip.leftOut; }))
        return tr("Keep some recordings first");
    return {};
}

void DatasetForm::train()
{
    if (isReady())
        Q_EMIT trainWanted(text(m_folder.string()), m_report ? m_report->epochs : 0);
}

} // namespace koe::ui
