#include "voice/voice.h"

#include "core/error.h"
#include "core/number_text.h"
#include "core/rvc_encoder.h"
#include "tensorfile/pth.h"
#include "tensorfile/safetensors.h"
#include "voice/stored_voice.h"
#include "voice/voice_tensors.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace koe::voice {
namespace fs = std::filesystem;
namespace {

using tensorfile::Tensor;
using tensorfile::TensorMap;
using tensorfile::Value;

std::string rateLabel(int sampleRateHz)
{
    return sampleRateHz % 1000 == 0 ? std::to_string(sampleRateHz / 1000) + "k"
                                    : std::to_string(sampleRateHz);
}

nlohmann::json jsonOf(const Value& value)
{
    if (value.as<Value::List>() != nullptr) {
        auto list = nlohmann::json::array();
        for (const Value& item : value.items())
            list.push_back(jsonOf(item));
        return list;
    }
    if (const auto* number = value.as<std::int64_t>())
        return *number;
    if (const auto* number = value.as<double>())
        return *number;
    return std::string(value.text());
}

/// All tensors as halves, as RVC stores them.
/// @throws InvalidInput naming a tensor with values that are no numbers or beyond a half
TensorMap halves(const Voice& voice, const fs::path& file)
{
    TensorMap result;
    for (const auto& [name, tensor] : withWeightNorms(voice.config, voice.weights)) {
        Tensor half = tensor.toHalf();
        const std::vector<float> values = half.toFloats();
        if (!std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); }))
            throw InvalidInput(
                "The voice " + file.string() + " was not written: its tensor " + name +
                " holds values that are no numbers. The training went astray: go back to an earlier "
                "checkpoint.");
        result.add(name, std::move(half));
    }
    return result;
}

} // namespace

void saveVoice(const fs::path& file, const Voice& voice)
{
    if (const std::string misfit = firstMisfit(voice.config, voice.weights); !misfit.empty())
        throw InvalidInput("The voice " + file.string() + " was not written: " + misfit + ".");
    const TensorMap weights = halves(voice, file);
    const std::string& encoder = voice.card.encoder;
    const bool ownEncoder = !encoder.empty() && encoder != kRvcEncoder;

    if (file.extension() == ".safetensors") {
        tensorfile::Safetensors content;
        content.tensors = weights;
        content.metadata = {{"format", "pt"},
                            {"config", jsonOf(voice.config.toList()).dump()},
                            {"info", voice.card.info},
                            {"sr", rateLabel(voice.config.sampleRateHz)},
                            {"f0", voice.config.f0 ? "1" : "0"},
                            {"version", voice.config.version()}};
        if (ownEncoder)
            content.metadata["embedder_model"] = encoder;
        if (voice.config.vocoder != synth::Vocoder::HiFiGan)
            content.metadata["vocoder"] = name(voice.config.vocoder);
        if (!voice.labels.empty())
            content.metadata["labels"] = labelsToJson(voice.labels);
        if (!voice.card.author.empty())
            content.metadata["author"] = voice.card.author;
        if (voice.card.medianPitchHz > 0.0)
            content.metadata["median_pitch_hz"] = numberText(voice.card.medianPitchHz);
        tensorfile::writeSafetensors(file, content);
        return;
    }

    Value::Dict weight;
    weight.ordered = true;
    for (const auto& [name, tensor] : weights)
        weight.items.emplace_back(name, tensor);
    Value::Dict root;
    root.ordered = true;
    root.items = {{"weight", std::move(weight)},   {"config", voice.config.toList()},
                  {"info", voice.card.info},       {"sr", rateLabel(voice.config.sampleRateHz)},
                  {"f0", voice.config.f0 ? 1 : 0}, {"version", voice.config.version()}};
    if (ownEncoder)
        root.items.emplace_back("embedder_model", encoder);
    if (voice.config.vocoder != synth::Vocoder::HiFiGan)
        root.items.emplace_back("vocoder", name(voice.config.vocoder));
    for (const auto& [key, value] : voice.labels)
        root.items.emplace_back(key, value);
    if (!voice.card.author.empty())
        root.items.emplace_back("author", voice.card.author);
    if (voice.card.medianPitchHz > 0.0)
        root.items.emplace_back("median_pitch_hz", voice.card.medianPitchHz);
    tensorfile::writePth(file, Value(std::move(root)));
}

} // namespace koe::voice
