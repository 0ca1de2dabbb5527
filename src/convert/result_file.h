#pragma once

#include "audio/output_format.h"
#include "convert/sample_store.h"
#include "core/job.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace koe::convert {

/// What a recording became, waiting on the disk.
struct Spoken
{
    std::vector<Spool> voices; ///< a channel each, all at the same rate
    int sampleRateHz = 0;
};

/// Gathers one voice that ConversionLine::speak() gives.
/// @param scratch folder where it waits
[[nodiscard]] SoundSink gatherInto(Spoken& spoken, const std::filesystem::path& scratch);

/// What is put back beside one voice: left = voice + side, right = voice − side.
struct Side
{
    const Spool& samples;
    int sampleRateHz = 0;
    float gain = 1.0f; ///< what the voice was brought to before it was converted
};

/// How loud the result becomes, and in what form it is written.
struct ResultForm
{
    audio::OutputFormat format = audio::OutputFormat::Wav16;
    std::optional<double> matchLufs;     ///< integrated loudness (ITU-R BS.1770) to give it
    std::optional<double> peakLimitDbtp; ///< none: RVC's rule, or −1 with matchLufs
};

/// What was measured of it; nothing under RVC's rule.
struct ResultLevels
{
    std::optional<double> lufs;
    std::optional<double> truePeakDb; ///< dBTP
};

/// Channels together, level, file. Without match and limit the level is RVC's rule: the whole scaled down
/// where its peak is over 0.99. With a match, peaks that then are over the limit are limited, and what the
/// limiter takes of the loudness is made up for.
/// @throws InvalidInput, Missing where it cannot be written; Cancelled
ResultLevels writeResult(const std::filesystem::path& file, const Spoken& spoken,
                         const std::optional<Side>& side, const ResultForm& form,
                         const std::filesystem::path& scratch, const Job& job);

} // namespace koe::convert
