#include "sound/quiet_libraries.h"

#include "core/log.h"

#include <cstdio>
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

namespace koe::sound {
namespace {

void sayToLog(const char* text)
{
    log::debug("JACK: {}", text);
}

// ALSA's handler has a printf behind it; its words help nobody who has no source at hand.
void ignoreAlsa(const char*, int, const char*, int, const char*, ...) {}

/// The function of a library that is loaded already; null where it is not.
template <typename Function> Function loadedFunction(const char* library, const char* name)
{
    void* handle = ::dlopen(library, RTLD_LAZY | RTLD_NOLOAD);
    return handle != nullptr ? reinterpret_cast<Function>(::dlsym(handle, name)) : nullptr;
}

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
    using JackSays = void (*)(const char*);
    using SetJack = void (*)(JackSays);
    using SetAlsa = int (*)(void (*)(const char*, int, const char*, int, const char*, ...));
    for (const char* name : {"jack_set_error_function", "jack_set_info_function"})
        if (auto set = loadedFunction<SetJack>("libjack.so.0", name))
            set(sayToLog);
    if (auto set = loadedFunction<SetAlsa>("libasound.so.2", "snd_lib_error_set_handler"))
        set(ignoreAlsa);
}

} // namespace koe::sound
