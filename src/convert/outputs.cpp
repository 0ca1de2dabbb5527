#include "convert/outputs.h"

#include "audio/output_format.h"
#include "core/error.h"
#include "core/recording_names.h"

#include <algorithm>
#include <glob.h>
#include <set>
#include <string_view>

namespace koe::convert {
namespace fs = std::filesystem;
namespace {

/// A recording and its place below the output folder, still with its own ending.
struct Found
{
    fs::path input;
    fs::path place;
};

class Search
{
public:
    Search(const ConvertRequest& request, std::vector<std::string>& warnings)
        : m_output(request.output), m_warnings(warnings), m_onlyInput(request.inputs.size() == 1)
    {
        for (const fs::path& input : request.inputs)
            add(input);
    }

    [[nodiscard]] const std::vector<Found>& found() const { return m_found; }
    /// Whether an input stands for any number of recordings.
    [[nodiscard]] bool severalMeant() const { return m_several; }

private:
    void add(const fs::path& input)
    {
        std::error_code error;
        if (fs::is_directory(input, error))
            addFolder(input);
        else if (!fs::exists(input, error) && input.string().find_first_of("*?[") != std::string::npos)
            addPattern(input.string());
        else
            m_found.push_back({input, input.filename()});
    }

    void addPattern(const std::string& pattern)
    {
        m_several = true;
        glob_t matches{};
        const int failed = ::glob(pattern.c_str(), GLOB_TILDE, nullptr, &matches);
        std::vector<fs::path> inputs;
        if (failed == 0)
            inputs.assign(matches.gl_pathv, matches.gl_pathv + matches.gl_pathc);
        ::globfree(&matches);
        if (inputs.empty())
            throw Missing("There is nothing that " + pattern + " fits.");
        m_onlyInput = m_onlyInput && inputs.size() == 1;
        for (const fs::path& input : inputs)
            if (std::error_code error; fs::is_directory(input, error))
                addFolder(input);
            else
                m_found.push_back({input, input.filename()});
    }

    void addFolder(const fs::path& named)
    {
        const fs::path folder = named.has_filename() ? named : named.parent_path(); // "in/" is "in"
        m_several = true;
        std::error_code error;
        const fs::path whole = fs::weakly_canonical(folder, error);
        const fs::path under = m_onlyInput ? fs::path() : whole.filename();
        std::vector<Found> files;
        std::size_t others = 0;
        fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied, error);
        if (error)
            throw InvalidInput("The folder " + folder.string() + " cannot be read: it is not yours to read.");
        for (; walk != fs::recursive_directory_iterator(); walk.increment(error)) {
            const fs::path& path = walk->path();
            if (path.filename().string().front() == '.' || isOutput(path)) {
                walk.disable_recursion_pending();
                continue;
            }
            if (!walk->is_regular_file(error))
                continue;
            if (hasRecordingsEnding(path))
                files.push_back({path, under / path.lexically_relative(folder)});
            else
                others++;
        }
        if (files.empty())
            throw InvalidInput("The folder " + folder.string() + " holds no recordings.");
        std::sort(files.begin(), files.end(),
                  [](const Found& a, const Found& b) { return a.input < b.input; });
        m_found.insert(m_found.end(), files.begin(), files.end());
        if (others > 0)
            m_warnings.push_back(
                others == 1
                    ? "1 file in " + folder.string() +
                          " is no recording by its name and was left out; name it itself to have it read."
                    : std::to_string(others) + " files in " + folder.string() +
                          " are no recordings by their names and were left out; name one itself to have it "
                          "read.");
    }

    [[nodiscard]] bool isOutput(const fs::path& path) const
    {
        std::error_code error;
        return fs::is_directory(path, error) && fs::equivalent(path, m_output, error);
    }

    fs::path m_output;
    std::vector<std::string>& m_warnings;
    bool m_onlyInput;
    bool m_several = false;
    std::vector<Found> m_found;
};

/// song.mp3 and song.flac together: the second is song.flac.wav
fs::path freeName(const fs::path& place, const std::string& ending, std::set<fs::path>& taken)
{
    fs::path name = fs::path(place).replace_extension();
    name += ending;
    if (taken.contains(name)) {
        name = place;
        name += ending;
    }
    for (int n = 2; taken.contains(name); n++) {
        name = fs::path(place).replace_extension();
        name += "_" + std::to_string(n) + ending;
    }
    taken.insert(name);
    return name;
}

} // namespace

std::vector<FilePair> chooseOutputs(const ConvertRequest& request, std::vector<std::string>& warnings)
{
    if (request.inputs.empty())
        throw UsageError("Name a recording to convert.");
    if (!request.outputs.empty()) {
        if (request.outputs.size() != request.inputs.size())
            throw UsageError("Name as many results as recordings.");
        std::vector<FilePair> pairs;
        for (std::size_t i = 0; i < request.inputs.size(); i++) {
            (void)audio::outputFormatOf(request.outputs[i], request.format); // refused before any work
            pairs.push_back({request.inputs[i], request.outputs[i]});
        }
        return pairs;
    }
    if (request.output.empty())
        throw UsageError("Say where the converted recording goes.");
    std::error_code error;
    const Search search(request, warnings);
    const std::vector<Found>& inputs = search.found();
    if (std::count_if(inputs.begin(), inputs.end(),
                      [](const Found& found) { return found.input == kStandardStream; }) > 1)
        throw UsageError("The standard input (-) holds one recording.");
    if (request.output == kStandardStream) {
        if (!request.format.empty())
            (void)audio::outputFormatNamed(request.format);
        if (search.severalMeant() || inputs.size() > 1)
            throw UsageError("The standard output (-) takes one recording; several need a folder.");
        return {{inputs.front().input, request.output}};
    }

    const bool toFolder = search.severalMeant() || inputs.size() > 1 ||
                          fs::is_directory(request.output, error) || !request.output.has_filename();
    if (!toFolder) {
        (void)audio::outputFormatOf(request.output, request.format); // refused before any work
        return {{inputs.front().input, request.output}};
    }
    if (fs::exists(request.output, error) && !fs::is_directory(request.output, error))
        throw UsageError(request.output.string() + " is a file; several recordings need a folder.");
    const std::string ending =
        audio::endingOf(audio::outputFormatNamed(request.format.empty() ? "wav16" : request.format));
    std::vector<FilePair> pairs;
    std::set<fs::path> taken;
    for (const Found& found : inputs) {
        const fs::path place = found.input == kStandardStream ? fs::path("standard input") : found.place;
        pairs.push_back({found.input, request.output / freeName(place, ending, taken)});
    }
    return pairs;
}

void checkOutput(const FilePair& files, bool overwrite)
{
    std::error_code error;
    if (files.output == kStandardStream || !fs::exists(files.output, error))
        return;
    if (fs::equivalent(files.input, files.output, error))
        throw InvalidInput("The output " + files.output.string() +
                           " is the recording itself: choose another name.");
    if (!overwrite)
        throw InvalidInput(files.output.string() +
                           " is there already and was left as it is; --overwrite replaces it.");
}

} // namespace koe::convert
