#include "audio/output_format.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

namespace koe::audio {
namespace fs = std::filesystem;
namespace {

struct Known
{
    OutputFormat format;
    const char* name;
    const char* ending;
};

// Of two with the same ending the first is what the ending stands for.
constexpr std::array kKnown = {
    Known{OutputFormat::Wav16, "wav16", ".wav"},    Known{OutputFormat::Wav24, "wav24", ".wav"},
    Known{OutputFormat::WavFloat, "wavf", ".wav"},  Known{OutputFormat::Flac, "flac", ".flac"},
    Known{OutputFormat::Flac24, "flac24", ".flac"}, Known{OutputFormat::Mp3, "mp3", ".mp3"},
    Known{OutputFormat::Ogg, "ogg", ".ogg"},        Known{OutputFormat::Opus, "opus", ".opus"},
    Known{OutputFormat::M4a, "m4a", ".m4a"},
};

std::string lowerEnding(const fs::path& path)
{
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending;
}

} // namespace

std::string outputFormatNames()
{
    std::string names;
    for (std::size_t i = 0; i < kKnown.size(); i++)
        names += (i == 0 ? "" : i + 1 < kKnown.size() ? ", " : " or ") + std::string(kKnown[i].name);
    return names;
}

OutputFormat outputFormatNamed(std::string_view name)
{
    const auto known =
        std::find_if(kKnown.begin(), kKnown.end(), [&](const Known& k) { return name == k.name; });
    if (known == kKnown.end())
        throw UsageError("There is no format \"" + std::string(name) + "\": write " + outputFormatNames() +
                         ".");
    return known->format;
}

const char* endingOf(OutputFormat format)
{
    return std::find_if(kKnown.begin(), kKnown.end(), [&](const Known& k) { return format == k.format; })
        ->ending;
}

OutputFormat outputFormatOf(const fs::path& path)
{
    const std::string ending = lowerEnding(path);
    const auto known =
        std::find_if(kKnown.begin(), kKnown.end(), [&](const Known& k) { return ending == k.ending; });
    if (known == kKnown.end())
        throw UsageError("Cannot write " + path.string() +
                         ": the name must end in .wav, .flac, .mp3, .ogg, .opus or .m4a.");
    return known->format;
}

OutputFormat outputFormatOf(const fs::path& path, std::string_view name)
{
    if (name.empty())
        return outputFormatOf(path);
    const OutputFormat format = outputFormatNamed(name);
    if (lowerEnding(path) != endingOf(format))
        throw UsageError("The name " + path.string() + " and the format " + std::string(name) +
                         " contradict each other: let the name end in " + endingOf(format) + ".");
    return format;
}

int writtenRateHz(OutputFormat format, int sampleRateHz)
{
    static constexpr int kMp3[] = {8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000};
    static constexpr int kAac[] = {8000,  11025, 12000, 16000, 22050, 24000,
                                   32000, 44100, 48000, 64000, 88200, 96000};
    const auto next = [&](std::span<const int> rates) {
        const auto at = std::lower_bound(rates.begin(), rates.end(), sampleRateHz);
        return at == rates.end() ? rates.back() : *at;
    };
    switch (format) {
    case OutputFormat::Opus:
        return 48000;
    case OutputFormat::Mp3:
        return next(kMp3);
    case OutputFormat::M4a:
        return next(kAac);
    case OutputFormat::Ogg:
        return std::clamp(sampleRateHz, 8000, 192000); // Vorbis takes any rate between
    default:
        return sampleRateHz;
    }
}

} // namespace koe::audio
