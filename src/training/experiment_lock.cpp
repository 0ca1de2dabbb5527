#include "training/experiment_lock.h"

#include "core/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <unistd.h>

namespace koe::training {
namespace fs = std::filesystem;

ExperimentLock::ExperimentLock(const fs::path& folder)
{
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure)
        throw InvalidInput("The experiment's folder " + folder.string() +
                           " cannot be made: " + failure.message() + ".");
    m_file = ::open((folder / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (m_file < 0)
        throw InvalidInput("The experiment's folder " + folder.string() +
                           " cannot be written: " + std::strerror(errno) + ".");
    if (::flock(m_file, LOCK_EX | LOCK_NB) != 0) {
        const int reason = errno;
        ::close(m_file);
        m_file = -1;
        // A file system without locks is no reason not to train.
        if (reason == EWOULDBLOCK)
            throw InvalidInput("Another process is training " + folder.filename().string() +
                               " at this moment. Wait for it, or stop it.");
    }
}

ExperimentLock::~ExperimentLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

} // namespace koe::training
