// What was dropped on the page: seen for what it is, and taken in where it can be.
#include "ui/pages/checkpoint/checkpoint_form.h"
#include "ui/pages/checkpoint/checkpoint_jobs.h"

#include <nlohmann/json.hpp>

namespace koe::ui {
namespace fs = std::filesystem;

void CheckpointForm::take(const std::vector<fs::path>& files)
{
    using Found = std::vector<std::pair<fs::path, identify::Identity>>;
    say({});
    m_desk.jobs.ask<Found>(
        [files](const Job& job) {
            Found found;
            for (const fs::path& file : files) {
                job.throwIfStopped();
                found.emplace_back(file, identify::identify(file));
            }
            return found;
        },
        this,
        [this](Outcome<Found> outcome) {
            if (outcome)
                takeIdentified(*outcome.value);
            else
                sayWrong(outcome.sentence);
        });
}

void CheckpointForm::takeIdentified(const std::vector<std::pair<fs::path, identify::Identity>>& found)
{
    using identify::Kind;
    for (const auto& [file, identity] : found) {
        const QString sentence = QString::fromStdString(file.filename().string() + " " + identity.sentence());
        switch (identity.kind) {
        case Kind::Voice:
        case Kind::VoiceWeights:
        case Kind::Package:
            open(file);
            break;
        case Kind::GeneratorCheckpoint:
        case Kind::GeneratorBase:
            m_extract = {};
            m_extract.checkpoint = file;
            m_shelf = Shelf::Experiments;
            Q_EMIT listChanged();
            Q_EMIT chosenChanged();
            say({Tone::Care, sentence + " " + tr("A voice can be extracted from it.")});
            break;
        case Kind::Index:
            m_index = file;
            if (voice() != nullptr && isOwn() && voice()->index.empty())
                say({Tone::Care, sentence, Offer::GiveIndex});
            else
                say({Tone::Care,
                     sentence + " " + tr("Choose the voice that it belongs to, and drop it again.")});
            break;
        case Kind::ContentEncoder:
        case Kind::Rmvpe:
        case Kind::Fcpe:
        case Kind::Crepe:
        case Kind::DiscriminatorBase:
        case Kind::Wheel:
            say({Tone::Care, sentence + " " + tr("Settings takes base models in.")});
            break;
        case Kind::Audio:
            say({Tone::Care, sentence + " " + tr("Recordings are converted under Inference.")});
            break;
        default:
            say({identity.recognised() ? Tone::Care : Tone::Wrong, sentence});
        }
    }
}

void CheckpointForm::open(const fs::path& file)
{
    const QString name = QString::fromStdString(file.filename().string());
    submit<intake::Plan>(
        "open", tr("Opening %1").arg(name),
        nlohmann::json{{"file", file.string()}}.dump(-1, ' ', false,
                                                     nlohmann::json::error_handler_t::replace),
        [home = m_desk.home, file](const Job& job) {
            intake::IntakeRequest request;
            request.home = home;
            request.source = file;
            intake::Intake intake(request, job.part(0.0, 0.5));
            intake.carryOut(job.part(0.5, 1.0));
            return intake.plan();
        },
        [this, file](intake::Plan& plan) { takeOpened(plan, file); });
}

void CheckpointForm::takeOpened(const intake::Plan& plan, const fs::path& file)
{
    QStringList taken;
    QStringList had;
    bool index = false;
    for (const intake::Step& step : plan.steps) {
        const QString name = QString::fromStdString(step.target.stem().string());
        if (step.kind == "voice" && step.action != intake::Step::Do::Skip) {
            (step.action == intake::Step::Do::Take ? taken : had) << name;
            m_wantedVoice = step.target.stem().string();
        }
        index = index || (step.kind == "index" && step.action != intake::Step::Do::Skip);
    }
    const QString shown = QString::fromStdString(file.filename().string());
    if (!taken.empty())
        say({Tone::Good, index ? tr("%1: taken in with the index.").arg(taken.join(", "))
                               : tr("%1: taken in. There was no index.").arg(taken.join(", "))});
    else if (!had.empty())
        say({Tone::Care, tr("%1 is there already, with the same content.").arg(had.join(", "))});
    else if (plan.count(intake::Step::Do::Take) > 0)
        say({Tone::Good, tr("%1: taken in.").arg(shown)});
    else
        say({Tone::Wrong, tr("There is no voice in %1.").arg(shown)});
}

} // namespace koe::ui
