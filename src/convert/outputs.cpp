#include "convert/outputs.h"

#include "core/error.h"

#include <algorithm>
#include <set>

namespace koe::convert {
namespace fs = std::filesystem;
namespace {

std::string lowerExtension(const fs::path& path)
{
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending;
}

} // namespace

std::vector<FilePair> chooseOutputs(const ConvertRequest& request)
{
    if (request.inputs.empty())
        throw UsageError("Name a recording to convert.");
    if (request.output.empty())
        throw UsageError("Say where the converted recording goes.");
    std::error_code error;
    std::vector<fs::path> inputs;
    bool folders = false;
    for (const fs::path& input : request.inputs) {
        if (!fs::is_directory(input, error)) {
            inputs.push_back(input);
            continue;
        }
        folders = true;
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(input, error))
            if (entry.is_regular_file(error) && entry.path().filename().string().front() != '.')
                files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        if (files.empty())
            throw InvalidInput("The folder " + input.string() + " holds no files.");
        inputs.insert(inputs.end(), files.begin(), files.end());
    }

    const bool toFolder = folders || inputs.size() > 1 || fs::is_directory(request.output, error) ||
                          !request.output.has_filename();
    if (!toFolder) {
        const std::string ending = lowerExtension(request.output);
        if (ending != ".wav" && ending != ".flac")
            throw UsageError("The output " + request.output.string() + " must end in .wav or .flac.");
        return {{inputs.front(), request.output}};
    }
    if (fs::exists(request.output, error) && !fs::is_directory(request.output, error))
        throw UsageError(request.output.string() + " is a file; several recordings need a folder.");
    std::vector<FilePair> pairs;
    std::set<fs::path> taken;
    for (const fs::path& input : inputs) {
        // song.mp3 and song.flac together: the second is song.flac.wav
        fs::path name = input.stem();
        name += ".wav";
        if (taken.contains(name)) {
            name = input.filename();
            name += ".wav";
        }
        for (int n = 2; taken.contains(name); n++) {
            name = input.stem();
            name += "_" + std::to_string(n) + ".wav";
        }
        taken.insert(name);
        pairs.push_back({input, request.output / name});
    }
    return pairs;
}

void checkOutput(const FilePair& files, bool overwrite)
{
    std::error_code error;
    if (!fs::exists(files.output, error))
        return;
    if (fs::equivalent(files.input, files.output, error))
        throw InvalidInput("The output " + files.output.string() +
                           " is the recording itself: choose another name.");
    if (!overwrite)
        throw InvalidInput(files.output.string() + " is there already and was left as it is.");
}

} // namespace koe::convert
