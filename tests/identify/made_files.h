#pragma once

#include "core/atomic_file.h"
#include "identify/identify.h"
#include "support/temporary_folder.h"
#include "tensorfile/pth.h"
#include "tensorfile/safetensors.h"
#include "tensorfile/zip_writer.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace koe::identify {

using tensorfile::Tensor;
using tensorfile::Value;

inline Tensor zeros(const std::vector<std::int64_t>& shape)
{
    std::size_t count = 1;
    for (const std::int64_t size : shape)
        count *= static_cast<std::size_t>(size);
    return Tensor::fromFloats(shape, std::vector<float>(count));
}

using Shapes = std::vector<std::pair<std::string, std::vector<std::int64_t>>>;

inline Value network(const Shapes& shapes)
{
    Value::Dict dict;
    for (const auto& [name, shape] : shapes)
        dict.items.emplace_back(name, zeros(shape));
    return dict;
}

inline Value dict(std::initializer_list<std::pair<const char*, Value>> items)
{
    Value::Dict all;
    for (const auto& [key, value] : items)
        all.items.emplace_back(key, value);
    return all;
}

/// What tells a v2 40 kHz generator with pitch and three speakers from others.
inline Shapes generatorShapes()
{
    return {{"enc_p.emb_phone.weight", {2, 768}},     {"enc_p.emb_pitch.weight", {4, 2}},
            {"dec.ups.0.weight_v", {4, 2, 16}},       {"dec.ups.1.weight_v", {4, 2, 16}},
            {"dec.noise_convs.0.weight", {2, 1, 80}}, {"emb_g.weight", {3, 2}}};
}

inline Value voice()
{
    Value::List config(17, Value(1));
    config.emplace_back(40000);
    return dict({{"weight", network(generatorShapes())},
                 {"config", config},
                 {"info", "20epoch"},
                 {"sr", "40k"},
                 {"f0", 1},
                 {"version", "v2"},
                 {"embedder_model", "spin-v2"}});
}

/// A zip with these records.
inline std::filesystem::path writeZip(const std::filesystem::path& path,
                                      const std::vector<std::pair<std::string, std::string>>& records)
{
    AtomicFile file(path);
    tensorfile::ZipWriter zip(file);
    for (const auto& [name, content] : records)
        zip.add(name, std::string_view(content));
    zip.finish();
    file.commit();
    return path;
}

template <typename T> void put(std::string& bytes, T value)
{
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// IndexFlatL2 with zeros in it.
inline std::string flatIndex(std::int32_t dims, std::int64_t rows)
{
    std::string bytes = "IxF2";
    put(bytes, dims);
    put(bytes, rows);
    put(bytes, std::int64_t{1} << 20);
    put(bytes, std::int64_t{1} << 20);
    put(bytes, std::uint8_t{1});
    put(bytes, std::int32_t{1});
    put(bytes, static_cast<std::uint64_t>(dims * rows));
    bytes.append(static_cast<std::size_t>(dims * rows) * 4, '\0');
    return bytes;
}

/// IVF-Flat of one list. @param rows 0: trained only
inline std::string ivfIndex(std::int32_t dims, std::int64_t rows)
{
    std::string bytes = "IwFl";
    put(bytes, dims);
    put(bytes, rows);
    put(bytes, std::int64_t{1} << 20);
    put(bytes, std::int64_t{1} << 20);
    put(bytes, std::uint8_t{1});
    put(bytes, std::int32_t{1});
    put(bytes, std::uint64_t{1});
    put(bytes, std::uint64_t{1});
    bytes += flatIndex(dims, 1);
    put(bytes, std::int8_t{0});
    put(bytes, std::uint64_t{0});
    bytes += "ilar";
    put(bytes, std::uint64_t{1});
    put(bytes, static_cast<std::uint64_t>(dims) * 4);
    bytes += "full";
    put(bytes, std::uint64_t{1});
    put(bytes, static_cast<std::uint64_t>(rows));
    bytes.append(static_cast<std::size_t>(rows) * (static_cast<std::size_t>(dims) * 4 + 8), '\0');
    return bytes;
}

} // namespace koe::identify
