#!/usr/bin/env python3
"""Writes tests/fixtures/index: indexes made by FAISS itself and what FAISS finds in them.

    python3 tests/tools/make_index_fixtures.py tests/fixtures/index      (faiss 1.7.3, numpy)

Queries are blended as RVC does it (reference §10); an exact hit, which is 0/0 there, takes that row, and a
missing hit (id -1) has no weight.
"""
import sys

import faiss
import numpy as np

K = 8


def blended(queries, vectors, distances, ids):
    out = queries.copy().astype(np.float64)
    for q in range(len(queries)):
        weights = np.zeros(K)
        for i in range(K):
            if ids[q, i] < 0:
                continue
            if distances[q, i] <= 0:
                weights[:] = 0
                weights[i] = 1
                break
            weights[i] = (1.0 / np.float64(distances[q, i])) ** 2
        if weights.sum() > 0:
            weights /= weights.sum()
            rows = sum(weights[i] * vectors[ids[q, i]].astype(np.float64) for i in range(K) if weights[i] > 0)
            out[q] = 0.75 * rows + 0.25 * queries[q]
    return out.astype(np.float32)


def main(folder):
    random = np.random.default_rng(5)
    for name, factory, dims, count, probes in (
        ("ivf5_probe3_256", "IVF5,Flat", 256, 40, 3),
        ("ivf9_probe1_256", "IVF9,Flat", 256, 40, 1),
        ("ivf5_probe9_256", "IVF5,Flat", 256, 30, 9),  # more than there are
        ("flat_256", "Flat", 256, 30, None),
        ("ivf16_sparse_256", "IVF16,Flat", 256, 30, 4),  # most lists are empty
        ("ivf4_probe2_768", "IVF4,Flat", 768, 30, 2),
    ):
        centres = random.standard_normal((4, dims)).astype(np.float32)
        if "sparse" in name:  # all in one place
            centres[:] = centres[0]
        spread = 0.05 if "sparse" in name else 0.3
        vectors = (centres[random.integers(0, 4, count)] + spread * random.standard_normal((count, dims))).astype(np.float32)
        index = faiss.index_factory(dims, factory)
        if "sparse" in name:
            index.train((10 * random.standard_normal((640, dims))).astype(np.float32))
            assert index.invlists.list_size(0) == 0
        else:
            index.train(vectors)
        if probes:
            index.nprobe = probes
        index.add(vectors)
        faiss.write_index(index, f"{folder}/{name}.index")
        queries = (vectors[random.integers(0, count, 6)] + 0.2 * random.standard_normal((6, dims))).astype(np.float32)
        queries[:3] = vectors[:3]  # exact hits
        distances, ids = index.search(queries, K)
        np.save(f"{folder}/{name}_queries.npy", queries)
        np.save(f"{folder}/{name}_ids.npy", ids.astype(np.int32))
        np.save(f"{folder}/{name}_distances.npy", distances)
        np.save(f"{folder}/{name}_blend.npy", blended(queries, vectors, distances, ids))
        print(name, "missing hits:", int((ids < 0).sum()), "exact:", int((distances == 0).sum()))


main(sys.argv[1])
