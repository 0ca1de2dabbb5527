#pragma once

#include "core/audio_buffer.h"
#include "core/feature_matrix.h"
#include "core/job.h"

#include <filesystem>
#include <memory>
#include <string>

namespace koe::content {

/// Turns speech into features that keep the words and drop the speaker: 50 frames per second.
///
/// Holds weights and nothing of past calls. One call at a time per object.
class ContentEncoder
{
public:
    virtual ~ContentEncoder() = default;

    /// What a voice card calls this encoder: encoderId() of encoder_names.h ("contentvec", "spin-v2",
    /// "koe-starter-1", "hubert-9f86d081884c7d65").
    [[nodiscard]] virtual std::string id() const = 0;

    /// Whether encode() can give rows of @p dims numbers (256: v1, 768: v2).
    [[nodiscard]] virtual bool offers(int dims) const = 0;

    /// Features [frames, dims] at 50 per second; frames = floor((samples − 80) / 320) for 400 samples or
    /// more, for every encoder (RVC's frame rule).
    /// @param audio mono, 16 kHz, at least 400 samples
    /// @param dims 256 (v1: layer 9 and final_proj) or 768 (v2: layer 12)
    /// @throws InvalidInput for any other layout; Cancelled once @p job is stopped
    [[nodiscard]] virtual FeatureMatrix encode(const AudioBuffer& audio, int dims, const Job& job) = 0;
};

/// @param location a folder in transformers form (config.json + pytorch_model.bin or model.safetensors), a
///        single file of HuBERT (fairseq's or transformers' names) or a koe starter encoder (.safetensors)
/// @param device "cpu" or "cuda:N"
/// @throws Missing if nothing is there; InvalidInput for a file that is no encoder
[[nodiscard]] std::unique_ptr<ContentEncoder> loadContentEncoder(const std::filesystem::path& location,
                                                                 const std::string& device = "cpu");

} // namespace koe::content
