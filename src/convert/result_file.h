#pragma once

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

/// Channels together, peak rule (0.99, as RVC's), file.
/// @throws InvalidInput, Missing where it cannot be written; Cancelled
void writeResult(const std::filesystem::path& file, const Spoken& spoken, const std::optional<Side>& side,
                 const std::filesystem::path& scratch, const Job& job);

} // namespace koe::convert
