#!/usr/bin/env python3
"""Fits src/dataset/timbre_model.cpp: the axes along which the dataset doctor tells speakers apart.

usage: fit_timbre.py TIMBRES.tsv… > src/dataset/timbre_model.cpp

A line of TIMBRES: speaker/file and the numbers of koe::dataset::timbre, as `bench_dataset FOLDER --timbres` prints
them for a folder with a sub-folder for each speaker. Shipped: speechocean762 (250 speakers, OpenSLR 101) and a part
of LibriSpeech (CC BY 4.0). Linear discriminant analysis with the within-speaker covariance slightly rounded; every
fifth speaker is kept out and tells on stderr how often two recordings are taken for the wrong thing.
Needs NumPy and SciPy.
"""
import collections
import sys

import numpy as np
import scipy.linalg

AXES = 14
MEANS = 20


def main():
    speakers = collections.defaultdict(list)
    for path in sys.argv[1:]:
        for line in open(path):
            name, *numbers = line.rstrip("\n").split("\t")
            if "nan" not in line:
                speakers[path + name.split("/")[0]].append([float(each) for each in numbers])
    speakers = {name: np.array(rows) for name, rows in speakers.items() if len(rows) > 1}
    names = sorted(speakers)
    held_out = names[::5]
    fitted = [name for name in names if name not in held_out]

    rows = np.concatenate([speakers[name] for name in fitted])
    mean = rows.mean(0)
    inside = np.concatenate([speakers[name] - speakers[name].mean(0) for name in fitted])
    within = inside.T @ inside / (len(inside) - len(fitted))
    within += 0.01 * np.diag(np.diag(within))
    centres = np.array([speakers[name].mean(0) for name in fitted]) - mean
    counts = np.array([len(speakers[name]) for name in fitted])
    between = centres.T @ centres / len(fitted) - within * np.mean(1 / counts)
    values, vectors = scipy.linalg.eigh(between, within)
    order = np.argsort(values)[::-1][:AXES]
    axes, spread = vectors[:, order].T, values[order]
    print(f"{len(fitted)} speakers, variances between them {np.round(spread, 1)}", file=sys.stderr)

    def strange(point, centre, n):
        known = spread * n / (spread * n + 1)
        same = spread / (spread * n + 1) + 1
        other = spread + 1
        return 0.5 * np.sum((point - known * centre) ** 2 / same + np.log(same) - point**2 / other - np.log(other), -1)

    projected = {name: (speakers[name] - mean) @ axes.T for name in held_out}
    for n in (1, 5, 10):
        own, others = [], []
        for name in held_out:
            points = projected[name]
            if len(points) <= n:
                continue
            centre = points[:n].mean(0)
            own.extend(strange(points[n:], centre, n))
            for other in held_out:
                if other != name:
                    others.extend(strange(projected[other], centre, n))
        own, others = np.array(own), np.array(others)
        for limit in (0, 2, 3, 4):
            print(
                f"known from {n}: over {limit}: {100 * np.mean(own > limit):.1f} % of own, "
                f"{100 * np.mean(others > limit):.1f} % of other speakers",
                file=sys.stderr,
            )

    def numbers(values):
        return ", ".join(f"{value:.5g}F" if ("." in f"{value:.5g}" or "e" in f"{value:.5g}") else f"{value:.5g}.0F" for value in values)

    print("// Made by tests/tools/fit_timbre.py.")
    print('#include "dataset/timbre_model.h"\n\nnamespace koe::dataset {\n')
    print("// clang-format off")
    print("const TimbreModel kTimbreModel{")
    print(f"    {{{numbers(mean)}}},")
    print("    {{")
    for axis in axes:
        print(f"        {{{numbers(axis)}}},")
    print("    }},")
    print(f"    {{{numbers(spread)}}}")
    print("};\n// clang-format on\n\n} // namespace koe::dataset")


main()
