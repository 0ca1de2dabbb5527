#pragma once

#include "core/feature_matrix.h"
#include "core/job.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace koe::retrieval {

/// The training features of a voice, searchable (RVC's .index: FAISS IVF-Flat or Flat, squared L2).
///
/// Immutable once loaded. One call at a time per object.
class FeatureIndex
{
public:
    /// The header and every size are checked against the file's length before FAISS reads it.
    /// @throws Missing if it is not there; InvalidInput if it is damaged, hostile, empty ("trained_…") or
    /// foreign
    [[nodiscard]] static FeatureIndex load(const std::filesystem::path& path);
    ~FeatureIndex();
    FeatureIndex(FeatureIndex&&) noexcept;
    FeatureIndex& operator=(FeatureIndex&&) noexcept;

    [[nodiscard]] int dims() const;
    [[nodiscard]] std::int64_t size() const;

    struct Neighbours
    {
        std::size_t k = 8;
        std::vector<std::int64_t> ids;       // [queries, k]; −1 where a cell holds fewer
        std::vector<float> squaredDistances; // [queries, k]
    };
    [[nodiscard]] Neighbours search(const FeatureMatrix& queries, std::size_t k = 8) const;

    /// Moves each row towards its 8 nearest stored rows, weighted by (1/squared distance)², by @p rate in [0,
    /// 1]. An exact hit (distance 0) takes that row; missing hits have no weight. Source: RVC pipeline
    /// (reference §10).
    /// @throws InvalidInput when the widths differ; Cancelled
    void blend(FeatureMatrix& features, float rate, const Job& job) const;

private:
    FeatureIndex();
    struct State;
    std::unique_ptr<State> m_state;
};

struct IndexBuildRequest
{
    std::vector<std::filesystem::path>
        featureFiles;             ///< .npy, [frames, dims] each, as RVC's 3_feature folders
    std::filesystem::path folder; ///< logs/<experiment>: trained_…, added_…, total_fea.npy
    std::string experiment;
    std::string version;                 ///< "v1" or "v2", for the name
    std::int64_t kMeansAbove = 200'000;  ///< more rows than this are reduced …
    std::int64_t kMeansCentres = 10'000; ///< … to so many centres
    std::uint64_t seed = 1234;
};
struct IndexBuildReport
{
    std::filesystem::path index; ///< added_IVF{n}_Flat_nprobe_1_{exp}_{version}.index
    std::int64_t vectors = 0;
    int lists = 0;
};
/// RVC's index of a training set (reference §10): n_ivf = min(int(16·√N), N/39), at least 1.
/// Rows are added in batches, so memory does not grow beyond the set itself.
/// @throws InvalidInput when there are no rows; Cancelled
IndexBuildReport buildIndex(const IndexBuildRequest& request, const Job& job);

} // namespace koe::retrieval
