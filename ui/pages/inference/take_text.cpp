#include "ui/pages/inference/take_text.h"

#include "studio/presets.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>
#include <map>

namespace koe::ui {
namespace {

QString number(double value)
{
    return QString::number(value, 'g', 4);
}

/// The page's word for an option; the option's own where the page has none.
QString nameOf(const std::string& option)
{
    static const std::map<std::string, const char*> names{
        {"index", QT_TRANSLATE_NOOP("koe::ui::TakeText", "index file")},
        {"index-rate", QT_TRANSLATE_NOOP("koe::ui::TakeText", "index")},
        {"protect", QT_TRANSLATE_NOOP("koe::ui::TakeText", "protect")},
        {"rms-mix", QT_TRANSLATE_NOOP("koe::ui::TakeText", "loudness mix")},
        {"pitch", QT_TRANSLATE_NOOP("koe::ui::TakeText", "pitch method")},
        {"formant", QT_TRANSLATE_NOOP("koe::ui::TakeText", "formant")},
        {"format", QT_TRANSLATE_NOOP("koe::ui::TakeText", "format")},
        {"stereo", QT_TRANSLATE_NOOP("koe::ui::TakeText", "channels")},
        {"clean", QT_TRANSLATE_NOOP("koe::ui::TakeText", "noise removal")},
        {"loudness-match", QT_TRANSLATE_NOOP("koe::ui::TakeText", "same loudness")},
    };
    const auto found = names.find(option);
    return found == names.end() ? QString::fromStdString(option)
                                : QCoreApplication::translate("koe::ui::TakeText", found->second);
}

/// As beside the slider.
QString unitText()
{
    return QCoreApplication::translate("koe::ui::SettingsPanel", " st");
}

QString valueOf(const std::string& text)
{
    if (text.empty())
        return QCoreApplication::translate("koe::ui::TakeText", "usual");
    return QString::fromStdString(text);
}

} // namespace

QString signedText(double semitones)
{
    if (semitones == 0.0)
        return QStringLiteral("0");
    return (semitones > 0.0 ? QStringLiteral("+") : QStringLiteral("−")) + number(std::abs(semitones));
}

QString takeText(const convert::ConvertRequest& request)
{
    QString text = QString::fromStdString(std::filesystem::path(request.voice).stem().string()) +
                   QStringLiteral(" · ") + signedText(request.transposeSemitones) + unitText();
    if (request.indexRate)
        text +=
            QStringLiteral(" · ") + nameOf("index-rate") + QStringLiteral(" ") + number(*request.indexRate);
    return text;
}

QString changeText(const convert::ConvertRequest& before, const convert::ConvertRequest& after)
{
    QStringList parts;
    for (const studio::SettingChange& change : studio::changesBetween(before, after)) {
        if (change.name == "voice")
            parts.append(QString::fromStdString(std::filesystem::path(change.after).stem().string()));
        else if (change.name == "transpose")
            parts.append(signedText(before.transposeSemitones) + QStringLiteral(" → ") +
                         signedText(after.transposeSemitones) + unitText());
        else
            parts.append(nameOf(change.name) + QStringLiteral(" ") + valueOf(change.before) +
                         QStringLiteral(" → ") + valueOf(change.after));
    }
    return parts.isEmpty() ? QCoreApplication::translate("koe::ui::TakeText", "the same settings")
                           : parts.join(QStringLiteral(", "));
}

} // namespace koe::ui
