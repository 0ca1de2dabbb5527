#pragma once

#include <sys/types.h>

#include <string>

namespace koe {

/// A JACK server of this test's own without a sound card.
///
/// It is no client itself while it stands there: libjack would take what a dead server left in the process
/// from under the code that is tested.
class JackServer
{
public:
    JackServer();
    ~JackServer();
    JackServer(const JackServer&) = delete;
    JackServer& operator=(const JackServer&) = delete;

    /// Whether this machine has jackd.
    [[nodiscard]] static bool isInstalled();
    [[nodiscard]] bool isRunning() const;
    /// Waits for both ports. @return whether they are connected
    [[nodiscard]] static bool connect(const std::string& from, const std::string& to);
    /// It is there and says nothing; or goes on.
    void setHanging(bool isHanging) const;
    /// Its clients lose it without a word before.
    void kill();

private:
    bool begin(const std::string& name);

    int m_name = -1; // a socket: as long as it is bound no other process gives its server that name
    mutable pid_t m_server = 0; // 0: none runs
};

} // namespace koe
