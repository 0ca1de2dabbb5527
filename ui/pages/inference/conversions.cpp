#include "ui/pages/inference/conversions.h"

#include "core/is_there.h"
#include "studio/presets.h"
#include "studio/time_left.h"
#include "ui/jobs/compute_device.h"
#include "ui/jobs/job_bridge.h"
#include "ui/jobs/job_title.h"
#include "ui/text/error_words.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <vector>

namespace koe::ui {
namespace fs = std::filesystem;
using studio::JobCard;
using State = Source::State;

namespace {

const char* endingOf(const std::string& format)
{
    if (format.empty() || format.starts_with("wav"))
        return ".wav";
    if (format.starts_with("flac"))
        return ".flac";
    return format == "mp3" ? ".mp3" : format == "ogg" ? ".ogg" : format == "opus" ? ".opus" : ".m4a";
}

} // namespace

/// A conversion that waits or runs. What the engine's thread says of its files waits here until the window
/// looks.
struct Conversions::Run
{
    struct File
    {
        double fraction = 0.0;
        bool isBegun = false;
        bool isOver = false;
        convert::ConvertedFile done;
        bool isLeftOut = false; ///< the user does not want it any more
    };
    struct Shared
    {
        std::mutex mutex;
        std::vector<File> files; ///< as the request's inputs
    };
    convert::ConvertRequest request;
    std::shared_ptr<Shared> shared = std::make_shared<Shared>();
    std::vector<studio::TimeLeft> left;
    std::vector<bool> isShown; ///< its end, or that it is left out
};

Conversions::Conversions(Desk& desk, SourceList& sources, studio::TakeHistory& history, QObject* parent)
    : QObject(parent), m_desk(desk), m_sources(sources), m_history(history)
{
    connect(&m_desk.jobs, &JobBridge::changed, this, &Conversions::follow);
}

Conversions::~Conversions() = default;

fs::path Conversions::freeOutput(const fs::path& folder, const fs::path& input, const std::string& voice,
                                 const convert::ConvertRequest& request) const
{
    std::vector<fs::path> taken = request.outputs;
    for (const auto& [job, run] : m_runs)
        taken.insert(taken.end(), run->request.outputs.begin(), run->request.outputs.end());
    for (int number = 1;; number++) {
        const std::string place = number == 1 ? voice : voice + " " + std::to_string(number);
        fs::path file = folder / (input.stem().string() + " (" + place + ")" + endingOf(request.format));
        if (!isThere(file) && std::find(taken.begin(), taken.end(), file) == taken.end())
            return file;
    }
}

bool Conversions::awaits(const fs::path& input) const
{
    return std::any_of(m_runs.begin(), m_runs.end(), [&](const auto& entry) {
        const Run& run = *entry.second;
        for (std::size_t i = 0; i < run.isShown.size(); i++)
            if (!run.isShown[i] && run.request.inputs[i].native() == input.native())
                return true;
        return false;
    });
}

void Conversions::stop(const fs::path& input)
{
    for (const auto& [job, run] : m_runs) {
        std::size_t others = 0;
        bool isHere = false;
        bool isBegun = false;
        {
            const std::lock_guard lock(run->shared->mutex);
            for (std::size_t i = 0; i < run->shared->files.size(); i++) {
                Run::File& one = run->shared->files[i];
                const bool isIt = run->request.inputs[i] == input && !one.isOver;
                one.isLeftOut = one.isLeftOut || isIt;
                isHere = isHere || isIt;
                isBegun = isBegun || (isIt && one.isBegun);
                run->isShown[i] = run->isShown[i] || (isIt && !one.isBegun);
                others += !one.isOver && !one.isLeftOut ? 1 : 0;
            }
        }
        if (isHere && !isBegun)
            if (const int row = m_sources.rowOf(input); row >= 0)
                m_sources.change(row, [](Source& source) { source.state = State::Ready; });
        if (isHere && others == 0)
            m_desk.jobs.stop(job);
    }
}

void Conversions::submit(convert::ConvertRequest request)
{
    auto run = std::make_unique<Run>();
    run->request = std::move(request);
    const std::size_t count = run->request.inputs.size();
    run->shared->files.resize(count);
    run->left.resize(count);
    run->isShown.resize(count, false);
    for (const fs::path& input : run->request.inputs)
        if (const int row = m_sources.rowOf(input); row >= 0)
            m_sources.change(row, [](Source& source) {
                source.state = State::Waiting;
                source.problem.clear();
                source.fraction = 0.0;
                source.secondsLeft.reset();
            });

    studio::JobBoard::Order order;
    order.kind = "convert";
    const QString name = QString::fromStdString(run->request.inputs.front().filename().string());
    order.title = count == 1 ? jobTitle(QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Converting %1"), {name})
                             : jobTitle(QT_TRANSLATE_N_NOOP("koe::ui::JobTitle", "Converting %n files"),
                                        static_cast<int>(count));
    order.request = studio::requestText(run->request);
    order.lane = studio::Lane::Engine;
    auto id = std::make_shared<qint64>(0);
    const auto work = [request = run->request, shared = run->shared](engine::Engine& engine, const Job& job) {
        requireDevice(engine, request.device);
        return engine.convert(request, job, [&](const convert::FileNews& news) {
            const std::lock_guard lock(shared->mutex);
            Run::File& file = shared->files[news.number];
            file.fraction = news.fraction;
            file.isBegun = true;
            file.isOver = news.isOver;
            if (news.isOver)
                file.done = news.file;
            return !file.isLeftOut;
        });
    };
    *id = m_desk.jobs.submitEngine<convert::ConvertReport>(
        std::move(order), work, this,
        [this, id](const Outcome<convert::ConvertReport>& outcome) { end(*id, outcome); });
    m_runs.emplace(*id, std::move(run));
    Q_EMIT changed();
}

void Conversions::follow(const JobCard& card)
{
    if (const auto run = m_runs.find(card.id); run != m_runs.end())
        showNews(*run->second, card.secondsLeft);
}

void Conversions::showNews(Run& run, std::optional<double> secondsLeft)
{
    std::vector<Run::File> files;
    {
        const std::lock_guard lock(run.shared->mutex);
        files = run.shared->files;
    }
    const auto now = studio::TimeLeft::Clock::now();
    for (std::size_t i = 0; i < files.size(); i++) {
        const Run::File& file = files[i];
        const fs::path& input = run.request.inputs[i];
        if (run.isShown[i] || (!file.isOver && file.fraction <= 0.0))
            continue;
        const int row = m_sources.rowOf(input);
        run.left[i].update(file.fraction, now);
        if (!file.isOver) {
            if (row >= 0)
                m_sources.change(row, [&](Source& source) {
                    source.state = State::Converting;
                    source.fraction = file.fraction;
                    // A file waits for the others in between: it never takes longer than all together.
                    source.secondsLeft = run.left[i].seconds(now);
                    if (source.secondsLeft)
                        source.secondsLeft =
                            std::min(*source.secondsLeft, secondsLeft.value_or(*source.secondsLeft));
                });
            continue;
        }
        run.isShown[i] = true;
        const bool isGood = file.done.problem.empty();
        std::int64_t take = 0;
        if (isGood) {
            convert::ConvertRequest own = run.request;
            own.inputs = {input};
            own.outputs = {file.done.output};
            using namespace std::chrono;
            take = m_history.add(
                {0, input, file.done.output, studio::requestText(own), file.done.inputSeconds,
                 duration_cast<seconds>(system_clock::now().time_since_epoch()).count(), false});
        }
        if (row >= 0)
            m_sources.change(row, [&](Source& source) {
                source.state = isGood ? State::Done : file.isLeftOut ? State::Ready : State::Failed;
                source.problem = file.isLeftOut ? QString() : QString::fromStdString(file.done.problem);
            });
        if (isGood)
            Q_EMIT taken(input, take);
    }
}

void Conversions::end(qint64 job, const Outcome<convert::ConvertReport>& outcome)
{
    const auto found = m_runs.find(job);
    if (found == m_runs.end())
        return;
    const std::unique_ptr<Run> run = std::move(found->second);
    m_runs.erase(found);
    showNews(*run, std::nullopt);
    for (std::size_t i = 0; i < run->request.inputs.size(); i++) {
        const fs::path& input = run->request.inputs[i];
        if (const int row = m_sources.rowOf(input); row >= 0 && !run->isShown[i])
            m_sources.change(row, [&](Source& source) {
                source.state = outcome.stopped() ? State::Ready : State::Failed;
                source.problem = outcome.stopped() ? QString() : outcome.sentence;
            });
    }
    if (!outcome && outcome.kind == QLatin1String(kNoDevice))
        Q_EMIT deviceGone(outcome.sentence);
    else if (!outcome && !outcome.stopped())
        Q_EMIT failed(outcome.sentence);
    if (outcome)
        sayFailures(*run);
    if (outcome && !outcome.value->warnings.empty()) {
        QStringList sentences;
        for (const std::string& warning : outcome.value->warnings)
            sentences.append(errorWords(QString::fromStdString(warning)));
        Q_EMIT warned(sentences.join(' '));
    }
    Q_EMIT changed();
}

/// A recording's own row has no room for a sentence.
void Conversions::sayFailures(const Run& run)
{
    const std::lock_guard lock(run.shared->mutex);
    int failures = 0;
    QString first;
    for (const Run::File& file : run.shared->files)
        if (!file.done.problem.empty() && !file.isLeftOut && failures++ == 0)
            first = QString::fromStdString(file.done.problem);
    if (failures == 1)
        Q_EMIT failed(first);
    else if (failures > 1)
        Q_EMIT failed(tr("%n recordings were not converted. ", nullptr, failures) + errorWords(first));
}

} // namespace koe::ui
