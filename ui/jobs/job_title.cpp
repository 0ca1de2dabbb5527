#include "ui/jobs/job_title.h"

#include <QCoreApplication>

namespace koe::ui {
namespace {

constexpr QChar kBetween(0x1f); // the unit separator: in no name that people give

struct Title
{
    const char* running; ///< as the card keeps it
    const char* over;    ///< when it is done, failed or stopped: what it was, not that it goes on
};

constexpr Title kTitles[] = {
    {"Converting %1", QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Conversion of %1")},
    {"Converting %n files", QT_TRANSLATE_N_NOOP("koe::ui::JobTitle", "Conversion of %n files")},
    {"Training «%1»", QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Training of «%1»")},
    {"Measuring how fast this computer trains",
     QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Measurement of how fast this computer trains")},
    {"Listening to «%1»", QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Check of «%1»")},
    {"Copying recordings into «%1»", QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Copy of recordings into «%1»")},
    {"Packing «%1»", QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Package of «%1»")},
    {"Exporting «%1»", QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Export of «%1»")},
    {"Merging «%1» and «%2»", QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Merge of «%1» and «%2»")},
    {"Extracting a voice from %1", QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Extraction of a voice from %1")},
    {"Opening %1", QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Import of %1")},
    {"Getting %1", QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Download of %1")},
    {"Looking through %1", QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Search of %1")},
    {"Taking in voices and base models",
     QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Import of voices and base models")},
};

} // namespace

std::string jobTitle(const char* words, const QStringList& names)
{
    return (QStringList(QString::fromUtf8(words)) + names).join(kBetween).toStdString();
}

std::string jobTitle(const char* words, int count)
{
    return jobTitle(words, QStringList(QString::number(count)));
}

QString jobTitleText(const std::string& title, JobTense tense)
{
    const QStringList parts = QString::fromStdString(title).split(kBetween);
    QByteArray said = parts.front().toUtf8();
    if (tense == JobTense::Over)
        for (const Title& known : kTitles)
            if (said == known.running)
                said = known.over;
    const bool isCounted = said.contains("%n") && parts.size() == 2;
    const QString words = QCoreApplication::translate("koe::ui::JobTitle", said.constData(), nullptr,
                                                      isCounted ? parts.back().toInt() : -1);
    if (isCounted || parts.size() == 1)
        return words;
    // In one go: a file may be called "%2".
    return parts.size() == 2 ? words.arg(parts[1]) : words.arg(parts[1], parts[2]);
}

} // namespace koe::ui
