// What the operating system and FFmpeg give as a reason, within a sentence of the engine.
#include "ui/text/known_errors.h"

namespace koe::ui {

std::span<const KnownError> ErrorWords::ofSystem()
{
    static constexpr KnownError kKnown[] = {
        {"No such file or directory", QT_TR_NOOP("there is no such file or folder")},
        {"Permission denied", QT_TR_NOOP("you have no permission")},
        {"Operation not permitted", QT_TR_NOOP("you have no permission")},
        {"No space left on device", QT_TR_NOOP("the disk is full")},
        {"Disk quota exceeded", QT_TR_NOOP("your share of the disk is used up")},
        {"File too large", QT_TR_NOOP("this disk takes no file of that size")},
        {"Read-only file system", QT_TR_NOOP("the disk can only be read")},
        {"Input/output error", QT_TR_NOOP("the disk reports an error")},
        {"Not a directory", QT_TR_NOOP("a part of its path is no folder")},
        {"Is a directory", QT_TR_NOOP("it is a folder")},
        {"Directory not empty", QT_TR_NOOP("the folder is not empty")},
        {"File exists", QT_TR_NOOP("there is one of that name already")},
        {"File name too long", QT_TR_NOOP("the name is too long")},
        {"Too many levels of symbolic links", QT_TR_NOOP("its links lead in a circle")},
        {"Invalid cross-device link", QT_TR_NOOP("it lies on another disk")},
        {"Too many open files", QT_TR_NOOP("too many files are open")},
        {"Too many open files in system", QT_TR_NOOP("too many files are open")},
        {"Cannot allocate memory", QT_TR_NOOP("there is not enough memory")},
        {"Resource temporarily unavailable", QT_TR_NOOP("too much is at work at once")},
        {"Device or resource busy", QT_TR_NOOP("another program holds it")},
        {"Text file busy", QT_TR_NOOP("another program holds it")},
        {"No such device", QT_TR_NOOP("the device is gone")},
        {"No such device or address", QT_TR_NOOP("the device is gone")},
        {"Stale file handle", QT_TR_NOOP("the network drive is gone")},
        {"Transport endpoint is not connected", QT_TR_NOOP("the network drive is gone")},
        {"Operation not supported", QT_TR_NOOP("this disk cannot do that")},
        {"Invalid argument", QT_TR_NOOP("this disk cannot do that")},
        // FFmpeg's own
        {"Invalid data found when processing input", QT_TR_NOOP("it is damaged")},
        {"End of file", QT_TR_NOOP("it ends too early")},
        {"Stream not found", QT_TR_NOOP("there is no sound in it")},
        {"Decoder not found", QT_TR_NOOP("this computer's FFmpeg does not know its format")},
        {"Demuxer not found", QT_TR_NOOP("this computer's FFmpeg does not know its format")},
        {"Encoder not found", QT_TR_NOOP("this computer's FFmpeg cannot write this format")},
        {"Muxer not found", QT_TR_NOOP("this computer's FFmpeg cannot write this format")},
        {"Not yet implemented in FFmpeg, patches welcome",
         QT_TR_NOOP("this computer's FFmpeg does not know its format")},
        {"Generic error in an external library", QT_TR_NOOP("a part of FFmpeg failed")},
        {"Internal bug, should not have happened", QT_TR_NOOP("a part of FFmpeg failed")},
        {"Unknown error occurred", QT_TR_NOOP("a part of FFmpeg failed")},
    };
    return kKnown;
}

} // namespace koe::ui
