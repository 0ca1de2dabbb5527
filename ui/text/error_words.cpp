#include "ui/text/error_words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <map>

namespace koe::ui {
namespace {

struct Known
{
    const char* engine;
    const char* words; ///< with the same %1 …; one that the window has no use for may be missing
};

// Of two that fit, the first counts.
constexpr Known kKnown[] = {
    // Memory and disk
    {"There is not enough memory for this: close other programs, or give it less at a time.",
     QT_TRANSLATE_NOOP(
         "koe::ui::ErrorWords",
         "There is not enough memory for this: close other programs, or give it less at a time.")},
    {"With %1 MB of memory nothing can be converted: this voice and its models need %2. Allow more with "
     "--memory.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "With %1 MB of memory nothing can be converted: this voice needs "
                       "%2. Settings allows it more.")},
    {"Only %1 MB of memory are free, and this voice and its models need %2: close other programs if it "
     "becomes "
     "slow or ends.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "Only %1 MB of memory are free, and this voice needs %2: close "
                                              "other programs if it becomes slow or ends.")},
    {"There is no room left on the disk for %1: make room and start again; nothing was lost.",
     QT_TRANSLATE_NOOP(
         "koe::ui::ErrorWords",
         "There is no room left on the disk for %1: make room and start again; nothing was lost.")},
    {"There is no room left on the disk for %1: make room and start again; what is here already is kept.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "There is no room left on the disk for %1: make room and start "
                                              "again; what is here already is kept.")},
    {"There is no room left on the disk of %1 for the sound that waits there: make room and start again; "
     "nothing was lost.",
     QT_TRANSLATE_NOOP(
         "koe::ui::ErrorWords",
         "There is no room left on the disk of %1: make room and start again; nothing was lost.")},
    {"There is no room on the disk for %1: %2 are needed and %3 are free.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "There is no room on the disk for %1: %2 are needed and %3 are free.")},
    {"The folder of %1 cannot be written to: choose another one.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "The folder of %1 cannot be written to: choose another one.")},
    {"The folder %1 cannot be written to: choose another one.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "The folder %1 cannot be written to: choose another one.")},
    {"The folder %1 cannot be made: choose another one.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "The folder %1 cannot be made: choose another one.")},
    {"Cannot write %1: %2.", QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "%1 cannot be written: %2.")},
    // Recordings
    {"There is no file %1.", QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "There is no file %1.")},
    {"There is no folder %1.", QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "There is no folder %1.")},
    {"The folder %1 holds no recordings.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "The folder %1 holds no recordings.")},
    {"%1 is a folder, not a recording.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "%1 is a folder, not a recording.")},
    {"The folder %1 cannot be read: it is not yours to read.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "The folder %1 cannot be read: it is not yours to read.")},
    {"%1 cannot be read: it is not yours to read.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "%1 cannot be read: it is not yours to read.")},
    {"The recording is empty.", QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "The recording is empty.")},
    {"%1 is empty.", QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "%1 is empty.")},
    {"%1 is not a sound file that can be read, whatever its name says.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "%1 is not a sound file that can be read, whatever its name says.")},
    {"%1 holds no sound.", QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "%1 holds no sound.")},
    {"%1 is cut short: it ends before its own header says. Copy it again.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "%1 is cut short: it ends before its own header says. Copy it again.")},
    {"The recording holds samples that are not numbers: it is damaged, export it again.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "The recording is damaged: export it again.")},
    {"%1 is there already and was left as it is; --overwrite replaces it.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "%1 is there already and was left as it is.")},
    // Voices and what they need
    {"There is no voice called \"%1\". There are: %2.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "There is no voice called %1 any more.")},
    {"There is no voice file %1. There are: %2.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "The voice file %1 is not there any more.")},
    {"The voice %1 needs the encoder %2, which is not there; %3, or name one that you have with --content.",
     QT_TRANSLATE_NOOP(
         "koe::ui::ErrorWords",
         "The voice %1 needs the base model %2, which is not here yet: Settings gets it, or takes "
         "it over from RVC.")},
    {"The voice %1 was trained on the encoder \"%2\", which Koe Studio does not have: put it in %3, or name "
     "it "
     "with --content.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "The voice %1 was trained on the speech encoder %2, which is not "
                       "here: put it into %3.")},
    {"The voice %1 needs the starter pack's encoder, and %2 is not there: get the starter pack again (it "
     "comes "
     "with Koe Studio).",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "The voice %1 needs %2, which comes with Koe Studio and is not "
                                              "there: install Koe Studio again.")},
    {"The pitch method %1 needs its weights, which are not there; %2, name the file with --pitch-model, or "
     "use "
     "--pitch swiftf0.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "The pitch method %1 needs its base model, which is not here yet: "
                       "Settings gets it, or choose another method.")},
    {"The voice %1 is damaged: %2.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "The voice %1 is damaged: %2.")},
    {"%1 cannot speak: its tensor %2 holds values that are no numbers. Its training went astray, or the file "
     "is damaged: take an earlier one, or download it again.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "%1 cannot speak: its training went astray, or the file is "
                                              "damaged. Take an earlier one, or download it again.")},
    {"The index %1 is for %2 voices, and %3 is %4.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "The index %1 is for %2 voices, and %3 is %4.")},
    {"The index %1 holds no vectors: take the one whose name begins with \"added_\".",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "The index %1 is empty: take the one whose name begins with “added_”.")},
    {"%1 is there already: choose another name.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "%1 is there already: choose another name.")},
    {"There is another voice called %1: choose another name.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "There is another voice called %1: choose another name.")},
    {"A voice cannot be called \"%1\": a name has no slash, does not begin with a dot and is shorter than %2 "
     "letters.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "A voice cannot be called “%1”: a name has no slash, does not "
                                              "begin with a dot and is shorter than %2 letters.")},
    {"The name %1 must end in .zip.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "The name %1 must end in .zip.")},
    {"The name %1 must end in .pth or .safetensors.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "The name %1 must end in .pth or .safetensors.")},
    {"%1 cannot be moved to the bin (%2): it is still where it was. Delete it with the file manager.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "%1 cannot be moved to the bin (%2): it is still where it was. "
                                              "Delete it with the file manager.")},
    {"%1 is no longer in the bin.", QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "%1 is no longer in the bin.")},
    // Training
    {"Preparing the recordings needs the encoder %1, which is not there; %2, or name one that you have with "
     "--content.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "Preparing the recordings needs the base model %1, which is not "
                       "here yet: Settings gets it, or takes it over from RVC.")},
    {"The base %1 is not there; %2.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "The base %1 is not here yet: Settings gets it, or takes it over from RVC.")},
    {"This training needs the starter pack's encoder, and %1 is not there: get the starter pack again (it "
     "comes "
     "with Koe Studio).",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "This training needs %1, which comes with Koe Studio and is not "
                       "there: install Koe Studio again.")},
    {"There is no speech to train on in %1. For one: %2",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "There is no speech to train on in %1.")},
    {"There is no speech to train on in %1.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "There is no speech to train on in %1.")},
    {"There are only %1 s of speech: a voice needs minutes of it, ten or more, to sound like its speaker.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "There are only %1 s of speech: a voice needs minutes of it, ten "
                       "or more, to sound like its speaker.")},
    {"%1 was left out: there is no speech in it, only silence (or it is far too quiet).",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "%1 was left out: there is no speech in it, only silence (or it is far too quiet).")},
    {"Another process is training %1 at this moment. Wait for it, or stop it.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "Another program is training %1 at this moment. Wait for it, or stop it.")},
    {"The experiment %1 is being trained at this moment: stop it first.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "The experiment %1 is being trained at this moment: stop it first.")},
    {"None of the checkpoints in %1 can be read (%2 is the newest). Move them away to begin anew.",
     QT_TRANSLATE_NOOP(
         "koe::ui::ErrorWords",
         "None of the checkpoints in %1 can be read (%2 is the newest). Move them away to begin "
         "anew.")},
    {"Training came off the rails at epoch %1, step %2: a loss is no number. %3",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "The training went astray at epoch %1, step %2. What was saved "
                                              "before is kept: go on from there, perhaps with another batch "
                                              "size.")},
    {"The training process ended unexpectedly (signal %1, perhaps out of memory). Everything up to the last "
     "save is kept. To go on, press Go on, or run the same command again.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "The training was ended from outside, perhaps out of memory. "
                                              "Everything up to the last save is kept: go on from there.")},
    {"The training process ended unexpectedly (%1). Everything up to the last save is kept. To go on, press "
     "Go on, or run the same command again.",
     QT_TRANSLATE_NOOP(
         "koe::ui::ErrorWords",
         "The training ended unexpectedly (%1). Everything up to the last save is kept: go on from there.")},
    {"%1 needs more memory than %2 has free: close other programs that use it, make the batch smaller, or "
     "use "
     "--device cpu.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "The graphics card has too little memory free: close other "
                                              "programs that use it, make the batch smaller, or choose the "
                                              "processor in Settings.")},
    {"%1 needs more memory than %2 has free: close other programs, make the batch smaller, or work on "
     "shorter "
     "pieces.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "This machine has too little memory free: close other programs, or "
                       "make the batch smaller.")},
    {"%1 failed inside the neural network: %2 (the log has the whole).",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "Something failed inside the neural network: %2")},
    {"This machine has no NVIDIA card that LibTorch can use (%1): use --device cpu, or a LibTorch with CUDA "
     "and "
     "a driver that fits it.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "The graphics card %1 cannot be used here: choose another device in "
                       "Settings.")},
    {"There is no %1 here, the last card is %2.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "The graphics card %1 is not there any more: choose another device "
                       "in Settings.")},
    // Sound devices
    {"There is no %1 here that could be used: plug one in, or start the sound server (PipeWire, PulseAudio "
     "or "
     "JACK).",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "There is no %1 here that could be used: plug one in, or start the "
                       "sound server (PipeWire, PulseAudio or JACK).")},
    {"The %1 “%2” is not there: plug it in or choose another one.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "The %1 “%2” is not there: plug it in or choose another one.")},
    {"The loudspeaker went away, or its sound server stopped: choose another one, or start the sound server "
     "again.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "The loudspeaker went away, or its sound server stopped: choose "
                       "another one, or start the sound server again.")},
    {"The loudspeaker “%1” cannot be used: the usual one sounds instead.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "The loudspeaker “%1” cannot be used: the system default sounds instead.")},
    {"The microphone went away while it recorded: what it gave until then is kept.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "The microphone went away while it recorded: what it gave until then is kept.")},
    {"There is no room left on the disk of %1: what was recorded until then is kept. Make room before you go "
     "on.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "There is no room left on the disk of %1: what was recorded "
                                              "until then is kept. Make room before you go on.")},
    {"The microphone went away, or its sound server stopped: choose another one.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "The microphone went away, or its sound server stopped: choose another one.")},
    {"Nothing was recorded: the microphone gave no sound.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "Nothing was recorded: the microphone gave no sound.")},
    // Downloads
    {"%1 could not be brought: %2",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "%1 could not be got: the download server cannot be reached, or "
                       "stopped. Try again later, or name another server in Settings.")},
    {"%1 sends %2 instead of %3: a network that wants a log-in does so, and a mirror that is laid out "
     "otherwise "
     "(%4).",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "%1 sends something else instead of %3: a network that wants a "
                                              "log-in does so.")},
    {"The file of %1 differs from the list and is not used.\n%2",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "The download server gave another file than the listed one: it is not used. Try "
                       "again later, or name another server in Settings.")},
    // Files of the program's own
    {"The file %1 cannot be read, so %2 begin anew. It is kept as %3.",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords",
                       "The file %1 cannot be read, so %2 begin anew. It is kept as %3.")},
    // The rest
    {"Stopped.", QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "Stopped.")},
    {"Something went wrong that Koe Studio has no words for: %1",
     QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "Something went wrong that Koe Studio has no words for: %1")},
};

/// Words that stand in for %1.
constexpr const char* kPieces[] = {
    QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "microphone"),
    QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "loudspeaker"),
    QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "the settings"),
    QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "the jobs"),
    QT_TRANSLATE_NOOP("koe::ui::ErrorWords", "the results"),
};

QString translated(const char* words)
{
    return QCoreApplication::translate("koe::ui::ErrorWords", words);
}

QRegularExpression expressionFor(const char* engine)
{
    QString pattern = QRegularExpression::escape(QString::fromUtf8(engine));
    for (int number = 1; number <= 4; number++)
        pattern.replace(QStringLiteral("\\%") + QString::number(number), QStringLiteral("(.+?)"));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                              QRegularExpression::DotMatchesEverythingOption);
}

} // namespace

QString errorWords(const QString& sentence)
{
    if (sentence.isEmpty())
        return sentence; // without the expressions, which take 2 ms to make
    static const std::vector<QRegularExpression> expressions = [] {
        std::vector<QRegularExpression> all;
        for (const Known& known : kKnown)
            all.push_back(expressionFor(known.engine));
        return all;
    }();
    for (std::size_t i = 0; i < expressions.size(); i++) {
        const QRegularExpressionMatch match = expressions[i].match(sentence);
        if (!match.hasMatch())
            continue;
        QString words = translated(kKnown[i].words);
        QStringList parts = match.capturedTexts().mid(1);
        for (QString& part : parts)
            for (const char* piece : kPieces)
                if (part == QLatin1String(piece))
                    part = translated(piece);
        // In one go: a file may be called "%2".
        QString filled;
        for (int at = 0; at < words.size(); at++) {
            const int number = words[at] == u'%' && at + 1 < words.size() ? words[at + 1].digitValue() : -1;
            if (number >= 1 && number <= parts.size()) {
                filled += parts[number - 1];
                at++;
            } else {
                filled += words[at];
            }
        }
        return filled;
    }
    return sentence;
}

std::vector<std::string_view> knownErrors()
{
    std::vector<std::string_view> all;
    for (const Known& known : kKnown)
        all.emplace_back(known.engine);
    return all;
}

} // namespace koe::ui
