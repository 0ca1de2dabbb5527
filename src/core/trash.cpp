#include "core/trash.h"

#include "core/error.h"

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <fstream>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace koe {
namespace fs = std::filesystem;
namespace {

constexpr int kMostOfOneName = 10'000;

std::string percentEncoded(const std::string& path)
{
    constexpr const char* kHex = "0123456789ABCDEF";
    std::string text;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           std::strchr("/-_.~", c) != nullptr;
        if (plain)
            text += c;
        else
            text += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
    return text;
}

std::string percentDecoded(std::string_view text)
{
    std::string path;
    for (std::size_t i = 0; i < text.size(); i++) {
        unsigned code = 0;
        const char* digits = text.data() + i + 1;
        if (text[i] == '%' && text.size() - i > 2 &&
            std::from_chars(digits, digits + 2, code, 16).ptr == digits + 2) {
            path += static_cast<char>(code);
            i += 2;
        } else {
            path += text[i];
        }
    }
    return path;
}

std::string nowText()
{
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &local);
    return text;
}

fs::path homeTrash()
{
    const char* data = std::getenv("XDG_DATA_HOME");
    const char* home = std::getenv("HOME");
    if (data != nullptr && *data == '/')
        return fs::path(data) / "Trash";
    return home != nullptr && *home == '/' ? fs::path(home) / ".local/share/Trash" : fs::path();
}

/// The folder where the volume of @p path is mounted.
fs::path topFolder(const fs::path& path)
{
    struct stat own = {};
    if (::lstat(path.c_str(), &own) != 0)
        return {};
    fs::path top = path.parent_path();
    for (struct stat above = {}; top.has_relative_path() && ::stat(top.parent_path().c_str(), &above) == 0 &&
                                 above.st_dev == own.st_dev;)
        top = top.parent_path();
    return top;
}

/// A volume's bin: the administrator's with the user's number in it, else one of the user's own.
fs::path volumeTrash(const fs::path& top)
{
    const std::string user = std::to_string(::getuid());
    struct stat shared = {};
    if (::lstat((top / ".Trash").c_str(), &shared) == 0 && S_ISDIR(shared.st_mode) &&
        (shared.st_mode & S_ISVTX) != 0)
        return top / ".Trash" / user;
    return top / (".Trash-" + user);
}

/// @return 0, or why @p file could not go into the bin @p trash
/// @param shown the place that it is brought back to, as the bin notes it
int tryMove(const fs::path& file, const fs::path& trash, const std::string& shown, fs::path& where)
{
    std::error_code error;
    const bool isNew = !fs::exists(trash, error);
    for (const char* inner : {"files", "info"}) {
        fs::create_directories(trash / inner, error);
        if (error)
            return error.value();
    }
    if (isNew)
        ::chmod(trash.c_str(), 0700);
    const std::string note =
        "[Trash Info]\nPath=" + percentEncoded(shown) + "\nDeletionDate=" + nowText() + "\n";
    for (int n = 1; n <= kMostOfOneName; n++) {
        const std::string name =
            n == 1 ? file.filename().string()
                   : file.stem().string() + "." + std::to_string(n) + file.extension().string();
        const fs::path info = trash / "info" / (name + ".trashinfo");
        where = trash / "files" / name;
        if (fs::exists(fs::symlink_status(where, error)))
            continue;
        const int handle = ::open(info.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (handle < 0 && errno == EEXIST)
            continue;
        if (handle < 0)
            return errno;
        const bool written = ::write(handle, note.data(), note.size()) == static_cast<ssize_t>(note.size());
        const int reason = written ? 0 : errno;
        ::close(handle);
        if (written && std::rename(file.c_str(), where.c_str()) == 0)
            return 0;
        const int failure = written ? errno : reason;
        ::unlink(info.c_str());
        return failure;
    }
    return EEXIST;
}

} // namespace

fs::path moveToTrash(const fs::path& path)
{
    std::error_code error;
    if (!fs::exists(fs::symlink_status(path, error)))
        throw Missing("There is nothing at " + path.string() + ".");
    // A link is moved itself; the folder that it lies in is the real one.
    const fs::path plain = fs::absolute(path).lexically_normal();
    const fs::path named = plain.has_filename() ? plain : plain.parent_path();
    const fs::path file = fs::canonical(named.parent_path(), error) / named.filename();

    fs::path where;
    int reason = ENOENT;
    if (const fs::path trash = homeTrash(); !trash.empty())
        reason = tryMove(file, trash, file.string(), where);
    if (reason == 0)
        return where;
    if (const fs::path top = topFolder(file); !top.empty() && reason == EXDEV)
        reason = tryMove(file, volumeTrash(top), file.lexically_relative(top).string(), where);
    if (reason == 0)
        return where;
    throw InvalidInput(path.string() + " cannot be moved to the bin (" + std::strerror(reason) +
                       "): it is still where it was. Delete it with the file manager.");
}

fs::path restoreFromTrash(const fs::path& inTrash)
{
    const fs::path trash = inTrash.parent_path().parent_path();
    const fs::path info = trash / "info" / (inTrash.filename().string() + ".trashinfo");
    std::string place;
    std::ifstream note(info);
    for (std::string line; place.empty() && std::getline(note, line);)
        if (line.starts_with("Path="))
            place = percentDecoded(std::string_view(line).substr(5));
    std::error_code error;
    if (place.empty() || !fs::exists(fs::symlink_status(inTrash, error)))
        throw Missing(inTrash.filename().string() + " is no longer in the bin.");
    fs::path target = place;
    if (target.is_relative()) // of a volume's bin: from where it is mounted
        target = (trash.filename().string().starts_with(".Trash-") ? trash.parent_path()
                                                                   : trash.parent_path().parent_path()) /
                 target;
    if (fs::exists(fs::symlink_status(target, error)))
        throw UsageError("There is another " + target.string() + " now: the one in the bin stays there.");
    fs::create_directories(target.parent_path(), error);
    fs::rename(inTrash, target, error);
    if (error)
        throw InvalidInput(target.string() + " cannot be brought back: " + error.message() + ".");
    fs::remove(info, error);
    return target;
}

} // namespace koe
