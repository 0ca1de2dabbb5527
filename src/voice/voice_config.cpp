#include "voice/voice_config.h"

#include "core/error.h"
#include "tensorfile/printable.h"
#include "voice/voice_tensors.h"

#include <algorithm>
#include <optional>

namespace koe::voice {
namespace {

using synth::GeneratorConfig;
using synth::Vocoder;
using tensorfile::Tensor;
using tensorfile::TensorMap;
using tensorfile::Value;

// Places in the config list (RVC writes 18 numbers).
constexpr std::size_t kInter = 2;
constexpr std::size_t kHidden = 3;
constexpr std::size_t kFilter = 4;
constexpr std::size_t kHeads = 5;
constexpr std::size_t kLayers = 6;
constexpr std::size_t kKernel = 7;
constexpr std::size_t kResblock = 9;
constexpr std::size_t kBlockKernels = 10;
constexpr std::size_t kDilations = 11;
constexpr std::size_t kInitial = 13;
constexpr std::size_t kKernels = 14;
constexpr std::size_t kSpeakers = 15;
constexpr std::size_t kGin = 16;
constexpr std::size_t kEntries = 18;

constexpr std::size_t kMostStages = 8;
constexpr std::size_t kMostLayers = 64;

/// The shape of a layer's weight, be it a pair or fused; empty if it is not there with @p dimensions.
std::vector<std::int64_t> shapeOf(const TensorMap& weights, const std::string& layer, std::size_t dimensions)
{
    const Tensor* weight = weights.find(layer + ".weight_v");
    if (weight == nullptr)
        weight = weights.find(layer + ".weight");
    return weight != nullptr && weight->shape.size() == dimensions ? weight->shape
                                                                   : std::vector<std::int64_t>{};
}

std::string numbered(const char* name, std::size_t i, const char* rest = "")
{
    return name + std::to_string(i) + rest;
}

/// How wide the upsampling kernels are, stage by stage; empty for RefineGAN, which has none.
Value::List upsamplingKernels(const TensorMap& weights)
{
    // Applio's MRF HiFi-GAN has a name of its own.
    const char* layers = weights.contains("dec.upsamples.0.bias") ? "dec.upsamples." : "dec.ups.";
    Value::List kernels;
    for (std::size_t stage = 0; stage < kMostStages; stage++) {
        const auto shape = shapeOf(weights, numbered(layers, stage), 3);
        if (shape.empty())
            break;
        kernels.emplace_back(shape[2]);
    }
    return kernels;
}

void takeSpeakers(Value::List& items, const TensorMap& weights)
{
    if (const auto shape = shapeOf(weights, "emb_g", 2); !shape.empty()) {
        items[kSpeakers] = shape[0];
        items[kGin] = shape[1];
    }
}

/// Every size that the tensors show, into a list of 18. Rates do not show, and spectra are training's.
void takeSizes(Value::List& items, const TensorMap& weights, Vocoder vocoder)
{
    takeSpeakers(items, weights);
    if (const auto shape = shapeOf(weights, "enc_p.proj", 3); !shape.empty())
        items[kInter] = shape[0] / 2;
    std::int64_t hidden = 0;
    if (const auto shape = shapeOf(weights, "enc_p.emb_phone", 2); !shape.empty())
        items[kHidden] = hidden = shape[0];
    if (const auto shape = shapeOf(weights, "enc_p.encoder.ffn_layers.0.conv_1", 3); !shape.empty()) {
        items[kFilter] = shape[0];
        items[kKernel] = shape[2];
    }
    const Tensor* offsets = weights.find("enc_p.encoder.attn_layers.0.emb_rel_k");
    if (offsets != nullptr && offsets->shape.size() == 3 && offsets->shape[2] > 0)
        items[kHeads] = hidden / offsets->shape[2];
    std::size_t layers = 0;
    while (layers < kMostLayers &&
           weights.contains(numbered("enc_p.encoder.norm_layers_1.", layers, ".beta")))
        layers++;
    items[kLayers] = static_cast<std::int64_t>(layers);
    if (vocoder == Vocoder::RefineGan) {
        if (const auto shape = shapeOf(weights, "dec.mel_conv", 3); !shape.empty())
            items[kInitial] = 2 * shape[0];
        return;
    }
    if (const auto shape = shapeOf(weights, "dec.conv_pre", 3); !shape.empty())
        items[kInitial] = shape[0];
    if (vocoder == Vocoder::MrfHiFiGan)
        return;

    const bool small = weights.contains("dec.resblocks.0.convs.0.bias");
    const std::size_t stages = std::max<std::size_t>(upsamplingKernels(weights).size(), 1);
    Value::List kernels;
    for (std::size_t block = 0; block < kMostStages; block++) {
        const auto shape =
            shapeOf(weights, numbered("dec.resblocks.", block, small ? ".convs.0" : ".convs1.0"), 3);
        if (shape.empty() || !weights.contains(numbered("dec.resblocks.", (block + 1) * stages - 1,
                                                        small ? ".convs.0.bias" : ".convs1.0.bias")))
            break;
        kernels.emplace_back(shape[2]);
    }
    const Value dilations = small ? Value(Value::List{1, 3}) : Value(Value::List{1, 3, 5});
    items[kResblock] = small ? "2" : "1";
    items[kDilations] = Value::List(kernels.size(), dilations);
    items[kBlockKernels] = std::move(kernels);
}

/// By the tensors, which cannot be mislabelled; by the label where they show no decoder that we know.
Vocoder vocoderOf(const TensorMap& weights, const std::string& label)
{
    const auto holds = [&](std::string_view start) {
        return std::any_of(weights.begin(), weights.end(),
                           [&](const auto& entry) { return entry.first.starts_with(start); });
    };
    if (holds("dec.mrfs."))
        return Vocoder::MrfHiFiGan;
    if (holds("dec.upsample_conv_blocks."))
        return Vocoder::RefineGan;
    if (holds("dec.resblocks."))
        return Vocoder::HiFiGan;
    return synth::vocoderNamed(label).value_or(Vocoder::HiFiGan);
}

/// Of the sr label: "40k", 40000 or "40000"; 0 if it says nothing.
int labelledRate(const Value& label)
{
    std::int64_t rate = label.intOr(0);
    if (const std::string_view text = label.text(); !text.empty()) {
        const bool thousands = text.back() == 'k' || text.back() == 'K';
        const std::string_view digits = text.substr(0, text.size() - (thousands ? 1 : 0));
        rate = 0;
        for (const char c : digits) {
            if (c < '0' || c > '9' || rate > 1'000'000)
                return 0;
            rate = rate * 10 + (c - '0');
        }
        rate *= thousands ? 1000 : 1;
    }
    return rate > 0 && rate <= 192000 ? static_cast<int>(rate) : 0;
}

/// What no list says, from the tensors.
struct Kind
{
    int featureDims = 768;
    bool f0 = true;
    Vocoder vocoder = Vocoder::HiFiGan;
};

/// A config from a list of 18; why it is none in @p problem.
std::optional<GeneratorConfig> read(const Value& list, const Kind& kind, std::string& problem)
{
    try {
        GeneratorConfig config = GeneratorConfig::fromList(list);
        config.featureDims = kind.featureDims;
        config.f0 = kind.f0;
        config.vocoder = kind.vocoder;
        return config;
    } catch (const InvalidInput& error) {
        problem = error.what();
        return {};
    }
}

/// RVC's own rates and kernels, and Applio's 24 kHz.
std::vector<GeneratorConfig> standards()
{
    std::vector<GeneratorConfig> all;
    for (const int rate : {32000, 40000, 48000})
        for (const char* version : {"v1", "v2"})
            if (rate != 40000 || version == std::string_view("v2")) // one size for both
                all.push_back(GeneratorConfig::standard(rate, version, true));
    GeneratorConfig low = GeneratorConfig::standard(32000, "v2", true);
    low.sampleRateHz = 24000;
    low.upsampleRates = {10, 6, 2, 2};
    low.upsampleKernelSizes = {20, 12, 4, 4};
    all.push_back(low);
    return all;
}

struct Standard
{
    std::optional<GeneratorConfig> config;
    std::string problem; ///< why there is none: half a sentence
};

/// The standard whose rates fit the tensors; with several, that of the labelled rate.
Standard standardThatFits(const TensorMap& weights, const Kind& kind, int labelledHz)
{
    std::vector<GeneratorConfig> fitting;
    std::string nearest;
    for (const GeneratorConfig& standard : standards()) {
        Value list = standard.toList();
        takeSizes(std::get<Value::List>(list.data), weights, kind.vocoder);
        std::string problem;
        const auto candidate = read(list, kind, problem);
        if (!candidate)
            continue;
        const std::string misfit = firstMisfit(*candidate, weights);
        if (misfit.empty())
            fitting.push_back(*candidate);
        else if (firstMisfit(*candidate, weights, "dec.ups").empty())
            nearest = misfit;
    }
    if (fitting.size() > 1) {
        std::string rates;
        for (const GeneratorConfig& one : fitting)
            rates += (rates.empty() ? "" : ", ") + std::to_string(one.sampleRateHz);
        std::erase_if(fitting, [&](const GeneratorConfig& one) { return one.sampleRateHz != labelledHz; });
        if (fitting.empty())
            return {{}, "its tensors fit several sample rates (" + rates + " Hz), and it does not say which"};
    }
    if (fitting.empty())
        return {{}, nearest.empty() ? "its tensors are those of no size of RVC" : nearest};
    return {fitting.front(), {}};
}

std::string rateText(const GeneratorConfig& config)
{
    return std::to_string(config.sampleRateHz) + " Hz";
}

/// What the labels say of version, pitch, rate and decoder, where it is nothing or not what the tensors show.
std::vector<std::string> differences(const StoredVoice& stored, const GeneratorConfig& config)
{
    std::vector<std::string> notes;
    const auto note = [&](const char* what, const std::string& found, bool says, const std::string& label) {
        if (!says)
            notes.push_back(std::string(what) + " " + found + ": the file does not say, its tensors do");
        else if (label != found)
            notes.push_back(std::string(what) + " " + found + ": so its tensors show, the file says " +
                            tensorfile::printable(label, 40));
    };
    note("version", config.version(), !stored.version.isNone(), std::string(stored.version.text()));
    const auto yes = [](bool value) { return std::string(value ? "yes" : "no"); };
    const std::string_view f0Text = stored.f0.text();
    note("pitch", yes(config.f0), !stored.f0.isNone(),
         yes(f0Text.empty() ? stored.f0.intOr(0) != 0
                            : f0Text == "1" || f0Text == "True" || f0Text == "true"));
    const int rate = labelledRate(stored.sampleRate);
    note("rate", rateText(config), rate != 0, std::to_string(rate) + " Hz");
    if (const auto labelled = synth::vocoderNamed(stored.vocoder);
        !stored.vocoder.empty() && labelled != config.vocoder)
        note("decoder", synth::name(config.vocoder), true, stored.vocoder);
    return notes;
}

} // namespace

VoiceConfig configOf(const StoredVoice& stored, const TensorMap& weights, const std::string& shown,
                     const std::string& advice)
{
    const Tensor* phone = weights.find("enc_p.emb_phone.weight");
    if (phone == nullptr || phone->shape.size() != 2)
        throw InvalidInput(shown +
                           " is no voice that can be used: the tensor enc_p.emb_phone.weight is missing.");
    if (phone->shape[1] != 256 && phone->shape[1] != 768)
        throw InvalidInput(shown + " takes features of " + std::to_string(phone->shape[1]) +
                           " numbers; voices of RVC take 256 (v1) or 768 (v2).");
    const Kind kind{static_cast<int>(phone->shape[1]), weights.contains("enc_p.emb_pitch.weight"),
                    vocoderOf(weights, stored.vocoder)};
    const auto result = [&](const GeneratorConfig& config, const std::string& note) {
        VoiceConfig found{config, differences(stored, config)};
        if (!note.empty())
            found.notes.insert(found.notes.begin(), note);
        return found;
    };

    // The label, with what RVC itself takes from the tensors, and the kernels.
    const bool labelled = stored.config.items().size() == kEntries;
    Value label = stored.config;
    std::string problem;
    std::optional<GeneratorConfig> config;
    const Value::List kernels = upsamplingKernels(weights);
    bool kernelsAgree = true;
    if (labelled) {
        Value::List items = label.items();
        takeSpeakers(items, weights);
        const auto numbersOf = [](const std::vector<Value>& list) {
            std::vector<std::int64_t> numbers;
            for (const Value& item : list)
                numbers.push_back(item.intOr(0));
            return numbers;
        };
        kernelsAgree = kernels.empty() || numbersOf(items[kKernels].items()) == numbersOf(kernels);
        if (!kernels.empty())
            items[kKernels] = kernels;
        label = items;
        config = read(label, kind, problem);
    }
    const std::string misfit = config ? firstMisfit(*config, weights) : problem;
    const bool fits = config && misfit.empty();
    if (fits && kernelsAgree)
        return result(*config, "");

    // A config whose kernels are not those of the tensors was taken from another size, and its rates with it:
    // the tensors do not show the first rate, so that RVC's own sizes go first then.
    const Standard standard = standardThatFits(weights, kind, labelledRate(stored.sampleRate));
    if (standard.config)
        return result(*standard.config,
                      labelled ? "its config does not fit its tensors, which are those of a voice of " +
                                     rateText(*standard.config)
                               : "it has no config; its tensors are those of a voice of " +
                                     rateText(*standard.config));
    if (fits)
        return result(*config, "its config names other kernels than its tensors have");
    if (!labelled)
        throw InvalidInput(shown + " holds the weights of a voice but not its settings (config), and " +
                           standard.problem + ". " + advice);
    Value::List sized = label.items();
    takeSizes(sized, weights, kind.vocoder);
    std::string unused;
    if (const auto resized = read(Value(std::move(sized)), kind, unused);
        resized && firstMisfit(*resized, weights).empty())
        return result(*resized, "its config names other sizes than its tensors have");
    if (!config)
        throw InvalidInput(shown + " cannot be used: " + problem);
    throw InvalidInput(shown + " is damaged or no voice of RVC: " + misfit + ".");
}

} // namespace koe::voice
