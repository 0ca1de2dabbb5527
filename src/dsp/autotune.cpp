#include "dsp/autotune.h"

#include "core/error.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

namespace koe::dsp {
namespace {

constexpr double kChangeCost = 6.0;     ///< semitones · frames that another note must save before it is sung
constexpr std::size_t kGlideFrames = 4; ///< on either side of a change

struct Named
{
    const char* name;
    const char* steps; ///< 'x' for each semitone above the key that belongs to it
};
constexpr Named kScales[] = {
    {"major", "x.x.xx.x.x.x"},          {"minor", "x.xx.x.xx.x."},
    {"harmonic-minor", "x.xx.x.xx..x"}, {"melodic-minor", "x.xx.x.x.x.x"},
    {"dorian", "x.xx.x.x.xx."},         {"phrygian", "xx.x.x.xx.x."},
    {"lydian", "x.x.x.xx.x.x"},         {"mixolydian", "x.x.xx.x.xx."},
    {"pentatonic", "x.x.x..x.x.."},     {"minor-pentatonic", "x..x.x.x..x."},
    {"blues", "x..x.xxx..x."},          {"chromatic", "xxxxxxxxxxxx"},
};

double noteOf(float hz)
{
    return 69.0 + 12.0 * std::log2(static_cast<double>(hz) / 440.0);
}

/// The note of each frame: the path that costs least, where a frame costs its distance and a change costs
/// kChangeCost.
std::vector<int> notePath(std::span<const double> sung, const Scale& scale)
{
    const auto [least, most] = std::minmax_element(sung.begin(), sung.end());
    std::vector<int> notes;
    for (int note = static_cast<int>(std::floor(*least)) - 11; note <= std::ceil(*most) + 11; note++)
        if (scale.notes[static_cast<std::size_t>((note % 12 + 12) % 12)])
            notes.push_back(note);
    const std::size_t count = notes.size();
    std::vector<double> cost(count, 0.0);
    std::vector<std::uint8_t> from(sung.size() * count); // at most 256 notes: pitch is within 20..20000 Hz
    for (std::size_t t = 0; t < sung.size(); t++) {
        const auto best = static_cast<std::size_t>(std::min_element(cost.begin(), cost.end()) - cost.begin());
        const double change = t == 0 ? 0.0 : cost[best] + kChangeCost;
        for (std::size_t n = 0; n < count; n++) {
            const bool changes = t > 0 && change < cost[n];
            from[t * count + n] = static_cast<std::uint8_t>(changes ? best : n);
            cost[n] = (changes ? change : cost[n]) + std::fabs(sung[t] - notes[n]);
        }
    }
    std::vector<int> path(sung.size());
    auto at = static_cast<std::size_t>(std::min_element(cost.begin(), cost.end()) - cost.begin());
    for (std::size_t t = sung.size(); t-- > 0;) {
        path[t] = notes[at];
        at = from[t * count + at];
    }
    return path;
}

/// A stretch without pause.
void tuneStretch(std::span<float> f0Hz, const Scale& scale, double strength)
{
    std::vector<double> sung(f0Hz.size());
    std::transform(f0Hz.begin(), f0Hz.end(), sung.begin(), noteOf);
    const std::vector<int> path = notePath(sung, scale);
    for (std::size_t t = 0; t < sung.size(); t++) {
        double sum = 0.0, weights = 0.0;
        const std::size_t first = t - std::min(t, kGlideFrames);
        const std::size_t last = std::min(t + kGlideFrames, sung.size() - 1);
        for (std::size_t i = first; i <= last; i++) {
            const double distance =
                std::fabs(static_cast<double>(i) - static_cast<double>(t)) / (kGlideFrames + 1);
            const double weight = 0.5 + 0.5 * std::cos(std::numbers::pi * distance);
            sum += weight * path[i];
            weights += weight;
        }
        const double shift = strength * (sum / weights - sung[t]);
        f0Hz[t] = static_cast<float>(static_cast<double>(f0Hz[t]) * std::exp2(shift / 12.0));
    }
}

} // namespace

Scale Scale::parse(std::string_view text)
{
    std::string word(text);
    std::transform(word.begin(), word.end(), word.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto fail = [&]() -> Scale {
        std::string names;
        for (const Named& known : kScales)
            names += (names.empty() ? "" : ", ") + std::string(known.name);
        throw UsageError(
            "\"" + std::string(text) +
            "\" is not a key and a scale: write for example C:major or F#:minor; the scales are " + names +
            ".");
    };
    const std::size_t colon = word.find(':');
    if (colon == 0 || colon > 2)
        return fail();
    const std::size_t letter = std::string_view("c d ef g a b").find(word[0]);
    if (word[0] == ' ' || letter == std::string_view::npos)
        return fail();
    int key = static_cast<int>(letter);
    if (colon == 2) {
        if (word[1] != '#' && word[1] != 'b')
            return fail();
        key += word[1] == '#' ? 1 : 11;
    }
    for (const Named& known : kScales)
        if (word.substr(colon + 1) == known.name) {
            Scale scale;
            for (std::size_t step = 0; step < 12; step++)
                scale.notes[(static_cast<std::size_t>(key) + step) % 12] = known.steps[step] == 'x';
            return scale;
        }
    return fail();
}

void autotune(std::span<float> f0Hz, const Scale& scale, double strength)
{
    if (strength <= 0.0)
        return;
    for (std::size_t first = 0; first < f0Hz.size();) {
        if (!(f0Hz[first] > 0.0f)) {
            first++;
            continue;
        }
        std::size_t end = first;
        while (end < f0Hz.size() && f0Hz[end] > 0.0f)
            end++;
        tuneStretch(f0Hz.subspan(first, end - first), scale, strength);
        first = end;
    }
}

} // namespace koe::dsp
