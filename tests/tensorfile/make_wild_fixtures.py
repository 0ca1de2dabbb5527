#!/usr/bin/env python3
"""Writes tests/fixtures/tensorfile/wild_*.pth: what other programs put into their checkpoints, in small.

Maintainers run it (PyTorch 2.x, NumPy); tests only read. Classes of programs that are not installed are stood in for
by classes of the same module and name: that is all of them that a pickle knows."""
import argparse
import collections
import copyreg
import datetime
import enum
import os
import pathlib
import sys
import types

import numpy as np
import torch
import torch._dynamo  # before the stand-ins, which it would look at

here = os.path.dirname(os.path.abspath(__file__))
out = sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "..", "fixtures", "tensorfile")
os.makedirs(out, exist_ok=True)


def module(name):
    """An importable empty module."""
    made = types.ModuleType(name)
    sys.modules[name] = made
    parent, _, child = name.rpartition(".")
    if parent:
        if parent not in sys.modules:
            module(parent)
        setattr(sys.modules[parent], child, made)
    return made


def stand_in(module_name, name, bases=(object,), body=None):
    home = sys.modules.get(module_name) or module(module_name)
    made = type(name, bases, dict(body or {}, __module__=module_name))
    setattr(home, name, made)
    return made


def with_state(cls, **state):
    made = cls.__new__(cls)
    made.__dict__.update(state)
    return made


# --- a HuBERT of fairseq ------------------------------------------------------------------------------------------
Dictionary = stand_in("fairseq.data.dictionary", "Dictionary")
AverageMeter = stand_in("fairseq.logging.meters", "AverageMeter")
StopwatchMeter = stand_in("fairseq.logging.meters", "StopwatchMeter")
MetersDict = stand_in("fairseq.logging.meters", "MetersDict", (collections.OrderedDict,))
DictConfig = stand_in("omegaconf.dictconfig", "DictConfig")
ListConfig = stand_in("omegaconf.listconfig", "ListConfig")
AnyNode = stand_in("omegaconf.nodes", "AnyNode")
Metadata = stand_in("omegaconf.base", "Metadata")
ContainerMetadata = stand_in("omegaconf.base", "ContainerMetadata", (Metadata,))
ChoiceEnum = enum.Enum("DDP_BACKEND_CHOICES", {"c10d": "c10d", "no_c10d": "no_c10d"},
                       module="fairseq.dataclass.constants")
module("fairseq.dataclass.constants").DDP_BACKEND_CHOICES = ChoiceEnum
# How enums of Python before 3.11 were pickled, and how 3.11 does it by name.
ByName = enum.Enum("EVAL_BLEU_ORDER", {"one": 1}, module="fairseq.dataclass.constants")
sys.modules["fairseq.dataclass.constants"].EVAL_BLEU_ORDER = ByName
copyreg.pickle(ByName, lambda one: (getattr, (type(one), one.name)))


def metadata(cls):
    return with_state(cls, ref_type=object, object_type=dict, optional=True, key=None, flags=None, flags_root=False,
                      resolver_cache=collections.defaultdict(dict), key_type=str, element_type=None)


def node(value):
    return with_state(AnyNode, _metadata=metadata(Metadata), _parent=None, _val=value)


config = with_state(DictConfig, _metadata=metadata(ContainerMetadata), _parent=None)
config.__dict__["_content"] = {
    "_name": node("hubert_pretraining"),
    "normalize": node(False),
    "backend": node(ChoiceEnum.c10d),
    "order": node(ByName.one),
    "layers": with_state(ListConfig, _metadata=metadata(ContainerMetadata), _parent=config, _content=[node(12)]),
    "itself": config,
}
words = with_state(Dictionary, bos_word="<s>", symbols=["<s>", "0", "1"], count=[1, 5, 7], indices={"<s>": 0, "0": 1},
                   nspecial=4)
meters = MetersDict()
meters["loss"] = with_state(AverageMeter, val=np.float64(2.5), sum=torch.tensor(5.0), count=2, round=3)
meters["wall"] = with_state(StopwatchMeter, n=1, start_time=None)
hubert = {
    "args": argparse.Namespace(arch="hubert_base", no_progress_bar=True),
    "cfg": config,
    "model": collections.OrderedDict([
        ("mask_emb", torch.arange(4, dtype=torch.float16)),
        ("feature_extractor.conv_layers.0.0.weight", torch.arange(10, dtype=torch.float16).view(1, 1, 10)),
        ("encoder.pos_conv.0.weight_g", torch.ones(1, 1, 2, dtype=torch.float16)),
    ]),
    "criterion": None,
    "optimizer_history": [{"criterion_name": "HubertCriterion", "optimizer_name": "FairseqAdam",
                           "lr_scheduler_state": {"best": None}, "num_updates": 400000}],
    "task_state": {"dictionaries": [words], "target": words},
    "extra_state": {"metrics": [(0, "train", meters)], "previous_training_time": np.float32(1.5),
                    "train_iterator": {"epoch": 3, "shuffle": True}, "saved": pathlib.PurePosixPath("/a/b"),
                    "when": datetime.datetime(2026, 1, 2), "random": np.random.RandomState(1)},
    "last_optimizer_state": {"state": {}, "param_groups": [{"lr": np.float64(5e-4), "betas": (0.9, 0.98)}]},
}
torch.save(hubert, f"{out}/wild_fairseq.pt", pickle_protocol=4)
torch.save(hubert, f"{out}/wild_fairseq_stream.pt", pickle_protocol=2, _use_new_zipfile_serialization=False)

# --- a voice of RVC, saved on a GPU -------------------------------------------------------------------------------
normed = torch.nn.utils.weight_norm(torch.nn.Conv1d(2, 3, 5))
with torch.no_grad():
    for i, p in enumerate(normed.parameters()):
        p.copy_(torch.arange(p.numel(), dtype=torch.float32).view(p.shape) / 4 + i)
voice = collections.OrderedDict()
voice["weight"] = {name: value.detach().half() for name, value in normed.state_dict().items()}
voice["weight"]["a.parameter"] = torch.nn.Parameter(torch.tensor([1.0, 2.0]).half(), requires_grad=False)
voice["config"] = [1025, 32, 192, [3, 7, 11], [[1, 3, 5]] * 3, 40000]
voice["info"], voice["sr"], voice["f0"], voice["version"] = "20epoch", "40k", 1, "v2"
real_tag = torch.serialization.location_tag
torch.serialization.location_tag = lambda storage: "cuda:1"
torch.save(voice, f"{out}/wild_cuda.pth")
torch.save(voice, f"{out}/wild_cuda_stream.pth", _use_new_zipfile_serialization=False)
torch.serialization.location_tag = real_tag

# --- a training checkpoint of Applio, in bfloat16 and with the new weight norm -----------------------------------
net = torch.nn.Sequential(torch.nn.utils.parametrizations.weight_norm(torch.nn.Conv1d(2, 3, 1)))
with torch.no_grad():
    for i, p in enumerate(net.parameters()):
        p.copy_(torch.arange(p.numel(), dtype=torch.float32).view(p.shape) + 1 + i)
optimizer = torch.optim.AdamW(net.parameters(), lr=1e-4, betas=(0.8, 0.99), eps=1e-9, fused=False)
net(torch.ones(1, 2, 4)).sum().backward()
optimizer.step()
torch.save({
    "model": net.to(torch.bfloat16).state_dict(),
    "iteration": np.int64(30),
    "optimizer": optimizer.state_dict(),
    "learning_rate": 1e-4,
    "scaler": {"scale": 65536.0, "growth_factor": 2.0, "backoff_factor": 0.5, "growth_interval": 2000,
               "_growth_tracker": 7},
}, f"{out}/wild_applio_G.pth")

# --- numbers of NumPy as NumPy 2 and 1 name their places, saved by protocol 5 with buffers inside -----------------
torch.save({"float32": np.arange(3, dtype=np.float32), "scalar": np.float16(1.5), "text": np.str_("x"),
            "complex": np.array([1j]), "unsigned": np.array([1, 2], dtype=np.uint16),
            "structured": np.zeros(1, dtype=[("a", "<i4")]), "masked": np.arange(4).reshape(2, 2)[:, ::-1]},
           f"{out}/wild_numpy2.pth", pickle_protocol=5)

# --- what a trainer of Lightning, accelerate or DDP adds ----------------------------------------------------------
EasyDict = stand_in("easydict", "EasyDict", (dict,))
hyper = EasyDict()
hyper["rate"] = 40000
hyper.__dict__["rate"] = 40000
torch.save({
    "state_dict": collections.OrderedDict([("module.a", torch.tensor([3.0]))]),
    "hparams": hyper,
    "nested": collections.defaultdict(dict, {"a": {}}),
    "device": torch.device("cuda", 0),
    "dtype": torch.bfloat16,
    "rng": torch.get_rng_state()[:8].clone(),
    "sparse": torch.sparse_coo_tensor([[0, 1]], [1.0, 2.0], (2,)),
    "quantized": torch.quantize_per_tensor(torch.tensor([1.0]), 0.1, 0, torch.qint8),
    "float8": torch.tensor([1.0, 2.0]).to(torch.float8_e4m3fn),
    "end": "end",
}, f"{out}/wild_trainer.pth")
print(torch.__version__, np.__version__)
