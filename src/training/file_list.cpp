#include "training/file_list.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/number_text.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <random>
#include <string>

namespace koe::training {
namespace fs = std::filesystem;
namespace {

/// Upper ends; a bucket holds (previous, end].
constexpr std::array<std::int64_t, 10> kBucketEnds{50, 100, 200, 300, 400, 500, 600, 700, 800, 900};

/// std::shuffle's draws differ between libraries; these do not.
void shuffle(std::vector<std::size_t>& values, std::mt19937_64& random)
{
    for (std::size_t i = values.size(); i > 1; i--)
        std::swap(values[i - 1], values[random() % i]);
}

std::vector<std::string> split(const std::string& line)
{
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t bar = line.find('|'); bar != std::string::npos; bar = line.find('|', from)) {
        parts.push_back(line.substr(from, bar - from));
        from = bar + 1;
    }
    parts.push_back(line.substr(from));
    return parts;
}

} // namespace

std::vector<Sample> readFileList(const fs::path& file, bool f0)
{
    if (!fs::exists(file))
        throw Missing("There is no prepared training set: " + file.string() +
                      " does not exist. Give the recordings' folder with --data.");
    const std::string text = readTextFile(file);
    std::vector<Sample> samples;
    std::size_t lost = 0;
    std::string example;
    std::size_t from = 0;
    while (from < text.size()) {
        std::size_t end = std::min(text.find('\n', from), text.size());
        std::string line = text.substr(from, end - from);
        from = end + 1;
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (line.empty())
            continue;
        const std::vector<std::string> parts = split(line);
        const std::size_t expected = f0 ? 5 : 3;
        const auto speaker = parseNumber<int>(parts.back());
        if (parts.size() != expected || !speaker || *speaker < 0)
            throw InvalidInput(
                file.string() + " has a line that is not of " + std::to_string(expected) + " parts " +
                (f0 ? "(clip|features|pitch|Hz|speaker): " : "(clip|features|speaker): ") + line);
        // Paths may be relative to the experiment's folder, so that it can be moved.
        const auto resolve = [&](const std::string& part) {
            const fs::path path(part);
            return path.is_absolute() ? path : file.parent_path() / path;
        };
        Sample sample;
        sample.wave = resolve(parts[0]);
        sample.features = resolve(parts[1]);
        if (f0) {
            sample.coarsePitch = resolve(parts[2]);
            sample.pitchHz = resolve(parts[3]);
        }
        sample.speaker = *speaker;
        std::error_code failure;
        const auto bytes = fs::file_size(sample.wave, failure);
        if (failure) {
            lost++;
            example = sample.wave.string();
            continue;
        }
        sample.waveBytes = static_cast<std::int64_t>(bytes);
        samples.push_back(std::move(sample));
    }
    if (samples.empty())
        throw InvalidInput(lost == 0 ? file.string() + " is empty."
                                     : "None of the clips of " + file.string() + " is there (" + example +
                                           " …). Prepare the recordings again with --data.");
    return samples;
}

Sampler::Sampler(const std::vector<Sample>& samples, int hop, int segmentFrames, int maxFrames, int batch)
    : m_buckets(kBucketEnds.size()), m_batch(static_cast<std::size_t>(std::max(batch, 1)))
{
    // The estimate counts bytes of float32 samples as three each, so a frame counts four thirds.
    const std::int64_t longest = static_cast<std::int64_t>(maxFrames) * 4 / 3;
    for (std::size_t i = 0; i < samples.size(); i++) {
        const std::int64_t estimate = std::min(samples[i].waveBytes / (3 * hop), longest);
        const auto end = std::lower_bound(kBucketEnds.begin(), kBucketEnds.end(), estimate);
        if (estimate <= kBucketEnds.front() || estimate * 3 / 4 < segmentFrames)
            m_tooShort++;
        else if (end == kBucketEnds.end())
            m_tooLong++;
        else
            m_buckets[static_cast<std::size_t>(end - kBucketEnds.begin())].push_back(i);
    }
    std::erase_if(m_buckets, [](const auto& bucket) { return bucket.empty(); });
}

std::size_t Sampler::batchesPerEpoch() const
{
    std::size_t count = 0;
    for (const auto& bucket : m_buckets)
        count += (bucket.size() + m_batch - 1) / m_batch;
    return count;
}

Sampler::Batches Sampler::epoch(std::uint64_t seed) const
{
    std::mt19937_64 random(seed);
    Batches batches;
    for (const auto& bucket : m_buckets) {
        std::vector<std::size_t> order = bucket;
        shuffle(order, random);
        const std::size_t full = (order.size() + m_batch - 1) / m_batch * m_batch;
        for (std::size_t i = 0; order.size() < full; i++)
            order.push_back(order[i]); // as many again as it takes, from the front
        for (std::size_t i = 0; i < full; i += m_batch)
            batches.emplace_back(order.begin() + static_cast<std::ptrdiff_t>(i),
                                 order.begin() + static_cast<std::ptrdiff_t>(i + m_batch));
    }
    std::vector<std::size_t> order(batches.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    shuffle(order, random);
    Batches shuffled;
    for (const std::size_t i : order)
        shuffled.push_back(std::move(batches[i]));
    return shuffled;
}

} // namespace koe::training
