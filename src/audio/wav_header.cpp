#include "audio/wav_header.h"

#include <bit>
#include <cstdint>
#include <limits>

namespace koe::audio {
namespace {

static_assert(std::endian::native == std::endian::little, "WAV and our buffers are little-endian");

class LittleEndianText
{
public:
    LittleEndianText& tag(const char* four)
    {
        m_text.append(four, 4);
        return *this;
    }
    template <typename Number> LittleEndianText& number(std::size_t value)
    {
        const auto narrow = static_cast<Number>(value);
        m_text.append(reinterpret_cast<const char*>(&narrow), sizeof narrow);
        return *this;
    }
    LittleEndianText& u16(std::size_t value) { return number<std::uint16_t>(value); }
    LittleEndianText& u32(std::size_t value) { return number<std::uint32_t>(value); }
    LittleEndianText& u64(std::size_t value) { return number<std::uint64_t>(value); }
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    std::string m_text;
};

} // namespace

std::size_t bytesOf(WavSample sample)
{
    switch (sample) {
    case WavSample::Pcm16:
        return 2;
    case WavSample::Pcm24:
        return 3;
    case WavSample::Float32:
        return 4;
    }
    return 0;
}

std::string wavHeader(const SoundLayout& layout, std::size_t frames, WavSample sample)
{
    constexpr std::size_t kSizeUnknown = std::numeric_limits<std::uint32_t>::max();
    const auto channels = static_cast<std::size_t>(layout.channels);
    const auto rateHz = static_cast<std::size_t>(layout.sampleRateHz);
    const std::size_t width = bytesOf(sample);
    const bool isFloat = sample == WavSample::Float32;
    const std::size_t dataBytes = frames * channels * width;
    const std::size_t padded = dataBytes + dataBytes % 2;
    const std::size_t riffBytes = 4 + (isFloat ? 8 + 18 + 12 : 8 + 16) + 8 + padded;
    const bool isLong = riffBytes > kSizeUnknown;

    LittleEndianText header;
    header.tag(isLong ? "RF64" : "RIFF").u32(isLong ? kSizeUnknown : riffBytes).tag("WAVE");
    if (isLong)
        header.tag("ds64").u32(28).u64(riffBytes + 8 + 28).u64(dataBytes).u64(frames).u32(0);
    header.tag("fmt ").u32(isFloat ? 18 : 16).u16(isFloat ? 3 : 1).u16(channels).u32(rateHz);
    header.u32(rateHz * channels * width).u16(channels * width).u16(8 * width);
    if (isFloat)
        header.u16(0).tag("fact").u32(4).u32(isLong ? kSizeUnknown : frames);
    header.tag("data").u32(isLong ? kSizeUnknown : dataBytes);
    return header.text();
}

} // namespace koe::audio
