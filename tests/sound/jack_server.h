#pragma once

#include <sys/types.h>

#include <string>

namespace koe {

/// A JACK server of this test's own without a sound card, and a client that draws its cables.
class JackServer
{
public:
    JackServer();
    ~JackServer();
    JackServer(const JackServer&) = delete;
    JackServer& operator=(const JackServer&) = delete;

    /// Whether this machine has jackd.
    [[nodiscard]] static bool isInstalled();
    [[nodiscard]] bool isRunning() const { return m_client != nullptr; }
    /// Waits for both ports. @return whether they are connected
    [[nodiscard]] bool connect(const std::string& from, const std::string& to) const;
    /// Its clients lose it without a word before.
    void kill();

private:
    pid_t m_server = 0;
    void* m_library = nullptr;
    void* m_client = nullptr;
};

} // namespace koe
