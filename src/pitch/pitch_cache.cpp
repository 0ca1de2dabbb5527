#include "pitch/pitch_cache.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/log.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <span>
#include <vector>

namespace koe::pitch {
namespace fs = std::filesystem;
namespace {

constexpr std::array<char, 8> kMagic{'k', 'o', 'e', '-', 'f', '0', '-', '1'};
constexpr std::size_t kStoresBetweenTidying = 256;
constexpr std::size_t kEndBytes = 64 << 10; // of a file of weights, at either end
constexpr std::uint64_t kMostFrames = 100ULL * 60 * 60 * 48;

/// 128 bits over any bytes: two sums that differ in seed and multiplier. Not made against an adversary.
class Digest
{
public:
    void add(std::span<const std::byte> bytes)
    {
        while (bytes.size() >= sizeof(std::uint64_t)) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes.data(), sizeof word);
            mix(word);
            bytes = bytes.subspan(sizeof word);
        }
        std::uint64_t rest = 0;
        if (!bytes.empty())
            std::memcpy(&rest, bytes.data(), bytes.size());
        mix(rest);
        mix(bytes.size());
    }
    void add(const std::string& text) { add(std::as_bytes(std::span(text.data(), text.size()))); }

    [[nodiscard]] std::array<std::uint64_t, 2> sums() const { return {finished(m_a), finished(m_b)}; }
    [[nodiscard]] std::string hex() const
    {
        std::string text;
        for (std::uint64_t sum : sums())
            for (int i = 0; i < 16; i++, sum >>= 4)
                text += "0123456789abcdef"[sum & 15];
        return text;
    }

private:
    void mix(std::uint64_t word)
    {
        m_a = (m_a ^ word) * 0x9E3779B97F4A7C15ULL;
        m_a ^= m_a >> 29;
        m_b = (m_b + word) * 0xD6E8FEB86659FD93ULL;
        m_b ^= m_b >> 32;
    }
    static std::uint64_t finished(std::uint64_t sum)
    {
        sum = (sum ^ (sum >> 30)) * 0xBF58476D1CE4E5B9ULL;
        sum = (sum ^ (sum >> 27)) * 0x94D049BB133111EBULL;
        return sum ^ (sum >> 31);
    }

    std::uint64_t m_a = 0x243F6A8885A308D3ULL;
    std::uint64_t m_b = 0x13198A2E03707344ULL;
};

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

std::string PitchCache::identity(const fs::path& model)
{
    std::error_code error;
    const std::uint64_t size = fs::file_size(model, error);
    if (model.empty() || error)
        return {};
    Digest digest;
    digest.add(std::to_string(size));
    digest.add(std::to_string(fs::last_write_time(model, error).time_since_epoch().count()));
    std::ifstream file(model, std::ios::binary);
    std::vector<char> bytes(kEndBytes);
    for (const std::uint64_t from : {std::uint64_t{0}, size - std::min<std::uint64_t>(size, kEndBytes)}) {
        file.clear();
        file.seekg(static_cast<std::streamoff>(from));
        file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        digest.add(std::as_bytes(std::span(bytes.data(), static_cast<std::size_t>(file.gcount()))));
    }
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
