#pragma once

#include "tensorfile/tensor.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace koe::tensorfile {

/// A pickle that cannot be what it claims; the reader adds the file's name.
struct PickleError : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

/// What a pickle describes, as numbered nodes in one arena: they may refer to each other in any way, circles
/// included, and nothing about them is recursive. Texts point into the pickle or into `ownText`.
struct PickleGraph
{
    using Id = std::uint32_t;

    enum class Kind : std::uint8_t
    {
        None,
        Bool,
        Int,
        Float,
        BigInt, ///< text: its little-endian bytes
        Text,   ///< UTF-8 as it stood
        Bytes,
        List, ///< also sets
        Tuple,
        Dict,       ///< items: key, value, key, value…
        Global,     ///< text: "module.name"; not called, not imported
        Storage,    ///< index into storages
        Tensor,     ///< index into tensors
        NumpyType,  ///< text: "f4"; flag: big endian
        NumpyArray, ///< index into arrays
        Opaque,     ///< text: class name; inert
    };

    struct Node
    {
        Kind kind = Kind::None;
        bool flag = false; ///< Bool: the value; Dict: ordered; NumpyType: big endian
        union {
            std::int64_t number = 0;
            double real;
            std::size_t index;
        };
        std::string_view text;
        std::vector<Id> items;
    };

    /// What a persistent id says of a storage. Its bytes are elsewhere in the file.
    struct Storage
    {
        std::string_view key;
        std::string_view className; ///< "torch.FloatStorage"
        std::optional<DType> type;  ///< nothing for number types that we do not have
        std::uint64_t elements = 0;
        std::uint64_t viewOffset = 0; ///< elements; old files only
        std::uint64_t viewElements = 0;
        bool isView = false;
    };

    struct TensorView
    {
        std::size_t storage = 0;
        std::optional<DType> type;
        std::uint64_t offset = 0; ///< elements
        std::vector<std::int64_t> shape;
        std::vector<std::int64_t> strides;
    };

    struct NumpyArray
    {
        std::vector<std::int64_t> shape;
        std::string_view typeCode; ///< "f4"; empty until BUILD came
        bool bigEndian = false;
        bool fortran = false;
        std::string_view bytes;
    };

    std::vector<Node> nodes;
    std::vector<Storage> storages;
    std::vector<TensorView> tensors;
    std::vector<NumpyArray> arrays;
    std::deque<std::string> ownText;
};

} // namespace koe::tensorfile
