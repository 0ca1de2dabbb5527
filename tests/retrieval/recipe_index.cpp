#include "retrieval/recipe_index.h"

#include "support/golden.h"

#include <fstream>
#include <unistd.h>

namespace koe::test {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kLists = 128;
constexpr std::size_t kStep = 39; // centroid k is vector 39 k

template <typename T> void put(std::string& bytes, T value)
{
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void putHeader(std::string& bytes, std::size_t dims, std::size_t rows)
{
    put(bytes, static_cast<std::int32_t>(dims));
    put(bytes, static_cast<std::int64_t>(rows));
    put(bytes, std::int64_t{1} << 20);
    put(bytes, std::int64_t{1} << 20);
    put(bytes, std::uint8_t{1});
    put(bytes, std::int32_t{1});
}

void putRow(std::string& bytes, std::span<const float> row)
{
    bytes.append(reinterpret_cast<const char*>(row.data()), row.size_bytes());
}

std::size_t nearestList(const FeatureMatrix& vectors, std::span<const float> row)
{
    std::size_t best = 0;
    double least = 1e300;
    for (std::size_t k = 0; k < kLists; k++) {
        const auto centroid = vectors.row(kStep * k);
        double distance = 0;
        for (std::size_t d = 0; d < row.size(); d++) {
            const double difference = static_cast<double>(row[d]) - static_cast<double>(centroid[d]);
            distance += difference * difference;
        }
        if (distance < least) {
            least = distance;
            best = k;
        }
    }
    return best;
}

} // namespace

ScratchFolder::ScratchFolder()
{
    std::string name = (fs::temp_directory_path() / "koe-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("no scratch folder");
    m_path = name;
}

ScratchFolder::~ScratchFolder()
{
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

RecipeIndex recipeIndex(int dims)
{
    const std::string name = "index" + std::to_string(dims);
    const auto tensors = golden::weights("index_" + std::to_string(dims), false);
    const auto centre = tensors.find(name + ".centre")->toFloats();
    const auto jitter = tensors.find(name + ".jitter")->toFloats();
    const auto noise = tensors.find(name + ".noise")->toFloats();

    RecipeIndex made;
    const auto width = static_cast<std::size_t>(dims);
    made.vectors = FeatureMatrix(centre.size() / width, width);
    for (std::size_t i = 0; i < centre.size(); i++)
        made.vectors.values[i] = centre[i] + jitter[i];
    made.queries = FeatureMatrix(noise.size() / width, width);
    for (std::size_t q = 0; q < made.queries.frames; q++)
        for (std::size_t d = 0; d < width; d++)
            made.queries.row(q)[d] = made.vectors.row(37 * q % made.vectors.frames)[d] + noise[q * width + d];

    std::vector<std::vector<std::int64_t>> lists(kLists);
    for (std::size_t i = 0; i < made.vectors.frames; i++)
        lists[nearestList(made.vectors, made.vectors.row(i))].push_back(static_cast<std::int64_t>(i));

    std::string& out = made.bytes;
    out = "IwFl";
    putHeader(out, width, made.vectors.frames);
    put(out, std::uint64_t{kLists});
    put(out, std::uint64_t{1}); // nprobe
    out += "IxF2";
    putHeader(out, width, kLists);
    put(out, std::uint64_t{kLists * width});
    for (std::size_t k = 0; k < kLists; k++)
        putRow(out, made.vectors.row(kStep * k));
    put(out, std::int8_t{0}); // no direct map
    put(out, std::uint64_t{0});
    out += "ilar";
    put(out, std::uint64_t{kLists});
    put(out, std::uint64_t{4 * width});
    out += "full";
    put(out, std::uint64_t{kLists});
    for (const auto& list : lists)
        put(out, std::uint64_t{list.size()});
    for (const auto& list : lists) {
        for (const std::int64_t id : list)
            putRow(out, made.vectors.row(static_cast<std::size_t>(id)));
        for (const std::int64_t id : list)
            put(out, id);
    }
    return made;
}

void writeBytes(const fs::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

} // namespace koe::test
