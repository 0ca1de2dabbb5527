#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace koe::training {

/// One line of RVC's filelist.txt.
struct Sample
{
    std::filesystem::path wave;
    std::filesystem::path features;
    std::filesystem::path coarsePitch; ///< empty without f0
    std::filesystem::path pitchHz;     ///< empty without f0
    int speaker = 0;
    std::int64_t waveBytes = 0; ///< size of the clip's file, from which RVC estimates its length

    /// The silence that RVC adds to every set (logs/mute/…) is no part of the voice.
    [[nodiscard]] bool isMute() const
    {
        return features.parent_path().parent_path().filename().string().starts_with("mute");
    }
};

/// @throws Missing when there is no filelist; InvalidInput for a line of another form, or when no clip is
/// there
[[nodiscard]] std::vector<Sample> readFileList(const std::filesystem::path& file, bool f0);

/// Which samples go together: RVC's length buckets (reference §12), so that little is padded.
///
/// Lengths are RVC's estimate, file size / (3·hop): a third over the true count of frames. Buckets end at
/// 100, 200 … 900; RVC leaves out what is 100 or less, we keep what is over 50, as Applio does.
class Sampler
{
public:
    /// @param maxFrames longer samples are cropped to so many, hence share the last bucket they can reach
    Sampler(const std::vector<Sample>& samples, int hop, int segmentFrames, int maxFrames, int batch);

    /// Which samples make up each batch of an epoch; equal seeds give equal batches.
    using Batches = std::vector<std::vector<std::size_t>>;
    [[nodiscard]] Batches epoch(std::uint64_t seed) const;
    [[nodiscard]] std::size_t batchesPerEpoch() const;
    /// Samples that no bucket holds: too short, or too long.
    [[nodiscard]] std::size_t tooShort() const { return m_tooShort; }
    [[nodiscard]] std::size_t tooLong() const { return m_tooLong; }

private:
    std::vector<std::vector<std::size_t>> m_buckets;
    std::size_t m_batch;
    std::size_t m_tooShort = 0;
    std::size_t m_tooLong = 0;
};

} // namespace koe::training
