#pragma once

#include "convert/convert.h"
#include "studio/take_history.h"
#include "ui/app/desk.h"
#include "ui/jobs/outcome.h"
#include "ui/pages/inference/source_list.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>

namespace koe::studio {
struct JobCard;
}

namespace koe::ui {

/// The conversions that wait or run. How far each recording is stands in the list of sources, every result
/// becomes a take.
class Conversions : public QObject
{
    Q_OBJECT
public:
    Conversions(Desk& desk, SourceList& sources, studio::TakeHistory& history, QObject* parent = nullptr);
    ~Conversions() override;

    /// Puts it on the shelf; each input has its output beside it.
    void submit(convert::ConvertRequest request);
    /// Leaves one recording out; the others go on.
    void stop(const std::filesystem::path& input);
    [[nodiscard]] bool isAny() const { return !m_runs.empty(); }
    /// One of them has it still before it.
    [[nodiscard]] bool awaits(const std::filesystem::path& input) const;
    /// "song (Mika).wav", "song (Mika 2).wav" …: the first that is neither there, nor written by one of them,
    /// nor among the outputs of @p request, whose format it has.
    [[nodiscard]] std::filesystem::path freeOutput(const std::filesystem::path& folder,
                                                   const std::filesystem::path& input,
                                                   const std::string& voice,
                                                   const convert::ConvertRequest& request) const;

Q_SIGNALS:
    /// One begins or ends.
    void changed();
    void taken(const std::filesystem::path& input, qint64 take);
    void failed(const QString& sentence);
    /// The device that Settings names is not here; nothing was converted.
    void deviceGone(const QString& sentence);
    void warned(const QString& sentence);

private:
    struct Run;

    void follow(const studio::JobCard& card);
    void showNews(Run& run, std::optional<double> secondsLeft);
    void sayFailures(const Run& run);
    void end(qint64 job, const Outcome<convert::ConvertReport>& outcome);

    Desk& m_desk;
    SourceList& m_sources;
    studio::TakeHistory& m_history;
    std::map<qint64, std::unique_ptr<Run>> m_runs; ///< by job
};

} // namespace koe::ui
