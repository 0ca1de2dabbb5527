#include "ui/pages/checkpoint/extract_form.h"

#include "core/is_there.h"
#include "ui/app/voice_library.h"
#include "ui/pages/checkpoint/checkpoint_jobs.h"
#include "voice/checkpoint_files.h"

namespace koe::ui {
namespace fs = std::filesystem;

ExtractForm::ExtractForm(Desk& desk, CheckpointJobs& jobs, QObject* parent)
    : QObject(parent), m_desk(desk), m_jobs(jobs)
{
}

void ExtractForm::setExperiment(const voice::ExperimentCard* card)
{
    m_generators = card != nullptr ? voice::listGenerators(card->folder) : std::vector<fs::path>();
    if (!isThere(m_values.checkpoint))
        m_values.checkpoint = card != nullptr ? card->generator : fs::path();
    Q_EMIT changed();
}

QString ExtractForm::problem() const
{
    if (m_values.checkpoint.empty())
        return tr("This experiment has no checkpoint yet.");
    const QString name = VoiceLibrary::plainName(m_values.name);
    return name.isEmpty() ? QString() : m_desk.voices.nameProblem(name);
}

void ExtractForm::start()
{
    if (!problem().isEmpty())
        return;
    voice::ExtractRequest request;
    request.home = m_desk.home;
    request.checkpoint = m_values.checkpoint;
    const std::string name = VoiceLibrary::plainName(m_values.name).toStdString();
    if (!name.empty())
        request.target = (m_desk.home.weights / (name + ".pth")).string();
    request.sampleRateHz = m_values.sampleRateHz;
    if (!m_values.note.isEmpty())
        request.note = m_values.note.toStdString();
    m_jobs.extract(request);
}

} // namespace koe::ui
