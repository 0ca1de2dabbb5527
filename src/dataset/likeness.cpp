#include "dataset/likeness.h"

#include "dataset/check.h"
#include "dataset/timbre_model.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numbers>
#include <unordered_map>

namespace koe::dataset {
namespace {

// Fingerprints.
constexpr std::size_t kFirstBand = 6; // 360 to 2300 Hz
constexpr std::size_t kBits = 32;
constexpr std::size_t kReach = 12; // frames before a moment are compared with as many after it
constexpr std::size_t kStep = 2;   // frames from one word to the next
constexpr std::size_t kCommonWord = 30;
constexpr int kFewestVotes = 2;
constexpr std::size_t kFewestWords = 15;
constexpr double kMostWrongBits = 0.27; // different sounds: 0.5
constexpr double kLeastShare = 0.6;

// Voices.
constexpr std::size_t kFewestTimbreFrames = 100;
constexpr double kTimbreRangeDb = 60.0; // of a band, below the loudest of its frame
constexpr std::size_t kFewestTimbres = 5;
constexpr double kUsualSpread = 30.0; // so many recordings a speaker needs to count as much as all others

struct Comparison
{
    std::size_t words = 0;
    std::size_t wrongBits = 0;
};

/// @p second against @p first, whose place 0 is at @p offset of the first.
Comparison compared(const std::vector<std::uint32_t>& first, const std::vector<std::uint32_t>& second,
                    std::ptrdiff_t offset)
{
    Comparison result;
    for (std::size_t i = 0; i < second.size(); i++) {
        const std::ptrdiff_t at = offset + static_cast<std::ptrdiff_t>(i);
        if (at < 0 || at >= static_cast<std::ptrdiff_t>(first.size()))
            continue;
        const std::uint32_t other = first[static_cast<std::size_t>(at)];
        if (other == 0 || second[i] == 0)
            continue;
        result.words++;
        result.wrongBits += static_cast<std::size_t>(std::popcount(other ^ second[i]));
    }
    return result;
}

std::size_t wordsIn(const std::vector<std::uint32_t>& print)
{
    return print.size() - static_cast<std::size_t>(std::count(print.begin(), print.end(), 0U));
}

using Axes = std::array<double, kTimbreAxes>;

Axes projected(const std::vector<double>& timbre)
{
    Axes axes{};
    for (std::size_t axis = 0; axis < kTimbreAxes; axis++)
        for (std::size_t i = 0; i < kTimbreNumbers; i++)
            axes[axis] += static_cast<double>(kTimbreModel.axes[axis][i]) *
                          (timbre[i] - static_cast<double>(kTimbreModel.mean[i]));
    return axes;
}

/// Log of how much likelier it is that @p point comes from another speaker than from the one whose @p count
/// recordings have the mean @p centre and spread by @p within.
double strange(const Axes& point, const Axes& centre, std::size_t count, const Axes& within)
{
    double sum = 0.0;
    const double n = static_cast<double>(count);
    for (std::size_t axis = 0; axis < kTimbreAxes; axis++) {
        const double between = static_cast<double>(kTimbreModel.between[axis]) / within[axis];
        // What is known of the speaker after n recordings.
        const double known = between * n / (between * n + 1.0);
        const double same = between / (between * n + 1.0) + 1.0;
        const double other = between + 1.0;
        const double fromSame = point[axis] - known * centre[axis];
        sum += 0.5 * (fromSame * fromSame / (same * within[axis]) + std::log(same));
        sum -= 0.5 * (point[axis] * point[axis] / (other * within[axis]) + std::log(other));
    }
    return sum;
}

} // namespace

std::vector<std::uint32_t> fingerprint(const BandFrames& frames, const SpeechLevel& level)
{
    std::vector<std::uint32_t> words;
    if (frames.bands() < kFirstBand + kBits + 1)
        return words;
    // Running sums of the bands' differences and of the frames with speech.
    const std::size_t count = frames.frames();
    std::vector<std::array<float, kBits>> sums(count + 1);
    std::vector<std::size_t> speech(count + 1);
    for (std::size_t t = 0; t < count; t++) {
        speech[t + 1] = speech[t] + (level.speech[t] ? 1 : 0);
        for (std::size_t bit = 0; bit < kBits; bit++)
            sums[t + 1][bit] = sums[t][bit] + static_cast<float>(frames.db(t, kFirstBand + bit + 1) -
                                                                 frames.db(t, kFirstBand + bit));
    }
    for (std::size_t t = kReach; t + kReach <= count; t += kStep) {
        std::uint32_t word = 0;
        if (speech[t + kReach] - speech[t - kReach] >= kReach)
            for (std::size_t bit = 0; bit < kBits; bit++)
                if (sums[t + kReach][bit] - 2 * sums[t][bit] + sums[t - kReach][bit] > 0.0F)
                    word |= 1U << bit;
        words.push_back(word);
    }
    return words;
}

std::vector<SameSound> sameSounds(std::span<const std::vector<std::uint32_t>> prints)
{
    struct Place
    {
        std::uint32_t file, at;
    };
    std::unordered_map<std::uint32_t, std::vector<Place>> places;
    for (std::size_t file = 0; file < prints.size(); file++)
        for (std::size_t at = 0; at < prints[file].size(); at++)
            if (prints[file][at] != 0)
                places[prints[file][at]].push_back(
                    {static_cast<std::uint32_t>(file), static_cast<std::uint32_t>(at)});
    // Votes for pairs and how far the second lies behind the first.
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::map<std::ptrdiff_t, int>> votes;
    for (const auto& [word, where] : places) {
        if (where.size() < 2 || where.size() > kCommonWord)
            continue;
        for (std::size_t a = 0; a < where.size(); a++)
            for (std::size_t b = a + 1; b < where.size(); b++)
                if (where[a].file != where[b].file)
                    votes[{where[a].file, where[b].file}][static_cast<std::ptrdiff_t>(where[a].at) -
                                                          static_cast<std::ptrdiff_t>(where[b].at)]++;
    }
    std::vector<SameSound> same;
    for (const auto& [pair, offsets] : votes) {
        const std::vector<std::uint32_t>& one = prints[pair.first];
        const std::vector<std::uint32_t>& two = prints[pair.second];
        const auto best = std::max_element(offsets.begin(), offsets.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        if (best->second < kFewestVotes)
            continue;
        Comparison fit;
        double wrong = 1.0;
        for (std::ptrdiff_t shift = -1; shift <= 1; shift++) {
            const Comparison each = compared(one, two, best->first + shift);
            const double share =
                each.words > 0 ? static_cast<double>(each.wrongBits) / static_cast<double>(each.words * kBits)
                               : 1.0;
            if (share < wrong) {
                wrong = share;
                fit = each;
            }
        }
        const bool twoIsShorter = wordsIn(two) <= wordsIn(one);
        const std::size_t shorter = std::min(wordsIn(one), wordsIn(two));
        if (shorter < kFewestWords || wrong > kMostWrongBits ||
            static_cast<double>(fit.words) < kLeastShare * static_cast<double>(shorter))
            continue;
        same.push_back({twoIsShorter ? pair.first : pair.second, twoIsShorter ? pair.second : pair.first,
                        std::min(1.0, static_cast<double>(fit.words) / static_cast<double>(shorter))});
    }
    return same;
}

std::vector<double> timbre(const BandFrames& frames, const SpeechLevel& level, std::span<const float> pitchHz)
{
    constexpr std::size_t kBands = BandFrames::kBands;
    if (frames.bands() < kBands || level.speechFrames < kFewestTimbreFrames)
        return {};
    static const auto cosines = [] {
        std::array<std::array<double, kBands>, kTimbreMeans> table{};
        for (std::size_t c = 0; c < kTimbreMeans; c++)
            for (std::size_t band = 0; band < kBands; band++)
                table[c][band] = std::cos(std::numbers::pi * static_cast<double>(c + 1) *
                                          (static_cast<double>(band) + 0.5) / static_cast<double>(kBands)) /
                                 static_cast<double>(kBands);
        return table;
    }();
    std::array<double, kTimbreMeans> sum{};
    std::array<double, kTimbreMeans> squares{};
    for (std::size_t t = 0; t < frames.frames(); t++) {
        if (!level.speech[t])
            continue;
        std::array<double, kBands> db{};
        for (std::size_t band = 0; band < kBands; band++)
            db[band] = frames.db(t, band);
        const double least = *std::max_element(db.begin(), db.end()) - kTimbreRangeDb;
        for (std::size_t c = 0; c < kTimbreMeans; c++) {
            double value = 0.0;
            for (std::size_t band = 0; band < kBands; band++)
                value += cosines[c][band] * std::max(db[band], least);
            sum[c] += value;
            squares[c] += value * value;
        }
    }
    const double count = static_cast<double>(level.speechFrames);
    std::vector<double> result;
    for (std::size_t c = 0; c < kTimbreMeans; c++)
        result.push_back(sum[c] / count);
    for (std::size_t c = 0; c < kTimbreSpreads; c++)
        result.push_back(std::sqrt(std::max(0.0, squares[c] / count - sum[c] / count * sum[c] / count)));
    std::vector<double> octaves;
    for (const float hz : pitchHz)
        if (hz > 0.0F)
            octaves.push_back(std::log2(static_cast<double>(hz)));
    if (octaves.size() < 15)
        return {};
    std::sort(octaves.begin(), octaves.end());
    result.push_back(octaves[octaves.size() / 2]);
    result.push_back(octaves[octaves.size() * 9 / 10] - octaves[octaves.size() / 10]);
    return result;
}

std::vector<double> strangeness(std::span<const std::vector<double>> timbres)
{
    std::vector<double> result(timbres.size(), kUnknown);
    std::vector<std::size_t> heard;
    std::vector<Axes> points;
    for (std::size_t i = 0; i < timbres.size(); i++)
        if (!timbres[i].empty()) {
            heard.push_back(i);
            points.push_back(projected(timbres[i]));
        }
    if (points.size() < kFewestTimbres)
        return result;
    // The recording that most others are like is the speaker's; of very many, some hundred choose it.
    const std::size_t stride = points.size() / 400 + 1;
    Axes within; // as the axes were fitted, until more is known of this speaker
    within.fill(1.0);
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t a = 0; a < points.size(); a += stride) {
        std::size_t alike = 0;
        for (std::size_t b = 0; b < points.size(); b += stride)
            alike += strange(points[b], points[a], 1, within) < 0.0 ? 1 : 0;
        if (alike > most) {
            most = alike;
            best = a;
        }
    }
    Axes centre = points[best];
    std::size_t count = 1;
    std::vector<double> scores(points.size());
    for (int round = 0; round < 6; round++) {
        for (std::size_t i = 0; i < points.size(); i++)
            scores[i] = strange(points[i], centre, count, within);
        Axes sum{};
        Axes squares{};
        std::size_t own = 0;
        for (std::size_t i = 0; i < points.size(); i++)
            if (scores[i] < 0.0) {
                own++;
                for (std::size_t axis = 0; axis < kTimbreAxes; axis++) {
                    sum[axis] += points[i][axis];
                    squares[axis] += points[i][axis] * points[i][axis];
                }
            }
        if (own == 0)
            break;
        count = own;
        const double n = static_cast<double>(own);
        for (std::size_t axis = 0; axis < kTimbreAxes; axis++) {
            centre[axis] = sum[axis] / n;
            const double spread = std::max(0.0, squares[axis] - n * centre[axis] * centre[axis]);
            within[axis] = (spread + kUsualSpread) / (n - 1.0 + kUsualSpread);
        }
    }
    for (std::size_t i = 0; i < points.size(); i++)
        result[heard[i]] = scores[i];
    return result;
}

} // namespace koe::dataset
