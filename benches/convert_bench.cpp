// A whole conversion on models of full size (weights by formula: what is computed does not depend on what was
// learned): real-time factor of each stage for 10 s and 60 s, and peak memory. Every length runs in a process
// of its own, twice: the first conversion loads the models, the second is the one that counts.
//
//   bench_convert [FOLDER]     the models are made there once (about 450 MB); left out: beside the programs

#include "audio/decode.h"
#include "audio/encode.h"
#include "convert/convert.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "retrieval/feature_index.h"
#include "support/golden.h"
#include "tensorfile/npy.h"
#include "tensorfile/pth.h"
#include "tensorfile/safetensors.h"
#include "voice/voice.h"

#include <cblas.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>

extern char** environ;

namespace {

using namespace koe;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr const char* kReady = "ready";

Home homeIn(const fs::path& folder)
{
    return {folder / "weights", folder / "logs", folder / "starter"};
}

tensorfile::TensorMap halves(const std::string& recipe)
{
    tensorfile::TensorMap map;
    for (const auto& [name, tensor] : golden::weights(recipe, false))
        map.add(name, tensor.type == tensorfile::DType::Float32 ? tensor.toHalf() : tensor);
    return map;
}

void makeIndex(const fs::path& folder, const fs::path& index)
{
    constexpr std::size_t kRows = 20'000, kDims = 768;
    std::vector<float> rows(kRows * kDims);
    for (std::size_t i = 0; i < rows.size(); i++) { // 1,250 groups of 16 that lie together
        const auto group = static_cast<double>(i / kDims / 16), d = static_cast<double>(i % kDims);
        rows[i] = static_cast<float>(std::sin(group * 12.9898 + d * 78.233) +
                                     0.3 * std::sin(static_cast<double>(i) * 3.7));
    }
    const fs::path table = folder / "rows.npy";
    tensorfile::writeNpy(table, tensorfile::Tensor::fromFloats({kRows, kDims}, std::move(rows)));
    const auto built = retrieval::buildIndex(
        {.featureFiles = {table}, .folder = folder / "index", .experiment = "bench", .version = "v2"}, Job());
    fs::rename(built.index, index);
    fs::remove_all(folder / "index");
    fs::remove(table);
}

int prepare(const fs::path& folder)
{
    const Home home = homeIn(folder);
    fs::create_directories(home.weights / "rmvpe");
    fs::create_directories(home.weights / "hubert_base");
    voice::Voice voice;
    voice.config = synth::GeneratorConfig::standard(40000, "v2", true);
    voice.weights = golden::weights("v2_40k", false);
    voice.card.version = "v2";
    voice.card.sampleRateHz = 40000;
    voice.card.encoder = "contentvec";
    voice::saveVoice(home.weights / "bench.pth", voice);

    writeTextFile(home.weights / "hubert_base" / "config.json",
                  golden::recipe("hubert")["file"]["config.json"].dump());
    tensorfile::writeSafetensors(home.weights / "hubert_base" / "model.safetensors", {halves("hubert"), {}});
    tensorfile::Value::Dict rmvpe;
    for (const auto& [name, tensor] : halves("rmvpe"))
        rmvpe.items.emplace_back(tensorfile::Value(name), tensorfile::Value(tensor));
    tensorfile::writePth(home.weights / "rmvpe" / "rmvpe.pt", tensorfile::Value(std::move(rmvpe)));
    makeIndex(folder, home.weights / "bench.index");

    const AudioBuffer speech = audio::decodeAudio(golden::find("inputs/pipe3_16k.wav"), 16000);
    for (const int seconds : {10, 60}) {
        AudioBuffer longer{{}, 16000};
        while (longer.samples.size() < static_cast<std::size_t>(seconds) * 16000)
            longer.samples.insert(longer.samples.end(), speech.samples.begin(), speech.samples.end());
        longer.samples.resize(static_cast<std::size_t>(seconds) * 16000);
        audio::encodeAudio(folder / (std::to_string(seconds) + ".wav"), longer);
    }
    writeTextFile(folder / kReady, "");
    return 0;
}

double processorSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

/// Gives the time between two reports to the stage that was named last.
class StageWatch
{
public:
    void see(std::string_view stage)
    {
        const auto now = Clock::now();
        m_seconds[m_stage] += std::chrono::duration<double>(now - m_last).count();
        m_last = now;
        m_stage = stage;
    }
    [[nodiscard]] const std::map<std::string, double>& seconds() const { return m_seconds; }

private:
    std::string m_stage = "loading";
    Clock::time_point m_last = Clock::now();
    std::map<std::string, double> m_seconds;
};

int measure(const fs::path& folder, int seconds)
{
    convert::ConvertRequest request;
    const fs::path input = folder / (std::to_string(seconds) + ".wav");
    request.inputs = {input, input};
    request.output = folder / "out";
    request.home = homeIn(folder);
    request.voice = "bench";
    request.device = "cpu";
    request.overwrite = true;
    request.seed = 1;
    StageWatch watch;
    const auto report =
        convert::convert(request, Job({}, [&](double, std::string_view stage) { watch.see(stage); }));
    for (const auto& file : report.files)
        if (!file.problem.empty())
            throw Error(file.problem);
    const double first = report.files[0].elapsedSeconds, second = report.files[1].elapsedSeconds;
    std::printf("%3d s  first %.2f s, second %.2f s (RTF %.3f); processor %.2f s in all\n", seconds, first,
                second, second / seconds, processorSeconds());
    for (const auto& [stage, time] : watch.seconds())
        if (stage == "loading")
            std::printf("       %-10s %7.2f s once\n", stage.c_str(), time);
        else if (time > 0.001)
            std::printf("       %-10s %7.2f s  RTF %.3f\n", stage.c_str(), time / 2, time / 2 / seconds);
    std::fflush(stdout);
    return 0;
}

/// Runs this program again with arguments. @return its peak memory in MB
double again(const char* program, std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), program);
    std::vector<char*> list;
    for (std::string& argument : arguments)
        list.push_back(argument.data());
    list.push_back(nullptr);
    pid_t child = 0;
    if (posix_spawn(&child, "/proc/self/exe", nullptr, nullptr, list.data(), environ) != 0)
        throw Error("The measuring process could not be started.");
    int status = 0;
    rusage usage{};
    while (wait4(child, &status, 0, &usage) < 0 && errno == EINTR) {
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw Error("The measuring process failed.");
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

/// Best of ten starts of koe with @p verb, in milliseconds, from nothing to its end.
double startMilliseconds(const std::string& verb)
{
    double best = 1e9;
    const std::string program = std::string(KOE_BIN_DIR) + "/koe";
    for (int i = 0; i < 10; i++) {
        const auto start = Clock::now();
        if (std::system((program + " " + verb + " > /dev/null 2>&1").c_str()) != 0)
            throw Error(program + " " + verb + " fails.");
        best = std::min(best, std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    return best;
}

/// What both processors together multiply in float32, measured on OpenBLAS's largest product.
double gigaflops()
{
    constexpr int kSize = 2048;
    const std::vector<float> a(kSize * kSize, 0.5f), b(kSize * kSize, 0.25f);
    std::vector<float> c(kSize * kSize);
    double best = 0.0;
    for (int i = 0; i < 6; i++) {
        const auto start = Clock::now();
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, kSize, kSize, kSize, 1.0f, a.data(), kSize,
                    b.data(), kSize, 0.0f, c.data(), kSize);
        const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
        best = std::max(best, 2.0 * std::pow(kSize, 3) * 1e-9 / seconds);
    }
    return best;
}

int run(int count, char** arguments)
{
    const std::string first = count > 1 ? arguments[1] : "";
    if (first == "--prepare" && count == 3)
        return prepare(arguments[2]);
    if (first == "--measure" && count == 4)
        return measure(arguments[2], std::atoi(arguments[3]));
    const fs::path folder = first.empty() ? fs::path(KOE_BIN_DIR) / "bench_models" : fs::path(first);
    setenv("OMP_WAIT_POLICY", "passive", 1);
    if (!fs::exists(folder / kReady)) {
        std::printf("making models in %s …\n", folder.c_str());
        again(arguments[0], {"--prepare", folder});
    }
    std::printf(
        "A v2 40k voice with f0, HuBERT, RMVPE, index of 20,000 vectors, index rate 0.75; float32.\n");
    for (const int seconds : {10, 60})
        std::printf("       peak memory %.0f MB\n\n",
                    again(arguments[0], {"--measure", folder, std::to_string(seconds)}));
    constexpr double kWork = 14.8 + 7.2 + 95.2; // GFLOP per second of audio: HuBERT, RMVPE, generator
    const double peak = gigaflops();
    std::printf("arithmetic: %.0f GFLOP per second of audio by the textbook, %.0f GFLOP/s measured on the "
                "largest matrix\n"
                "product: RTF %.2f if nothing but multiplications took time\n",
                kWork, peak, kWork / peak);
    std::printf("start: koe --help %.0f ms, koe voices list %.0f ms\n", startMilliseconds("--help"),
                startMilliseconds("voices list"));
    std::printf("RVC in Python on 2 vCPU (AMD Zen 4; ratios travel, seconds do not):\n"
                "  as it comes          10 s: 14.96 s (RTF 1.50), 2.5 GB; 60 s: 90.5 s (1.51), 5.5 GB\n"
                "  with memory kept     10 s:  9.1 s  (RTF 0.91), 3.8 GB; 60 s: 50.6 s (0.84), 12.5 GB\n");
    return 0;
}

} // namespace

int main(int count, char** arguments)
{
    try {
        return run(count, arguments);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
