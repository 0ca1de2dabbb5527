#include "cli/run_program.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace koe::test {
namespace {

[[noreturn]] void startChild(const Run& run, int out, int err)
{
    ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE})
        ::signal(number, SIG_DFL);
    for (const std::string& entry : run.environment)
        if (const auto equals = entry.find('='); equals == entry.npos)
            ::unsetenv(entry.c_str());
        else
            ::setenv(entry.substr(0, equals).c_str(), entry.substr(equals + 1).c_str(), 1);
    std::vector<char*> words{const_cast<char*>(run.program.c_str())};
    for (const std::string& argument : run.arguments)
        words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    ::execv(words[0], words.data());
    ::_exit(127);
}

} // namespace

Ended run(const Run& run)
{
    std::array<int, 2> out{};
    std::array<int, 2> err{};
    if (::pipe2(out.data(), O_CLOEXEC) != 0 || ::pipe2(err.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    const pid_t pid = ::fork();
    if (pid == 0)
        startChild(run, out[1], err[1]);
    ::close(out[1]);
    ::close(err[1]);
    Ended ended;
    bool spoken = false;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(5);
    std::array<pollfd, 2> streams{{{out[0], POLLIN, 0}, {err[0], POLLIN, 0}}};
    while (streams[0].fd >= 0 || streams[1].fd >= 0) {
        ::poll(streams.data(), streams.size(), 1000);
        if (std::chrono::steady_clock::now() > deadline)
            ::kill(pid, SIGKILL);
        for (std::size_t i = 0; i < 2; ++i) {
            if (streams[i].fd < 0 || streams[i].revents == 0)
                continue;
            std::array<char, 65536> bytes;
            const ssize_t count = ::read(streams[i].fd, bytes.data(), bytes.size());
            if (count > 0)
                (i == 0 ? ended.out : ended.err).append(bytes.data(), static_cast<std::size_t>(count));
            else if (count == 0 || errno != EINTR)
                streams[i].fd = -1;
        }
        if (!spoken && run.whenItSpeaks && !(ended.out + ended.err).empty()) {
            spoken = true;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            run.whenItSpeaks(pid);
        }
    }
    ::close(out[0]);
    ::close(err[0]);
    int status = 0;
    ::waitpid(pid, &status, 0);
    if (WIFEXITED(status))
        ended.exitCode = WEXITSTATUS(status);
    else
        ended.signal = WTERMSIG(status);
    return ended;
}

Folder::Folder()
{
    std::string pattern = (std::filesystem::temp_directory_path() / "koe prüfung 声 XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("no temporary folder");
    m_path = pattern;
}

Folder::~Folder()
{
    std::error_code ignored;
    std::filesystem::permissions(m_path, std::filesystem::perms::owner_all, ignored);
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace koe::test
