"""Who said what of which arrangement: actors by arrangements, each cell with what the sayings of it come to.

A cell holds what an actor said of an arrangement, and what positions on it somebody reports of that actor. Statements
in an article's own voice, and those of which nobody is named as the source, have a row of their own each.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model.reading import Article
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import Position
from onrecord.model.vocabulary import ActorType, SubjectKind
from onrecord.record.chain import ANONYMOUS, Word, ancestry, chain_of
from onrecord.record.origins import origins_of
from onrecord.record.record import Record
from onrecord.record.reports import known_on
from onrecord.record.said import day_of
from onrecord.record.tenor import Tenor, tenor_of_act, tenor_of_all, tenor_of_stance

# The two rows that are nobody's, by ids that no actor has.
PAGE, NOBODY = "voice:page", "voice:nobody"
VOICES = {PAGE: "the articles' own voice", NOBODY: "nobody named"}
UNNAMED = {Word.DESCRIBED_ANONYMOUS, Word.VAGUE_ANONYMOUS}


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedWho:
    """Which cells are wanted. `actor` and `arrangement` are an id or a part of a name, `type` is the actor's, `tenor`
    the cell's; `named` leaves out what rests on unnamed sources only. Said by `as_of`, readable `by` a day; a cell
    `changed` if it comes to something else now than on the day `since`. None leaves nothing out."""

    actor: str | None = None
    arrangement: str | None = None
    type: ActorType | None = None
    tenor: Tenor | None = None
    named: bool = False
    as_of: dt.date | None = None
    by: dt.date | None = None
    since: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One saying of a cell and its `tenor`. `day` is when it was said, else published, None if unknown; `unnamed` says
    that it rests on somebody without a name; `chain` runs from the speaker to the page."""

    statement: Statement
    article: Article
    tenor: Tenor
    day: dt.date | None
    unnamed: bool
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoCell:
    """What `voices` (by day, undated last) come to. `origins` counts the independent ones, `why` says which were
    counted as one; `unnamed`: all rest on somebody without a name."""

    tenor: Tenor
    origins: int
    voices: tuple[Voice, ...]
    unnamed: bool
    changed: bool
    why: tuple[str, ...]

    @property
    def telling(self) -> Voice:
        """The latest of those that come to what the cell comes to, else the latest of all."""
        alike = [x for x in self.voices if x.tenor is self.tenor] or self.voices
        return max(alike, key=lambda x: (x.day is not None, x.day or dt.date.min))


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoRow:
    """An actor (canonical id, or one of `VOICES`) and its cells by arrangement; `type` is None for a voice."""

    actor: str
    name: str
    type: ActorType | None
    cells: Mapping[str, WhoCell]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoMatrix:
    """`arrangements` are ids with names, those with most actors first; `rows` those with most cells first, voices last.

    `undated` counts the sayings that a day was asked of and that have none; `elsewhere` the statements of no
    arrangement, which no cell can hold.
    """

    arrangements: tuple[tuple[str, str], ...]
    rows: tuple[WhoRow, ...]
    undated: int
    elsewhere: int

    def first(self, rows: int, columns: int) -> tuple[tuple[tuple[str, str], ...], tuple[WhoRow, ...]]:
        """The first `columns`, and of the rows that have a cell in them the first `rows`: what is not folded away."""
        shown = self.arrangements[:columns]
        return shown, tuple([x for x in self.rows if any(a in x.cells for a, _ in shown)][:rows])


EVERY_CELL = AskedWho()
Key = tuple[str, str]  # actor, arrangement


def who_matrix(record: Record, asked: AskedWho = EVERY_CELL) -> WhoMatrix:
    """The matrix of `record`, as far as it was `asked` for."""
    names = arrangement_names(record)
    wanted = {x for x, name in names.items() if not asked.arrangement or _means(asked.arrangement, x, (name,))}
    held: dict[Key, list[Voice]] = defaultdict(list)
    undated: set[tuple[str, str]] = set()
    elsewhere = 0
    for article in record.articles:
        if asked.by and (known_on(article) or asked.by) > asked.by:
            continue
        unreadable = asked.by is not None and known_on(article) is None
        positions = _positions(article)
        for statement in article.reading.statements:
            told = [*_told(statement, names, positions.get(statement.id, ()))]
            elsewhere += not told
            day = day_of(statement, article)
            if told and (unreadable or (asked.as_of is not None and day is None)):
                undated.add((article.document.id, statement.id))
            elif asked.as_of is None or day is None or day <= asked.as_of:
                for actor, arrangement, tenor in told:
                    if arrangement in wanted:
                        voice = _voice(statement, article, tenor, day, record)
                        held[actor, arrangement].append(replace(voice, unnamed=voice.unnamed or actor == NOBODY))
    cells = {key: _cell(voices, asked.since, record) for key, voices in held.items()}
    return _arranged(cells, names, record, asked, len(undated), elsewhere)


def arrangement_names(record: Record) -> dict[str, str]:
    """A name to show for each arrangement by id: the one most documents use; of equally frequent ones the shortest."""
    seen: dict[str, list[Subject]] = defaultdict(list)
    for article in record.articles:
        for subject in article.reading.subjects:
            if subject.kind is SubjectKind.ARRANGEMENT:
                seen[subject.id].append(subject)
    found: dict[str, str] = {}
    for key, subjects in sorted(seen.items()):
        counts = Counter(x.name for x in subjects)
        found[key] = min(counts, key=lambda n: (-counts[n], len(n), n))
    return found


def actor_name(record: Record, actor: str) -> str:
    """The name to show for a row: the actor's, or that of a voice."""
    return VOICES.get(actor) or record.name(actor)


def _positions(article: Article) -> dict[str, list[tuple[str, str, Tenor]]]:
    """By statement, each actor that is said to stand somewhere, on what, and how."""
    found: dict[str, list[tuple[str, str, Tenor]]] = defaultdict(list)
    for term in article.reading.terms:
        if isinstance(term.value, Position) and term.value.actor:
            found[term.statement].append((term.value.actor, term.subject, tenor_of_stance(term.value.stance)))
    return found


def _told(
    statement: Statement, names: Mapping[str, str], positions: Sequence[tuple[str, str, Tenor]]
) -> Iterator[tuple[str, str, Tenor]]:
    """Each actor and arrangement that a statement belongs under, with what it comes to there."""
    holders = statement.holders or ((NOBODY,) if statement.attribution else (PAGE,))
    found: dict[Key, list[Tenor]] = defaultdict(list)
    for arrangement in statement.subjects:
        for holder in holders:
            found[holder, arrangement].append(tenor_of_act(statement))
    for actor, arrangement, tenor in positions:
        found[actor, arrangement].append(tenor)
    for (actor, arrangement), tenors in found.items():
        if arrangement in names:
            yield actor, arrangement, tenor_of_all(tenors)


def _voice(statement: Statement, article: Article, tenor: Tenor, day: dt.date | None, record: Record) -> Voice:
    layers = ancestry(statement.attribution, article)
    return Voice(
        statement=statement,
        article=article,
        tenor=tenor,
        day=day,
        unnamed=any(ANONYMOUS.get(x.anonymity) in UNNAMED for x in layers),
        chain=chain_of(statement, article, record.lineage, record.pages),
    )


def _cell(voices: Sequence[Voice], since: dt.date | None, record: Record) -> WhoCell:
    ordered = sorted(voices, key=lambda x: (x.day is None, x.day or dt.date.min, x.article.document.id, x.statement.id))
    origins = origins_of([(x.statement, x.article) for x in ordered], record.lineage)
    tenor = tenor_of_all(x.tenor for x in ordered)
    before = [x.tenor for x in ordered if since and (x.day is None or x.day <= since)]
    return WhoCell(
        tenor=tenor,
        origins=origins.count,
        voices=tuple(ordered),
        unnamed=all(x.unnamed for x in ordered),
        changed=since is not None and (not before or tenor_of_all(before) is not tenor),
        why=origins.reasons,
    )


def _arranged(
    cells: Mapping[Key, WhoCell],
    names: Mapping[str, str],
    record: Record,
    asked: AskedWho,
    undated: int,
    elsewhere: int,
) -> WhoMatrix:
    by_actor: dict[str, dict[str, WhoCell]] = defaultdict(dict)
    for (actor, arrangement), cell in cells.items():
        if (asked.tenor in (None, cell.tenor)) and not (asked.named and cell.unnamed):
            by_actor[actor][arrangement] = cell
    rows = [
        WhoRow(actor=actor, name=actor_name(record, actor), type=_type(record, actor), cells=found)
        for actor, found in by_actor.items()
        if _is_wanted(record, actor, asked)
    ]
    rows.sort(key=lambda x: (x.actor in VOICES, -len(x.cells), -_voices(x.cells.values()), x.name, x.actor))
    columns = Counter(arrangement for row in rows for arrangement in row.cells)
    shown = sorted(columns, key=lambda x: (-columns[x], names[x], x))
    return WhoMatrix(
        arrangements=tuple((x, names[x]) for x in shown), rows=tuple(rows), undated=undated, elsewhere=elsewhere
    )


def _voices(cells: Iterable[WhoCell]) -> int:
    return sum(len(x.voices) for x in cells)


def _type(record: Record, actor: str) -> ActorType | None:
    return record.actors[actor].type if actor in record.actors else None


def _is_wanted(record: Record, actor: str, asked: AskedWho) -> bool:
    if asked.type and _type(record, actor) is not asked.type:
        return False
    return not asked.actor or _means(asked.actor, actor, (actor_name(record, actor), *record.names.get(actor, ())))


def _means(wanted: str, key: str, names: Iterable[str]) -> bool:
    asked = " ".join(wanted.casefold().split())
    return wanted == key or any(asked in x.casefold() for x in names)
