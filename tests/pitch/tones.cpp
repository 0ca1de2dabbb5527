#include "pitch/tones.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <sstream>
#include <vector>

namespace koe::pitch::testing {

AudioBuffer tone(const Curve& hz, double seconds, double snrDb)
{
    constexpr int kRate = 16000;
    AudioBuffer audio{std::vector<float>(static_cast<std::size_t>(seconds * kRate)), kRate};
    std::vector<double> clean(audio.samples.size());
    double phase = 0.0;
    double power = 0.0;
    for (std::size_t i = 0; i < clean.size(); i++) {
        const double f = hz(static_cast<double>(i) / kRate);
        if (f <= 0.0)
            continue;
        phase += 2.0 * std::numbers::pi * f / kRate;
        for (int k = 1; k <= 40 && k * f < 7000.0; k++)
            clean[i] += 0.1 * std::sin(k * phase + 0.3 * k * k) / std::pow(k, 1.2);
        power += clean[i] * clean[i];
    }
    // From the engine's own bits: distributions of the standard library differ between libraries.
    std::mt19937 bits(7);
    const double level = std::sqrt(power / static_cast<double>(clean.size())) * std::pow(10.0, -snrDb / 20.0);
    for (std::size_t i = 0; i < clean.size(); i++) {
        double noise = -6.0; // the sum of twelve uniform numbers: nearly normal, variance 1
        for (int k = 0; k < 12; k++)
            noise += static_cast<double>(bits()) / 4294967296.0;
        audio.samples[i] = static_cast<float>(clean[i] + level * noise);
    }
    return audio;
}

Errors errors(const PitchTrack& track, const Curve& hz)
{
    constexpr int kMargin = 4; // frames
    const int frames = static_cast<int>(track.hz.size());
    const auto at = [&](int frame) { return hz(frame * 0.01); };
    Errors found;
    std::vector<double> cents;
    int voiced = 0;
    int unvoiced = 0;
    for (int t = kMargin; t + kMargin < frames; t++) {
        const double wanted = at(t);
        bool steady = true;
        for (int k = -kMargin; k <= kMargin; k++)
            steady = steady && (at(t + k) > 0.0) == (wanted > 0.0);
        if (!steady)
            continue;
        const auto got = static_cast<double>(track.hz[static_cast<std::size_t>(t)]);
        if (wanted <= 0.0) {
            unvoiced++;
            found.invented += got > 0.0;
            continue;
        }
        voiced++;
        if (got <= 0.0) {
            found.missed++;
            continue;
        }
        cents.push_back(std::fabs(1200.0 * std::log2(got / wanted)));
        found.gross += cents.back() > 50.0;
        found.octave += cents.back() > 600.0;
    }
    found.missed /= std::max(1, voiced);
    found.invented /= std::max(1, unvoiced);
    const double heard = std::max<double>(1.0, static_cast<double>(cents.size()));
    found.gross /= heard;
    found.octave /= heard;
    std::sort(cents.begin(), cents.end());
    found.medianCents = cents.empty() ? 0.0 : cents[cents.size() / 2];
    return found;
}

std::string text(const Errors& e)
{
    std::ostringstream out;
    out << "missed " << e.missed << ", invented " << e.invented << ", gross " << e.gross << ", octave "
        << e.octave << ", median " << e.medianCents << " cents";
    return out.str();
}

} // namespace koe::pitch::testing
