#include "pitch/sinc_peak.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace koe::pitch {
namespace {

constexpr double kPi = std::numbers::pi;

/// Half of the sum: samples at @p first, first + step, …; @p distance from the position to the first one.
double oneSide(std::span<const double> curve, int first, int step, int count, double distance)
{
    const double reach = distance + static_cast<double>(count); // where the raised cosine reaches zero
    // cos(π·(distance + k) / reach) for k = 0, 1, …, by rotation
    const double turn = kPi / reach;
    const double cosTurn = std::cos(turn);
    const double sinTurn = std::sin(turn);
    double c = std::cos(distance * turn);
    double s = std::sin(distance * turn);
    double sign = 0.5 * std::sin(kPi * distance);
    double angle = kPi * distance;
    double sum = 0.0;
    for (int k = 0, i = first; k < count; k++, i += step) {
        sum += curve[static_cast<std::size_t>(i)] * sign / angle * (1.0 + c);
        sign = -sign;
        angle += kPi;
        const double next = c * cosTurn - s * sinTurn;
        s = s * cosTurn + c * sinTurn;
        c = next;
    }
    return sum;
}

} // namespace

double sincInterpolate(std::span<const double> curve, double position, int depth)
{
    const int last = static_cast<int>(curve.size()) - 1;
    if (position <= 0.0)
        return curve.front();
    if (position >= static_cast<double>(last))
        return curve.back();
    const int left = static_cast<int>(std::floor(position));
    const double fraction = position - static_cast<double>(left);
    if (fraction == 0.0)
        return curve[static_cast<std::size_t>(left)];
    const int count = std::min({depth, left + 1, last - left});
    return oneSide(curve, left, -1, count, fraction) + oneSide(curve, left + 1, 1, count, 1.0 - fraction);
}

Peak refinePeak(std::span<const double> curve, int around, int depth)
{
    // R. P. Brent (1973), "Algorithms for Minimization without Derivatives", chapter 5: golden section steps,
    // replaced by the vertex of a parabola through the three best points where that is trusted.
    constexpr double kGolden = 0.3819660112501051;
    constexpr double kTolerance = 1e-9;
    constexpr int kMostSteps = 60;
    double low = static_cast<double>(around) - 1.0;
    double high = static_cast<double>(around) + 1.0;
    Peak best{low + kGolden * (high - low), 0.0};
    best.height = sincInterpolate(curve, best.position, depth);
    Peak second = best;
    Peak third = best;
    double step = 0.0;
    double stepBefore = 0.0;
    for (int i = 0; i < kMostSteps; i++) {
        const double middle = 0.5 * (low + high);
        if (std::fabs(best.position - middle) <= 2.0 * kTolerance - 0.5 * (high - low))
            break;
        bool parabola = false;
        if (std::fabs(stepBefore) > kTolerance) {
            const double r = (best.position - second.position) * (best.height - third.height);
            double q = (best.position - third.position) * (best.height - second.height);
            double p = (best.position - third.position) * q - (best.position - second.position) * r;
            q = 2.0 * (q - r);
            if (q > 0.0)
                p = -p;
            q = std::fabs(q);
            if (std::fabs(p) < std::fabs(0.5 * q * stepBefore) && p > q * (low - best.position) &&
                p < q * (high - best.position)) {
                stepBefore = step;
                step = p / q;
                parabola = true;
            }
        }
        if (!parabola) {
            stepBefore = best.position < middle ? high - best.position : low - best.position;
            step = kGolden * stepBefore;
        }
        const double move = std::fabs(step) >= kTolerance ? step : std::copysign(kTolerance, step);
        Peak tried{best.position + move, 0.0};
        tried.height = sincInterpolate(curve, tried.position, depth);
        if (tried.height >= best.height) {
            (tried.position >= best.position ? low : high) = best.position;
            third = second;
            second = best;
            best = tried;
        } else {
            (tried.position < best.position ? low : high) = tried.position;
            if (tried.height >= second.height || second.position == best.position) {
                third = second;
                second = tried;
            } else if (tried.height >= third.height || third.position == best.position ||
                       third.position == second.position) {
                third = tried;
            }
        }
    }
    return best;
}

} // namespace koe::pitch
