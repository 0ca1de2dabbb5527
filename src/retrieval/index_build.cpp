#include "retrieval/feature_index.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/log.h"
#include "tensorfile/npy.h"

#include <faiss/Clustering.h>
#include <faiss/IndexFlat.h>
#include <faiss/IndexIVFFlat.h>
#include <faiss/impl/AuxIndexStructures.h>
#include <faiss/impl/FaissException.h>
#include <faiss/impl/io.h>
#include <faiss/index_io.h>
#include <faiss/utils/distances.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <random>
#include <utility>

namespace koe::retrieval {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kRowsPerBlock = 8192;
constexpr int kIterations = 10; // FAISS's own number for the lists of an IVF

/// FAISS writes into our file, which knows what to say about a full disk.
class AtomicWriter : public faiss::IOWriter
{
public:
    explicit AtomicWriter(AtomicFile& file) : m_file(file) {}
    std::size_t operator()(const void* bytes, std::size_t size, std::size_t count) override
    {
        m_file.write(std::span(static_cast<const std::byte*>(bytes), size * count));
        return count;
    }

private:
    AtomicFile& m_file;
};

/// While it lives, FAISS's long loops stop when the job is stopped (they throw FaissException).
class StopWatch
{
public:
    explicit StopWatch(const Job& job)
    {
        faiss::InterruptCallback::instance = std::make_unique<Callback>(job);
    }
    ~StopWatch() { faiss::InterruptCallback::clear_instance(); }
    StopWatch(const StopWatch&) = delete;
    StopWatch& operator=(const StopWatch&) = delete;

private:
    struct Callback : faiss::InterruptCallback
    {
        explicit Callback(const Job& watched) : job(watched) {}
        bool want_interrupt() override { return job.stopRequested(); }
        Job job;
    };
};

void writeIndex(const fs::path& path, const faiss::Index& index)
{
    AtomicFile file(path);
    AtomicWriter writer(file);
    faiss::write_index(&index, &writer);
    file.commit();
}

struct Set
{
    std::size_t dims = 0;
    std::size_t rows = 0; ///< finite ones
    std::size_t skipped = 0;
};

bool isFinite(std::span<const float> row)
{
    return std::all_of(row.begin(), row.end(), [](float value) { return std::isfinite(value); });
}

/// Calls @p use with each finite row of each file, in order; one file in memory at a time.
template <typename Use> Set walk(const std::vector<fs::path>& files, const Job& job, Use use)
{
    Set set;
    for (std::size_t i = 0; i < files.size(); i++) {
        job.throwIfStopped();
        const tensorfile::Tensor array = tensorfile::readNpy(files[i]);
        if (array.shape.size() != 2 || array.shape[1] <= 0)
            throw InvalidInput(files[i].string() +
                               " is not a table of features: leave it out or extract it again.");
        const auto dims = static_cast<std::size_t>(array.shape[1]);
        if (set.dims != 0 && dims != set.dims)
            throw InvalidInput(files[i].string() + " has " + std::to_string(dims) +
                               " numbers per frame, others have " + std::to_string(set.dims) +
                               ": the folder mixes v1 and v2 features; extract them again.");
        set.dims = dims;
        const std::vector<float> values = array.toFloats();
        for (std::size_t row = 0; row < values.size() / dims; row++) {
            const std::span<const float> numbers(values.data() + row * dims, dims);
            if (isFinite(numbers))
                use(set.rows++, numbers);
            else
                set.skipped++;
        }
        job.report(static_cast<double>(i + 1) / static_cast<double>(files.size()), "index: reading");
    }
    return set;
}

std::vector<std::uint32_t> shuffledPlaces(std::size_t count, std::uint64_t seed)
{
    std::vector<std::uint32_t> places(count);
    for (std::size_t i = 0; i < count; i++)
        places[i] = static_cast<std::uint32_t>(i);
    std::mt19937_64 random(seed);
    for (std::size_t i = count; i > 1; i--)
        std::swap(places[i - 1], places[random() % i]);
    return places;
}

/// k-means one iteration at a time, for progress; [centres, dims].
std::vector<float> cluster(std::span<const float> rows, std::size_t dims, std::size_t centres,
                           std::uint64_t seed, const char* stage, const Job& job)
{
    faiss::ClusteringParameters parameters;
    parameters.niter = 1;
    parameters.min_points_per_centroid = 1; // fewer than 39 is RVC's own choice: no warning
    parameters.max_points_per_centroid = 1 << 24;
    parameters.seed = static_cast<int>(seed & 0x7FFFFFFF);
    faiss::Clustering clustering(static_cast<int>(dims), static_cast<int>(centres), parameters);
    for (int i = 0; i < kIterations; i++) {
        job.report(static_cast<double>(i) / kIterations, stage);
        job.throwIfStopped();
        faiss::IndexFlatL2 assigner(static_cast<std::int64_t>(dims));
        clustering.train(static_cast<std::int64_t>(rows.size() / dims), rows.data(), assigner);
    }
    return std::move(clustering.centroids);
}

/// RVC's number of lists.
std::size_t listsFor(std::size_t rows)
{
    const auto bySquareRoot = static_cast<std::size_t>(16.0 * std::sqrt(static_cast<double>(rows)));
    return std::max<std::size_t>(1, std::min(bySquareRoot, rows / 39));
}

/// total_fea.npy again, block by block, so that the training sample need not stay in memory beside the index.
void addFromFile(faiss::IndexIVFFlat& index, const fs::path& table, std::size_t rows, std::size_t dims,
                 const Job& job)
{
    std::ifstream in(table, std::ios::binary);
    in.seekg(-static_cast<std::streamoff>(rows * dims * sizeof(float)), std::ios::end);
    std::vector<float> block(std::min(rows, kRowsPerBlock) * dims);
    for (std::size_t first = 0; first < rows; first += kRowsPerBlock) {
        job.throwIfStopped();
        const std::size_t count = std::min(kRowsPerBlock, rows - first);
        const auto bytes = static_cast<std::streamsize>(count * dims * sizeof(float));
        if (!in.read(reinterpret_cast<char*>(block.data()), bytes))
            throw InvalidInput("Cannot read " + table.string() + " back: the disk may be failing.");
        index.add(static_cast<std::int64_t>(count), block.data());
        job.report(static_cast<double>(first + count) / static_cast<double>(rows), "index: adding");
    }
}

IndexBuildReport build(const IndexBuildRequest& request, const Job& job)
{
    const std::vector<fs::path>& files = request.featureFiles;
    const Set set = walk(files, job.part(0.0, 0.05), [](std::size_t, std::span<const float>) {});
    if (set.rows == 0)
        throw InvalidInput("There are no features to build an index of " + request.experiment +
                           " from: prepare recordings with speech first.");
    if (set.skipped > 0)
        log::warn("{} feature rows that are not numbers were left out of the index", set.skipped);
    if (set.rows > 0xFFFFFFFFu)
        throw InvalidInput("There are more than 4 billion feature rows: give fewer recordings.");

    // RVC shuffles the rows; beyond the limit k-means sees a random part of them, so memory does not grow
    // with the set.
    const bool reduce = set.rows > static_cast<std::size_t>(request.kMeansAbove) &&
                        request.kMeansCentres < request.kMeansAbove;
    const std::size_t kept = reduce ? static_cast<std::size_t>(request.kMeansAbove) : set.rows;
    const std::size_t dims = set.dims;
    std::vector<float> rows(kept * dims);
    {
        const auto places = shuffledPlaces(set.rows, request.seed);
        walk(files, job.part(0.05, 0.1), [&](std::size_t i, std::span<const float> row) {
            if (i < places.size() && places[i] < kept)
                std::copy(row.begin(), row.end(),
                          rows.begin() + static_cast<std::ptrdiff_t>(places[i] * dims));
        });
    }
    double done = 0.1;
    if (reduce) {
        rows = cluster(rows, dims, static_cast<std::size_t>(request.kMeansCentres), request.seed,
                       "index: k-means", job.part(0.1, 0.7));
        done = 0.7;
    }

    const std::size_t count = rows.size() / dims;
    const std::size_t lists = listsFor(count);
    fs::create_directories(request.folder);
    const fs::path table = request.folder / "total_fea.npy";
    auto sample = tensorfile::Tensor::fromFloats(
        {static_cast<std::int64_t>(count), static_cast<std::int64_t>(dims)}, std::move(rows));
    tensorfile::writeNpy(table, sample);

    faiss::IndexFlatL2 quantizer(static_cast<std::int64_t>(dims));
    faiss::IndexIVFFlat index(&quantizer, dims, lists);
    index.nprobe = 1;
    const std::span sampled(reinterpret_cast<const float*>(sample.bytes.data()), count * dims);
    const auto centroids =
        cluster(sampled, dims, lists, request.seed, "index: training", job.part(done, 0.85));
    quantizer.add(static_cast<std::int64_t>(lists), centroids.data());
    index.train(static_cast<std::int64_t>(count), sampled.data()); // the lists are there: it only notes that
    sample = {};                                                   // before the index takes as much

    const std::string name = "IVF" + std::to_string(lists) + "_Flat_nprobe_1_" + request.experiment + "_" +
                             request.version + ".index";
    writeIndex(request.folder / ("trained_" + name), index);
    addFromFile(index, table, count, dims, job.part(0.85, 0.98));
    job.throwIfStopped();
    const fs::path path = request.folder / ("added_" + name);
    writeIndex(path, index);
    job.report(1.0, "index");
    return {path, static_cast<std::int64_t>(count), static_cast<int>(lists)};
}

} // namespace

IndexBuildReport buildIndex(const IndexBuildRequest& request, const Job& job)
{
    faiss::distance_compute_blas_threshold = 1;
    const StopWatch watch(job);
    try {
        return build(request, job);
    } catch (const faiss::FaissException& error) {
        job.throwIfStopped();
        log::error("FAISS: {}", error.what());
        throw Error("The index of " + request.experiment +
                    " could not be built; the log says what FAISS found.");
    } catch (const std::bad_alloc&) {
        throw Missing("There is not enough memory to build the index of " + request.experiment +
                      ": close other programs or give fewer recordings.");
    } catch (const fs::filesystem_error& error) {
        throw InvalidInput("Cannot write into " + request.folder.string() + ": " + error.code().message() +
                           ".");
    }
}

} // namespace koe::retrieval
