#!/usr/bin/env python3
"""How well the pitch methods of koe do on sounds whose pitch is known: the tables of docs/pitch.md.

    venv/bin/pip install numpy soundfile pyworld==0.3.5
    KOE_HOME=HOME venv/bin/python tests/tools/pitch_figures.py build/release/bin/koe tests/fixtures/speech METHOD…

HOME/weights holds the published weights (fcpe/fcpe_c_v001.pt, crepe/full.pth, crepe/tiny.pth). Two kinds of sound, each
clean and with white noise at 20 and 10 dB:
  tones   forty falling harmonics: a glissando from 50 to 1100 Hz, vibrato of a semitone around 110, 220, 440 and 880 Hz,
          with a pause in the middle
  speech  the clips, taken apart and put together again by WORLD with their own pitch, smoothed, and with 0.6 and
          1.8 times that
Counted are frames of 10 ms, 40 ms (tones) or 20 ms (speech) away from a change of voicing. Gross: more than 50 cents off,
octave: of those more than 600, both in % of the frames that are voiced in both; missed and invented in % of the voiced and
the unvoiced frames; ms: of computing for a second of sound, weights loaded.
"""
import json
import os
import subprocess
import sys
import tempfile

import numpy as np
import pyworld
import soundfile

RATE = 16000
NOISES = (None, 20, 10)


def tone(hz):
    """hz: one value per sample"""
    phase = 2 * np.pi * np.cumsum(hz) / RATE
    x = np.zeros(len(hz))
    for k in range(1, 41):
        x += np.where((hz > 0) & (k * hz < 7000), 0.1 * np.sin(k * phase + 0.3 * k * k) / k ** 1.2, 0)
    return x


def tones():
    def curve(seconds, f):
        t = np.arange(int(seconds * RATE)) / RATE
        hz = f(t)
        middle = seconds / 2
        return np.where(abs(t - middle) < 0.15, 0, hz)

    curves = {"glissando": curve(4, lambda t: 50 * 22 ** (t / 4))}
    for hz in (110, 220, 440, 880):
        curves["vibrato%d" % hz] = curve(2, lambda t, hz=hz: hz * 2 ** (np.sin(2 * np.pi * 6 * t) / 12))
    for name, hz in curves.items():
        yield name, tone(hz), hz[::160], 4


def steady(hz, frame=0.005):
    """A voice's contour without what an analysis adds: stretches of 100 ms at least, smoothed over 80 ms."""
    out, window = np.zeros(len(hz)), np.hanning(17)[1:-1]
    edges = np.flatnonzero(np.diff(np.concatenate(([0], hz > 0, [0]))))
    for start, end in zip(edges[::2], edges[1::2]):
        if (end - start) * frame >= 0.1:
            wide = np.pad(np.log(hz[start:end]), len(window) // 2, mode="edge")
            out[start:end] = np.exp(np.convolve(wide, window / window.sum(), mode="valid"))
    return out


def speech(folder):
    for clip in ("kathleen_16k", "flemishguy_16k"):
        x, _ = soundfile.read(os.path.join(folder, clip + ".wav"))
        hz, t = pyworld.harvest(x, RATE, f0_floor=50, f0_ceil=600, frame_period=5)
        hz = pyworld.stonemask(x, hz, t, RATE)
        hz = steady(hz)
        envelope, noise = pyworld.cheaptrick(x, hz, t, RATE), pyworld.d4c(x, hz, t, RATE)
        for factor in (0.6, 1, 1.8):
            new = hz * factor
            y = pyworld.synthesize(new, envelope, noise, RATE, 5)
            yield "%s*%g" % (clip, factor), y / max(1, abs(y).max() / 0.9), new[::2], 2


def noisy(x, db, seed):
    if db is None:
        return x
    level = np.sqrt((x ** 2).sum() / max(1, (x != 0).sum())) * 10 ** (-db / 20)
    return x + level * np.random.default_rng(seed).standard_normal(len(x))


class Count:
    def __init__(self):
        self.voiced = self.unvoiced = self.missed = self.invented = self.both = self.gross = self.octave = 0
        self.cents = []

    def add(self, wanted, got, margin):
        n = min(len(wanted), len(got))
        wanted, got = wanted[:n], got[:n]
        voiced = wanted > 0
        steady = np.ones(n, bool)
        for k in range(1, margin + 1):
            steady[k:] &= voiced[k:] == voiced[:-k]
            steady[:-k] &= voiced[:-k] == voiced[k:]
        steady[:margin] = steady[n - margin:] = False
        v, u = steady & voiced, steady & ~voiced
        self.voiced += v.sum()
        self.unvoiced += u.sum()
        self.missed += (v & (got <= 0)).sum()
        self.invented += (u & (got > 0)).sum()
        both = v & (got > 0)
        cents = abs(1200 * np.log2(got[both] / wanted[both]))
        self.both += both.sum()
        self.gross += (cents > 50).sum()
        self.octave += (cents > 600).sum()
        self.cents.extend(cents)

    def row(self):
        part = lambda a, b: "%.1f" % (100 * a / b) if b else "–"
        return "%s | %s | %s | %s | %.1f" % (part(self.gross, self.both), part(self.octave, self.both),
                                             part(self.missed, self.voiced), part(self.invented, self.unvoiced),
                                             np.median(self.cents) if self.cents else float("nan"))


def main(koe, folder, methods):
    with tempfile.TemporaryDirectory() as work:
        sounds = []
        for kind, made in (("tones", tones()), ("speech", speech(folder))):
            for name, x, wanted, margin in made:
                for db in NOISES:
                    path = os.path.join(work, "%s-%s-%s.wav" % (kind, name, db))
                    soundfile.write(path, noisy(x, db, len(sounds)), RATE, subtype="FLOAT")
                    sounds.append((kind, db, path, wanted, margin))
        print("%.0f s of sound" % sum(soundfile.info(s[2]).duration for s in sounds))
        print("| method | sound | noise | gross % | octave % | missed % | invented % | median cents |\n|---|---|---|---|---|---|---|---|")
        for method in methods:
            words = [koe, "pitch", *[s[2] for s in sounds[:1] + sounds], "--pitch", method.split("+")[0], "--no-cache", "--json"]
            if method.endswith("+octaves"):
                words.append("--repair-octaves")
            report = json.loads(subprocess.run(words, check=True, stdout=subprocess.PIPE).stdout)
            files = report["files"][1:]  # the first one pays for the weights
            counts = {}
            for (kind, db, _, wanted, margin), file in zip(sounds, files):
                counts.setdefault((kind, db), Count()).add(wanted, np.array(file["hz"]), margin)
            for (kind, db), count in counts.items():
                print("| %s | %s | %s | %s |" % (method, kind, "none" if db is None else "%d dB" % db, count.row()))
            print("| %s | | | %.1f ms per second of sound |" % (method, 1000 * sum(f["elapsed_seconds"] for f in files) /
                                                             sum(f["seconds"] for f in files)), flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
