#include "synth/generator_config.h"

#include "core/error.h"
#include "core/number_text.h"

#include <algorithm>
#include <iterator>

namespace koe::synth {
namespace {

using tensorfile::Value;

constexpr std::size_t kConfigEntries = 18;
constexpr int kMostChannels = 8192;
constexpr int kRelativeWindow = 10; // attention looks 10 frames to both sides by learnt offsets
constexpr int kPitchBins = 256;
constexpr int kFlowCouplings = 4;
constexpr int kFlowLayers = 3;
constexpr int kPosteriorLayers = 16;
constexpr int kWaveNetKernel = 5;
constexpr std::size_t kMostDilations = 3;
constexpr int kEdgeKernel = 7; // of the first and the last convolution of a decoder
constexpr int kMrfHarmonics = 8;
constexpr int kRefineSource = 16; // channels of the source at full rate
constexpr int kRefineGin = 256;
constexpr int kRefineKernels[] = {3, 7, 11};
constexpr int kRefineDilations = 3;

/// Of one residual block: kind "1" pairs each with an undilated convolution (HiFi-GAN's ResBlock1), "2" has
/// no pairs.
std::size_t dilationsOf(const std::string& resblock)
{
    return resblock == "1" ? 3 : 2;
}

/// Number @p index of the list, within [@p least, @p most].
int bounded(const Value& value, std::size_t index, int least, int most)
{
    const std::int64_t number = value.intOr(-1);
    if (number < least || number > most)
        throw InvalidInput(
            "Entry " + std::to_string(index) + " of the voice's config is " +
            (value.as<std::int64_t>() != nullptr ? std::to_string(number) : std::string("no whole number")) +
            "; " + std::to_string(least) + " to " + std::to_string(most) + " was expected.");
    return static_cast<int>(number);
}

std::vector<int> boundedList(const Value& value, std::size_t index, std::size_t mostItems, int most)
{
    const std::vector<Value>& items = value.items();
    if (items.empty() || items.size() > mostItems)
        throw InvalidInput("Entry " + std::to_string(index) +
                           " of the voice's config should be a list of 1 to " + std::to_string(mostItems) +
                           " numbers.");
    std::vector<int> numbers;
    for (const Value& item : items)
        numbers.push_back(bounded(item, index, 1, most));
    return numbers;
}

/// 40000, "40000" or "40k".
int sampleRateOf(const Value& value, std::size_t index)
{
    std::string_view text = value.text();
    if (text.empty())
        return bounded(value, index, 8000, 192000);
    const bool thousands = text.back() == 'k' || text.back() == 'K';
    if (thousands)
        text.remove_suffix(1);
    const auto number = parseNumber<int>(text);
    if (!number || *number < 0 || *number > 192000)
        throw InvalidInput("The voice's config names the sample rate \"" + std::string(value.text()) + "\".");
    return bounded(Value(thousands ? std::int64_t{*number} * 1000 : std::int64_t{*number}), index, 8000,
                   192000);
}

/// Collects names and shapes in registration order.
class SpecList
{
public:
    void add(std::string name, std::vector<std::int64_t> shape)
    {
        m_specs.push_back({std::move(name), std::move(shape)});
    }

    void layer(const std::string& name, std::vector<std::int64_t> weight, std::int64_t outputs)
    {
        add(name + ".weight", std::move(weight));
        add(name + ".bias", {outputs});
    }

    /// A weight-normed layer: registered as bias, g, v. The norm runs over all but the first dimension.
    void normedLayer(const std::string& name, std::vector<std::int64_t> weight, std::int64_t outputs)
    {
        add(name + ".bias", {outputs});
        add(name + ".weight_g", {weight[0], 1, 1});
        add(name + ".weight_v", std::move(weight));
    }

    [[nodiscard]] std::vector<TensorSpec> take() { return std::move(m_specs); }

private:
    std::vector<TensorSpec> m_specs;
};

void addTextEncoder(SpecList& list, const GeneratorConfig& c)
{
    const std::string encoder = "enc_p.encoder.";
    const auto numbered = [](const std::string& name, int i) { return name + "." + std::to_string(i); };
    list.layer("enc_p.emb_phone", {c.hiddenChannels, c.featureDims}, c.hiddenChannels);
    if (c.f0)
        list.add("enc_p.emb_pitch.weight", {kPitchBins, c.hiddenChannels});
    for (int i = 0; i < c.layers; i++) {
        const std::string attention = numbered(encoder + "attn_layers", i);
        for (const char* side : {".emb_rel_k", ".emb_rel_v"})
            list.add(attention + side, {1, 2 * kRelativeWindow + 1, c.hiddenChannels / c.heads});
        for (const char* part : {".conv_q", ".conv_k", ".conv_v", ".conv_o"})
            list.layer(attention + part, {c.hiddenChannels, c.hiddenChannels, 1}, c.hiddenChannels);
    }
    const auto addNorms = [&](const char* name) {
        for (int i = 0; i < c.layers; i++)
            for (const char* part : {".gamma", ".beta"})
                list.add(numbered(encoder + name, i) + part, {c.hiddenChannels});
    };
    addNorms("norm_layers_1");
    for (int i = 0; i < c.layers; i++) {
        const std::string feedForward = numbered(encoder + "ffn_layers", i);
        list.layer(feedForward + ".conv_1", {c.filterChannels, c.hiddenChannels, c.kernelSize},
                   c.filterChannels);
        list.layer(feedForward + ".conv_2", {c.hiddenChannels, c.filterChannels, c.kernelSize},
                   c.hiddenChannels);
    }
    addNorms("norm_layers_2");
    list.layer("enc_p.proj", {2 * c.interChannels, c.hiddenChannels, 1}, 2 * c.interChannels);
}

void addWaveNet(SpecList& list, const std::string& name, const GeneratorConfig& c, int layers)
{
    const std::int64_t hidden = c.hiddenChannels;
    for (int i = 0; i < layers; i++)
        list.normedLayer(name + ".in_layers." + std::to_string(i), {2 * hidden, hidden, kWaveNetKernel},
                         2 * hidden);
    for (int i = 0; i < layers; i++) {
        const std::int64_t outputs = i + 1 < layers ? 2 * hidden : hidden;
        list.normedLayer(name + ".res_skip_layers." + std::to_string(i), {outputs, hidden, 1}, outputs);
    }
    list.normedLayer(name + ".cond_layer", {2 * hidden * layers, c.ginChannels, 1}, 2 * hidden * layers);
}

std::int64_t channelsOf(const GeneratorConfig& c, std::size_t stage)
{
    return std::int64_t{c.upsampleInitialChannels} >> stage;
}

/// Convolutions that bring the source to the rate of each stage.
void addNoiseConvolutions(SpecList& list, const GeneratorConfig& c)
{
    const std::size_t stages = c.upsampleRates.size();
    for (std::size_t i = 0; i < stages; i++) {
        std::int64_t later = 1;
        for (std::size_t j = i + 1; j < stages; j++)
            later *= c.upsampleRates[j];
        list.layer("dec.noise_convs." + std::to_string(i),
                   {channelsOf(c, i + 1), 1, i + 1 < stages ? 2 * later - later % 2 : 1},
                   channelsOf(c, i + 1));
    }
}

void addHiFiGan(SpecList& list, const GeneratorConfig& c)
{
    const std::size_t stages = c.upsampleRates.size();
    if (c.f0) {
        list.layer("dec.m_source.l_linear", {1, 1}, 1);
        addNoiseConvolutions(list, c);
    }
    list.layer("dec.conv_pre", {channelsOf(c, 0), c.interChannels, kEdgeKernel}, channelsOf(c, 0));
    for (std::size_t i = 0; i < stages; i++)
        list.normedLayer("dec.ups." + std::to_string(i),
                         {channelsOf(c, i), channelsOf(c, i + 1), c.upsampleKernelSizes[i]},
                         channelsOf(c, i + 1));
    const std::size_t kernels = c.resblockKernelSizes.size();
    for (std::size_t block = 0; block < stages * kernels; block++) {
        const std::int64_t width = channelsOf(c, block / kernels + 1);
        const std::vector<const char*> rows =
            c.resblock == "1" ? std::vector{".convs1.", ".convs2."} : std::vector{".convs."};
        for (const char* row : rows)
            for (std::size_t k = 0; k < dilationsOf(c.resblock); k++)
                list.normedLayer("dec.resblocks." + std::to_string(block) + row + std::to_string(k),
                                 {width, width, c.resblockKernelSizes[block % kernels]}, width);
    }
    list.add("dec.conv_post.weight", {1, channelsOf(c, stages), kEdgeKernel});
    list.layer("dec.cond", {channelsOf(c, 0), c.ginChannels, 1}, channelsOf(c, 0));
}

void addMrfHiFiGan(SpecList& list, const GeneratorConfig& c)
{
    const std::size_t stages = c.upsampleRates.size();
    list.layer("dec.m_source.l_linear", {1, 1 + kMrfHarmonics}, 1);
    list.normedLayer("dec.conv_pre", {channelsOf(c, 0), c.interChannels, kEdgeKernel}, channelsOf(c, 0));
    for (std::size_t i = 0; i < stages; i++)
        list.normedLayer("dec.upsamples." + std::to_string(i),
                         {channelsOf(c, i), channelsOf(c, i + 1), c.upsampleKernelSizes[i]},
                         channelsOf(c, i + 1));
    addNoiseConvolutions(list, c);
    for (std::size_t i = 0; i < stages; i++)
        for (std::size_t j = 0; j < c.resblockKernelSizes.size(); j++)
            for (std::size_t k = 0; k < c.resblockDilations[j].size(); k++)
                for (const char* half : {".conv1", ".conv2"})
                    list.normedLayer("dec.mrfs." + std::to_string(i) + "." + std::to_string(j) + ".layers." +
                                         std::to_string(k) + half,
                                     {channelsOf(c, i + 1), channelsOf(c, i + 1), c.resblockKernelSizes[j]},
                                     channelsOf(c, i + 1));
    list.normedLayer("dec.conv_post", {1, channelsOf(c, stages), kEdgeKernel}, 1);
    list.layer("dec.cond", {channelsOf(c, 0), c.ginChannels, 1}, channelsOf(c, 0));
}

/// Its kernels, dilations and the width of the source are fixed, whatever the config says.
void addRefineGan(SpecList& list, const GeneratorConfig& c)
{
    const std::size_t stages = c.upsampleRates.size();
    list.add("dec.m_source.merge.0.weight", {1, 1});
    list.normedLayer("dec.pre_conv", {kRefineSource, 1, kEdgeKernel}, kRefineSource);
    for (std::size_t i = 0; i < stages; i++) {
        const std::int64_t width = std::int64_t{kRefineSource} << i;
        list.normedLayer("dec.downsample_blocks." + std::to_string(i), {2 * width, width, kEdgeKernel},
                         2 * width);
    }
    const std::int64_t first = channelsOf(c, 1);
    list.normedLayer("dec.mel_conv", {first, c.interChannels, kEdgeKernel}, first);
    list.layer("dec.cond", {first, kRefineGin, 1}, first);
    for (std::size_t i = 0; i < stages; i++) {
        const std::string stage = "dec.upsample_conv_blocks." + std::to_string(i);
        const std::int64_t width = channelsOf(c, i + 1);
        list.layer(stage + ".input_conv", {width, channelsOf(c, i) + channelsOf(c, i + 2), kEdgeKernel},
                   width);
        for (std::size_t j = 0; j < std::size(kRefineKernels); j++) {
            const std::string block = stage + ".blocks." + std::to_string(j);
            list.add(block + ".0.weight", {width});
            for (const char* row : {".1.convs1.", ".1.convs2."})
                for (int k = 0; k < kRefineDilations; k++)
                    list.normedLayer(block + row + std::to_string(k), {width, width, kRefineKernels[j]},
                                     width);
            list.add(block + ".2.weight", {width});
        }
    }
    list.add("dec.conv_post.weight_g", {1, 1, 1});
    list.add("dec.conv_post.weight_v", {1, channelsOf(c, stages), kEdgeKernel});
}

void addDecoder(SpecList& list, const GeneratorConfig& c)
{
    switch (c.vocoder) {
    case Vocoder::HiFiGan:
        return addHiFiGan(list, c);
    case Vocoder::MrfHiFiGan:
        return addMrfHiFiGan(list, c);
    case Vocoder::RefineGan:
        return addRefineGan(list, c);
    }
}

} // namespace

const char* name(Vocoder vocoder)
{
    switch (vocoder) {
    case Vocoder::HiFiGan:
        return "HiFi-GAN";
    case Vocoder::MrfHiFiGan:
        return "MRF HiFi-GAN";
    case Vocoder::RefineGan:
        return "RefineGAN";
    }
    return "?";
}

std::optional<Vocoder> vocoderNamed(std::string_view text)
{
    const auto letters = [](std::string_view from) {
        std::string kept;
        for (const char c : from)
            if (c != ' ' && c != '-' && c != '_')
                kept += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        return kept;
    };
    for (const Vocoder one : {Vocoder::HiFiGan, Vocoder::MrfHiFiGan, Vocoder::RefineGan})
        if (letters(text) == letters(name(one)))
            return one;
    return {};
}

int GeneratorConfig::hop() const
{
    int product = 1;
    for (const int rate : upsampleRates)
        product *= rate;
    return product;
}

GeneratorConfig GeneratorConfig::standard(int sampleRateHz, const std::string& version, bool f0)
{
    GeneratorConfig config;
    if (version != "v1" && version != "v2")
        throw UsageError("RVC has the versions v1 and v2, not \"" + version + "\".");
    const bool first = version == "v1";
    config.featureDims = first ? 256 : 768;
    config.f0 = f0;
    config.sampleRateHz = sampleRateHz;
    switch (sampleRateHz) {
    case 32000:
        config.specChannels = 513;
        config.upsampleRates = first ? std::vector{10, 4, 2, 2, 2} : std::vector{10, 8, 2, 2};
        config.upsampleKernelSizes = first ? std::vector{16, 16, 4, 4, 4} : std::vector{20, 16, 4, 4};
        break;
    case 40000:
        break;
    case 48000:
        config.upsampleRates = first ? std::vector{10, 6, 2, 2, 2} : std::vector{12, 10, 2, 2};
        config.upsampleKernelSizes = first ? std::vector{16, 16, 4, 4, 4} : std::vector{24, 20, 4, 4};
        break;
    default:
        throw UsageError("RVC has the sample rates 32000, 40000 and 48000 Hz, not " +
                         std::to_string(sampleRateHz) + ".");
    }
    return config;
}

GeneratorConfig GeneratorConfig::fromList(const Value& list)
{
    const std::vector<Value>& items = list.items();
    if (items.size() != kConfigEntries)
        throw InvalidInput("A voice's config has 18 entries; this one has " + std::to_string(items.size()) +
                           ".");
    GeneratorConfig c;
    c.specChannels = bounded(items[0], 0, 1, kMostChannels);
    c.segmentFrames = bounded(items[1], 1, 1, 1 << 20);
    c.interChannels = bounded(items[2], 2, 2, kMostChannels);
    c.hiddenChannels = bounded(items[3], 3, 1, kMostChannels);
    c.filterChannels = bounded(items[4], 4, 1, kMostChannels);
    c.heads = bounded(items[5], 5, 1, 64);
    c.layers = bounded(items[6], 6, 1, 64);
    c.kernelSize = bounded(items[7], 7, 1, 63);
    c.dropout = items[8].numberOr(-1.0);
    if (!(c.dropout >= 0.0 && c.dropout < 1.0))
        throw InvalidInput("Entry 8 of the voice's config is no dropout rate.");
    c.resblock = items[9].text().empty() ? std::to_string(items[9].intOr(0)) : std::string(items[9].text());
    if (c.resblock != "1" && c.resblock != "2")
        throw InvalidInput("The voice's config asks for residual blocks of the kind \"" + c.resblock +
                           "\"; RVC has the kinds \"1\" and \"2\".");
    c.resblockKernelSizes = boundedList(items[10], 10, 8, 63);
    c.resblockDilations.clear();
    for (const Value& dilations : items[11].items())
        c.resblockDilations.push_back(boundedList(dilations, 11, kMostDilations, 63));
    c.upsampleRates = boundedList(items[12], 12, 8, 64);
    c.upsampleInitialChannels = bounded(items[13], 13, 1, kMostChannels);
    c.upsampleKernelSizes = boundedList(items[14], 14, 8, 128);
    c.speakers = bounded(items[15], 15, 1, 1 << 20);
    c.ginChannels = bounded(items[16], 16, 1, kMostChannels);
    c.sampleRateHz = sampleRateOf(items[17], 17);

    const std::size_t dilationCount = dilationsOf(c.resblock);
    const bool rightCount =
        std::all_of(c.resblockDilations.begin(), c.resblockDilations.end(),
                    [dilationCount](const auto& one) { return one.size() == dilationCount; });
    if (!rightCount || c.resblockDilations.size() != c.resblockKernelSizes.size())
        throw InvalidInput("The voice's config does not give " +
                           std::string(dilationCount == 3 ? "three" : "two") +
                           " dilations for every residual kernel.");
    const bool oddKernels = std::all_of(c.resblockKernelSizes.begin(), c.resblockKernelSizes.end(),
                                        [](int kernel) { return kernel % 2 == 1; });
    if (!oddKernels)
        throw InvalidInput("The voice's config has an even residual kernel; only odd ones keep the length.");
    if (c.upsampleKernelSizes.size() != c.upsampleRates.size())
        throw InvalidInput("The voice's config gives " + std::to_string(c.upsampleRates.size()) +
                           " upsampling rates but " + std::to_string(c.upsampleKernelSizes.size()) +
                           " kernels.");
    std::int64_t hop = 1;
    for (std::size_t i = 0; i < c.upsampleRates.size(); i++) {
        hop *= c.upsampleRates[i];
        const int rate = c.upsampleRates[i];
        const int kernel = c.upsampleKernelSizes[i];
        const bool applioOdd = rate % 2 == 1 && kernel == 2 * rate; // cropped unevenly to keep the length
        if (!applioOdd && (kernel < rate || (kernel - rate) % 2 != 0))
            throw InvalidInput("The voice's config upsamples by " + std::to_string(c.upsampleRates[i]) +
                               " with a kernel of " + std::to_string(c.upsampleKernelSizes[i]) +
                               ", which does not fit.");
    }
    if (hop * 100 != c.sampleRateHz)
        throw InvalidInput("The voice's config upsamples by " + std::to_string(hop) +
                           " per 10 ms, which is not " + std::to_string(c.sampleRateHz) + " Hz.");
    if (c.upsampleInitialChannels >> c.upsampleRates.size() == 0)
        throw InvalidInput("The voice's config has too few channels for its number of upsampling stages.");
    if (c.hiddenChannels % c.heads != 0 || c.interChannels % 2 != 0)
        throw InvalidInput("The voice's config has channels that cannot be shared out evenly.");
    return c;
}

Value GeneratorConfig::toList() const
{
    const auto numbers = [](const std::vector<int>& values) {
        Value::List items;
        for (const int value : values)
            items.emplace_back(value);
        return Value(std::move(items));
    };
    Value::List dilations;
    for (const std::vector<int>& one : resblockDilations)
        dilations.push_back(numbers(one));
    // A rate of 0 is the integer 0 in RVC's own files.
    const Value dropoutValue = dropout == 0.0 ? Value(0) : Value(dropout);
    return Value(Value::List{specChannels, segmentFrames, interChannels, hiddenChannels, filterChannels,
                             heads, layers, kernelSize, dropoutValue, resblock, numbers(resblockKernelSizes),
                             Value(std::move(dilations)), numbers(upsampleRates), upsampleInitialChannels,
                             numbers(upsampleKernelSizes), speakers, ginChannels, sampleRateHz});
}

std::vector<TensorSpec> generatorTensors(const GeneratorConfig& config, bool withPosterior,
                                         RegistrationOrder order)
{
    SpecList list;
    if (order == RegistrationOrder::EncoderFirst)
        addTextEncoder(list, config);
    addDecoder(list, config);
    if (withPosterior) {
        list.layer("enc_q.pre", {config.hiddenChannels, config.specChannels, 1}, config.hiddenChannels);
        addWaveNet(list, "enc_q.enc", config, kPosteriorLayers);
        list.layer("enc_q.proj", {2 * config.interChannels, config.hiddenChannels, 1},
                   2 * config.interChannels);
    }
    for (int i = 0; i < kFlowCouplings; i++) {
        const std::string flow = "flow.flows." + std::to_string(2 * i); // odd ones reverse the channels
        list.layer(flow + ".pre", {config.hiddenChannels, config.interChannels / 2, 1},
                   config.hiddenChannels);
        addWaveNet(list, flow + ".enc", config, kFlowLayers);
        list.layer(flow + ".post", {config.interChannels / 2, config.hiddenChannels, 1},
                   config.interChannels / 2);
    }
    list.add("emb_g.weight", {config.speakers, config.ginChannels});
    if (order == RegistrationOrder::EncoderLast)
        addTextEncoder(list, config);
    return list.take();
}

} // namespace koe::synth
