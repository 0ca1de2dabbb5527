#include "convert/memory_plan.h"

#include <algorithm>

namespace koe::convert {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kMega = 1'000'000;
// On the safe side of the peaks of whole conversions in docs/speed.md (1,072 to 1,155 MB; this sums to 1,330).
constexpr std::uint64_t kProgram = 300 * kMega;    ///< LibTorch and what it keeps between calls
constexpr std::uint64_t kVoiceSecond = 30 * kMega; ///< encoder, generator, per second of a piece
constexpr std::uint64_t kPitchSecond = 15 * kMega; ///< pitch model, per second of a window
constexpr std::uint64_t kWholeSecond = 2 * kMega;  ///< RVC's form: copies of the whole recording
constexpr double kContextSeconds = 1.0;
constexpr double kShortestPiece = 2.0;
constexpr double kSharedSeconds = 4.0; ///< what a window of the pitch model shares with its neighbours
constexpr double kShortestWindow = kSharedSeconds + 4.0;
constexpr double kFramesPerSecond = 100.0;

std::uint64_t costOf(double seconds, std::uint64_t perSecond)
{
    return static_cast<std::uint64_t>(seconds * static_cast<double>(perSecond));
}

double affordable(std::uint64_t budget, std::uint64_t fixed, std::uint64_t perSecond)
{
    return static_cast<double>(budget - std::min(budget, fixed)) / static_cast<double>(perSecond);
}

std::size_t evenFrames(double seconds)
{
    return static_cast<std::size_t>(seconds * kFramesPerSecond) / 2 * 2;
}

/// RVC's sizes for a processor, for little memory, or less than those where even they are too much.
ReferenceChunks chunksWithin(double seconds)
{
    const double longest = seconds - 2.0; // the padding
    if (longest >= 41.0)
        return {};
    if (longest >= 32.0)
        return {1.0, 5.0, 30.0, 32.0};
    const double max = std::max(longest, kShortestPiece);
    return {1.0, max / 8.0, max * 0.875, max};
}

} // namespace

MemoryPlan planMemory(std::uint64_t budgetBytes, const ModelSizes& sizes)
{
    MemoryPlan plan;
    const std::uint64_t fixed = kProgram + sizes.rest;
    plan.leastBytes = fixed + std::max(sizes.encoder + costOf(kShortestPiece + kContextSeconds, kVoiceSecond),
                                       sizes.tracker + costOf(kShortestWindow, kPitchSecond));
    budgetBytes = std::max(budgetBytes, plan.leastBytes);
    const double longest = static_cast<double>(plan.pieces.uncut) / kFramesPerSecond;
    const double window = kSharedSeconds + 1.25 * static_cast<double>(kPitchFrames) / kFramesPerSecond;
    plan.keepAll = budgetBytes >= fixed + sizes.encoder + sizes.tracker +
                                      std::max(costOf(longest + kContextSeconds, kVoiceSecond),
                                               costOf(window, kPitchSecond));
    const std::uint64_t tracker = sizes.tracker + (plan.keepAll ? sizes.encoder : 0);
    const std::uint64_t encoder = sizes.encoder + (plan.keepAll ? sizes.tracker : 0);

    const double piece = affordable(budgetBytes, fixed + encoder, kVoiceSecond) - kContextSeconds;
    if (piece < longest) {
        plan.pieces.uncut = evenFrames(piece);
        plan.pieces.longest = evenFrames(piece * 12.0 / 13.0);
        plan.pieces.shortest = evenFrames(piece * 8.0 / 13.0);
    }
    const double heard = (affordable(budgetBytes, fixed + tracker, kPitchSecond) - kSharedSeconds) / 1.25;
    plan.pitchFrames = std::min(kPitchFrames, evenFrames(heard));
    plan.chunks = chunksWithin(affordable(budgetBytes, fixed + encoder, kVoiceSecond));
    plan.perReferenceSecond = kWholeSecond + (sizes.tracker > 0 ? kPitchSecond : 0);
    plan.leftForReference = budgetBytes - std::min(budgetBytes, fixed + tracker);
    return plan;
}

std::uint64_t loadedBytes(const fs::path& model)
{
    constexpr std::uint64_t kFloats =
        250 * kMega; ///< the published encoders and pitch models as halves are less
    std::error_code error;
    const auto bytesOf = [&](const fs::path& file) -> std::uint64_t {
        const auto bytes = fs::file_size(file, error);
        if (error)
            return 0;
        if (file.extension() == ".safetensors") // ours: rows of int8 become floats
            return 5 * bytes;
        return bytes < kFloats ? 2 * bytes : bytes + bytes / 10; // halves become floats, floats stay
    };
    if (!fs::is_directory(model, error))
        return model.empty() ? 0 : bytesOf(model);
    std::uint64_t largest = 0; // a folder may hold the same model in two forms
    for (const auto& entry : fs::directory_iterator(model, error))
        if (entry.is_regular_file(error))
            largest = std::max<std::uint64_t>(largest, entry.file_size(error));
    return largest < kFloats ? 2 * largest : largest + largest / 10;
}

} // namespace koe::convert
