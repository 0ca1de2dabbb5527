#!/usr/bin/env python3
"""Takes SwiftF0's weights out of its PyPI package into weights/starter/swift_f0.safetensors.

    python3 -m venv venv && venv/bin/pip install swift-f0==0.3.0 onnx numpy
    venv/bin/python tests/tools/export_swift_f0.py weights/starter/swift_f0.safetensors

SwiftF0 is by Lars Nieradzik, MIT (https://github.com/lars76/swift-f0; arXiv 2508.18440). The package's model.onnx is
read as data: the names of its tensors are numbers, so they are found by their place in the graph, and every
convolution is checked against what src/pitch/model/swift_f0_net.cpp computes.

The 0.3 model (18,558 values, 14,386 of them free: kernels are symmetric in time) is used, not that of 0.1 (95,842):
docs/decisions/0004-which-swift-f0.md tells why.
"""
import hashlib
import importlib.util
import json
import os
import sys

import numpy as np
import onnx
from onnx import numpy_helper

VERSION = "0.3.0"
# What each convolution of the graph, in order, is: name, kernel, dilation, pads as (top, left, bottom, right).
LAYERS = [
    ("stem", [3, 3], [1, 1], [1, 1, 1, 1]),
    ("res.0.a", [7, 3], [1, 1], [3, 1, 3, 1]),
    ("res.0.b", [7, 3], [1, 1], [3, 1, 3, 1]),
    ("res.1.a", [7, 1], [17, 1], [51, 0, 51, 0]),
    ("res.1.b", [7, 1], [17, 1], [51, 0, 51, 0]),
    ("res.2.a", [5, 1], [27, 1], [54, 0, 54, 0]),
    ("res.2.b", [5, 1], [27, 1], [54, 0, 54, 0]),
    ("res.3.a", [3, 1], [40, 1], [40, 0, 40, 0]),
    ("res.3.b", [3, 1], [40, 1], [40, 0, 40, 0]),
    ("res.4.a", [3, 1], [48, 1], [48, 0, 48, 0]),
    ("res.4.b", [3, 1], [48, 1], [48, 0, 48, 0]),
    ("res.5.a", [7, 3], [2, 1], [6, 1, 6, 1]),
    ("res.5.b", [7, 3], [2, 1], [6, 1, 6, 1]),
    ("neck", [3, 3], [1, 1], [1, 1, 0, 1]),
    ("voicing.peak", [5, 1], [1, 1], [2, 0, 2, 0]),
    ("pitch", [1, 1], [1, 1], [0, 0, 0, 0]),
    ("voicing.hidden", [3], [1], [1, 1]),
    ("voicing.out", [1], [1], [0, 0]),
]
WINDOWS = (1024, 2048, 512)  # in the order of the network's input channels
BANDS = 128


def main(target):
    package = os.path.dirname(importlib.util.find_spec("swift_f0").origin)
    with open(os.path.join(package, "model.onnx"), "rb") as file:
        raw = file.read()
    graph = onnx.load_model_from_string(raw).graph
    constants = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    tensors = {}

    convolutions = [node for node in graph.node if node.op_type == "Conv"]
    if len(convolutions) != len(LAYERS):
        sys.exit("this is not the graph of swift-f0 %s" % VERSION)
    for node, (name, kernel, dilation, pads) in zip(convolutions, LAYERS):
        attributes = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
        if (attributes["kernel_shape"], attributes["dilations"], attributes["pads"]) != (kernel, dilation, pads):
            sys.exit("the convolution %s is another one than expected: %s" % (name, attributes))
        tensors[name + ".weight"] = constants[node.input[1]]
        tensors[name + ".bias"] = constants[node.input[2]]

    # Bands of a spectrum: sparse matrices [bins, bands], flat positions and values.
    scatters = [node for node in graph.node if node.op_type == "ScatterElements"]
    for node, window in zip(scatters, WINDOWS):
        position, value = constants[node.input[1]], constants[node.input[2]]
        if position.max() >= (window // 2 + 1) * BANDS:
            sys.exit("the bands of the %d window do not fit" % window)
        tensors["bands.%d.position" % window] = position.astype("<i4")
        tensors["bands.%d.value" % window] = value.astype("<f4")
    centres = [array for array in constants.values() if array.dtype == np.float64 and array.shape == (95,)]
    tensors["pitch.log_hz"] = centres[0].astype("<f8")

    parameters = sum(a.size for n, a in tensors.items() if n.endswith((".weight", ".bias")))
    metadata = {
        "name": "SwiftF0",
        "source": "swift-f0 %s from PyPI, model.onnx sha256 %s" % (VERSION, hashlib.sha256(raw).hexdigest()),
        "licence": "MIT, Copyright (c) 2025-2026 Lars Nieradzik",
        "parameters": str(parameters),
    }
    names = {"float32": "F32", "float64": "F64", "int32": "I32"}
    header, body = {"__metadata__": metadata}, b""
    for name, array in sorted(tensors.items(), key=lambda item: -item[1].dtype.itemsize):
        data = np.ascontiguousarray(array).tobytes()
        header[name] = {"dtype": names[array.dtype.name], "shape": list(array.shape),
                        "data_offsets": [len(body), len(body) + len(data)]}
        body += data
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(target, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text + body)
    print("%s: %d tensors, %d parameters, %d bytes" % (target, len(tensors), parameters, 8 + len(text) + len(body)))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
