#!/usr/bin/env python3
"""Makes what weights/starter ships out of experiments that `koe train` made.

  export_starter.py base LOGS/EXPERIMENT STARTER          newest G_/D_ pair -> STARTER/base_G.pth, base_D.pth (half, no optimizer)
  export_starter.py voice HOME NAME STARTER [CENTRES]     HOME/weights/NAME.pth and its index -> STARTER/voices/NAME.safetensors
                                                          (matrices int8 with a scale per row) and NAME.index, reduced to
                                                          so many k-means centres (2000)
  export_starter.py median VOICE.safetensors HZ           writes the median pitch into a voice's card; its tensors stay

Needs a Python with torch, numpy and faiss (Debian's). docs/starter.md tells the whole recipe.
"""
import glob
import os
import re
import sys


def base(experiment, starter):
    import torch
    for kind in "GD":
        files = glob.glob(os.path.join(experiment, f"{kind}_*.pth"))
        newest = max(files, key=lambda f: int(re.search(r"_(\d+)\.pth$", f).group(1)))
        model = torch.load(newest, map_location="cpu")["model"]
        out = os.path.join(starter, f"base_{kind}.pth")
        torch.save({"model": {k: v.half() for k, v in model.items()}}, out)
        print(newest, "->", out, os.path.getsize(out), "bytes")


def median_pitch(home, name):
    """Of the voiced frames of the experiment; what `koe train` writes into the voice itself."""
    import numpy as np
    tracks = [np.load(f) for f in glob.glob(os.path.join(home, "logs", name, "2b-f0nsf", "*.npy"))]
    voiced = np.concatenate([t[t > 0] for t in tracks]) if tracks else np.zeros(0)
    return round(float(np.median(voiced)), 1) if len(voiced) else 0.0


def set_median(path, hz):
    import json
    with open(path, "rb") as f:
        size = int.from_bytes(f.read(8), "little")
        header, data = json.loads(f.read(size)), f.read()
    header["__metadata__"]["median_pitch_hz"] = str(float(hz))
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path + ".part", "wb") as f:
        f.write(len(text).to_bytes(8, "little") + text + data)
    os.replace(path + ".part", path)


def int8_voice(pth, out, median_hz):
    """The same voice, half the size: int8 rows where a tensor is a matrix of some size, half elsewhere."""
    import json
    import torch
    file = torch.load(pth, map_location="cpu")
    median_hz = file.get("median_pitch_hz", median_hz)
    header, data = {"__metadata__": {
        **({"median_pitch_hz": str(median_hz)} if median_hz else {}),
        "format": "pt", "config": json.dumps(file["config"]), "info": str(file["info"]), "sr": str(file["sr"]),
        "f0": str(int(file["f0"])), "version": file["version"], "embedder_model": file["embedder_model"]}}, b""
    worst, tensors = 0.0, []
    for name, value in file["weight"].items():
        if value.dim() >= 2 and value.numel() >= 4096:
            rows = value.float().reshape(value.shape[0], -1)
            scale = (rows.abs().amax(1) / 127).clamp_min(1e-12)
            small = (rows / scale[:, None]).round().clamp(-127, 127)
            worst = max(worst, ((small * scale[:, None] - rows).norm() / rows.norm()).item())
            tensors += [("I8", name, small.to(torch.int8).reshape(value.shape)), ("F32", name + ".scale", scale)]
        else:
            tensors.append(("F16", name, value.half()))
    for kind in ("F32", "F16", "I8"):  # the wide ones first, so that all of them are aligned
        for _, name, tensor in (t for t in tensors if t[0] == kind):
            raw = tensor.contiguous().numpy().tobytes()
            header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
            data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(out, "wb") as f:
        f.write(len(text).to_bytes(8, "little") + text + data)
    print(f"largest relative error of a rounded tensor: {worst:.4f}")


def voice(home, name, starter, centres):
    import faiss
    import numpy as np
    out = os.path.join(starter, "voices")
    os.makedirs(out, exist_ok=True)
    int8_voice(os.path.join(home, "weights", name + ".pth"), os.path.join(out, name + ".safetensors"),
               median_pitch(home, name))
    rows = np.load(os.path.join(home, "logs", name, "total_fea.npy"))
    if len(rows) > centres:
        kmeans = faiss.Kmeans(rows.shape[1], centres, niter=12, seed=1234, max_points_per_centroid=64)
        kmeans.train(rows)
        rows = kmeans.centroids
    lists = max(1, min(int(16 * np.sqrt(len(rows))), len(rows) // 39))
    index = faiss.index_factory(rows.shape[1], f"IVF{lists},Flat")
    faiss.extract_index_ivf(index).nprobe = 1
    index.train(rows)
    index.add(rows)
    faiss.write_index(index, os.path.join(out, name + ".index"))
    for f in (name + ".safetensors", name + ".index"):
        print(os.path.join(out, f), os.path.getsize(os.path.join(out, f)), "bytes")


if __name__ == "__main__":
    a = sys.argv[1:]
    if len(a) == 3 and a[0] == "base":
        base(a[1], a[2])
    elif len(a) == 3 and a[0] == "median":
        set_median(a[1], a[2])
    elif len(a) in (4, 5) and a[0] == "voice":
        voice(a[1], a[2], a[3], int(a[4]) if len(a) == 5 else 2000)
    else:
        raise SystemExit(__doc__)
