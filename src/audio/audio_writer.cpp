#include "audio/audio_writer.h"

#include "audio/libav_encoder.h"
#include "audio/part_file.h"
#include "audio/resample.h"
#include "audio/wav_header.h"
#include "core/error.h"

#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

namespace koe::audio {
namespace fs = std::filesystem;
namespace {

/// Step of a whole-number format of that many bits.
std::int32_t quantised(float sample, int bits, Steps steps)
{
    const double full = std::ldexp(1.0, bits - 1);
    const double value = static_cast<double>(sample) * full;
    const bool cut = steps == Steps::Cut16 && bits == 16;
    return static_cast<std::int32_t>(
        std::clamp(cut ? std::trunc(value) : std::nearbyint(value), -full, full - 1.0));
}

/// What turns floats into the bytes of a file.
class Coder
{
public:
    virtual ~Coder() = default;
    virtual void write(std::span<const float> interleaved) = 0;
    virtual void finish() = 0;
};

class WavCoder : public Coder
{
public:
    WavCoder(PartFile& file, const SoundLayout& layout, std::size_t frames, WavSample sample, Steps steps)
        : m_file(file), m_sample(sample), m_steps(steps),
          m_odd(frames * static_cast<std::size_t>(layout.channels) * bytesOf(sample) % 2 != 0)
    {
        const std::string header = wavHeader(layout, frames, sample);
        m_file.write(header.data(), header.size());
    }

    void write(std::span<const float> samples) override
    {
        if (m_sample == WavSample::Float32) {
            m_file.write(samples.data(), samples.size_bytes());
            return;
        }
        const std::size_t width = bytesOf(m_sample);
        m_bytes.resize(samples.size() * width);
        for (std::size_t i = 0; i < samples.size(); i++) {
            const std::int32_t value = quantised(samples[i], static_cast<int>(8 * width), m_steps);
            std::memcpy(m_bytes.data() + i * width, &value, width);
        }
        m_file.write(m_bytes.data(), m_bytes.size());
    }

    void finish() override
    {
        if (m_odd)
            m_file.write("", 1);
    }

private:
    PartFile& m_file;
    WavSample m_sample;
    Steps m_steps;
    bool m_odd;
    std::vector<char> m_bytes;
};

PartFile& file(void* user)
{
    return *static_cast<PartFile*>(user);
}

SF_VIRTUAL_IO callsInto()
{
    SF_VIRTUAL_IO io{};
    io.get_filelen = [](void* user) -> sf_count_t { return file(user).size(); };
    io.seek = [](sf_count_t offset, int whence, void* user) -> sf_count_t {
        return file(user).seek(offset, whence);
    };
    io.read = [](void* to, sf_count_t count, void* user) {
        return static_cast<sf_count_t>(file(user).read(to, static_cast<std::size_t>(count)));
    };
    io.write = [](const void* from, sf_count_t count, void* user) {
        return static_cast<sf_count_t>(file(user).write(from, static_cast<std::size_t>(count)));
    };
    io.tell = [](void* user) -> sf_count_t { return file(user).tell(); };
    return io;
}

class SndfileCoder : public Coder
{
public:
    SndfileCoder(const fs::path& path, PartFile& file, OutputFormat format, const SoundLayout& layout,
                 Steps steps)
        : m_path(path), m_file(file), m_bits(format == OutputFormat::Flac     ? 16
                                             : format == OutputFormat::Flac24 ? 24
                                                                              : 0),
          m_channels(layout.channels), m_steps(steps)
    {
        SF_INFO info{};
        info.samplerate = layout.sampleRateHz;
        info.channels = layout.channels;
        info.format = kindOf(format);
        m_calls = callsInto();
        m_sound = sf_open_virtual(&m_calls, SFM_WRITE, &info, &file);
        if (m_sound == nullptr) {
            file.check();
            throw InvalidInput("Cannot write " + path.string() + " with " + std::to_string(layout.channels) +
                               " channels at " + std::to_string(layout.sampleRateHz) +
                               " Hz: " + sf_strerror(nullptr));
        }
        tune(format);
    }
    ~SndfileCoder() override
    {
        if (m_sound != nullptr)
            sf_close(m_sound);
    }
    SndfileCoder(const SndfileCoder&) = delete;
    SndfileCoder& operator=(const SndfileCoder&) = delete;

    void write(std::span<const float> samples) override
    {
        const auto frames = static_cast<sf_count_t>(samples.size()) / m_channels;
        sf_count_t written = 0;
        if (m_bits == 0)
            written = sf_writef_float(m_sound, samples.data(), frames);
        else {
            m_whole.resize(samples.size()); // left-justified in 32 bits, as libsndfile wants them
            for (std::size_t i = 0; i < samples.size(); i++)
                m_whole[i] = quantised(samples[i], m_bits, m_steps) * (1 << (32 - m_bits));
            written = sf_writef_int(m_sound, m_whole.data(), frames);
        }
        if (written != frames)
            fail();
    }

    void finish() override
    {
        const int error = sf_close(m_sound);
        m_sound = nullptr;
        if (error != 0)
            fail();
    }

private:
    static int kindOf(OutputFormat format)
    {
        switch (format) {
        case OutputFormat::Flac:
            return SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
        case OutputFormat::Flac24:
            return SF_FORMAT_FLAC | SF_FORMAT_PCM_24;
        case OutputFormat::Mp3:
            return SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
        case OutputFormat::Ogg:
            return SF_FORMAT_OGG | SF_FORMAT_VORBIS;
        default:
            return SF_FORMAT_OGG | SF_FORMAT_OPUS;
        }
    }

    void tune(OutputFormat format)
    {
        int mode = SF_BITRATE_MODE_VARIABLE;
        double quality = 0.6; // Vorbis q6
        double compression = format == OutputFormat::Mp3 ? 0.2 : 0.6;
        if (format == OutputFormat::Mp3)
            sf_command(m_sound, SFC_SET_BITRATE_MODE, &mode, sizeof mode);
        if (format == OutputFormat::Ogg)
            sf_command(m_sound, SFC_SET_VBR_ENCODING_QUALITY, &quality, sizeof quality);
        if (format == OutputFormat::Mp3 || format == OutputFormat::Opus)
            sf_command(m_sound, SFC_SET_COMPRESSION_LEVEL, &compression, sizeof compression);
    }

    [[noreturn]] void fail() const
    {
        m_file.check();
        throw Error("The encoder could not write " + m_path.string() + ".");
    }

    const fs::path& m_path;
    PartFile& m_file;
    int m_bits; ///< 0: takes floats
    int m_channels;
    Steps m_steps;
    SF_VIRTUAL_IO m_calls{};
    SNDFILE* m_sound = nullptr;
    std::vector<std::int32_t> m_whole;
};

class LibavCoder : public Coder
{
public:
    LibavCoder(PartFile& file, const SoundLayout& layout)
        : m_encoder(file, "ipod", "aac", layout, 128'000 * layout.channels)
    {
    }
    void write(std::span<const float> samples) override { m_encoder.write(samples); }
    void finish() override { m_encoder.finish(); }

private:
    LibavEncoder m_encoder;
};

void checkLayout(const fs::path& path, const SoundLayout& layout)
{
    if (layout.sampleRateHz <= 0)
        throw InvalidInput("Cannot write " + path.string() + ": its sample rate would be " +
                           std::to_string(layout.sampleRateHz) + " Hz.");
    if (layout.channels < 1 || layout.channels > 8)
        throw InvalidInput("Cannot write " + path.string() + ": it would have " +
                           std::to_string(layout.channels) + " channels, and 1 to 8 are possible.");
}

} // namespace

struct AudioWriter::State
{
    State(const fs::path& target, const SoundLayout& itsLayout, std::size_t frames)
        : path(target), layout(itsLayout), expected(frames), file(target)
    {
    }

    fs::path path;
    SoundLayout layout;
    std::size_t expected;
    std::size_t written = 0; ///< frames that came
    PartFile file;
    std::unique_ptr<Coder> coder;
    std::vector<RunningResampler> resamplers;  ///< one a channel; none where the rate stays
    std::vector<std::vector<float>> resampled; ///< what they gave
    std::vector<float> block;

    [[nodiscard]] std::size_t channels() const { return static_cast<std::size_t>(layout.channels); }

    /// All channels' resamplers give equally much.
    void writeResampled()
    {
        block.resize(resampled.front().size() * channels());
        for (std::size_t channel = 0; channel < channels(); channel++) {
            for (std::size_t i = 0; i < resampled[channel].size(); i++)
                block[i * channels() + channel] = resampled[channel][i];
            resampled[channel].clear();
        }
        if (!block.empty())
            coder->write(block);
    }
    [[nodiscard]] RunningResampler::Take into(std::size_t channel)
    {
        return [&to = resampled[channel]](std::span<const float> made) {
            to.insert(to.end(), made.begin(), made.end());
        };
    }
};

AudioWriter::AudioWriter(const fs::path& path, OutputFormat format, const SoundLayout& layout,
                         std::size_t frames, Steps steps)
{
    checkLayout(path, layout);
    m_state = std::make_unique<State>(path, layout, frames);
    State& state = *m_state;
    const SoundLayout coded{writtenRateHz(format, layout.sampleRateHz), layout.channels};
    if (coded.sampleRateHz != layout.sampleRateHz) {
        for (std::size_t channel = 0; channel < state.channels(); channel++)
            state.resamplers.emplace_back(layout.sampleRateHz, coded.sampleRateHz);
        state.resampled.resize(state.channels());
    }
    switch (format) {
    case OutputFormat::Wav16:
        state.coder = std::make_unique<WavCoder>(state.file, coded, frames, WavSample::Pcm16, steps);
        break;
    case OutputFormat::Wav24:
        state.coder = std::make_unique<WavCoder>(state.file, coded, frames, WavSample::Pcm24, steps);
        break;
    case OutputFormat::WavFloat:
        state.coder = std::make_unique<WavCoder>(state.file, coded, frames, WavSample::Float32, steps);
        break;
    case OutputFormat::M4a:
        state.coder = std::make_unique<LibavCoder>(state.file, coded);
        break;
    default:
        state.coder = std::make_unique<SndfileCoder>(state.path, state.file, format, coded, steps);
    }
}

AudioWriter::~AudioWriter() = default;

void AudioWriter::write(std::span<const float> interleaved)
{
    State& state = *m_state;
    const auto bad = std::find_if(interleaved.begin(), interleaved.end(),
                                  [](float sample) { return !std::isfinite(sample); });
    if (bad != interleaved.end())
        throw InvalidInput(
            "Cannot write " + state.path.string() + ": sample " +
            std::to_string(state.written +
                           static_cast<std::size_t>(bad - interleaved.begin()) / state.channels()) +
            " is not a finite number.");
    const std::size_t frames = interleaved.size() / state.channels();
    state.written += frames;
    if (state.resamplers.empty()) {
        if (frames > 0)
            state.coder->write(interleaved);
    } else {
        std::vector<float> one(frames);
        for (std::size_t channel = 0; channel < state.channels(); channel++) {
            for (std::size_t i = 0; i < frames; i++)
                one[i] = interleaved[i * state.channels() + channel];
            state.resamplers[channel].push(one, state.into(channel));
        }
        state.writeResampled();
    }
    state.file.check();
}

void AudioWriter::commit()
{
    State& state = *m_state;
    if (state.written != state.expected)
        throw std::logic_error("another number of samples came than was announced");
    for (std::size_t channel = 0; channel < state.resamplers.size(); channel++)
        state.resamplers[channel].finish(state.into(channel));
    if (!state.resamplers.empty())
        state.writeResampled();
    state.coder->finish();
    state.coder.reset();
    state.file.commit();
}

} // namespace koe::audio
