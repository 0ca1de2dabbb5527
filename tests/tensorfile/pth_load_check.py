#!/usr/bin/env python3
"""Opens a file of pth_write_test.cpp with torch.load and checks what is in it (exit code 0: all as it should be)."""
import collections
import sys

import torch

path = sys.argv[1]
version = tuple(int(n) for n in torch.__version__.split("+")[0].split(".")[:2])


def check(root):
    assert type(root) is dict
    weight = root["weight"]
    assert type(weight) is collections.OrderedDict
    raw = bytes(i * 7 % 113 for i in range(40))
    for name in ("float64", "float32", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8"):
        tensor = weight[name]
        assert tensor.dtype == getattr(torch, name) and tensor.shape == (5,), name
        wanted = torch.frombuffer(bytearray(raw[: 5 * tensor.element_size()]), dtype=tensor.dtype)
        assert torch.equal(tensor.view(torch.uint8) if tensor.element_size() == 1 else tensor.view(torch.int16),
                           wanted.view(torch.uint8) if tensor.element_size() == 1 else wanted.view(torch.int16)), name
    assert weight["bool"].tolist() == [False, True, False, True, False]
    assert weight["scalar"].shape == () and weight["scalar"].item() == 2.5
    assert weight["empty"].shape == (0, 5)
    assert weight["matrix"].tolist() == [[0, 1, 2], [3, 4, 5]] and weight["matrix"].is_contiguous()
    assert weight["half"].tolist() == [0.5, -2.0] and weight["half"].dtype == torch.float16
    assert weight["\u58f0"].tolist() == [7]
    assert root["plain"] == {"a": 1, 5: "number as key", "nested": {"deep": [(1, 2)]}}
    numbers = root["numbers"]
    assert numbers == [0, 255, 256, 65535, 65536, -1, -2**31, 2**40, -2**62, 1.5, -0.0, True, False, None]
    assert [type(n) for n in numbers] == [int] * 9 + [float] * 2 + [bool] * 2 + [type(None)]
    assert root["tuples"] == [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)]
    assert root["texts"] == ["", "ein Gr\u00fc\u00dfen", "line\nbreak"]
    assert root["bytes"] == b"\x00\xff raw"
    assert root["many"] == list(range(2500))
    assert root["empty_list"] == [] and root["empty_dict"] == {}
    # Tensors may be changed in place and moved, as an optimizer does.
    weight["matrix"].mul_(2)
    assert weight["matrix"].sum().item() == 30


check(torch.load(path) if version < (1, 13) else torch.load(path, weights_only=False))
modes = ["weights_only=False"]
if version >= (2, 6):  # the restricted reader of 1.13 refuses every float, in Python's own files too
    check(torch.load(path, weights_only=True))
    check(torch.load(path, weights_only=True, mmap=True))
    modes += ["weights_only=True", "mmap=True"]
print(f"PyTorch {torch.__version__}: {', '.join(modes)}")
