#include "studio/loss_history.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <string>

namespace koe::studio {
namespace {

std::array<double, kLosses> lossesOf(const training::StepReport& step)
{
    return {step.lossMel, step.lossFm, step.lossKl, step.lossG, step.lossD};
}

} // namespace

void LossHistory::add(const training::StepReport& step)
{
    const auto keep = static_cast<std::size_t>(std::lower_bound(m_steps.begin(), m_steps.end(), step.step) -
                                               m_steps.begin());
    m_steps.resize(keep);
    m_steps.push_back(step.step);
    const std::array<double, kLosses> losses = lossesOf(step);
    for (std::size_t i = 0; i < kLosses; i++) {
        m_raw[i].resize(keep);
        m_smooth[i].resize(keep);
        m_raw[i].push_back(static_cast<float>(losses[i]));
        // Of the last ones; early on of the last few, else the curve would lag far behind what falls fast.
        const double weight = 1.0 / std::min(1.0 + static_cast<double>(keep) / 4.0, kHorizon);
        const double before = keep > 0 ? static_cast<double>(m_smooth[i].back()) : losses[i];
        const double mean = std::isfinite(losses[i]) ? before + weight * (losses[i] - before) : before;
        m_smooth[i].push_back(static_cast<float>(mean));
    }
}

std::optional<double> LossHistory::smoothAt(Loss loss, std::int64_t step) const
{
    const auto after = std::upper_bound(m_steps.begin(), m_steps.end(), step);
    if (after == m_steps.begin())
        return std::nullopt;
    const auto at = static_cast<std::size_t>(after - m_steps.begin()) - 1;
    return static_cast<double>(m_smooth[static_cast<std::size_t>(loss)][at]);
}

LossHistory::Curves LossHistory::curves(Loss loss, double fromStep, double toStep, std::size_t points) const
{
    Curves curves;
    const auto place = [this](double step) {
        return static_cast<std::size_t>(
            std::lower_bound(m_steps.begin(), m_steps.end(), step,
                             [](std::int64_t a, double b) { return static_cast<double>(a) < b; }) -
            m_steps.begin());
    };
    const std::size_t begin = place(fromStep);
    const std::size_t end = std::min(place(toStep) + 1, m_steps.size());
    if (begin >= end || points < 2)
        return curves;
    const std::vector<float>& raw = m_raw[static_cast<std::size_t>(loss)];
    const std::vector<float>& smooth = m_smooth[static_cast<std::size_t>(loss)];
    // Stretches are cut at fixed places, so that a curve that grows does not shiver.
    std::size_t stretch = 1;
    while ((end - begin) / stretch > points / 2)
        stretch *= 2;
    for (std::size_t i = begin / stretch * stretch; i < end; i += stretch) {
        const std::size_t from = std::max(i, begin);
        const std::size_t to = std::min(i + stretch, end);
        std::size_t least = from;
        std::size_t most = from;
        for (std::size_t k = from; k < to; k++) {
            least = raw[k] < raw[least] ? k : least;
            most = raw[k] > raw[most] ? k : most;
        }
        for (const std::size_t k : {std::min(least, most), std::max(least, most)})
            if (std::isfinite(raw[k]) && (curves.raw.empty() || curves.raw.back().first < double(m_steps[k])))
                curves.raw.emplace_back(static_cast<double>(m_steps[k]), static_cast<double>(raw[k]));
        curves.smooth.emplace_back(static_cast<double>(m_steps[to - 1]), static_cast<double>(smooth[to - 1]));
    }
    return curves;
}

void LossHistory::append(const std::filesystem::path& file, const std::vector<training::StepReport>& steps)
{
    std::ofstream out(file, std::ios::app);
    for (const training::StepReport& step : steps) {
        char line[192];
        std::snprintf(line, sizeof line, "%lld,%d,%.5g,%.5g,%.5g,%.5g,%.5g\n",
                      static_cast<long long>(step.step), step.epoch, step.lossMel, step.lossFm, step.lossKl,
                      step.lossG, step.lossD);
        out << line;
    }
}

LossHistory LossHistory::read(const std::filesystem::path& file)
{
    LossHistory history;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        training::StepReport step;
        long long number = 0;
        if (std::sscanf(line.c_str(), "%lld,%d,%lf,%lf,%lf,%lf,%lf", &number, &step.epoch, &step.lossMel,
                        &step.lossFm, &step.lossKl, &step.lossG, &step.lossD) != 7)
            continue;
        step.step = number;
        history.add(step);
    }
    return history;
}

} // namespace koe::studio
