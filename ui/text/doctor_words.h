#pragma once

#include "dataset/check.h"

#include <QString>
#include <QStringList>

namespace koe::ui {

// What the doctor found, in the window's language. (The engine's own sentences are English.)

/// @param many with %1 for the number
[[nodiscard]] QString counted(int number, const QString& one, const QString& many);
/// "8 minutes of clean speech: enough to try; 10 to 50 minutes are better."
[[nodiscard]] QString verdictText(const dataset::CheckReport& report);
/// "Train 200 epochs."; empty where there is nothing to train on.
[[nodiscard]] QString epochsText(const dataset::CheckReport& report);
/// What helps the whole set: a sentence each.
[[nodiscard]] QStringList adviceTexts(const dataset::CheckReport& report);
/// "Noise"; empty for a measure that is not shown.
[[nodiscard]] QString measureName(const dataset::Measure& measure);
/// "speech 34 dB over it"
[[nodiscard]] QString measureText(const dataset::Measure& measure);
/// What it means, for a tooltip.
[[nodiscard]] QString measureHint(const dataset::Measure& measure);
/// "Clips"
[[nodiscard]] QString troubleWord(dataset::Trouble trouble);
/// "Clips: 0.31 % of it stands at a ceiling."
[[nodiscard]] QString findingText(const dataset::Finding& finding, const dataset::FileFigures* file);
/// "3 recordings clip"
[[nodiscard]] QString troubleCount(dataset::Trouble trouble, int count);
/// "good", "careful" …
[[nodiscard]] QString gradeWord(dataset::Grade grade);
/// Tone of words(): "good", "care", "wrong", "third".
[[nodiscard]] const char* toneOf(dataset::Grade grade);

} // namespace koe::ui
