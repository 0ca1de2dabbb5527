#!/usr/bin/env python3
"""Lays out the recordings that the starter base is trained on: one sub-folder of links per speaker.

  make_starter_data.py CORPORA OUT

CORPORA holds kathleen, flemishguy, ljspeech, nsh, librispeech and speechocean762 (docs/starter.md names their
sources and licences). OUT/train is the folder for `koe train`; OUT/heldout has what no training sees:
the last 40 clips of each of the first four, 35 librispeech speakers, 25 speechocean762 adults.
Needs only Python's own library. The choice is fixed: equal input gives equal folders.
"""
import csv
import os
import sys


def clips(folder):
    return sorted(os.path.join(folder, f) for f in os.listdir(folder) if f.endswith(".opus"))


def link(files, out):
    os.makedirs(out, exist_ok=True)
    for f in files:
        target = os.path.join(out, os.path.basename(f))
        if not os.path.lexists(target):
            os.symlink(os.path.abspath(f), target)


def main(corpora, out):
    train, held = os.path.join(out, "train"), os.path.join(out, "heldout")
    # The studio voices come first: speaker 0 is where a new voice's embedding starts from.
    for number, (name, most) in enumerate((("kathleen", 160), ("flemishguy", 160), ("ljspeech", 100), ("nsh", 80))):
        files = clips(os.path.join(corpora, name))
        link(files[:most], os.path.join(train, f"{number:03d}-{name}"))
        link(files[-40:], os.path.join(held, name))

    libri = os.path.join(corpora, "librispeech")
    speakers = sorted(d for d in os.listdir(libri) if os.path.isdir(os.path.join(libri, d)))
    for i, speaker in enumerate(speakers):
        files = clips(os.path.join(libri, speaker))
        is_held = i % 13 % 7 == 6
        link(files if is_held else files[:1], os.path.join(held if is_held else train, f"libri-{speaker}"))

    ocean = os.path.join(corpora, "speechocean762")
    rows = list(csv.DictReader(open(os.path.join(ocean, "utterances.tsv"), encoding="utf-8"), delimiter="\t"))
    adults = sorted({r["speaker"] for r in rows if int(r["age"]) >= 16})
    for i, speaker in enumerate(adults):
        files = clips(os.path.join(ocean, speaker))
        is_held = i % 5 == 4
        link(files[:8] if is_held else files[:3], os.path.join(held if is_held else train, f"ocean-{speaker}"))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(sys.argv[1], sys.argv[2])
