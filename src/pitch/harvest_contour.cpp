#include "pitch/harvest_contour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>

namespace koe::pitch {
namespace {

using Frame = std::ptrdiff_t;

constexpr double kSmoothStep = 0.008;     // of f0, from one frame to the next
constexpr Frame kShortest = 6;            // frames of a section
constexpr double kProlongedStep = 0.18;   // of f0
constexpr Frame kFarthest = 100;          // frames by which a section grows at either end
constexpr int kMostMisses = 4;            // in a row
constexpr double kPeriodsOfSection = 2.2; // that it must have
constexpr Frame kShortGap = 9;            // frames
constexpr Frame kLeadIn = 300;            // frames in which the smoothing filter settles

/// Frames [start, end], both voiced.
struct Bounds
{
    Frame start = 0;
    Frame end = 0;
};

/// A voiced stretch with what it has grown by; 0 everywhere else.
struct Section
{
    Bounds bounds;
    Frame first = 0; // of values
    std::vector<double> values;

    [[nodiscard]] double at(Frame frame) const
    {
        const Frame place = frame - first;
        return place >= 0 && place < static_cast<Frame>(values.size())
                   ? values[static_cast<std::size_t>(place)]
                   : 0.0;
    }
    double& ref(Frame frame) { return values[static_cast<std::size_t>(frame - first)]; }
};

std::vector<Bounds> voicedBounds(const std::vector<double>& hz)
{
    std::vector<Bounds> all;
    const auto size = static_cast<Frame>(hz.size());
    // The outermost frames never count.
    for (Frame t = 1; t + 1 < size; t++) {
        if (hz[static_cast<std::size_t>(t)] <= 0.0)
            continue;
        Frame end = t;
        while (end + 2 < size && hz[static_cast<std::size_t>(end + 1)] > 0.0)
            end++;
        all.push_back({t, end});
        t = end;
    }
    return all;
}

std::vector<double> bestScored(const HarvestCandidates& all)
{
    std::vector<double> hz(all.frames, 0.0);
    for (std::size_t t = 0; t < all.frames; t++) {
        double best = 0.0;
        for (std::size_t i = 0; i < all.columns; i++)
            if (all.scoreOf(t)[i] > best) {
                best = all.scoreOf(t)[i];
                hz[t] = all.hzOf(t)[i];
            }
    }
    return hz;
}

std::vector<double> smoothOnly(const std::vector<double>& hz)
{
    std::vector<double> result(hz.size(), 0.0);
    for (std::size_t t = 2; t < hz.size(); t++) {
        if (hz[t] == 0.0)
            continue;
        const double straight = 2.0 * hz[t - 1] - hz[t - 2];
        const bool bends = std::fabs((hz[t] - straight) / straight) > kSmoothStep;
        const bool leaps = std::fabs(hz[t] - hz[t - 1]) / hz[t - 1] > kSmoothStep;
        result[t] = bends && leaps ? 0.0 : hz[t];
    }
    return result;
}

void dropShort(std::vector<double>& hz)
{
    for (const Bounds& each : voicedBounds(hz))
        if (each.end - each.start < kShortest)
            std::fill(hz.begin() + each.start, hz.begin() + each.end + 1, 0.0);
}

/// The candidate nearest to @p hz within the step, the later one of two as near; 0 where there is none.
double nearest(double hz, std::span<const double> candidates)
{
    double best = 0.0;
    double distance = kProlongedStep;
    for (const double each : candidates) {
        const double own = std::fabs(hz - each) / hz;
        if (own > distance)
            continue;
        best = each;
        distance = own;
    }
    return best;
}

/// Walks on from one end of the section, frame by frame; returns the last frame that was found.
Frame prolonged(Section& section, Frame origin, Frame last, Frame direction, const HarvestCandidates& all)
{
    double hz = section.at(origin);
    Frame reached = origin;
    int misses = 0;
    const Frame steps = std::abs(last - origin);
    for (Frame i = 0; i <= steps && misses < kMostMisses; i++) {
        const Frame next = origin + direction * (i + 1);
        const double found = nearest(hz, all.hzOf(static_cast<std::size_t>(next)));
        section.ref(next) = found;
        if (found == 0.0) {
            misses++;
            continue;
        }
        hz = found;
        reached = next;
        misses = 0;
    }
    return reached;
}

std::vector<Section> grownSections(const std::vector<double>& hz, const HarvestCandidates& all)
{
    const auto size = static_cast<Frame>(hz.size());
    std::vector<Section> sections;
    for (const Bounds& bounds : voicedBounds(hz)) {
        Section section;
        section.bounds = bounds;
        section.first = std::max<Frame>(0, bounds.start - kFarthest - 1);
        const Frame end = std::min(size, bounds.end + kFarthest + 2);
        section.values.assign(static_cast<std::size_t>(end - section.first), 0.0);
        for (Frame t = bounds.start; t <= bounds.end; t++)
            section.ref(t) = hz[static_cast<std::size_t>(t)];
        const Frame farBehind = std::min(size - 2, bounds.end + kFarthest);
        const Frame farBefore = std::max<Frame>(1, bounds.start - kFarthest);
        section.bounds.end = prolonged(section, bounds.end, farBehind, 1, all);
        section.bounds.start = prolonged(section, bounds.start, farBefore, -1, all);
        sections.push_back(std::move(section));
    }
    // Those of too few periods go. The mean runs on from section to section, as it does in WORLD.
    std::vector<Section> kept;
    double mean = 0.0;
    for (Section& section : sections) {
        const auto length = static_cast<double>(section.bounds.end - section.bounds.start);
        for (Frame t = section.bounds.start; t < section.bounds.end; t++)
            mean += section.at(t);
        mean /= length;
        if (kPeriodsOfSection * 1000.0 / mean < length)
            kept.push_back(std::move(section));
    }
    return kept;
}

/// The best score among the candidates of just that value.
double scoreOf(double hz, std::size_t frame, const HarvestCandidates& all)
{
    double score = 0.0;
    for (std::size_t i = 0; i < all.columns; i++)
        if (hz == all.hzOf(frame)[i])
            score = std::max(score, all.scoreOf(frame)[i]);
    return score;
}

/// Sections that have grown into each other: the later one takes over where it starts, or, if what is there
/// has the better scores, where that ends.
std::vector<double> merged(std::vector<Section>& sections, const HarvestCandidates& all)
{
    std::vector<double> hz(all.frames, 0.0);
    const auto write = [&](const Section& section, Frame from, Frame to) {
        for (Frame t = from; t <= to; t++)
            hz[static_cast<std::size_t>(t)] = section.at(t);
    };
    if (sections.empty())
        return hz;
    // In the order of their starts, of which growing may have swapped neighbours.
    std::vector<std::size_t> order(sections.size());
    for (std::size_t i = 0; i < order.size(); i++) {
        order[i] = i;
        if (i > 0 && sections[order[i - 1]].bounds.start > sections[i].bounds.start)
            std::swap(order[i - 1], order[i]);
    }
    const Section& front = sections.front();
    write(front, front.first, front.first + static_cast<Frame>(front.values.size()) - 1);
    Bounds& whole = sections.front().bounds; // of what was merged last
    for (std::size_t i = 1; i < order.size(); i++) {
        const Section& next = sections[order[i]];
        const Bounds bounds = next.bounds;
        if (bounds.start > whole.end) {
            write(next, bounds.start, bounds.end);
            whole = bounds;
            continue;
        }
        if (whole.start <= bounds.start && whole.end >= bounds.end)
            continue;
        double before = 0.0;
        double behind = 0.0;
        for (Frame t = bounds.start; t <= whole.end; t++) {
            before += scoreOf(hz[static_cast<std::size_t>(t)], static_cast<std::size_t>(t), all);
            behind += scoreOf(next.at(t), static_cast<std::size_t>(t), all);
        }
        write(next, before > behind ? whole.end : bounds.start, bounds.end);
        whole.end = bounds.end;
    }
    return hz;
}

void fillShortGaps(std::vector<double>& hz)
{
    const std::vector<Bounds> sections = voicedBounds(hz);
    for (std::size_t i = 0; i + 1 < sections.size(); i++) {
        const Frame gap = sections[i + 1].start - sections[i].end - 1;
        if (gap >= kShortGap)
            continue;
        // One Hz above the one and one below the other, as WORLD has it.
        const double from = hz[static_cast<std::size_t>(sections[i].end)] + 1.0;
        const double to = hz[static_cast<std::size_t>(sections[i + 1].start)] - 1.0;
        for (Frame k = 1; k <= gap; k++)
            hz[static_cast<std::size_t>(sections[i].end + k)] =
                from + (to - from) / (static_cast<double>(gap) + 1.0) * static_cast<double>(k);
    }
}

/// A second-order Butterworth low-pass, once forwards; the result is turned round.
std::vector<double> lowPassedReversed(const std::vector<double>& x)
{
    constexpr std::array<double, 2> kBack{1.7347257688092754, -0.76600660094326412};
    constexpr double kOuter = 0.0078202080334971724;
    constexpr double kMiddle = 0.015640416066994345;
    std::vector<double> result(x.size());
    double last = 0.0, beforeLast = 0.0;
    for (std::size_t i = 0; i < x.size(); i++) {
        const double next = x[i] + kBack[0] * last + kBack[1] * beforeLast;
        result[x.size() - 1 - i] = kOuter * next + kMiddle * last + kOuter * beforeLast;
        beforeLast = last;
        last = next;
    }
    return result;
}

std::vector<double> smoothed(const std::vector<double>& hz)
{
    // With a frame around it, so that the outermost ones count here.
    std::vector<double> around(hz.size() + 2, 0.0);
    std::copy(hz.begin(), hz.end(), around.begin() + 1);
    std::vector<double> result(hz.size(), 0.0);
    for (const Bounds& each : voicedBounds(around)) {
        std::vector<double> x(static_cast<std::size_t>(kLeadIn),
                              around[static_cast<std::size_t>(each.start)]);
        x.insert(x.end(), around.begin() + each.start, around.begin() + each.end + 1);
        x.insert(x.end(), static_cast<std::size_t>(kLeadIn), around[static_cast<std::size_t>(each.end)]);
        const std::vector<double> twice = lowPassedReversed(lowPassedReversed(x));
        std::copy_n(twice.begin() + kLeadIn, each.end - each.start + 1, result.begin() + each.start - 1);
    }
    return result;
}

} // namespace

std::vector<double> harvestContour(const HarvestCandidates& candidates)
{
    std::vector<double> hz = smoothOnly(bestScored(candidates));
    dropShort(hz);
    std::vector<Section> sections = grownSections(hz, candidates);
    // Where no section is left, WORLD keeps what there was.
    if (!sections.empty())
        hz = merged(sections, candidates);
    fillShortGaps(hz);
    return smoothed(hz);
}

} // namespace koe::pitch
