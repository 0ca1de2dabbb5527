#!/usr/bin/env python3
"""Goes on with PyTorch from a pair that we wrote: checkpoint_check.py FOLDER FROM TO (exit code 0: all as it should be)."""
import collections
import sys

import torch

folder, old, new = sys.argv[1:]
version = tuple(int(n) for n in torch.__version__.split("+")[0].split(".")[:2])
# The restricted reader of 1.13 refuses every float, in Python's own files too.
options = {"weights_only": True} if version >= (2, 6) else {}

for kind in "GD":
    saved = torch.load(f"{folder}/{kind}_{old}.pth", map_location="cpu", **options)
    assert set(saved) >= {"model", "iteration", "optimizer", "learning_rate"}, saved.keys()
    assert saved["iteration"] == 1 and saved["learning_rate"] == 1e-3
    model = saved["model"]
    assert type(model) is collections.OrderedDict
    assert all(t.dtype == torch.float32 for t in model.values())
    group = saved["optimizer"]["param_groups"][0]
    assert tuple(group["betas"]) == (0.8, 0.99) and group["eps"] == 1e-9 and group["weight_decay"] == 0.01
    assert group["params"] == list(range(len(model)))
    # As RVC: an optimizer over the network's parameters takes the saved state, then steps.
    parameters = [torch.nn.Parameter(t.clone()) for t in model.values()]
    optimizer = torch.optim.AdamW(parameters, 1e-3, betas=(0.8, 0.99), eps=1e-9)
    optimizer.load_state_dict(saved["optimizer"])
    for index, parameter in enumerate(parameters):
        state = optimizer.state[parameter]
        assert state["exp_avg"].shape == parameter.shape and float(state["step"]) == 3, index
        parameter.grad = torch.full_like(parameter, 0.01)
    optimizer.step()

    names = list(model)
    order = list(range(len(names)))
    if kind == "G":  # the other order of registration: the text encoder last
        order = [i for i in order if not names[i].startswith("enc_p.")] + [i for i in order if names[i].startswith("enc_p.")]
        assert order != list(range(len(names)))
    moved = [torch.nn.Parameter(parameters[i].detach()) for i in order]
    other = torch.optim.AdamW(moved, 1e-3, betas=(0.8, 0.99), eps=1e-9)
    for parameter, i in zip(moved, order):
        other.state[parameter] = optimizer.state[parameters[i]]
    torch.save({"model": collections.OrderedDict((names[i], parameters[i].detach()) for i in order), "iteration": 2,
                "optimizer": other.state_dict(), "learning_rate": 1e-3}, f"{folder}/{kind}_{new}.pth")
print(f"PyTorch {torch.__version__} went on from our checkpoint.")
