#include "pitch/fcpe.h"

#include "core/error.h"
#include "dsp/mel.h"
#include "dsp/padding.h"
#include "nn/parameters.h"
#include "nn/start.h"
#include "pitch/frame_pieces.h"
#include "pitch/model/fcpe_net.h"
#include "pitch/voice_input.h"
#include "tensorfile/pth.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace koe::pitch {
namespace {

constexpr std::size_t kFftSize = 1024;
constexpr std::size_t kPadding = (kFftSize - kHopSamples) / 2; // at either end
constexpr double kPowerFloor = 1e-9;
constexpr float kMelClip = 1e-5f;
constexpr float kThreshold = 0.006f;
constexpr std::size_t kReach = 4; // bins to each side

const dsp::MelFilterbank& filterbank()
{
    static const dsp::MelFilterbank bank =
        dsp::melFilterbank(dsp::MelScale::Slaney, kSampleRateHz, kFftSize, FcpeNet::kMels, 0.0, 8000.0);
    return bank;
}

/// The sound mirrored at both ends; with silence around it where it is too short for that.
std::vector<float> padded(std::span<const float> sound)
{
    if (sound.size() > kPadding)
        return dsp::reflectPadded(sound, kPadding, kPadding);
    std::vector<float> result(std::max(kFftSize, sound.size() + 2 * kPadding));
    std::copy(sound.begin(), sound.end(), result.begin() + static_cast<std::ptrdiff_t>(kPadding));
    return result;
}

/// Frames [from, to). The last frame of a track has no window of its own: it is the one before, once more.
dsp::Spectrogram melOfFrames(std::span<const float> paddedSound, std::size_t from, std::size_t to)
{
    const std::size_t windows = 1 + (paddedSound.size() - kFftSize) / kHopSamples;
    const std::size_t last = std::min(to, windows);
    const std::size_t first = std::min(from, last - 1);
    dsp::Spectrogram mel =
        dsp::logMel(dsp::magnitudeSpectrogram(
                        paddedSound.subspan(first * kHopSamples, (last - first - 1) * kHopSamples + kFftSize),
                        {kFftSize, kHopSamples, 0, kPowerFloor}),
                    filterbank(), kMelClip);
    for (std::size_t frame = last; frame < to; frame++) {
        const std::vector<float> again(mel.row(mel.frames - 1).begin(), mel.row(mel.frames - 1).end());
        mel.values.insert(mel.values.end(), again.begin(), again.end());
        mel.frames++;
    }
    return mel;
}

[[noreturn]] void refuse(const std::string& source, const std::string& what)
{
    throw InvalidInput("\"" + source + "\" is not a pitch model of FCPE: " + what +
                       ". Use the file fcpe_c_v001.pt of torchfcpe.");
}

/// A number of the checkpoint's settings that must be as we compute it.
void require(const tensorfile::Value& settings, const std::string& source, const char* name, double wanted)
{
    const tensorfile::Value* found = settings.find(name);
    if (found != nullptr && !found->isNone() && found->numberOr(wanted) != wanted)
        refuse(source, std::string("its ") + name + " is another one than " +
                           std::to_string(static_cast<int>(wanted)));
}

} // namespace

Fcpe::Fcpe(const std::filesystem::path& model, const std::string& device)
    : Fcpe(tensorfile::readPth(model), model.string(), device, {})
{
}

Fcpe::Fcpe(const tensorfile::Value& checkpoint, const std::string& source, const std::string& device,
           const Pieces& pieces)
    : m_pieces(pieces)
{
    const tensorfile::Value* state = checkpoint.find("model");
    if (state == nullptr)
        refuse(source, "it has no \"model\"");
    bool unitQueries = false;
    if (const tensorfile::Value* config = checkpoint.find("config_dict")) {
        if (const tensorfile::Value* mel = config->find("mel")) {
            require(*mel, source, "sr", kSampleRateHz);
            require(*mel, source, "num_mels", static_cast<double>(FcpeNet::kMels));
            require(*mel, source, "n_fft", kFftSize);
            require(*mel, source, "win_size", kFftSize);
            require(*mel, source, "hop_size", kHopSamples);
            require(*mel, source, "fmin", 0.0);
            require(*mel, source, "fmax", 8000.0);
            const tensorfile::Value* type = mel->find("type");
            if (type != nullptr && type->text() == "stft")
                refuse(source, "it looks at plain spectra instead of mels");
        }
        if (const tensorfile::Value* net = config->find("model"))
            if (const tensorfile::Value* found = net->find("use_fa_norm"))
                unitQueries = found->intOr(0) != 0;
    }
    const tensorfile::TensorMap weights = state->tensors();
    nn::start();
    try {
        const NamedWeights named(weights, source, "a pitch model of FCPE", "fcpe_c_v001.pt of torchfcpe",
                                 torch::Device(device));
        m_net = std::make_unique<const FcpeNet>(named, unitQueries);
        const tensorfile::Tensor* table = weights.find("cent_table");
        if (table == nullptr || table->shape != std::vector<std::int64_t>{m_net->pitches()})
            refuse(source, "its table of pitches is missing or of another size");
        m_cents = table->toFloats();
    } catch (...) {
        nn::rethrowForUser("Loading FCPE");
    }
}

Fcpe::~Fcpe() = default;

dsp::Spectrogram Fcpe::mel(std::span<const float> sound)
{
    return melOfFrames(padded(sound), 0, 1 + sound.size() / kHopSamples);
}

void Fcpe::inPieces(std::span<const float> sound, const Job& job,
                    const std::function<void(std::span<const float>)>& take) const
{
    const std::size_t frames = 1 + sound.size() / kHopSamples;
    const std::vector<float> around = padded(sound);
    for (const FramePiece& piece : framePieces(frames, m_pieces.most, m_pieces.context)) {
        const Job part = job.part(static_cast<double>(piece.start) / static_cast<double>(frames),
                                  static_cast<double>(piece.end) / static_cast<double>(frames));
        part.throwIfStopped();
        const dsp::Spectrogram mel = melOfFrames(around, piece.from, piece.to);
        const torch::Tensor answer =
            (*m_net)(nn::toTensor(mel.values, {static_cast<std::int64_t>(mel.frames), FcpeNet::kMels}), part)
                .contiguous();
        const std::size_t bins = m_cents.size();
        take(
            {answer.data_ptr<float>() + (piece.start - piece.from) * bins, (piece.end - piece.start) * bins});
    }
}

std::vector<float> Fcpe::salience(std::span<const float> sound, const Job& job) const
{
    std::vector<float> result;
    inPieces(sound, job,
             [&](std::span<const float> piece) { result.insert(result.end(), piece.begin(), piece.end()); });
    return result;
}

float Fcpe::decoded(std::span<const float> frame) const
{
    const auto best = static_cast<std::size_t>(std::max_element(frame.begin(), frame.end()) - frame.begin());
    if (!(frame[best] > kThreshold))
        return 0.0f;
    double weights = 0.0;
    double sum = 0.0;
    for (std::size_t i = best; i <= best + 2 * kReach; i++) {
        // At an end of the table its last bin stands for those beyond it, once for each.
        const std::size_t bin = std::min(i - std::min(i, kReach), frame.size() - 1);
        weights += static_cast<double>(frame[bin]);
        sum += static_cast<double>(frame[bin]) * static_cast<double>(m_cents[bin]);
    }
    return static_cast<float>(10.0 * std::exp2(sum / weights / 1200.0));
}

PitchTrack Fcpe::track(const AudioBuffer& audio, const Job& job)
{
    requireVoiceInput(audio);
    job.throwIfStopped();
    try {
        PitchTrack result;
        inPieces(audio.samples, job, [&](std::span<const float> piece) {
            const std::size_t bins = m_cents.size();
            for (std::size_t at = 0; at < piece.size(); at += bins)
                result.hz.push_back(decoded(piece.subspan(at, bins)));
        });
        job.report(1.0, "pitch");
        return result;
    } catch (...) {
        nn::rethrowForUser("Following the pitch");
    }
}

} // namespace koe::pitch
