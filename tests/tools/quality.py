#!/usr/bin/env python3
"""Figures of conversions on recordings that no training saw (docs/quality.md says what they mean).

  quality.py --koe build/release/bin/koe --corpora CORPORA --heldout HELDOUT --out OUT [--clips 5] [--voices kathleen,flemishguy]

HELDOUT is what make_starter_data.py laid out. Needs a Python with: resemblyzer (speaker measure, carries its weights),
pocketsphinx (offline recogniser, carries its model), speechmos (DNSMOS, carries its weights), soundfile, numpy, scipy.
For each source -> target pair some clips are converted with `koe convert`; the figures are

  pitch     correlation of log f0 on frames voiced in both, after removing the transposition (from `koe compare --json`)
  words     word error rate against the text, of the source and of the converted clip (English clips with a text)
  phones    phone error rate of the converted clip against the phones recognised in the source (any language)
  speaker   cosine of Resemblyzer embeddings: converted to target, converted to source, source to target
  mos       DNSMOS P.808 and overall, of the source and of the converted clip

and once, as a check of the speaker measure: its AUC on real same-speaker against different-speaker pairs.
"""
import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile

import numpy as np
import soundfile
from scipy.signal import resample_poly


def audio16(path):
    x, rate = soundfile.read(path, dtype="float32", always_2d=True)
    x = x.mean(axis=1)
    if rate != 16000:
        g = np.gcd(rate, 16000)
        x = resample_poly(x, 16000 // g, rate // g).astype(np.float32)
    return x


def edit_distance(a, b):
    row = np.arange(len(b) + 1)
    for i, x in enumerate(a):
        previous, row[0] = row[0], i + 1
        for j, y in enumerate(b):
            previous, row[j + 1] = row[j + 1], min(row[j + 1] + 1, row[j] + 1, previous + (x != y))
    return int(row[len(b)])


class Recogniser:
    def __init__(self):
        from pocketsphinx import Decoder, get_model_path
        model = get_model_path("en-us")
        quiet = dict(logfn=os.devnull, hmm=os.path.join(model, "en-us"))
        self.words_decoder = Decoder(lm=os.path.join(model, "en-us.lm.bin"),
                                     dict=os.path.join(model, "cmudict-en-us.dict"), **quiet)
        self.phones_decoder = Decoder(allphone=os.path.join(model, "en-us-phone.lm.bin"), lw=2.0, beam=1e-20,
                                      pbeam=1e-20, **quiet)

    @staticmethod
    def run(decoder, x):
        pcm = (np.clip(x / max(np.abs(x).max(), 1e-6) * 0.7, -1, 1) * 32767).astype(np.int16)
        decoder.start_utt()
        decoder.process_raw(pcm.tobytes(), full_utt=True)
        decoder.end_utt()
        return decoder

    def words(self, x):
        hyp = self.run(self.words_decoder, x).hyp()
        return [] if hyp is None else hyp.hypstr.lower().split()

    def phones(self, x):
        d = self.run(self.phones_decoder, x)
        return [s.word for s in (d.seg() or []) if s.word not in ("SIL", "+NSN+", "+SPN+", "(NULL)")]


def plain(text):
    return "".join(c if c.isalpha() or c == "'" else " " for c in text.lower()).split()


def texts(folder):
    table = os.path.join(folder, "utterances.tsv")
    if not os.path.exists(table):
        return {}
    return {r["file"]: r.get("text") or r.get("words") for r in csv.DictReader(open(table, encoding="utf-8"), delimiter="\t")}


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--koe", required=True)
    p.add_argument("--corpora", required=True)
    p.add_argument("--heldout", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--clips", type=int, default=5)
    p.add_argument("--voices", default="kathleen,flemishguy")
    p.add_argument("--extra", default="", help="more options for koe convert")
    a = p.parse_args()
    os.makedirs(a.out, exist_ok=True)

    from resemblyzer import VoiceEncoder
    from speechmos import dnsmos
    speaker_net = VoiceEncoder("cpu", verbose=False)
    embed = lambda x: speaker_net.embed_utterance(x / max(np.abs(x).max(), 1e-6) * 0.7)
    recogniser = Recogniser()

    held = {d: sorted(os.path.join(a.heldout, d, f) for f in os.listdir(os.path.join(a.heldout, d)))
            for d in sorted(os.listdir(a.heldout))}
    ocean_rows = {r["file"]: r for r in csv.DictReader(
        open(os.path.join(a.corpora, "speechocean762", "utterances.tsv"), encoding="utf-8"), delimiter="\t")}
    by_gender = {"m": [], "f": []}
    for d, files in held.items():
        if d.startswith("ocean-"):
            speaker = d[6:]
            rows = [r for r in ocean_rows.values() if r["speaker"] == speaker]
            by_gender[rows[0]["gender"]] += files[:1]
    sources = {  # name: (clips, language, text table)
        "kathleen (f, en)": (held["kathleen"], texts(os.path.join(a.corpora, "kathleen"))),
        "flemishguy (m, nl)": (held["flemishguy"], {}),
        "ljspeech (f, en)": (held["ljspeech"], texts(os.path.join(a.corpora, "ljspeech"))),
        "nsh (m, ru)": (held["nsh"], {}),
        "speechocean (m, en)": (by_gender["m"], {f: r["words"] for f, r in ocean_rows.items()}),
        "speechocean (f, en)": (by_gender["f"], {f: r["words"] for f, r in ocean_rows.items()}),
    }

    # The measure itself: 10 speakers, 3 clips each, all pairs.
    rng = np.random.default_rng(1)
    probe = []
    for d in [d for d in held if len(held[d]) >= 3][:24]:
        probe += [(d, embed(audio16(f))) for f in held[d][:3]]
    same = [u @ v for i, (s, u) in enumerate(probe) for (t, v) in probe[:i] if s == t]
    other = [u @ v for i, (s, u) in enumerate(probe) for (t, v) in probe[:i] if s != t]
    auc = float(np.mean([np.mean(np.array(other) < s) + 0.5 * np.mean(np.array(other) == s) for s in same]))

    result = {"speaker measure AUC": auc, "same pairs": len(same), "different pairs": len(other), "pairs": []}
    print(f"speaker measure: AUC {auc:.3f} on {len(same)} same-speaker and {len(other)} different-speaker pairs")
    for voice in a.voices.split(","):
        target = np.mean([embed(audio16(f)) for f in held[voice][-10:]], axis=0)
        target /= np.linalg.norm(target)
        target_hz = None
        for name, (files, table) in sources.items():
            if name.startswith(voice):
                continue
            rows = []
            for path in files[:a.clips]:
                with tempfile.TemporaryDirectory() as scratch:
                    source_wav = os.path.join(scratch, "source.wav")
                    soundfile.write(source_wav, audio16(path), 16000, "PCM_16")
                    if target_hz is None:
                        reference = os.path.join(scratch, "reference.wav")
                        soundfile.write(reference, np.concatenate([audio16(f) for f in held[voice][:3]]), 16000)
                        target_hz = json.loads(subprocess.run([a.koe, "compare", reference, reference, "--json"], check=True,
                                                              capture_output=True, text=True).stdout)["source"]["median_pitch_hz"]
                    source_hz = json.loads(subprocess.run([a.koe, "compare", source_wav, source_wav, "--json"], check=True,
                                                          capture_output=True, text=True).stdout)["source"]["median_pitch_hz"]
                    shift = int(round(12 * np.log2(target_hz / source_hz)))
                    stem = os.path.splitext(os.path.basename(path))[0]
                    out = os.path.join(a.out, f"{stem}-to-{voice}.wav")
                    run = subprocess.run([a.koe, "convert", source_wav, "-o", out, "--voice", voice, "--seed", "1",
                                          "--transpose", str(shift), "--overwrite"] + a.extra.split(), capture_output=True, text=True)
                    if run.returncode != 0:
                        raise SystemExit(f"koe convert failed on {path}: {run.stderr}")
                    figures = json.loads(subprocess.run([a.koe, "compare", source_wav, out, "--json"], check=True,
                                                        capture_output=True, text=True).stdout)
                x, y = audio16(path), audio16(out)
                ex, ey = embed(x), embed(y)
                px, py = recogniser.phones(x), recogniser.phones(y)
                row = {"clip": os.path.basename(path), "transpose": shift, "pitch": figures["pitch_correlation"],
                       "to target": float(ey @ target), "to source": float(ey @ ex), "source to target": float(ex @ target),
                       "phones": edit_distance(px, py) / max(len(px), 1),
                       "mos source": float(dnsmos.run(x, 16000)["p808_mos"]), "mos": float(dnsmos.run(np.clip(y, -1, 1), 16000)["p808_mos"]),
                       "ovrl": float(dnsmos.run(np.clip(y, -1, 1), 16000)["ovrl_mos"])}
                text = table.get(os.path.basename(path))
                if text:
                    truth = plain(text)
                    row["wer source"] = edit_distance(truth, recogniser.words(x)) / len(truth)
                    row["wer"] = edit_distance(truth, recogniser.words(y)) / len(truth)
                rows.append(row)
            mean = {k: float(np.mean([r[k] for r in rows if k in r])) for k in rows[0] if k != "clip"}
            result["pairs"].append({"source": name, "target": voice, "clips": rows, "mean": mean})
            print(f"{name:22s} -> {voice:10s} " + "  ".join(f"{k} {v:.2f}" for k, v in mean.items()), flush=True)
    with open(os.path.join(a.out, "quality.json"), "w") as f:
        json.dump(result, f, indent=1)


if __name__ == "__main__":
    sys.exit(main())
