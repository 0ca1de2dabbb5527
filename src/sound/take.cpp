#include "sound/take.h"

#include "audio/audio_writer.h"
#include "core/error.h"
#include "core/memory.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace koe::sound {
namespace {

constexpr std::size_t kBlock = 1 << 16; // 256 KiB where it waits, 192 in the file

/// @param read (first, samples) fills them
void writeFile(const std::filesystem::path& target, int sampleRateHz, std::size_t total,
               const std::function<void(std::size_t, std::span<float>)>& read)
{
    audio::AudioWriter file(target, audio::OutputFormat::Wav24, {sampleRateHz, 1}, total);
    std::vector<float> block(kBlock);
    for (std::size_t at = 0; at < total; at += kBlock) {
        const auto part = std::span(block).first(std::min(kBlock, total - at));
        read(at, part);
        for (float& sample : part)
            sample = std::clamp(sample, -1.0F, 1.0F);
        file.write(part);
    }
    file.commit();
}

} // namespace

Take::Take(std::filesystem::path target, int fromHz, int toHz)
    : m_target(std::move(target)),
      m_samples(m_target.parent_path().empty() ? std::filesystem::path(".") : m_target.parent_path()),
      m_sampleRateHz(toHz), m_resampler(fromHz, toHz)
{
}

void Take::add(std::span<const float> heard)
{
    m_resampler.push(heard, [this](std::span<const float> block) { m_samples.append(block); });
}

void Take::end()
{
    m_resampler.finish([this](std::span<const float> block) { m_samples.append(block); });
}

double Take::seconds() const
{
    return static_cast<double>(m_samples.size()) / m_sampleRateHz;
}

void Take::write()
{
    const std::size_t total = m_samples.size();
    if (total == 0)
        throw InvalidInput("Nothing was recorded: the microphone gave no sound.");
    try {
        writeFile(m_target, m_sampleRateHz, total,
                  [this](std::size_t at, std::span<float> part) { m_samples.read(at, part); });
        return;
    } catch (const Missing&) { // no room beside what waits
        if (!m_samples.canGiveBack() && total * sizeof(float) > freeMemoryBytes() / 2)
            throw;
    }
    if (m_samples.canGiveBack()) { // each block makes more room than the file needs for it
        writeFile(m_target, m_sampleRateHz, total, [this](std::size_t at, std::span<float> part) {
            m_samples.read(at, part);
            m_samples.giveBack(at, part.size());
        });
        return;
    }
    std::vector<float> samples(total);
    m_samples.read(0, samples);
    m_samples.clear();
    writeFile(m_target, m_sampleRateHz, total, [&](std::size_t at, std::span<float> part) {
        std::copy_n(samples.begin() + static_cast<std::ptrdiff_t>(at), part.size(), part.begin());
    });
}

} // namespace koe::sound
