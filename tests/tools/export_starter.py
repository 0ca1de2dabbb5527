#!/usr/bin/env python3
"""Makes what weights/starter ships out of experiments that `koe train` made.

  export_starter.py base LOGS/EXPERIMENT STARTER          newest G_/D_ pair -> STARTER/base_G.pth, base_D.pth (half, no optimizer)
  export_starter.py voice HOME NAME STARTER [CENTRES]     HOME/weights/NAME.pth and its index -> STARTER/voices/NAME.{pth,index},
                                                          the index reduced to so many k-means centres (3000)

Needs a Python with torch, numpy and faiss (Debian's). docs/starter.md tells the whole recipe.
"""
import glob
import os
import re
import shutil
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


def voice(home, name, starter, centres):
    import faiss
    import numpy as np
    out = os.path.join(starter, "voices")
    os.makedirs(out, exist_ok=True)
    shutil.copyfile(os.path.join(home, "weights", name + ".pth"), os.path.join(out, name + ".pth"))
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
    for f in (name + ".pth", name + ".index"):
        print(os.path.join(out, f), os.path.getsize(os.path.join(out, f)), "bytes")


if __name__ == "__main__":
    a = sys.argv[1:]
    if len(a) == 3 and a[0] == "base":
        base(a[1], a[2])
    elif len(a) in (4, 5) and a[0] == "voice":
        voice(a[1], a[2], a[3], int(a[4]) if len(a) == 5 else 3000)
    else:
        raise SystemExit(__doc__)
