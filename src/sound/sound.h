#pragma once

#include "core/job.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace koe::dataset {
struct CheckReport;
struct CheckRequest;
} // namespace koe::dataset

namespace koe::sound {

/// A whole recording in a few hundred steps, for a picture of its wave: the mean of all channels.
struct Overview
{
    double seconds = 0.0;
    int sampleRateHz = 0;
    int channels = 0;
    // [bins], equally long stretches of the recording
    std::vector<float> lowest;
    std::vector<float> highest;
    std::vector<float> rms;
};

/// A whole recording as a picture of its frequencies over time.
struct Spectrogram
{
    double seconds = 0.0;
    std::size_t columns = 0;
    std::size_t rows = 0;
    std::vector<float>
        levelsDb; ///< [rows, columns], row 0 is the lowest; a full-scale sine is 0, silence −120
    std::vector<double> centresHz; ///< [rows], rising: equal steps of the mel scale
};

struct SoundDevice
{
    std::string id; ///< stays the same from start to start
    std::string name;
    int inputs = 0;  ///< channels that can be recorded
    int outputs = 0; ///< channels that can be played
    int sampleRateHz = 0;
    bool usualInput = false; ///< the one that an empty id stands for
    bool usualOutput = false;
};

/// What is heard now, for a meter; full scale is 1. Falls back by itself.
struct Level
{
    float peak = 0.0F;
    float rms = 0.0F;
};

enum class Side
{
    Source,
    Result
};

struct Range
{
    double fromSeconds = 0.0;
    double toSeconds = 0.0;
};

struct PlayerState
{
    struct Track
    {
        double seconds = 0.0;   ///< so far decoded; 0: nothing is loaded
        bool isLoading = false; ///< decoding goes on, or the next file waits until it has got to the playhead
        std::string problem;    ///< why the file that was asked for last cannot be played; else empty
    };
    Track source;
    Track result;
    Side side = Side::Source;
    bool isPlaying = false; ///< play() holds: until pause(), the end, or a problem
    bool isWaiting = false; ///< … but the device or the place in the file is not ready yet
    bool hasEnded = false;  ///< came to the end by itself
    double positionSeconds = 0.0;
    double seconds = 0.0; ///< the longer side
    Level level;
    std::size_t dropouts = 0; ///< how often the device did not get its sound in time
    /// A sentence, else empty: no device, or it went away, and the next play() tries again; or, while it
    /// plays, that the usual device sounds because the chosen one cannot.
    std::string problem;
};

/// Plays two recordings with one playhead: the source and what became of it. What sounds starts, stops, jumps
/// and changes sides within 5 ms, without a click.
///
/// All members from one thread; each returns at once, what happens is seen in state(). Files are decoded
/// ahead by threads of their own, so play() sounds as soon as the device and the first block are there.
class Player
{
public:
    virtual ~Player() = default;

    /// Takes a recording in place of what that side has; what sounds goes on until the new one is decoded up
    /// to the playhead. An empty path takes the side away.
    virtual void load(Side side, const std::filesystem::path& file) = 0;
    /// From the start if the end was reached.
    virtual void play() = 0;
    virtual void pause() = 0;
    virtual void seek(double seconds) = 0;
    /// At the same place, with a short crossfade. A side that has nothing is silent.
    virtual void choose(Side side) = 0;
    /// Plays from one to the other again and again; nothing: to the end. Less than 50 ms is nothing.
    virtual void loop(std::optional<Range> range) = 0;
    virtual void setGainDb(double gainDb) = 0;
    [[nodiscard]] virtual PlayerState state() const = 0;
};

struct RecorderState
{
    enum class Activity
    {
        Resting,
        Opening,   ///< the device is asked
        Listening, ///< the meter moves, nothing is kept
        Recording,
        Writing ///< the file is made
    };
    Activity activity = Activity::Resting;
    Level level;
    std::size_t clipped = 0;  ///< samples at full scale since record()
    double seconds = 0.0;     ///< recorded since record()
    std::size_t dropouts = 0; ///< how often samples were lost since record()
    std::string problem; ///< no device, it went away, or the file cannot be written: a sentence; else empty
    std::filesystem::path written; ///< the last file that became whole; empty while the next one is recorded
};

struct RecorderSettings
{
    std::string device; ///< id; empty: the usual one
    int sampleRateHz = 48000;
};

/// Records from a microphone, mono, as a 24-bit wav that appears under its name when it is whole.
///
/// All members from one thread; each returns at once, what happens is seen in state(). When the device
/// vanishes, the file is written with what there was, and problem says so.
class Recorder
{
public:
    virtual ~Recorder() = default;

    /// Opens the device and moves the meter.
    virtual void listen(const RecorderSettings& settings) = 0;
    /// Keeps what comes from now on. Opens the device first, where it is not open.
    /// @param target a .wav; one that is there is replaced when the new one is whole
    virtual void record(const std::filesystem::path& target) = 0;
    /// Ends the recording and writes its file; goes on listening.
    virtual void stop() = 0;
    /// Throws the recording away; goes on listening.
    virtual void cancel() = 0;
    /// cancel(), and gives the device back.
    virtual void rest() = 0;
    [[nodiscard]] virtual RecorderState state() const = 0;
};

/// All that hears, shows and records sound for a window, without LibTorch and without the engine's thread.
/// Lives in libkoe-sound.so. Outlives its players and recorders.
class Sound
{
public:
    virtual ~Sound() = default;

    /// Any thread, several at once. Streams: takes no memory for the recording's length.
    /// @throws InvalidInput, Missing, Cancelled as audio::decodeAudio; InvalidInput for no bins
    [[nodiscard]] virtual Overview overview(const std::filesystem::path& file, std::size_t bins,
                                            const Job& job) = 0;
    /// The same rules. Decodes twice: once for the length.
    [[nodiscard]] virtual Spectrogram spectrogram(const std::filesystem::path& file, std::size_t columns,
                                                  std::size_t rows, const Job& job) = 0;
    /// dataset::check(): here as well as in the engine, so that it need not wait for a conversion. Any
    /// thread.
    [[nodiscard]] virtual dataset::CheckReport checkDataset(const dataset::CheckRequest& request,
                                                            const Job& job) = 0;
    /// Microphones and loudspeakers; empty where there is no sound system. Any thread, not the window's:
    /// asking takes some tenths of a second. What was plugged in since is seen while nothing plays or
    /// records.
    [[nodiscard]] virtual std::vector<SoundDevice> devices() = 0;
    /// Where all players sound, at once where one plays: id of a device; empty: the usual one. Any thread.
    virtual void chooseOutput(const std::string& id) = 0;
    [[nodiscard]] virtual std::unique_ptr<Player> player() = 0;
    [[nodiscard]] virtual std::unique_ptr<Recorder> recorder() = 0;
};

} // namespace koe::sound

/// The one symbol of libkoe-sound.so. The caller owns the result.
extern "C" koe::sound::Sound* koeCreateSound();
