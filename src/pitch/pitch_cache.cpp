#include "pitch/pitch_cache.h"

#include "core/atomic_file.h"
#include "core/digest.h"
#include "core/error.h"
#include "core/log.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <span>
#include <vector>

namespace koe::pitch {
namespace fs = std::filesystem;
namespace {

constexpr std::array<char, 8> kMagic{'k', 'o', 'e', '-', 'f', '0', '-', '1'};
constexpr std::size_t kStoresBetweenTidying = 256;
constexpr std::uint64_t kMostFrames = 100ULL * 60 * 60 * 48;

struct Header
{
    std::array<char, 8> magic = kMagic;
    std::uint64_t frames = 0;
    std::array<std::uint64_t, 2> digest{}; // of key and values
};

std::array<std::uint64_t, 2> digestOf(const std::string& key, const std::vector<float>& hz)
{
    Digest digest;
    digest.add(key);
    digest.add(std::as_bytes(std::span(hz)));
    return digest.sums();
}

fs::path fileOf(const fs::path& folder, const std::string& key)
{
    return folder / (key + ".f0");
}

} // namespace

PitchCache::PitchCache(fs::path folder, std::uint64_t mostBytes)
    : m_folder(std::move(folder)), m_mostBytes(mostBytes)
{
}

std::string PitchCache::key(const AudioBuffer& audio, const std::string& settings)
{
    Digest digest;
    digest.add(settings);
    digest.add(std::to_string(audio.sampleRateHz));
    digest.add(std::as_bytes(std::span(audio.samples)));
    return digest.hex();
}

std::optional<PitchTrack> PitchCache::find(const std::string& key) const
{
    const fs::path path = fileOf(m_folder, key);
    std::ifstream file(path, std::ios::binary);
    Header header;
    if (!file.read(reinterpret_cast<char*>(&header), sizeof header) || header.magic != kMagic ||
        header.frames > kMostFrames)
        return std::nullopt;
    std::error_code error;
    if (fs::file_size(path, error) != sizeof header + header.frames * sizeof(float) || error)
        return std::nullopt;
    PitchTrack track{std::vector<float>(header.frames)};
    file.read(reinterpret_cast<char*>(track.hz.data()),
              static_cast<std::streamsize>(track.hz.size() * sizeof(float)));
    if (!file || digestOf(key, track.hz) != header.digest)
        return std::nullopt;
    fs::last_write_time(path, fs::file_time_type::clock::now(), error); // used: it stays longer
    return track;
}

void PitchCache::store(const std::string& key, const PitchTrack& track)
{
    try {
        std::error_code error;
        fs::create_directories(m_folder, error);
        AtomicFile file(fileOf(m_folder, key));
        const Header header{kMagic, track.hz.size(), digestOf(key, track.hz)};
        file.write(std::as_bytes(std::span(&header, 1)));
        file.write(std::as_bytes(std::span(track.hz)));
        file.commit();
    } catch (const Error& problem) {
        log::info("pitch was not kept for the next time: {}", problem.what());
        return;
    }
    if (m_stored++ % kStoresBetweenTidying == 0)
        makeRoom();
}

void PitchCache::makeRoom() const
{
    struct Entry
    {
        fs::file_time_type used;
        std::uint64_t bytes;
        fs::path path;
    };
    std::vector<Entry> entries;
    std::uint64_t all = 0;
    std::error_code error;
    for (const fs::directory_entry& each : fs::directory_iterator(m_folder, error)) {
        std::error_code gone; // another program tidies as well
        const Entry entry{each.last_write_time(gone), each.file_size(gone), each.path()};
        if (gone || (entry.path.extension() != ".f0" && entry.path.extension() != ".part"))
            continue;
        entries.push_back(entry);
        all += entry.bytes;
    }
    if (all <= m_mostBytes)
        return;
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.used < b.used; });
    // Some room more than needed, so that it is not looked for again at once.
    for (const Entry& entry : entries) {
        if (all <= m_mostBytes / 4 * 3)
            break;
        if (fs::remove(entry.path, error))
            all -= entry.bytes;
    }
}

} // namespace koe::pitch
