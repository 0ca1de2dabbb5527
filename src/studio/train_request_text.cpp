#include "studio/train_request_text.h"

#include "core/error.h"

#include <nlohmann/json.hpp>

namespace koe::studio {
namespace fs = std::filesystem;
using nlohmann::json;
using training::TrainRequest;

namespace {

/// Calls @p visit(name, member) for everything that is kept.
template <typename Request, typename Visit> void visitAll(Request& request, const Visit& visit)
{
    visit("name", request.name);
    visit("data", request.data);
    visit("sample-rate", request.sampleRateHz);
    visit("version", request.version);
    visit("f0", request.f0);
    visit("epochs", request.epochs);
    visit("batch", request.batch);
    visit("save-every", request.saveEvery);
    visit("base", request.base);
    visit("model-config", request.modelConfig);
    visit("device", request.device);
    visit("jobs", request.jobs);
    visit("seed", request.seed);
    visit("pitch", request.pitchMethod);
    visit("pitch-model", request.pitchModel);
    visit("filter-radius", request.filterRadius);
    visit("repair-octaves", request.repairOctaves);
    visit("content", request.content);
    visit("latest-only", request.latestOnly);
    visit("hold-out", request.holdOut);
    visit("minutes", request.stopAfterMinutes);
}

struct Writer
{
    json& object;
    template <typename T> void operator()(const char* name, const T& value) const { object[name] = value; }
    void operator()(const char* name, const fs::path& value) const { object[name] = value.string(); }
    void operator()(const char* name, const std::optional<int>& value) const
    {
        if (value)
            object[name] = *value;
    }
};

struct Reader
{
    const json& object;
    template <typename T> void operator()(const char* name, T& value) const
    {
        if (object.contains(name))
            object.at(name).get_to(value);
    }
    void operator()(const char* name, fs::path& value) const
    {
        if (object.contains(name))
            value = object.at(name).get<std::string>();
    }
    void operator()(const char* name, std::optional<int>& value) const
    {
        if (object.contains(name))
            value = object.at(name).get<int>();
    }
};

} // namespace

std::string toText(const TrainRequest& request)
{
    json object;
    visitAll(request, Writer{object});
    return object.dump(1, ' ', false, json::error_handler_t::replace);
}

TrainRequest trainRequestFromText(std::string_view text, const Home& home)
{
    TrainRequest request;
    try {
        const json object = json::parse(text);
        if (!object.is_object())
            throw InvalidInput("no object");
        visitAll(request, Reader{object});
    } catch (const std::exception&) {
        throw InvalidInput("What this training was asked for cannot be read any more: begin it again from "
                           "the Training page, under the same name.");
    }
    request.home = home;
    return request;
}

} // namespace koe::studio
