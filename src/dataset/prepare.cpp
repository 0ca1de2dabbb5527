#include "dataset/prepare.h"

#include "content/content_encoder.h"
#include "core/error.h"
#include "core/rvc_encoder.h"
#include "dataset/crew.h"
#include "dataset/cutter.h"
#include "dataset/experiment.h"
#include "dataset/extractor.h"
#include "dataset/file_list.h"
#include "dataset/left_out.h"
#include "dataset/recordings.h"
#include "pitch/pitch_settings.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <map>

namespace koe::dataset {
namespace fs = std::filesystem;
namespace {

constexpr double kCutShare = 0.25; // of the bar
constexpr double kPitchShare = 0.3;
constexpr double kLittleSpeechSeconds = 60.0;

int dimsOf(const std::string& version)
{
    if (version == "v1")
        return 256;
    if (version == "v2")
        return 768;
    throw UsageError("There is no version \"" + version + "\": use v1 or v2.");
}

/// The method and what is done with its pitch: a set must not mix them.
std::string pitchName(const PrepareRequest& request)
{
    std::string name = request.pitchMethod;
    if (request.filterRadius)
        name += ", filter radius " + std::to_string(*request.filterRadius);
    if (request.repairOctaves)
        name += ", octaves repaired";
    return name;
}

struct CutTask
{
    Recording recording;
    int number = 0;
};
using CuttingCrew = Crew<CutTask, CutRecording>;

class Preparation
{
public:
    Preparation(const PrepareRequest& request, pitch::PitchTracker* tracker, content::ContentEncoder& encoder,
                const Job& job)
        : m_request(request), m_tracker(tracker), m_encoder(encoder), m_job(job),
          m_quiet(job.stopToken(), {}), m_files{request.experiment, dimsOf(request.version)},
          m_settings{request.sampleRateHz,
                     request.version,
                     request.f0,
                     encoder.id(),
                     request.f0 ? pitchName(request) : "",
                     request.clipSeconds}
    {
    }

    PrepareReport run()
    {
        checkRequest();
        const Recordings recordings = findRecordings(m_request.data, m_request.mostSpeakers);
        requireKept(recordings);
        m_report.warnings = recordings.warnings;
        m_report.speakers = static_cast<std::size_t>(recordings.speakers);
        m_files.makeFolders(m_request.f0);
        Notes notes(m_request.experiment, m_settings);
        cutAll(recordings.files, notes);
        collectClips(notes);
        extractAll();
        writeList();
        m_job.report(1.0, "prepared");
        return std::move(m_report);
    }

private:
    struct SpeakersClip
    {
        Clip clip;
        int speaker = 0;
        fs::path recording;
    };

    void requireKept(const Recordings& recordings) const
    {
        if (recordings.files.empty())
            throw InvalidInput("All recordings of " + m_request.data.string() + " are to be left out (" +
                               kLeftOutFile + "): keep some.");
    }

    void checkRequest() const
    {
        if (m_request.sampleRateHz < 8000 || m_request.sampleRateHz > 192000)
            throw UsageError("A voice cannot be trained at " + std::to_string(m_request.sampleRateHz) +
                             " Hz: use 32000, 40000 or 48000.");
        if (m_request.f0 && m_tracker == nullptr)
            throw UsageError("A pitch method is needed for a voice that follows pitch.");
        if (!m_encoder.offers(m_files.dims))
            throw InvalidInput("The speech encoder " + m_encoder.id() + " does not give the " +
                               std::to_string(m_files.dims) + " numbers per frame of a " + m_request.version +
                               " voice: choose the other version.");
        if (m_request.experiment.filename().string().starts_with("mute"))
            throw InvalidInput("An experiment must not be called " +
                               m_request.experiment.filename().string() +
                               ": RVC keeps its sample of silence there.");
    }

    [[nodiscard]] bool isWhole(const CutRecording& cut) const
    {
        return std::all_of(cut.clips.begin(), cut.clips.end(), [&](const Clip& clip) {
            std::error_code ignored;
            return fs::exists(m_files.sound(clip.name), ignored) &&
                   fs::exists(m_files.sound16k(clip.name), ignored);
        });
    }

    /// Keeps what is there of unchanged recordings, removes every other clip, cuts the rest.
    void cutAll(const std::vector<Recording>& recordings, Notes& notes)
    {
        std::map<std::string, const Recording*> current;
        for (const Recording& recording : recordings)
            current[recording.name] = &recording;
        const bool fresh = notes.recordings().empty();
        notes.keepOnly([&](CutRecording& cut) {
            const auto found = current.find(cut.recording.name);
            if (found == current.end() || !found->second->unchangedSince(cut.recording) || !isWhole(cut))
                return false;
            cut.recording = *found->second; // the speaker's place among the folders may be another
            return true;
        });
        m_files.removeParts();
        std::set<std::string> done;
        std::set<std::string> orphans = m_files.clipsOnDisk();
        for (const CutRecording& cut : notes.recordings()) {
            done.insert(cut.recording.name);
            for (const Clip& clip : cut.clips)
                orphans.erase(clip.name);
        }
        for (const std::string& clip : orphans)
            m_files.remove(clip);

        std::deque<CutTask> tasks;
        int number = fresh ? 0 : notes.nextNumber();
        for (const Recording& recording : recordings)
            if (!done.contains(recording.name))
                tasks.push_back(
                    {recording, number++}); // a fresh set: its place in the sorted folder, as in RVC
        cutTasks(std::move(tasks), recordings.size(), notes);
    }

    void cutTasks(std::deque<CutTask> tasks, std::size_t all, Notes& notes)
    {
        notes.save(); // from now on the folder is ours
        auto saved = std::chrono::steady_clock::now();
        std::size_t done = all - tasks.size();
        m_job.report(kCutShare * static_cast<double>(done) / static_cast<double>(all), "slicing");
        try {
            const auto cut = [this](const CutTask& task, const Job& job) {
                return cutRecording(task.recording, task.number, m_settings, m_files, job);
            };
            CuttingCrew crew(std::move(tasks), cut, m_request.jobs, m_job.stopToken());
            while (crew.hasMore()) {
                notes.add(crew.next());
                m_job.report(kCutShare * static_cast<double>(++done) / static_cast<double>(all), "slicing");
                if (std::chrono::steady_clock::now() - saved > std::chrono::seconds(2)) {
                    notes.save();
                    saved = std::chrono::steady_clock::now();
                }
            }
        } catch (const Cancelled&) {
            notes.save();
            throw;
        }
        notes.save();
    }

    void collectClips(const Notes& notes)
    {
        std::vector<const CutRecording*> sorted;
        for (const CutRecording& cut : notes.recordings())
            sorted.push_back(&cut);
        std::sort(sorted.begin(), sorted.end(),
                  [](const auto* a, const auto* b) { return a->number < b->number; });
        for (const CutRecording* cut : sorted) {
            m_report.warnings.insert(m_report.warnings.end(), cut->warnings.begin(), cut->warnings.end());
            for (const Clip& clip : cut->clips)
                m_clips.push_back({clip, cut->recording.speaker, cut->recording.name});
        }
        requireSpeech();
    }

    void requireSpeech() const
    {
        if (!m_clips.empty())
            return;
        std::string sentence = "There is no speech to train on in " + m_request.data.string() + ".";
        if (!m_report.warnings.empty())
            sentence += " For one: " + m_report.warnings.front();
        throw InvalidInput(sentence);
    }

    void extractAll()
    {
        const auto report = [&](double from, double share, std::size_t done, const char* stage) {
            m_job.throwIfStopped();
            m_job.report(from + share * static_cast<double>(done) / static_cast<double>(m_clips.size()),
                         stage);
        };
        const double pitchShare = m_request.f0 ? kPitchShare : 0.0;
        for (std::size_t i = 0; m_request.f0 && i < m_clips.size(); i++) {
            report(kCutShare, pitchShare, i, "pitch");
            extractPitch(m_clips[i].clip.name, m_files, *m_tracker, m_quiet);
        }
        std::vector<SpeakersClip> usable;
        for (std::size_t i = 0; i < m_clips.size(); i++) {
            report(kCutShare + pitchShare, 1.0 - kCutShare - pitchShare, i, "features");
            if (extractFeatures(m_clips[i].clip.name, m_files, m_encoder, m_quiet))
                usable.push_back(m_clips[i]);
            else
                m_report.warnings.push_back(m_clips[i].recording.string() + ": the clip " +
                                            m_clips[i].clip.name +
                                            " was left out: its speech features are not finite.");
        }
        m_clips = std::move(usable);
        requireSpeech();
    }

    void writeList()
    {
        std::vector<FileListLine> lines;
        std::set<int> speakers;
        std::size_t samples = 0;
        for (const SpeakersClip& each : m_clips) {
            const std::string& name = each.clip.name;
            lines.push_back(line(m_files, name, name, each.speaker));
            speakers.insert(each.speaker);
            samples += each.clip.samples;
        }
        const std::string mute = m_encoder.id() == kRvcEncoder ? "mute" : "mute-" + m_encoder.id();
        const ClipFiles muteFiles{fs::absolute(m_request.experiment).lexically_normal().parent_path() / mute,
                                  m_files.dims};
        const std::string muteSound =
            makeMuteSample(muteFiles, m_request.sampleRateHz, m_request.f0, m_encoder, m_quiet);
        for (const int speaker : speakers)
            lines.insert(lines.end(), 2, line(muteFiles, muteSound, "mute", speaker));
        writeFileList(m_request.experiment / "filelist.txt", lines);

        m_report.clips = m_clips.size();
        m_report.seconds = static_cast<double>(samples) / m_request.sampleRateHz;
        if (m_report.seconds < kLittleSpeechSeconds)
            m_report.warnings.push_back(
                "There are only " + std::to_string(static_cast<int>(m_report.seconds + 0.5)) +
                " s of speech: a voice needs minutes of it, ten or more, to sound like its speaker.");
    }

    [[nodiscard]] FileListLine line(const ClipFiles& files, const std::string& sound, const std::string& name,
                                    int speaker) const
    {
        FileListLine line{files.sound(sound), files.features(name), {}, {}, speaker};
        if (m_request.f0) {
            line.coarse = files.coarse(name);
            line.pitch = files.pitch(name);
        }
        return line;
    }

    const PrepareRequest& m_request;
    pitch::PitchTracker* m_tracker;
    content::ContentEncoder& m_encoder;
    const Job& m_job;
    Job m_quiet; // stops, but reports nothing of its own
    ClipFiles m_files;
    Settings m_settings;
    std::vector<SpeakersClip> m_clips;
    PrepareReport m_report;
};

} // namespace

PrepareReport prepare(const PrepareRequest& request, const Job& job)
{
    // The folder is looked at first: a wrong one should not cost the loading of models.
    (void)findRecordings(request.data, request.mostSpeakers);
    (void)dimsOf(request.version);
    job.report(0.0, "loading");
    PrepareRequest settled = request;
    std::unique_ptr<pitch::PitchTracker> tracker;
    if (request.f0) {
        const pitch::PitchChoice choice =
            pitch::choosePitch(request.home, request.pitchMethod, request.pitchModel);
        settled.pitchMethod = pitch::name(choice.method);
        tracker = pitch::makePitchTracker(
            {choice, request.device, request.filterRadius, request.repairOctaves, {}});
    }
    const auto encoder = content::loadContentEncoder(request.contentEncoder, request.device);
    return prepare(settled, tracker.get(), *encoder, job);
}

PrepareReport prepare(const PrepareRequest& request, pitch::PitchTracker* pitch,
                      content::ContentEncoder& encoder, const Job& job)
{
    return Preparation(request, pitch, encoder, job).run();
}

} // namespace koe::dataset
