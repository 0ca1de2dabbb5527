#pragma once

#include "dataset/recordings.h"

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace koe::dataset {

/// Where RVC keeps what belongs to a clip (reference §1). @p dims: 256 (v1) or 768 (v2).
struct ClipFiles
{
    std::filesystem::path root;
    int dims = 768;

    [[nodiscard]] std::filesystem::path sound(const std::string& clip) const
    {
        return root / "0_gt_wavs" / (clip + ".wav");
    }
    [[nodiscard]] std::filesystem::path sound16k(const std::string& clip) const
    {
        return root / "1_16k_wavs" / (clip + ".wav");
    }
    [[nodiscard]] std::filesystem::path coarse(const std::string& clip) const
    {
        return root / "2a_f0" / (clip + ".wav.npy");
    }
    [[nodiscard]] std::filesystem::path pitch(const std::string& clip) const
    {
        return root / "2b-f0nsf" / (clip + ".wav.npy");
    }
    [[nodiscard]] std::filesystem::path features(const std::string& clip) const
    {
        return root / ("3_feature" + std::to_string(dims)) / (clip + ".npy");
    }

    /// Makes all folders. @throws InvalidInput where that is not possible
    void makeFolders(bool f0) const;
    /// Every file of a clip, RVC's cached spectrum with it.
    void remove(const std::string& clip) const;
    /// Half-written files of a run that was killed.
    void removeParts() const;
    /// Clips of which there is any sound file.
    [[nodiscard]] std::set<std::string> clipsOnDisk() const;
};

/// What must not change within an experiment.
struct Settings
{
    int sampleRateHz = 0;
    std::string version;
    bool f0 = true;
    std::string encoder;     ///< ContentEncoder::id()
    std::string pitchMethod; ///< empty without f0
    double clipSeconds = 0;
};

struct Clip
{
    std::string name; ///< {recording's number}_{clip's number}
    std::size_t samples = 0;
};

/// A recording that has been cut.
struct CutRecording
{
    Recording recording;
    int number = 0;
    std::vector<Clip> clips;
    std::vector<std::string> warnings;
};

/// prepare.json of an experiment: its settings, and which recording became which clips.
class Notes
{
public:
    /// Reads what is there; a new experiment takes @p wanted.
    /// @throws InvalidInput when the experiment was prepared with other settings, or not by us
    Notes(const std::filesystem::path& experiment, const Settings& wanted);

    [[nodiscard]] const std::vector<CutRecording>& recordings() const { return m_recordings; }
    /// Keeps only what @p keep(CutRecording&) says, which may correct it.
    template <typename Keep> void keepOnly(Keep keep)
    {
        std::erase_if(m_recordings, [&](CutRecording& recording) { return !keep(recording); });
    }
    void add(CutRecording recording) { m_recordings.push_back(std::move(recording)); }
    /// A number that no recording has had.
    [[nodiscard]] int nextNumber() const;
    void save() const;

private:
    std::filesystem::path m_file;
    Settings m_settings;
    std::vector<CutRecording> m_recordings;
};

} // namespace koe::dataset
