// An engine without LibTorch that does what its request's name says: how koe starts, stops and reports is
// tried with it, crashes included. What the real engine does is tried in engine_cli_test.cpp.
#include "core/error.h"
#include "core/number_text.h"
#include "engine/engine.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <new>
#include <stdexcept>
#include <thread>

namespace koe::engine {
namespace {

std::vector<std::string> fieldsOf(const training::TrainRequest& r)
{
    return {"name=" + r.name,
            "data=" + r.data.string(),
            "rate=" + numberText(r.sampleRateHz),
            "version=" + r.version,
            std::string("f0=") + (r.f0 ? "yes" : "no"),
            "epochs=" + numberText(r.epochs),
            "batch=" + numberText(r.batch),
            "save=" + numberText(r.saveEvery),
            "base=" + r.base,
            "config=" + r.modelConfig.string(),
            "device=" + r.device,
            "jobs=" + numberText(r.jobs),
            "seed=" + numberText(r.seed),
            "pitch=" + r.pitchMethod,
            "pitch-model=" + r.pitchModel.string(),
            "radius=" + (r.filterRadius ? numberText(*r.filterRadius) : "-"),
            std::string("octaves=") + (r.repairOctaves ? "repaired" : "left"),
            "content=" + r.content.string(),
            std::string("latest=") + (r.latestOnly ? "yes" : "no"),
            "minutes=" + numberText(r.stopAfterMinutes),
            "home=" + r.home.logs.string()};
}

std::vector<std::string> fieldsOf(const convert::ConvertRequest& r)
{
    const auto ifGiven = [](const std::optional<double>& value) { return value ? numberText(*value) : "-"; };
    return {"voice=" + r.voice,
            "index=" + r.index,
            "transpose=" + numberText(r.transposeSemitones),
            "pitch=" + r.pitchMethod,
            "curve=" + r.pitchCurve.string(),
            "curve-out=" + r.pitchOut.string(),
            "radius=" + (r.filterRadius ? numberText(*r.filterRadius) : "-"),
            std::string("octaves=") + (r.repairOctaves ? "repaired" : "left"),
            "index-rate=" + ifGiven(r.indexRate),
            "protect=" + numberText(r.protect),
            "rms=" + numberText(r.rmsMix),
            "resample=" + numberText(r.resampleHz),
            "auto=" + r.autoTranspose,
            "unvoiced=" + r.unvoiced,
            "stereo=" + r.stereo,
            "format=" + r.format,
            "formant=" + numberText(r.formantSemitones),
            "autotune=" + r.autotune + "," + numberText(r.autotuneStrength),
            "clean=" + numberText(r.clean),
            std::string("match=") + (r.matchLoudness ? "yes" : "no"),
            "peak=" + ifGiven(r.peakLimitDbtp),
            "memory=" + numberText(r.memoryBytes),
            std::string("overwrite=") + (r.overwrite ? "yes" : "no"),
            "speaker=" + numberText(r.speaker),
            "content=" + r.content.string(),
            "model=" + r.pitchModel.string(),
            "device=" + r.device,
            "noise=" + numberText(r.noise),
            "seed=" + (r.seed ? numberText(*r.seed) : "-"),
            "x=" + ifGiven(r.xPad) + "," + ifGiven(r.xQuery) + "," + ifGiven(r.xCenter) + "," +
                ifGiven(r.xMax)};
}

[[noreturn]] void failLike(const std::string& name)
{
    if (name == "bad-input")
        throw InvalidInput("There is no speech in it.");
    if (name == "missing")
        throw Missing("There is no such voice.");
    if (name == "no-memory")
        throw std::bad_alloc();
    if (name == "unknown")
        throw std::logic_error("index 7");
    if (name == "killed")
        std::raise(SIGKILL);
    std::abort();
}

bool fails(const std::string& name)
{
    return name == "bad-input" || name == "missing" || name == "no-memory" || name == "unknown" ||
           name == "killed" || name == "aborted";
}

class FakeEngine : public Engine
{
public:
    convert::ConvertReport convert(const convert::ConvertRequest& request, const Job& job,
                                   const convert::FileListener&) override
    {
        if (fails(request.voice))
            failLike(request.voice);
        convert::ConvertReport report;
        report.warnings = fieldsOf(request);
        for (const auto& input : request.inputs) {
            job.report(0.5, "pitch");
            while (request.voice == "slow") {
                job.throwIfStopped();
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
            const bool broken = input.filename() == "broken.wav";
            convert::ConvertedFile& file = report.files.emplace_back();
            file.input = input;
            file.output = request.output;
            file.inputSeconds = 2.0;
            file.elapsedSeconds = 0.5;
            file.problem = broken ? "broken.wav is no sound." : "";
        }
        job.report(1.0, "audio");
        return report;
    }

    convert::PitchReport followPitch(const convert::PitchRequest& request, const Job&) override
    {
        convert::PitchReport report;
        report.method = request.pitchMethod;
        for (const auto& input : request.inputs) {
            convert::FollowedFile file{input, request.output, {{0.0f, 220.5f}}, 0.01, 0.001, ""};
            if (input.filename() == "broken.wav")
                file.problem = "broken.wav is no sound.";
            report.files.push_back(file);
        }
        return report;
    }

    training::TrainReport train(const training::TrainRequest& request, const Job& job,
                                const training::StepListener& onStep) override
    {
        job.report(0.1, "prepare");
        if (fails(request.name))
            failLike(request.name);
        training::TrainReport report;
        report.warnings = fieldsOf(request);
        training::StepReport step;
        step.epochs = request.epochs;
        do {
            step.epoch = 1;
            ++step.step;
            onStep(step);
            job.report(0.5, "train");
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        } while (request.name == "slow" && !job.stopRequested());
        report.stopped = job.stopRequested();
        report.voice = "voice.pth";
        report.index = "voice.index";
        report.epoch = 1;
        report.steps = step.step;
        return report;
    }

    dataset::CheckReport checkDataset(const dataset::CheckRequest& request, const Job& job) override
    {
        job.report(0.5, "listening");
        dataset::CheckReport report;
        report.verdict = "pretended";
        report.warnings = {"data=" + request.data.string(), "jobs=" + numberText(request.jobs)};
        dataset::FileFigures file;
        file.file = "a.wav";
        report.files = {file};
        report.findings = {{"a.wav", dataset::Trouble::Clipping, 0.01, "It clips.", true}};
        return report;
    }

    compare::CompareReport compare(const compare::CompareRequest&, const Job&) override { return {}; }
    SoundLength soundLength(const std::filesystem::path& file, const Job&) override
    {
        if (fails(file.stem()))
            failLike(file.stem());
        return {2.5, 44100, 2};
    }
    std::vector<Device> devices() override { return {{"cpu", "A processor", "compute", 8'000'000'000}}; }
    std::vector<std::string> about() override
    {
        const char* policy = std::getenv("OMP_WAIT_POLICY");
        return {policy != nullptr ? policy : "unset"};
    }
};

} // namespace
} // namespace koe::engine

extern "C" __attribute__((visibility("default"))) koe::engine::Engine* koeCreateEngine()
{
    return new koe::engine::FakeEngine;
}
