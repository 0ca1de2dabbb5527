"""Audio of Applio's decoders (MRF HiFi-GAN, RefineGAN, HiFi-GAN at 24 kHz and at odd rates), as Applio computes it.

Usage: make_applio_fixture.py APPLIO GOLDEN OUT.safetensors

APPLIO: a checkout of IAHispano/Applio (commit b9c0ccb, 2026-08-03; its rvc/lib/algorithm is all that is run).
GOLDEN: the folder of figures (tests/fixtures/golden and its make_weights.py). Needs torch, torchaudio and
safetensors; made with torch 2.3.1.

Text encoder, flow and speakers are those of the recipe v2_40k; the decoder's tensors follow the rules below, which
tests/synth/applio_test.cpp repeats. Every random draw is zero. Of each result every 13th sample is kept.
"""

import json
import math
import os
import sys

import numpy as np
import torch
from safetensors.numpy import save_file

APPLIO, GOLDEN, OUT = sys.argv[1:4]
sys.path[:0] = [APPLIO, GOLDEN]
import make_weights
from rvc.lib.algorithm.generators.hifigan_mrf import HiFiGANMRFGenerator
from rvc.lib.algorithm.generators.hifigan_nsf import HiFiGANNSFGenerator
from rvc.lib.algorithm.synthesizers import Synthesizer

STEP = 13
SEED = 4242
RATES = {
    24000: ([10, 6, 2, 2], [20, 12, 4, 4]),
    32000: ([10, 8, 2, 2], [20, 16, 4, 4]),
    40000: ([10, 10, 2, 2], [16, 16, 4, 4]),
    48000: ([12, 10, 2, 2], [24, 20, 4, 4]),
}
DILATIONS = [[1, 3, 5]] * 3

torch.randn_like = lambda x, **_: torch.zeros_like(x)
torch.rand = lambda *size, **_: torch.zeros(*size)


def rule(name, shape, rates):
    """(scale, offset) of a decoder's tensor"""
    if name.endswith(".weight_v"):
        return 1.732, 0.0
    if name.endswith(".weight_g"):
        gain = 1.0
        for stage, rate in enumerate(rates):
            if f".ups.{stage}." in name or f".upsamples.{stage}." in name:
                gain = 1.25 * math.sqrt(rate / 2)
        if ".convs2." in name or ".conv2." in name:
            gain = 0.7
        if ".conv_post." in name:
            gain = 0.35
        if ".pre_conv." in name or ".downsample_blocks." in name:
            gain = 3.0
        return 0.2 * gain, gain
    if ".m_source." in name:
        return (0.5, 1.0) if name.endswith("weight") else (0.0, 0.01)
    if len(shape) == 1:
        return 0.0866, 0.0
    gain = 1.5 if ".noise_convs." in name else 0.35 if ".conv_post." in name else 1.6 if ".input_conv." in name else 1.0
    return gain * math.sqrt(3.0 / math.prod(shape[1:])), 0.0


def old_names(name):
    return name.replace(".parametrizations.weight.original0", ".weight_g").replace(
        ".parametrizations.weight.original1", ".weight_v"
    )


made = {}


def made_by_rule(name, shape, rates):
    scale, offset = rule(name, shape, rates)
    key = name, tuple(shape), scale, offset
    if key not in made:
        made[key] = make_weights.tensor({"name": name, "shape": shape, "scale": scale, "offset": offset}, SEED)
    return made[key]


def fill(module, rates, prefix, others):
    state = module.state_dict()
    for key in state:
        name = old_names(prefix + key)
        if name in others:
            value = others[name]
        else:
            value = made_by_rule(name, list(state[key].shape), rates)
        state[key] = torch.from_numpy(np.array(value))
    module.load_state_dict(state)
    return module.eval()


def array(name):
    return torch.from_numpy(np.load(os.path.join(GOLDEN, "arrays", name + ".npy")))


kept = {}
recipe = make_weights.load(os.path.join(GOLDEN, "recipes", "v2_40k.json"))
golden = {k: v for k, v in make_weights.tensors(recipe).items() if not k.startswith(("dec.", "enc_q."))}
phone, pitch, f0 = array("synth_phone_v2")[None], array("synth_pitch").long()[None], array("synth_f0").float()[None]
cases = [("hifigan", "HiFi-GAN", 24000)]
cases += [(short, vocoder, rate) for short, vocoder in (("mrf", "MRF HiFi-GAN"), ("refinegan", "RefineGAN")) for rate in RATES]
for short, vocoder, rate in cases:
    rates, kernels = RATES[rate]
    spec = 513 if rate < 40000 else 1025
    net = Synthesizer(spec, 32, 192, 192, 768, 2, 6, 3, 0, "1", [3, 7, 11], DILATIONS, rates, 512, kernels, 109, 256,
                      rate, True, text_enc_hidden_dim=768, vocoder=vocoder)
    del net.enc_q
    fill(net, rates, "", golden)
    with torch.no_grad():
        audio = net.infer(phone, torch.tensor([phone.shape[1]]), pitch, f0, torch.tensor([3]))[0][0, 0]
        if rate == 40000:
            if short == "mrf":
                source = net.dec.m_source(net.dec.f0_upsample(f0[:, None]).transpose(1, 2))[0]
            else:
                source = net.dec.m_source(torch.nn.functional.interpolate(
                    f0[:, None], size=f0.shape[1] * 400, mode="linear").transpose(1, 2))
            kept[f"{short}_source"] = source.flatten().numpy()[::STEP].copy()
    kept[f"{short}_{rate}"] = audio.numpy()[::STEP].copy()
    print(short, rate, tuple(audio.shape), "rms", float(audio.square().mean().sqrt()), "deviation", float(audio.std()), "peak", float(audio.abs().max()))

# Odd rates, which no config of Applio has now, but its code knows: a slim decoder at 44.1 kHz.
rates, kernels = [9, 7, 7], [18, 14, 14]
z = torch.from_numpy(make_weights.tensor({"name": "z", "shape": [1, 6, 30], "scale": 2.0, "offset": 0.0}, SEED))
g = torch.from_numpy(make_weights.tensor({"name": "g", "shape": [1, 5, 1], "scale": 1.0, "offset": 0.0}, SEED))
for short, decoder in (
    ("hifigan", HiFiGANNSFGenerator(6, [3, 7], DILATIONS[:2], rates, 32, kernels, 5, 44100)),
    ("mrf", HiFiGANMRFGenerator(6, 32, rates, kernels, [3, 7], DILATIONS[:2], 5, 44100, 8)),
):
    fill(decoder, rates, "dec.", {})
    with torch.no_grad():
        audio = decoder(z, f0[:, :30], g=g)[0, 0]
    kept[f"{short}_odd"] = audio.numpy()[::STEP].copy()
    print(short, "odd", tuple(audio.shape), "rms", float(audio.square().mean().sqrt()), "deviation", float(audio.std()), "peak", float(audio.abs().max()))
save_file(kept, OUT, metadata={"made by": "make_applio_fixture.py", "torch": torch.__version__})
