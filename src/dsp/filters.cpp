#include "dsp/filters.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace koe::dsp {
namespace {

/// Coefficients of the polynomial with these roots, highest power first.
std::vector<double> polynomial(const std::vector<std::complex<double>>& roots)
{
    std::vector<std::complex<double>> terms{1.0};
    for (const auto& root : roots) {
        terms.push_back(0.0);
        for (std::size_t i = terms.size() - 1; i > 0; i--)
            terms[i] -= root * terms[i - 1];
    }
    std::vector<double> real(terms.size());
    std::transform(terms.begin(), terms.end(), real.begin(), [](const auto& term) { return term.real(); });
    return real;
}

/// Runs the filter (direct form II, transposed) over @p samples in place from the given state, which goes on.
void run(const IirFilter& filter, std::vector<double>& state, std::span<double> samples)
{
    const std::size_t order = state.size();
    const double* b = filter.b.data();
    const double* a = filter.a.data();
    for (double& sample : samples) {
        const double x = sample;
        const double y = b[0] * x + (order > 0 ? state[0] : 0.0);
        for (std::size_t k = 1; k < order; k++)
            state[k - 1] = state[k] + b[k] * x - a[k] * y;
        if (order > 0)
            state[order - 1] = b[order] * x - a[order] * y;
        sample = y;
    }
}

/// The state in which a constant input of 1 gives a constant output.
std::vector<double> settledState(const IirFilter& filter)
{
    // From both ends: the alternating sums of a high-pass cancel exactly that way.
    double sumB = 0.0;
    for (std::size_t i = 0, j = filter.b.size() - 1; i <= j; i++, j--) {
        sumB += i == j ? filter.b[i] : filter.b[i] + filter.b[j];
        if (j == 0)
            break;
    }
    double sumA = 0.0;
    for (const double value : filter.a)
        sumA += value;
    const double gain = sumB == 0.0 ? 0.0 : sumB / sumA;
    std::vector<double> state(filter.b.size() - 1);
    double last = gain;
    for (std::size_t k = 0; k < state.size(); k++) {
        last -= filter.b[k] - filter.a[k] * (k == 0 ? 0.0 : gain);
        state[k] = last;
    }
    return state;
}

std::vector<double> scaled(std::vector<double> values, double factor)
{
    for (double& value : values)
        value *= factor;
    return values;
}

std::vector<double> widened(std::span<const float> samples)
{
    return {samples.begin(), samples.end()};
}

} // namespace

IirFilter butterworthHighPass(int order, double cutoffHz, double sampleRateHz)
{
    if (order < 1 || order > 12 || !(cutoffHz > 0.0) || !(cutoffHz < sampleRateHz / 2))
        throw InvalidInput("A high-pass of order " + std::to_string(order) + " at " +
                           std::to_string(cutoffHz) + " Hz is not possible at " +
                           std::to_string(sampleRateHz) + " Hz.");
    // In units of half the sampling frequency, as scipy has it, so that rounding is alike.
    const double warped = 4.0 * std::tan(std::numbers::pi * (cutoffHz / (sampleRateHz / 2)) / 2.0);
    std::vector<std::complex<double>> poles;
    std::complex<double> gain = 1.0;
    for (int k = 0; k < order; k++) {
        const double angle = std::numbers::pi * (2.0 * k - order + 1.0) / (2.0 * order);
        const std::complex<double> prototype = -std::polar(1.0, angle);
        const std::complex<double> pole = warped / prototype;
        gain *= 4.0 / (4.0 - pole); // the prototype's poles have a product of ±1, its zeros lie at 0
        poles.push_back((4.0 + pole) / (4.0 - pole));
    }
    IirFilter filter;
    filter.a = polynomial(poles);
    filter.b = scaled(polynomial(std::vector<std::complex<double>>(static_cast<std::size_t>(order), 1.0)),
                      gain.real());
    return filter;
}

IirFilter rumbleFilter(int sampleRateHz)
{
    // A filter this low, written as b/a, answers a last digit of its coefficients with 1e-5 of its output. So
    // the rates that RVC works at have the digits that scipy gives it; the formula agrees with them to 1e-14.
    struct Known
    {
        int rateHz;
        double gain;
        double a[5];
    };
    static constexpr Known kKnown[] = {
        {16000,
         0.9699606451838447,
         {-4.939001819168364, 9.757863526739543, -9.639544849413458, 4.761506797356209, -0.9408236532054606}},
        {32000,
         0.9848660067285749,
         {-4.969500810783352, 9.878467826012754, -9.818394245627738, 4.879388281681066, -0.9699610512094896}},
        {40000,
         0.9878743903588593,
         {-4.975600639140922, 9.902699956062799, -9.854493795461902, 4.903290289690988, -0.9758958111268883}},
        {48000,
         0.9898850753910278,
         {-4.979667194990071, 9.918875338137543, -9.878621548779623, 4.919285868123746, -0.9798724624819006}},
    };
    for (const Known& known : kKnown) {
        if (known.rateHz != sampleRateHz)
            continue;
        const double k = known.gain;
        IirFilter filter{{k, -5 * k, 10 * k, -10 * k, 5 * k, -k}, {1.0}};
        filter.a.insert(filter.a.end(), std::begin(known.a), std::end(known.a));
        return filter;
    }
    return butterworthHighPass(5, 48.0, sampleRateHz);
}

RunningFilter::RunningFilter(IirFilter filter) : m_filter(std::move(filter)), m_state(m_filter.b.size() - 1)
{
}

void RunningFilter::process(std::span<double> samples)
{
    run(m_filter, m_state, samples);
}

std::vector<double> filtered(const IirFilter& filter, std::span<const double> samples)
{
    std::vector<double> result(samples.begin(), samples.end());
    RunningFilter(filter).process(result);
    return result;
}

std::vector<double> filtered(const IirFilter& filter, std::span<const float> samples)
{
    std::vector<double> result = widened(samples);
    RunningFilter(filter).process(result);
    return result;
}

std::vector<double> filteredBothWays(const IirFilter& filter, std::span<const double> samples)
{
    if (samples.empty())
        return {};
    const std::size_t pad = std::min(3 * filter.b.size(), samples.size() - 1);
    std::vector<double> work;
    work.reserve(samples.size() + 2 * pad);
    for (std::size_t i = pad; i > 0; i--)
        work.push_back(2.0 * samples.front() - samples[i]);
    work.insert(work.end(), samples.begin(), samples.end());
    for (std::size_t i = 1; i <= pad; i++)
        work.push_back(2.0 * samples.back() - samples[samples.size() - 1 - i]);

    const std::vector<double> settled = settledState(filter);
    for (int direction = 0; direction < 2; direction++) {
        std::vector<double> state = scaled(settled, work.front());
        run(filter, state, work);
        std::reverse(work.begin(), work.end());
    }
    work.resize(pad + samples.size());
    work.erase(work.begin(), work.begin() + static_cast<std::ptrdiff_t>(pad));
    return work;
}

std::vector<double> filteredBothWays(const IirFilter& filter, std::span<const float> samples)
{
    return filteredBothWays(filter, widened(samples));
}

} // namespace koe::dsp
