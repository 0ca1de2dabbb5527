#include "voice/voice.h"

#include "core/error.h"
#include "core/log.h"
#include "core/number_text.h"
#include "tensorfile/finite.h"
#include "tensorfile/printable.h"
#include "voice/encoder_name.h"
#include "voice/voice_config.h"
#include "voice/voice_tensors.h"

namespace koe::voice {
namespace fs = std::filesystem;
namespace {

using tensorfile::TensorMap;

constexpr std::size_t kLongestLabel = 1000;

std::string textOf(const tensorfile::Value& value)
{
    if (const auto* flag = value.as<bool>())
        return *flag ? "yes" : "no";
    if (const auto* whole = value.as<std::int64_t>())
        return std::to_string(*whole);
    if (const auto* real = value.as<double>())
        return numberText(*real);
    return tensorfile::printable(value.text(), kLongestLabel);
}

/// 0 for what is no pitch of a voice.
double labelledPitch(const tensorfile::Value& label)
{
    const double hz = label.numberOr(parseNumber<double>(label.text()).value_or(0.0));
    return hz >= 20.0 && hz <= 4000.0 ? hz : 0.0; // false for NaN too
}

Voice load(const fs::path& file, bool outline)
{
    StoredVoice stored = readStored(file, outline);
    const TensorMap weights = canonicalNames(stored.tensors);
    VoiceConfig found = configOf(stored, weights, file.string());

    Voice voice;
    voice.config = found.config;
    voice.weights = onlyThoseOf(voice.config, weights);
    if (!outline)
        for (const auto& [name, tensor] : voice.weights)
            if (!tensorfile::isFinite(tensor))
                throw InvalidInput(file.string() + " cannot speak: its tensor " + name +
                                   " holds values that are no numbers. Its training went astray, or the "
                                   "file is damaged: take an earlier one, or download it again.");
    VoiceCard& card = voice.card;
    card.name = file.stem().string();
    card.file = file;
    card.version = voice.config.version();
    card.sampleRateHz = voice.config.sampleRateHz;
    card.f0 = voice.config.f0;
    card.speakers = voice.config.speakers;
    card.info = tensorfile::printable(stored.info, kLongestLabel);
    card.encoder = encoderNamed(stored.encoder);
    card.author = tensorfile::printable(stored.author, kLongestLabel);
    card.medianPitchHz = voice.config.f0 ? labelledPitch(stored.medianPitch) : 0.0;
    card.vocoder = synth::name(voice.config.vocoder);
    card.precision = stored.precision;
    card.container = stored.container;
    card.notes = std::move(found.notes);
    for (const std::string& note : card.notes)
        log::info("{}: {}.", file.string(), note);
    for (const auto& [key, value] : stored.others)
        card.labels.emplace(tensorfile::printable(key), textOf(value));
    voice.labels = std::move(stored.others);
    std::error_code error;
    const auto bytes = fs::file_size(file, error);
    card.bytes = error ? 0 : bytes;
    if (const fs::path beside = fs::path(file).replace_extension(".index");
        fs::is_regular_file(beside, error))
        card.index = beside;
    return voice;
}

} // namespace

Voice loadVoice(const fs::path& file)
{
    return load(file, false);
}

VoiceCard loadCard(const fs::path& file)
{
    return load(file, true).card;
}

} // namespace koe::voice
