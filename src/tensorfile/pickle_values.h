#pragma once

#include "tensorfile/file_bytes.h"
#include "tensorfile/pickle_graph.h"
#include "tensorfile/value.h"

#include <functional>

namespace koe::tensorfile {

/// The bytes of a storage, wherever the file keeps them.
using StorageSource = std::function<FileBytes(const PickleGraph::Storage&)>;

/// The graph as plain values. Nesting, number and size of the values are bounded (in a graph, parts can be
/// shared without end), and every tensor is checked against the bytes that its storage has. Tensors share the
/// file's bytes; only those with gaps, in another order or badly aligned are copied.
/// @param storages nothing: tensors stay without bytes
/// @param copyBudget bytes that such copies may take in all
/// @throws PickleError
[[nodiscard]] Value toValue(const PickleGraph& graph, PickleGraph::Id root, const StorageSource& storages,
                            std::uint64_t copyBudget);

} // namespace koe::tensorfile
