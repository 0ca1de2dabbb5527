#include "dataset/experiment.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/number_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

namespace koe::dataset {
namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

void ClipFiles::makeFolders(bool f0) const
{
    std::vector<fs::path> folders{sound("").parent_path(), sound16k("").parent_path(),
                                  features("").parent_path()};
    if (f0) {
        folders.push_back(coarse("").parent_path());
        folders.push_back(pitch("").parent_path());
    }
    for (const fs::path& folder : folders) {
        std::error_code error;
        fs::create_directories(folder, error);
        if (error)
            throw InvalidInput("The folder " + folder.string() + " cannot be made (" + error.message() +
                               "): choose another place for the experiment.");
    }
}

void ClipFiles::remove(const std::string& clip) const
{
    std::error_code ignored;
    for (const fs::path& file : {features(clip), pitch(clip), coarse(clip), sound16k(clip), sound(clip),
                                 root / "0_gt_wavs" / (clip + ".spec.pt")})
        fs::remove(file, ignored);
}

void ClipFiles::removeParts() const
{
    for (const fs::path& file : {features(""), pitch(""), coarse(""), sound16k(""), sound("")}) {
        std::vector<fs::path> parts;
        std::error_code error;
        for (fs::directory_iterator at(file.parent_path(), error), end; !error && at != end;
             at.increment(error))
            if (at->path().extension() == ".part")
                parts.push_back(at->path());
        for (const fs::path& part : parts)
            fs::remove(part, error);
    }
}

std::set<std::string> ClipFiles::clipsOnDisk() const
{
    std::set<std::string> clips;
    for (const fs::path& folder : {sound("").parent_path(), sound16k("").parent_path()}) {
        std::error_code error;
        for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
            if (at->path().extension() == ".wav")
                clips.insert(at->path().stem().string());
    }
    return clips;
}

namespace {

constexpr int kMostNumber = 1'000'000'000; // so that there is a next one

Json toJson(const CutRecording& cut)
{
    Json clips = Json::array();
    for (const Clip& clip : cut.clips)
        clips.push_back({{"name", clip.name}, {"samples", clip.samples}});
    return {{"file", cut.recording.name},
            {"bytes", cut.recording.bytes},
            {"modified", cut.recording.modified},
            {"speaker", cut.recording.speaker},
            {"number", cut.number},
            {"clips", clips},
            {"warnings", cut.warnings}};
}

/// A whole number from 0 on; Json's own conversion cuts anything to size.
template <typename Whole> Whole wholeOf(const Json& value, Whole most = std::numeric_limits<Whole>::max())
{
    if (!value.is_number_unsigned() || std::cmp_greater(value.get<std::uint64_t>(), most))
        throw std::out_of_range("no whole number that fits");
    return static_cast<Whole>(value.get<std::uint64_t>());
}

CutRecording recordingFrom(const Json& json)
{
    CutRecording cut;
    cut.recording.name = json.at("file");
    cut.recording.bytes = wholeOf<std::uintmax_t>(json.at("bytes"));
    if (!json.at("modified").is_number_integer()) // of a clock that may begin anywhere
        throw std::out_of_range("no time");
    cut.recording.modified = json.at("modified");
    cut.recording.speaker = wholeOf<int>(json.at("speaker"), kMostNumber);
    cut.number = wholeOf<int>(json.at("number"), kMostNumber);
    for (const Json& clip : json.at("clips"))
        cut.clips.push_back({clip.at("name"), wholeOf<std::size_t>(clip.at("samples"))});
    cut.warnings = json.at("warnings");
    return cut;
}

/// "40000 Hz" against "48000 Hz", where they differ.
void requireSame(const fs::path& experiment, const char* what, const std::string& was,
                 const std::string& wanted)
{
    if (was != wanted)
        throw InvalidInput("The experiment " + experiment.string() + " was prepared with " + what + " " +
                           was + ", not " + wanted + ": choose another name, or " + was + " again.");
}

} // namespace

Notes::Notes(const fs::path& experiment, const Settings& wanted)
    : m_file(experiment / "prepare.json"), m_settings(wanted)
{
    if (!fs::exists(m_file)) {
        if (!ClipFiles{experiment}.clipsOnDisk().empty())
            throw InvalidInput("The experiment " + experiment.string() +
                               " has clips that another program prepared, and new ones would mix with them: "
                               "choose another name.");
        return;
    }
    const std::string text = readTextFile(m_file);
    Settings was;
    try {
        const Json json = Json::parse(text);
        was.sampleRateHz = wholeOf<int>(json.at("sample_rate"));
        was.version = json.at("version");
        was.f0 = json.at("f0");
        was.encoder = json.at("encoder");
        was.pitchMethod = json.at("pitch");
        was.clipSeconds = json.at("clip_seconds");
        for (const Json& recording : json.at("recordings"))
            m_recordings.push_back(recordingFrom(recording));
    } catch (const std::exception&) { // Json's, or a number that does not fit
        throw InvalidInput(m_file.string() + " is damaged: remove it together with the folders beside it and "
                                             "prepare again, or choose another name.");
    }
    const auto inWords = [](bool f0) { return std::string(f0 ? "with" : "without"); };
    requireSame(experiment, "the sample rate", std::to_string(was.sampleRateHz),
                std::to_string(wanted.sampleRateHz));
    requireSame(experiment, "the version", was.version, wanted.version);
    requireSame(experiment, "the pitch setting", inWords(was.f0), inWords(wanted.f0));
    requireSame(experiment, "the speech encoder", was.encoder, wanted.encoder);
    requireSame(experiment, "the pitch method", was.pitchMethod, wanted.pitchMethod);
    requireSame(experiment, "clips of seconds", numberText(was.clipSeconds), numberText(wanted.clipSeconds));
}

int Notes::nextNumber() const
{
    int next = 0;
    for (const CutRecording& cut : m_recordings)
        next = std::max(next, cut.number + 1);
    return next;
}

void Notes::save() const
{
    Json recordings = Json::array();
    for (const CutRecording& cut : m_recordings)
        recordings.push_back(toJson(cut));
    const Json json{{"sample_rate", m_settings.sampleRateHz},
                    {"version", m_settings.version},
                    {"f0", m_settings.f0},
                    {"encoder", m_settings.encoder},
                    {"pitch", m_settings.pitchMethod},
                    {"clip_seconds", m_settings.clipSeconds},
                    {"recordings", recordings}};
    // File names need not be UTF-8; such a one is merely cut anew next time.
    writeTextFile(m_file, json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

} // namespace koe::dataset
