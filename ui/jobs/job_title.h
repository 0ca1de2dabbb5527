#pragma once

#include <QString>
#include <QStringList>

#include <string>

namespace koe::ui {

/// What a job does, as its card keeps it: words and names apart, so that it is said in the language of the
/// window that shows it, today and out of the history. @param words marked with QT_TRANSLATE_NOOP (or
/// QT_TRANSLATE_N_NOOP) in "koe::ui::JobTitle", with %1 and %2 for the names
[[nodiscard]] std::string jobTitle(const char* words, const QStringList& names = {});
/// With %n for @p count.
[[nodiscard]] std::string jobTitle(const char* words, int count);

enum class JobTense
{
    Running, ///< "Converting song.wav": also what waits
    Over,    ///< "Conversion of song.wav": done, failed, stopped or interrupted
};
[[nodiscard]] QString jobTitleText(const std::string& title, JobTense tense);

} // namespace koe::ui
