"""Scores what ``onrecord read --json`` and ``onrecord links --json`` print against a gold folder.

A gold folder holds one file for each document, and may hold ``cross.json`` (relations between documents) and
``debatable.json`` (second readings that earn credit, see ``Lenient``). Documents are matched by ``document.sha256``,
else by the file name in ``document.source``. A measure is P/R/F1 over one-to-one matches, or an accuracy ("of those
matched"), or a count of errors. An accuracy with nothing matched is 0 when the gold has something to match, and blank
when it has not. A missing document or section is an empty one. Malformed items are dropped, never fatal. Every measure
is defined in the docstring of the function that computes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from onrecord.scoring.actors import score_actors
from onrecord.scoring.arrangements import score_arrangements
from onrecord.scoring.attributions import score_attributions
from onrecord.scoring.contract import score_contract
from onrecord.scoring.cross import Cross, score_cross
from onrecord.scoring.document import Doc
from onrecord.scoring.gold import Gold, load_gold, text_of
from onrecord.scoring.lenient import Lenient
from onrecord.scoring.lines import score_lines
from onrecord.scoring.links import found_links
from onrecord.scoring.measures import Report, add_up
from onrecord.scoring.metadata import score_metadata
from onrecord.scoring.quantities import score_quantities
from onrecord.scoring.report import Result
from onrecord.scoring.spans import Span
from onrecord.scoring.statements import score_statements
from onrecord.scoring.times import score_times
from onrecord.scoring.traps import score_traps
from onrecord.scoring.values import Json, obj

PARTS: tuple[Callable[[Doc], Report], ...] = (
    score_contract,
    score_lines,
    score_metadata,
    score_attributions,
    score_actors,
    score_quantities,
    score_times,
    score_statements,
    score_arrangements,
)


def score_folder(
    gold_dir: Path, outputs: Sequence[Json], links: Sequence[Json] | None = None, texts: Path | None = None
) -> Result:
    """Scores `outputs` (one object a document) and `links` against the gold in `gold_dir`.

    `links` None: relations between documents are not scored. `texts` None: the spans' own text is used and
    contract.span text is left blank. Raises UnreadableError when the folder holds no gold or a text is missing.
    """
    return score(load_gold(gold_dir), outputs, links, lambda name: text_of(gold_dir, texts, name))


def score(
    gold: Gold, outputs: Sequence[Json], links: Sequence[Json] | None, text: Callable[[str], str | None]
) -> Result:
    """Scores outputs against `gold`; `text` gives a document's text by file name, None if it is not to be had."""
    outs = _by_gold_id(gold, outputs)
    docs: dict[str, Report] = {}
    total: Report = {}
    fallen: list[str] = []
    unchecked: list[str] = []
    unjudged: list[str] = []
    for name, wanted in sorted(gold.documents.items()):
        lenient = Lenient(gold.debatable.get(name))
        unjudged += [f"{name}: {note}" for note in lenient.notes]
        doc = Doc(wanted, outs.get(name, {}), text(wanted["seed"]), lenient)
        report: Report = {}
        for part in PARTS:
            report |= part(doc)
        traps, fell, unsure = score_traps(doc)
        docs[name] = report | traps
        fallen += fell
        unchecked += unsure
        add_up(total, docs[name])
    missed: list[str] = []
    if links is not None:
        lines = {k: {x["n"]: Span(x["s"], x["e"]) for x in g["lines"]} for k, g in gold.documents.items()}
        found = found_links(links, outs, gold.names)
        cross, missed = score_cross(Cross(gold=gold.cross, links=found, outs=outs, lines=lines))
        total |= cross
    return Result(
        docs=docs,
        all=total,
        fallen=fallen,
        unchecked=unchecked,
        missed_conflicts=missed,
        unread=[k for k in gold.documents if k not in outs],
        unjudged=unjudged,
    )


def _by_gold_id(gold: Gold, outputs: Sequence[Json]) -> Mapping[str, Json]:
    """The outputs by the gold document they are of, the first of each; others are left out."""
    found: dict[str, Json] = {}
    by_name: dict[str, str] = {}
    for doc, name in gold.names.items():
        by_name.setdefault(name, doc)
    for out in outputs:
        told = obj(out.get("document"))
        hashed = told.get("sha256")
        doc_id = gold.hashes.get(hashed) if isinstance(hashed, str) else None
        doc_id = doc_id or by_name.get(Path(str(told.get("source", ""))).name)
        if doc_id is not None:
            found.setdefault(doc_id, out)
    return found
