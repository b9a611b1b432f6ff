"""Trained weights as two ONNX files, in full precision or as int8."""

from __future__ import annotations

import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from onrecord.read.learned.network import HIDDEN, MIDDLE, TAGS
from training.network import WIDTH, Network

OPSET = 17
LENGTH = {1: "pieces"}
MIDDLE_LAYER = 2  # whose end the heads read; of six


class _Tags(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        layers, kept = self.network.encoder.layers, list[Tensor]()
        layer = layers[min(MIDDLE_LAYER, len(layers)) - 1]
        with layer.register_forward_hook(lambda _module, _given, out: kept.append(out)):
            hidden, tags = self.network.tag(pieces)
        return hidden, tags, kept[0]


class _Roles(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.roles = network.roles

    def forward(self, hidden: Tensor, cues: Tensor) -> Tensor:
        return self.roles(hidden, torch.zeros(cues.shape[0], dtype=torch.long), cues, None)


def export(network: Network, out: Path, *, int8: bool = True) -> None:
    """Write tags.onnx and roles.onnx under `out`. Each takes one window; roles any number of its cues.

    As int8 the reader asks for one window and one cue at a time: what is asked for in the same call shares a scale.
    """
    out.mkdir(parents=True, exist_ok=True)
    network = network.float().eval()
    pieces = torch.zeros(1, 4, 24, dtype=torch.long)
    hidden, cues = torch.randn(1, 24, WIDTH), torch.zeros(3, 24, dtype=torch.long)
    cues[:, 3] = 1
    shapes = {"pieces": {2: "pieces"}, HIDDEN: LENGTH, TAGS: LENGTH, MIDDLE: LENGTH}
    _write(_Tags(network), (pieces,), out / "tags.onnx", ["pieces"], [HIDDEN, TAGS, MIDDLE], shapes)
    shapes = {"hidden": LENGTH, "cues": {0: "cues", 1: "pieces"}, "roles": {0: "cues", 1: "pieces"}}
    _write(_Roles(network), (hidden, cues), out / "roles.onnx", ["hidden", "cues"], ["roles"], shapes)
    if int8:
        _quantize(out / "tags.onnx")
        _quantize(out / "roles.onnx")


def _write(
    module: nn.Module,
    example: tuple[Tensor, ...],
    file: Path,
    inputs: list[str],
    outputs: list[str],
    shapes: dict[str, dict[int, str]],
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module.eval(),
            example,
            str(file),
            input_names=inputs,
            output_names=outputs,
            dynamic_axes=shapes,
            opset_version=OPSET,
            dynamo=False,
            do_constant_folding=True,
        )


def _quantize(file: Path) -> None:
    prepared = file.with_suffix(".prepared")
    quant_pre_process(str(file), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared),
        str(file),
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather"],
    )
    prepared.unlink()
