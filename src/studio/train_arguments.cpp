#include "core/number_text.h"
#include "studio/training_process.h"

namespace koe::studio {
namespace {

/// Adds `--option value` where the value is not the default: short commands are readable ones.
template <typename Value>
void add(std::vector<std::string>& words, const char* option, const Value& value, const Value& standard)
{
    if (value == standard)
        return;
    words.emplace_back(option);
    if constexpr (std::is_arithmetic_v<Value>)
        words.push_back(numberText(value));
    else if constexpr (std::is_same_v<Value, std::filesystem::path>)
        words.push_back(value.string());
    else
        words.push_back(value);
}

} // namespace

std::vector<std::string> trainArguments(const training::TrainRequest& request)
{
    const training::TrainRequest standard;
    std::vector<std::string> words{"train"};
    add(words, "--data", request.data, standard.data);
    add(words, "--sample-rate", request.sampleRateHz, standard.sampleRateHz);
    add(words, "--version", request.version, standard.version);
    if (!request.f0)
        words.emplace_back("--no-f0");
    add(words, "--epochs", request.epochs, standard.epochs);
    add(words, "--batch", request.batch, standard.batch);
    add(words, "--save-every", request.saveEvery, standard.saveEvery);
    add(words, "--base", request.base, standard.base);
    add(words, "--model-config", request.modelConfig, standard.modelConfig);
    add(words, "--device", request.device, standard.device);
    add(words, "--jobs", request.jobs, standard.jobs);
    add(words, "--seed", request.seed, standard.seed);
    add(words, "--pitch", request.pitchMethod, standard.pitchMethod);
    add(words, "--pitch-model", request.pitchModel, standard.pitchModel);
    if (request.filterRadius)
        add(words, "--filter-radius", *request.filterRadius, -1);
    if (request.repairOctaves)
        words.emplace_back("--repair-octaves");
    add(words, "--content", request.content, standard.content);
    if (request.latestOnly)
        words.emplace_back("--latest-only");
    add(words, "--hold-out", request.holdOut, standard.holdOut);
    add(words, "--minutes", request.stopAfterMinutes, standard.stopAfterMinutes);
    words.emplace_back("--"); // a name may begin with a dash
    words.push_back(request.name);
    return words;
}

} // namespace koe::studio
