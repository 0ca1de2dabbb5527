#include "identify/models.h"

#include "core/rvc_encoder.h"
#include "identify/tensor_names.h"

namespace koe::identify {
namespace {

using tensorfile::Tensor;
using tensorfile::TensorMap;

std::int64_t kernelOf(const TensorMap& tensors, const std::string& layer)
{
    for (const char* form : {".weight_v", ".weight", ".parametrizations.weight.original1"})
        if (const Tensor* weight = endingIn(tensors, layer + form))
            return sizeOf(weight, 2);
    return 0;
}

/// From the decoder's kernels (reference §4.2): the first noise convolution is twice as wide as all later
/// stages stretch, the first stage stretches by half its kernel, or by 10 where that is 16. 0 when they do
/// not say.
std::int64_t rateOf(const TensorMap& tensors)
{
    const std::int64_t first = kernelOf(tensors, "dec.ups.0");
    const std::int64_t noise = sizeOf(endingIn(tensors, "dec.noise_convs.0.weight"), 2);
    const std::int64_t firstStretch = first == 16 ? 10 : first / 2;
    std::int64_t samplesPerFrame = noise / 2 * firstStretch;
    if (noise == 0 && kernelOf(tensors, "dec.ups.4") == 0) // without pitch, four stages
        samplesPerFrame = first == 16 ? 400 : first == 20 ? 320 : first == 24 ? 480 : 0;
    const std::int64_t rate = samplesPerFrame * 100;
    return rate >= 8000 && rate <= 192000 ? rate : 0;
}

std::string vocoderOf(const TensorMap& tensors)
{
    if (holds(tensors, "dec.mrfs.") || holds(tensors, "dec.upsamples."))
        return "MRF HiFi-GAN";
    if (holds(tensors, "dec.upsample_conv_blocks.") || holds(tensors, "dec.mel_conv."))
        return "RefineGAN";
    return "HiFi-GAN";
}

std::string rateText(std::int64_t rateHz)
{
    const std::int64_t tenths = rateHz / 100 % 10;
    return std::to_string(rateHz / 1000) + (tenths != 0 ? "." + std::to_string(tenths) : "") + " kHz";
}

} // namespace

void addGeneratorFacts(const TensorMap& tensors, Facts& facts)
{
    if (const std::int64_t width = sizeOf(endingIn(tensors, "enc_p.emb_phone.weight"), 1); width > 0) {
        facts.add("version", width == 256 ? "v1" : width == 768 ? "v2" : "width " + std::to_string(width));
        facts.add("width", width);
    }
    if (!facts.has("rate_hz"))
        if (const std::int64_t rate = rateOf(tensors); rate > 0)
            facts.add("rate_hz", rate);
    facts.add("f0", holds(tensors, "enc_p.emb_pitch.weight"));
    if (const std::int64_t speakers = sizeOf(endingIn(tensors, "emb_g.weight"), 0); speakers > 0)
        facts.add("speakers", speakers);
    if (!facts.has("vocoder"))
        facts.add("vocoder", vocoderOf(tensors));
    if (const Tensor* weight = endingIn(tensors, "enc_p.emb_phone.weight"))
        facts.add("precision", std::string(tensorfile::name(weight->type)));
    facts.add("tensors", static_cast<std::int64_t>(tensors.size()));
}

std::string inBrackets(const Facts& facts)
{
    std::string text;
    const auto say = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
    if (facts.has("version"))
        say(facts.text("version"));
    if (facts.has("rate_hz"))
        say(rateText(facts.number("rate_hz")));
    if (facts.has("f0"))
        say(facts.flag("f0") ? "with pitch" : "without pitch");
    if (facts.number("speakers") > 1)
        say(std::to_string(facts.number("speakers")) + " speakers");
    if (facts.has("encoder") && facts.text("encoder") != kRvcEncoder)
        say("speech encoder " + facts.text("encoder"));
    if (facts.has("vocoder") && facts.text("vocoder") != "HiFi-GAN")
        say("decoder " + facts.text("vocoder"));
    if (facts.number("epoch") > 0)
        say("epoch " + std::to_string(facts.number("epoch")));
    return text.empty() ? "" : " (" + text + ")";
}

} // namespace koe::identify
