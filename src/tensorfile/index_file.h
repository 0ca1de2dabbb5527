#pragma once

#include "tensorfile/file_bytes.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace koe::tensorfile {

/// What a FAISS file of RVC holds: IVF-Flat (`IwFl`) or Flat (`IxF2`), squared L2.
/// Read by ourselves: FAISS trusts every size in a file, so none of its bytes reach FAISS unchecked.
struct IndexFile
{
    std::size_t dims = 0;
    bool flat = false; ///< no lists: `vectors` are all rows, ids are row numbers

    std::size_t probes = 1;          ///< nprobe as stored, 1..lists
    std::vector<float> centroids;    // [lists, dims]
    std::vector<std::size_t> starts; // [lists + 1], first row of each list
    std::vector<float> vectors;      // [rows, dims], list after list
    std::vector<std::int64_t> ids;   // [rows]; empty when flat

    [[nodiscard]] std::size_t lists() const { return starts.empty() ? 0 : starts.size() - 1; }
    [[nodiscard]] std::size_t rows() const { return dims == 0 ? 0 : vectors.size() / dims; }
};

/// The same without the numbers; every size is checked as if they were read.
struct IndexOutline
{
    bool flat = false;
    std::size_t dims = 0;
    std::size_t rows = 0; ///< 0: trained only, of no use
    std::size_t lists = 0;
    std::size_t probes = 0;
};

/// Layout: reference §10. Every size is checked against the file's length before memory is asked for.
/// @throws Missing if there is no such file; InvalidInput for a damaged, hostile, empty or foreign one
[[nodiscard]] IndexFile readIndexFile(const std::filesystem::path& path);
/// The same from bytes in memory. @param shownName the file's name in sentences
[[nodiscard]] IndexFile readIndexFile(const FileBytes& file, const std::string& shownName);

/// @throws InvalidInput as above, but not for an empty one
[[nodiscard]] IndexOutline readIndexOutline(const FileBytes& file, const std::string& shownName);

} // namespace koe::tensorfile
