#pragma once

#include "training/train.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

namespace koe::studio {

enum class Loss
{
    Mel,           ///< how far the sound is from the recording: the one to look at
    Feature,       ///< how a discriminator sees that
    Speech,        ///< KL: how far what is said is from what was heard
    Generator,     ///< how well it deceives
    Discriminator, ///< how well it is told apart
};
inline constexpr std::size_t kLosses = 5;

/// The losses of a training, step by step. What it gives out is thinned, however long the training was.
class LossHistory
{
public:
    /// A step that is not after the last one takes back what came after it: the training went on from an
    /// older save.
    void add(const training::StepReport& step);

    [[nodiscard]] std::size_t size() const { return m_steps.size(); }
    [[nodiscard]] std::int64_t firstStep() const { return m_steps.empty() ? 0 : m_steps.front(); }
    /// The running mean at a step, or at the last one before it; nothing before the first.
    [[nodiscard]] std::optional<double> smoothAt(Loss loss, std::int64_t step) const;
    [[nodiscard]] std::int64_t lastStep() const { return m_steps.empty() ? 0 : m_steps.back(); }

    using Curve = std::vector<std::pair<double, double>>; ///< step, loss
    struct Curves
    {
        Curve raw;    ///< least and most of each stretch
        Curve smooth; ///< running mean over about kHorizon steps
    };
    /// Between two steps, at most about @p points each.
    [[nodiscard]] Curves curves(Loss loss, double fromStep, double toStep, std::size_t points) const;

    static constexpr double kHorizon = 30.0;

    /// One line per step, for the next run of the studio: appends.
    static void append(const std::filesystem::path& file, const std::vector<training::StepReport>& steps);
    /// What append() wrote; what cannot be read is left out.
    [[nodiscard]] static LossHistory read(const std::filesystem::path& file);

private:
    std::vector<std::int64_t> m_steps;
    std::array<std::vector<float>, kLosses> m_raw;
    std::array<std::vector<float>, kLosses> m_smooth;
};

} // namespace koe::studio
