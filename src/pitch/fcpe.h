#pragma once

#include "dsp/spectrogram.h"
#include "pitch/pitch_tracker.h"
#include "tensorfile/value.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace koe::pitch {

class FcpeNet;

/// FCPE, the fast tracker of RVC's live and newer offline lines, with and without attention. Its weights
/// (fcpe_c_v001.pt, 43 MB; MIT) are the user's. Decoded as RVC does: nine bins around the highest, voiced
/// above 0.006.
///
/// Up to a minute is followed in one pass; longer sound in pieces of a minute, each with five seconds of its
/// neighbours at either end, so that memory does not grow with the length.
class Fcpe final : public PitchTracker
{
public:
    struct Pieces // frames of 10 ms
    {
        std::size_t most = 6000;
        std::size_t context = 500;
    };

    Fcpe(const std::filesystem::path& model, const std::string& device);
    /// @param checkpoint {"config_dict", "model"}
    /// @param source what error messages call the weights
    Fcpe(const tensorfile::Value& checkpoint, const std::string& source, const std::string& device,
         const Pieces& pieces);
    ~Fcpe() override;

    [[nodiscard]] PitchTrack track(const AudioBuffer& audio, const Job& job) override;

    /// What the network says, [frames, 360], 0..1; frames as in a track.
    [[nodiscard]] std::vector<float> salience(std::span<const float> sound, const Job& job) const;

    /// What the network sees of the whole sound: [frames, 128], ln of mel magnitudes.
    [[nodiscard]] static dsp::Spectrogram mel(std::span<const float> sound);

private:
    void inPieces(std::span<const float> sound, const Job& job,
                  const std::function<void(std::span<const float>)>& take) const;
    [[nodiscard]] float decoded(std::span<const float> frame) const;

    Pieces m_pieces;
    std::vector<float> m_cents; // [pitches], above 10 Hz
    std::unique_ptr<const FcpeNet> m_net;
};

} // namespace koe::pitch
