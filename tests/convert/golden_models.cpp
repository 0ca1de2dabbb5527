#include "convert/golden_models.h"

#include "content/hubert_encoder.h"
#include "pitch/rmvpe.h"
#include "retrieval/recipe_index.h"
#include "support/golden.h"

#include <map>
#include <optional>
#include <stdexcept>

namespace koe::test {
namespace {

std::unique_ptr<content::ContentEncoder> keptEncoder;
std::unique_ptr<pitch::PitchTracker> keptRmvpe;
std::optional<synth::Generator> keptVoice;
std::string keptVoiceName;
std::map<int, retrieval::FeatureIndex> keptIndices;

} // namespace

synth::GeneratorConfig configOf(const std::string& recipe)
{
    const auto file = golden::recipe(recipe)["file"];
    return synth::GeneratorConfig::standard(file["config"].back().get<int>(),
                                            file["version"].get<std::string>(), file["f0"].get<int>() != 0);
}

content::ContentEncoder& GoldenModels::encoder()
{
    if (!keptEncoder) {
        content::HubertFiles files;
        files.tensors = golden::weights("hubert", false);
        files.projectedDims = 256;
        keptEncoder = content::hubertEncoder(files, golden::device());
    }
    return *keptEncoder;
}

pitch::PitchTracker& GoldenModels::rmvpe()
{
    if (!keptRmvpe)
        keptRmvpe = std::make_unique<pitch::Rmvpe>(golden::weights("rmvpe", false), "the recipe rmvpe",
                                                   golden::device(), pitch::Rmvpe::Pieces{});
    return *keptRmvpe;
}

synth::Generator& GoldenModels::voice(const std::string& recipe)
{
    if (keptVoiceName != recipe) {
        keptVoice.reset();
        keptVoice.emplace(configOf(recipe), golden::weights(recipe, false), golden::device());
        keptVoiceName = recipe;
    }
    return *keptVoice;
}

const retrieval::FeatureIndex& GoldenModels::index(int dims)
{
    auto found = keptIndices.find(dims);
    if (found == keptIndices.end()) {
        const ScratchFolder folder;
        writeBytes(folder / "golden.index", recipeIndex(dims).bytes);
        found = keptIndices.emplace(dims, retrieval::FeatureIndex::load(folder / "golden.index")).first;
    }
    return found->second;
}

void GoldenModels::free()
{
    keptEncoder.reset();
    keptRmvpe.reset();
    keptVoice.reset();
    keptVoiceName.clear();
    keptIndices.clear();
}

GivenPitch::GivenPitch(const std::string& array) : m_track{golden::floats(array)} {}

PitchTrack GivenPitch::track(const AudioBuffer& audio, const Job&)
{
    if (audio.samples.size() / 160 + 1 != m_track.hz.size())
        throw std::logic_error("the given pitch is for another length");
    return m_track;
}

} // namespace koe::test
