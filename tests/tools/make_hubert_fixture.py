"""Small HuBERT models in every variation of transformers' config that voices' encoders have, and what transformers
makes of them.

Usage: make_hubert_fixture.py OUT_FOLDER

Writes OUT_FOLDER/NAME/{config.json, model.safetensors, figures.safetensors}: weights as HubertModel.save_pretrained
writes them (halves), a sound, and the hidden states 9 and 12 that HubertModel.from_pretrained gives for it, in
float32. Needs torch, transformers and safetensors; made with torch 2.3.1 and transformers 4.49.0.
"""

import os
import sys

import torch
from safetensors.torch import save_file
from transformers import HubertConfig, HubertModel

small = dict(hidden_size=16, num_hidden_layers=12, num_attention_heads=2, intermediate_size=24,
             conv_dim=[16] * 7, conv_kernel=[10, 3, 3, 3, 3, 2, 2], conv_stride=[5, 2, 2, 2, 2, 2, 2],
             num_conv_pos_embeddings=64, num_conv_pos_embedding_groups=4, layerdrop=0.0)
variations = {
    "stable": dict(do_stable_layer_norm=True, feat_extract_norm="layer", conv_bias=True, layer_norm_eps=1e-3),
    "plain": dict(do_stable_layer_norm=False, feat_extract_norm="group", conv_bias=True, feat_proj_layer_norm=False),
    "mixed": dict(do_stable_layer_norm=True, feat_extract_norm="group", conv_bias=False),
}
for seed, (name, variation) in enumerate(variations.items()):
    torch.manual_seed(seed)
    folder = os.path.join(sys.argv[1], name)
    model = HubertModel(HubertConfig(**small, **variation))
    with torch.no_grad():
        for key, value in model.named_parameters():  # norms and biases start at 1 and 0, which would prove little
            value.copy_((value * 3 if value.dim() > 1 else value + torch.randn_like(value) * 0.3).half())
    model.half().save_pretrained(folder)
    model = HubertModel.from_pretrained(folder, torch_dtype=torch.float32).eval()
    sound = (torch.randn(1, 9000) * 0.3 * torch.linspace(0, 1, 9000)).half().float()
    with torch.no_grad():
        states = model(sound, output_hidden_states=True).hidden_states
    save_file({"sound": sound[0].half(), "state9": states[9][0].contiguous(), "state12": states[12][0].contiguous()},
              os.path.join(folder, "figures.safetensors"))
    print(name, [tuple(states[i].shape) for i in (9, 12)], states[9].std(), states[12].std())
