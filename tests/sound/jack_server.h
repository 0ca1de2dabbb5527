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
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// Waits for both ports. @return whether they are connected
    [[nodiscard]] static bool connect(const std::string& from, const std::string& to);
    /// It is there and says nothing; or goes on.
    void setHanging(bool isHanging) const;
    /// Its clients lose it without a word before.
    void kill();

private:
    pid_t m_server = 0;
    bool m_isRunning = false;
};

} // namespace koe
