// How long the dataset doctor takes, and what it measures: bench_dataset FOLDER [--figures | --timbres]
#include "core/error.h"
#include "dataset/check.h"
#include "dataset/listener.h"

#include <chrono>
#include <cstdio>
#include <cstring>

using namespace koe;

namespace {

void printFigures(const dataset::CheckReport& report)
{
    std::printf("file\tseconds\tspeech\trate\tband\tclip%%"
                "\tpeak\tlufs\tnoise\tsnr\thum\thumdB\trt60\tvoiced\tmusic\tf0\t5%%"
                "\t95%%\tstrange\tduplicate\tproblem\n");
    for (const auto& f : report.files)
        std::printf(
            "%s\t%.1f\t%.1f\t%d\t%.0f\t%.3f\t%.1f\t%.1f\t%.1f\t%.1f\t%.0f\t%.1f\t%.2f\t%.2f\t%.2f\t%.0f\t%.0f"
            "\t%.0f\t%.1f\t%s\t%s\n",
            f.file.c_str(), f.seconds, f.speechSeconds, f.sampleRateHz, f.bandwidthHz, 100 * f.clippedShare,
            f.peakDb, f.loudnessLufs, f.noiseDb, f.signalToNoiseDb, f.humHz, f.humDb, f.reverbSeconds,
            f.voicedShare, f.musicShare, f.pitchMedianHz, f.pitchLowHz, f.pitchHighHz, f.strangeness,
            f.duplicateOf.c_str(), f.problem.c_str());
}

/// What tests/tools/fit_timbre.py learns from.
void printTimbres(const std::filesystem::path& folder)
{
    for (const dataset::Recording& recording : dataset::findRecordings(folder, 1 << 20).files) {
        const dataset::Heard heard = dataset::listenTo(recording, {});
        if (heard.timbre.empty())
            continue;
        std::printf("%s", recording.name.c_str());
        for (const double number : heard.timbre)
            std::printf("\t%.5g", number);
        std::printf("\n");
    }
}

} // namespace

int main(int count, char** arguments)
{
    if (count < 2) {
        std::fputs("bench_dataset FOLDER [--figures | --timbres]\n", stderr);
        return 2;
    }
    try {
        if (count > 2 && std::strcmp(arguments[2], "--timbres") == 0) {
            printTimbres(arguments[1]);
            return 0;
        }
        const auto start = std::chrono::steady_clock::now();
        dataset::CheckRequest request;
        request.data = arguments[1];
        const dataset::CheckReport report = dataset::check(request, {});
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        if (count > 2)
            printFigures(report);
        double seconds = 0.0;
        for (const auto& file : report.files)
            seconds += file.seconds;
        std::fprintf(stderr, "%zu files, %.1f minutes: %.1f s\n", report.files.size(), seconds / 60,
                     took.count());
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return error.exitCode();
    }
    return 0;
}
