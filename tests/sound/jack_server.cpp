#include "sound/jack_server.h"

#include "sound/quiet_libraries.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <filesystem>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace koe {
namespace {

constexpr const char* kJackd = "/usr/bin/jackd";

void waitALittle()
{
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

} // namespace

bool JackServer::isInstalled()
{
    return std::filesystem::exists(kJackd);
}

JackServer::JackServer()
{
    const std::string name = "koe-test-" + std::to_string(::getpid());
    ::setenv("JACK_DEFAULT_SERVER", name.c_str(), 1);
    ::setenv("JACK_NO_START_SERVER", "1", 1);
    ::setenv("JACK_NO_AUDIO_RESERVATION", "1", 1);
    m_server = ::fork();
    if (m_server == 0) {
        const int nowhere = ::open("/dev/null", O_RDWR);
        for (const int stream : {0, 1, 2})
            ::dup2(nowhere, stream);
        // Synchronous: it waits for its clients, so that a busy machine loses no sample.
        ::execl(kJackd, kJackd, "--no-realtime", "-S", "-t", "20000", "-d", "dummy", "-r", "48000", "-p",
                "480", "-C", "2", "-P", "2", static_cast<char*>(nullptr));
        ::_exit(127);
    }
    m_library = ::dlopen("libjack.so.0", RTLD_NOW);
    if (m_library == nullptr)
        return;
    using Open = void* (*)(const char*, int, int*, ...);
    const auto open = reinterpret_cast<Open>(::dlsym(m_library, "jack_client_open"));
    constexpr int kNoStartServer = 1;
    for (int i = 0; i < 500 && m_client == nullptr; i++) {
        waitALittle();
        const sound::QuietStderr quiet;
        sound::silenceSoundLibraries();
        m_client = open("koe-test", kNoStartServer, nullptr);
    }
    if (m_client != nullptr)
        reinterpret_cast<int (*)(void*)>(::dlsym(m_library, "jack_activate"))(m_client);
}

JackServer::~JackServer()
{
    kill();
}

bool JackServer::connect(const std::string& from, const std::string& to) const
{
    constexpr int kThereAlready = 17; // EEXIST
    const auto connect =
        reinterpret_cast<int (*)(void*, const char*, const char*)>(::dlsym(m_library, "jack_connect"));
    for (int i = 0; i < 250; i++) {
        const int result = connect(m_client, from.c_str(), to.c_str());
        if (result == 0 || result == kThereAlready)
            return true;
        waitALittle();
    }
    return false;
}

void JackServer::kill()
{
    if (m_server <= 0)
        return;
    ::kill(m_server, SIGTERM); // SIGKILL would leave it in JACK's registry, which has room for eight
    ::waitpid(m_server, nullptr, 0);
    m_server = 0;
}

} // namespace koe
