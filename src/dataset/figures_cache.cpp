#include "dataset/figures_cache.h"

#include "core/atomic_file.h"
#include "core/digest.h"
#include "core/error.h"
#include "core/log.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>
#include <system_error>
#include <vector>

namespace koe::dataset {
namespace fs = std::filesystem;
namespace {

/// To be raised whenever a meter measures something else or Heard has other members.
constexpr const char* kMagic = "koe-ears-1\n";
constexpr std::size_t kMostFolders = 100;
constexpr const char* kEnding = ".ears";

/// Both directions go through the same list, so that none can forget a figure.
template <typename Figures, typename Each> void eachFigure(Figures& figures, const Each& each)
{
    each(figures.seconds), each(figures.speechSeconds), each(figures.silenceShare);
    each(figures.bandwidthHz), each(figures.clippedShare), each(figures.peakDb), each(figures.loudnessLufs);
    each(figures.noiseDb), each(figures.signalToNoiseDb), each(figures.humHz), each(figures.humDb);
    each(figures.reverbSeconds), each(figures.voicedShare), each(figures.musicShare);
    each(figures.pitchMedianHz), each(figures.pitchLowHz), each(figures.pitchHighHz);
    each(figures.sampleRateHz), each(figures.channels);
}

class Writer
{
public:
    template <typename Number> void number(const Number& value)
    {
        m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void text(const std::string& text)
    {
        number(static_cast<std::uint64_t>(text.size()));
        m_bytes += text;
    }
    template <typename Number> void numbers(const std::vector<Number>& values)
    {
        number(static_cast<std::uint64_t>(values.size()));
        m_bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Number));
    }
    [[nodiscard]] std::string& bytes() { return m_bytes; }

private:
    std::string m_bytes;
};

/// Trusts no size. @throws InvalidInput where it ends too early
class Reader
{
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

    template <typename Number> void number(Number& value)
    {
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
    }
    [[nodiscard]] std::string text() { return std::string(take(count(1))); }
    template <typename Number> void numbers(std::vector<Number>& values)
    {
        const std::size_t size = count(sizeof(Number));
        const std::string_view bytes = take(size * sizeof(Number));
        values.resize(size);
        if (size > 0)
            std::memcpy(values.data(), bytes.data(), bytes.size());
    }
    [[nodiscard]] bool atEnd() const { return m_bytes.empty(); }

private:
    [[nodiscard]] std::size_t count(std::size_t each)
    {
        std::uint64_t size = 0;
        number(size);
        if (size > m_bytes.size() / each)
            throw InvalidInput("it ends too early");
        return static_cast<std::size_t>(size);
    }
    [[nodiscard]] std::string_view take(std::size_t size)
    {
        if (size > m_bytes.size())
            throw InvalidInput("it ends too early");
        const std::string_view taken = m_bytes.substr(0, size);
        m_bytes.remove_prefix(size);
        return taken;
    }

    std::string_view m_bytes;
};

std::string digestOf(std::string_view bytes)
{
    Digest digest;
    digest.add(std::as_bytes(std::span(bytes.data(), bytes.size())));
    return digest.hex();
}

} // namespace

FiguresCache::FiguresCache(const fs::path& folder, const fs::path& data)
{
    if (folder.empty())
        return;
    std::error_code error;
    const fs::path place = fs::weakly_canonical(data, error);
    m_file = folder / (digestOf((error ? data : place).native()) + kEnding);
    read();
}

const Heard* FiguresCache::find(const std::string& identity) const
{
    const auto found = m_known.find(identity);
    return found == m_known.end() ? nullptr : &found->second;
}

void FiguresCache::read()
{
    std::error_code error;
    if (!fs::exists(m_file, error))
        return;
    try {
        const std::string all = readTextFile(m_file);
        Reader head(all);
        std::string_view rest(all);
        const std::string magic = head.text();
        const std::string digest = head.text();
        if (magic != kMagic)
            return; // of another version
        rest.remove_prefix(magic.size() + digest.size() + 2 * sizeof(std::uint64_t));
        if (digestOf(rest) != digest)
            throw InvalidInput("it is damaged");
        for (Reader reader(rest); !reader.atEnd();) {
            Heard& heard = m_known[reader.text()];
            eachFigure(heard.figures, [&](auto& figure) { reader.number(figure); });
            reader.numbers(heard.fingerprint);
            reader.numbers(heard.timbre);
        }
        fs::last_write_time(m_file, fs::file_time_type::clock::now(), error); // used: it stays longer
    } catch (const Error& problem) {
        log::info("{} is not used: {}", m_file.string(), problem.what());
        m_known.clear();
    }
}

void FiguresCache::store(const std::map<std::string, const Heard*>& heard) const
{
    if (m_file.empty())
        return;
    Writer body;
    for (const auto& [identity, one] : heard) {
        body.text(identity);
        eachFigure(one->figures, [&](const auto& figure) { body.number(figure); });
        body.numbers(one->fingerprint);
        body.numbers(one->timbre);
    }
    Writer all;
    all.text(kMagic);
    all.text(digestOf(body.bytes()));
    all.bytes() += body.bytes();
    try {
        std::error_code error;
        fs::create_directories(m_file.parent_path(), error);
        writeTextFile(m_file, all.bytes());
        makeRoom();
    } catch (const Error& problem) {
        log::info("What was heard of the recordings was not kept for the next time: {}", problem.what());
    }
}

void FiguresCache::makeRoom() const
{
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    std::error_code error;
    for (const fs::directory_entry& each : fs::directory_iterator(m_file.parent_path(), error))
        if (each.path().extension() == kEnding)
            files.emplace_back(each.last_write_time(error), each.path());
    if (files.size() <= kMostFolders)
        return;
    std::sort(files.begin(), files.end());
    for (std::size_t i = 0; i + kMostFolders < files.size(); i++)
        fs::remove(files[i].second, error);
}

} // namespace koe::dataset
