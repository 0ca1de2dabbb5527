#include "ui/pages/checkpoint/checkpoint_bin.h"

#include "core/trash.h"
#include "ui/app/voice_library.h"
#include "ui/jobs/job_bridge.h"
#include "ui/text/figures.h"

namespace koe::ui {
namespace fs = std::filesystem;
using Tone = CheckpointMessage::Tone;
using Offer = CheckpointMessage::Offer;

CheckpointBin::CheckpointBin(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk) {}

void CheckpointBin::take(const std::string& name, std::function<Files()> move)
{
    const voice::VoiceCard* chosen = m_desk.voices.chosen();
    const bool spoke = chosen != nullptr && chosen->name == name;
    m_desk.jobs.ask<Files>(
        [move = std::move(move)](const Job&) { return move(); }, this,
        [this, name, spoke](Outcome<Files> outcome) {
            if (outcome) {
                const QString words = outcome.value->size() > 1
                                          ? tr("%1 is in the bin, with what belongs to it.")
                                          : tr("%1 is in the bin.");
                m_taken.push_back({name, std::move(*outcome.value), spoke});
                Q_EMIT said({Tone::Good, words.arg(text(name)), Offer::Undo, {}, text(name)});
            } else {
                Q_EMIT said({Tone::Wrong, outcome.sentence});
            }
            m_desk.voices.refresh();
        });
}

void CheckpointBin::undo()
{
    if (m_taken.empty())
        return;
    const Taken last = std::move(m_taken.back());
    m_taken.pop_back();
    m_desk.jobs.ask<fs::path>(
        [files = last.files](const Job&) {
            fs::path first;
            for (const fs::path& file : files) {
                const fs::path back = restoreFromTrash(file);
                first = first.empty() ? back : first;
            }
            return first;
        },
        this,
        [this, last](const Outcome<fs::path>& outcome) {
            const bool isMore = !m_taken.empty();
            if (outcome) {
                if (last.spoke)
                    m_desk.voices.choose(last.name);
                Q_EMIT cameBack(last.name, text(outcome.value->string()));
                Q_EMIT said({Tone::Good,
                             tr("%1 is back.").arg(text(last.name)),
                             isMore ? Offer::Undo : Offer::None,
                             {},
                             isMore ? text(m_taken.back().name) : QString()});
            } else {
                Q_EMIT said({Tone::Wrong, outcome.sentence});
            }
            m_desk.voices.refresh();
        });
}

} // namespace koe::ui
