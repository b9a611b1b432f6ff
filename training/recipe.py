"""What one training run is made of: numbers in a TOML file, so that two runs can be compared line by line."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

RECIPES = Path(__file__).with_name("recipes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """`steps` of `batch` windows of at most `window` pieces.

    `rate` is the highest learning rate of what MiniLM brings and `rate_new` that of what is new; both rise over the
    first `warmup` of the steps and fall to nothing. `mangling` scales how often articles are mangled (1: as in
    `mangling.WAYS`). `jitter` and `withheld` as in `batch_of`. From `false_cues_from` of the steps on, up to two
    mistaken cues a window are trained on. `initial` are the weights of an earlier run to start from, averaged where
    there are several; `teachers` runs whose mean answer is to be learned with weight `taught`.
    """

    steps: int
    seed: int = 1
    batch: int = 16
    window: int = 158
    layers: int = 6
    rate: float = 1.5e-4
    rate_new: float = 8e-4
    warmup: float = 0.06
    decay: float = 0.01
    dropout: float = 0.1
    mangling: float = 1.0
    jitter: float = 0.15
    withheld: float = 0.03
    false_cues_from: float = 0.1
    initial: tuple[str, ...] = ()
    teachers: tuple[str, ...] = ()
    taught: float = 0.7

    def written(self) -> dict[str, Any]:
        """As it goes into logs and manifests."""
        return asdict(self)


def recipe_of(name: str) -> Recipe:
    """The recipe of that name in `recipes/`. Ends the program where there is none or it has a key nobody knows."""
    file = RECIPES / f"{name}.toml"
    if not file.is_file():
        raise SystemExit(f"no recipe {name}; there are: {', '.join(sorted(x.stem for x in RECIPES.glob('*.toml')))}")
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in told.items()}
    try:
        return Recipe(**values)
    except TypeError as fault:
        raise SystemExit(f"{file}: {fault}") from fault
