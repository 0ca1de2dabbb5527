"""What RVC's own extract_small_model and merge make of formula weights, as SHA-256 of every result.

Usage: make_checkpoint_figures.py RVC OUT.json

RVC: a checkout of RVC (its infer/ is all that is run; branch 20240604, commit d60cd3d). Made with torch 1.13.

Value i (from 0, over the tensors in the order of the network's state_dict) of the seed s is
    u = splitmix64(s << 40 | i), x = (int32)(u >> 32) / 2^31 · 2^-(u & 15)      as float32
so that halves are rounded up, down, at ties, and below the smallest normal one. tests/voice/checkpoint_test.cpp repeats it.
A hash runs over the tensors sorted by name: name, 0, the bytes of the halves.
"""

import hashlib
import json
import os
import sys
import tempfile
import types
from collections import OrderedDict

import numpy as np
import torch

RVC, OUT = sys.argv[1:3]
sys.path.insert(0, RVC)
i18n = types.ModuleType("i18n.i18n")
i18n.I18nAuto = lambda: (lambda text: text)
sys.modules.update({"i18n": types.ModuleType("i18n"), "i18n.i18n": i18n})
from infer.lib.infer_pack.models import SynthesizerTrnMs768NSFsid
from infer.lib.train.process_ckpt import extract_small_model, merge

FULL = [1025, 32, 192, 192, 768, 2, 6, 3, 0, "1", [3, 7, 11], [[1, 3, 5]] * 3, [10, 10, 2, 2], 512, [16, 16, 4, 4], 109, 256, 40000]
SLIM = [513, 32, 8, 8, 16, 2, 2, 3, 0, "1", [3, 7, 11], [[1, 3, 5]] * 3, [10, 8, 2, 2], 32, [20, 16, 4, 4], 5, 8, 32000]


def splitmix64(state):
    z = state + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def formula(config, seed, speakers=None):
    """State dict of the generator with enc_q, in the network's own order, float32."""
    config = list(config)
    config[15] = speakers or config[15]
    net = SynthesizerTrnMs768NSFsid(*config, is_half=False)
    state, at = OrderedDict(), 0
    for name, old in net.state_dict().items():
        u = splitmix64(np.uint64(seed << 40) + np.arange(at, at + old.numel(), dtype=np.uint64))
        x = (u >> np.uint64(32)).astype(np.uint32).view(np.int32).astype(np.float64) / 2.0**31
        x *= 2.0 ** -(u & np.uint64(15)).astype(np.float64)
        state[name] = torch.from_numpy(x.astype(np.float32)).view(old.shape)
        at += old.numel()
    return state, config


def digest(weight):
    sha = hashlib.sha256()
    for name in sorted(weight):
        assert weight[name].dtype == torch.float16, name
        sha.update(name.encode() + b"\0" + weight[name].contiguous().numpy().tobytes())
    return {"tensors": len(weight), "sha256": sha.hexdigest()}


def voice(path, weight, config):
    torch.save({"weight": {k: v.half() for k, v in weight.items() if "enc_q" not in k}, "config": config, "info": "", "sr": "32k", "f0": 1, "version": "v2"}, path)


np.seterr(over="ignore")
figures = {"made by": "make_checkpoint_figures.py", "torch": torch.__version__}
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    os.makedirs("assets/weights")
    load = lambda name: torch.load(f"assets/weights/{name}.pth")
    state, _ = formula(FULL, 1)
    torch.save({"model": state, "iteration": 12, "optimizer": None, "learning_rate": 1e-4}, "G_340.pth")
    assert extract_small_model("G_340.pth", "full", "40k", "1", "", "v2") == "Success."
    made = load("full")
    figures["extract_v2_40k"] = digest(made["weight"]) | {k: made[k] for k in ("config", "info", "sr", "f0", "version")}
    figures["order_v2_40k"] = hashlib.sha256("\n".join(made["weight"]).encode()).hexdigest()
    state, _ = formula(SLIM, 2)
    torch.save({"model": state, "iteration": 3}, "G_9.pth")
    assert extract_small_model("G_9.pth", "slim", "32k", "1", "", "v2") == "Success."
    figures["extract_slim"] = digest(load("slim")["weight"])
    voice("a.pth", *formula(SLIM, 2))
    voice("b.pth", *formula(SLIM, 3, speakers=2))
    for alpha in (0.5, 0.3, 0.123456789, 0.0, 1.0):
        for first, second in ("ab", "ba"):
            assert merge(first + ".pth", second + ".pth", alpha, "32k", "是", "x", "merged", "v2") == "Success."
            made = load("merged")
            figures.setdefault("merge", []).append(
                {"first": first, "weight": alpha, "speakers": made["weight"]["emb_g.weight"].shape[0]} | digest(made["weight"])
            )
with open(OUT, "w") as file:
    json.dump(figures, file, indent=1)
    file.write("\n")
