#include "convert/conversion_line.h"

#include "content/content_encoder.h"
#include "convert/finish.h"
#include "convert/piece_line.h"
#include "convert/reference_line.h"
#include "core/error.h"
#include "core/number_text.h"
#include "retrieval/feature_index.h"
#include "synth/generator.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace koe::convert {
namespace {

void checkRange(const char* what, double value, double least, double most)
{
    if (!(value >= least && value <= most)) // false for NaN too
        throw UsageError(std::string(what) + " must be a number from " + numberText(least) + " to " +
                         numberText(most) + ", not " + numberText(value) + ".");
}

} // namespace

void checkSettings(const LineSettings& settings)
{
    checkRange("The transposition", settings.transposeSemitones, -60.0, 60.0);
    checkRange("The index rate", settings.indexRate, 0.0, 1.0);
    checkRange("Protect", settings.protect, 0.0, 0.5);
    checkRange("The loudness mix", settings.rmsMix, 0.0, 1.0);
    checkRange("The noise", static_cast<double>(settings.noise), 0.0, 10.0);
    checkRange("The output rate", settings.resampleHz, 0, 384000);
    checkRange("The formant shift", settings.formantSemitones, -12.0, 12.0);
    checkRange("The autotune strength", settings.autotuneStrength, 0.0, 1.0);
    if (settings.reference) {
        checkRange("x-pad", settings.reference->pad, 0.0, 60.0);
        checkRange("x-query", settings.reference->query, 0.0, 3600.0);
        checkRange("x-center", settings.reference->center, 0.1, 86400.0);
        checkRange("x-max", settings.reference->max, 0.0, 86400.0);
    }
}

void checkFit(const synth::GeneratorConfig& config, const retrieval::FeatureIndex* index, int speaker)
{
    if (index != nullptr && index->dims() != config.featureDims)
        throw InvalidInput("The index holds " + std::to_string(index->dims()) +
                           " numbers per frame and the voice needs " + std::to_string(config.featureDims) +
                           ": it belongs to a voice of another version. Choose its own index, or none.");
    if (speaker < 0 || speaker >= config.speakers)
        throw InvalidInput("The voice has no speaker " + std::to_string(speaker) + ": it knows 0 to " +
                           std::to_string(config.speakers - 1) + ".");
}

ConversionLine::ConversionLine(const LineModels& models, LineSettings settings)
    : m_models(models), m_settings(std::move(settings))
{
    checkSettings(m_settings);
    const synth::GeneratorConfig& config = m_models.generator.config();
    if (!m_models.encoder.offers(config.featureDims))
        throw InvalidInput(
            "The encoder \"" + m_models.encoder.id() + "\" has no features of " +
            std::to_string(config.featureDims) + " numbers, which this voice needs" +
            (m_models.encoder.offers(768) ? " (it lacks final_proj, which voices of v1 go through)" : "") +
            ": choose another encoder.");
    checkFit(config, m_models.index, m_settings.speaker);
}

void ConversionLine::speak(const SampleSource& source, const Listening& heard, const SoundSink& sink,
                           const Job& job) const
{
    if (!m_settings.reference) {
        PieceLine(m_models, m_settings).speak(source, heard, sink, job);
        return;
    }
    auto result = ReferenceLine(m_models, m_settings).speak(source.all(), heard.f0Hz, job.part(0.0, 0.98));
    job.report(0.98, "finishing");
    finishWhole(std::move(result.voice), result.filtered, m_settings, sink);
}

} // namespace koe::convert
