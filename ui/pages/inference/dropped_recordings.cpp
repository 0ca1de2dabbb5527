#include "ui/pages/inference/dropped_recordings.h"

#include "core/recording_names.h"

#include <algorithm>

namespace koe::ui {
namespace fs = std::filesystem;

std::vector<fs::path> droppedRecordings(const std::vector<fs::path>& dropped, const Job& job)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (const fs::path& one : dropped) {
        if (!fs::is_directory(one, error)) {
            files.push_back(one);
            continue;
        }
        std::vector<fs::path> inside;
        for (auto entry =
                 fs::recursive_directory_iterator(one, fs::directory_options::skip_permission_denied, error);
             entry != fs::recursive_directory_iterator(); entry.increment(error)) {
            job.throwIfStopped();
            if (error)
                break;
            const bool isHidden = entry->path().filename().string().starts_with('.');
            if (isHidden && entry->is_directory(error))
                entry.disable_recursion_pending();
            if (!isHidden && entry->is_regular_file(error) && hasRecordingsEnding(entry->path()))
                inside.push_back(entry->path());
        }
        std::sort(inside.begin(), inside.end());
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

} // namespace koe::ui
