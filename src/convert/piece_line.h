#pragma once

#include "convert/listening.h"
#include "convert/sample_store.h"
#include "core/job.h"

#include <vector>

namespace koe::convert {

/// Our own form of the line, for recordings of any length in the same memory: pieces of about ten seconds
/// that are cut where it is quiet, each with real sound around it as context, joined by a short crossfade.
/// The output is as long as the input, to the sample.
class PieceLine
{
public:
    PieceLine(const LineModels& models, const LineSettings& settings);

    void speak(const SampleSource& source, const Listening& heard, const SoundSink& sink,
               const Job& job) const;

private:
    /// @return LoudnessCurve of what was put into @p voice
    std::vector<double> convertPieces(const PreparedSignal& signal, std::size_t frames,
                                      const Listening& heard, Spool& voice, const Job& job) const;

    const LineModels& m_models;
    const LineSettings& m_settings;
};

} // namespace koe::convert
