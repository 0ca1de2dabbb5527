#include "ui/jobs/job_title.h"

#include <QCoreApplication>

namespace koe::ui {
namespace {

constexpr QChar kBetween(0x1f); // the unit separator: in no name that people give

} // namespace

std::string jobTitle(const char* words, const QStringList& names)
{
    return (QStringList(QString::fromUtf8(words)) + names).join(kBetween).toStdString();
}

std::string jobTitle(const char* words, int count)
{
    return jobTitle(words, QStringList(QString::number(count)));
}

QString jobTitleText(const std::string& title)
{
    const QStringList parts = QString::fromStdString(title).split(kBetween);
    const bool isCounted = parts.front().contains(QLatin1String("%n")) && parts.size() == 2;
    const QString words = QCoreApplication::translate("koe::ui::JobTitle", parts.front().toUtf8().constData(),
                                                      nullptr, isCounted ? parts.back().toInt() : -1);
    if (isCounted || parts.size() == 1)
        return words;
    // In one go: a file may be called "%2".
    return parts.size() == 2 ? words.arg(parts[1]) : words.arg(parts[1], parts[2]);
}

} // namespace koe::ui
