#pragma once

#include "core/job.h"
#include "studio/time_left.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace koe::studio {

enum class JobState
{
    Waiting,
    Running,
    Paused,
    Stopping, ///< asked to stop, not there yet
    Done,
    Stopped,
    Failed,
    Interrupted, ///< waited or ran when an earlier run of the program ended
};

[[nodiscard]] constexpr bool isOver(JobState state)
{
    return state >= JobState::Done;
}

/// One piece of work at a time in each; lanes do not wait for each other.
enum class Lane
{
    Engine,   ///< what the engine thread computes
    Training, ///< a child process
    Files,    ///< downloads, packing, copying
    Listening ///< the dataset doctor: needs no engine
};

/// What somebody who watches needs to know of a job.
struct JobCard
{
    std::int64_t id = 0;
    std::string kind;    ///< "convert", "train", "get" …: who can begin it again
    std::string title;   ///< what it does, for the shelf: "Training «Mika»"
    std::string request; ///< with which it can be asked for again; as its kind writes it
    JobState state = JobState::Waiting;
    double fraction = 0.0; ///< done, in [0, 1]
    std::string stage;
    std::optional<double> secondsLeft;
    std::string sentence;   ///< how it ended
    std::int64_t began = 0; ///< seconds since 1970; 0: not yet
    std::int64_t ended = 0;
    bool canPause = false;
};

/// All work of the studio: what waits, what runs, what was; kept on disk, so that an end of the program at
/// any moment loses nothing but the running step. Any thread may call; listeners are called from any thread.
class JobBoard
{
public:
    /// Ends as it returns; Cancelled is "stopped", any other exception "failed" with its sentence. What it
    /// returns is said about a good end, and may be empty.
    using Work = std::function<std::string(const Job& job)>;
    /// At most 20 calls a second per job, and one for each change of state.
    using Listener = std::function<void(const JobCard& card)>;

    struct Order
    {
        std::string kind;
        std::string title;
        std::string request;
        Lane lane = Lane::Engine;
        Work work;
        std::function<void(bool paused)> pause; ///< empty: cannot be paused
        /// Where one stage takes nearly all the time: only its pace tells how long the rest takes, up to
        /// paceEnds. Until it has one, what was expected of the whole, if anything.
        std::string paceStage = {};
        double paceEnds = 1.0;
        std::optional<double> expectedSeconds = {};
    };

    /// @param file where the jobs are kept; unreadable: set aside (kept_json.h)
    explicit JobBoard(std::filesystem::path file);
    /// close(), and waits.
    ~JobBoard();
    JobBoard(const JobBoard&) = delete;
    JobBoard& operator=(const JobBoard&) = delete;

    /// What is to be said of a file that could not be read at the start; empty: all is well.
    [[nodiscard]] const std::string& setAside() const { return m_setAside; }

    /// The one who listens; empty: nobody. None is called any more once this has returned. A listener must
    /// not call the board.
    void listen(Listener listener);

    /// Stops all, begins nothing more and does not wait. What had not ended is "interrupted" next time.
    void close();

    std::int64_t add(Order order);
    /// A waiting job is stopped at once, a running one as soon as it looks.
    void stop(std::int64_t id);
    void pause(std::int64_t id, bool paused);
    /// Takes a job that is over off the board.
    void forget(std::int64_t id);

    /// Oldest first.
    [[nodiscard]] std::vector<JobCard> cards() const;
    /// Whether something waits or runs.
    [[nodiscard]] bool isBusy() const;

private:
    struct Entry;
    struct Track;
    void work(Track& track, const std::stop_token& stop);
    void run(const std::shared_ptr<Entry>& entry);
    void report(Entry& entry, double fraction, std::string_view stage);
    void change(const std::shared_ptr<Entry>& entry, JobState state, std::string sentence = {});
    void read();
    void keep() const; // with m_mutex held
    [[nodiscard]] std::shared_ptr<Entry> find(std::int64_t id) const;

    void tell(const JobCard& card);

    std::filesystem::path m_file;
    std::string m_setAside;
    std::mutex m_listenerMutex;
    Listener m_listener;
    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<Entry>> m_entries; // oldest first
    std::int64_t m_nextId = 1;
    bool m_closing = false;
    std::map<Lane, std::unique_ptr<Track>> m_tracks; // last: its threads end first
};

} // namespace koe::studio
