#pragma once

#include "core/home.h"
#include "core/job.h"
#include "voice/voice.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace koe::voice {

struct ExtractRequest
{
    Home home;
    std::filesystem::path checkpoint; ///< G_….pth of RVC, Applio or ours; a base too
    /// .pth, .safetensors or a name in weights/; empty: weights/{experiment}_e{epoch}_s{step}.pth, as RVC
    /// calls it
    std::string target;
    // What its own files and tensors need not say; 0, "" and nothing: found.
    int sampleRateHz = 0;
    std::string version;
    std::optional<bool> f0;
    std::optional<std::string>
        note; ///< the voice's info; nothing: "{epoch}epoch", or RVC's "Extracted model."
    std::string author;
};

struct ExtractReport
{
    VoiceCard card;
    std::vector<std::string>
        findings; ///< where rate, version, pitch and encoder were found, in half sentences
};

/// A voice from a training checkpoint: its tensors without enc_q as halves, equal to RVC's
/// extract_small_model. Rate, version, pitch and encoder come from config.json, train.log, prepare.json or
/// Applio's model_info.json beside it, where its tensors agree, else from the tensors; the median pitch from
/// the experiment's pitch files.
/// @throws Missing, InvalidInput for a file that is no generator's checkpoint or of a size that nothing
/// tells;
///         UsageError for words that the tensors contradict, or a target that is there; Cancelled
ExtractReport extractVoice(const ExtractRequest& request, const Job& job);

} // namespace koe::voice
