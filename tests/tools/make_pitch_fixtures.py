#!/usr/bin/env python3
"""Makes tests/fixtures/speech: two short clips at 16 kHz and what the swift-f0 package answers for them.

    venv/bin/pip install swift-f0==0.3.0 numpy soundfile soxr
    venv/bin/python tests/tools/make_pitch_fixtures.py NAME CLIP FROM_SECONDS SECONDS tests/fixtures/speech

CLIP is any audio file. Written: NAME_16k.wav (16-bit mono) and NAME_16k.swift_f0.npy, [2, frames] float64:
Hz and confidence, with the range that RVC uses.
"""
import os
import sys

import numpy as np
import soundfile
import soxr
import swift_f0

name, clip, start, seconds, folder = sys.argv[1:]
sound, rate = soundfile.read(clip, dtype="float32", always_2d=True)
sound = sound.mean(axis=1)[int(float(start) * rate):int((float(start) + float(seconds)) * rate)]
sound = np.clip(np.round(soxr.resample(sound, rate, 16000) * 32768), -32768, 32767).astype(np.int16)
path = os.path.join(folder, name + "_16k")
soundfile.write(path + ".wav", sound, 16000, subtype="PCM_16")
answer = swift_f0.SwiftF0(threads=1).detect(sound, 16000, fmin=50, fmax=1100)
np.save(path + ".swift_f0.npy", np.stack([answer.pitch_hz, answer.confidence]))
print(path, len(sound), "samples,", int((answer.confidence >= 0.5).sum()), "of", len(answer.confidence), "voiced,",
      "closest to the threshold: %.4f" % np.abs(answer.confidence - 0.5).min())
