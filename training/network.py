"""The network: an encoder that tags cues, then a small layer that reads the window again for each cue.

Shapes: B windows of L pieces, D = 384 numbers a piece, K cues. Roles of a piece for a cue: 0 none, 1 source, 2 content.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, INNER, VOCABULARY, POSITIONS = 384, 12, 1536, 30522, 512
ROLE_WIDTH, ROLE_HEADS, BUCKETS, FARTHEST = 192, 6, 40, 8.1
TAGS = 9  # outside, begin, inside for cue, source and content


class Layer(nn.Module):
    """A transformer layer, normalised after each half as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """(B, L, width) to the same; `bias` (B, 1, 1, L) keeps padding out of sight."""
        batch, length, width = x.shape
        size = width // self.heads
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        # Explicit attention: the fused kernel with a mask takes nearly twice the time on a processor.
        scores = (q / math.sqrt(size)) @ k.transpose(-1, -2)
        seen = torch.softmax(scores if bias is None else scores + bias, -1) @ v
        x = self.norm1(x + self._drop(self.out(seen.transpose(1, 2).reshape(batch, length, width))))
        return self.norm2(x + self._drop(self.down(functional.gelu(self.up(x)))))

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, self.dropout, self.training)


class Encoder(nn.Module):
    """MiniLM with three more embeddings, zero at first: case, quotation, first of its line."""

    def __init__(self, layers: int, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.case, self.quote, self.opens = nn.Embedding(5, WIDTH), nn.Embedding(3, WIDTH), nn.Embedding(2, WIDTH)
        for added in (self.case, self.quote, self.opens):
            nn.init.zeros_(added.weight)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, INNER, dropout) for _ in range(layers))

    def forward(self, pieces: Tensor, bias: Tensor | None) -> Tensor:
        """(B, 4, L) rows of `Pieces.window` to (B, L, D)."""
        ids, case, quote, opens = pieces.unbind(1)
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.case(case) + self.quote(quote)
        x = self.norm(x + self.opens(opens)).to(next(self.layers.parameters()).dtype)
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def start_from(self, file: Path) -> None:
        """Take the weights of MiniLM; with fewer layers than it has, those spread evenly over it."""
        told = {k.removeprefix("bert."): v for k, v in load_file(str(file)).items()}
        there = 1 + max(int(k.split(".")[2]) for k in told if k.startswith("encoder.layer."))
        spread = (there - 1) / max(1, len(self.layers) - 1)
        kept = {k: v for k, v in self.state_dict().items() if k.split(".")[0] in ("case", "quote", "opens")}
        kept["word.weight"] = told["embeddings.word_embeddings.weight"]
        kept["position.weight"] = (
            told["embeddings.position_embeddings.weight"] + told["embeddings.token_type_embeddings.weight"][0]
        )
        for part in ("weight", "bias"):
            kept[f"norm.{part}"] = told[f"embeddings.LayerNorm.{part}"]
            for n in range(len(self.layers)):
                old = f"encoder.layer.{round(n * spread)}"
                kept[f"layers.{n}.qkv.{part}"] = torch.cat(
                    [told[f"{old}.attention.self.{x}.{part}"] for x in ("query", "key", "value")]
                )
                for ours, theirs in (
                    ("out", "attention.output.dense"),
                    ("norm1", "attention.output.LayerNorm"),
                    ("up", "intermediate.dense"),
                    ("down", "output.dense"),
                    ("norm2", "output.LayerNorm"),
                ):
                    kept[f"layers.{n}.{ours}.{part}"] = told[f"{old}.{theirs}.{part}"]
        self.load_state_dict(kept)


class Roles(nn.Module):
    """Source and content of one cue: the window read again with the cue marked."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.piece, self.cue = nn.Linear(WIDTH, ROLE_WIDTH), nn.Linear(WIDTH, ROLE_WIDTH)
        self.distance, self.marked = nn.Embedding(BUCKETS + 1, ROLE_WIDTH), nn.Embedding(2, ROLE_WIDTH)
        for added in (self.distance, self.marked):
            nn.init.normal_(added.weight, std=0.02)
        self.norm = nn.LayerNorm(ROLE_WIDTH)
        self.layer = Layer(ROLE_WIDTH, ROLE_HEADS, 2 * ROLE_WIDTH, dropout)
        self.out = nn.Linear(ROLE_WIDTH, 3)

    def forward(self, hidden: Tensor, row: Tensor, cues: Tensor, bias: Tensor | None) -> Tensor:
        """(B, L, D), the window of each cue (K,), and the cues as (K, L) of 0 and 1, to (K, L, 3)."""
        marked = cues.to(torch.float32)
        count = marked.sum(1, keepdim=True).clamp(min=1.0)
        places = torch.arange(cues.shape[1], dtype=torch.float32)
        distance = places[None] - (marked * places).sum(1, keepdim=True) / count
        bucket = torch.sign(distance) * torch.log2(1 + distance.abs()) * (BUCKETS / 2 / FARTHEST)
        bucket = bucket.round().clamp(-BUCKETS // 2, BUCKETS // 2).long() + BUCKETS // 2
        # Projected before it is laid out once a cue: a window has several.
        share = (marked / count).to(hidden.dtype)
        mean = torch.einsum("kl,kld->kd", share, hidden[row])
        x = self.piece(hidden)[row] + self.cue(mean)[:, None] + self.distance(bucket) + self.marked(cues)
        return self.out(self.layer(self.norm(x), bias))


class Network(nn.Module):
    """Both parts."""

    def __init__(self, layers: int = 6, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(layers, dropout)
        self.tags = nn.Linear(WIDTH, TAGS)
        self.roles = Roles(dropout)

    def tag(self, pieces: Tensor, bias: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """(B, 4, L) to hidden (B, L, D) and tags (B, L, 9)."""
        hidden = self.encoder(pieces, bias)
        return hidden, self.tags(hidden)


def hidden_from(mask: Tensor, dtype: torch.dtype) -> Tensor:
    """What to add to attention so that padding, 0 in `mask` (B, L), is not looked at."""
    return ((1.0 - mask[:, None, None, :].to(torch.float32)) * -1e4).to(dtype)


def layers_of(weights: dict[str, Tensor]) -> int:
    """How many layers the encoder of trained weights has."""
    return 1 + max(int(k.split(".")[2]) for k in weights if k.startswith("encoder.layers."))


def with_layers(weights: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    """Trained weights with so many layers of their encoder, spread evenly over it."""
    spread = (layers_of(weights) - 1) / max(1, layers - 1)
    kept = {k: v for k, v in weights.items() if not k.startswith("encoder.layers.")}
    for n in range(layers):
        old = f"encoder.layers.{round(n * spread)}."
        kept |= {k.replace(old, f"encoder.layers.{n}."): v for k, v in weights.items() if k.startswith(old)}
    return kept


def loaded(file: Path) -> Network:
    """A trained network, for answers only."""
    weights = torch.load(file)
    network = Network(layers_of(weights))
    network.load_state_dict(weights)
    return network.eval()
