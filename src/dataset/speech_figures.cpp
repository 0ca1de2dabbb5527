#include "dataset/speech_figures.h"

#include "dataset/check.h"

#include <algorithm>
#include <cmath>

namespace koe::dataset {
namespace {

constexpr double kNoisePercentile = BandLayout::kNoisePercentile;
constexpr double kSpeechRangeDb = 25.0; // below its loud moments
constexpr double kSpeechOverNoiseDb = 5.0;
constexpr std::size_t kFewestFrames = 30;

double percentileOf(std::vector<double> values, double share)
{
    if (values.empty())
        return kUnknown;
    const auto at =
        values.begin() + static_cast<std::ptrdiff_t>(std::min(share * static_cast<double>(values.size()),
                                                              static_cast<double>(values.size() - 1)));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

double power(double db)
{
    return std::pow(10.0, 0.1 * db);
}

} // namespace

SpeechLevel speechLevel(const BandFrames& frames)
{
    SpeechLevel level{kUnknown, kUnknown, std::vector<bool>(frames.frames()), 0};
    std::vector<std::size_t> sounding; // not digital silence
    std::vector<double> totals;
    for (std::size_t frame = 0; frame < frames.frames(); frame++)
        if (frames.totalDb(frame) > BandFrames::kSilenceDb) {
            sounding.push_back(frame);
            totals.push_back(frames.totalDb(frame));
        }
    if (sounding.size() < kFewestFrames)
        return level;
    double noise = 0.0;
    for (std::size_t band = 0; band < frames.bands(); band++) {
        std::vector<double> levels(sounding.size());
        std::transform(sounding.begin(), sounding.end(), levels.begin(),
                       [&](std::size_t frame) { return frames.db(frame, band); });
        noise += power(percentileOf(std::move(levels), kNoisePercentile) + frames.noiseBiasDb(band));
    }
    level.noiseDb = 10.0 * std::log10(noise + 1e-16);
    const double loud = percentileOf(std::move(totals), 0.95);
    const double threshold = std::max(loud - kSpeechRangeDb, level.noiseDb + kSpeechOverNoiseDb);
    double sum = 0.0;
    for (const std::size_t frame : sounding)
        if (frames.totalDb(frame) >= threshold) {
            level.speech[frame] = true;
            level.speechFrames++;
            sum += frames.totalPower(frame);
        }
    if (level.speechFrames >= kFewestFrames / 2)
        level.speechDb =
            10.0 * std::log10(std::max(sum / static_cast<double>(level.speechFrames) - noise, noise * 1e-3));
    return level;
}

double reverbSeconds(const BandFrames& frames, const SpeechLevel& level)
{
    constexpr std::size_t kGroups = 6; // wide bands, looked at one by one
    constexpr std::size_t kFirst = 6;  // 300 Hz on
    constexpr double kFallDb = 15.0;
    constexpr double kOverNoiseDb = 3.0; // where a fall may end
    constexpr std::size_t kLongest = 120;
    constexpr std::size_t kFewestFalls = 40;
    constexpr double kQuickest = 0.1; // the share of falls that the room alone decides
    // Fitted to recordings in rooms of known reverberation: docs/dataset-doctor.md.
    constexpr double kScale = 1.5;
    constexpr double kExponent = 1.3;
    const std::size_t width = (frames.bands() > kFirst ? frames.bands() - kFirst : 0) / kGroups;
    if (width == 0 || !std::isfinite(level.speechDb))
        return kUnknown;
    std::vector<double> falls; // frames
    std::vector<double> powers(frames.frames());
    std::vector<double> curve(frames.frames());
    for (std::size_t group = 0; group < kGroups; group++) {
        for (std::size_t frame = 0; frame < powers.size(); frame++) {
            powers[frame] = 1e-16;
            for (std::size_t i = 0; i < width; i++)
                powers[frame] += power(frames.db(frame, kFirst + group * width + i));
        }
        for (std::size_t frame = 0; frame < curve.size(); frame++) {
            const std::size_t from = frame - std::min<std::size_t>(frame, 1);
            const std::size_t to = std::min(frame + 2, curve.size());
            double sum = 0.0;
            for (std::size_t i = from; i < to; i++)
                sum += powers[i];
            curve[frame] = 10.0 * std::log10(sum / static_cast<double>(to - from));
        }
        const double lowest = percentileOf(curve, kNoisePercentile) + kOverNoiseDb + kFallDb;
        for (std::size_t start = 0; start + 1 < curve.size(); start++) {
            if (curve[start] < lowest || curve[start + 1] >= curve[start])
                continue;
            const std::size_t end = std::min(curve.size(), start + kLongest);
            for (std::size_t frame = start + 1; frame < end; frame++)
                if (const double fall = curve[start] - curve[frame]; fall >= kFallDb) {
                    // Between two frames, where the line crosses.
                    const double last = curve[start] - curve[frame - 1];
                    falls.push_back(static_cast<double>(frame - start) - (fall - kFallDb) / (fall - last));
                    break;
                }
        }
    }
    if (falls.size() < kFewestFalls)
        return kUnknown;
    const double fallSeconds = percentileOf(std::move(falls), kQuickest) / BandFrames::kFramesPerSecond;
    return kScale * std::pow(60.0 / kFallDb * fallSeconds, kExponent);
}

double stillShare(const BandFrames& frames, const SpeechLevel& level)
{
    constexpr std::size_t kReach = 100;   // a second to either side
    constexpr double kQuietDb = 8.0;      // under the mean of its surroundings
    constexpr double kFewestQuiet = 0.14; // of the moments around a voice are so
    std::size_t still = 0;
    std::size_t loud = 0;
    for (std::size_t frame = 0; frame < frames.frames(); frame += 10) {
        if (!level.speech[frame])
            continue;
        const std::size_t from = frame - std::min(frame, kReach);
        const std::size_t to = std::min(frames.frames(), frame + kReach);
        double mean = 0.0;
        for (std::size_t i = from; i < to; i++)
            mean += frames.totalPower(i);
        const double limit = 10.0 * std::log10(mean / static_cast<double>(to - from)) - kQuietDb;
        std::size_t quiet = 0;
        for (std::size_t i = from; i < to; i++)
            quiet += frames.totalDb(i) < limit ? 1 : 0;
        loud++;
        still += static_cast<double>(quiet) < kFewestQuiet * static_cast<double>(to - from) ? 1 : 0;
    }
    return loud > 0 ? static_cast<double>(still) / static_cast<double>(loud) : kUnknown;
}

double bandwidthHz(std::span<const double> spectrum, int sampleRateHz)
{
    constexpr double kGroup = BandMeter::kGroupHz;
    constexpr std::size_t kFrom = 30;   // 3 kHz: less is a telephone, and speech has holes
    constexpr std::size_t kBelow = 10;  // groups under the cliff
    constexpr std::size_t kEdge = 4;    // how wide a cliff may be
    constexpr std::size_t kMargin = 12; // the converter's own cliff near half of the rate
    constexpr double kCliffDb = 15.0;
    const double half = sampleRateHz / 2.0;
    std::vector<double> levels(spectrum.size());
    std::transform(spectrum.begin(), spectrum.end(), levels.begin(),
                   [](double each) { return 10.0 * std::log10(each + 1e-16); });
    double above = -160.0; // the highest level beyond the edge
    std::size_t added = levels.size();
    double cliff = half;
    for (std::size_t at = levels.size(); at-- > kFrom;) {
        while (added > at + kEdge)
            above = std::max(above, levels[--added]);
        if (at + kMargin > levels.size())
            continue;
        double below = 0.0;
        for (std::size_t i = at - kBelow; i < at; i++)
            below += levels[i] / static_cast<double>(kBelow);
        if (below - above >= kCliffDb)
            cliff = static_cast<double>(at) * kGroup;
    }
    return cliff;
}

} // namespace koe::dataset
