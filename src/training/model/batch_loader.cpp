#include "training/model/batch_loader.h"

#include "core/error.h"
#include "training/seeds.h"

#include <algorithm>
#include <cstring>

namespace koe::training {
namespace {

/// Position of a sample in a signal that is mirrored at both ends (the ends themselves not repeated).
std::int64_t mirrored(std::int64_t i, std::int64_t count)
{
    const std::int64_t period = 2 * (count - 1);
    i = ((i % period) + period) % period;
    return i < count ? i : period - i;
}

struct Window
{
    Clip clip;
    std::int64_t first = 0;
    std::int64_t frames = 0;
    int speaker = 0;
};

} // namespace

BatchLoader::BatchLoader(const std::vector<Sample>& samples, const synth::GeneratorConfig& config,
                         const Spectra& spectra, int maxFrames, torch::Device device)
    : m_samples(samples), m_config(config), m_spectra(spectra), m_maxFrames(maxFrames), m_device(device)
{
}

TrainingBatch BatchLoader::load(std::span<const std::size_t> indices, std::uint64_t seed) const
{
    const std::int64_t hop = m_config.hop();
    std::vector<Window> windows;
    for (std::size_t i = 0; i < indices.size(); i++) {
        const Sample& sample = m_samples[indices[i]];
        Window window{readClip(sample, m_config.sampleRateHz, static_cast<int>(hop), m_config.featureDims), 0,
                      0, sample.speaker};
        if (window.clip.frames < m_config.segmentFrames)
            throw InvalidInput("The clip " + sample.wave.string() + " is too short to train on (" +
                               std::to_string(window.clip.frames) + " frames of 10 ms; " +
                               std::to_string(m_config.segmentFrames) +
                               " are needed). Take it out of filelist.txt.");
        window.frames = std::min(window.clip.frames, m_maxFrames);
        const std::uint64_t spare = static_cast<std::uint64_t>(window.clip.frames - window.frames);
        window.first = static_cast<std::int64_t>(mixed(seed, i) % (spare + 1));
        windows.push_back(std::move(window));
    }
    std::stable_sort(windows.begin(), windows.end(),
                     [](const Window& a, const Window& b) { return a.frames > b.frames; });

    const std::int64_t batch = static_cast<std::int64_t>(windows.size());
    const std::int64_t frames = windows.front().frames;
    const std::int64_t dims = m_config.featureDims;
    const std::int64_t context = m_spectra.padding();
    const auto floats = torch::TensorOptions(torch::kFloat32);
    const auto ints = torch::TensorOptions(torch::kInt64);
    torch::Tensor phone = at::zeros({batch, frames, dims}, floats);
    torch::Tensor pitch = at::zeros({batch, frames}, ints);
    torch::Tensor pitchHz = at::zeros({batch, frames}, floats);
    torch::Tensor wave = at::zeros({batch, 1, frames * hop}, floats);
    torch::Tensor padded = at::zeros({batch, frames * hop + 2 * context}, floats);
    torch::Tensor lengths = at::zeros({batch}, ints);
    torch::Tensor speaker = at::zeros({batch}, ints);
    for (std::int64_t b = 0; b < batch; b++) {
        const Window& window = windows[static_cast<std::size_t>(b)];
        const Clip& clip = window.clip;
        float* phoneRow = phone.data_ptr<float>() + b * frames * dims;
        for (std::int64_t t = 0; t < window.frames; t++)
            std::memcpy(phoneRow + t * dims, clip.features.data() + (window.first + t) / 2 * dims,
                        static_cast<std::size_t>(dims) * sizeof(float));
        if (m_config.f0) {
            std::copy_n(clip.coarse.data() + window.first, window.frames,
                        pitch.data_ptr<std::int64_t>() + b * frames);
            std::copy_n(clip.hz.data() + window.first, window.frames, pitchHz.data_ptr<float>() + b * frames);
        }
        const std::int64_t from = window.first * hop;
        std::copy_n(clip.wave.data() + from, window.frames * hop, wave.data_ptr<float>() + b * frames * hop);
        // The spectrum of a window is the window of the clip's spectrum: it sees what lies around it.
        float* paddedRow = padded.data_ptr<float>() + b * padded.size(1);
        const std::int64_t samples = static_cast<std::int64_t>(clip.wave.size());
        for (std::int64_t i = 0; i < window.frames * hop + 2 * context; i++)
            paddedRow[i] = clip.wave[static_cast<std::size_t>(mirrored(from - context + i, samples))];
        lengths.data_ptr<std::int64_t>()[b] = window.frames;
        speaker.data_ptr<std::int64_t>()[b] = window.speaker;
    }
    torch::Tensor spec;
    {
        const torch::NoGradGuard noGrad;
        spec = m_spectra.ofPadded(padded.to(m_device));
        for (std::int64_t b = 0; b < batch; b++) {
            const std::int64_t own = windows[static_cast<std::size_t>(b)].frames;
            if (own < frames)
                spec[b].slice(1, own).zero_();
        }
    }
    TrainingBatch result;
    result.generator.phone = phone.to(m_device);
    result.generator.phoneFrames = lengths.to(m_device);
    if (m_config.f0) {
        result.generator.pitch = pitch.to(m_device);
        result.generator.pitchf = pitchHz.to(m_device);
    }
    result.generator.spec = spec;
    result.generator.specFrames = lengths.to(m_device);
    result.generator.speaker = speaker.to(m_device);
    result.wave = wave.to(m_device);
    return result;
}

} // namespace koe::training
