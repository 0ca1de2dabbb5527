#pragma once

#include "convert/convert.h"
#include "convert/line_settings.h"
#include "convert/memory_plan.h"
#include "convert/model_choice.h"
#include "pitch/pitch_settings.h"
#include "retrieval/feature_index.h"
#include "synth/generator.h"
#include "voice/voice.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace koe::convert {

/// The models of one request. Everything that can be refused is refused at the start; the large ones come
/// when they are needed.
class RequestModels
{
public:
    /// @param warnings gets a line for what the voice cannot do
    /// @throws Missing, InvalidInput, UsageError
    RequestModels(const ConvertRequest& request, std::vector<std::string>& warnings);
    ~RequestModels();

    /// What the request and the voice's card settle together.
    void complete(LineSettings& settings) const;
    [[nodiscard]] ModelSizes sizes() const;
    /// Whether the pitch model stays when the encoder comes; else the two take turns.
    void setKeepAll(bool keepAll) { m_keepAll = keepAll; }

    /// nullptr for a voice without f0
    [[nodiscard]] pitch::PitchTracker* tracker();
    [[nodiscard]] LineModels speakers();

private:
    std::string m_device;
    bool m_f0 = true;
    bool m_keepAll = false;
    double m_indexRate = 0.0;
    double m_voiceMedianHz = 0.0;
    std::filesystem::path m_indexPath;
    std::filesystem::path m_encoderPath;
    pitch::PitchSettings m_pitch;
    std::optional<voice::Voice> m_voice;
    std::optional<retrieval::FeatureIndex> m_index;
    std::unique_ptr<pitch::PitchTracker> m_tracker;
    std::unique_ptr<content::ContentEncoder> m_encoder;
    std::optional<synth::Generator> m_generator;
};

} // namespace koe::convert
