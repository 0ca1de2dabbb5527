// Recordings, datasets and sound devices.
#include "ui/text/known_errors.h"

namespace koe::ui {

std::span<const KnownError> ErrorWords::ofSound()
{
    static constexpr KnownError kKnown[] = {
        {QT_TR_NOOP("There is no file %1.")},
        {QT_TR_NOOP("There is no folder %1.")},
        {QT_TR_NOOP("The folder %1 holds no recordings.")},
        {QT_TR_NOOP("%1 is a folder, not a recording.")},
        {QT_TR_NOOP("The folder %1 cannot be read: it is not yours to read.")},
        {QT_TR_NOOP("%1 cannot be read: it is not yours to read.")},
        {QT_TR_NOOP("The recording is empty.")},
        {QT_TR_NOOP("%1 is empty.")},
        {QT_TR_NOOP("%1 is not a sound file that can be read, whatever its name says.")},
        {QT_TR_NOOP("%1 holds no sound.")},
        {QT_TR_NOOP("%1 is cut short: it ends before its own header says. Copy it again.")},
        {"The recording holds samples that are not numbers: it is damaged, export it again.",
         QT_TR_NOOP("The recording is damaged: export it again.")},
        {"%1 is there already and was left as it is; --overwrite replaces it.",
         QT_TR_NOOP("%1 is there already and was left as it is.")},
        {QT_TR_NOOP("There is no %1 here that could be used: plug one in, or start the sound server "
                    "(PipeWire, PulseAudio or JACK).")},
        {QT_TR_NOOP("The %1 “%2” is not there: plug it in or choose another one.")},
        {QT_TR_NOOP("The loudspeaker went away, or its sound server stopped: choose another one, or start "
                    "the sound server again.")},
        {"The loudspeaker “%1” cannot be used: the usual one sounds instead.",
         QT_TR_NOOP("The loudspeaker “%1” cannot be used: the system default sounds instead.")},
        {QT_TR_NOOP("The microphone went away while it recorded: what it gave until then is kept.")},
        {QT_TR_NOOP("There is no room left on the disk of %1: what was recorded until then is kept. Make "
                    "room before you go on.")},
        {QT_TR_NOOP("The microphone went away, or its sound server stopped: choose another one.")},
        {QT_TR_NOOP("Nothing was recorded: the microphone gave no sound.")},
        {"%1 holds numbers that are no sound (NaN or infinite), first at sample %2: export it again.",
         QT_TR_NOOP("%1 is damaged: export it again.")},
        {"The sound holds values that are no numbers (NaN or infinity); repair the recording.",
         QT_TR_NOOP("The recording is damaged: export it again.")},
        {"The sound holds samples that are not numbers, so its pitch cannot be followed. Export it again "
         "from the program that made it.",
         QT_TR_NOOP("The recording is damaged: export it again.")},
        {"A speech encoder needs at least 25 ms of sound (400 samples); this is %1 samples.",
         QT_TR_NOOP("The recording is too short to convert.")},
        {QT_TR_NOOP("%1 is damaged or cut short: %2 of %3 seconds can be read. Copy it again.")},
        {"%1 cannot be played: something failed while it was decoded.", QT_TR_NOOP("%1 cannot be played.")},
        {QT_TR_NOOP("%1 has a sample rate of only %2 Hz: there is no voice to learn in it.")},
        {"Cannot write %1 with %2 channels at %3 Hz: %4",
         QT_TR_NOOP("%1 cannot be written with %2 channels at %3 Hz: choose another format.")},
        {"Cannot write %1: its sample rate would be %2 Hz.",
         QT_TR_NOOP("%1 cannot be written at %2 Hz: choose another format.")},
        {"Cannot write %1: it would have %2 channels, and 1 to 8 are possible.",
         QT_TR_NOOP("%1 cannot be written: it has %2 channels, and 1 to 8 are possible.")},
        {"The encoder could not write %1.", QT_TR_NOOP("%1 could not be written: choose another format.")},
        {"The sound could not be encoded: %1.",
         QT_TR_NOOP("The sound could not be written (%1): choose another format.")},
        {"This computer's FFmpeg cannot write %1 with %2: choose another format.",
         QT_TR_NOOP("This computer cannot write %1: choose another format.")},
        {"The coder %1 does not take %2 channels at %3 Hz.",
         QT_TR_NOOP("The format does not take %2 channels at %3 Hz: choose another one.")},
        {"Sound at %1 Hz cannot be turned into %2 Hz.",
         QT_TR_NOOP("Sound at %1 Hz cannot be converted to %2 Hz.")},
        {QT_TR_NOOP("The sample rate could not be changed: %1.")},
        {"The sample rate converter did not start: %1.",
         QT_TR_NOOP("The sample rate could not be changed: %1.")},
        {"The sample rate converter stopped before the end of the sound.",
         QT_TR_NOOP("The sample rate could not be changed.")},
        {QT_TR_NOOP("%1 was left out.")},
        {QT_TR_NOOP("%1 could not be converted; the log says why.")},
        {"The output %1 is the recording itself: choose another name.",
         QT_TR_NOOP("%1 would overwrite the recording itself: choose another folder.")},
        {QT_TR_NOOP("What was kept of that conversion cannot be read any more: begin it anew.")},
        {QT_TR_NOOP("The recording %1 is shorter than 0.1 s: there is nothing to compare.")},
        {QT_TR_NOOP("The recording %1 is silent: there is nothing to compare.")},
        {"The %1 “%2” does not open (%3): another program may hold it. Choose another one or try again.",
         QT_TR_NOOP(
             "The %1 “%2” does not open: another program may hold it. Choose another one or try again.")},
        {"The %1 “%2” does not start (%3): another program may hold it. Choose another one or try again.",
         QT_TR_NOOP(
             "The %1 “%2” does not start: another program may hold it. Choose another one or try again.")},
        {"«%1» is too long for a name: choose a shorter one.",
         QT_TR_NOOP("«%1» is too long for a name: choose a shorter one.")},
        {"\"%1\" cannot be the name of a dataset: it names a folder, so no / \\ | and no dot at its "
         "beginning.",
         QT_TR_NOOP("“%1” cannot be the name of a dataset: it names a folder, so no / \\ | and no dot at its "
                    "beginning.")},
        {QT_TR_NOOP("There is a dataset «%1» already: choose another name.")},
        {"%1 is not a folder: give the folder that the recordings lie in.",
         QT_TR_NOOP("%1 is not a folder: choose the folder that the recordings lie in.")},
        {QT_TR_NOOP("%1 is empty: put recordings of the voice into it (wav, flac, mp3, m4a …).")},
        {QT_TR_NOOP("%1 has %2 sub-folders, each of them a speaker; a voice holds %3 at most.")},
        {"%1: %2 file(s) beside the speakers' folders were left out; put them into the folder of their "
         "speaker.",
         QT_TR_NOOP("%1: %2 recordings beside the speakers' folders were left out. Put them into the folder "
                    "of their speaker.")},
        {QT_TR_NOOP("%1 is damaged, so it cannot be said which recordings are to be left out: remove it and "
                    "choose them again.")},
        {"A recording to be left out of %1 has a name that is not UTF-8: rename it first.",
         QT_TR_NOOP("A recording of %1 has a name with damaged letters: rename it first.")},
        {"All recordings of %1 are to be left out (%2): keep some.",
         QT_TR_NOOP("All recordings of %1 are to be left out: keep some.")},
        {QT_TR_NOOP("%1 It was left out.")},
        {"%1, %2 to %3 s, was left out: %4.", QT_TR_NOOP("%1, %2 to %3 s, was left out.")},
        {"%1: the clip %2 was left out: its speech features are not finite.",
         QT_TR_NOOP("%1: the clip %2 was left out: it is damaged.")},
        {"The path %1 holds a '|' or a line break, which RVC's filelist cannot hold: choose another place or "
         "name.",
         QT_TR_NOOP("The path %1 holds a “|” or a line break: choose another place or name.")},
        {"The sound could not be stretched: %1.", QT_TR_NOOP("The formant shift failed: %1.")},
        {"Sound of %1 samples cannot be stretched to %2.",
         QT_TR_NOOP("The recording is too short to convert.")},
    };
    return kKnown;
}

} // namespace koe::ui
