"""Which spaCy pipeline reads, and its loading: the one door to spaCy, opened only when this reader is asked for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from onrecord.errors import NotInstalledError

VARIABLE = "ONRECORD_SPACY_PIPELINE"
NEEDS = "reader spacy"
LIBRARY = "install it with pip install 'onrecord[spacy]'"
PIPELINE = (
    f"install one with python -m spacy download en_core_web_sm, or name another pipeline or its folder in {VARIABLE}"
)
# By the last part of a pipeline's name, as their makers use it; other names come after these.
SIZES = ("trf", "lg", "md", "sm")
NEEDED = {"a tagger": frozenset({"token.tag", "token.pos"}), "a parser": frozenset({"token.dep"})}
UNUSED = ("ner", "entity_ruler", "entity_linker", "textcat", "spancat")


def chosen(installed: Sequence[str]) -> str | None:
    """The pipeline to use of those installed: English, the biggest; of two as big the first by name."""

    def rank(name: str) -> tuple[int, str]:
        size = name.rpartition("_")[2]
        return (SIZES.index(size) if size in SIZES else len(SIZES), name)

    return min((x for x in installed if x == "en" or x.startswith(("en_", "en-"))), key=rank, default=None)


def pipeline() -> tuple[Any, str]:
    """The pipeline and its name with its version. Raises NotInstalledError with what to install."""
    return _loaded(os.environ.get(VARIABLE, "").strip())


@lru_cache(maxsize=2)
def _loaded(told: str) -> tuple[Any, str]:
    spacy = _library()
    name = told or chosen(spacy.util.get_installed_models())
    if name is None:
        raise _missing("an English spaCy pipeline", told)
    try:
        made = spacy.load(name, exclude=UNUSED)
    except (OSError, ValueError) as error:
        # spaCy reports a name that is not there as OSError, a folder of another kind or version as ValueError.
        raise _missing(f"a spaCy pipeline named {name!r} that can be loaded", told) from error
    if made.meta["lang"] != "en":
        raise _missing(f"an English spaCy pipeline in place of {Path(name).name!r} (for {made.meta['lang']!r})", told)
    assigned = {x for part in made.pipe_names for x in made.get_pipe_meta(part).assigns}
    for part, attributes in NEEDED.items():
        if not assigned & attributes:
            raise _missing(f"{part} in the spaCy pipeline {Path(name).name!r}", told)
    return made, f"{made.meta['lang']}_{made.meta['name']} {made.meta['version']}"


def _library() -> Any:
    try:
        return import_module("spacy")
    except ImportError as error:
        raise NotInstalledError("spaCy", needed_by=NEEDS, install=LIBRARY) from error


def _missing(what: str, told: str) -> NotInstalledError:
    return NotInstalledError(what, needed_by=f"{VARIABLE}={told}" if told else NEEDS, install=PIPELINE)
