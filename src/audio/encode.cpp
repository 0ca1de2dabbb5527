#include "audio/encode.h"

#include "core/atomic_file.h"
#include "core/error.h"

#include <sndfile.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cctype>
#include <cmath>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

namespace koe::audio {
namespace fs = std::filesystem;
namespace {

static_assert(std::endian::native == std::endian::little, "WAV and our buffers are little-endian");

enum class Container
{
    Wav,
    Flac
};

Container containerOf(const fs::path& path)
{
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (ending == ".wav")
        return Container::Wav;
    if (ending == ".flac")
        return Container::Flac;
    throw UsageError("Cannot write " + path.string() + ": the name must end in .wav or .flac.");
}

std::size_t bytesPerSample(SampleFormat format)
{
    switch (format) {
    case SampleFormat::Pcm16:
        return 2;
    case SampleFormat::Pcm24:
        return 3;
    case SampleFormat::Float32:
        return 4;
    }
    return 0;
}

/// Nearest step of a whole-number format of that many bits.
std::int32_t quantised(float sample, int bits)
{
    const double full = std::ldexp(1.0, bits - 1);
    return static_cast<std::int32_t>(
        std::clamp(std::nearbyint(static_cast<double>(sample) * full), -full, full - 1.0));
}

class LittleEndianText
{
public:
    LittleEndianText& tag(const char* four)
    {
        m_text.append(four, 4);
        return *this;
    }
    LittleEndianText& u16(std::uint16_t value) { return raw(&value, sizeof value); }
    LittleEndianText& u32(std::uint32_t value) { return raw(&value, sizeof value); }
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    LittleEndianText& raw(const void* bytes, std::size_t count)
    {
        m_text.append(static_cast<const char*>(bytes), count);
        return *this;
    }
    std::string m_text;
};

/// Own header instead of libsndfile's: the same bytes for the same sound (its PEAK chunk holds the time of
/// day).
std::string wavHeader(const fs::path& path, std::size_t samples, std::size_t channels, int sampleRateHz,
                      SampleFormat format)
{
    const std::size_t width = bytesPerSample(format);
    const bool isFloat = format == SampleFormat::Float32;
    const std::size_t head = isFloat ? 4 + 8 + 18 + 12 + 8 : 4 + 8 + 16 + 8;
    const std::size_t dataBytes = samples * channels * width;
    const std::size_t padded = dataBytes + dataBytes % 2;
    if (padded > std::numeric_limits<std::uint32_t>::max() - head)
        throw InvalidInput("The sound is too long for " + path.string() +
                           ": a .wav holds 4 GB at most, use .flac.");
    const auto u32 = [](std::size_t value) { return static_cast<std::uint32_t>(value); };
    LittleEndianText header;
    header.tag("RIFF").u32(u32(head + padded)).tag("WAVE");
    header.tag("fmt ")
        .u32(isFloat ? 18 : 16)
        .u16(isFloat ? 3 : 1)
        .u16(static_cast<std::uint16_t>(channels))
        .u32(u32(static_cast<std::size_t>(sampleRateHz)));
    header.u32(u32(static_cast<std::size_t>(sampleRateHz) * channels * width))
        .u16(static_cast<std::uint16_t>(channels * width));
    header.u16(static_cast<std::uint16_t>(8 * width));
    if (isFloat)
        header.u16(0).tag("fact").u32(4).u32(u32(samples));
    header.tag("data").u32(u32(dataBytes));
    return header.text();
}

/// @p at gives sample i as bytes of the format.
template <typename WriteSample>
void writeWav(const fs::path& path, std::size_t samples, int sampleRateHz, SampleFormat format,
              WriteSample writeSample)
{
    const std::string header = wavHeader(path, samples, 1, sampleRateHz, format);
    const std::size_t width = bytesPerSample(format);
    AtomicFile file(path);
    file.write(header);
    std::vector<std::byte> block;
    constexpr std::size_t kBlock = 1 << 16;
    for (std::size_t start = 0; start < samples; start += kBlock) {
        const std::size_t count = std::min(kBlock, samples - start);
        block.resize(count * width);
        for (std::size_t i = 0; i < count; i++)
            writeSample(start + i, block.data() + i * width);
        file.write(block);
    }
    if (samples * width % 2 != 0)
        file.write(std::string_view("\0", 1));
    file.commit();
}

/// A file in memory for libsndfile, so that the disk sees whole files only.
struct MemoryFile
{
    std::vector<std::byte> bytes;
    sf_count_t position = 0;

    static MemoryFile& of(void* user) { return *static_cast<MemoryFile*>(user); }
    static SF_VIRTUAL_IO calls()
    {
        SF_VIRTUAL_IO io{};
        io.get_filelen = [](void* user) { return static_cast<sf_count_t>(of(user).bytes.size()); };
        io.seek = [](sf_count_t offset, int whence, void* user) {
            MemoryFile& file = of(user);
            const sf_count_t from = whence == SEEK_SET   ? 0
                                    : whence == SEEK_CUR ? file.position
                                                         : static_cast<sf_count_t>(file.bytes.size());
            file.position = std::max<sf_count_t>(from + offset, 0);
            return file.position;
        };
        io.read = [](void* to, sf_count_t count, void* user) {
            MemoryFile& file = of(user);
            const sf_count_t left =
                std::max<sf_count_t>(static_cast<sf_count_t>(file.bytes.size()) - file.position, 0);
            const sf_count_t taken = std::min(count, left);
            std::memcpy(to, file.bytes.data() + file.position, static_cast<std::size_t>(taken));
            file.position += taken;
            return taken;
        };
        io.write = [](const void* from, sf_count_t count, void* user) {
            MemoryFile& file = of(user);
            const auto end = static_cast<std::size_t>(file.position + count);
            if (file.bytes.size() < end)
                file.bytes.resize(end);
            std::memcpy(file.bytes.data() + file.position, from, static_cast<std::size_t>(count));
            file.position += count;
            return count;
        };
        io.tell = [](void* user) { return of(user).position; };
        return io;
    }
};

/// @param samples left-justified in 32 bits, as libsndfile wants them
void writeFlac(const fs::path& path, const std::vector<std::int32_t>& samples, int sampleRateHz,
               SampleFormat format)
{
    SF_INFO info{};
    info.samplerate = sampleRateHz;
    info.channels = 1;
    info.format = SF_FORMAT_FLAC | (format == SampleFormat::Pcm16 ? SF_FORMAT_PCM_16 : SF_FORMAT_PCM_24);
    MemoryFile memory;
    SF_VIRTUAL_IO calls = MemoryFile::calls();
    SNDFILE* sound = sf_open_virtual(&calls, SFM_WRITE, &info, &memory);
    if (sound == nullptr)
        throw InvalidInput("Cannot write " + path.string() + " at " + std::to_string(sampleRateHz) +
                           " Hz as flac: " + sf_strerror(nullptr));
    const bool whole = sf_write_int(sound, samples.data(), static_cast<sf_count_t>(samples.size())) ==
                       static_cast<sf_count_t>(samples.size());
    if (sf_close(sound) != 0 || !whole)
        throw Error("The flac encoder could not write " + path.string() + ".");
    AtomicFile file(path);
    file.write(memory.bytes);
    file.commit();
}

void checkRate(const fs::path& path, int sampleRateHz)
{
    if (sampleRateHz <= 0)
        throw InvalidInput("Cannot write " + path.string() + ": its sample rate would be " +
                           std::to_string(sampleRateHz) + " Hz.");
}

} // namespace

void encodeAudio(const fs::path& path, const AudioBuffer& audio, const EncodeOptions& options)
{
    const Container container = containerOf(path);
    checkRate(path, audio.sampleRateHz);
    const auto bad = std::find_if(audio.samples.begin(), audio.samples.end(),
                                  [](float sample) { return !std::isfinite(sample); });
    if (bad != audio.samples.end())
        throw InvalidInput("The sound for " + path.string() +
                           " holds numbers that are not finite, first at sample " +
                           std::to_string(bad - audio.samples.begin()) + ": nothing was written.");
    if (container == Container::Flac) {
        if (options.format == SampleFormat::Float32)
            throw UsageError("Cannot write " + path.string() +
                             ": flac holds 16 or 24 bit, for float use .wav.");
        const int bits = options.format == SampleFormat::Pcm16 ? 16 : 24;
        std::vector<std::int32_t> samples(audio.samples.size());
        for (std::size_t i = 0; i < samples.size(); i++)
            samples[i] = quantised(audio.samples[i], bits) * (1 << (32 - bits));
        writeFlac(path, samples, audio.sampleRateHz, options.format);
        return;
    }
    writeWav(path, audio.samples.size(), audio.sampleRateHz, options.format,
             [&](std::size_t i, std::byte* to) {
                 if (options.format == SampleFormat::Float32) {
                     std::memcpy(to, &audio.samples[i], sizeof(float));
                     return;
                 }
                 const std::int32_t value =
                     quantised(audio.samples[i], options.format == SampleFormat::Pcm16 ? 16 : 24);
                 std::memcpy(to, &value, bytesPerSample(options.format));
             });
}

void encodePcm16(const fs::path& path, std::span<const std::int16_t> samples, int sampleRateHz)
{
    const Container container = containerOf(path);
    checkRate(path, sampleRateHz);
    if (container == Container::Flac) {
        std::vector<std::int32_t> wide(samples.size());
        std::transform(samples.begin(), samples.end(), wide.begin(),
                       [](std::int16_t sample) { return std::int32_t{sample} * 65536; });
        writeFlac(path, wide, sampleRateHz, SampleFormat::Pcm16);
        return;
    }
    writeWav(path, samples.size(), sampleRateHz, SampleFormat::Pcm16,
             [&](std::size_t i, std::byte* to) { std::memcpy(to, &samples[i], sizeof(std::int16_t)); });
}

struct Pcm16Writer::State
{
    State(const fs::path& target, std::size_t count) : path(target), file(target), expected(count) {}

    fs::path path;
    AtomicFile file;
    SNDFILE* flac = nullptr; ///< writes into the same unfinished file; nullptr for .wav
    std::size_t expected;
    std::size_t written = 0;

    ~State()
    {
        if (flac != nullptr)
            sf_close(flac);
    }
};

Pcm16Writer::Pcm16Writer(const fs::path& path, int sampleRateHz, std::size_t samples,
                         std::size_t channels)
{
    const Container container = containerOf(path);
    checkRate(path, sampleRateHz);
    if (container == Container::Wav) {
        const std::string header = wavHeader(path, samples, channels, sampleRateHz, SampleFormat::Pcm16);
        m_state = std::make_unique<State>(path, samples * channels);
        m_state->file.write(header);
        return;
    }
    m_state = std::make_unique<State>(path, samples * channels);
    m_state->file.handOver();
    SF_INFO info{};
    info.samplerate = sampleRateHz;
    info.channels = static_cast<int>(channels);
    info.format = SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
    m_state->flac = sf_open(m_state->file.partPath().c_str(), SFM_WRITE, &info);
    if (m_state->flac == nullptr)
        throw InvalidInput("Cannot write " + path.string() + " at " + std::to_string(sampleRateHz) +
                           " Hz as flac: " + sf_strerror(nullptr));
}

Pcm16Writer::~Pcm16Writer() = default;

void Pcm16Writer::write(std::span<const std::int16_t> samples)
{
    State& state = *m_state;
    state.written += samples.size();
    if (state.flac == nullptr) {
        state.file.write(std::as_bytes(samples));
        return;
    }
    const auto count = static_cast<sf_count_t>(samples.size());
    if (sf_write_short(state.flac, samples.data(), count) != count)
        throw Missing("There is no room left on the disk for " + state.path.string() +
                      ": make room and start again; nothing was lost.");
}

void Pcm16Writer::commit()
{
    State& state = *m_state;
    if (state.written != state.expected)
        throw std::logic_error("another number of samples came than was announced");
    if (state.flac != nullptr) {
        const int error = sf_close(state.flac);
        state.flac = nullptr;
        if (error != 0)
            throw Missing("There is no room left on the disk for " + state.path.string() +
                          ": make room and start again; nothing was lost.");
    }
    state.file.commit();
}

} // namespace koe::audio
