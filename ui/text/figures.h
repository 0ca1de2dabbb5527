#pragma once

#include <QString>

#include <string>

namespace koe::ui {

/// The engine's UTF-8.
[[nodiscard]] inline QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}
/// "0:48", "1:02:03".
[[nodiscard]] QString clockText(double seconds);
/// "0:21 left", "41 min left" in the window's language.
[[nodiscard]] QString timeLeftText(double seconds);
/// "50 minutes", "2 hours", rounded as a guess deserves.
[[nodiscard]] QString aboutText(double seconds);
/// "1.2 GB", "181 MB" in the window's language.
[[nodiscard]] QString bytesText(double bytes);
/// "40 kHz", "44.1 kHz" in the window's language; empty for 0.
[[nodiscard]] QString rateText(int sampleRateHz);
/// "C4", "A#3"; empty for what is no pitch.
[[nodiscard]] QString noteText(double hz);

} // namespace koe::ui
