#include "synth/model/kaiser_downsampler.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace koe::synth::model {
namespace {

// What Applio asks of torchaudio.
constexpr double kZeroCrossings = 64;
constexpr double kRolloff = 0.9475937167399596;
constexpr double kBeta = 14.769656459379492;

/// The filter for one value out of @p rate, from @p width taps before that value's position on.
std::vector<double> filterTaps(std::int64_t rate, std::int64_t width)
{
    const double perTap = kRolloff / static_cast<double>(rate); // zero crossings
    std::vector<double> taps;
    for (std::int64_t i = -width; i < width + rate; i++) {
        const double t = std::clamp(static_cast<double>(i) * perTap, -kZeroCrossings, kZeroCrossings);
        const double edge = std::sqrt(std::max(0.0, 1.0 - t * t / (kZeroCrossings * kZeroCrossings)));
        const double window = std::cyl_bessel_i(0, kBeta * edge) / std::cyl_bessel_i(0, kBeta);
        const double x = t * std::numbers::pi;
        taps.push_back((x == 0.0 ? 1.0 : std::sin(x) / x) * window * perTap);
    }
    return taps;
}

} // namespace

KaiserDownsampler::KaiserDownsampler(std::int64_t rate, torch::Device device)
    : m_rate(rate),
      m_width(static_cast<std::int64_t>(std::ceil(kZeroCrossings * static_cast<double>(rate) / kRolloff)))
{
    const std::vector<double> taps = filterTaps(rate, m_width);
    const auto count = static_cast<std::int64_t>(taps.size());
    m_block = count / rate; // half of a row is zeros then
    m_band = at::zeros({m_block, (m_block - 1) * rate + count}, torch::kFloat32);
    auto values = m_band.accessor<float, 2>();
    for (std::int64_t row = 0; row < m_block; row++)
        for (std::int64_t tap = 0; tap < count; tap++)
            values[row][row * rate + tap] = static_cast<float>(taps[static_cast<std::size_t>(tap)]);
    m_band = m_band.to(device);
}

Range KaiserDownsampler::reach(Range outputs) const
{
    return {outputs.from * m_rate - m_width, outputs.to * m_rate + m_width};
}

torch::Tensor KaiserDownsampler::operator()(const torch::Tensor& x, Range have, Range want) const
{
    const std::int64_t channels = x.size(1);
    const std::int64_t blocks = (want.length() + m_block - 1) / m_block;
    const Range seen{want.from * m_rate - m_width,
                     want.from * m_rate - m_width + (blocks - 1) * m_block * m_rate + m_band.size(1)};
    const std::int64_t skip = std::max<std::int64_t>(0, seen.from - have.from);
    const auto inside = x.narrow(0, skip, std::min(have.to, seen.to) - have.from - skip);
    const auto before = have.from + skip - seen.from;
    const auto padded =
        at::constant_pad_nd(inside, {0, 0, before, seen.length() - before - inside.size(0)}, 0);
    auto y = at::empty({blocks * m_block, channels}, x.options());
    for (std::int64_t block = 0; block < blocks; block++) {
        auto rows = y.narrow(0, block * m_block, m_block);
        at::mm_out(rows, m_band, padded.narrow(0, block * m_block * m_rate, m_band.size(1)));
    }
    return y.narrow(0, 0, want.length());
}

} // namespace koe::synth::model
