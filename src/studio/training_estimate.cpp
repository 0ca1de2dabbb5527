#include "studio/training_estimate.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace koe::studio {
namespace {

constexpr double kClipSeconds = 3.0 - 0.3; // new speech in a clip: clips overlap (reference §8)
// What is usual, before the first training to the end was measured: of one clip in a step, or of preparing.
constexpr double kSpeakersInClips =
    350.0; // the nearest of the starter's 352: 4 clips each, a quarter of a step's work
constexpr double kLoadSeconds = 2.0;
constexpr double kFinishOfPreparing = 0.15;
constexpr double kVoiceSeconds = 1.0;

/// Networks of about one cost share a name.
std::string networkOf(const training::TrainRequest& request)
{
    if (request.base == "starter" || request.content.filename() == "encoder.safetensors")
        return "starter";
    if (!request.modelConfig.empty())
        return request.modelConfig.filename().string();
    return std::to_string(request.sampleRateHz != 0 ? request.sampleRateHz : 40000);
}

constexpr std::pair<const char*, double TrainingSpeed::*> kKept[] = {
    {"/prepare", &TrainingSpeed::prepareShare},
    {"/clip", &TrainingSpeed::secondsPerClip},
    {"/start", &TrainingSpeed::startSeconds},
    {"/save", &TrainingSpeed::saveSeconds},
    {"/finish", &TrainingSpeed::finishShare}};

std::string keyOf(const training::TrainRequest& request)
{
    return "training/speed/" + request.device + "/" + networkOf(request);
}

} // namespace

std::optional<TrainingSpeed> knownSpeed(const Settings& settings, const training::TrainRequest& request)
{
    TrainingSpeed speed;
    for (const auto& [name, member] : kKept)
        speed.*member = settings.number(keyOf(request) + name, 0.0);
    if (!(speed.secondsPerClip > 0.0))
        return std::nullopt;
    return speed;
}

void keepSpeed(Settings& settings, const training::TrainRequest& request, const TrainingSpeed& speed)
{
    for (const auto& [name, member] : kKept)
        if (speed.*member > 0.0)
            settings.set(keyOf(request) + name, speed.*member);
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
    const bool looksForSpeakers = request.base == "starter" && epochsDone == 0;
    const double start =
        epochsDone > 0 ? kLoadSeconds
        : speed.startSeconds > 0.0
            ? speed.startSeconds
            : kLoadSeconds + (looksForSpeakers ? kSpeakersInClips * speed.secondsPerClip : 0.0);
    const double saves = std::ceil(epochs / std::max(1, request.saveEvery));
    const double finish =
        kVoiceSeconds + speechSeconds * (speed.finishShare > 0.0 ? speed.finishShare
                                                                 : kFinishOfPreparing * speed.prepareShare);
    return (isPrepared ? 0.0 : speed.prepareShare * speechSeconds) + start +
           epochs * clips * speed.secondsPerClip + saves * speed.saveSeconds + finish;
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
