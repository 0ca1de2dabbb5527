#!/usr/bin/env python3
"""Makes tests/fixtures/pitch: what the published programs of CREPE, FCPE and Harvest answer for tests/fixtures/speech.

    venv/bin/pip install torch torchcrepe==0.0.24 torchfcpe==0.0.4 pyworld==0.3.5 librosa soundfile
    venv/bin/python tests/tools/make_tracker_fixtures.py tests/fixtures/speech tests/fixtures/pitch

Two kinds of figures:
  formula_*   the packages' own networks on weights that the tests can make again (the function `formula` below and
              in tests/pitch/formula_weights.cpp): what the network says, [frames, 360] float32
  NAME.*      on the weights that the packages carry, NAME a clip: crepe_full, crepe_tiny [3, frames] float64 (bin of
              the Viterbi path, periodicity of that bin, Hz after RVC's smoothing), fcpe [frames] float32 Hz,
              harvest [frames] float64 Hz (with StoneMask). The tests of the first three need the weights
              (KOE_REAL_WEIGHTS, see docs/pitch.md), harvest has none.
torchcrepe's random dither is left out, its calls are those of RVC: 50 to 1100 Hz, hop 160, batches of 512, median 3,
mean 3, unvoiced below a periodicity of 0.1. FCPE: local_argmax, 0.006.
"""
import os
import sys
import zlib

import librosa
import numpy as np
import pyworld
import soundfile
import torch
import torchcrepe
import torchfcpe.models
import torchfcpe.models_infer
from torchfcpe.tools import DotDict

CLIPS = ("kathleen_16k", "flemishguy_16k")
SEED = 4
torchcrepe.convert.dither = lambda cents: cents
torch.set_num_threads(1)


def draws(name, count):
    """Unit variance, from name and place alone."""
    with np.errstate(over="ignore"):
        z = np.uint64((zlib.crc32(name.encode()) << 32) + SEED) + np.arange(count, dtype=np.uint64)
        z += np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return np.float32(np.sqrt(np.float32(3))) * ((z >> np.uint64(40)).astype(np.float64) / 8388608 - 1).astype(np.float32)


def formula(state):
    """A weight is gain/sqrt(fan-in), a norm's factor and a variance 1 + 0.3 u, the rest 0.1 u."""
    for name, tensor in state.items():
        if not tensor.is_floating_point() or name in ("cent_table", "gaussian_blurred_cent_mask"):
            continue
        u = draws(name, tensor.numel())
        if name.endswith("running_var") or (name.endswith((".weight", ".weight_g")) and tensor.numel() == tensor.shape[0]):
            u = np.float32(1) + np.float32(0.3) * u
        elif tensor.dim() > 1:
            u = u * np.float32(1.5 / np.sqrt(tensor[0].numel()))
        else:
            u = np.float32(0.1) * u
        tensor.copy_(torch.from_numpy(u.reshape(tensor.shape)))


def read(folder, clip):
    return soundfile.read(os.path.join(folder, clip + ".wav"), dtype="float32")[0]


def crepe_path(sound, model):
    bins = []

    def decoder(logits):
        found, hz = torchcrepe.decode.viterbi(logits)
        bins.append(found.numpy()[0])
        return found, hz

    audio = torch.from_numpy(sound)[None]
    hz, periodicity = torchcrepe.predict(audio, 16000, 160, 50, 1100, model, decoder=decoder, return_periodicity=True,
                                         batch_size=512)
    raw = periodicity.numpy()[0].copy()
    smoothed = torchcrepe.filter.median(periodicity, 3)
    hz = torchcrepe.filter.mean(hz, 3)
    hz[smoothed < 0.1] = 0
    return np.stack([np.concatenate(bins), raw, hz.numpy()[0]]).astype(np.float64)


def fcpe(conv_only):
    args = dict(input_channels=128, out_dims=360, hidden_dims=128, n_layers=2, n_heads=2, use_fa_norm=True,
                conv_only=conv_only)
    net = torchfcpe.models.CFNaiveMelPE(**args).eval()
    formula(net.state_dict())
    return net


def synthetic_salience(frames):
    noise = (draws("salience", frames * 360) / np.float32(np.sqrt(3)) * np.float32(0.25) + np.float32(0.25)).reshape(frames, 360)
    for t in range(frames):
        middle = 160 + 70 * np.sin(t / 20) + (60 if 100 <= t < 103 or 200 <= t < 240 else 0)
        noise[t] += (0.5 * np.exp(-((np.arange(360) - middle) / 3) ** 2)).astype(np.float32)
    return noise


@torch.no_grad()
def main(speech, folder):
    os.makedirs(folder, exist_ok=True)
    save = lambda name, array: (np.save(os.path.join(folder, name + ".npy"), array), print(name, array.shape))

    sound = torch.from_numpy(read(speech, "flemishguy_16k"))
    net = torchcrepe.Crepe("tiny").eval()
    formula(net.state_dict())
    frames = next(torchcrepe.preprocess(sound[None, :8000], 16000, 160, None))
    save("formula_crepe", net(frames).numpy())
    salience = torch.from_numpy(synthetic_salience(512)).T[None].clone()
    salience[:, :39] = salience[:, 308:] = -float("inf")
    save("viterbi", torchcrepe.decode.viterbi(salience)[0].numpy()[0].astype(np.float32))
    mel = torchfcpe.models_infer.spawn_wav2mel(DotDict({"mel": {"type": "default"}}))
    for conv_only, name in ((True, "formula_fcpe"), (False, "formula_fcpe_attention")):
        save(name, fcpe(conv_only)(mel(sound[None, :, None], 16000))[0].numpy()[::4])

    bundled = torchfcpe.models_infer.spawn_bundled_infer_model("cpu")
    for clip in CLIPS:
        sound = read(speech, clip)
        for model in ("tiny", "full"):
            save(clip + ".crepe_" + model, crepe_path(sound, model))
        hz = bundled.infer(torch.from_numpy(sound)[None, :, None], 16000, decoder_mode="local_argmax", threshold=0.006)
        save(clip + ".fcpe", hz.numpy()[0, :, 0])
        x = sound.astype(np.float64)
        hz, seconds = pyworld.harvest(x, 16000, f0_floor=50, f0_ceil=1100, frame_period=10)
        save(clip + ".harvest", pyworld.stonemask(x, hz, seconds, 16000))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
