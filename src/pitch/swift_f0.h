#pragma once

#include "pitch/pitch_tracker.h"
#include "pitch/swift_f0_features.h"

#include <memory>
#include <span>
#include <vector>

namespace koe::pitch {

class SwiftF0Net;

/// SwiftF0, the tracker that needs no download: its weights (MIT) are shipped in weights/starter.
///
/// The network's own frames are 16 ms apart; they are brought onto the 10 ms grid afterwards.
/// Voiced where the network's confidence is at least 0.5 (the package's default), 50 to 1100 Hz.
class SwiftF0 final : public PitchTracker
{
public:
    SwiftF0(const std::filesystem::path& model, const std::string& device);
    ~SwiftF0() override;

    [[nodiscard]] PitchTrack track(const AudioBuffer& audio, const Job& job) override;

    struct Frames
    {
        std::vector<double> hz;         // a guess for unvoiced ones as well
        std::vector<double> confidence; // voiced from 0.5 on
    };
    static constexpr double kFrameSeconds = 0.016;
    static constexpr double kVoicedFrom = 0.5;

    /// The network's own frames: 1 per 256 samples, at 0, 16, 32 … ms.
    [[nodiscard]] Frames frames(std::span<const float> sound, const Job& job) const;

private:
    SwiftF0(const tensorfile::TensorMap& weights, const std::string& source, const std::string& device);

    SwiftF0Features m_features;
    std::unique_ptr<const SwiftF0Net> m_net;
    std::vector<double> m_logHz; // [pitches], ascending
};

} // namespace koe::pitch
