#include "voice/generator_checkpoint.h"

#include "core/error.h"
#include "identify/identify.h"
#include "tensorfile/pth.h"
#include "voice/checkpoint_files.h"
#include "voice/voice_tensors.h"

namespace koe::voice {
namespace fs = std::filesystem;
namespace {

using tensorfile::TensorMap;
using tensorfile::Value;

/// Of {"model": …}, or of the bare dict that RVC accepts too.
TensorMap modelOf(const Value& root)
{
    if (const Value* model = root.find("model"))
        return model->tensors();
    return root.find("weight") == nullptr ? root.tensors() : TensorMap();
}

} // namespace

GeneratorCheckpoint readGenerator(const fs::path& file, const ExperimentFacts& facts, bool outline)
{
    const Value root = outline ? tensorfile::readPthOutline(file) : tensorfile::readPth(file);
    StoredVoice stored;
    stored.tensors = modelOf(root);
    GeneratorCheckpoint read;
    read.weights = canonicalNames(stored.tensors);
    if (!read.weights.contains("enc_p.emb_phone.weight"))
        throw InvalidInput(file.string() + " " +
                           identify::identifyModel(root).insteadOf("a training checkpoint (G_….pth)"));
    stored.config = facts.config;
    if (facts.sampleRateHz > 0)
        stored.sampleRate = std::int64_t{facts.sampleRateHz};
    if (!facts.version.empty())
        stored.version = facts.version;
    if (facts.f0)
        stored.f0 = std::int64_t{*facts.f0 ? 1 : 0};
    if (const Value* vocoder = root.find("vocoder"))
        stored.vocoder = std::string(vocoder->text());
    read.found = configOf(stored, read.weights, file.string(), "Say which sample rate it was trained at.");

    const Value* iteration = root.find("iteration");
    read.epoch = iteration != nullptr ? std::max<std::int64_t>(iteration->intOr(0), 0) : 0;
    const Value* own = root.find("koe"); // what ours note beside RVC's keys
    const Value* step = own != nullptr ? own->find("step") : nullptr;
    const std::int64_t number = checkpointNumber(file, 'G');
    if (step != nullptr)
        read.step = std::max<std::int64_t>(step->intOr(0), 0);
    else if (number > 0 && number != kLatestCheckpoint)
        read.step = number;
    return read;
}

} // namespace koe::voice
