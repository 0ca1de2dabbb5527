#include "dataset/cutter.h"

#include "audio/decode.h"
#include "audio/encode.h"
#include "audio/resample.h"
#include "core/error.h"
#include "core/number_text.h"
#include "dsp/filters.h"
#include "dsp/loudness.h"
#include "dsp/slicer.h"
#include "identify/identify.h"

#include <algorithm>
#include <cmath>

namespace koe::dataset {
namespace {

constexpr double kShortestClipSeconds = 0.4;
/// The longest segment that any of RVC's configurations trains on; a clip with fewer frames crashes RVC.
constexpr std::size_t kShortestClipFrames = 40;

/// Frames of 10 ms that both the spectrum and the doubled features of a clip have.
std::size_t trainableFrames(std::size_t samples, int rateHz, std::size_t samples16k)
{
    const std::size_t features = samples16k >= 400 ? 2 * ((samples16k - 80) / 320) : 0;
    return std::min(samples / static_cast<std::size_t>(rateHz / 100), features);
}

std::string tenths(double seconds)
{
    return numberText(std::round(seconds * 10) / 10);
}

class Cutter
{
public:
    Cutter(const Recording& recording, int number, const Settings& settings, const ClipFiles& files,
           const Job& job)
        : m_settings(settings), m_files(files), m_job(job),
          m_meter(settings.sampleRateHz), m_cut{recording, number, {}, {}}
    {
    }

    CutRecording run()
    {
        try {
            const std::filesystem::path& file = m_cut.recording.path;
            m_audio = identify::loadAs(file, {identify::Kind::Audio}, "a recording", [&] {
                return audio::decodeAudio(file, m_settings.sampleRateHz, m_job);
            });
        } catch (const Error& error) {
            m_cut.warnings.push_back(std::string(error.what()) + " It was left out.");
            return std::move(m_cut);
        }
        filterAndMeasure();
        m_levels = m_meter.levels();
        if (*std::max_element(m_levels.begin(), m_levels.end()) < m_meter.threshold()) {
            m_cut.warnings.push_back(
                m_cut.recording.path.string() +
                " was left out: there is no speech in it, only silence (or it is far too quiet).");
            return std::move(m_cut);
        }
        for (const dsp::Range& slice : m_meter.slices())
            cutSlice(slice);
        return std::move(m_cut);
    }

private:
    void filterAndMeasure()
    {
        dsp::RunningFilter filter(dsp::rumbleFilter(m_settings.sampleRateHz));
        std::vector<double> block;
        constexpr std::size_t kBlock = 1 << 16;
        for (std::size_t start = 0; start < m_audio.samples.size(); start += kBlock) {
            m_job.throwIfStopped();
            const std::span<float> samples =
                std::span(m_audio.samples).subspan(start, std::min(kBlock, m_audio.samples.size() - start));
            block.assign(samples.begin(), samples.end());
            filter.process(block);
            m_meter.add(block);
            std::transform(block.begin(), block.end(), samples.begin(),
                           [](double sample) { return static_cast<float>(sample); });
        }
    }

    void cutSlice(dsp::Range slice)
    {
        const std::vector<dsp::Range> windows =
            dsp::clipWindows(slice, m_settings.sampleRateHz, m_settings.clipSeconds);
        for (std::size_t i = 0; i < windows.size(); i++) {
            m_job.throwIfStopped();
            // RVC skips a number before the last clip of a slice; the names stay the same as its.
            m_next += i + 1 == windows.size() ? 1 : 0;
            cutClip(windows[i], std::to_string(m_cut.number) + "_" + std::to_string(m_next));
            m_next++;
        }
    }

    void cutClip(dsp::Range window, const std::string& name)
    {
        if (isSilent(window))
            return leaveOut(window, "it is silent");
        const double seconds = static_cast<double>(window.size()) / m_settings.sampleRateHz;
        if (seconds < kShortestClipSeconds)
            return leaveOut(window, "it is shorter than " + numberText(kShortestClipSeconds) + " s");
        auto levelled =
            dsp::levelledClip(std::span<const float>(m_audio.samples).subspan(window.begin, window.size()));
        if (!levelled)
            return leaveOut(window, "it is far beyond full scale");
        const AudioBuffer clip{std::move(*levelled), m_settings.sampleRateHz};
        const AudioBuffer clip16k = audio::resample(clip, 16000, m_job);
        if (trainableFrames(clip.samples.size(), clip.sampleRateHz, clip16k.samples.size()) <
            kShortestClipFrames)
            return leaveOut(window, "it is shorter than what is trained on at a time");
        audio::encodeAudio(m_files.sound(name), clip, {audio::SampleFormat::Float32});
        audio::encodeAudio(m_files.sound16k(name), clip16k, {audio::SampleFormat::Float32});
        m_cut.clips.push_back({name, clip.samples.size()});
    }

    /// Whether no moment of it is louder than the slicer's pauses.
    [[nodiscard]] bool isSilent(dsp::Range window) const
    {
        const std::size_t first = window.begin / m_meter.hopSamples();
        const std::size_t last = std::min(window.end / m_meter.hopSamples(), m_levels.size() - 1);
        for (std::size_t i = first; i <= last; i++)
            if (m_levels[i] >= m_meter.threshold())
                return false;
        return true;
    }

    void leaveOut(dsp::Range window, const std::string& why)
    {
        const double rate = m_settings.sampleRateHz;
        m_cut.warnings.push_back(
            m_cut.recording.path.string() + ", " + tenths(static_cast<double>(window.begin) / rate) + " to " +
            tenths(static_cast<double>(window.end) / rate) + " s, was left out: " + why + ".");
    }

    const Settings& m_settings;
    const ClipFiles& m_files;
    const Job& m_job;
    dsp::PauseMeter m_meter;
    CutRecording m_cut;
    AudioBuffer m_audio; // filtered in place
    std::vector<double> m_levels;
    std::size_t m_next = 0;
};

} // namespace

CutRecording cutRecording(const Recording& recording, int number, const Settings& settings,
                          const ClipFiles& files, const Job& job)
{
    return Cutter(recording, number, settings, files, job).run();
}

} // namespace koe::dataset
