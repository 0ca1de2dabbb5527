#include "convert/listening.h"

#include "convert/loudness_curve.h"
#include "convert/reference_line.h"
#include "core/error.h"
#include "pitch/pitch_tracker.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace koe::convert {
namespace {

constexpr std::size_t kRateHz = 16000;
constexpr std::size_t kHop = 160;
constexpr std::size_t kPitchOverlap = 200; ///< what two windows both hear on either side of their border

void checkFinite(const SampleSource& source)
{
    constexpr std::size_t kBlock = 1 << 16;
    std::vector<float> block;
    for (std::size_t first = 0; first < source.size(); first += kBlock) {
        block.resize(std::min(kBlock, source.size() - first));
        source.read(first, block);
        if (!std::all_of(block.begin(), block.end(), [](float sample) { return std::isfinite(sample); }))
            throw InvalidInput(
                "The recording holds samples that are not numbers: it is damaged, export it again.");
    }
}

Listening listenInWindows(const SampleSource& source, pitch::PitchTracker* tracker, std::size_t windowFrames,
                          const Job& job)
{
    const PreparedSignal signal(source);
    const std::size_t frames = framesOf(source);
    Listening result;
    LoudnessCurve halfSeconds(kRateHz);
    const std::size_t all = frames + 2 * kContextFrames; // on the padded grid
    for (std::size_t begin = 0; begin < all;) {
        job.throwIfStopped();
        job.report(static_cast<double>(begin) / static_cast<double>(all),
                   tracker != nullptr ? "pitch" : "listening");
        // A rest that is short goes with the last window.
        const std::size_t end = all - begin <= windowFrames + windowFrames / 4 ? all : begin + windowFrames;
        const std::size_t from = begin - std::min(begin, kPitchOverlap);
        const std::size_t to = std::min(end + kPitchOverlap, all);
        const auto first =
            static_cast<std::ptrdiff_t>(from * kHop) - static_cast<std::ptrdiff_t>(kContextFrames * kHop);
        AudioBuffer window{signal.stretch(first, (to - from) * kHop), kRateHz};

        const std::size_t inner = std::max(begin, kContextFrames);
        for (std::size_t frame = inner; frame < std::min(end, kContextFrames + frames); frame++) {
            const std::size_t at = (frame - kContextFrames) * kHop;
            if (at >= signal.size())
                result.loudness.push_back(0.0f);
            else {
                const std::span<const float> samples(window.samples.data() + (frame - from) * kHop,
                                                     std::min(kHop, signal.size() - at));
                halfSeconds.add(samples);
                float sum = 0.0f;
                for (const float sample : samples)
                    sum += std::fabs(sample);
                result.loudness.push_back(sum / static_cast<float>(samples.size()));
            }
        }
        if (tracker != nullptr) {
            const double done = static_cast<double>(begin) / static_cast<double>(all);
            const double next = static_cast<double>(end) / static_cast<double>(all);
            std::vector<float> hz = tracker->track(window, job.part(done, next)).hz;
            hz.resize(to - from);
            result.f0Hz.insert(result.f0Hz.end(), hz.begin() + static_cast<std::ptrdiff_t>(begin - from),
                               hz.begin() + static_cast<std::ptrdiff_t>(end - from));
        }
        begin = end;
    }
    result.halfSeconds = halfSeconds.values();
    return result;
}

/// Semitones from the median of @p channels to @p targetHz, in whole steps.
double shiftTowards(std::span<const Listening> channels, double targetHz, AutoTranspose steps)
{
    std::vector<float> voiced;
    for (const Listening& channel : channels)
        std::copy_if(channel.f0Hz.begin(), channel.f0Hz.end(), std::back_inserter(voiced),
                     [](float hz) { return hz > 0.0f; });
    if (steps == AutoTranspose::Off || targetHz <= 0.0 || voiced.empty())
        return 0.0;
    const auto middle = voiced.begin() + static_cast<std::ptrdiff_t>(voiced.size() / 2);
    std::nth_element(voiced.begin(), middle, voiced.end());
    const double semitones = 12.0 * std::log2(targetHz / static_cast<double>(*middle));
    const double step = steps == AutoTranspose::Octave ? 12.0 : 1.0;
    return std::round(semitones / step) * step;
}

} // namespace

std::size_t framesOf(const SampleSource& source)
{
    return source.size() / kHop + 1;
}

Listening listen(const SampleSource& source, pitch::PitchTracker* tracker, const LineSettings& settings,
                 const Job& job)
{
    if (source.size() == 0)
        throw InvalidInput("The recording is empty.");
    checkFinite(source);
    if (!settings.reference)
        return listenInWindows(source, tracker, settings.pitchFrames, job);
    Listening result;
    if (tracker != nullptr)
        result.f0Hz = ReferenceLine::pitchOf(source, *tracker, settings, job);
    return result;
}

double settlePitch(std::span<Listening> channels, const LineSettings& settings)
{
    const double shift = shiftTowards(channels, settings.voiceMedianHz, settings.autoTranspose);
    for (Listening& channel : channels) {
        if (settings.unvoiced == Unvoiced::Original)
            fillUnvoiced(channel.f0Hz);
        transpose(channel.f0Hz, settings.transposeSemitones + shift);
        if (settings.scale)
            dsp::autotune(channel.f0Hz, *settings.scale, settings.autotuneStrength);
        if (!settings.curve)
            continue;
        if (settings.reference)
            writeOverAsReference(channel.f0Hz, *settings.curve, ReferenceLine::padFrames(settings));
        else
            writeOver(channel.f0Hz, *settings.curve, kContextFrames);
    }
    return shift;
}

} // namespace koe::convert
