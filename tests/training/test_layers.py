"""A run that starts with fewer layers than the one before it had."""

import torch
from training.network import Network, layers_of, with_layers


def test_the_layers_kept_are_spread_evenly():
    told = Network(6).state_dict()
    for n in range(6):
        told[f"encoder.layers.{n}.norm1.bias"] = torch.full((384,), float(n))
    kept = with_layers(told, 4)
    assert layers_of(kept) == 4
    assert [float(kept[f"encoder.layers.{n}.norm1.bias"][0]) for n in range(4)] == [0, 2, 3, 5]
    Network(4).load_state_dict(kept)
