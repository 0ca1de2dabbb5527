#pragma once

#include "tensorfile/tensor.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace koe::pitch {

/// What SwiftF0 looks at: three log spectra (windows of 1024, 2048 and 512 samples, all centred on the frame)
/// in the same 128 bands, one frame per 256 samples at 16 kHz. Sound beyond both ends counts as silence.
class SwiftF0Features
{
public:
    static constexpr std::size_t kHop = 256;
    static constexpr std::size_t kBands = 128;
    static constexpr std::size_t kSpectra = 3;

    /// @param weights bands.N.position, bands.N.value: sparse matrices [bins, bands]
    /// @throws InvalidInput, naming @p source, where they are absent or point outside
    SwiftF0Features(const tensorfile::TensorMap& weights, const std::string& source);

    [[nodiscard]] static std::size_t frames(std::size_t samples);

    /// Frames [first, first + count) of the whole sound, [kSpectra, kBands, count].
    [[nodiscard]] std::vector<float> of(std::span<const float> sound, std::size_t first,
                                        std::size_t count) const;

private:
    struct Entry
    {
        std::uint32_t bin;
        std::uint32_t band;
        float share;
    };
    struct Spectrum
    {
        std::size_t window;
        std::vector<Entry> entries;
    };

    std::vector<Spectrum> m_spectra; // in the order of the network's input channels
};

} // namespace koe::pitch
