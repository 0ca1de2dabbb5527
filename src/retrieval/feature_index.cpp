#include "retrieval/feature_index.h"

#include "core/error.h"
#include "identify/identify.h"
#include "tensorfile/index_file.h"

#include <faiss/IndexFlat.h>
#include <faiss/IndexIVFFlat.h>
#include <faiss/utils/distances.h>

#include <algorithm>
#include <cmath>

namespace koe::retrieval {
namespace {

constexpr std::size_t kBlendNeighbours = 8;
constexpr std::size_t kQueriesPerBlock = 2048; // between two looks at the stop button

/// FAISS's view of vectors that we hold: one block, list after list.
class Lists : public faiss::ReadOnlyInvertedLists
{
public:
    explicit Lists(const tensorfile::IndexFile& file)
        : faiss::ReadOnlyInvertedLists(file.lists(), file.dims * sizeof(float)), m_file(file)
    {
    }
    std::size_t list_size(std::size_t list) const override
    {
        return m_file.starts[list + 1] - m_file.starts[list];
    }
    const std::uint8_t* get_codes(std::size_t list) const override
    {
        return reinterpret_cast<const std::uint8_t*>(m_file.vectors.data() +
                                                     m_file.starts[list] * m_file.dims);
    }
    const std::int64_t* get_ids(std::size_t list) const override
    {
        return m_file.ids.data() + m_file.starts[list];
    }

private:
    const tensorfile::IndexFile& m_file;
};

/// Rows of the stored vectors instead of ids: a file may give any ids.
struct Hits
{
    std::vector<std::int64_t> rows; // [queries, k], −1: none
    std::vector<float> squaredDistances;
};

} // namespace

struct FeatureIndex::State
{
    std::string name;
    tensorfile::IndexFile file;
    std::unique_ptr<faiss::IndexFlatL2> flat; ///< the quantizer, or all rows of a flat index
    std::unique_ptr<Lists> lists;
    std::unique_ptr<faiss::IndexIVFFlat> ivf;

    Hits search(std::span<const float> queries, std::size_t k) const;
};

Hits FeatureIndex::State::search(std::span<const float> queries, std::size_t k) const
{
    const std::size_t count = queries.size() / file.dims;
    const auto n = static_cast<std::int64_t>(count);
    Hits hits{std::vector<std::int64_t>(count * k), std::vector<float>(count * k)};
    if (count == 0)
        return hits;
    if (file.flat) {
        flat->search(n, queries.data(), static_cast<std::int64_t>(k), hits.squaredDistances.data(),
                     hits.rows.data());
        return hits;
    }
    const std::size_t probes = file.probes;
    std::vector<std::int64_t> cells(count * probes);
    std::vector<float> cellDistances(count * probes);
    flat->search(n, queries.data(), static_cast<std::int64_t>(probes), cellDistances.data(), cells.data());
    // Pairs (list << 32 | place) instead of ids: they lead straight to the row.
    ivf->search_preassigned(n, queries.data(), static_cast<std::int64_t>(k), cells.data(),
                            cellDistances.data(), hits.squaredDistances.data(), hits.rows.data(), true);
    for (std::int64_t& row : hits.rows)
        if (row >= 0)
            row = static_cast<std::int64_t>(file.starts[static_cast<std::size_t>(row >> 32)]) +
                  (row & 0xFFFFFFFF);
    return hits;
}

FeatureIndex::FeatureIndex() : m_state(std::make_unique<State>()) {}
FeatureIndex::~FeatureIndex() = default;
FeatureIndex::FeatureIndex(FeatureIndex&&) noexcept = default;
FeatureIndex& FeatureIndex::operator=(FeatureIndex&&) noexcept = default;

FeatureIndex FeatureIndex::load(const std::filesystem::path& path)
{
    // FAISS's own threshold (20) makes small batches three to five times slower.
    faiss::distance_compute_blas_threshold = 1;
    FeatureIndex index;
    State& state = *index.m_state;
    state.name = path.string();
    state.file = identify::loadAs(
        path, {identify::Kind::Index, identify::Kind::EmptyIndex, identify::Kind::OtherIndex}, "an index",
        [&] { return tensorfile::readIndexFile(path); });
    tensorfile::IndexFile& file = state.file;
    state.flat = std::make_unique<faiss::IndexFlatL2>(static_cast<std::int64_t>(file.dims));
    const std::vector<float>& rows = file.flat ? file.vectors : file.centroids;
    state.flat->add(static_cast<std::int64_t>(rows.size() / file.dims), rows.data());
    file.centroids = {}; // FAISS has its copy
    if (!file.flat) {
        state.lists = std::make_unique<Lists>(file);
        state.ivf = std::make_unique<faiss::IndexIVFFlat>(state.flat.get(), file.dims, file.lists());
        state.ivf->replace_invlists(state.lists.get(), false);
        state.ivf->nprobe = file.probes;
        state.ivf->ntotal = static_cast<std::int64_t>(file.rows());
        state.ivf->is_trained = true;
    }
    return index;
}

int FeatureIndex::dims() const
{
    return static_cast<int>(m_state->file.dims);
}

std::int64_t FeatureIndex::size() const
{
    return static_cast<std::int64_t>(m_state->file.rows());
}

FeatureIndex::Neighbours FeatureIndex::search(const FeatureMatrix& queries, std::size_t k) const
{
    const tensorfile::IndexFile& file = m_state->file;
    if (queries.dims != file.dims)
        throw InvalidInput("The index " + m_state->name + " holds " + std::to_string(file.dims) +
                           " numbers per frame and the features have " + std::to_string(queries.dims) +
                           ": it belongs to a voice of another version (v1: 256, v2: 768).");
    if (k == 0)
        return {0, {}, {}};
    Hits hits = m_state->search(queries.values, k);
    if (!file.flat)
        for (std::int64_t& row : hits.rows)
            row = row < 0 ? -1 : file.ids[static_cast<std::size_t>(row)];
    return {k, std::move(hits.rows), std::move(hits.squaredDistances)};
}

void FeatureIndex::blend(FeatureMatrix& features, float rate, const Job& job) const
{
    const tensorfile::IndexFile& file = m_state->file;
    if (features.dims != file.dims)
        throw InvalidInput(
            "The index " + m_state->name + " holds " + std::to_string(file.dims) +
            " numbers per frame and this voice needs " + std::to_string(features.dims) +
            ": it belongs to a voice of another version (v1: 256, v2: 768). Choose its own index, or none.");
    if (rate == 0.0f)
        return;
    std::vector<double> mean(file.dims);
    for (std::size_t first = 0; first < features.frames; first += kQueriesPerBlock) {
        job.throwIfStopped();
        const std::size_t count = std::min(kQueriesPerBlock, features.frames - first);
        const Hits hits = m_state->search({features.values.data() + first * file.dims, count * file.dims},
                                          kBlendNeighbours);
        for (std::size_t q = 0; q < count; q++) {
            const auto* rows = hits.rows.data() + q * kBlendNeighbours;
            const auto* distances = hits.squaredDistances.data() + q * kBlendNeighbours;
            double weights[kBlendNeighbours] = {};
            double sum = 0.0;
            for (std::size_t i = 0; i < kBlendNeighbours; i++) {
                if (rows[i] < 0 || !std::isfinite(distances[i]))
                    continue;
                if (distances[i] <= 0.0f) { // this very frame was trained on: 1/0 in RVC
                    std::fill(weights, weights + kBlendNeighbours, 0.0);
                    weights[i] = sum = 1.0;
                    break;
                }
                const double inverse = 1.0 / static_cast<double>(distances[i]);
                weights[i] = inverse * inverse;
                sum += weights[i];
            }
            if (sum <= 0.0)
                continue; // its cell holds nothing: the frame stays as it is
            std::fill(mean.begin(), mean.end(), 0.0);
            for (std::size_t i = 0; i < kBlendNeighbours; i++) {
                if (weights[i] == 0.0)
                    continue;
                const double weight = weights[i] / sum;
                const float* row = file.vectors.data() + static_cast<std::size_t>(rows[i]) * file.dims;
                for (std::size_t d = 0; d < file.dims; d++)
                    mean[d] += weight * static_cast<double>(row[d]);
            }
            const std::span<float> frame = features.row(first + q);
            for (std::size_t d = 0; d < file.dims; d++)
                frame[d] =
                    static_cast<float>(static_cast<double>(rate) * mean[d] +
                                       (1.0 - static_cast<double>(rate)) * static_cast<double>(frame[d]));
        }
    }
}

} // namespace koe::retrieval
