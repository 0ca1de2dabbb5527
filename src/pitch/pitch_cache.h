#pragma once

#include "core/audio_buffer.h"
#include "core/pitch_track.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace koe::pitch {

/// Tracks that were found before, by the sound itself and what followed it.
///
/// One small file per track; one that is truncated or was changed counts as absent. Several programs may use
/// the same folder: files appear whole or not at all. Kept under @p mostBytes by letting the longest unused
/// go. A folder that cannot be written to is no error: then nothing is kept.
class PitchCache
{
public:
    static constexpr std::uint64_t kMostBytes = 64 << 20; // some 10 days of sound

    /// @param folder made when the first track is stored
    explicit PitchCache(std::filesystem::path folder, std::uint64_t mostBytes = kMostBytes);

    /// @param settings what followed it: method, weights, options
    [[nodiscard]] static std::string key(const AudioBuffer& audio, const std::string& settings);

    [[nodiscard]] std::optional<PitchTrack> find(const std::string& key) const;
    void store(const std::string& key, const PitchTrack& track);

private:
    void makeRoom() const;

    std::filesystem::path m_folder;
    std::uint64_t m_mostBytes;
    std::size_t m_stored = 0;
};

} // namespace koe::pitch
