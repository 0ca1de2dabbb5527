#!/usr/bin/env python3
"""Lays out the recordings that the starter base is trained on: one sub-folder of links per speaker.

  make_starter_data.py CORPORA OUT

CORPORA holds kathleen, flemishguy, ljspeech, nsh, librispeech and speechocean762 (docs/starter.md names their
sources and licences). OUT/train is the folder for `koe train`; OUT/heldout has what no training sees:
the last 40 clips of kathleen and flemishguy, 40 librispeech speakers, 24 speechocean762 adults.
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
    for number, (name, most) in enumerate((("kathleen", 381), ("flemishguy", 427), ("ljspeech", 260), ("nsh", 220))):
        files = clips(os.path.join(corpora, name))
        keep = files[:-40] if name in ("kathleen", "flemishguy") else files
        link(keep[:most], os.path.join(train, f"{number:03d}-{name}"))
        link(files[-40:] if name in ("kathleen", "flemishguy") else files[most:], os.path.join(held, name))

    libri = os.path.join(corpora, "librispeech")
    speakers = sorted(d for d in os.listdir(libri) if os.path.isdir(os.path.join(libri, d)))
    for i, speaker in enumerate(speakers):
        files = clips(os.path.join(libri, speaker))
        link(files, os.path.join(held if i % 13 % 7 == 6 else train, f"libri-{speaker}"))

    ocean = os.path.join(corpora, "speechocean762")
    rows = list(csv.DictReader(open(os.path.join(ocean, "utterances.tsv"), encoding="utf-8"), delimiter="\t"))
    adults = sorted({r["speaker"] for r in rows if int(r["age"]) >= 16})
    for i, speaker in enumerate(adults):
        files = clips(os.path.join(ocean, speaker))
        link(files[:8], os.path.join(held if i % 5 == 4 else train, f"ocean-{speaker}"))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(sys.argv[1], sys.argv[2])
