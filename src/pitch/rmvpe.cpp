#include "pitch/rmvpe.h"

#include "core/error.h"
#include "dsp/padding.h"
#include "nn/parameters.h"
#include "nn/start.h"
#include "pitch/model/rmvpe_net.h"
#include "pitch/salience.h"
#include "pitch/voice_input.h"
#include "tensorfile/pth.h"

#include <algorithm>

namespace koe::pitch {
namespace {

constexpr std::size_t kFftSize = 1024;
constexpr float kMelClip = 1e-5f;

const dsp::MelFilterbank& filterbank()
{
    static const dsp::MelFilterbank bank =
        dsp::melFilterbank(dsp::MelScale::Htk, kSampleRateHz, kFftSize, RmvpeNet::kMels, 30.0, 8000.0);
    return bank;
}

/// @param padded the sound with half a window mirrored at both ends
dsp::Spectrogram melOfFrames(std::span<const float> padded, std::size_t first, std::size_t count)
{
    const auto piece = padded.subspan(first * kHopSamples, (count - 1) * kHopSamples + kFftSize);
    return dsp::logMel(dsp::magnitudeSpectrogram(piece, {kFftSize, kHopSamples, 0, 0.0}), filterbank(),
                       kMelClip);
}

tensorfile::TensorMap read(const std::filesystem::path& model)
{
    if (model.empty() || !std::filesystem::exists(model))
        throw Missing(
            "RMVPE's weights are not at \"" + model.string() +
            "\". Put RVC's rmvpe.pt there, name it with --pitch-model, or choose the pitch method swiftf0 "
            "or pm, which need no download.");
    return tensorfile::readPth(model).tensors();
}

} // namespace

Rmvpe::Rmvpe(const std::filesystem::path& model, const std::string& device)
    : Rmvpe(read(model), model.string(), device, {})
{
}

Rmvpe::Rmvpe(const tensorfile::TensorMap& weights, const std::string& source, const std::string& device,
             const Pieces& pieces)
    : m_pieces(pieces)
{
    nn::start();
    try {
        m_net = std::make_unique<const RmvpeNet>(weights, source, torch::Device(device));
    } catch (...) {
        nn::rethrowForUser("Loading RMVPE");
    }
}

Rmvpe::~Rmvpe() = default;

dsp::Spectrogram Rmvpe::mel(std::span<const float> sound)
{
    return melOfFrames(dsp::reflectPadded(sound, kFftSize / 2, kFftSize / 2), 0,
                       1 + sound.size() / kHopSamples);
}

void Rmvpe::inPieces(std::span<const float> sound, const Job& job,
                     const std::function<void(std::span<const float>)>& take) const
{
    const std::size_t frames = 1 + sound.size() / kHopSamples;
    const std::vector<float> padded = dsp::reflectPadded(sound, kFftSize / 2, kFftSize / 2);
    const std::size_t advance = frames <= m_pieces.most ? frames : m_pieces.most - 2 * m_pieces.context;
    for (std::size_t start = 0; start < frames; start += advance) {
        const std::size_t end = std::min(frames, start + advance);
        const std::size_t from = start - std::min(start, m_pieces.context);
        const std::size_t to = std::min(frames, end + m_pieces.context);
        const Job part = job.part(static_cast<double>(start) / static_cast<double>(frames),
                                  static_cast<double>(end) / static_cast<double>(frames));
        part.throwIfStopped();
        dsp::Spectrogram mel = melOfFrames(padded, from, to - from);
        constexpr auto kMultiple = static_cast<std::size_t>(RmvpeNet::kFrameMultiple);
        const std::size_t whole = (mel.frames + kMultiple - 1) / kMultiple * kMultiple;
        mel.values.resize(whole * mel.bins, 0.0f); // RVC fills up with 0, not with silence
        const torch::Tensor answer =
            m_net->salience(nn::toTensor(mel.values, {static_cast<std::int64_t>(whole), RmvpeNet::kMels}),
                            static_cast<std::int64_t>(m_pieces.tile), part);
        const torch::Tensor plain = answer.contiguous();
        take({plain.data_ptr<float>() + (start - from) * kSalienceBins, (end - start) * kSalienceBins});
    }
}

std::vector<float> Rmvpe::salience(std::span<const float> sound, const Job& job) const
{
    std::vector<float> result;
    inPieces(sound, job,
             [&](std::span<const float> piece) { result.insert(result.end(), piece.begin(), piece.end()); });
    return result;
}

PitchTrack Rmvpe::track(const AudioBuffer& audio, const Job& job)
{
    requireVoiceInput(audio);
    job.throwIfStopped();
    try {
        PitchTrack result;
        if (audio.samples.empty())
            result.hz.assign(frameCount(audio), 0.0f);
        else
            inPieces(audio.samples, job, [&](std::span<const float> piece) {
                const std::vector<float> hz = decodeSalience(piece);
                result.hz.insert(result.hz.end(), hz.begin(), hz.end());
            });
        job.report(1.0, "pitch");
        return result;
    } catch (...) {
        nn::rethrowForUser("Following the pitch");
    }
}

} // namespace koe::pitch
