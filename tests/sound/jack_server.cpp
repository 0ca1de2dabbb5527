#include "sound/jack_server.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <jack/jack.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace koe {
namespace {

constexpr const char* kJackd = "/usr/bin/jackd";

void waitALittle()
{
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

/// Whether the server listens in that folder.
bool answers(const std::string& folder, const std::string& server)
{
    const std::string path = folder + "jack_" + server + "_" + std::to_string(::getuid()) + "_0";
    sockaddr_un address{AF_UNIX, {}};
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool isThere = ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    return isThere;
}

/// JACK keeps a list of eight servers. One that was killed stays in it until another one of its name begins:
/// a name for each process would fill it.
/// @return a socket that has the name, no file; −1 where another process has it
int reserved(const std::string& name)
{
    sockaddr_un address{AF_UNIX, {}};
    name.copy(address.sun_path + 1, sizeof address.sun_path - 2); // behind a zero
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0)
        return socket;
    ::close(socket);
    return -1;
}

} // namespace

bool JackServer::isInstalled()
{
    return std::filesystem::exists(kJackd);
}

JackServer::JackServer()
{
    ::setenv("JACK_NO_START_SERVER", "1", 1);
    ::setenv("JACK_NO_AUDIO_RESERVATION", "1", 1);
    constexpr int kNames = 6;
    constexpr int kRounds = 20; // while other servers begin and end, one may fail to
    for (int i = 0; i < kNames * kRounds && m_server == 0; i++) {
        const std::string name = "koe-test-" + std::to_string(i % kNames + 1);
        if (i > 0 && i % kNames == 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
        m_name = reserved(name);
        if (m_name >= 0 && begin(name))
            ::setenv("JACK_DEFAULT_SERVER", name.c_str(), 1);
        else if (m_name >= 0)
            ::close(std::exchange(m_name, -1));
    }
}

/// @return whether it runs
bool JackServer::begin(const std::string& name)
{
    m_server = ::fork();
    if (m_server == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM); // a test that crashes leaves none behind
        const int nowhere = ::open("/dev/null", O_RDWR);
        for (const int stream : {0, 1, 2})
            ::dup2(nowhere, stream);
        // Synchronous: it waits for its clients, so that a busy machine loses no sample.
        ::execl(kJackd, kJackd, "-n", name.c_str(), "--no-realtime", "-S", "-t", "20000", "-d", "dummy", "-r",
                "48000", "-p", "480", "-C", "2", "-P", "2", static_cast<char*>(nullptr));
        ::_exit(127);
    }
    for (int i = 0; i < 3000 && isRunning(); i++) {
        if (answers("/dev/shm/", name) || answers("/tmp/", name))
            return true;
        waitALittle();
    }
    kill();
    return false;
}

bool JackServer::isRunning() const
{
    if (m_server > 0 && ::waitpid(m_server, nullptr, WNOHANG) != 0)
        m_server = 0;
    return m_server > 0;
}

JackServer::~JackServer()
{
    kill();
    if (m_name >= 0)
        ::close(m_name);
}

bool JackServer::connect(const std::string& from, const std::string& to)
{
    constexpr int kThereAlready = 17; // EEXIST
    jack_client_t* client = ::jack_client_open("koe-test", JackNoStartServer, nullptr);
    if (client == nullptr)
        return false;
    int result = ::jack_activate(client);
    for (int i = 0; i < 3000; i++) {
        result = ::jack_connect(client, from.c_str(), to.c_str());
        if (result == 0 || result == kThereAlready)
            break;
        waitALittle();
    }
    ::jack_client_close(client);
    return result == 0 || result == kThereAlready;
}

void JackServer::setHanging(bool isHanging) const
{
    ::kill(m_server, isHanging ? SIGSTOP : SIGCONT);
}

void JackServer::kill()
{
    if (m_server <= 0)
        return;
    setHanging(false);
    ::kill(m_server, SIGTERM); // SIGKILL would leave it in JACK's registry, which has room for eight
    // A client that goes away in the same moment keeps it for ten times its time-out, 200 s.
    for (int i = 0; i < 250 && isRunning(); i++)
        waitALittle();
    if (isRunning()) {
        ::kill(m_server, SIGKILL);
        ::waitpid(m_server, nullptr, 0);
    }
    m_server = 0;
}

} // namespace koe
