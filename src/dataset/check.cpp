#include "dataset/check.h"

#include "core/digest.h"
#include "dataset/crew.h"
#include "dataset/figures_cache.h"
#include "dataset/likeness.h"
#include "dataset/listener.h"
#include "dataset/recordings.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace koe::dataset {
namespace {

struct Task
{
    std::size_t place = 0;
    Recording recording;
};
struct Done
{
    std::size_t place = 0;
    std::uintmax_t bytes = 0;
    Heard heard;
};

/// What is kept of each recording that has been heard whole; also when the rest was stopped.
class Memory
{
public:
    Memory(const CheckRequest& request, const std::vector<Recording>& recordings,
           const std::vector<Heard>& heard)
        : m_cache(request.cacheFolder, request.data), m_heard(heard), m_isDone(recordings.size())
    {
        m_identities.reserve(recordings.size());
        for (const Recording& recording : recordings)
            m_identities.push_back(request.cacheFolder.empty() ? std::string()
                                                               : fileIdentity(recording.path));
    }
    ~Memory()
    {
        if (!m_isNew)
            return;
        std::map<std::string, const Heard*> known;
        for (std::size_t i = 0; i < m_identities.size(); i++)
            if (m_isDone[i] && !m_identities[i].empty() && m_heard[i].figures.problem.empty())
                known[m_identities[i]] = &m_heard[i];
        m_cache.store(known);
    }
    Memory(const Memory&) = delete;
    Memory& operator=(const Memory&) = delete;

    /// @return whether it was known already
    bool recall(std::size_t place, const Recording& recording, Heard& heard)
    {
        const Heard* known = m_identities[place].empty() ? nullptr : m_cache.find(m_identities[place]);
        if (known == nullptr)
            return false;
        heard = *known;
        heard.figures.file = recording.name;
        heard.figures.speaker = recording.speaker;
        m_isDone[place] = true;
        return true;
    }
    void heard(std::size_t place) { m_isDone[place] = m_isNew = true; }

private:
    FiguresCache m_cache;
    const std::vector<Heard>& m_heard;
    std::vector<std::string> m_identities;
    std::vector<bool> m_isDone;
    bool m_isNew = false;
};

void listenToAll(const CheckRequest& request, const std::vector<Recording>& recordings,
                 std::vector<Heard>& heard, const Job& job)
{
    Memory memory(request, recordings, heard);
    // Long ones first, so that no thread is left with one at the end.
    std::deque<Task> tasks;
    std::uintmax_t all = 0;
    for (std::size_t i = 0; i < recordings.size(); i++) {
        if (memory.recall(i, recordings[i], heard[i]))
            continue;
        tasks.push_back({i, recordings[i]});
        all += recordings[i].bytes;
    }
    std::stable_sort(tasks.begin(), tasks.end(),
                     [](const Task& a, const Task& b) { return a.recording.bytes > b.recording.bytes; });
    std::uintmax_t bytes = 0;
    const auto listen = [](const Task& task, const Job& quiet) {
        return Done{task.place, task.recording.bytes, listenTo(task.recording, quiet)};
    };
    Crew<Task, Done> crew(std::move(tasks), listen, request.jobs, job.stopToken());
    job.report(0.0, "listening");
    while (crew.hasMore()) {
        Done done = crew.next();
        bytes += done.bytes;
        heard[done.place] = std::move(done.heard);
        memory.heard(done.place);
        job.report(static_cast<double>(bytes) / static_cast<double>(std::max<std::uintmax_t>(all, 1)),
                   "listening");
    }
}

/// The one of two equal sounds that is better left out.
bool isWorse(const FileFigures& a, const FileFigures& b)
{
    if (a.leftOut != b.leftOut)
        return a.leftOut;
    if (std::abs(a.seconds - b.seconds) > 0.3)
        return a.seconds < b.seconds;
    if (a.bandwidthHz != b.bandwidthHz)
        return a.bandwidthHz < b.bandwidthHz;
    return a.file > b.file;
}

void findDuplicates(std::vector<Heard>& heard)
{
    std::vector<std::vector<std::uint32_t>> prints;
    for (Heard& each : heard)
        prints.push_back(std::move(each.fingerprint));
    for (const SameSound& same : sameSounds(prints)) {
        FileFigures& one = heard[same.first].figures;
        FileFigures& two = heard[same.second].figures;
        const bool first = isWorse(one, two);
        FileFigures& worse = first ? one : two;
        const FileFigures& better = first ? two : one;
        if (worse.duplicateOf.empty())
            worse.duplicateOf = better.file;
    }
}

void findStrangers(std::vector<Heard>& heard)
{
    std::map<int, std::vector<std::size_t>> speakers;
    for (std::size_t i = 0; i < heard.size(); i++)
        speakers[heard[i].figures.speaker].push_back(i);
    for (const auto& [speaker, places] : speakers) {
        std::vector<std::vector<double>> timbres;
        for (const std::size_t place : places)
            timbres.push_back(heard[place].timbre);
        const std::vector<double> strange = strangeness(timbres);
        for (std::size_t i = 0; i < places.size(); i++)
            heard[places[i]].figures.strangeness = strange[i];
    }
}

} // namespace

CheckReport check(const CheckRequest& request, const Job& job)
{
    Recordings recordings = findRecordings(request.data, request.mostSpeakers);
    const std::size_t kept = recordings.files.size();
    recordings.files.insert(recordings.files.end(), recordings.leftOut.begin(), recordings.leftOut.end());
    std::vector<Heard> heard(recordings.files.size());
    listenToAll(request, recordings.files, heard, job.part(0.0, 0.97));
    for (std::size_t i = kept; i < heard.size(); i++)
        heard[i].figures.leftOut = true;
    job.report(0.97, "comparing");
    findDuplicates(heard);
    job.throwIfStopped();
    findStrangers(heard);
    job.throwIfStopped();
    std::vector<FileFigures> files;
    for (Heard& each : heard)
        files.push_back(std::move(each.figures));
    std::sort(files.begin(), files.end(), [](const FileFigures& a, const FileFigures& b) {
        return std::tie(a.speaker, a.file) < std::tie(b.speaker, b.file);
    });
    CheckReport report = judge(std::move(files));
    report.warnings = std::move(recordings.warnings);
    job.report(1.0, "checked");
    return report;
}

} // namespace koe::dataset
