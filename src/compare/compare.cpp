#include "compare/compare.h"

#include "audio/decode.h"
#include "audio/resample.h"
#include "compare/figures.h"
#include "compare/picture.h"
#include "core/error.h"
#include "pitch/pitch_choice.h"

#include <algorithm>
#include <cmath>

namespace koe::compare {
namespace {

constexpr double kShortestSeconds = 0.1;
constexpr double kNoticeableSeconds = 0.1; // between the two lengths

AudioBuffer decoded(const std::filesystem::path& path)
{
    AudioBuffer audio = audio::decodeAudio(path);
    if (audio.seconds() < kShortestSeconds)
        throw InvalidInput("The recording " + path.string() +
                           " is shorter than 0.1 s: there is nothing to compare.");
    const auto sounds = [](float sample) { return std::abs(sample) > 1e-6F; };
    if (std::none_of(audio.samples.begin(), audio.samples.end(), sounds))
        throw InvalidInput("The recording " + path.string() + " is silent: there is nothing to compare.");
    return audio;
}

pitch::Method chooseMethod(const CompareRequest& request, std::filesystem::path& model)
{
    const std::filesystem::path shipped = request.home.starter / "swift_f0.safetensors";
    std::error_code error;
    const bool shippedThere = !request.home.starter.empty() && std::filesystem::exists(shipped, error);
    model = request.pitchModel;
    if (request.pitchMethod == "auto") {
        if (model.empty() && shippedThere)
            model = shipped;
        return model.empty() ? pitch::Method::Pm : pitch::Method::SwiftF0;
    }
    const pitch::PitchChoice choice =
        pitch::choosePitch(request.home, request.pitchMethod, request.pitchModel);
    model = choice.model;
    return choice.method;
}

} // namespace

CompareReport compare(const CompareRequest& request, const Job& job)
{
    std::filesystem::path model;
    const pitch::Method method = chooseMethod(request, model);
    Recording source{decoded(request.source), {}, {}};
    job.report(0.05, "read");
    Recording result{decoded(request.result), {}, {}};
    job.throwIfStopped();
    source.narrow = audio::resample(source.audio, 16000);
    result.narrow = audio::resample(result.audio, 16000);
    job.report(0.15, "pitch");
    const auto tracker = pitch::makePitchTracker(method, model);
    source.pitch = tracker->track(source.narrow, job.part(0.15, 0.45));
    result.pitch = tracker->track(result.narrow, job.part(0.45, 0.75));
    job.report(0.75, "figures");
    CompareReport report = compareFigures(source, result);
    report.pitchMethod = pitch::name(method);
    if (std::abs(report.source.seconds - report.result.seconds) > kNoticeableSeconds)
        report.warnings.push_back(
            "The two recordings differ in length: only what both have is compared, from the start.");
    if (!request.picture.empty()) {
        job.throwIfStopped();
        job.report(0.85, "picture");
        drawComparison(request.picture, source, result);
    }
    job.report(1.0, "figures");
    return report;
}

} // namespace koe::compare
