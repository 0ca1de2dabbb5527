#!/usr/bin/env python3
"""Features of every training clip as another speaker might have given them, as a second set beside the clip's own.

    make_moved_features.py extract ENCODER.safetensors EXPERIMENT [SEED]
    make_moved_features.py list EXPERIMENT

A voice is trained on features of its own recordings and used on those of other people. Each clip of EXPERIMENT (prepared
by `koe train`) is played faster or slower by a random factor (pitch and formants move with it: 0.78 to 0.92, 1.09 to
1.28), encoded, and its features are brought back to the clip's own time by linear interpolation. `extract` writes
them to 3_feature256-moved/, `list` adds a line for each to filelist.txt. Needs NumPy, SciPy, PyTorch.
"""
import os
import random
import sys

import numpy as np
import torch
from scipy.io import wavfile
from scipy.signal import resample_poly

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from export_starter_encoder import HEADS, MEL_FLOOR, read_safetensors  # noqa: E402

FACTORS = (78, 92), (109, 128)  # hundredths: lower or higher


def read_weights(path):
    stored = read_safetensors(path)
    weights = {}
    for name, value in stored.items():
        if value.dtype == np.int8:
            scale = stored[name + ".scale"].reshape(-1, *[1] * (value.ndim - 1))
            weights[name] = torch.from_numpy(value.astype(np.float32) * scale)
        elif not name.endswith(".scale"):
            weights[name] = torch.from_numpy(value.astype(np.float32))
    return weights


def encode(w, samples):
    """samples at 16 kHz [n], at most 9 s -> [floor((n - 80) / 320), 256], as content/starter computes one window"""
    frames = (len(samples) - 80) // 320
    x = torch.from_numpy(np.concatenate([samples, np.zeros(50 * 320 + 400)])[:(frames + 50) * 320 + 80].astype(np.float32))
    spectrum = torch.stft(x, 400, 160, window=torch.hann_window(400), center=False, return_complex=True)
    mel = torch.log10(torch.clamp(w["mel_filters"] @ spectrum.abs() ** 2, min=1e-10))
    x = ((torch.clamp(mel, min=MEL_FLOOR) + 4) / 4)[None]
    f = torch.nn.functional
    x = f.gelu(f.conv1d(x, w["conv1.weight"], w["conv1.bias"], padding=1))
    x = f.gelu(f.conv1d(x, w["conv2.weight"], w["conv2.bias"], padding=1, stride=2))[0].T
    x = x + w["positional_embedding"][:len(x)]

    def norm(x, name):
        return f.layer_norm(x, x.shape[-1:], w[name + ".weight"], w[name + ".bias"])

    def linear(x, name):
        made = f.linear(x.bfloat16(), w[name + ".weight"].bfloat16()).float()  # five times as fast with AMX, cosine 0.9999
        return made + w[name + ".bias"] if name + ".bias" in w else made

    block = 0
    while f"blocks.{block}.mlp.0.weight" in w:
        name = f"blocks.{block}."
        h = norm(x, name + "attn_ln")
        q, k, v = (linear(h, name + "attn." + part).view(len(x), HEADS, -1).transpose(0, 1) for part in ("query", "key", "value"))
        score = torch.softmax(q @ k.transpose(1, 2) / q.shape[-1] ** 0.5, -1)
        x = x + linear((score @ v).transpose(0, 1).reshape(len(x), -1), name + "attn.out")
        x = x + linear(f.gelu(linear(norm(x, name + "mlp_ln"), name + "mlp.0")), name + "mlp.2")
        block += 1
    return linear(norm(x, "ln_post"), "projection").numpy()[:frames]


def perturbed(w, clip, hundredths):
    """Features of the clip played hundredths/100 times as fast, on the clip's own frames."""
    factor = hundredths / 100
    moved = encode(w, resample_poly(clip, 100, hundredths).astype(np.float32))
    frames = (len(clip) - 80) // 320
    at = np.clip(((320 * np.arange(frames) + 200) / factor - 200) / 320, 0, len(moved) - 1)
    low = np.minimum(at.astype(int), len(moved) - 2)
    part = (at - low)[:, None].astype(np.float32)
    return (moved[low] * (1 - part) + moved[low + 1] * part).astype(np.float32)


def main(what, *arguments):
    if what == "extract":
        extract(*arguments)
    else:
        list_moved(*arguments)


def extract(encoder, experiment, seed="1"):
    torch.set_grad_enabled(False)
    torch.set_num_threads(1)
    w = read_weights(encoder)
    folder = os.path.join(experiment, "3_feature256-moved")
    os.makedirs(folder, exist_ok=True)
    clips = sorted(os.listdir(os.path.join(experiment, "1_16k_wavs")))
    for count, clip in enumerate(clips):
        target = os.path.join(folder, clip[:-4] + ".npy")
        draw = random.Random(f"{seed} {clip}")
        if not os.path.exists(target):
            rate, samples = wavfile.read(os.path.join(experiment, "1_16k_wavs", clip))
            assert rate == 16000
            np.save(target, perturbed(w, samples, draw.randint(*draw.choice(FACTORS))))
        if count % 200 == 0:
            print(f"{count} of {len(clips)}", flush=True)


def list_moved(experiment):
    path = os.path.join(experiment, "filelist.txt")
    with open(path, encoding="utf-8") as file:
        lines = [line for line in file.read().split("\n") if "/3_feature256-moved/" not in line]
    cosines = []
    for line in list(lines):
        fields = line.split("|")
        if "/mute" in fields[0]:
            continue
        own = np.load(fields[1])
        fields[1] = fields[1].replace("/3_feature256/", "/3_feature256-moved/")
        moved = np.load(fields[1])[:len(own)]
        cosines.append(np.mean(np.sum(moved * own, 1) / np.linalg.norm(moved, axis=1) / np.linalg.norm(own, axis=1)))
        lines.append("|".join(fields))
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))
    print(f"{len(cosines)} clips, mean cosine of the moved features with the clip's own {np.mean(cosines):.3f}")


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in ("extract", "list"):
        sys.exit(__doc__)
    main(*sys.argv[1:])
