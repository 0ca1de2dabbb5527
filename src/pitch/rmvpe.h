#pragma once

#include "dsp/mel.h"
#include "pitch/pitch_tracker.h"
#include "tensorfile/tensor.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace koe::pitch {

class RmvpeNet;

/// RMVPE, the tracker that RVC uses most. Its weights (rmvpe.pt, 181 MB) are the user's.
///
/// Up to a minute is followed in one pass, as RVC does; longer sound in pieces of a minute, each with five
/// seconds of its neighbours at either end, so that memory does not grow with the length.
class Rmvpe final : public PitchTracker
{
public:
    /// How long sound is cut up. In frames of 10 ms, multiples of 32.
    struct Pieces
    {
        std::size_t most = 6016;   // of one pass: a minute
        std::size_t context = 512; // that two passes share at either end
        std::size_t tile = 256;    // of the finest level, within a pass; changes no number
    };

    Rmvpe(const std::filesystem::path& model, const std::string& device);
    /// @param source what error messages call the weights
    Rmvpe(const tensorfile::TensorMap& weights, const std::string& source, const std::string& device,
          const Pieces& pieces);
    ~Rmvpe() override;

    [[nodiscard]] PitchTrack track(const AudioBuffer& audio, const Job& job) override;

    /// What the network says, [frames, 360], 0..1; frames as in a track.
    [[nodiscard]] std::vector<float> salience(std::span<const float> sound, const Job& job) const;

    /// What the network sees of the whole sound: [frames, 128], ln of mel magnitudes.
    [[nodiscard]] static dsp::Spectrogram mel(std::span<const float> sound);

private:
    /// Gives the saliences [frames, 360] of one piece after another.
    void inPieces(std::span<const float> sound, const Job& job,
                  const std::function<void(std::span<const float>)>& take) const;

    Pieces m_pieces;
    std::unique_ptr<const RmvpeNet> m_net;
};

} // namespace koe::pitch
