#!/usr/bin/env python3
"""Writes tests/fixtures/tensorfile/*.pth with PyTorch (see the README.md there). Maintainers run it; tests only read."""
import argparse
import collections
import io
import os
import sys
import zipfile

import numpy as np
import torch

here = os.path.dirname(os.path.abspath(__file__))
out = sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "..", "fixtures", "tensorfile")
os.makedirs(out, exist_ok=True)


class Tiny(torch.nn.Module):
    """A class of our own: the old stream carries the source of every module class."""

    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.tensor([1.0, 2.0]))


def content():
    """Every kind of value that a checkpoint may hold; the expectations stand in pth_read_test.cpp."""
    base = torch.arange(24, dtype=torch.float32).reshape(2, 3, 4)
    types = collections.OrderedDict()
    for name in ("float64", "float32", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8"):
        types[name] = torch.tensor([1, 2, 3, 100], dtype=getattr(torch, name))
    types["bool"] = torch.tensor([True, False, True, True])
    return {
        "types": types,
        "scalar": torch.tensor(2.5),
        "empty": torch.zeros(0, 5),
        "transposed": base.transpose(0, 2),
        "slice": base[1, 1:, ::2],
        "expanded": torch.tensor([7.0]).expand(3, 2),
        "shared_a": base,
        "shared_b": base.view(24)[4:8],
        "parameter": torch.nn.Parameter(torch.tensor([1.0, -1.0])),
        "numbers": [0, 255, 256, 65536, -1, -2**31, 2**40, -2**62, 2**80, 1.5, float("inf"), True, False, None],
        "texts": ["", "plain", "ein Gr\u00fc\u00dfen", "\u58f0", "line\nbreak \\ quote'"],
        "bytes": b"\x00\xff raw",
        "tuples": ((), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)),
        "sets": [{5}, frozenset([6])],
        3: "number as key",
        "ordered": collections.OrderedDict([("b", 1), ("a", 2)]),
        "default": collections.defaultdict(list, {"k": [1]}),
        "size": torch.Size([4, 5]),
        "dtype": torch.float16,
        "device": torch.device("cpu"),
        "np_scalars": [np.float64(0.5), np.float32(0.25), np.int64(-7), np.bool_(True), np.uint8(200)],
        "np_array": np.arange(6, dtype=np.float32).reshape(2, 3),
        "np_fortran": np.asfortranarray(np.arange(6, dtype=np.int32).reshape(2, 3)),
        "np_big_endian": np.arange(3).astype(">i4"),
        "np_objects": np.array([{"a": 1}, None], dtype=object),
        "namespace": argparse.Namespace(layers=3, name="x"),
        "complex": torch.tensor([1 + 2j]),
        "end": "end",
    }




torch.save(content(), f"{out}/zip.pth")
legacy = content()
del legacy["complex"]
torch.save(legacy, f"{out}/legacy.pth", _use_new_zipfile_serialization=False)
for protocol in (3, 4, 5):
    torch.save(content(), f"{out}/protocol{protocol}.pth", pickle_protocol=protocol)

model = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Linear(3, 1))
torch.manual_seed(1)
for p in model.parameters():
    torch.nn.init.constant_(p, 0.5)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4, betas=(0.8, 0.99), eps=1e-9)
model(torch.ones(1, 2)).sum().backward()
optimizer.step()
torch.save({"model": model.state_dict(), "iteration": 7, "optimizer": optimizer.state_dict(), "learning_rate": 1e-4},
           f"{out}/training.pth")
torch.save(Tiny(), f"{out}/module.pth")
torch.save(Tiny(), f"{out}/module_legacy.pth", _use_new_zipfile_serialization=False)
torch.jit.script(torch.nn.Linear(2, 2)).save(f"{out}/torchscript.pt")

# The same zip with its records deflated.
buffer = io.BytesIO()
torch.save({"weight": torch.arange(1000.0)}, buffer)
with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(f"{out}/deflated.pth", "w", zipfile.ZIP_DEFLATED) as target:
    for name in source.namelist():
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        target.writestr(info, source.read(name))
