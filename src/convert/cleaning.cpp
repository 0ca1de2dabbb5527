#include "convert/cleaning.h"

#include "dsp/noise_gate.h"

#include <algorithm>
#include <vector>

namespace koe::convert {
namespace {

constexpr std::size_t kBlock = 1 << 16;

template <typename Use> void forBlocks(const SampleSource& source, const Job& job, Use use)
{
    std::vector<float> block;
    for (std::size_t first = 0; first < source.size(); first += kBlock) {
        job.throwIfStopped();
        job.report(static_cast<double>(first) / static_cast<double>(source.size()), "cleaning");
        block.resize(std::min(kBlock, source.size() - first));
        source.read(first, block);
        use(block);
    }
}

} // namespace

Spool cleaned(const SampleSource& source, int sampleRateHz, double strength,
              const std::filesystem::path& folder, const Job& job)
{
    dsp::NoiseListener listener(sampleRateHz);
    forBlocks(source, job.part(0.0, 0.4), [&](const std::vector<float>& block) { listener.add(block); });
    dsp::NoiseGate gate(sampleRateHz, listener.profile(), strength);
    Spool result(folder);
    result.ownSamples = source.ownSamples;
    result.ownRateHz = source.ownRateHz;
    const auto append = [&](std::span<const float> block) { result.append(block); };
    forBlocks(source, job.part(0.4, 1.0), [&](const std::vector<float>& block) { gate.push(block, append); });
    gate.finish(append);
    return result;
}

} // namespace koe::convert
