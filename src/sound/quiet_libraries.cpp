#include "sound/quiet_libraries.h"

#include "core/log.h"

#include <alsa/asoundlib.h>
#include <cstdio>
#include <fcntl.h>
#include <jack/jack.h>
#include <unistd.h>

namespace koe::sound {
namespace {

void sayToLog(const char* text)
{
    log::debug("JACK: {}", text);
}

// ALSA's handler has a printf behind it; its words help nobody who has no source at hand.
void ignoreAlsa(const char*, int, const char*, int, const char*, ...) {}

} // namespace

QuietStderr::QuietStderr()
{
    std::fflush(stderr);
    m_kept = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (m_kept >= 0 && nowhere >= 0)
        ::dup2(nowhere, STDERR_FILENO);
    if (nowhere >= 0)
        ::close(nowhere);
}

QuietStderr::~QuietStderr()
{
    if (m_kept < 0)
        return;
    std::fflush(stderr);
    ::dup2(m_kept, STDERR_FILENO);
    ::close(m_kept);
}

void silenceSoundLibraries()
{
    ::jack_set_error_function(sayToLog);
    ::jack_set_info_function(sayToLog);
    ::snd_lib_error_set_handler(ignoreAlsa);
}

} // namespace koe::sound
