#!/usr/bin/env python3
"""Fits the projection of the starter encoder and measures it (docs/starter.md).

    fit_starter_projection.py extract WHISPER.safetensors CORPORA CACHE   about 20 min of six processes
    fit_starter_projection.py measure CACHE                               the table of docs/starter.md
    fit_starter_projection.py fit CACHE PROJECTION.npz                    what export_starter_encoder.py takes

CORPORA holds the folders speechocean762 (with utterances.tsv), librispeech, nsh, flemishguy, kathleen and, to
measure only, fr (French prompts as 16 kHz wav). Needs numpy, scipy, torch, soundfile, soxr.

What is wanted of the directions that are kept of the encoder's 512: they tell frames of different content apart,
and move little when only the voice, the place in the window, the level or the noise changes. So: the total
scatter of the frames against the scatter between two versions of a frame, the second from the same clip resampled
to another pitch and formants, elsewhere in the window, at another level, some with noise. The generalised
eigenvectors, best first; 192 of them (more let the speaker in again), and zeros up to RVC's 256.
"""
import glob
import json
import multiprocessing
import os
import pickle
import random
import sys

import numpy as np
import soundfile
import soxr
import torch
import torch.nn.functional as F
from scipy.linalg import eigh

WORKERS, LAYERS, MEL_FLOOR, LONGEST = 6, (4, 5, 6, "ln"), -7.0, 5 * 16000
KEPT = 192 # directions; the rest of the 256 numbers are zero


# --- Whisper's encoder, as OpenAI describes it -------------------------------------------------------------

def read_whisper(path):
    data = open(path, "rb").read()
    size = int.from_bytes(data[:8], "little")
    tensors = {}
    for name, entry in json.loads(data[8:8 + size]).items():
        if name != "__metadata__":
            begin, end = (8 + size + offset for offset in entry["data_offsets"])
            kind = {"F16": np.float16, "F32": np.float32}[entry["dtype"]]
            values = np.frombuffer(data[begin:end], kind).reshape(entry["shape"]).astype(np.float32)
            tensors[name.removeprefix("encoder.")] = torch.from_numpy(values)
    return tensors


def log_mel(weights, wave):
    spectrum = torch.stft(torch.from_numpy(wave), 400, 160, window=torch.hann_window(400), center=True,
                          pad_mode="reflect", return_complex=True)[:, :-1].abs() ** 2
    return ((weights["mel_filters"] @ spectrum).clamp_min(1e-10).log10().clamp_min(MEL_FLOOR) + 4) / 4


@torch.no_grad()
def encode(weights, wave):
    """outputs of the blocks in LAYERS and of ln_post, each [frames, 512]"""
    w = weights
    x = F.gelu(F.conv1d(log_mel(w, wave)[None], w["conv1.weight"], w["conv1.bias"], padding=1))
    x = F.gelu(F.conv1d(x, w["conv2.weight"], w["conv2.bias"], padding=1, stride=2))[0].T
    frames = x.shape[0]
    x = x + w["positional_embedding"][:frames]
    result = {}
    for i in range(6):
        def linear(name, value):
            return F.linear(value, w[f"blocks.{i}.{name}.weight"], w.get(f"blocks.{i}.{name}.bias"))

        def norm(name, value):
            return F.layer_norm(value, (512,), w[f"blocks.{i}.{name}.weight"], w[f"blocks.{i}.{name}.bias"])

        h = norm("attn_ln", x)
        q, k, v = (linear("attn." + part, h).view(frames, 8, 64).transpose(0, 1)
                   for part in ("query", "key", "value"))
        a = torch.softmax(q @ k.transpose(1, 2) / 8, -1) @ v
        x = x + linear("attn.out", a.transpose(0, 1).reshape(frames, 512))
        x = x + linear("mlp.2", F.gelu(linear("mlp.0", norm("mlp_ln", x))))
        if i + 1 in LAYERS:
            result[i + 1] = x
    result["ln"] = F.layer_norm(x, (512,), w["ln_post.weight"], w["ln_post.bias"])
    return result


# --- Clips and their features -----------------------------------------------------------------------------

def load(path):
    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    samples = samples.mean(1)
    return (samples if rate == 16000 else soxr.resample(samples, rate, 16000)).astype(np.float32)


def clips(corpora):
    """every fourth speaker of speechocean762 to measure on, the next to fit, every other one of LibriSpeech"""
    random.seed(1)
    root = corpora + "/"
    rows = [line.rstrip("\n").split("\t") for line in open(root + "speechocean762/utterances.tsv")][1:]
    by_speaker = {}
    for row in rows:
        by_speaker.setdefault(row[1], []).append(row)
    speakers = sorted(by_speaker)
    measured = set(speakers[1::4])
    chosen = []
    for i, speaker in enumerate(speakers):
        if i % 4 > 1:
            continue
        mine = by_speaker[speaker][:]
        random.shuffle(mine)
        for n, row in enumerate(mine[:8 if speaker in measured else 5]):
            chosen.append(dict(set="so_te" if speaker in measured else "so_tr", spk=speaker, phones=row[6],
                               path=root + "speechocean762/" + row[4], pert=n % 4 == 0))
    for folder in sorted(glob.glob(root + "librispeech/*"))[::2]:
        chosen.append(dict(set="libri", spk="L" + os.path.basename(folder), phones="",
                           path=sorted(glob.glob(folder + "/*.opus"))[0], pert=len(chosen) % 2 == 0))
    for name in ("nsh", "flemishguy", "kathleen"):
        files = sorted(glob.glob(root + name + "/*.opus"))
        random.shuffle(files)
        chosen += [dict(set=name, spk=name, path=path, phones="", pert=True) for path in files[:24]]
    chosen += [dict(set="fr", spk="fr", path=path, phones="", pert=True)
               for path in sorted(glob.glob(root + "fr/*.wav"))[:24]]
    random.shuffle(chosen)
    return chosen


def extract_part(whisper, corpora, cache, part):
    torch.set_num_threads(1)
    weights = read_whisper(whisper)
    rng = np.random.default_rng(1)
    chosen = clips(corpora)[part::WORKERS]
    plain, changed = {k: [] for k in LAYERS}, {k: [] for k in LAYERS}
    before = np.zeros(16000, np.float32)
    second = np.zeros(16000, np.float32)

    def half(values):
        return values.astype(np.float32).clip(-60000, 60000).astype(np.float16)

    for clip in chosen:
        wave = load(clip["path"])[:LONGEST]
        clip["n"] = len(wave)
        frames = (len(wave) - 80) // 320
        outputs = encode(weights, np.concatenate([wave, second]))
        for k in LAYERS:
            plain[k].append(half(outputs[k][:frames].numpy()))
        if clip["pert"]:
            factor = float(np.exp(rng.uniform(-.22, .22)))
            other = soxr.resample(wave, 16000, 16000 * factor) if abs(factor - 1) > .01 else wave
            lead = int(rng.integers(0, 250)) * 320
            front = np.tile(before, 20)[:lead] if rng.random() < .5 else np.zeros(lead, np.float32)
            other = other * float(10 ** (rng.uniform(-12, 6) / 20))
            if rng.random() < .3:
                noise = rng.standard_normal(len(other)).astype(np.float32)
                other = other + noise * np.sqrt((other ** 2).mean()) * 10 ** (-rng.uniform(20, 35) / 20)
            outputs = encode(weights, np.concatenate([front, other.astype(np.float32), second]))
            same = np.round((np.arange(frames) + .5) * factor - .5).astype(int) + lead // 320
            same = np.minimum(same, len(outputs["ln"]) - 1)
            for k in LAYERS:
                changed[k].append(half(outputs[k].numpy()[same]))
        else:
            for k in LAYERS:
                changed[k].append(None)
        before = wave
    for k in LAYERS:
        with open(f"{cache}/feat_{k}_{part}.pkl", "wb") as out:
            pickle.dump((plain[k], changed[k]), out, 4)
    with open(f"{cache}/jobs_{part}.pkl", "wb") as out:
        pickle.dump(chosen, out)


class Features:
    """what extract wrote, for one layer"""

    def __init__(self, cache, layer):
        self.clips, self.plain, self.changed = [], [], []
        for part in range(WORKERS):
            self.clips += pickle.load(open(f"{cache}/jobs_{part}.pkl", "rb"))
            plain, changed = pickle.load(open(f"{cache}/feat_{layer}_{part}.pkl", "rb"))
            self.plain += plain
            self.changed += changed

    def chosen(self, *sets):
        return [i for i, clip in enumerate(self.clips) if clip["set"] in sets]

    def frames(self, chosen):
        return np.concatenate([self.plain[i] for i in chosen]).astype(np.float32)


# --- Fitting ----------------------------------------------------------------------------------------------

class Scatters:
    def __init__(self, features, chosen):
        x = features.frames(chosen)
        self.mean, self.total = x.mean(0), np.cov(x.T)
        moved = np.concatenate([features.changed[i].astype(np.float32) - features.plain[i].astype(np.float32)
                                for i in chosen if features.changed[i] is not None])
        self.moved = moved.T @ moved / len(moved) / 2

    def principal(self, dims):
        values, vectors = eigh(self.total)
        return vectors[:, ::-1][:, :dims] / np.sqrt(values[::-1][:dims])

    def discriminant(self, dims):
        """best directions, best first, each as large as it is reliable"""
        floor = .1 * np.trace(self.moved) / 512 * np.eye(512)
        vectors = eigh(self.total, self.moved + floor)[1][:, ::-1][:, :dims]
        vectors = vectors * np.sign(vectors[np.abs(vectors).argmax(0), np.arange(dims)])
        spread = np.diag(vectors.T @ self.total @ vectors)
        reliable = np.clip(1 - np.diag(vectors.T @ self.moved @ vectors) / spread, .02, 1)
        return vectors / np.sqrt(spread) * reliable


def fit(cache, path):
    features = Features(cache, "ln")
    # French is left out: its licence is share-alike. What is measured on one half of the speakers is fitted on all.
    scatters = Scatters(features, features.chosen("so_tr", "so_te", "libri", "nsh", "flemishguy", "kathleen"))
    weight = np.zeros((256, 512))
    weight[:KEPT] = scatters.discriminant(KEPT).T
    np.savez(path, weight=weight.astype(np.float32), bias=(-weight @ scatters.mean).astype(np.float32))


# --- Measuring --------------------------------------------------------------------------------------------

def speakers_told(features, weight, mean):
    """% of clips whose speaker is found: mean and deviation over a clip, whitened, nearest of 63 centroids"""
    by_speaker = {}
    for i in features.chosen("so_te"):
        y = (features.plain[i].astype(np.float32) - mean) @ weight
        by_speaker.setdefault(features.clips[i]["spk"], []).append(np.r_[y.mean(0), y.std(0)])
    names = sorted(by_speaker)
    learn = np.array([v for name in names for v in by_speaker[name][:5]])
    tests = np.array([v for name in names for v in by_speaker[name][5:8]])
    truth = np.array([n for n, name in enumerate(names) for _ in by_speaker[name][5:8]])
    centres = learn.reshape(len(names), 5, -1).mean(1)
    rest = learn - np.repeat(centres, 5, 0)
    within = rest.T @ rest / (len(learn) - len(names))
    within += np.eye(len(within)) * np.trace(within) / len(within) * .1
    white = np.linalg.inv(np.linalg.cholesky(within)).T
    a, b = tests @ white, centres @ white
    return ((-2 * a @ b.T + (b ** 2).sum(1)).argmin(1) == truth).mean() * 100


def align(features, scatters, phones):
    """phones on frames by a flat start of one Gaussian per phone; {clip: [frames]}, 0 = silence"""
    chosen = [i for i in features.chosen("so_tr", "so_te") if features.clips[i]["n"] < LONGEST]
    weight = scatters.discriminant(64).astype(np.float32)
    data = [(features.plain[i].astype(np.float32) - scatters.mean) @ weight for i in chosen]
    spread = np.concatenate(data).std(0)
    data = [d / spread for d in data]
    words = [[0] + [phones.index(p.rstrip("012")) for p in features.clips[i]["phones"].split()] + [0]
             for i in chosen]
    labels = []
    for d, word in zip(data, words):
        label, edge = np.zeros(len(d), int), int(len(d) * .12)
        label[edge:len(d) - edge] = np.array(word[1:-1])[
            np.linspace(0, len(word) - 2, len(d) - 2 * edge, endpoint=False).astype(int)]
        labels.append(label)
    for _ in range(10):
        x, y = np.concatenate(data), np.concatenate(labels)
        mean, var = np.zeros((len(phones), 64)), np.ones((len(phones), 64))
        for phone in range(len(phones)):
            if (y == phone).sum() > 10:
                mean[phone], var[phone] = x[y == phone].mean(0), x[y == phone].var(0) + .1
        labels = []
        for d, word in zip(data, words):
            score = -.15 * ((d ** 2) @ (1 / var).T - 2 * d @ (mean / var).T + (mean ** 2 / var).sum(1)
                            + np.log(var).sum(1))[:, word]
            best, came = np.full(len(word), -1e30), np.zeros((len(d), len(word)), bool)
            best[:2] = score[0, :2]
            for t in range(1, len(d)):
                moved = np.r_[-1e30, best[:-1]]
                came[t] = moved > best
                best = np.maximum(best, moved) + score[t]
            at = len(word) - 1 if best[-1] >= best[-2] else len(word) - 2
            label = np.zeros(len(d), int)
            for t in range(len(d) - 1, -1, -1):
                label[t] = word[at]
                at -= came[t, at]
            labels.append(label)
    return dict(zip(chosen, labels))


def phones_told(features, weight, mean, aligned, count):
    """% of frames of speech whose phone a linear probe finds, learned on other speakers"""
    def frames(name):
        mine = [i for i in features.chosen(name) if i in aligned]
        x = np.concatenate([(features.plain[i].astype(np.float32) - mean) @ weight for i in mine])
        y = np.concatenate([aligned[i] for i in mine])
        return x[y > 0], y[y > 0]

    (x, y), (tests, truth) = frames("so_tr"), frames("so_te")
    within, centres, prior = 0, np.zeros((count, x.shape[1])), np.full(count, -1e9)
    for phone in range(1, count):
        own = x[y == phone]
        if len(own) >= 5:
            centres[phone], prior[phone] = own.mean(0), np.log(len(own) / len(x))
            within = within + (own - centres[phone]).T @ (own - centres[phone])
    within = within / len(x)
    within += np.eye(len(within)) * np.trace(within) / len(within) * .01
    a = np.linalg.solve(within, centres.T)
    return ((tests @ a - .5 * (centres.T * a).sum(0) + prior).argmax(1) == truth).mean() * 100


def frames_found(features, weight, mean, name):
    """% of frames of a clip made to sound like another speaker elsewhere in the window whose nearest neighbour,
    among ten clips as they were, is the same moment (within 40 ms)"""
    mine = features.chosen(name)
    plain = [torch.from_numpy((features.plain[i].astype(np.float32) - mean) @ weight) for i in mine]
    found = total = 0
    for n, i in enumerate(mine):
        pool = torch.cat([plain[(n + k) % len(mine)] for k in range(10)])
        changed = torch.from_numpy((features.changed[i].astype(np.float32) - mean) @ weight)[::3]
        nearest = (changed @ pool.T - .5 * (pool * pool).sum(1)).argmax(1)
        found += ((nearest - torch.arange(len(changed)) * 3).abs() <= 2).sum().item()
        total += len(changed)
    return 100 * found / total


def measure(cache):
    base = Features(cache, "ln")
    phones = [""] + sorted({p.rstrip("012") for clip in base.clips for p in clip["phones"].split()})
    aligned = align(base, Scatters(base, base.chosen("so_tr", "libri")), phones)
    print("layer projection dims | speakers % | phones % | frames found % nsh fr flemishguy kathleen")
    for layer in LAYERS[::-1]:
        features = Features(cache, layer)
        scatters = Scatters(features, features.chosen("so_tr", "libri"))
        mean = scatters.mean
        cases = [("none", 512, np.eye(512))]
        cases += [("principal", d, scatters.principal(d)) for d in (256, 128)]
        cases += [("discriminant", d, scatters.discriminant(d)) for d in (256, 192, 128, 64)]
        for name, dims, weight in cases:
            weight = weight.astype(np.float32)
            found = [frames_found(features, weight, mean, s) for s in ("nsh", "fr", "flemishguy", "kathleen")]
            print(f"{layer} {name} {dims} | {speakers_told(features, weight, mean):.1f} | "
                  f"{phones_told(features, weight, mean, aligned, len(phones)):.1f} | "
                  + " ".join(f"{v:.1f}" for v in found), flush=True)


def main(arguments):
    if len(arguments) == 4 and arguments[0] == "extract":
        os.makedirs(arguments[3], exist_ok=True)
        context = multiprocessing.get_context("spawn")
        workers = [context.Process(target=extract_part, args=(*arguments[1:], part)) for part in range(WORKERS)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        if any(worker.exitcode for worker in workers):
            sys.exit("a worker failed")
    elif len(arguments) == 2 and arguments[0] == "measure":
        measure(arguments[1])
    elif len(arguments) == 3 and arguments[0] == "fit":
        fit(*arguments[1:])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
