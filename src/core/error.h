#pragma once

#include <stdexcept>
#include <string>

namespace koe {

/// What went wrong, in a sentence for the user: what, which file, what to do.
/// The message never holds a backtrace; details go to the log.
class Error : public std::runtime_error
{
public:
    explicit Error(const std::string& sentence, std::string kind = "failed", int exitCode = 1)
        : std::runtime_error(sentence), m_kind(std::move(kind)), m_exitCode(exitCode)
    {
    }

    /// One word for scripts ("bad-input", "missing", "usage", "failed").
    [[nodiscard]] const std::string& kind() const { return m_kind; }
    [[nodiscard]] int exitCode() const { return m_exitCode; }

private:
    std::string m_kind;
    int m_exitCode;
};

/// The caller's words are off: exit code 2.
struct UsageError : Error
{
    explicit UsageError(const std::string& sentence) : Error(sentence, "usage", 2) {}
};

/// A file, folder or value that was given cannot be used: exit code 3.
struct InvalidInput : Error
{
    explicit InvalidInput(const std::string& sentence) : Error(sentence, "bad-input", 3) {}
};

/// Something needed is not there (a model, a device, disk space, memory): exit code 4.
struct Missing : Error
{
    explicit Missing(const std::string& sentence) : Error(sentence, "missing", 4) {}
};

/// The user stopped the work: exit code 130. Not an Error: nothing went wrong.
struct Cancelled
{
};

inline constexpr int kExitStopped = 130;

} // namespace koe
