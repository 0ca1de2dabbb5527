#include "convert/follow_pitch.h"

#include "audio/decode.h"
#include "convert/outputs.h"
#include "convert/pitch_curve.h"
#include "core/error.h"
#include "identify/identify.h"
#include "nn/start.h"
#include "pitch/pitch_settings.h"

#include <chrono>
#include <set>
#include <string>

namespace koe::convert {
namespace fs = std::filesystem;
namespace {

constexpr double kReading = 0.2; // of the time

/// song.mp3 and song.flac together: the second is song.flac.csv
std::string curveName(const fs::path& input, std::set<std::string>& taken)
{
    std::string name = input.stem().string() + ".csv";
    if (taken.contains(name))
        name = input.filename().string() + ".csv";
    for (int n = 2; taken.contains(name); n++)
        name = input.stem().string() + "_" + std::to_string(n) + ".csv";
    taken.insert(name);
    return name;
}

} // namespace

PitchReport followPitch(const PitchRequest& request, const Job& job)
{
    if (request.inputs.empty())
        throw UsageError("Name a recording whose pitch is to be followed.");
    pitch::PitchSettings settings;
    settings.choice = pitch::choosePitch(request.home, request.pitchMethod, request.pitchModel);
    settings.device = nn::chooseDevice(request.device);
    settings.filterRadius = request.filterRadius;
    settings.repairOctaves = request.repairOctaves;
    settings.cacheFolder = request.cacheFolder;
    std::error_code error;
    const bool toFolder = request.inputs.size() > 1 || fs::is_directory(request.output, error);
    if (toFolder && !request.output.empty()) {
        fs::create_directories(request.output, error);
        if (!fs::is_directory(request.output, error))
            throw UsageError("Several recordings need a folder for their pitch, and " +
                             request.output.string() + " is none.");
    }
    const auto tracker = pitch::makePitchTracker(settings);
    std::set<std::string> taken;
    PitchReport report;
    report.method = pitch::name(settings.choice.method);
    for (std::size_t i = 0; i < request.inputs.size(); i++) {
        const Job part = job.part(static_cast<double>(i) / static_cast<double>(request.inputs.size()),
                                  static_cast<double>(i + 1) / static_cast<double>(request.inputs.size()));
        part.throwIfStopped();
        FollowedFile file;
        file.input = request.inputs[i];
        try {
            fs::path target = request.output;
            if (toFolder && !target.empty())
                target /= curveName(file.input, taken);
            if (!target.empty())
                checkOutput({file.input, target}, request.overwrite);
            const AudioBuffer audio =
                identify::loadAs(file.input, {identify::Kind::Audio}, "a recording", [&] {
                    return audio::decodeAudio(file.input, 16000, part.part(0.0, kReading));
                });
            file.seconds = audio.seconds();
            const auto start = std::chrono::steady_clock::now();
            file.track = tracker->track(audio, part.part(kReading, 1.0));
            file.elapsedSeconds =
                std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            if (!target.empty()) {
                writePitchCurve(target, file.track.hz);
                file.output = target;
            }
        } catch (const Error& problem) {
            file.problem = problem.what();
        }
        report.files.push_back(std::move(file));
    }
    job.report(1.0, "done");
    return report;
}

} // namespace koe::convert
