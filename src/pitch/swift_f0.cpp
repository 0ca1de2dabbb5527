#include "pitch/swift_f0.h"

#include "core/error.h"
#include "nn/parameters.h"
#include "nn/start.h"
#include "pitch/frame_grid.h"
#include "pitch/model/swift_f0_net.h"
#include "pitch/voice_input.h"
#include "tensorfile/safetensors.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace koe::pitch {
namespace {

constexpr std::size_t kFramesAtOnce =
    256; // about 4 s: features of 0.4 MB, activations that stay in the cache
// Digital silence is a texture that the network never saw: frames whose samples stay below this are unvoiced.
constexpr float kSilencePeak = 1e-3f;

tensorfile::TensorMap read(const std::filesystem::path& model)
{
    if (!std::filesystem::exists(model))
        throw Missing(
            "SwiftF0's weights are not at \"" + model.string() +
            "\". They belong to the program: put weights/starter/swift_f0.safetensors back, or choose "
            "the pitch method pm, which needs none.");
    return tensorfile::readSafetensors(model).tensors;
}

std::vector<double> logPitches(const tensorfile::TensorMap& weights, const std::string& source)
{
    const tensorfile::Tensor* found = weights.find("pitch.log_hz");
    if (found == nullptr || found->type != tensorfile::DType::Float64 ||
        found->elements() != SwiftF0Net::kPitches)
        throw InvalidInput("\"" + source +
                           "\" does not hold SwiftF0's weights (its pitch table is missing). Use the "
                           "swift_f0.safetensors that came with the program (weights/starter).");
    std::vector<double> values(static_cast<std::size_t>(found->elements()));
    std::memcpy(values.data(), found->bytes.data(), found->bytes.size());
    return values;
}

/// Mean log pitch of the best score in [low, high] and its neighbours there, weighted by their probabilities.
double decode(std::span<const float> scores, std::span<const double> logHz, std::size_t low, std::size_t high)
{
    const auto best =
        static_cast<std::size_t>(std::max_element(scores.begin() + static_cast<std::ptrdiff_t>(low),
                                                  scores.begin() + static_cast<std::ptrdiff_t>(high) + 1) -
                                 scores.begin());
    double weights = 0.0;
    double sum = 0.0;
    for (std::size_t i = best > low ? best - 1 : low; i <= std::min(best + 1, high); i++) {
        const double weight = std::exp(static_cast<double>(scores[i]) - static_cast<double>(scores[best]));
        weights += weight;
        sum += weight * logHz[i];
    }
    return std::exp(sum / weights);
}

} // namespace

SwiftF0::SwiftF0(const std::filesystem::path& model, const std::string& device)
    : SwiftF0(read(model), model.string(), device)
{
}

SwiftF0::SwiftF0(const tensorfile::TensorMap& weights, const std::string& source, const std::string& device)
    : m_features(weights, source), m_logHz(logPitches(weights, source))
{
    nn::start();
    try {
        m_net = std::make_unique<const SwiftF0Net>(weights, source, torch::Device(device));
    } catch (...) {
        nn::rethrowForUser("Loading SwiftF0");
    }
}

SwiftF0::~SwiftF0() = default;

SwiftF0::Frames SwiftF0::frames(std::span<const float> sound, const Job& job) const
{
    const auto inRange = [](double low) { return [low](double logHz) { return logHz >= std::log(low); }; };
    const auto low = static_cast<std::size_t>(
        std::find_if(m_logHz.begin(), m_logHz.end(), inRange(kFloorHz)) - m_logHz.begin());
    const auto high =
        static_cast<std::size_t>(std::find_if(m_logHz.begin(), m_logHz.end(), inRange(kCeilingHz)) -
                                 m_logHz.begin()) -
        1;
    const std::size_t count = SwiftF0Features::frames(sound.size());
    Frames result;
    for (std::size_t first = 0; first < count; first += kFramesAtOnce) {
        job.throwIfStopped();
        job.report(static_cast<double>(first) / static_cast<double>(count), "pitch");
        // With the frames that the answers depend on, so that the pieces join without a seam.
        const std::size_t last = std::min(count, first + kFramesAtOnce);
        const std::size_t from = first - std::min(first, SwiftF0Net::kReach);
        const std::size_t to = std::min(count, last + SwiftF0Net::kReach);
        const SwiftF0Net::Answer answer =
            (*m_net)(m_features.of(sound, from, to - from), static_cast<std::int64_t>(to - from));
        for (std::size_t t = first; t < last; t++) {
            const std::span<const float> scores(answer.scores.data() + (t - from) * m_logHz.size(),
                                                m_logHz.size());
            result.hz.push_back(decode(scores, m_logHz, low, high));
            const std::size_t begin = std::min(t * SwiftF0Features::kHop, sound.size());
            const auto hop = sound.subspan(begin, std::min(SwiftF0Features::kHop, sound.size() - begin));
            const bool silent =
                std::all_of(hop.begin(), hop.end(), [](float x) { return std::fabs(x) < kSilencePeak; });
            const auto best =
                static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
            const bool outside = best < low || best > high; // the best guess of all is no voice of ours
            result.confidence.push_back(silent || outside ? 0.0
                                                          : static_cast<double>(answer.confidence[t - from]));
        }
    }
    return result;
}

PitchTrack SwiftF0::track(const AudioBuffer& audio, const Job& job)
{
    requireVoiceInput(audio);
    job.throwIfStopped();
    try {
        Frames found = frames(audio.samples, job);
        for (std::size_t t = 0; t < found.hz.size(); t++)
            found.hz[t] =
                found.confidence[t] >= kVoicedFrom ? std::clamp(found.hz[t], kFloorHz, kCeilingHz) : 0.0;
        job.report(1.0, "pitch");
        return {everyTenMs(found.hz, kFrameSeconds, frameCount(audio))};
    } catch (...) {
        nn::rethrowForUser("Following the pitch");
    }
}

} // namespace koe::pitch
