#include "studio/job_board.h"

#include "studio/kept_json.h"
#include "studio/outcome.h"
#include "studio/progress_pace.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace koe::studio {
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr const char* kWhat = "the jobs";
constexpr std::size_t kKept = 200; // jobs that are over; older ones go

std::int64_t now()
{
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

json toJson(const JobCard& card)
{
    return {{"id", card.id},           {"kind", card.kind},         {"title", card.title},
            {"request", card.request}, {"state", int(card.state)},  {"fraction", card.fraction},
            {"stage", card.stage},     {"sentence", card.sentence}, {"began", card.began},
            {"ended", card.ended}};
}

JobCard cardFrom(const json& object)
{
    JobCard card;
    object.at("id").get_to(card.id);
    object.at("kind").get_to(card.kind);
    object.at("title").get_to(card.title);
    object.at("request").get_to(card.request);
    const int state = object.at("state").get<int>();
    card.state = state >= int(JobState::Done) && state <= int(JobState::Interrupted) ? JobState(state)
                                                                                     : JobState::Interrupted;
    object.at("fraction").get_to(card.fraction);
    object.at("stage").get_to(card.stage);
    object.at("sentence").get_to(card.sentence);
    object.at("began").get_to(card.began);
    object.at("ended").get_to(card.ended);
    return card;
}

} // namespace

struct JobBoard::Entry
{
    JobCard card; // guarded by the board's mutex, as all but stop and pace
    Order order;
    std::stop_source stop;
    ProgressPace pace;
    TimeLeft left;
    bool hasPace = false; // its paceStage has begun
    std::optional<TimeLeft::Clock::time_point> started;
    std::optional<TimeLeft::Clock::time_point> paused;

    /// A pause begins or ends: it is no time of the work.
    void markPause(bool isPaused)
    {
        const auto time = TimeLeft::Clock::now();
        if (paused && !isPaused) {
            left.skip(time - *paused);
            if (started)
                *started += time - *paused;
        }
        paused = isPaused ? std::optional(paused.value_or(time)) : std::nullopt;
    }
    [[nodiscard]] std::optional<double> secondsLeft(TimeLeft::Clock::time_point now) const
    {
        const bool tells = hasPace || order.paceStage.empty();
        if (const auto measured = tells ? left.seconds(now) : std::nullopt)
            return card.fraction < order.paceEnds ? measured : std::nullopt;
        if (!order.expectedSeconds || card.fraction >= order.paceEnds)
            return std::nullopt;
        const double rest = *order.expectedSeconds - std::chrono::duration<double>(now - *started).count();
        return rest > 0.0 ? std::optional(rest) : std::nullopt;
    }
};

struct JobBoard::Track
{
    std::deque<std::shared_ptr<Entry>> waiting; // guarded by the board's mutex
    std::condition_variable_any wake;
    std::jthread thread;
};

JobBoard::JobBoard(fs::path file) : m_file(std::move(file))
{
    read();
    for (const Lane lane : {Lane::Engine, Lane::Training, Lane::Files, Lane::Listening}) {
        auto& track = m_tracks[lane] = std::make_unique<Track>();
        track->thread =
            std::jthread([this, &track = *track](const std::stop_token& stop) { work(track, stop); });
    }
}

JobBoard::~JobBoard()
{
    close();
    m_tracks.clear();
}

void JobBoard::close()
{
    std::vector<std::shared_ptr<Entry>> entries;
    {
        const std::lock_guard lock(m_mutex);
        if (m_closing)
            return;
        m_closing = true;
        entries = m_entries;
        keep(); // for the last time: the file may be the next run's while a training is still being saved
    }
    for (const auto& entry : entries) // without the lock: what is called at a stop may report
        entry->stop.request_stop();
}

void JobBoard::listen(Listener listener)
{
    const std::lock_guard lock(m_listenerMutex);
    m_listener = std::move(listener);
}

void JobBoard::tell(const JobCard& card)
{
    const std::lock_guard lock(m_listenerMutex);
    if (m_listener)
        m_listener(card);
}

std::int64_t JobBoard::add(Order order)
{
    auto entry = std::make_shared<Entry>();
    entry->card.kind = order.kind;
    entry->card.title = order.title;
    entry->card.request = order.request;
    entry->card.canPause = static_cast<bool>(order.pause);
    const Lane lane = order.lane;
    entry->order = std::move(order);
    {
        const std::lock_guard lock(m_mutex);
        entry->card.id = m_nextId++;
        m_entries.push_back(entry);
    }
    change(entry, JobState::Waiting);
    const std::lock_guard lock(m_mutex);
    m_tracks.at(lane)->waiting.push_back(entry);
    m_tracks.at(lane)->wake.notify_one();
    return entry->card.id;
}

void JobBoard::work(Track& track, const std::stop_token& stop)
{
    while (true) {
        std::shared_ptr<Entry> entry;
        {
            std::unique_lock lock(m_mutex);
            if (!track.wake.wait(lock, stop, [&] { return !track.waiting.empty(); }))
                return;
            entry = track.waiting.front();
            track.waiting.pop_front();
            if (m_closing || isOver(entry->card.state))
                continue; // stopped while it waited
            entry->card.began = now();
        }
        run(entry);
    }
}

void JobBoard::run(const std::shared_ptr<Entry>& entry)
{
    change(entry, JobState::Running);
    const Job job(entry->stop.get_token(), [this, entry](double fraction, std::string_view stage) {
        report(*entry, fraction, stage);
    });
    try {
        std::string sentence = entry->order.work(job);
        change(entry, JobState::Done, std::move(sentence));
    } catch (...) {
        const Failure failure = failureOf(std::current_exception());
        change(entry, failure.kind == "stopped" ? JobState::Stopped : JobState::Failed, failure.sentence);
    }
}

void JobBoard::report(Entry& entry, double fraction, std::string_view stage)
{
    if (!entry.pace.due(fraction, stage))
        return;
    JobCard card;
    {
        const std::lock_guard lock(m_mutex);
        if (isOver(entry.card.state))
            return;
        const auto time = TimeLeft::Clock::now();
        if (!entry.started)
            entry.started = time;
        if (stage == entry.order.paceStage && !entry.hasPace) {
            entry.hasPace = true;
            entry.left = {};
        } else if (stage != entry.card.stage) {
            entry.left.beginStage(time);
        }
        entry.left.update(std::min(1.0, fraction / entry.order.paceEnds), time);
        entry.card.fraction = fraction;
        entry.card.stage = stage;
        entry.card.secondsLeft = entry.secondsLeft(time);
        card = entry.card;
    }
    tell(card);
}

void JobBoard::change(const std::shared_ptr<Entry>& entry, JobState state, std::string sentence)
{
    JobCard card;
    {
        const std::lock_guard lock(m_mutex);
        if (isOver(entry->card.state))
            return; // it ended while somebody was about to stop or pause it
        entry->card.state = state;
        entry->card.sentence = std::move(sentence);
        entry->markPause(state == JobState::Paused);
        if (isOver(state)) {
            entry->card.ended = now();
            entry->card.secondsLeft.reset();
            if (state == JobState::Done)
                entry->card.fraction = 1.0;
            entry->order = {}; // what it held is given back
        }
        if (!m_closing)
            keep();
        card = entry->card;
    }
    tell(card);
}

std::shared_ptr<JobBoard::Entry> JobBoard::find(std::int64_t id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [id](const auto& entry) { return entry->card.id == id; });
    return found == m_entries.end() ? nullptr : *found;
}

void JobBoard::stop(std::int64_t id)
{
    const auto entry = find(id);
    if (!entry)
        return;
    JobState state;
    {
        const std::lock_guard lock(m_mutex);
        state = entry->card.state;
        // Out of the queue before it is told, so that it cannot begin in between.
        for (auto& [lane, track] : m_tracks)
            if (std::erase(track->waiting, entry) > 0)
                state = JobState::Waiting;
    }
    if (isOver(state))
        return;
    change(entry, state == JobState::Waiting ? JobState::Stopped : JobState::Stopping,
           state == JobState::Waiting ? "Stopped before it began." : "");
    entry->stop.request_stop();
}

void JobBoard::pause(std::int64_t id, bool paused)
{
    const auto entry = find(id);
    std::function<void(bool)> pause;
    if (entry) {
        const std::lock_guard lock(m_mutex);
        if (entry->card.state == (paused ? JobState::Running : JobState::Paused))
            pause = entry->order.pause;
    }
    if (!pause)
        return;
    pause(paused);
    change(entry, paused ? JobState::Paused : JobState::Running);
}

void JobBoard::forget(std::int64_t id)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_entries,
                  [id](const auto& entry) { return entry->card.id == id && isOver(entry->card.state); });
    keep();
}

std::vector<JobCard> JobBoard::cards() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<JobCard> all;
    for (const auto& entry : m_entries)
        all.push_back(entry->card);
    return all;
}

bool JobBoard::isBusy() const
{
    const std::lock_guard lock(m_mutex);
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [](const auto& entry) { return !isOver(entry->card.state); });
}

void JobBoard::read()
{
    m_setAside = readKept(m_file, kWhat, [this](const json& all) {
        std::vector<std::shared_ptr<Entry>> entries;
        for (const json& object : all) {
            auto entry = std::make_shared<Entry>();
            entry->card = cardFrom(object);
            m_nextId = std::max(m_nextId, entry->card.id + 1);
            entries.push_back(std::move(entry));
        }
        m_entries = std::move(entries);
    });
}

void JobBoard::keep() const
{
    json all = json::array();
    std::size_t over = 0;
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry)
        if (!isOver((*entry)->card.state) || ++over <= kKept)
            all.push_back(toJson((*entry)->card));
    std::reverse(all.begin(), all.end());
    writeKept(m_file, kWhat, all);
}

} // namespace koe::studio
