#!/usr/bin/env python3
"""Writes weights/starter/encoder.safetensors: Whisper base.en's encoder behind a fixed projection.

    export_starter_encoder.py WHISPER.safetensors PROJECTION.npz OUT.safetensors

WHISPER holds the encoder of OpenAI's Whisper base.en (names as OpenAI's, any float type, and mel_filters);
PROJECTION is what fit_starter_projection.py wrote (weight [256, 512], bias [256]). NumPy only.

Form of the file (docs/starter.md): matrices as int8 with one float32 scale per row ("NAME.scale"), everything
else float32, the position table float16; the header's metadata says how the net is run.
"""
import json
import sys

import numpy as np

CORE_FRAMES, CONTEXT_FRAMES = 400, 50  # windows of at most 8 s, and 1 s more on each side
MEL_FLOOR = -7.0                       # log10 power: 80 dB under a loud clip's maximum
BLOCKS, WIDTH, HEADS, BANDS = 6, 512, 8, 80

METADATA = {
    "format": "koe-encoder", "version": "1", "id": "koe-starter-1",
    "source": "encoder of OpenAI Whisper base.en (MIT, Copyright (c) 2022 OpenAI), int8, behind a linear projection",
    "licence": "MIT", "layer": "ln_post after block 6",
    "width": str(WIDTH), "heads": str(HEADS), "blocks": str(BLOCKS), "bands": str(BANDS), "dims": "256",
    "core_frames": str(CORE_FRAMES), "context_frames": str(CONTEXT_FRAMES), "mel_floor": str(MEL_FLOOR),
}
TYPES = {"F32": np.float32, "F16": np.float16, "I8": np.int8}


def read_safetensors(path):
    data = open(path, "rb").read()
    size = int.from_bytes(data[:8], "little")
    tensors = {}
    for name, entry in json.loads(data[8:8 + size]).items():
        if name != "__metadata__":
            begin, end = (8 + size + offset for offset in entry["data_offsets"])
            tensors[name] = np.frombuffer(data[begin:end], TYPES[entry["dtype"]]).reshape(entry["shape"])
    return tensors


def write_safetensors(path, tensors, metadata):
    names = {np.dtype(kind): name for name, kind in TYPES.items()}
    header, offset = {"__metadata__": metadata}, 0
    for name, value in tensors.items():
        header[name] = {"dtype": names[value.dtype], "shape": list(value.shape),
                        "data_offsets": [offset, offset + value.nbytes]}
        offset += value.nbytes
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as out:
        out.write(len(text).to_bytes(8, "little") + text)
        for value in tensors.values():
            out.write(np.ascontiguousarray(value).tobytes())


def by_rows(value):
    """int8 and one scale per row, whose product is nearest to value"""
    rows = value.reshape(value.shape[0], -1).astype(np.float64)
    scale = np.maximum(np.abs(rows).max(1), 1e-12) / 127
    return np.rint(rows / scale[:, None]).astype(np.int8).reshape(value.shape), scale.astype(np.float32)


def encoder(whisper, projection):
    """tensors of the file, in order, before any is made int8"""
    tensors = {"mel_filters": whisper["mel_filters"]}
    for name in ["conv1.weight", "conv1.bias", "conv2.weight", "conv2.bias", "positional_embedding"]:
        tensors[name] = whisper["encoder." + name]
    tensors["positional_embedding"] = tensors["positional_embedding"][:CORE_FRAMES + 2 * CONTEXT_FRAMES]
    for block in range(BLOCKS):
        for part in ["attn_ln", "attn.query", "attn.key", "attn.value", "attn.out", "mlp_ln", "mlp.0", "mlp.2"]:
            for kind in ["weight", "bias"]:
                name = f"blocks.{block}.{part}.{kind}"
                if "encoder." + name in whisper:
                    tensors[name] = whisper["encoder." + name]
    for kind in ["weight", "bias"]:
        tensors["ln_post." + kind] = whisper["encoder.ln_post." + kind]
    tensors["projection.weight"], tensors["projection.bias"] = projection["weight"], projection["bias"]
    return tensors


def main(whisper_path, projection_path, out_path):
    stored = {}
    for name, value in encoder(read_safetensors(whisper_path), np.load(projection_path)).items():
        if name == "positional_embedding":
            stored[name] = value.astype(np.float16)
        elif value.ndim > 1 and name not in ("mel_filters", "projection.weight"):
            stored[name], stored[name + ".scale"] = by_rows(value.astype(np.float32))
        else:
            stored[name] = value.astype(np.float32)
    write_safetensors(out_path, stored, METADATA)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
