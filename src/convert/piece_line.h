#pragma once

#include "convert/line_settings.h"
#include "convert/prepared_signal.h"
#include "convert/sample_store.h"
#include "core/job.h"

#include <vector>

namespace koe::convert {

/// Our own form of the line, for recordings of any length in the same memory: pitch in overlapping windows,
/// then pieces of about ten seconds that are cut where it is quiet, each with real sound around it as
/// context, joined by a short crossfade. The output is as long as the input, to the sample.
class PieceLine
{
public:
    PieceLine(const LineModels& models, const LineSettings& settings);

    void convert(const SampleSource& source, const PcmSink& sink, const Job& job) const;

private:
    /// What the first walk through the recording leaves: small numbers per frame.
    struct Survey
    {
        std::vector<float> f0Hz;     ///< frames −context … frames + context; empty for a voice without f0
        std::vector<float> loudness; ///< mean |x| of each frame of 10 ms
        std::vector<double> halfSeconds; ///< LoudnessCurve of the filtered input
    };
    [[nodiscard]] Survey survey(const PreparedSignal& signal, std::size_t frames, const Job& job) const;
    /// @return LoudnessCurve of what was put into @p voice
    std::vector<double> convertPieces(const PreparedSignal& signal, std::size_t frames, const Survey& survey,
                                      Spool& voice, const Job& job) const;

    const LineModels& m_models;
    const LineSettings& m_settings;
};

} // namespace koe::convert
