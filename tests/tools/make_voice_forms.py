"""One small voice in the ways in which voices are written down, written by PyTorch and safetensors themselves.

Usage: make_voice_forms.py APPLIO OUT

APPLIO: a checkout of IAHispano/Applio (commit b9c0ccb, 2026-08-03; its rvc/lib/algorithm is all that is run). Needs
torch, torchaudio and safetensors; made with torch 2.3.1 and safetensors 0.8.0.

The structure is a v2 voice at 40 kHz with pitch, slim: weights from a seed. Every precision meets every form once, and
every container three times. PyTorch rounds (to nearest even) and multiplies the fused weights.
"""

import os
import sys
from collections import OrderedDict

import torch
from safetensors.torch import save_file

APPLIO, OUT = sys.argv[1:3]
sys.path.insert(0, APPLIO)
from rvc.lib.algorithm.synthesizers import Synthesizer

CONFIG = [1025, 32, 4, 4, 4, 2, 1, 3, 0, "1", [3], [[1, 3, 5]], [10, 10, 2, 2], 16, [16, 16, 4, 4], 3, 4, 40000]
TYPES = {"float32": torch.float32, "float16": torch.float16, "bfloat16": torch.bfloat16}


def made():
    torch.manual_seed(7)
    net = Synthesizer(*CONFIG, True, text_enc_hidden_dim=768, vocoder="HiFi-GAN")
    del net.enc_q
    with torch.no_grad():
        for name, tensor in net.named_parameters():
            if name.endswith("original0"):
                tensor.uniform_(0.7, 1.3)
    return net


def pair(net):  # as Applio renames before it saves
    return {
        name.replace(".parametrizations.weight.original0", ".weight_g").replace(
            ".parametrizations.weight.original1", ".weight_v"
        ): tensor
        for name, tensor in net.state_dict().items()
    }


def fused(net):
    for module in list(net.modules()):
        if torch.nn.utils.parametrize.is_parametrized(module, "weight"):
            torch.nn.utils.parametrize.remove_parametrizations(module, "weight")
    return net.state_dict()


forms = {"pair": pair, "parametrizations": lambda net: net.state_dict(), "fused": fused}
os.makedirs(OUT, exist_ok=True)
for row, (precision, dtype) in enumerate(TYPES.items()):
    for column, (form, tensors_of) in enumerate(forms.items()):
        weight = OrderedDict((name, tensor.detach().to(dtype)) for name, tensor in tensors_of(made()).items())
        container = ("zip", "stream", "safetensors")[(column - row) % 3]
        name = os.path.join(OUT, f"{precision}_{form}")
        if container == "safetensors":
            save_file(weight, name + ".safetensors", metadata={"sr": "40k"})
        else:
            voice = {"weight": weight, "config": CONFIG, "info": "20epoch", "sr": "40k", "f0": 1, "version": "v2"}
            torch.save(voice, name + ".pth", _use_new_zipfile_serialization=container == "zip")
        print(precision, form, container, len(weight), sum(t.numel() for t in weight.values()))
