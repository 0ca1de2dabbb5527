#include "ui/pages/checkpoint/checkpoint_jobs.h"

#include "core/is_there.h"
#include "ui/app/voice_library.h"
#include "ui/jobs/job_bridge.h"
#include "ui/jobs/job_title.h"
#include "ui/text/figures.h"
#include "voice/edit.h"
#include "voice/merge.h"
#include "voice/new_file.h"
#include "voice/pack.h"
#include "voice/voice.h"

#include <nlohmann/json.hpp>

namespace koe::ui {
namespace fs = std::filesystem;
using nlohmann::json;
using Tone = CheckpointMessage::Tone;
using Offer = CheckpointMessage::Offer;

namespace {

std::string dumped(const json& request)
{
    return request.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace

CheckpointJobs::CheckpointJobs(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&m_desk.jobs, &JobBridge::wanted, this, &CheckpointJobs::begin);
}

template <typename Value>
void CheckpointJobs::submit(const char* kind, std::string title, const std::string& request,
                            std::function<Value(const Job&)> work, std::function<void(Value&)> done)
{
    Q_EMIT said({});
    studio::JobBoard::Order order;
    order.kind = kind;
    order.title = std::move(title);
    order.request = request;
    order.lane = studio::Lane::Files;
    m_desk.jobs.submit<Value>(std::move(order), std::move(work), this, [this, done](Outcome<Value> outcome) {
        if (outcome)
            done(*outcome.value);
        else if (!outcome.stopped())
            Q_EMIT said({Tone::Wrong, outcome.sentence});
        m_desk.voices.refresh();
    });
}

void CheckpointJobs::pack(const std::string& name, const fs::path& target, bool replace)
{
    submit<voice::PackReport>(
        "pack", jobTitle(QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Packing «%1»"), {text(name)}),
        dumped({{"voice", name}, {"target", target.string()}}),
        [home = m_desk.home, name, target, replace](const Job& job) {
            return voice::packVoice({home, voice::findVoice(home, name), "auto", target, replace}, job);
        },
        [this, target](voice::PackReport& report) {
            const QString where = text(target.filename().string());
            if (report.warnings.empty())
                Q_EMIT said({Tone::Good,
                             tr("%1 is ready to be handed on.").arg(where),
                             Offer::Show,
                             {},
                             text(target.string())});
            else
                Q_EMIT said({Tone::Care,
                             tr("%1 is ready, without an index: none was found for this voice.").arg(where),
                             Offer::Show,
                             {},
                             text(target.string())});
        });
}

void CheckpointJobs::exportTo(const std::string& name, const fs::path& target, bool replace)
{
    submit<bool>(
        "export", jobTitle(QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Exporting «%1»"), {text(name)}),
        dumped({{"voice", name}, {"target", target.string()}}),
        [home = m_desk.home, name, target, replace](const Job& job) {
            if (!replace)
                voice::requireFree(target);
            const voice::Voice loaded = voice::loadVoice(voice::findVoice(home, name));
            job.throwIfStopped();
            return voice::saveVoice(target, loaded), true;
        },
        [this, target](bool&) {
            Q_EMIT said({Tone::Good,
                         tr("%1 is written.").arg(text(target.filename().string())),
                         Offer::Show,
                         {},
                         text(target.string())});
        });
}

void CheckpointJobs::merge(const std::string& first, const std::string& second, double weight,
                           const std::string& name)
{
    submit<voice::VoiceCard>(
        "merge",
        jobTitle(QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Merging «%1» and «%2»"),
                 {text(first), text(second)}),
        dumped({{"first", first}, {"second", second}, {"weight", weight}, {"name", name}}),
        [home = m_desk.home, first, second, weight, name](const Job& job) {
            return voice::mergeVoices(
                {home, voice::findVoice(home, first), voice::findVoice(home, second), weight, name, {}}, job);
        },
        [this](voice::VoiceCard& card) {
            Q_EMIT voiceReady(card.name);
            Q_EMIT said({Tone::Good, tr("%1 is there.").arg(text(card.name))});
        });
}

void CheckpointJobs::extract(const voice::ExtractRequest& request)
{
    submit<voice::ExtractReport>(
        "extract",
        jobTitle(QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Extracting a voice from %1"),
                 {text(request.checkpoint.filename().string())}),
        dumped({{"checkpoint", request.checkpoint.string()},
                {"name", request.target},
                {"rate", request.sampleRateHz},
                {"note", request.note.value_or(std::string())}}),
        [request](const Job& job) { return voice::extractVoice(request, job); },
        [this](voice::ExtractReport& report) {
            Q_EMIT voiceReady(report.card.name);
            Q_EMIT extracted();
            Q_EMIT said({Tone::Good, tr("%1 is there: %2 Hz, %3.")
                                         .arg(text(report.card.name))
                                         .arg(report.card.sampleRateHz)
                                         .arg(text(report.card.version))});
        });
}

void CheckpointJobs::open(const fs::path& file, const fs::path& index)
{
    const QString name = QString::fromStdString(file.filename().string());
    submit<intake::Plan>(
        "open", jobTitle(QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Opening %1"), {name}),
        dumped({{"file", file.string()}, {"index", index.string()}}),
        [home = m_desk.home, file, index](const Job& job) {
            intake::IntakeRequest request;
            request.home = home;
            request.source = file;
            intake::Intake intake(request, job.part(0.0, 0.5));
            intake.carryOut(job.part(0.5, 1.0));
            for (const intake::Step& step : intake.plan().steps)
                if (step.kind == "voice" && step.action != intake::Step::Do::Skip && !index.empty() &&
                    !isThere(fs::path(step.target).replace_extension(".index")))
                    voice::giveIndex(home, step.target, index, job);
            return intake.plan();
        },
        [this, file, index](intake::Plan& plan) { takeOpened(plan, file, !index.empty()); });
}

void CheckpointJobs::takeOpened(const intake::Plan& plan, const fs::path& file, bool hasIndex)
{
    QStringList taken;
    QStringList had;
    bool index = hasIndex;
    std::string ready;
    for (const intake::Step& step : plan.steps) {
        const QString name = QString::fromStdString(step.target.stem().string());
        if (step.kind == "voice" && step.action != intake::Step::Do::Skip) {
            (step.action == intake::Step::Do::Take ? taken : had) << name;
            ready = step.target.stem().string();
        }
        index = index || (step.kind == "index" && step.action != intake::Step::Do::Skip);
    }
    if (!ready.empty())
        Q_EMIT voiceReady(ready);
    const QString shown = QString::fromStdString(file.filename().string());
    if (!taken.empty())
        Q_EMIT said({Tone::Good, index ? tr("%1: taken in with the index.").arg(taken.join(", "))
                                       : tr("%1: taken in. There was no index.").arg(taken.join(", "))});
    else if (!had.empty())
        Q_EMIT said({Tone::Care, tr("%1 is there already, with the same content.").arg(had.join(", "))});
    else if (plan.count(intake::Step::Do::Take) > 0)
        Q_EMIT said({Tone::Good, tr("%1: taken in.").arg(shown)});
    else
        Q_EMIT said({Tone::Wrong, tr("There is no voice in %1.").arg(shown)});
}

/// A job of an earlier run, or one that failed, is wanted again.
void CheckpointJobs::begin(const studio::JobCard& card)
{
    const json request = json::parse(card.request, nullptr, /*allow_exceptions=*/false);
    if (!request.is_object())
        return;
    const auto word = [&](const char* key) { return request.value(key, std::string()); };
    if (card.kind == "pack")
        pack(word("voice"), word("target"), false);
    else if (card.kind == "export")
        exportTo(word("voice"), word("target"), false);
    else if (card.kind == "open")
        open(word("file"), word("index"));
    else if (card.kind == "merge")
        merge(word("first"), word("second"), request.value("weight", 0.5), word("name"));
    else if (card.kind == "extract") {
        voice::ExtractRequest wanted;
        wanted.home = m_desk.home;
        wanted.checkpoint = word("checkpoint");
        wanted.target = word("name");
        wanted.sampleRateHz = request.value("rate", 0);
        if (!word("note").empty())
            wanted.note = word("note");
        extract(wanted);
    }
}

} // namespace koe::ui
