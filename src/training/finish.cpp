#include "training/finish.h"

#include "retrieval/feature_index.h"
#include "training/model_choice.h"
#include "voice/voice.h"

#include <algorithm>

namespace koe::training {
namespace fs = std::filesystem;
fs::path buildIndexOf(const TrainRequest& request, const Plan& plan, const std::vector<Sample>& samples,
                      const Job& job)
{
    retrieval::IndexBuildRequest build;
    for (const Sample& sample : samples)
        if (!sample.isMute())
            build.featureFiles.push_back(sample.features);
    // A clip may stand in the list more than once; its features belong into the index once.
    std::sort(build.featureFiles.begin(), build.featureFiles.end());
    build.featureFiles.erase(std::unique(build.featureFiles.begin(), build.featureFiles.end()),
                             build.featureFiles.end());
    build.folder = plan.folder;
    build.experiment = request.name;
    build.version = plan.config.generator.version();
    build.seed = request.seed;
    return retrieval::buildIndex(build, job).index;
}

fs::path writeVoice(const TrainRequest& request, const Plan& plan, const tensorfile::TensorMap& weights,
                    int epoch)
{
    voice::Voice voice;
    voice.config = plan.config.generator;
    for (const auto& [name, tensor] : weights)
        if (name.find("enc_q") == std::string::npos)
            voice.weights.add(name, tensor);
    voice.card.name = request.name;
    voice.card.version = voice.config.version();
    voice.card.sampleRateHz = voice.config.sampleRateHz;
    voice.card.f0 = voice.config.f0;
    voice.card.speakers = voice.config.speakers;
    voice.card.info = std::to_string(epoch) + "epoch";
    voice.card.encoder = preparedEncoder(plan.folder).value_or("contentvec"); // RVC's own experiments
    const fs::path file = request.home.weights / (request.name + ".pth");
    std::error_code failure; // saveVoice() says what is wrong with the folder
    fs::create_directories(request.home.weights, failure);
    voice::saveVoice(file, voice);
    return file;
}

} // namespace koe::training
