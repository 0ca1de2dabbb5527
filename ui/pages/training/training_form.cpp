#include "ui/pages/training/training_form.h"

#include "assets/installed.h"
#include "assets/manifest.h"
#include "core/is_there.h"
#include "core/memory.h"
#include "core/rvc_encoder.h"
#include "studio/settings.h"
#include "studio/training_estimate.h"
#include "ui/app/model_library.h"
#include "ui/jobs/job_bridge.h"
#include "ui/jobs/missing_models.h"
#include "ui/jobs/training_run.h"
#include "ui/text/error_words.h"
#include "ui/text/figures.h"

#include <algorithm>

namespace koe::ui {
namespace fs = std::filesystem;

namespace {
constexpr int kHeldOut = 2;
}

TrainingForm::TrainingForm(Desk& desk, TrainingRun& run, QObject* parent)
    : QObject(parent), m_desk(desk), m_run(run), m_data(desk)
{
    connect(&m_data, &TrainingData::folderChanged, this, [this] {
        m_request.data = m_data.folder();
        if (m_request.name.empty())
            m_request.name = m_request.data.filename().string();
    });
    connect(&m_data, &TrainingData::changed, this, [this] {
        suggest();
        Q_EMIT changed();
    });
    startAnew();
    connect(&m_run, &TrainingRun::changed, this, &TrainingForm::refresh);
    connect(&m_desk.models, &ModelLibrary::arrived, this, &TrainingForm::refresh);
}

void TrainingForm::startAnew()
{
    m_request = {};
    m_request.home = m_desk.home;
    m_request.holdOut = kHeldOut;
    m_epochsSet = m_batchSet = m_savesSet = m_deviceSet = false;
    m_data.setFolder({});
    m_bases = trainingBases(m_desk.home, m_request);
    if (!base().isHere)
        m_request.base = "none";
    suggest();
    Q_EMIT changed();
}

void TrainingForm::refresh()
{
    m_bases = trainingBases(m_desk.home, m_request);
    readDevices();
    Q_EMIT changed(); // at once: who chooses a base does it by its place among them
    m_desk.jobs.ask<std::vector<studio::Experiment>>(
        [home = m_desk.home](const Job&) { return studio::listExperiments(home); }, this,
        [this](const Outcome<std::vector<studio::Experiment>>& outcome) {
            if (!outcome)
                return;
            m_experiments = *outcome.value;
            suggest();
            Q_EMIT changed();
        });
}

void TrainingForm::readDevices()
{
    if (!m_devices.empty())
        return;
    m_devices.push_back({"auto", tr("The fastest there is"), 0});
    m_desk.jobs.askEngine<std::vector<engine::Device>>(
        [](engine::Engine& engine, const Job&) { return engine.devices(); }, this,
        [this](const Outcome<std::vector<engine::Device>>& outcome) {
            if (!outcome)
                return;
            for (const engine::Device& device : *outcome.value)
                if (device.kind == "compute") {
                    QString title = QString::fromStdString(device.name);
                    if (device.memoryBytes > 0)
                        title += QStringLiteral(" · ") + bytesText(static_cast<double>(device.memoryBytes));
                    m_devices.push_back({device.id, title, device.memoryBytes});
                }
            suggest();
            Q_EMIT changed();
        });
}

const TrainingBase& TrainingForm::base() const
{
    for (const TrainingBase& choice : m_bases)
        if (choice.id == m_request.base)
            return choice;
    static const TrainingBase unknown{"none", {}, false, "", 0, true};
    return unknown;
}

const studio::Experiment* TrainingForm::experiment() const
{
    for (const studio::Experiment& one : m_experiments)
        if (one.name == m_request.name)
            return &one;
    return nullptr;
}

QString TrainingForm::experimentProblem() const
{
    const studio::Experiment* before = experiment();
    if (before == nullptr)
        return {};
    const training::TrainRequest wanted = request();
    const QString name = QString::fromStdString(before->name);
    if (before->sampleRateHz != 0 && wanted.sampleRateHz != 0 && wanted.sampleRateHz != before->sampleRateHz)
        return tr("«%1» was begun at %2 and cannot go on at %3: choose another name, or set the rate back.")
            .arg(name, rateText(before->sampleRateHz), rateText(wanted.sampleRateHz));
    if (!before->version.empty() && !wanted.version.empty() && wanted.version != before->version)
        return tr("«%1» was begun as %2 and cannot go on as %3: choose another name, or set the version "
                  "back.")
            .arg(name, QString::fromStdString(before->version), QString::fromStdString(wanted.version));
    if (!before->version.empty() && wanted.f0 != before->f0)
        return before->f0
                   ? tr("«%1» follows the pitch and cannot go on without: choose another name.").arg(name)
                   : tr("«%1» was begun without pitch and cannot go on with it: choose another name.")
                         .arg(name);
    if (before->isBegun() && before->epoch() >= m_request.epochs)
        return tr("«%1» has been trained for %2 epochs already: set more to go on.")
            .arg(name)
            .arg(before->epoch());
    return {};
}

bool TrainingForm::isStarterEncoded() const
{
    if (const studio::Experiment* before = experiment(); before != nullptr && !before->encoder.empty())
        return before->encoder.starts_with("koe-");
    return m_request.base == "starter" || !m_request.content.empty() ||
           (m_request.base == "none" && request().version == "v1");
}

std::vector<std::string> TrainingForm::missingModels() const
{
    std::vector<std::string> missing;
    const studio::Experiment* before = experiment();
    if (!base().isHere && assets::findAsset(m_request.base) != nullptr && !(before && before->isBegun()))
        missing.push_back(m_request.base);
    if (!isStarterEncoded() && assets::locateEncoder(m_desk.home.weights, kRvcEncoder).empty())
        missing.emplace_back(kRvcEncoder);
    return missing;
}

bool TrainingForm::isDeviceGone() const
{
    const bool areRead = m_devices.size() > 1;
    return areRead && std::none_of(m_devices.begin(), m_devices.end(), [this](const DeviceChoice& device) {
               return device.id == m_request.device;
           });
}

QString TrainingForm::deviceProblem() const
{
    if (!isDeviceGone())
        return {};
    return tr("%1, which was chosen to compute on, is not here any more")
        .arg(QString::fromStdString(m_request.device));
}

QString TrainingForm::problem() const
{
    const std::string& name = m_request.name;
    if (name.empty())
        return tr("Give the voice a name first");
    const studio::Experiment* before = experiment();
    if (before == nullptr && name.size() > studio::kLongestName)
        return tr("This name is too long");
    if (before == nullptr && !studio::canBeName(name))
        return tr("«%1» cannot be a name: use letters, digits and spaces").arg(QString::fromStdString(name));
    if ((before == nullptr || !before->isBegun()) && isThere(m_desk.home.weights / (name + ".pth")))
        return tr("There is a voice «%1» from elsewhere, which would be written over: choose another name")
            .arg(QString::fromStdString(name));
    const bool prepared = before != nullptr && before->isPrepared;
    if (!copyProblem().isEmpty() && !hasRecordings() && !prepared)
        return errorWords(copyProblem());
    if (!dataProblem().isEmpty() && !prepared)
        return errorWords(dataProblem());
    if (m_request.data.empty() && !prepared)
        return tr("Choose a folder of recordings first");
    std::error_code error;
    if (!m_request.data.empty() && !fs::is_directory(m_request.data, error))
        return tr("The folder %1 is not there").arg(QString::fromStdString(m_request.data.string()));
    if (report() && report()->speechMinutes <= 0.0)
        return tr("There is no speech to learn from in %1")
            .arg(QString::fromStdString(m_request.data.string()));
    if (const QString mismatch = experimentProblem(); !mismatch.isEmpty())
        return mismatch;
    if (m_bases.empty() || (base().title.isEmpty() && !(before && before->isBegun())))
        return tr("Choose what to begin with");
    if (const std::vector<std::string> missing = missingModels(); !missing.empty())
        return missingText(missing);
    if (isDeviceGone())
        return deviceProblem();
    if (const TrainingView* view = m_run.of(name); view != nullptr && !view->isOver())
        return tr("«%1» is being trained").arg(QString::fromStdString(name));
    return {};
}

training::TrainRequest TrainingForm::request() const
{
    training::TrainRequest request = m_request;
    const TrainingBase& from = base();
    if (request.base == "starter") { // its own config says the rest
        request.sampleRateHz = 0;
        request.version.clear();
        request.f0 = true;
    } else if (!from.version.empty()) {
        request.sampleRateHz = from.sampleRateHz;
        request.version = from.version;
        request.f0 = from.f0;
    } else if (request.modelConfig.empty()) {
        request.sampleRateHz = request.sampleRateHz != 0 ? request.sampleRateHz : 40000;
        request.version = request.version.empty() ? "v2" : request.version;
    }
    return request;
}

std::optional<double> TrainingForm::dataSeconds() const
{
    const studio::Experiment* before = experiment();
    if (before != nullptr && before->isPrepared && before->seconds > 0.0 && !report())
        return before->seconds;
    if (report())
        return report()->speechMinutes * 60.0;
    return std::nullopt;
}

std::optional<double> TrainingForm::estimateSeconds() const
{
    const std::optional<studio::TrainingSpeed> speed = studio::knownSpeed(m_desk.settings, request());
    const std::optional<double> seconds = dataSeconds();
    if (!speed || !seconds)
        return std::nullopt;
    const studio::Experiment* before = experiment();
    return studio::estimateSeconds(*speed, request(), *seconds, before != nullptr ? before->epoch() : 0,
                                   before != nullptr && before->isPrepared);
}

void TrainingForm::suggest()
{
    if (!m_deviceSet)
        m_request.device = m_desk.settings.text("device", "auto");
    if (!m_epochsSet && report() && report()->epochs > 0)
        m_request.epochs = report()->epochs;
    else if (!m_epochsSet && dataSeconds())
        m_request.epochs = studio::suggestedEpochs(*dataSeconds() / 60.0);
    if (!m_batchSet) {
        std::uint64_t memory = 0;
        bool processor = true;
        for (const DeviceChoice& device : m_devices)
            if (device.id == m_request.device ||
                (m_request.device == "auto" && device.id.starts_with("cuda") && memory == 0)) {
                processor = !device.id.starts_with("cuda");
                memory = processor ? 0 : device.memoryBytes;
            }
        if (processor)
            memory = freeMemoryBytes();
        m_request.batch = studio::suggestedBatch(memory, isStarterEncoded(), processor);
    }
    if (!m_savesSet)
        m_request.saveEvery = studio::suggestedSaveEvery(m_request.epochs);
}

void TrainingForm::setName(const QString& name)
{
    const std::string text = name.trimmed().toStdString();
    if (text == m_request.name)
        return;
    m_request.name = text;
    suggest();
    Q_EMIT changed();
}

void TrainingForm::setBase(const std::string& id)
{
    m_request.base = id;
    m_request.content.clear();
    suggest();
    Q_EMIT changed();
}

void TrainingForm::setVersion(const std::string& version)
{
    m_request.version = version;
    suggest();
    Q_EMIT changed();
}

void TrainingForm::setEpochs(int epochs)
{
    m_epochsSet = true;
    m_request.epochs = epochs;
    suggest();
    Q_EMIT changed();
}

void TrainingForm::setBatch(int batch)
{
    m_batchSet = true;
    m_request.batch = batch;
    Q_EMIT changed();
}

void TrainingForm::setSaveEvery(int epochs)
{
    m_savesSet = true;
    m_request.saveEvery = epochs;
    Q_EMIT changed();
}

void TrainingForm::setDevice(const std::string& id)
{
    m_deviceSet = true;
    m_request.device = id;
    suggest();
    Q_EMIT changed();
}

void TrainingForm::goOn(const std::string& name)
{
    const studio::Experiment before = studio::readExperiment(m_desk.home, name);
    startAnew();
    if (before.last)
        m_request = *before.last;
    m_request.home = m_desk.home;
    m_request.name = name;
    if (!before.last) {
        m_request.sampleRateHz = before.sampleRateHz;
        m_request.version = before.version;
        m_request.f0 = before.f0;
        m_request.base = before.encoder.starts_with("koe-") ? "starter" : "none";
    }
    std::error_code error;
    if (!m_request.data.empty() && before.isPrepared && !fs::is_directory(m_request.data, error))
        m_request.data.clear(); // its clips are enough
    m_batchSet = m_savesSet = m_deviceSet = before.last.has_value();
    m_epochsSet = before.last.has_value() || before.isBegun();
    if (before.isBegun() && m_request.epochs <= before.epoch())
        m_request.epochs = before.epoch() + std::max(10, before.epoch() / 2); // it had ended: further
    m_bases = trainingBases(m_desk.home, m_request);
    m_data.setFolder(m_request.data);
    refresh();
}

void TrainingForm::addTo(const std::string& name)
{
    const studio::Experiment from = studio::readExperiment(m_desk.home, name);
    if (!from.isBegun())
        return;
    std::string next;
    for (int number = 2; next.empty() || isThere(m_desk.home.experiment(next)) ||
                         isThere(m_desk.home.weights / (next + ".pth"));
         number++)
        next = name + " " + std::to_string(number);
    startAnew();
    m_request = studio::continuedFrom(from, next, m_desk.home);
    m_request.data.clear();
    m_deviceSet = from.last.has_value();
    m_bases = trainingBases(m_desk.home, m_request);
    Q_EMIT changed();
}

void TrainingForm::begin()
{
    if (!isReady())
        return;
    m_run.begin(request(), estimateSeconds());
    Q_EMIT changed();
}

} // namespace koe::ui
