#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace koe::test {

struct Ended
{
    int exitCode = -1; ///< −1: by a signal
    int signal = 0;
    std::string out;
    std::string err;
};

struct Run
{
    std::filesystem::path program;
    std::vector<std::string> arguments;
    std::vector<std::string> environment; ///< "NAME=value", over this process's; "NAME" takes it away
    /// Called once about a tenth of a second after it has said something (on either stream).
    std::function<void(int pid)> whenItSpeaks;
};

/// Runs a program to its end; kills it after five minutes.
Ended run(const Run& run);

/// A folder that goes away with the object; its name has letters beyond ASCII and a blank.
class Folder
{
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return m_path / name; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace koe::test
