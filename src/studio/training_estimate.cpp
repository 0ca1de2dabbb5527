#include "studio/training_estimate.h"

#include <algorithm>
#include <cmath>

namespace koe::studio {
namespace {

constexpr double kClipSeconds = 3.0 - 0.3; // new speech in a clip: clips overlap (reference §8)

/// Networks of about one cost share a name.
std::string networkOf(const training::TrainRequest& request)
{
    if (request.base == "starter" || request.content.filename() == "encoder.safetensors")
        return "starter";
    if (!request.modelConfig.empty())
        return request.modelConfig.filename().string();
    return std::to_string(request.sampleRateHz != 0 ? request.sampleRateHz : 40000);
}

std::string keyOf(const training::TrainRequest& request)
{
    return "training/speed/" + request.device + "/" + networkOf(request);
}

} // namespace

std::optional<TrainingSpeed> knownSpeed(const Settings& settings, const training::TrainRequest& request)
{
    const TrainingSpeed speed{settings.number(keyOf(request) + "/prepare", 0.0),
                              settings.number(keyOf(request) + "/clip", 0.0)};
    if (!(speed.secondsPerClip > 0.0))
        return std::nullopt;
    return speed;
}

void keepSpeed(Settings& settings, const training::TrainRequest& request, const TrainingSpeed& speed)
{
    if (speed.prepareShare > 0.0)
        settings.set(keyOf(request) + "/prepare", speed.prepareShare);
    if (speed.secondsPerClip > 0.0)
        settings.set(keyOf(request) + "/clip", speed.secondsPerClip);
}

double clipsOf(double speechSeconds)
{
    return std::max(0.0, std::ceil(speechSeconds / kClipSeconds));
}

double estimateSeconds(const TrainingSpeed& speed, const training::TrainRequest& request,
                       double speechSeconds, int epochsDone, bool isPrepared)
{
    const double batch = std::max(1, request.batch);
    const double clips = std::ceil(clipsOf(speechSeconds) / batch) * batch;
    const double epochs = std::max(0, request.epochs - epochsDone);
    return (isPrepared ? 0.0 : speed.prepareShare * speechSeconds) + epochs * clips * speed.secondsPerClip;
}

int suggestedEpochs(double speechMinutes)
{
    return speechMinutes < 2.0 ? 50 : speechMinutes < 10.0 ? 100 : 200;
}

int suggestedBatch(std::uint64_t memoryBytes, bool isSmall, bool isProcessor)
{
    if (isSmall || memoryBytes == 0)
        return 4; // what the starter was made with; more is no faster
    const auto gigabytes = static_cast<int>(memoryBytes / 1'000'000'000);
    return std::clamp(gigabytes / 2, 1, isProcessor ? 4 : 20);
}

int suggestedSaveEvery(int epochs)
{
    return std::clamp(epochs / 10, std::min(epochs, 5), 25);
}

} // namespace koe::studio
