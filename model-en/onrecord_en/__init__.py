"""The English reader of onrecord: weights, tokenizer and manifest, with MODEL_CARD.md beside them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.packs.pack import Pack
    from onrecord.read.learned.reader import LearnedReader


def reader(pack: Pack) -> LearnedReader:
    """The reader ``en``. Raises WeightsError if a file beside this one is missing, altered or made for other code."""
    from onrecord.read.learned.reader import LearnedReader  # imports the network's libraries

    return LearnedReader(pack, Path(__file__).parent, "en")
