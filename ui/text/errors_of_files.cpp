// Memory, disk, files, downloads, the program itself.
#include "ui/text/known_errors.h"

namespace koe::ui {

std::span<const KnownError> ErrorWords::ofFiles()
{
    static constexpr KnownError kKnown[] = {
        {QT_TR_NOOP("There is not enough memory for this: close other programs, or give it less at a time.")},
        {"With %1 MB of memory nothing can be converted: this voice and its models need %2. Allow more with "
         "--memory.",
         QT_TR_NOOP(
             "With %1 MB of memory nothing can be converted: this voice needs %2. Settings allows it more.")},
        {"Only %1 MB of memory are free, and this voice and its models need %2: close other programs if it "
         "becomes slow or ends.",
         QT_TR_NOOP("Only %1 MB of memory are free, and this voice needs %2: close other programs if it "
                    "becomes slow or ends.")},
        {QT_TR_NOOP(
            "There is no room left on the disk for %1: make room and start again; nothing was lost.")},
        {QT_TR_NOOP("There is no room left on the disk for %1: make room and start again; what is here "
                    "already is kept.")},
        {"There is no room left on the disk of %1 for the sound that waits there: make room and start again; "
         "nothing was lost.",
         QT_TR_NOOP("There is no room left on the disk of %1: make room and start again; nothing was lost.")},
        {QT_TR_NOOP("There is no room on the disk for %1: %2 are needed and %3 are free.")},
        {QT_TR_NOOP("The folder of %1 cannot be written to: choose another one.")},
        {QT_TR_NOOP("The folder %1 cannot be written to: choose another one.")},
        {QT_TR_NOOP("The folder %1 cannot be made: choose another one.")},
        {"Cannot write %1: %2.", QT_TR_NOOP("%1 cannot be written: %2.")},
        {"%1 could not be brought: %2",
         QT_TR_NOOP("%1 could not be got: the download server cannot be reached, or stopped. Try again "
                    "later, or name another server in Settings.")},
        {"%1 sends %2 instead of %3: a network that wants a log-in does so, and a mirror that is laid out "
         "otherwise (%4).",
         QT_TR_NOOP("%1 sends something else instead of %3: a network that wants a log-in does so.")},
        {"The file of %1 differs from the list and is not used.\n%2",
         QT_TR_NOOP("The download server gave another file than the listed one: it is not used. Try again "
                    "later, or name another server in Settings.")},
        {QT_TR_NOOP("The file %1 cannot be read, so %2 begin anew. It is kept as %3.")},
        {QT_TR_NOOP("Stopped.")},
        {QT_TR_NOOP("Something went wrong that Koe Studio has no words for: %1")},
        {QT_TR_NOOP("There is not enough memory for %1: close other programs.")},
        {QT_TR_NOOP("There is not enough memory to read %1.")},
        {QT_TR_NOOP("There is not enough memory to encode the sound.")},
        {QT_TR_NOOP("There is not enough memory to build the index of %1: close other programs or give fewer "
                    "recordings.")},
        {QT_TR_NOOP("There is no room on the disk for all of this in %1: %2 are needed and %3 are free.")},
        {QT_TR_NOOP("There is no room on the disk to unpack %1: %2 are needed and %3 are free.")},
        {"There is no room on the disk in %1: %2 are needed and %3 are free. --link takes none.",
         QT_TR_NOOP("There is no room on the disk in %1: %2 are needed and %3 are free.")},
        {"The folder %1 cannot be written to: name another one with KOE_HOME.",
         QT_TR_NOOP("The folder %1 cannot be written to.")},
        {"The folder %1 cannot be made: %2. Name another one with KOE_HOME.",
         QT_TR_NOOP("The folder %1 cannot be made: %2.")},
        {QT_TR_NOOP("The folder %1 cannot be made: %2.")},
        {"The folder %1 cannot be made (%2): choose another place for the experiment.",
         QT_TR_NOOP("The folder %1 cannot be made: %2.")},
        {"The experiment's folder %1 cannot be made: %2.", QT_TR_NOOP("The folder %1 cannot be made: %2.")},
        {"The experiment's folder %1 cannot be written: %2.",
         QT_TR_NOOP("The folder %1 cannot be written to: %2.")},
        {"Cannot write into %1: %2.", QT_TR_NOOP("The folder %1 cannot be written to: %2.")},
        {"Cannot write in %1: %2.", QT_TR_NOOP("The folder %1 cannot be written to: %2.")},
        {"Cannot rename %1: %2.", QT_TR_NOOP("%1 cannot be renamed: %2.")},
        {QT_TR_NOOP("%1 cannot be renamed: %2.")},
        {QT_TR_NOOP("%1 cannot be removed: %2.")},
        {"Cannot read %1: it is not there, or not yours to read.",
         QT_TR_NOOP("%1 cannot be read: it is not there, or not yours to read.")},
        {"Cannot read all of %1: the disk reports an error.",
         QT_TR_NOOP("%1 cannot be read to its end: the disk reports an error.")},
        {"Cannot read %1: its sample rate changes on the way; convert it to wav first.",
         QT_TR_NOOP("%1 cannot be read: its sample rate changes on the way. Make a WAV file of it first.")},
        {"Cannot read %1 back: the disk may be failing.",
         QT_TR_NOOP("%1 cannot be read back: the disk may be failing.")},
        {"Cannot read back what waits in %1: the disk may be failing.",
         QT_TR_NOOP("%1 cannot be read back: the disk may be failing.")},
        {"Cannot read %1: %2.", QT_TR_NOOP("%1 cannot be read: %2.")},
        {QT_TR_NOOP("The folder %1 cannot be read: %2.")},
        {QT_TR_NOOP("%1 cannot be read: %2.")},
        {QT_TR_NOOP("%1 could not be read to its end.")},
        {QT_TR_NOOP("%1 is a folder, not a file.")},
        {QT_TR_NOOP("%1 is not a regular file.")},
        {"There is nothing at %1.", QT_TR_NOOP("%1 is not there any more.")},
        {"There is another %1 now: it is left as it is.",
         QT_TR_NOOP("There is another %1 now: it stays as it is.")},
        {QT_TR_NOOP("There is another %1 now: the one in the bin stays there.")},
        {QT_TR_NOOP("%1 cannot be brought back: %2.")},
        {QT_TR_NOOP("The checksum could not be computed.")},
        {QT_TR_NOOP("The file %1 cannot be read, so %2 begin anew. It could not be moved aside: %3.")},
        {QT_TR_NOOP("Something went wrong that Koe Studio has no words for.")},
        {QT_TR_NOOP("Stopped before it began.")},
        {"The %1 is missing: neither %2 nor %3 is there. Build or install Koe Studio again (./studio build).",
         QT_TR_NOOP("A part of Koe Studio is missing (%1): install Koe Studio again.")},
        {"The %1 %2 cannot be loaded (%3). Build or install Koe Studio again (./studio build).",
         QT_TR_NOOP("A part of Koe Studio cannot be loaded (%2): install Koe Studio again.")},
        {"The file %1 is not Koe Studio's %2: install Koe Studio again.",
         QT_TR_NOOP("The file %1 does not belong to Koe Studio: install Koe Studio again.")},
        {"%1 is being downloaded by another koe already: wait for that one.",
         QT_TR_NOOP("%1 is being downloaded by another program already: wait for that one.")},
        {"%1 sends a piece of %2 that was not asked for: name another mirror with --mirror.",
         QT_TR_NOOP("%1 sends a wrong piece of %2. Settings can name another server.")},
        {"The file of %1 differs from the list: it has %2 bytes or more, the list says %3. It was not "
         "brought.",
         QT_TR_NOOP("The download server gave another file than the listed one: it is not used. Try again "
                    "later, or name another server in Settings.")},
        {"%1\nIt is left as it is: move it away to get the listed one.",
         QT_TR_NOOP("%1 It is left as it is: move it away to get the listed one.")},
        {"\"%1\" is no mirror: it must be an address that begins with https:// or http://.",
         QT_TR_NOOP("“%1” is no download server: its address must begin with https:// or http://.")},
        {"%1 is damaged: it is no JSON object. Correct it or delete it.",
         QT_TR_NOOP("%1 is damaged: correct it or delete it.")},
        {QT_TR_NOOP("The network library could not be started.")},
        {"The folder %1 holds more files than an RVC has: name the folder of the voices in it.",
         QT_TR_NOOP("The folder %1 holds too many files for an RVC: choose the folder of the voices in it.")},
        {"%1 holds a name that leads out of its folder: somebody may have tampered with it, it is not "
         "unpacked.",
         QT_TR_NOOP("%1 holds a name that leads out of its folder: somebody may have tampered with it. It is "
                    "not unpacked.")},
        {QT_TR_NOOP("%1 cannot be read as a whole, or changed meanwhile: it is not taken in.")},
        {QT_TR_NOOP("There is no voice in %1.")},
        {"There is no voice in %1 to be called %2.", QT_TR_NOOP("There is no voice in %1.")},
        {QT_TR_NOOP("There are %1 voices in %2: they cannot all be called %3.")},
    };
    return kKnown;
}

} // namespace koe::ui
