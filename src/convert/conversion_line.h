#pragma once

#include "convert/line_settings.h"
#include "convert/listening.h"
#include "convert/sample_store.h"
#include "core/job.h"
#include "synth/generator_config.h"

namespace koe::convert {

/// Loaded models and settings, ready to convert one recording after another: the line from content features
/// on.
///
/// Settings with `reference` follow RVC to the sample (ReferenceLine), others are ours (PieceLine).
/// One call at a time; the models are used during calls only.
class ConversionLine
{
public:
    /// @throws UsageError for a setting out of range; InvalidInput when index, encoder and voice do not fit
    /// together
    ConversionLine(const LineModels& models, LineSettings settings);

    /// @param source 16 kHz
    /// @param heard what listen() found in it with the same settings
    /// @throws Cancelled
    void speak(const SampleSource& source, const Listening& heard, const SoundSink& sink,
               const Job& job) const;

private:
    LineModels m_models;
    LineSettings m_settings;
};

/// @throws InvalidInput for an index of another width or a speaker that the voice does not have
void checkFit(const synth::GeneratorConfig& config, const retrieval::FeatureIndex* index, int speaker);

/// @throws UsageError for a setting out of range
void checkSettings(const LineSettings& settings);

} // namespace koe::convert
