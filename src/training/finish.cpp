#include "training/finish.h"

#include "core/error.h"
#include "core/log.h"
#include "core/rvc_encoder.h"
#include "retrieval/feature_index.h"
#include "training/model_choice.h"
#include "voice/median_pitch.h"
#include "voice/voice.h"

#include <algorithm>
#include <set>
#include <vector>

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

namespace {

/// Of all voiced frames of the clips; 0 where there are none.
double medianPitchHz(const Plan& plan)
{
    try {
        std::set<fs::path> files; // a clip may stand in the list more than once
        for (const Sample& sample : readFileList(plan.folder / "filelist.txt", true))
            if (!sample.isMute())
                files.insert(sample.pitchHz);
        return voice::medianPitchHz(std::vector<fs::path>(files.begin(), files.end()));
    } catch (const Error& problem) { // the voice speaks without this number
        log::warn("the voice's median pitch is not known: {}", problem.what());
        return 0.0;
    }
}

} // namespace

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
    if (voice.config.f0)
        voice.card.medianPitchHz = medianPitchHz(plan);
    voice.card.encoder = preparedEncoder(plan.folder).value_or(kRvcEncoder); // RVC's own experiments
    const fs::path file = request.home.weights / (request.name + ".pth");
    std::error_code failure; // saveVoice() says what is wrong with the folder
    fs::create_directories(request.home.weights, failure);
    voice::saveVoice(file, voice);
    return file;
}

} // namespace koe::training
