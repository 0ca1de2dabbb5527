#include "pitch/swift_f0_features.h"

#include "core/error.h"
#include "dsp/fft.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstring>
#include <numbers>
#include <string>

namespace koe::pitch {
namespace {

constexpr std::size_t kWindows[SwiftF0Features::kSpectra] = {1024, 2048, 512};
constexpr double kLogFloor = 1e-8;

[[noreturn]] void refuse(const std::string& source)
{
    throw InvalidInput("\"" + source +
                       "\" does not hold SwiftF0's weights. Use the swift_f0.safetensors that came "
                       "with the program (weights/starter).");
}

} // namespace

SwiftF0Features::SwiftF0Features(const tensorfile::TensorMap& weights, const std::string& source)
{
    for (const std::size_t window : kWindows) {
        const std::string name = "bands." + std::to_string(window);
        const tensorfile::Tensor* position = weights.find(name + ".position");
        const tensorfile::Tensor* value = weights.find(name + ".value");
        if (position == nullptr || value == nullptr || position->type != tensorfile::DType::Int32 ||
            position->elements() != value->elements())
            refuse(source);
        std::vector<std::int32_t> places(static_cast<std::size_t>(position->elements()));
        std::memcpy(places.data(), position->bytes.data(), position->bytes.size());
        const std::vector<float> shares = value->toFloats();
        Spectrum spectrum{window, {}};
        for (std::size_t i = 0; i < places.size(); i++) {
            const auto place = static_cast<std::uint32_t>(places[i]); // a negative one lies outside as well
            if (place >= (window / 2 + 1) * kBands)
                refuse(source);
            spectrum.entries.push_back({static_cast<std::uint32_t>(place / kBands),
                                        static_cast<std::uint32_t>(place % kBands), shares[i]});
        }
        m_spectra.push_back(std::move(spectrum));
    }
}

std::size_t SwiftF0Features::frames(std::size_t samples)
{
    return std::max<std::size_t>(1, samples / kHop);
}

std::vector<float> SwiftF0Features::of(std::span<const float> sound, std::size_t first,
                                       std::size_t count) const
{
    std::vector<float> features(kSpectra * kBands * count);
    const auto samples = static_cast<std::ptrdiff_t>(sound.size());
    for (std::size_t s = 0; s < m_spectra.size(); s++) {
        const std::size_t window = m_spectra[s].window;
        dsp::RealFft fft(window);
        std::vector<double> hann(window);
        for (std::size_t i = 0; i < window; i++)
            hann[i] = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * static_cast<double>(i) /
                                           static_cast<double>(window));
        std::vector<double> frame(window);
        std::vector<std::complex<double>> bins(fft.bins());
        std::vector<double> magnitude(fft.bins());
        std::vector<double> bands(kBands);
        for (std::size_t t = 0; t < count; t++) {
            const std::ptrdiff_t start =
                static_cast<std::ptrdiff_t>((first + t) * kHop) - static_cast<std::ptrdiff_t>(window / 2);
            for (std::size_t i = 0; i < window; i++) {
                const std::ptrdiff_t at = start + static_cast<std::ptrdiff_t>(i);
                frame[i] = at >= 0 && at < samples
                               ? hann[i] * static_cast<double>(sound[static_cast<std::size_t>(at)])
                               : 0.0;
            }
            fft.forward(frame, bins);
            for (std::size_t k = 0; k < bins.size(); k++)
                magnitude[k] = std::sqrt(std::norm(bins[k]));
            std::fill(bands.begin(), bands.end(), 0.0);
            for (const Entry& entry : m_spectra[s].entries)
                bands[entry.band] += magnitude[entry.bin] * static_cast<double>(entry.share);
            for (std::size_t band = 0; band < kBands; band++)
                features[(s * kBands + band) * count + t] =
                    static_cast<float>(std::log(bands[band] + kLogFloor));
        }
    }
    return features;
}

} // namespace koe::pitch
