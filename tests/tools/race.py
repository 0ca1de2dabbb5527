#!/usr/bin/env python3
"""Races `koe convert` against the reference's own Python, both in this run, and prints ratios.

  race.py --koe build/release/bin/koe --driver DIR --tree CLASSIC --weights DIR --input speech10_16k.wav [--rounds 2] [--repeat 6]

DIR of --driver holds upstream.py, which calls the reference's pipeline as its web page does; --tree is a checkout of the
reference (branch 20240604); --weights holds v2_40k.pth, hubert/, rmvpe.pt and index_768.index made from the golden recipes.
Run it with a Python that has torch, numpy, scipy and faiss (Debian's), on a machine where nothing else runs.
The reference runs in two forms: as it comes, and with glibc told to keep big blocks (MALLOC_*). A figure is the best of
the rounds, each after one warm-up conversion in the same process. --repeat N also races the input N times over (60 s).
"""
import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import wave


def reference(a):
    """In a process of its own: one warm-up, then the timed conversion; stages by wrapping the calls."""
    sys.path.insert(0, a.driver)
    import upstream
    import faiss
    import torch
    spent = {}

    def timed(name, call):
        def wrapped(*args, **kw):
            t = time.perf_counter()
            try:
                return call(*args, **kw)
            finally:
                spent[name] = spent.get(name, 0.0) + time.perf_counter() - t
        return wrapped

    class Index:  # the driver's own wrapper searches three times to note margins; this one once
        def __init__(self, index, notes):
            self.index, self.ntotal = index, index.ntotal
            notes["index"] = [{}]

        def reconstruct_n(self, first, count):
            return self.index.reconstruct_n(first, count)

        def search(self, x, k):
            return self.index.search(x, k)

    upstream._Watched = Index
    upstream.Upstream.watch_detector = lambda self, notes: None
    up = upstream.Upstream(a.tree, os.path.join(a.weights, "hubert"), os.path.join(a.weights, "rmvpe.pt"))
    settings = dict(f0_method="rmvpe", index=os.path.join(a.weights, "index_768.index"), index_rate=0.75)
    voice = os.path.join(a.weights, "v2_40k.pth")
    up.convert(voice, a.input, **settings)
    net = up.vc.net_g
    net.infer = timed("generator", net.infer)
    net.dec.forward = timed("decoder", net.dec.forward)
    up.detector.infer_from_audio = timed("pitch", up.detector.infer_from_audio)
    up.hubert.extract_features = timed("content", up.hubert.extract_features)
    t = time.perf_counter()
    up.convert(voice, a.input, **settings)
    print(json.dumps({"seconds": time.perf_counter() - t, "stages": spent, "torch": torch.__version__,
                      "peakMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def ours(a, input_wav, scratch):
    """koe convert of the same file three times in one process; the last one's time, models loaded and warm."""
    copies = []
    for i in range(3):
        copies.append(os.path.join(scratch, f"in{i}.wav"))
        with open(input_wav, "rb") as f, open(copies[-1], "wb") as g:
            g.write(f.read())
    command = [a.koe, "convert", *copies, "-o", os.path.join(scratch, "out"), "--voice", os.path.join(a.weights, "v2_40k.pth"),
               "--content", os.path.join(a.weights, "hubert"), "--pitch", "rmvpe", "--pitch-model", os.path.join(a.weights, "rmvpe.pt"),
               "--index", os.path.join(a.weights, "index_768.index"), "--index-rate", "0.75", "--noise", "0", "--json"]
    run = subprocess.run(["/usr/bin/time", "-v", *command], capture_output=True, text=True)
    if run.returncode != 0:
        raise SystemExit("koe convert failed: " + run.stderr)
    done = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    files = [x for x in done if "elapsed_seconds" in x] or next(x["files"] for x in done if "files" in x)
    return {"seconds": min(f["elapsed_seconds"] for f in files[1:]),
            "peakMb": int(re.search(r"Maximum resident.*: (\d+)", run.stderr).group(1)) / 1024}


def main():
    p = argparse.ArgumentParser()
    for name in ("koe", "driver", "tree", "weights", "input"):
        p.add_argument("--" + name, required=True)
    p.add_argument("--rounds", type=int, default=2)
    p.add_argument("--repeat", type=int, default=0)
    p.add_argument("--reference", action="store_true", help="(internal) be the reference's process")
    a = p.parse_args()
    for name in ("driver", "tree", "weights", "input"):
        setattr(a, name, os.path.abspath(getattr(a, name)))
    if a.reference:
        return reference(a)
    threads = str(len(os.sched_getaffinity(0)))
    plain = {**os.environ, "OMP_NUM_THREADS": threads, "OMP_WAIT_POLICY": "passive"}
    kept = {**plain, "MALLOC_MMAP_THRESHOLD_": "1073741824", "MALLOC_TRIM_THRESHOLD_": "4294967296"}
    with tempfile.TemporaryDirectory() as scratch:
        inputs = [a.input]
        if a.repeat > 1:
            inputs.append(os.path.join(scratch, "long.wav"))
            with wave.open(a.input) as f, wave.open(inputs[1], "wb") as g:
                g.setparams(f.getparams())
                g.writeframes(f.readframes(f.getnframes()) * a.repeat)
        for input_wav in inputs:
            with wave.open(input_wav) as f:
                length = f.getnframes() / f.getframerate()
            best = {}
            for _ in range(a.rounds):
                for name, env in (("reference as it comes", plain), ("reference, memory kept", kept), ("koe", None)):
                    if env is None:
                        figures = ours(a, input_wav, scratch)
                    else:
                        run = subprocess.run([sys.executable, __file__, "--reference", "--koe", a.koe, "--driver", a.driver, "--tree", a.tree,
                                              "--weights", a.weights, "--input", input_wav], env=env, capture_output=True, text=True)
                        if run.returncode != 0:
                            raise SystemExit(run.stderr)
                        figures = json.loads(run.stdout.splitlines()[-1])
                    if name not in best or figures["seconds"] < best[name]["seconds"]:
                        best[name] = figures
            print(f"{length:.1f} s of audio:")
            for name, f in best.items():
                stages = "  ".join(f"{k} {v:.2f}" for k, v in f.get("stages", {}).items())
                print(f"  {name:24s} {f['seconds']:7.2f} s  RTF {f['seconds'] / length:5.2f}  peak {f['peakMb']:6.0f} MB  "
                      f"{f['seconds'] / best['koe']['seconds']:5.2f} x koe  {stages}")


if __name__ == "__main__":
    main()
