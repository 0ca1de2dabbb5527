"""A decoder with residual blocks of kind "2" (what the starter base has), as the reference computes it.

Usage: make_resblock2_fixture.py UPSTREAM CLASSIC OUT.safetensors

UPSTREAM: the folder of stand-ins for the packages that the reference imports; CLASSIC: a checkout of the
reference's branch 20240604. Weights are random, rounded to half; z, f0, the source and the audio are float32,
without noise.
"""

import sys

sys.path[:0] = sys.argv[1:3]
import shims

shims.install()
import numpy as np
import torch
from infer.lib.infer_pack.models import GeneratorNSF
from safetensors.numpy import save_file

torch.manual_seed(2)
decoder = GeneratorNSF(6, "2", [3, 5, 7], [[1, 2], [2, 6], [3, 12]], [10, 8, 4], 32, [20, 16, 8], 5, 32000, False)
tensors = {}
for name, tensor in decoder.state_dict().items():
    tensor.copy_(tensor.half())
    tensors["dec." + name] = tensor.numpy().astype(np.float16)
torch.randn_like = lambda x, **_: torch.zeros_like(x)
torch.rand = lambda *size, **_: torch.zeros(*size)
z, g = torch.randn(1, 6, 12) * 2, torch.randn(1, 5, 1)
f0 = torch.tensor([[0.0, 0, 110, 115, 121, 180, 230, 260, 250, 0, 0, 140]])
with torch.no_grad():
    source, _, _ = decoder.m_source(f0, decoder.upp)
    audio = decoder(z, f0, g=g)
tensors.update(z=z.numpy(), g=g.numpy(), f0=f0.numpy(), source=source.transpose(1, 2).contiguous().numpy(), audio=audio.numpy())
save_file(tensors, sys.argv[3], metadata={"made by": "make_resblock2_fixture.py", "torch": torch.__version__})
print({name: value.shape for name, value in tensors.items() if not name.startswith("dec.")}, float(audio.abs().max()))
