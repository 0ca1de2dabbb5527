#pragma once

#include "convert/line_settings.h"
#include "convert/sample_store.h"
#include "core/job.h"

namespace koe::convert {

/// Loaded models and settings, ready to convert one recording after another.
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
    /// @throws InvalidInput for samples that are not finite; Cancelled
    void convert(const SampleSource& source, const PcmSink& sink, const Job& job) const;

private:
    LineModels m_models;
    LineSettings m_settings;
};

/// @throws UsageError for a setting out of range
void checkSettings(const LineSettings& settings);

} // namespace koe::convert
