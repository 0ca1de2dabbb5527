#include "ui/text/doctor_words.h"

#include "ui/text/error_words.h"

#include "ui/text/figures.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>
#include <tuple>
#include <utility>

namespace koe::ui {
namespace {

using dataset::Grade;
using dataset::Trouble;

struct Doctor
{
    Q_DECLARE_TR_FUNCTIONS(koe::ui::Doctor)
};

QString figure(double value, int decimals = 0)
{
    return QLocale().toString(value, 'f', decimals);
}

QString minutesText(double minutes)
{
    if (minutes < 1.0)
        return counted(static_cast<int>(std::lround(minutes * 60)), Doctor::tr("1 second"),
                       Doctor::tr("%1 seconds"));
    return counted(static_cast<int>(std::lround(minutes)), Doctor::tr("1 minute"), Doctor::tr("%1 minutes"));
}

Grade gradeOf(const dataset::CheckReport& report, const char* name)
{
    for (const dataset::Measure& measure : report.measures)
        if (measure.name == name)
            return measure.grade;
    return Grade::Unknown;
}

/// "noisy", "noisy and echoing", "clean".
QString qualityText(const dataset::CheckReport& report)
{
    QStringList flaws;
    for (const auto& [name, wrong, care] :
         {std::tuple("noise", Doctor::tr("noisy"), Doctor::tr("slightly noisy")),
          std::tuple("reverb", Doctor::tr("echoing"), Doctor::tr("slightly echoing")),
          std::tuple("clipping", Doctor::tr("clipping"), Doctor::tr("clipping")),
          std::tuple("hum", Doctor::tr("humming"), Doctor::tr("humming")),
          std::tuple("music", Doctor::tr("music-filled"), Doctor::tr("music-filled"))}) {
        const Grade grade = gradeOf(report, name);
        if (grade == Grade::Wrong)
            flaws << wrong;
        else if (grade == Grade::Care)
            flaws << care;
    }
    return flaws.isEmpty() ? Doctor::tr("clean") : flaws.join(Doctor::tr(", "));
}

} // namespace

QString counted(int number, const QString& one, const QString& many)
{
    return number == 1 ? one : many.arg(number);
}

QString verdictText(const dataset::CheckReport& report)
{
    const double minutes = report.speechMinutes;
    if (minutes <= 0.0)
        return Doctor::tr("There is no speech here to train on.");
    QString end;
    if (minutes < 1.0)
        end = Doctor::tr("too little to learn a voice from.");
    else if (minutes < 5.0)
        end = Doctor::tr("enough for a first try; 10 to 50 minutes are better.");
    else if (minutes < 10.0)
        end = Doctor::tr("enough to try; 10 to 50 minutes are better.");
    else if (report.grade == Grade::Wrong)
        end = Doctor::tr("enough of it, but the voice will sound like that too.");
    else
        end = minutes > 50.0 ? Doctor::tr("more than enough.") : Doctor::tr("good for a voice.");
    return Doctor::tr("%1 of %2 speech: %3").arg(minutesText(minutes), qualityText(report), end);
}

QString epochsText(const dataset::CheckReport& report)
{
    return report.epochs > 0 && report.speechMinutes >= 1.0
               ? counted(report.epochs, Doctor::tr("Train 1 epoch."), Doctor::tr("Train %1 epochs."))
               : QString();
}

QStringList adviceTexts(const dataset::CheckReport& report)
{
    QStringList advice;
    const auto bad = [](Grade grade) { return grade == Grade::Care || grade == Grade::Wrong; };
    if (report.speechMinutes < 1.0)
        advice << Doctor::tr("Add more recordings: two minutes are enough to try, ten make a good voice.");
    if (gradeOf(report, "noise") == Grade::Wrong)
        advice << Doctor::tr("Record closer to the microphone, or take the noise out first.");
    if (gradeOf(report, "reverb") == Grade::Wrong)
        advice << Doctor::tr("Take the echo out first, or record in a room with curtains and carpet.");
    if (bad(gradeOf(report, "hum")))
        advice << Doctor::tr("Filter the hum out first, or record away from power supplies.");
    if (bad(gradeOf(report, "bandwidth")))
        advice << Doctor::tr("The treble is missing: train at 32 kHz; more would be empty.");
    return advice;
}

QString measureName(const dataset::Measure& measure)
{
    for (const auto& [name, shown] :
         {std::pair("speech", Doctor::tr("Speech")), std::pair("noise", Doctor::tr("Noise")),
          std::pair("hum", Doctor::tr("Hum")), std::pair("clipping", Doctor::tr("Clipping")),
          std::pair("reverb", Doctor::tr("Echo")), std::pair("music", Doctor::tr("Music")),
          std::pair("bandwidth", Doctor::tr("Treble")), std::pair("silence", Doctor::tr("Silence")),
          std::pair("pitch", Doctor::tr("Pitch")), std::pair("level-spread", Doctor::tr("Level")),
          std::pair("other-speakers", Doctor::tr("Other voices")),
          std::pair("duplicates", Doctor::tr("Duplicates"))})
        if (measure.name == name)
            return shown;
    return {};
}

QString measureText(const dataset::Measure& measure)
{
    const double value = measure.value;
    const std::string& name = measure.name;
    if (name == "speech")
        return minutesText(value);
    if (name == "silence" || name == "music")
        return figure(value * 100) + QStringLiteral(" %");
    if (name == "other-speakers" || name == "duplicates")
        return value > 0
                   ? counted(static_cast<int>(value), Doctor::tr("1 recording"), Doctor::tr("%1 recordings"))
                   : Doctor::tr("none");
    if (!std::isfinite(value))
        return Doctor::tr("not to be heard out");
    if (name == "noise")
        return Doctor::tr("%1 dB under the speech").arg(figure(value));
    if (name == "hum")
        return measure.value > measure.goodTo ? Doctor::tr("%1 dB under the speech").arg(figure(-value))
                                              : Doctor::tr("none");
    if (name == "clipping")
        return value > 0.0 ? figure(value * 100, 3) + QStringLiteral(" %") : Doctor::tr("none");
    if (name == "reverb")
        return Doctor::tr("%1 s").arg(figure(value, 1));
    if (name == "bandwidth")
        return Doctor::tr("up to %1 kHz").arg(figure(value / 1000));
    if (name == "level-spread")
        return Doctor::tr("within %1 dB").arg(figure(value));
    if (name == "pitch")
        return QStringLiteral("%1 (%2 – %3)")
            .arg(noteText(value), noteText(measure.goodFrom), noteText(measure.goodTo));
    return QString::fromStdString(measure.text);
}

QString measureHint(const dataset::Measure& measure)
{
    for (const auto& [name, hint] :
         {std::pair("speech",
                    Doctor::tr("What is left after silence is cut away. 10 to 50 minutes are good.")),
          std::pair("noise", Doctor::tr("Steady noise against the speech. 25 dB and more are good.")),
          std::pair("hum", Doctor::tr("The mains at 50 or 60 Hz.")),
          std::pair("clipping", Doctor::tr("Samples cut off at a ceiling: the recording was too loud.")),
          std::pair("reverb",
                    Doctor::tr("How long the room rings. Under 0.35 s is good; the voice learns the "
                               "room as well.")),
          std::pair("music",
                    Doctor::tr("What moves as music does, not as a voice. Separate the voice first.")),
          std::pair("bandwidth", Doctor::tr("Where the sound ends. A voice of 40 or 48 kHz wants 15 kHz.")),
          std::pair("silence", Doctor::tr("Cut away by itself; no harm.")),
          std::pair("pitch",
                    Doctor::tr("The middle, and what nearly all of it lies between. A voice sings best "
                               "within what it has learned.")),
          std::pair("level-spread",
                    Doctor::tr("Between quiet and loud recordings. Clips are levelled; the noise "
                               "of quiet ones with them.")),
          std::pair("other-speakers",
                    Doctor::tr("Recordings that sound unlike the rest: another person, another "
                               "microphone or another room.")),
          std::pair("duplicates", Doctor::tr("The same sound more than once."))})
        if (measure.name == name)
            return hint;
    return {};
}

QString troubleWord(Trouble trouble)
{
    switch (trouble) {
    case Trouble::Unreadable:
        return Doctor::tr("cannot be read");
    case Trouble::NoSpeech:
        return Doctor::tr("no speech");
    case Trouble::TooShort:
        return Doctor::tr("too short");
    case Trouble::Clipping:
        return Doctor::tr("clips");
    case Trouble::Noise:
        return Doctor::tr("noisy");
    case Trouble::Hum:
        return Doctor::tr("hums");
    case Trouble::Reverb:
        return Doctor::tr("echoes");
    case Trouble::Music:
        return Doctor::tr("music");
    case Trouble::NarrowBand:
        return Doctor::tr("no treble");
    case Trouble::Level:
        return Doctor::tr("level");
    case Trouble::OtherSpeaker:
        return Doctor::tr("another voice?");
    case Trouble::Duplicate:
        return Doctor::tr("duplicate");
    }
    return {};
}

QString findingText(const dataset::Finding& finding, const dataset::FileFigures* file)
{
    switch (finding.trouble) {
    case Trouble::Clipping:
        return Doctor::tr("Clips: %1 % of the samples stand at a ceiling.")
            .arg(figure(finding.figure * 100, 2));
    case Trouble::Noise:
        return Doctor::tr("Noisy: speech is only %1 dB over the noise.").arg(figure(finding.figure));
    case Trouble::Hum:
        return Doctor::tr("Mains hum, %1 dB under the speech.").arg(figure(-finding.figure));
    case Trouble::Reverb:
        return Doctor::tr("Echoes: the room takes about %1 s to fall silent.").arg(figure(finding.figure, 1));
    case Trouble::Music:
        return Doctor::tr("%1 % of it moves as music does: separate the voice first.")
            .arg(figure(finding.figure * 100));
    case Trouble::NarrowBand:
        return Doctor::tr("Holds nothing above %1 kHz.").arg(figure(finding.figure / 1000));
    case Trouble::Level:
        return Doctor::tr("%1 dB against the others.")
            .arg((finding.figure > 0 ? QStringLiteral("+") : QString()) + figure(finding.figure));
    case Trouble::OtherSpeaker:
        return Doctor::tr("Sounds like another person, or another microphone or room: listen to it.");
    case Trouble::Duplicate:
        return Doctor::tr("The same sound as %1.")
            .arg(file != nullptr ? QString::fromStdString(file->duplicateOf) : QString());
    case Trouble::TooShort:
        return Doctor::tr("Shorter than 0.4 s: no clip can be made of it.");
    case Trouble::NoSpeech:
        return Doctor::tr("There is hardly a voice in it.");
    case Trouble::Unreadable:
        break;
    }
    return errorWords(QString::fromStdString(finding.sentence));
}

QString troubleCount(Trouble trouble, int count)
{
    switch (trouble) {
    case Trouble::Unreadable:
        return counted(count, Doctor::tr("1 file cannot be read"), Doctor::tr("%1 files cannot be read"));
    case Trouble::NoSpeech:
        return counted(count, Doctor::tr("1 recording without speech"),
                       Doctor::tr("%1 recordings without speech"));
    case Trouble::TooShort:
        return counted(count, Doctor::tr("1 recording too short"), Doctor::tr("%1 recordings too short"));
    case Trouble::Clipping:
        return counted(count, Doctor::tr("1 recording clipping"), Doctor::tr("%1 recordings clipping"));
    case Trouble::Noise:
        return counted(count, Doctor::tr("1 recording drowning in noise"),
                       Doctor::tr("%1 recordings drowning in noise"));
    case Trouble::Reverb:
        return counted(count, Doctor::tr("1 recording with echo"), Doctor::tr("%1 recordings with echo"));
    case Trouble::Music:
        return counted(count, Doctor::tr("1 recording with music"), Doctor::tr("%1 recordings with music"));
    case Trouble::OtherSpeaker:
        return counted(count, Doctor::tr("1 recording of perhaps another person"),
                       Doctor::tr("%1 recordings of perhaps another person"));
    case Trouble::Duplicate:
        return counted(count, Doctor::tr("1 duplicate"), Doctor::tr("%1 duplicates"));
    case Trouble::Hum:
    case Trouble::NarrowBand:
    case Trouble::Level:
        break;
    }
    return troubleWord(trouble);
}

QString gradeWord(Grade grade)
{
    switch (grade) {
    case Grade::Good:
        return Doctor::tr("good");
    case Grade::Care:
        return Doctor::tr("mind");
    case Grade::Wrong:
        return Doctor::tr("bad");
    case Grade::Unknown:
        break;
    }
    return QStringLiteral("–");
}

const char* toneOf(Grade grade)
{
    switch (grade) {
    case Grade::Good:
        return "good";
    case Grade::Care:
        return "care";
    case Grade::Wrong:
        return "wrong";
    case Grade::Unknown:
        break;
    }
    return "third";
}

} // namespace koe::ui
