#include "training/model/checkpoint.h"

#include "tensorfile/pth.h"

#include <algorithm>
#include <map>

namespace koe::training {
namespace fs = std::filesystem;
namespace {

using tensorfile::Value;

Value::Dict dict(std::initializer_list<std::pair<const char*, Value>> items)
{
    Value::Dict result;
    for (const auto& [key, value] : items)
        result.items.emplace_back(Value(key), value);
    return result;
}

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::string text = "[";
    for (const std::int64_t size : shape)
        text += (text.size() > 1 ? ", " : "") + std::to_string(size);
    return text + "]";
}

std::vector<std::int64_t> shapeOf(const torch::Tensor& tensor)
{
    return tensor.sizes().vec();
}

/// Names as this program has them: without DDP's prefix, weight norms under their old names.
std::string plainName(std::string name)
{
    if (name.starts_with("module."))
        name.erase(0, 7);
    static const std::pair<std::string, std::string> kParametrizations[] = {
        {".parametrizations.weight.original0", ".weight_g"},
        {".parametrizations.weight.original1", ".weight_v"}};
    for (const auto& [modern, old] : kParametrizations)
        if (name.ends_with(modern))
            name.replace(name.size() - modern.size(), modern.size(), old);
    return name;
}

tensorfile::TensorMap plainTensors(const Value& state)
{
    tensorfile::TensorMap renamed;
    for (const auto& [name, tensor] : state.tensors())
        renamed.add(plainName(name), tensor);
    return renamed;
}

torch::Tensor floatTensor(const tensorfile::Tensor& tensor)
{
    return nn::toTensor(tensor).to(torch::kFloat32);
}

/// Moments by the names of the file's own model dictionary. @returns what is wrong with them; empty if
/// nothing is
std::string readMoments(const Value& optimizer, const std::vector<std::string>& fileOrder,
                        const nn::Parameters& parameters, std::vector<AdamW::Moments>& moments)
{
    const Value* state = optimizer.find("state");
    if (state == nullptr || state->as<Value::Dict>() == nullptr)
        return "it holds no optimizer state";
    std::map<std::string, const Value*> byName;
    for (const auto& [key, entry] : state->as<Value::Dict>()->items) {
        const std::int64_t index = key.intOr(-1);
        if (index < 0 || index >= static_cast<std::int64_t>(fileOrder.size()))
            return "its optimizer state has an index that no parameter has";
        byName[fileOrder[static_cast<std::size_t>(index)]] = &entry;
    }
    for (const auto& [name, tensor] : parameters.entries()) {
        AdamW::Moments& own = moments.emplace_back();
        own.average = at::zeros(tensor.sizes());
        own.averageSquare = at::zeros(tensor.sizes());
        const auto found = byName.find(name);
        if (found == byName.end())
            continue; // a parameter that has had no gradient yet
        const Value* average = found->second->find("exp_avg");
        const Value* square = found->second->find("exp_avg_sq");
        const Value* step = found->second->find("step");
        if (average == nullptr || square == nullptr || step == nullptr ||
            average->as<tensorfile::Tensor>() == nullptr || square->as<tensorfile::Tensor>() == nullptr)
            return "its optimizer state of " + name + " is not whole";
        own.average = floatTensor(*average->as<tensorfile::Tensor>());
        own.averageSquare = floatTensor(*square->as<tensorfile::Tensor>());
        if (own.average.sizes() != tensor.sizes() || own.averageSquare.sizes() != tensor.sizes())
            return "its optimizer state of " + name + " has another shape";
        if (const auto* number = step->as<tensorfile::Tensor>()) {
            const std::vector<float> values = number->toFloats();
            own.steps = values.size() == 1 ? static_cast<std::int64_t>(values[0]) : 0;
        } else {
            own.steps = step->intOr(0);
        }
        if (own.steps < 1)
            return "its optimizer state of " + name + " counts no steps";
    }
    return {};
}

} // namespace

void writeCheckpoint(const fs::path& file, const nn::Parameters& parameters, const AdamW& optimizer,
                     double learningRate, double baseLearningRate, const Progress& progress)
{
    Value::Dict model;
    model.ordered = true;
    Value::Dict state;
    Value::List indices;
    for (std::size_t i = 0; i < parameters.size(); i++) {
        const auto& [name, tensor] = parameters.entries()[i];
        model.items.emplace_back(Value(name), Value(nn::fromTensor(tensor.detach())));
        indices.emplace_back(static_cast<std::int64_t>(i));
        const AdamW::Moments& moments = optimizer.moments()[i];
        if (moments.steps > 0)
            state.items.emplace_back(
                Value(static_cast<std::int64_t>(i)),
                Value(dict({{"step", tensorfile::Tensor::fromFloats({}, {static_cast<float>(moments.steps)})},
                            {"exp_avg", nn::fromTensor(moments.average)},
                            {"exp_avg_sq", nn::fromTensor(moments.averageSquare)}})));
    }
    const AdamW::Options& options = optimizer.options();
    const Value group(dict({{"lr", learningRate},
                            {"betas", Value::Tuple{{options.beta1, options.beta2}}},
                            {"eps", options.eps},
                            {"weight_decay", options.weightDecay},
                            {"amsgrad", false},
                            {"maximize", false},
                            {"foreach", Value()},
                            {"capturable", false},
                            {"initial_lr", baseLearningRate},
                            {"params", indices}}));
    const Value koe(dict({{"step", progress.step},
                          {"batches_done", progress.batchesDone},
                          {"batches_in_epoch", progress.batchesInEpoch}}));
    tensorfile::writePth(
        file, Value(dict({{"model", model},
                          {"iteration", progress.epoch},
                          {"optimizer", dict({{"state", state}, {"param_groups", Value::List{group}}})},
                          {"learning_rate", baseLearningRate},
                          {"koe", koe}})));
}

LoadedCheckpoint readCheckpoint(const fs::path& file, const nn::Parameters& parameters)
{
    const Value root = tensorfile::readPth(file);
    const Value* model = root.find("model");
    const Value* iteration = root.find("iteration");
    if (model == nullptr || model->as<Value::Dict>() == nullptr || iteration == nullptr ||
        iteration->intOr(-1) < 0)
        throw InvalidInput(file.string() +
                           " is no training checkpoint: \"model\" or \"iteration\" is not in it.");
    const tensorfile::TensorMap tensors = plainTensors(*model);
    std::vector<std::string> fileOrder;
    for (const auto& [name, tensor] : tensors)
        fileOrder.push_back(name);

    LoadedCheckpoint loaded;
    loaded.progress.epoch = static_cast<int>(iteration->intOr(0));
    if (const Value* koe = root.find("koe")) {
        const auto number = [&](const char* key, std::int64_t otherwise) {
            const Value* value = koe->find(key);
            return value != nullptr ? value->intOr(otherwise) : otherwise;
        };
        loaded.progress.step = number("step", -1);
        loaded.progress.batchesDone = std::max<std::int64_t>(number("batches_done", 0), 0);
        loaded.progress.batchesInEpoch = std::max<std::int64_t>(number("batches_in_epoch", 0), 0);
    }
    for (const auto& [name, tensor] : parameters.entries()) {
        const tensorfile::Tensor* stored = tensors.find(name);
        if (stored == nullptr)
            throw OtherNetwork(file.string() + " belongs to another kind of network: it has no " + name +
                               ". Train under another name, or with the settings that it was made with.");
        if (stored->shape != shapeOf(tensor))
            throw OtherNetwork(
                file.string() + " was made with another sample rate, version or size: " + name + " is " +
                shapeText(stored->shape) + " there and " + shapeText(shapeOf(tensor)) +
                " here. Train under another name, or with the settings that it was made with.");
        loaded.parameters.push_back(floatTensor(*stored));
        if (!at::isfinite(loaded.parameters.back()).all().item<bool>())
            throw InvalidInput(file.string() + " is damaged: " + name + " holds values that are no numbers.");
    }
    const Value* optimizer = root.find("optimizer");
    loaded.warning = optimizer == nullptr ? std::string("it holds no optimizer")
                                          : readMoments(*optimizer, fileOrder, parameters, loaded.moments);
    if (!loaded.warning.empty()) {
        loaded.moments.clear();
        loaded.warning = "The optimizer of " + file.string() + " starts anew: " + loaded.warning + ".";
    }
    return loaded;
}

void LoadedCheckpoint::copyInto(nn::Parameters& target, AdamW& optimizer) const
{
    const torch::NoGradGuard noGrad;
    for (std::size_t i = 0; i < target.size(); i++) {
        torch::Tensor(target.entries()[i].second).copy_(parameters[i]);
        if (moments.empty())
            continue;
        AdamW::Moments& own = optimizer.moments()[i];
        own.steps = moments[i].steps;
        own.average.copy_(moments[i].average);
        own.averageSquare.copy_(moments[i].averageSquare);
    }
}

void loadBase(const fs::path& file, nn::Parameters& parameters)
{
    if (!fs::exists(file))
        throw Missing("There is no base model " + file.string() + ".");
    const Value root = tensorfile::readPth(file);
    const Value* model = root.find("model");
    const tensorfile::TensorMap tensors = plainTensors(model != nullptr ? *model : root);
    std::vector<torch::Tensor> values;
    for (const auto& [name, tensor] : parameters.entries()) {
        const tensorfile::Tensor* stored = tensors.find(name);
        if (stored == nullptr)
            throw InvalidInput(file.string() + " is no base for this training: it has no " + name +
                               ". Rate, version and pitch of the base must be those of the training.");
        std::vector<std::int64_t> expected = shapeOf(tensor);
        const bool speakers =
            name == "emb_g.weight" && stored->shape.size() == 2 && stored->shape[1] == expected[1];
        if (stored->shape != expected && !speakers)
            throw InvalidInput(file.string() + " is no base for this training: its " + name + " is " +
                               shapeText(stored->shape) + " instead of " + shapeText(expected) +
                               ". Rate, version and pitch of the base must be those of the training.");
        values.push_back(floatTensor(*stored));
        if (!at::isfinite(values.back()).all().item<bool>())
            throw InvalidInput(file.string() + " is damaged: " + name + " holds values that are no numbers.");
    }
    const torch::NoGradGuard noGrad;
    for (std::size_t i = 0; i < values.size(); i++) {
        torch::Tensor target = parameters.entries()[i].second;
        if (values[i].sizes() == target.sizes()) {
            target.copy_(values[i]);
        } else {
            const std::int64_t rows = std::min(values[i].size(0), target.size(0));
            target.slice(0, 0, rows).copy_(values[i].slice(0, 0, rows));
        }
    }
}

} // namespace koe::training
