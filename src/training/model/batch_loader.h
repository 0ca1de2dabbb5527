#pragma once

#include "synth/model/training_generator.h"
#include "training/clip.h"
#include "training/model/spectra.h"

#include <cstdint>
#include <span>
#include <vector>

namespace koe::training {

struct TrainingBatch
{
    synth::TrainingGenerator::Batch generator;
    torch::Tensor wave; // [B, 1, T·hop], zero beyond each sample's end
};

/// Samples → padded tensors (RVC's collate, reference §12): longest first, zeros behind, spectra of the true
/// clip.
class BatchLoader
{
public:
    BatchLoader(const std::vector<Sample>& samples, const synth::GeneratorConfig& config,
                const Spectra& spectra, int maxFrames, torch::Device device);

    /// @param seed where in a clip the window lies, for clips longer than maxFrames
    [[nodiscard]] TrainingBatch load(std::span<const std::size_t> indices, std::uint64_t seed) const;
    [[nodiscard]] torch::Device device() const { return m_device; }

private:
    const std::vector<Sample>& m_samples;
    const synth::GeneratorConfig& m_config;
    const Spectra& m_spectra;
    std::int64_t m_maxFrames;
    torch::Device m_device;
};

} // namespace koe::training
