#include "ui/pages/settings/settings_form.h"

#include "core/cache_folder.h"
#include "core/rvc_encoder.h"
#include "studio/datasets.h"
#include "studio/settings.h"
#include "ui/app/file_names.h"
#include "ui/app/model_library.h"
#include "ui/app/results_folder.h"
#include "ui/app/voice_library.h"
#include "ui/jobs/job_bridge.h"
#include "ui/jobs/job_title.h"
#include "ui/text/dropped_file.h"
#include "ui/text/figures.h"

#include <nlohmann/json.hpp>

#include <QFileInfo>

#include <algorithm>
#include <tuple>

namespace koe::ui {
namespace fs = std::filesystem;
namespace {

using nlohmann::json;

constexpr double kGb = 1e9;
const std::vector<std::string> kForConversion{kRvcEncoder, "rmvpe"}; // what RVC's voices speak with

/// Files that were left out and ought to be something: half a download, a page in its place.
QStringList uselessIn(const intake::Plan& plan, const Job& job)
{
    QStringList sentences;
    for (const intake::Step& step : plan.steps) {
        job.throwIfStopped();
        if (step.action != intake::Step::Do::Skip || step.kind != "other")
            continue;
        if (const DroppedFile one = lookAt(step.file); !one.isKnown)
            sentences << one.sentence;
    }
    return sentences;
}

} // namespace

SettingsForm::SettingsForm(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&m_desk.jobs, &JobBridge::changed, this, &SettingsForm::watch);
    connect(&m_desk.jobs, &JobBridge::wanted, this, &SettingsForm::begin);
}

SettingsForm::~SettingsForm() = default;

ThemeChoice SettingsForm::theme() const
{
    return themeNamed(QString::fromStdString(m_desk.settings.text("theme")));
}

QString SettingsForm::language() const
{
    return QString::fromStdString(m_desk.settings.text("language"));
}

std::string SettingsForm::device() const
{
    return m_desk.settings.text("device", "auto");
}

bool SettingsForm::isDeviceGone() const
{
    const std::string chosen = device();
    return chosen != "auto" && !m_devices.empty() &&
           std::none_of(m_devices.begin(), m_devices.end(),
                        [&](const engine::Device& one) { return one.id == chosen; });
}

QString SettingsForm::deviceProblem() const
{
    return isDeviceGone() ? tr("%1 is not here any more: choose what computes now.").arg(text(device()))
                          : m_engineProblem;
}

std::string SettingsForm::output() const
{
    return m_desk.settings.text("sound/output");
}

QString SettingsForm::outputName() const
{
    const std::string id = output();
    for (const sound::SoundDevice& device : m_outputs)
        if (device.id == id)
            return QString::fromStdString(device.name);
    return QString::fromStdString(id.substr(id.find(':') + 1));
}

QString SettingsForm::outputProblem() const
{
    const std::string id = output();
    const bool isThere = id.empty() || std::any_of(m_outputs.begin(), m_outputs.end(),
                                                   [&](const auto& device) { return device.id == id; });
    return isThere || !m_isOutputsRead
               ? QString()
               : tr("%1 is not here any more: the system default sounds instead.").arg(outputName());
}

void SettingsForm::setOutput(const std::string& id)
{
    m_desk.settings.set("sound/output", id);
    m_desk.sound.chooseOutput(id);
    Q_EMIT settingChanged();
}

void SettingsForm::readOutputs()
{
    using Devices = std::vector<sound::SoundDevice>;
    m_desk.jobs.ask<Devices>([&sound = m_desk.sound](const Job&) { return sound.devices(); }, this,
                             [this](Outcome<Devices> outcome) {
                                 m_isOutputsRead = static_cast<bool>(outcome);
                                 m_outputs.clear();
                                 if (outcome)
                                     std::copy_if(outcome.value->begin(), outcome.value->end(),
                                                  std::back_inserter(m_outputs),
                                                  [](const auto& device) { return device.outputs > 0; });
                                 Q_EMIT outputsRead();
                             });
}

double SettingsForm::memoryGb() const
{
    return m_desk.settings.number("memory", 0.0) / kGb;
}

QString SettingsForm::mirror() const
{
    return QString::fromStdString(m_desk.settings.text("mirror"));
}

std::vector<SettingsForm::Folder> SettingsForm::folders() const
{
    const auto next = [this](const char* id) -> fs::path {
        return m_desk.settings.text(std::string("folder/") + id);
    };
    return {{"results", tr("Results"), resultsFolder(m_desk)},
            {"weights", tr("Voices and base models"), m_desk.home.weights, next("weights")},
            {"logs", tr("Experiments"), m_desk.home.logs, next("logs")},
            {"datasets", tr("Datasets"), studio::datasetsFolder(m_desk.home), next("datasets")},
            {{}, tr("Presets"), m_desk.home.presets},
            {{}, tr("Kept pitch, can be made again"), cacheFolder()}};
}

void SettingsForm::setFolder(const std::string& id, const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    const QFileInfo info(QString::fromStdString(folder.string()));
    const bool good = info.isDir() && info.isWritable();
    m_folderProblem =
        good ? QString() : tr("%1 cannot be written to: choose another folder.").arg(info.filePath());
    if (good && id == "results") {
        setResultsFolder(m_desk, folder);
    } else if (good) {
        const std::vector<Folder> all = folders();
        const auto now =
            std::find_if(all.begin(), all.end(), [&](const Folder& one) { return one.id == id; });
        const bool same = now != all.end() && now->path == folder;
        m_desk.settings.set("folder/" + id, same ? std::string() : folder.string());
    }
    Q_EMIT foldersChanged();
}

void SettingsForm::setTheme(ThemeChoice choice)
{
    if (choice != theme())
        Q_EMIT themeWanted(choice);
}

void SettingsForm::setLanguage(const QString& code)
{
    if (code != language())
        Q_EMIT languageWanted(code);
}

void SettingsForm::setDevice(const std::string& id)
{
    m_desk.settings.set("device", id);
    Q_EMIT settingChanged();
}

void SettingsForm::setMemoryGb(double gb)
{
    m_desk.settings.set("memory", gb * kGb);
    Q_EMIT settingChanged();
}

void SettingsForm::setMirror(const QString& address)
{
    m_desk.settings.set("mirror", address.trimmed().toStdString());
    Q_EMIT settingChanged();
}

void SettingsForm::readEngine()
{
    if (std::exchange(m_isEngineAsked, true))
        return;
    using Answer = std::pair<std::vector<engine::Device>, std::vector<std::string>>;
    m_desk.jobs.askEngine<Answer>(
        [](engine::Engine& engine, const Job&) { return Answer(engine.devices(), engine.about()); }, this,
        [this](Outcome<Answer> outcome) {
            if (outcome) {
                m_devices = outcome.value->first;
                for (const std::string& line : outcome.value->second)
                    m_about << QString::fromStdString(line);
            } else {
                m_engineProblem = outcome.sentence;
            }
            Q_EMIT engineRead();
        });
}

std::uint64_t SettingsForm::missingForConversion() const
{
    return m_desk.models.missingBytes(kForConversion);
}

void SettingsForm::getForConversion()
{
    for (const std::string& name : kForConversion)
        if (const ModelLibrary::Model* one = m_desk.models.find(name);
            one != nullptr && one->where != assets::Where::Here)
            m_desk.models.get(name);
}

/// A job that is stopped while it waits never runs, and so answers nothing: its card says it.
void SettingsForm::watch(const studio::JobCard& card)
{
    if (card.kind == "look" && studio::isOver(card.state) && m_isLooking) {
        m_isLooking = false;
        Q_EMIT planChanged();
    }
}

void SettingsForm::begin(const studio::JobCard& card)
{
    const json request = json::parse(card.request, nullptr, /*allow_exceptions=*/false);
    if (!request.is_object())
        return;
    if (card.kind == "look" || card.kind == "import")
        look(request.value("source", std::string()));
}

QString SettingsForm::filesFolder() const
{
    return ui::filesFolder(m_desk.settings);
}

void SettingsForm::look(const fs::path& source)
{
    forgetPlan();
    m_isLooking = true;
    Q_EMIT planChanged();
    studio::JobBoard::Order order;
    order.kind = "look";
    order.title = jobTitle(QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Looking through %1"),
                           {QString::fromStdString(source.filename().string())});
    order.request = json{{"source", source.string()}}.dump(-1, ' ', false, json::error_handler_t::replace);
    order.lane = studio::Lane::Files;
    intake::IntakeRequest request;
    request.home = m_desk.home;
    request.source = source;
    using Looked = std::pair<std::shared_ptr<intake::Intake>, QStringList>;
    m_desk.jobs.submit<Looked>(
        std::move(order),
        [request](const Job& job) {
            auto intake = std::make_shared<intake::Intake>(request, job);
            return Looked(intake, uselessIn(intake->plan(), job));
        },
        this,
        [this, source](Outcome<Looked> outcome) {
            m_isLooking = false;
            if (outcome)
                std::tie(m_intake, m_useless) = *outcome.value;
            if (outcome)
                m_source = source;
            else if (!outcome.stopped())
                m_importProblem = outcome.sentence;
            Q_EMIT planChanged();
        });
}

const intake::Plan* SettingsForm::plan() const
{
    return m_intake ? &m_intake->plan() : nullptr;
}

QString SettingsForm::planSentence() const
{
    if (!m_intake)
        return {};
    using Do = intake::Step::Do;
    const intake::Plan& plan = m_intake->plan();
    QStringList lines;
    if (plan.count(Do::Take) > 0)
        lines << tr("%1: %2 to be copied.").arg(taken(), bytesText(static_cast<double>(plan.bytesToTake())));
    else if (plan.count(Do::Have) > 0)
        lines << tr("Everything of use in it is here already.");
    else
        lines << tr("There is no voice, index or base model in it.");
    constexpr qsizetype kMostLines = 6;
    lines += m_useless.mid(0, kMostLines);
    if (const qsizetype more = m_useless.size() - kMostLines; more > 0)
        lines << (more == 1 ? tr("1 more file cannot be used.")
                            : tr("%1 more files cannot be used.").arg(more));
    return lines.join(QLatin1Char('\n'));
}

/// "2 voices, 1 index": what the plan takes.
QString SettingsForm::taken() const
{
    using Do = intake::Step::Do;
    const intake::Plan& plan = m_intake->plan();
    const auto count = [&](const char* kind) {
        return static_cast<int>(
            std::count_if(plan.steps.begin(), plan.steps.end(), [&](const intake::Step& step) {
                return step.action == Do::Take && step.kind == kind;
            }));
    };
    QStringList parts;
    if (const int voices = count("voice"))
        parts << (voices == 1 ? tr("1 voice") : tr("%1 voices").arg(voices));
    if (const int indexes = count("index"))
        parts << (indexes == 1 ? tr("1 index") : tr("%1 indexes").arg(indexes));
    if (const int models = count("base-model"))
        parts << (models == 1 ? tr("1 file of base models") : tr("%1 files of base models").arg(models));
    if (const int others = count("sample") + count("picture"))
        parts << (others == 1 ? tr("1 sample or picture") : tr("%1 samples and pictures").arg(others));
    return parts.join(QStringLiteral(", "));
}

void SettingsForm::takeIn()
{
    if (!m_intake)
        return;
    studio::JobBoard::Order order;
    order.kind = "import";
    order.title = jobTitle(QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Taking in voices and base models"));
    order.request = json{{"source", m_source.string()}}.dump(-1, ' ', false, json::error_handler_t::replace);
    order.lane = studio::Lane::Files;
    const QString done = tr("%1: taken in, into %2.").arg(taken(), text(m_desk.home.weights.string()));
    const std::shared_ptr<intake::Intake> intake = std::exchange(m_intake, nullptr);
    m_desk.jobs.submit<bool>(
        std::move(order), [intake](const Job& job) { return intake->carryOut(job), true; }, this,
        [this, done](Outcome<bool> outcome) {
            if (outcome)
                m_importDone = done;
            else if (!outcome.stopped())
                m_importProblem = outcome.sentence;
            Q_EMIT planChanged();
            m_desk.models.refresh();
            m_desk.voices.refresh();
        });
    Q_EMIT planChanged();
}

void SettingsForm::forgetPlan()
{
    m_intake.reset();
    m_useless.clear();
    m_importProblem.clear();
    m_importDone.clear();
    Q_EMIT planChanged();
}

} // namespace koe::ui
