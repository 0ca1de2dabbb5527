#include "ui/pages/checkpoint/merge_form.h"

#include "ui/app/voice_library.h"
#include "ui/pages/checkpoint/checkpoint_jobs.h"
#include "ui/text/figures.h"

#include <algorithm>

namespace koe::ui {

MergeForm::MergeForm(Desk& desk, CheckpointJobs& jobs, QObject* parent)
    : QObject(parent), m_desk(desk), m_jobs(jobs)
{
    connect(&m_desk.voices, &VoiceLibrary::voicesChanged, this, &MergeForm::partnersChanged);
}

void MergeForm::setFirst(const std::string& voice)
{
    m_first = voice;
    m_values = {};
    if (const auto fitting = partners(); !fitting.empty())
        m_values.other = fitting.front()->name;
    Q_EMIT partnersChanged();
}

std::vector<const voice::VoiceCard*> MergeForm::partners() const
{
    std::vector<const voice::VoiceCard*> fitting;
    if (const voice::VoiceCard* own = m_desk.voices.find(m_first))
        for (const voice::VoiceCard& card : m_desk.voices.voices())
            if (card.name != own->name && card.version == own->version &&
                card.sampleRateHz == own->sampleRateHz && card.f0 == own->f0 &&
                card.vocoder == own->vocoder && card.encoder == own->encoder)
                fitting.push_back(&card);
    return fitting;
}

QString MergeForm::proposedName() const
{
    return text(m_first) + QStringLiteral("+") + text(m_values.other);
}

QString MergeForm::name() const
{
    const QString given = VoiceLibrary::plainName(m_values.name);
    return given.isEmpty() ? proposedName() : given;
}

QString MergeForm::problem() const
{
    const auto all = partners();
    if (all.empty())
        return tr("No other voice has this one's rate, version and encoder.");
    if (std::none_of(all.begin(), all.end(), [&](const auto* card) { return card->name == m_values.other; }))
        return tr("Choose the second voice first.");
    return m_desk.voices.nameProblem(name());
}

void MergeForm::start()
{
    if (!problem().isEmpty())
        return;
    m_jobs.merge(m_first, m_values.other, m_values.weight,
                 (m_desk.home.weights / (name().toStdString() + ".pth")).string());
}

} // namespace koe::ui
