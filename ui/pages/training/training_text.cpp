#include "ui/pages/training/training_text.h"

#include "studio/training_process.h"
#include "ui/pages/training/training_base.h"
#include "ui/text/figures.h"

#include <QCoreApplication>
#include <QStringList>

namespace koe::ui {
namespace {

/// As a shell reads it.
QString quoted(const std::string& word)
{
    const bool plain = !word.empty() && word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrs"
                                                               "tuvwxyz0123456789_-+=./:,@%") == word.npos;
    const QString text = QString::fromStdString(word);
    return plain ? text : QStringLiteral("'") + QString(text).replace("'", "'\\''") + QStringLiteral("'");
}

struct TrainingText
{
    Q_DECLARE_TR_FUNCTIONS(koe::ui::TrainingText)
};

} // namespace

QString commandText(const training::TrainRequest& request)
{
    QString line = QStringLiteral("koe");
    for (const std::string& word : studio::trainArguments(request))
        line += QLatin1Char(' ') + quoted(word);
    return line;
}

QString summaryText(const training::TrainRequest& request, const studio::Experiment& experiment)
{
    const int rate = request.sampleRateHz != 0      ? request.sampleRateHz
                     : experiment.sampleRateHz != 0 ? experiment.sampleRateHz
                                                    : kStarterRateHz;
    const std::string version = !request.version.empty()      ? request.version
                                : !experiment.version.empty() ? experiment.version
                                                              : kStarterVersion;
    QStringList parts{rateText(rate), QString::fromStdString(version)};
    if (!request.f0)
        parts << TrainingText::tr("without pitch");
    parts << TrainingText::tr("%n epochs", nullptr, request.epochs)
          << TrainingText::tr("batch %1").arg(request.batch);
    if (request.device != "auto")
        parts << (request.device == "cpu" ? QStringLiteral("CPU") : QString::fromStdString(request.device));
    return parts.join(QStringLiteral(" · "));
}

} // namespace koe::ui
