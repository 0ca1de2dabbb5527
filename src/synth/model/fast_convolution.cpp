#include "synth/model/fast_convolution.h"

#include "nn/start.h"
#include "synth/model/fast_kernels.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace koe::synth::model {
namespace {

/// The filter's part of the Toom–Cook schemes in fast_kernels_body.h: value of the taps' polynomial at each
/// point, over the product of that point's distances to the others.
constexpr double kFilter3[6][3] = {{1.0 / 4, 0, 0},
                                   {1.0 / 6, 1.0 / 6, 1.0 / 6},
                                   {1.0 / 6, -1.0 / 6, 1.0 / 6},
                                   {1.0 / 24, 1.0 / 12, 1.0 / 6},
                                   {1.0 / 24, -1.0 / 12, 1.0 / 6},
                                   {0, 0, 1}};
constexpr double kFilter4[7][4] = {{1.0 / 4, 0, 0, 0},
                                   {1.0 / 6, 1.0 / 6, 1.0 / 6, 1.0 / 6},
                                   {1.0 / 18, -1.0 / 18, 1.0 / 18, -1.0 / 18},
                                   {1.0 / 72, 1.0 / 36, 1.0 / 18, 1.0 / 9},
                                   {1.0 / 120, -1.0 / 60, 1.0 / 30, -1.0 / 15},
                                   {32.0 / 45, 16.0 / 45, 8.0 / 45, 4.0 / 45},
                                   {0, 0, 0, 1.0 / 2}};

/// Values of a block's evaluated input, per point: with the products about half of a core's second-level
/// cache.
constexpr std::size_t kBlockValues = 12000;

std::size_t roundedUp(std::size_t value, std::size_t unit)
{
    return (value + unit - 1) / unit * unit;
}

/// Memory of one thread, kept from call to call.
float* scratch(std::size_t values)
{
    static thread_local std::vector<float> memory;
    constexpr std::size_t kLine = 16; // floats of a cache line
    if (memory.size() < values + kLine)
        memory.resize(values + kLine);
    const auto address = reinterpret_cast<std::uintptr_t>(memory.data());
    return memory.data() + (roundedUp(address, kLine * sizeof(float)) - address) / sizeof(float);
}

} // namespace

struct FastConvolution::Call
{
    const float* x;
    std::size_t frames;
    float slope;
    const float* first;
    const float* second;
    float* y;
};

std::optional<FastConvolution> FastConvolution::make(std::span<const float> weight,
                                                     std::span<const float> bias, std::int64_t out,
                                                     std::int64_t in, std::int64_t kernel,
                                                     std::int64_t dilation)
{
    FastConvolution made;
    made.m_in = static_cast<std::size_t>(in);
    made.m_out = static_cast<std::size_t>(out);
    made.m_kernel = static_cast<std::size_t>(kernel);
    made.m_dilation = static_cast<std::size_t>(dilation);
    made.m_kernels = fastKernels(made.m_out);
    constexpr std::size_t kWidestVector = 16;
    if (made.m_kernels == nullptr || made.m_in % kWidestVector != 0 || kernel < 3 || kernel % 2 == 0)
        return std::nullopt;
    made.m_taps = kernel == 3 ? 3 : 4;
    made.m_groups = roundedUp(made.m_kernel, made.m_taps) / made.m_taps;
    made.m_points = made.m_taps + kOutputs - 1;
    made.m_bias.assign(bias.begin(), bias.end());

    const auto columns = static_cast<std::size_t>(made.m_kernels->columns);
    const std::size_t depth = made.m_groups * made.m_in;
    made.m_products.resize(made.m_points * made.m_out * depth);
    for (std::size_t o = 0; o < made.m_out; o++) {
        for (std::size_t i = 0; i < made.m_in; i++) {
            const float* taps = weight.data() + (o * made.m_in + i) * made.m_kernel;
            for (std::size_t g = 0; g < made.m_groups; g++) {
                const std::size_t count = std::min(made.m_taps, made.m_kernel - g * made.m_taps);
                for (std::size_t p = 0; p < made.m_points; p++) {
                    double value = 0;
                    for (std::size_t t = 0; t < count; t++)
                        value += (made.m_taps == 3 ? kFilter3[p][t] : kFilter4[p][t]) *
                                 static_cast<double>(taps[g * made.m_taps + t]);
                    const std::size_t panel = p * made.m_out / columns + o / columns;
                    made.m_products[(panel * depth + g * made.m_in + i) * columns + o % columns] =
                        static_cast<float>(value);
                }
            }
        }
    }
    return made;
}

void FastConvolution::run(const float* x, std::int64_t frames, float slope, const float* first,
                          const float* second, float* y) const
{
    const Call call{x, static_cast<std::size_t>(frames), slope, first, second, y};
    const std::size_t tileFrames = kOutputs * m_dilation;
    const auto tiles = static_cast<std::int64_t>(roundedUp(call.frames, tileFrames) / tileFrames);
    const std::size_t widest = std::max(m_in, m_out) * m_dilation;
    const auto wanted = std::max<std::int64_t>(1, static_cast<std::int64_t>(kBlockValues / widest));
    const int threads = nn::threads(); // OpenMP's own count belongs to the thread that set it
    // As many blocks as divide evenly among the threads.
    const std::int64_t rounds =
        std::max<std::int64_t>(1, (tiles + wanted * threads - 1) / (wanted * threads));
    const std::int64_t blocks = std::min<std::int64_t>(tiles, rounds * threads);
#pragma omp parallel for schedule(dynamic) num_threads(threads)
    for (std::int64_t b = 0; b < blocks; b++)
        runBlock(call, tiles * b / blocks, tiles * (b + 1) / blocks);
}

void FastConvolution::runBlock(const Call& call, std::int64_t fromTile, std::int64_t toTile) const
{
    const std::size_t tiles = static_cast<std::size_t>(toTile - fromTile);
    const std::size_t inRow = m_dilation * m_in; // d steps side by side
    const std::size_t outRow = m_dilation * m_out;
    const std::size_t evaluated = (tiles + m_groups - 1) * inRow; // values per point
    const std::size_t produced = tiles * outRow;
    const std::size_t edgeRows = m_points * inRow + 3 * kOutputs * outRow;
    float* const v = scratch(m_points * (evaluated + produced) + edgeRows);
    float* const m = v + m_points * evaluated;
    float* const edge = m + m_points * produced;

    // Row s holds time steps (s − lead)·d and the d − 1 after it.
    const auto lead = static_cast<std::int64_t>((m_kernel - 1) / 2);
    const auto frames = static_cast<std::int64_t>(call.frames);
    const auto d = static_cast<std::int64_t>(m_dilation);
    const auto inputRow = [&](std::int64_t s, float* copy) -> const float* {
        const std::int64_t from = (s - lead) * d;
        if (from >= 0 && from + d <= frames)
            return call.x + static_cast<std::size_t>(from) * m_in;
        std::memset(copy, 0, inRow * sizeof(float));
        if (from >= 0 && from < frames)
            std::memcpy(copy, call.x + static_cast<std::size_t>(from) * m_in,
                        static_cast<std::size_t>(frames - from) * m_in * sizeof(float));
        return copy;
    };
    for (std::size_t t = 0; t < tiles + m_groups - 1; t++) {
        std::array<const float*, kMostPoints> rows{};
        std::array<float*, kMostPoints> values{};
        for (std::size_t j = 0; j < m_points; j++) {
            // Groups of three never share, so that their tiles may stand four apart.
            rows[j] =
                inputRow((fromTile + static_cast<std::int64_t>(t)) * kOutputs + static_cast<std::int64_t>(j),
                         edge + j * inRow);
            values[j] = v + j * evaluated + t * inRow;
        }
        (m_taps == 3 ? m_kernels->evaluate3 : m_kernels->evaluate4)(rows.data(), call.slope, inRow,
                                                                    values.data());
    }

    const std::size_t panel = m_groups * m_in * m_out;
    for (std::size_t p = 0; p < m_points; p++)
        m_kernels->product(v + p * evaluated, tiles * m_dilation, m_in, m_groups, inRow,
                           m_products.data() + p * panel, m_out, m + p * produced);

    for (std::size_t t = 0; t < tiles; t++) {
        std::array<const float*, kMostPoints> values{};
        for (std::size_t p = 0; p < m_points; p++)
            values[p] = m + p * produced + t * outRow;
        std::array<const float*, kOutputs> first{}, second{};
        std::array<float*, kOutputs> rows{};
        float* copy = edge;
        const auto base = (fromTile + static_cast<std::int64_t>(t)) * kOutputs * d;
        const auto left = [&](std::size_t j) {
            return std::clamp<std::int64_t>(frames - base - static_cast<std::int64_t>(j) * d, 0, d);
        };
        const auto addend = [&](const float* from, std::size_t j) -> const float* {
            const std::size_t at = static_cast<std::size_t>(base + static_cast<std::int64_t>(j) * d) * m_out;
            if (left(j) == d)
                return from + at;
            float* const part = copy;
            copy += outRow;
            std::memset(part, 0, outRow * sizeof(float));
            if (left(j) > 0)
                std::memcpy(part, from + at, static_cast<std::size_t>(left(j)) * m_out * sizeof(float));
            return part;
        };
        for (std::size_t j = 0; j < kOutputs; j++) {
            if (call.first)
                first[j] = addend(call.first, j);
            if (call.second)
                second[j] = addend(call.second, j);
            if (left(j) == d) {
                rows[j] = call.y + static_cast<std::size_t>(base + static_cast<std::int64_t>(j) * d) * m_out;
            } else {
                rows[j] = copy;
                copy += outRow;
            }
        }
        (m_taps == 3 ? m_kernels->interpolate3 : m_kernels->interpolate4)(
            values.data(), m_bias.data(), m_out, outRow, call.first ? first.data() : nullptr,
            call.second ? second.data() : nullptr, rows.data());
        for (std::size_t j = 0; j < kOutputs; j++) {
            if (left(j) > 0 && left(j) < d)
                std::memcpy(call.y +
                                static_cast<std::size_t>(base + static_cast<std::int64_t>(j) * d) * m_out,
                            rows[j], static_cast<std::size_t>(left(j)) * m_out * sizeof(float));
        }
    }
}

} // namespace koe::synth::model
