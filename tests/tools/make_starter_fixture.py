#!/usr/bin/env python3
"""What the starter encoder gives, computed a second time without our own code: NumPy in double precision.

    make_starter_fixture.py ENCODER.safetensors SPEECH_FOLDER OUT_FOLDER

Writes kathleen.npy (her fixture clip alone) and long.npy (both clips by turns up to 20.5 s, which takes three
windows; every tenth frame).
"""
import sys
import wave

import numpy as np
from scipy.special import erf

from export_starter_encoder import CONTEXT_FRAMES, CORE_FRAMES, HEADS, MEL_FLOOR, read_safetensors


def gelu(x):
    return x * 0.5 * (1 + erf(x / np.sqrt(2)))


def read_weights(path):
    stored = read_safetensors(path)
    weights = {}
    for name, value in stored.items():
        if value.dtype == np.int8:
            scale = stored[name + ".scale"].reshape(-1, *[1] * (value.ndim - 1))
            weights[name] = (value.astype(np.float32) * scale).astype(np.float64)
        elif not name.endswith(".scale"):
            weights[name] = value.astype(np.float64)
    return weights


def window(w, samples):
    """samples [320 n + 80] -> [n, 256]"""
    hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(400) / 400)
    count = (len(samples) - 400) // 160 + 1
    power = np.abs(np.fft.rfft([samples[160 * i:160 * i + 400] * hann for i in range(count)])) ** 2
    mel = np.log10(np.maximum(power @ w["mel_filters"].T, 1e-10))
    mel = (np.maximum(mel, MEL_FLOOR) + 4) / 4

    def convolve(x, name, stride):
        padded = np.pad(x, ((1, 1), (0, 0)))
        rows = np.stack([padded[i:i + 3].T.ravel() for i in range(0, len(padded) - 2, stride)])
        return gelu(rows @ w[name + ".weight"].reshape(len(w[name + ".bias"]), -1).T + w[name + ".bias"])

    def norm(x, name):
        centred = x - x.mean(1, keepdims=True)
        return centred / np.sqrt((centred ** 2).mean(1, keepdims=True) + 1e-5) * w[name + ".weight"] + w[name + ".bias"]

    def linear(x, name):
        return x @ w[name + ".weight"].T + w.get(name + ".bias", 0)

    x = convolve(convolve(mel, "conv1", 1), "conv2", 2)
    x = x + w["positional_embedding"][:len(x)]
    block = 0
    while f"blocks.{block}.mlp.0.weight" in w:
        name = f"blocks.{block}."
        h = norm(x, name + "attn_ln")
        q, k, v = (linear(h, name + "attn." + part) for part in ("query", "key", "value"))
        heads = []
        for part in np.split(np.arange(q.shape[1]), HEADS):
            score = q[:, part] @ k[:, part].T / np.sqrt(len(part))
            score = np.exp(score - score.max(1, keepdims=True))
            heads.append(score / score.sum(1, keepdims=True) @ v[:, part])
        x = x + linear(np.concatenate(heads, 1), name + "attn.out")
        x = x + linear(gelu(linear(norm(x, name + "mlp_ln"), name + "mlp.0")), name + "mlp.2")
        block += 1
    return linear(norm(x, "ln_post"), "projection")


def features(w, samples):
    frames = (len(samples) - 80) // 320
    padded = np.concatenate([samples, np.zeros(CONTEXT_FRAMES * 320 + 400)])
    windows = -(-frames // CORE_FRAMES)
    core = -(-frames // windows)
    parts = []
    for begin in range(0, frames, core):
        end = min(begin + core, frames)
        first, last = max(begin - CONTEXT_FRAMES, 0), min(end, frames - 0) + CONTEXT_FRAMES
        last = min(last, frames + CONTEXT_FRAMES)
        parts.append(window(w, padded[first * 320:last * 320 + 80])[begin - first:end - first])
    return np.concatenate(parts)


def read_wav(path):
    with wave.open(path) as file:
        return np.frombuffer(file.readframes(file.getnframes()), np.int16) / 32768


def main(encoder, speech, out):
    w = read_weights(encoder)
    kathleen, flemishguy = (read_wav(f"{speech}/{name}_16k.wav") for name in ("kathleen", "flemishguy"))
    np.save(f"{out}/kathleen.npy", features(w, kathleen).astype(np.float32))
    both = np.tile(np.concatenate([kathleen, flemishguy]), 20)[:328000]
    np.save(f"{out}/long.npy", features(w, both)[::10].astype(np.float32))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
