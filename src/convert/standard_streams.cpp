#include "convert/standard_streams.h"

#include "core/atomic_file.h"
#include "core/error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <span>
#include <unistd.h>

namespace koe::convert {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kBlock = 1 << 16;

/// Waits for a stream in steps that a stop can come between.
void waitFor(int stream, short event, const Job& job)
{
    pollfd wanted{stream, event, 0};
    do
        job.throwIfStopped();
    while (::poll(&wanted, 1, 200) <= 0);
}

} // namespace

PipeFolder::PipeFolder()
{
    std::string name = (fs::temp_directory_path() / "koe-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw InvalidInput("No folder can be made in " + fs::temp_directory_path().string() +
                           " for what comes over the pipe: " + std::strerror(errno) + ".");
    m_path = name;
}

PipeFolder::~PipeFolder()
{
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

fs::path PipeFolder::receive(const Job& job) const
{
    if (::isatty(STDIN_FILENO) == 1)
        throw UsageError("- means the standard input, and nothing is piped into it: "
                         "write … | koe convert - …, or name a file.");
    const fs::path file = m_path / "standard input";
    AtomicFile target(file);
    std::array<std::byte, kBlock> block;
    for (;;) {
        waitFor(STDIN_FILENO, POLLIN, job);
        const ssize_t got = ::read(STDIN_FILENO, block.data(), block.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw InvalidInput(std::string("The standard input cannot be read: ") + std::strerror(errno) +
                               ".");
        if (got == 0)
            break;
        target.write(std::span(block).first(static_cast<std::size_t>(got)));
    }
    target.commit();
    return file;
}

fs::path PipeFolder::outgoing() const
{
    return m_path / "standard output.wav";
}

void PipeFolder::send(const Job& job) const
{
    const int file = ::open(outgoing().c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        throw InvalidInput("What was converted cannot be read back: " + std::string(std::strerror(errno)) +
                           ".");
    struct Close
    {
        int file;
        ~Close() { ::close(file); }
    } const close{file};
    const auto before = std::signal(SIGPIPE, SIG_IGN); // a reader that went away is a sentence, not our end
    struct Restore
    {
        void (*before)(int);
        ~Restore() { std::signal(SIGPIPE, before); }
    } const restore{before};
    std::array<char, kBlock> block;
    for (;;) {
        const ssize_t count = ::read(file, block.data(), block.size());
        if (count <= 0)
            return;
        for (ssize_t done = 0; done < count;) {
            waitFor(STDOUT_FILENO, POLLOUT, job);
            const ssize_t written =
                ::write(STDOUT_FILENO, block.data() + done, static_cast<std::size_t>(count - done));
            if (written < 0 && errno != EINTR && errno != EAGAIN)
                throw InvalidInput(std::string("The standard output takes no more: ") + std::strerror(errno) +
                                   ".");
            done += std::max<ssize_t>(written, 0);
        }
    }
}

std::string PipeFolder::plain(std::string sentence) const
{
    const std::string folder = m_path.string() + "/";
    for (auto at = sentence.find(folder); at != sentence.npos; at = sentence.find(folder, at))
        sentence.replace(at, folder.size(), "the ");
    return sentence;
}

} // namespace koe::convert
