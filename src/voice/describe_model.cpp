#include "voice/describe_model.h"

#include "tensorfile/printable.h"

#include <algorithm>

namespace koe::voice {
namespace {

using tensorfile::TensorMap;
using tensorfile::Value;

bool holds(const TensorMap& tensors, std::string_view part)
{
    return std::any_of(tensors.begin(), tensors.end(),
                       [&](const auto& entry) { return entry.first.find(part) != std::string::npos; });
}

/// Networks that people keep beside their voices; empty for others.
std::string knownNetwork(const TensorMap& tensors)
{
    if (holds(tensors, "unet.encoder.layers.0.conv.0"))
        return "is the pitch model RMVPE, not a voice. Its place is weights/rmvpe/rmvpe.pt.";
    if (holds(tensors, "feature_extractor.conv_layers.0"))
        return "is a speech encoder (HuBERT, ContentVec), not a voice. It is given with --content.";
    if (holds(tensors, "conv1_BN.weight"))
        return "is the pitch model CREPE, not a voice.";
    if (holds(tensors, "input_stack.0.weight"))
        return "is the pitch model FCPE, not a voice.";
    return {};
}

} // namespace

std::string describeModel(const TensorMap& tensors)
{
    if (const std::string known = knownNetwork(tensors); !known.empty())
        return known;
    if (holds(tensors, "enc_p.emb_phone.weight"))
        return "holds the weights of a voice but not its settings (config, version): it cannot be used as it "
               "is. "
               "Extract the voice from its training checkpoint again.";
    if (holds(tensors, "discriminators."))
        return "is a discriminator, which only training needs, not a voice.";
    return "holds " + std::to_string(tensors.size()) + " tensors but no voice of RVC.";
}

std::string describeModel(const Value& root)
{
    if (const auto* object = root.as<Value::Opaque>())
        return "holds a whole Python object (" + tensorfile::printable(object->className) + "), not a voice.";
    if (root.as<tensorfile::Tensor>() != nullptr)
        return "holds a single array (such as a cached spectrogram), not a voice.";
    if (root.as<Value::Dict>() == nullptr)
        return "holds no voice of RVC.";

    const Value* model = root.find("model");
    const TensorMap inner = model != nullptr ? model->tensors() : TensorMap();
    if (inner.size() > 0) {
        if (const std::string known = knownNetwork(inner); !known.empty())
            return known;
        const bool discriminator = holds(inner, "discriminators.");
        const bool training = root.find("optimizer") != nullptr || root.find("iteration") != nullptr;
        if (discriminator && training)
            return "is a training checkpoint of the discriminator (D_…), not a voice. The voice is in "
                   "weights/, under "
                   "the name of its experiment.";
        if (discriminator)
            return "is a pretrained discriminator, a base for training (--base), not a voice.";
        if (holds(inner, "enc_p.") && training)
            return "is a training checkpoint (G_…), not a voice. The voice is in weights/, under the name of "
                   "its "
                   "experiment; koe train NAME writes it again.";
        if (holds(inner, "enc_p."))
            return "is a pretrained base for training (--base), not a voice.";
        return "is a checkpoint of some other program, not a voice of RVC.";
    }
    if (const Value* weight = root.find("weight"); weight != nullptr && weight->tensors().size() > 0)
        return describeModel(weight->tensors());
    return describeModel(root.tensors());
}

} // namespace koe::voice
