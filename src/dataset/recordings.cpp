#include "dataset/recordings.h"

#include "core/error.h"
#include "dataset/left_out.h"

#include <algorithm>

namespace koe::dataset {
namespace fs = std::filesystem;
namespace {

bool isHidden(const fs::path& path)
{
    return path.filename().string().starts_with('.');
}

std::vector<fs::path> sortedFiles(const fs::path& folder, bool withSubfolders)
{
    std::vector<fs::path> files;
    const auto take = [&](const fs::directory_entry& entry) {
        std::error_code ignored;
        if (!isHidden(entry.path()) && entry.path().filename() != kLeftOutFile &&
            entry.is_regular_file(ignored))
            files.push_back(entry.path());
    };
    if (withSubfolders) {
        fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied);
        for (auto at = begin(walk); at != end(walk); ++at) {
            if (isHidden(at->path()))
                at.disable_recursion_pending();
            take(*at);
        }
    } else {
        std::for_each(fs::directory_iterator(folder), {}, take);
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<fs::path> sortedFolders(const fs::path& folder)
{
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.is_directory() && !isHidden(entry.path()))
            folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
    return folders;
}

void add(Recordings& recordings, const fs::path& root, const std::vector<fs::path>& files, int speaker)
{
    for (const fs::path& file : files)
        recordings.files.push_back(
            {file, file.lexically_relative(root).string(), speaker, fs::file_size(file),
             static_cast<std::int64_t>(fs::last_write_time(file).time_since_epoch().count())});
}

Recordings find(const fs::path& folder, std::size_t mostSpeakers)
{
    Recordings recordings;
    std::vector<std::vector<fs::path>> speakers;
    for (const fs::path& below : sortedFolders(folder))
        if (std::vector<fs::path> files = sortedFiles(below, true); !files.empty())
            speakers.push_back(std::move(files));
    const std::vector<fs::path> loose = sortedFiles(folder, false);
    if (speakers.empty()) {
        add(recordings, folder, loose, 0);
    } else if (speakers.size() > mostSpeakers) {
        throw InvalidInput(folder.string() + " has " + std::to_string(speakers.size()) +
                           " sub-folders, each of them a speaker; a voice holds " +
                           std::to_string(mostSpeakers) + " at most.");
    } else {
        recordings.speakers = static_cast<int>(speakers.size());
        for (std::size_t i = 0; i < speakers.size(); i++)
            add(recordings, folder, speakers[i], static_cast<int>(i));
        if (!loose.empty())
            recordings.warnings.push_back(folder.string() + ": " + std::to_string(loose.size()) +
                                          " file(s) beside the speakers' folders were left out; put them "
                                          "into the folder of their speaker.");
    }
    return recordings;
}

} // namespace

Recordings findRecordings(const fs::path& folder, int mostSpeakers)
{
    std::error_code error;
    if (!fs::exists(folder, error))
        throw InvalidInput("There is no folder " + folder.string() + ".");
    if (!fs::is_directory(folder, error))
        throw InvalidInput(folder.string() + " is not a folder: give the folder that the recordings lie in.");
    Recordings recordings;
    try {
        recordings = find(folder, static_cast<std::size_t>(mostSpeakers));
    } catch (const fs::filesystem_error& failure) {
        throw InvalidInput("The folder " + folder.string() + " cannot be read: " + failure.code().message() +
                           ".");
    }
    if (recordings.files.empty())
        throw InvalidInput(folder.string() +
                           " is empty: put recordings of the voice into it (wav, flac, mp3, m4a …).");
    const std::set<std::string> names = readLeftOut(folder);
    const auto stays = [&](const Recording& recording) { return !names.contains(recording.name); };
    const auto gone = std::stable_partition(recordings.files.begin(), recordings.files.end(), stays);
    recordings.leftOut.assign(gone, recordings.files.end());
    recordings.files.erase(gone, recordings.files.end());
    return recordings;
}

} // namespace koe::dataset
