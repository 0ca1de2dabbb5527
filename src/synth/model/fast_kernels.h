#pragma once

#include <cstddef>

/// The inner loops of FastConvolution, once per instruction set. Nothing of the standard library's templates
/// may be used in their sources: the linker could take such a copy for the whole program, and it would not
/// run on older processors.
namespace koe::synth::model {

/// Toom–Cook evaluation: four outputs of a short filter from `points` products.
/// Filter with three taps: points 0, 1, −1, 2, −2, ∞. With four taps: the same and 1/2.
inline constexpr int kOutputs = 4;
inline constexpr int kMostPoints = 7;

struct FastKernels
{
    /// Vector lanes times vectors of one column block of product().
    int columns;

    /// v[p][i] = Σ_j B[p][j] · leakyReLU(x[j][i]), for taps + 3 points and as many rows.
    void (*evaluate3)(const float* const* x, float slope, std::size_t count, float* const* v);
    void (*evaluate4)(const float* const* x, float slope, std::size_t count, float* const* v);

    /// m[r][c] = Σ_g Σ_k a[r·depth + g·groupShift + k] · u[c / columns][g·depth + k][c % columns]
    void (*product)(const float* a, std::size_t rows, std::size_t depth, std::size_t groups,
                    std::size_t groupShift, const float* u, std::size_t width, float* m);

    /// y[j][i] = Σ_p A[p][j] · m[p][i] + bias[i % channels] + first[j][i] + second[j][i]; first and second
    /// may be null. count is a multiple of channels.
    void (*interpolate3)(const float* const* m, const float* bias, std::size_t channels, std::size_t count,
                         const float* const* first, const float* const* second, float* const* y);
    void (*interpolate4)(const float* const* m, const float* bias, std::size_t channels, std::size_t count,
                         const float* const* first, const float* const* second, float* const* y);
};

/// The best for a layer of so many output channels; nullptr where this processor has neither AVX2 nor
/// AVX-512, or the channels do not fill vectors.
[[nodiscard]] const FastKernels* fastKernels(std::size_t outputs);

namespace avx2 {
extern const FastKernels kKernels;
}
namespace avx512 {
extern const FastKernels kKernels;
}

} // namespace koe::synth::model
