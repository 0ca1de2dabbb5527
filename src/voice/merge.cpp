#include "voice/merge.h"

#include "core/error.h"
#include "core/number_text.h"
#include "voice/new_file.h"
#include "voice/voice_tensors.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace koe::voice {
namespace fs = std::filesystem;
namespace {

using synth::GeneratorConfig;
using tensorfile::Tensor;
using tensorfile::TensorMap;

constexpr std::string_view kSpeakers = "emb_g.weight";

void requireSameKind(const Voice& a, const Voice& b)
{
    const auto require = [&](const std::string& one, const std::string& other) {
        if (one != other)
            throw InvalidInput("These voices cannot be merged: " + a.card.name + " is " + one + ", " +
                               b.card.name + " is " + other +
                               ". Only voices of one version, rate, pitch setting and size can.");
    };
    const auto rate = [](const Voice& v) { return "of " + std::to_string(v.config.sampleRateHz) + " Hz"; };
    require(a.config.version(), b.config.version());
    require(rate(a), rate(b));
    require(a.config.f0 ? "with pitch" : "without pitch", b.config.f0 ? "with pitch" : "without pitch");
    const auto decoder = [](const Voice& v) { return "of the decoder " + v.card.vocoder; };
    require(decoder(a), decoder(b));
    const auto encoder = [](const Voice& v) { return "made for the speech encoder " + v.card.encoder; };
    require(encoder(a), encoder(b));
}

/// @throws InvalidInput unless the tensors have the same names and, speakers aside, the same shapes
void requireSameTensors(const std::string& first, const TensorMap& a, const std::string& second,
                        const TensorMap& b)
{
    std::set<std::string> left;
    for (const auto& [name, tensor] : b)
        left.insert(name);
    std::string odd;
    for (const auto& [name, tensor] : a) {
        const Tensor* other = left.erase(name) > 0 ? b.find(name) : nullptr;
        const bool same =
            other != nullptr && (other->shape == tensor.shape ||
                                 (name == kSpeakers && other->shape.size() == 2 && tensor.shape.size() == 2 &&
                                  other->shape[1] == tensor.shape[1]));
        if (!same && odd.empty())
            odd = name;
    }
    if (odd.empty() && !left.empty())
        odd = *left.begin();
    if (!odd.empty())
        throw InvalidInput("These voices cannot be merged: " + first + " and " + second +
                           " are of different sizes (the tensor " + odd + ").");
}

/// The product and the sum are rounded to float32 one after the other, as PyTorch does.
Tensor blend(const Tensor& a, const Tensor& b, float weightA, float weightB)
{
    std::vector<float> values = a.toFloats();
    const std::vector<float> others = b.toFloats();
    std::vector<std::int64_t> shape = a.shape;
    if (others.size() < values.size())
        shape = b.shape;
    values.resize(std::min(values.size(), others.size())); // rows of speakers beyond the other's
    for (std::size_t i = 0; i < values.size(); i++) {
        const float first = weightA * values[i];
        const float second = weightB * others[i];
        values[i] = first + second;
    }
    return Tensor::fromFloats(std::move(shape), std::move(values));
}

/// Between the two on a scale of notes; 0 where one is not known.
double pitchBetween(double a, double b, double weight)
{
    if (a <= 0.0 || b <= 0.0)
        return 0.0;
    return std::round(std::exp(weight * std::log(a) + (1.0 - weight) * std::log(b)) * 10.0) / 10.0;
}

} // namespace

VoiceCard mergeVoices(const MergeRequest& request, const Job& job)
{
    if (!(request.weight >= 0.0 && request.weight <= 1.0))
        throw UsageError(
            "The weight of a merge is between 0 (only the second voice) and 1 (only the first).");
    const fs::path target = newVoiceFile(request.home, request.target);
    job.report(0.0, "merge");
    const Voice a = loadVoice(request.first);
    job.throwIfStopped();
    job.report(0.15, "merge");
    const Voice b = loadVoice(request.second);
    requireSameKind(a, b);
    const TensorMap first = withWeightNorms(a.config, a.weights);
    const TensorMap second = withWeightNorms(b.config, b.weights);
    requireSameTensors(a.card.name, first, b.card.name, second);

    Voice merged;
    merged.config = a.config;
    merged.config.speakers = std::min(a.config.speakers, b.config.speakers);
    const auto weightA = static_cast<float>(request.weight);
    const auto weightB = static_cast<float>(1.0 - request.weight);
    std::size_t done = 0;
    for (const auto& [name, tensor] : first) {
        job.throwIfStopped();
        job.report(0.3 + 0.4 * static_cast<double>(done++) / static_cast<double>(first.size()), "merge");
        merged.weights.add(name, blend(tensor, *second.find(name), weightA, weightB));
    }
    VoiceCard& card = merged.card;
    card.info = request.note.value_or(numberText(request.weight) + " × " + a.card.name + " + " +
                                      numberText(std::round((1.0 - request.weight) * 1e6) / 1e6) + " × " +
                                      b.card.name);
    card.encoder = a.card.encoder;
    card.author = a.card.author;
    if (!b.card.author.empty() && b.card.author != a.card.author)
        card.author += (card.author.empty() ? "" : ", ") + b.card.author;
    card.medianPitchHz = pitchBetween(a.card.medianPitchHz, b.card.medianPitchHz, request.weight);
    std::error_code error; // saveVoice() says what is wrong with the folder
    if (target.has_parent_path())
        fs::create_directories(target.parent_path(), error);
    saveVoice(target, merged);
    job.report(1.0, "merge");
    return loadCard(target);
}

} // namespace koe::voice
