#include "ui/app/model_library.h"

#include "assets/get.h"
#include "ui/jobs/job_bridge.h"
#include "ui/jobs/job_title.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace koe::ui {
namespace {

using assets::Asset;
using assets::Where;
using nlohmann::json;

std::vector<ModelLibrary::Model> look(const Home& home, const std::vector<Asset>& list)
{
    std::vector<ModelLibrary::Model> models;
    for (const Asset& asset : list) {
        ModelLibrary::Model model;
        model.asset = &asset;
        std::size_t here = 0;
        bool differs = false;
        for (const assets::AssetFile& file : asset.files) {
            const assets::FileState state = assets::stateOf(home.weights, asset, file);
            model.bytes += state.bytes;
            here += state.where == Where::Here ? 1 : 0;
            differs = differs || state.where == Where::Differs;
        }
        model.where = here == asset.files.size() ? Where::Here
                      : differs                  ? Where::Differs
                      : model.bytes > 0          ? Where::Partial
                                                 : Where::Absent;
        models.push_back(std::move(model));
    }
    return models;
}

} // namespace

ModelLibrary::ModelLibrary(Home home, JobBridge& jobs, const std::vector<Asset>& list, QObject* parent)
    : QObject(parent), m_home(std::move(home)), m_jobs(jobs), m_list(list),
      m_models(look(m_home, m_list)) // file sizes only
{
    connect(&m_jobs, &JobBridge::changed, this, &ModelLibrary::watch);
    connect(&m_jobs, &JobBridge::wanted, this, &ModelLibrary::beginAgain);
}

const ModelLibrary::Model* ModelLibrary::find(const std::string& name) const
{
    const auto found = std::find_if(m_models.begin(), m_models.end(),
                                    [&](const Model& model) { return model.asset->name == name; });
    return found == m_models.end() ? nullptr : &*found;
}

std::uint64_t ModelLibrary::missingBytes(const std::vector<std::string>& names) const
{
    std::uint64_t bytes = 0;
    for (const std::string& name : names)
        if (const Model* one = find(name); one != nullptr && one->where != Where::Here)
            bytes += one->asset->bytes() - std::min(one->asset->bytes(), one->bytes);
    return bytes;
}

void ModelLibrary::refresh()
{
    m_jobs.ask<std::vector<Model>>([home = m_home, &list = m_list](const Job&) { return look(home, list); },
                                   this,
                                   [this](Outcome<std::vector<Model>> outcome) {
                                       if (!outcome)
                                           return;
                                       bool isOther = false;
                                       for (Model& now : *outcome.value)
                                           if (const Model* before = find(now.asset->name)) {
                                               now.job = before->job;
                                               now.fraction = before->fraction;
                                               now.problem = before->problem;
                                               isOther = isOther || now.where != before->where;
                                           }
                                       m_models = std::move(*outcome.value);
                                       Q_EMIT changed();
                                       if (isOther)
                                           Q_EMIT arrived();
                                   });
}

void ModelLibrary::get(const std::string& name)
{
    const auto found = std::find_if(m_models.begin(), m_models.end(),
                                    [&](const Model& model) { return model.asset->name == name; });
    if (found == m_models.end() || found->job != 0)
        return;
    found->problem.clear();
    studio::JobBoard::Order order;
    order.kind = "get";
    order.title =
        jobTitle(QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Getting %1"), {QString::fromStdString(name)});
    order.request = json{{"name", name}}.dump();
    order.lane = studio::Lane::Files;
    found->fraction = 0.0;
    found->job = m_jobs.submit<assets::GetReport>(
        std::move(order),
        [home = m_home, asset = found->asset](const Job& job) {
            assets::GetRequest request;
            request.weights = home.weights;
            request.hub = assets::chooseHub({}, home);
            request.assets = std::span(&asset, 1);
            return assets::get(request, job);
        },
        this,
        [this, name](Outcome<assets::GetReport> outcome) {
            for (Model& one : m_models)
                if (one.asset->name == name) {
                    one.job = 0;
                    one.problem = outcome || outcome.stopped() ? QString() : outcome.sentence;
                }
            refresh();
        });
    Q_EMIT changed();
}

void ModelLibrary::stop(const std::string& name)
{
    if (const Model* one = find(name); one != nullptr && one->job != 0)
        m_jobs.stop(one->job);
}

void ModelLibrary::watch(const studio::JobCard& card)
{
    if (card.kind != "get")
        return;
    for (Model& one : m_models)
        if (one.job == card.id && one.fraction != card.fraction) {
            one.fraction = card.fraction;
            Q_EMIT changed();
        }
}

void ModelLibrary::beginAgain(const studio::JobCard& card)
{
    if (card.kind != "get")
        return;
    const json request = json::parse(card.request, nullptr, /*allow_exceptions=*/false);
    if (request.is_object())
        get(request.value("name", std::string()));
}

} // namespace koe::ui
