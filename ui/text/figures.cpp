#include "ui/text/figures.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace koe::ui {

QString clockText(double seconds)
{
    const auto whole = static_cast<long long>(std::max(0.0, std::floor(seconds + 0.5)));
    const auto two = [](long long value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); };
    if (whole >= 3600)
        return QStringLiteral("%1:%2:%3").arg(whole / 3600).arg(two(whole / 60 % 60), two(whole % 60));
    return QStringLiteral("%1:%2").arg(whole / 60).arg(two(whole % 60));
}

QString timeLeftText(double seconds)
{
    if (seconds < 60.0)
        return QCoreApplication::translate("koe::ui::words", "%1 left").arg(clockText(seconds));
    const auto minutes = static_cast<long long>(std::lround(seconds / 60.0));
    if (minutes < 60)
        return QCoreApplication::translate("koe::ui::words", "%1 min left").arg(minutes);
    return QCoreApplication::translate("koe::ui::words", "%1 h %2 min left")
        .arg(minutes / 60)
        .arg(minutes % 60);
}

QString aboutText(double seconds)
{
    const auto say = [](double value, const char* one, const char* many) {
        const double grain = value < 10.0 ? 1.0 : value < 30.0 ? 5.0 : 10.0;
        const int rounded =
            std::max(1, static_cast<int>(std::lround(value / grain) * static_cast<long>(grain)));
        return rounded == 1 ? QCoreApplication::translate("koe::ui::words", one)
                            : QCoreApplication::translate("koe::ui::words", many).arg(rounded);
    };
    if (seconds < 50.0)
        return say(std::max(10.0, seconds), "", QT_TRANSLATE_NOOP("koe::ui::words", "%1 seconds"));
    if (seconds < 90.0 * 60.0)
        return say(seconds / 60.0, QT_TRANSLATE_NOOP("koe::ui::words", "a minute"),
                   QT_TRANSLATE_NOOP("koe::ui::words", "%1 minutes"));
    if (seconds < 48.0 * 3600.0)
        return say(seconds / 3600.0, QT_TRANSLATE_NOOP("koe::ui::words", "an hour"),
                   QT_TRANSLATE_NOOP("koe::ui::words", "%1 hours"));
    return say(seconds / 86400.0, "", QT_TRANSLATE_NOOP("koe::ui::words", "%1 days"));
}

QString bytesText(double bytes)
{
    const QLocale locale;
    if (bytes >= 1e9)
        return locale.toString(bytes / 1e9, 'f', 1) + QStringLiteral(" GB");
    if (bytes >= 1e6)
        return locale.toString(bytes / 1e6, 'f', 0) + QStringLiteral(" MB");
    return locale.toString(bytes / 1e3, 'f', 0) + QStringLiteral(" kB");
}

QString rateText(int sampleRateHz)
{
    if (sampleRateHz <= 0)
        return {};
    return QLocale().toString(sampleRateHz / 1000.0, 'f', sampleRateHz % 1000 == 0 ? 0 : 1) + " kHz";
}

QString noteText(double hz)
{
    if (!(hz > 0.0))
        return {};
    static constexpr const char* kNames[] = {"C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"};
    const auto midi = static_cast<int>(std::lround(69.0 + 12.0 * std::log2(hz / 440.0)));
    if (midi < 0)
        return {};
    return QString::fromLatin1(kNames[midi % 12]) + QString::number(midi / 12 - 1);
}

} // namespace koe::ui
