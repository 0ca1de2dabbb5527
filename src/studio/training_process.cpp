#include "studio/training_process.h"

#include "core/error.h"
#include "core/is_there.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace koe::studio {
namespace {

/// Both ends closed at the end of the scope unless taken.
class Pipe
{
public:
    Pipe()
    {
        if (::pipe2(m_ends.data(), O_CLOEXEC) != 0)
            throw Missing(std::string("The training process cannot be started: ") + std::strerror(errno) +
                          ".");
    }
    ~Pipe()
    {
        for (const int end : m_ends)
            if (end >= 0)
                ::close(end);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    [[nodiscard]] int writeEnd() const { return m_ends[1]; }
    [[nodiscard]] int takeReadEnd() { return std::exchange(m_ends[0], -1); }

private:
    std::array<int, 2> m_ends{-1, -1};
};

/// The environment of this process, with OMP_WAIT_POLICY so that the child need not start itself twice.
std::vector<char*> childEnvironment(std::string& policy)
{
    std::vector<char*> entries;
    bool present = false;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        present = present || std::strncmp(*entry, "OMP_WAIT_POLICY=", 16) == 0;
        entries.push_back(*entry);
    }
    if (!present)
        entries.push_back(policy.data());
    entries.push_back(nullptr);
    return entries;
}

pid_t spawn(const std::filesystem::path& program, std::vector<std::string> arguments, int out, int err)
{
    std::vector<char*> words;
    for (std::string& argument : arguments)
        words.push_back(argument.data());
    words.push_back(nullptr);
    std::string policy = "OMP_WAIT_POLICY=passive";
    std::vector<char*> environment = childEnvironment(policy);

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, err, STDERR_FILENO);
    // A group of its own: the terminal's Ctrl-C reaches only us, and we pass it on. Signals as at a fresh
    // start.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigset_t standard;
    sigemptyset(&none);
    sigemptyset(&standard);
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGUSR1})
        sigaddset(&standard, number);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &standard);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes,
                             POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    pid_t pid = -1;
    const int error =
        ::posix_spawn(&pid, program.c_str(), &files, &attributes, words.data(), environment.data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    if (error != 0)
        throw Missing("The training process (" + program.string() +
                      ") cannot be started: " + std::strerror(error) + ".");
    return pid;
}

/// Cuts a stream of bytes into lines.
class LineReader
{
public:
    explicit LineReader(int handle) : m_handle(handle) {}

    /// False at the end of the stream.
    template <typename OnLine> bool read(const OnLine& onLine)
    {
        std::array<char, 8192> buffer;
        const ssize_t count = ::read(m_handle, buffer.data(), buffer.size());
        if (count < 0)
            return errno == EINTR || errno == EAGAIN;
        if (count == 0) {
            if (!m_rest.empty())
                onLine(std::string_view(m_rest));
            m_rest.clear();
            return false;
        }
        m_rest.append(buffer.data(), static_cast<std::size_t>(count));
        std::size_t from = 0;
        for (std::size_t end; (end = m_rest.find('\n', from)) != std::string::npos; from = end + 1)
            onLine(std::string_view(m_rest).substr(from, end - from));
        m_rest.erase(0, from);
        return true;
    }

private:
    int m_handle;
    std::string m_rest;
};

} // namespace

TrainingProcess::TrainingProcess(const std::filesystem::path& program, const training::TrainRequest& request)
{
    if (!isThere(program))
        throw Missing("The program that trains is missing: " + program.string() +
                      " is not there. Build or install Koe Studio again.");
    std::vector<std::string> arguments = trainArguments(request);
    arguments.insert(arguments.begin() + 1, "--json");
    arguments.insert(arguments.begin(), program.string());
    Pipe events;
    Pipe log;
    m_pid = spawn(program, std::move(arguments), events.writeEnd(), log.writeEnd());
    m_events = events.takeReadEnd();
    m_log = log.takeReadEnd();
}

TrainingProcess::~TrainingProcess()
{
    kill();
    if (m_pid > 0)
        reap();
    ::close(m_events);
    ::close(m_log);
}

TrainingProcess::Outcome TrainingProcess::follow(const EventListener& onEvent, const LogListener& onLogLine)
{
    const auto takeEvent = [&](std::string_view line) {
        const std::optional<TrainingEvent> event = trainingEventFromJson(line);
        if (!event)
            return onLogLine(line);
        if (const auto* report = std::get_if<training::TrainReport>(&*event))
            m_report = *report;
        if (const auto* failure = std::get_if<Failure>(&*event))
            m_failure = *failure;
        onEvent(*event);
    };
    LineReader events(m_events);
    LineReader log(m_log);
    std::array<pollfd, 2> streams{{{m_events, POLLIN, 0}, {m_log, POLLIN, 0}}};
    while (streams[0].fd >= 0 || streams[1].fd >= 0) {
        if (::poll(streams.data(), streams.size(), -1) < 0 && errno != EINTR)
            break;
        if (streams[0].fd >= 0 && streams[0].revents != 0 && !events.read(takeEvent))
            streams[0].fd = -1; // poll passes over negative handles
        if (streams[1].fd >= 0 && streams[1].revents != 0 && !log.read(onLogLine))
            streams[1].fd = -1;
    }
    return outcomeOf(reap());
}

void TrainingProcess::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }
    signal(SIGINT);
    signal(SIGCONT);
}

void TrainingProcess::pause()
{
    signal(SIGSTOP);
}

void TrainingProcess::resume()
{
    signal(SIGCONT);
}

void TrainingProcess::kill()
{
    {
        const std::lock_guard lock(m_mutex);
        m_killed = true;
    }
    signal(SIGKILL);
}

void TrainingProcess::signal(int number)
{
    const std::lock_guard lock(m_mutex);
    if (m_pid > 0)
        ::kill(m_pid, number);
}

int TrainingProcess::reap()
{
    // Waits without the lock, so that stop() and kill() work meanwhile; the number is given back under it.
    siginfo_t ended{};
    while (::waitid(P_PID, static_cast<id_t>(m_pid), &ended, WEXITED | WNOWAIT) != 0 && errno == EINTR) {
    }
    const std::lock_guard lock(m_mutex);
    int status = 0;
    ::waitpid(m_pid, &status, 0);
    m_pid = -1;
    return status;
}

TrainingProcess::Outcome TrainingProcess::outcomeOf(int status) const
{
    constexpr const char* kKept =
        "Everything up to the last save is kept. To go on, press Go on, or run the same command again.";
    Outcome outcome;
    const bool exited = WIFEXITED(status);
    if (exited && m_report) {
        outcome.exitCode = WEXITSTATUS(status);
        outcome.report = m_report;
    } else if (exited && m_failure) {
        outcome.exitCode = WEXITSTATUS(status) != 0 ? WEXITSTATUS(status) : m_failure->exitCode;
        outcome.sentence = m_failure->sentence;
    } else if (exited) {
        outcome.exitCode = WEXITSTATUS(status) != 0 ? WEXITSTATUS(status) : 1;
        outcome.sentence = "The training process ended unexpectedly (exit code " +
                           std::to_string(WEXITSTATUS(status)) + "). " + kKept;
    } else {
        const std::lock_guard lock(m_mutex);
        const int number = WTERMSIG(status);
        // One that is stopped as it starts does not listen yet: the signal itself ends it.
        const bool isWanted = m_killed || (m_stopped && number == SIGINT);
        outcome.exitCode = isWanted ? kExitStopped : 1;
        outcome.sentence = isWanted
                               ? std::string("The training process was ended at once. ") + kKept
                               : "The training process ended unexpectedly (signal " + std::to_string(number) +
                                     (number == SIGKILL ? ", perhaps out of memory" : "") + "). " + kKept;
    }
    return outcome;
}

} // namespace koe::studio
