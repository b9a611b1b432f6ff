"""Weights as they are shipped: a folder of files, each known by its hash, and a manifest that says how to use them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import msgspec
from tokenizers import Tokenizer

from onrecord.errors import WeightsError
from onrecord.read.learned.confidence import Calibration
from onrecord.read.learned.heads import Heads
from onrecord.read.learned.network import Network, OnnxNetwork

# What this code lays before a network and how it understands the answers. Weights name the form they were made for.
FORM = 2
MANIFEST, TAGS, ROLES, TOKENIZER = "manifest.json", "tags.onnx", "roles.onnx", "tokenizer.json"
HEADS = "heads.json"


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`version` is that of the weights. `window` and `stride` count wordpieces, `cue` is the least chance of a cue that
    is looked into, `sha256` are the hashes of the other files by name."""

    form: int
    version: str
    window: int
    stride: int
    cue: float
    calibration: Calibration
    sha256: dict[str, str]


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything a reader needs of its weights. `heads` is None where they have none: the rules tell acts and kinds."""

    manifest: Manifest
    network: Network
    tokenizer: Tokenizer
    heads: Heads | None


def weights_in(folder: Path) -> Weights:
    """The weights in `folder`. Raises WeightsError where a file is missing, altered or made for other code."""
    manifest = manifest_in(folder)
    for name in (TAGS, ROLES, TOKENIZER):
        _check(folder / name, manifest.sha256.get(name, ""))
    network = OnnxNetwork(folder / TAGS, folder / ROLES)
    heads = heads_in(folder, manifest) if HEADS in manifest.sha256 else None
    return Weights(manifest, network, tokenizer_in(folder), heads)


def heads_in(folder: Path, manifest: Manifest) -> Heads:
    """The heads in `folder`. Raises WeightsError."""
    file = folder / HEADS
    _check(file, manifest.sha256[HEADS])
    try:
        return msgspec.json.decode(file.read_bytes(), type=Heads)
    except msgspec.MsgspecError as error:
        raise WeightsError(str(file), expected="the heads of a reader's network", found=str(error)) from error


def tokenizer_in(folder: Path) -> Tokenizer:
    """The tokenizer in `folder`, which cuts nothing off and fills nothing up."""
    made = Tokenizer.from_file(str(folder / TOKENIZER))
    made.no_truncation()
    made.no_padding()
    return made


def manifest_in(folder: Path) -> Manifest:
    """The manifest in `folder`. Raises WeightsError."""
    file = folder / MANIFEST
    if not file.is_file():
        raise WeightsError(str(file), expected="the manifest of a reader's weights", found="no such file")
    raw = file.read_bytes()
    try:
        form = msgspec.json.decode(raw, type=dict[str, object]).get("form")
        if form != FORM:
            raise WeightsError(
                str(file),
                expected=f"weights of form {FORM}, which this version of onrecord reads",
                found=f"form {form}",
            )
        return msgspec.json.decode(raw, type=Manifest)
    except msgspec.MsgspecError as error:
        raise WeightsError(str(file), expected="the manifest of a reader's weights", found=str(error)) from error


def _check(file: Path, expected: str) -> None:
    if not file.is_file():
        raise WeightsError(str(file), expected="a file of the reader's weights", found="no such file")
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != expected:
        raise WeightsError(str(file), expected=f"SHA-256 {expected[:12]} as in {MANIFEST}", found=found[:12])
