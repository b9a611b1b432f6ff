"""The search on the pages, with its JSON and CSV twins, and the page that a visitor sees first."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import Depends, FastAPI, Query, Response
from fastapi.responses import HTMLResponse

from onrecord.model.vocabulary import Act
from onrecord.record.changes import Change, changes_of
from onrecord.record.disputes import contested
from onrecord.record.record import Record
from onrecord.record.reports import known_on
from onrecord.record.search import Search, search, search_by_index
from onrecord.record.who_matrix import arrangement_names
from onrecord.serve.actor_pages import Number
from onrecord.serve.held import Day, Held, as_json, day_of
from onrecord.serve.pages.search import MOST, Names, SearchQuery, home_page, search_page
from onrecord.serve.problems import ProblemError, check_one_of, one_of
from onrecord.serve.searching import search_rows, whole_json
from onrecord.serve.spreadsheet import csv_text
from onrecord.store.sought import Filters, Voice
from onrecord.store.sqlite import open_reader

LEVELS = tuple("012345")  # of firmness
Words = Annotated[str, Query(max_length=500)]
LATELY = dt.timedelta(days=30)
SHOWN = 12  # changes and contested arrangements of the first page


def add_search_pages(app: FastAPI, held: Held, path: str) -> None:
    """Add ``/`` and ``/search`` with its twins to `app`; `path` is the record's."""

    @app.get("/", response_class=HTMLResponse)
    def home() -> str:
        with held.by_index() as store:
            if store is not None:
                return home_page(store.count(), None, None, title=held.title)
        record = held.record()
        return home_page(len(record.articles), _lately(record), _contested(record), title=held.title)

    @app.get("/search", response_class=HTMLResponse)
    def page(query: Annotated[SearchQuery, Depends(_query)], page: Number = 1) -> str:
        found, record, names = _found(path, held, query)
        return search_page(found, record, query, names, page, title=held.title)

    @app.get("/search.json")
    def twin(query: Annotated[SearchQuery, Depends(_query)]) -> Response:
        found, record, _ = _found(path, held, query)
        return as_json(whole_json(found, record))

    @app.get("/search.csv")
    def table(query: Annotated[SearchQuery, Depends(_query)]) -> Response:
        found, record, _ = _found(path, held, query)
        text = csv_text(*search_rows(found, record))
        return Response(text, media_type="text/csv; charset=utf-8")


def _query(
    q: Words = "",
    actor: str = "",
    act: str = "",
    subject: str = "",
    level: str = "",
    outlet: str = "",
    voice: str = "",
    since: Day = "",
    until: Day = "",
) -> SearchQuery:
    return SearchQuery(
        q=q, actor=actor, act=act, subject=subject, level=level, outlet=outlet, voice=voice, since=since, until=until
    )


def _found(path: str, held: Held, query: SearchQuery) -> tuple[Search, Record, Names]:
    """What is found, the record it is read in (of a large one that part), and the names of what facets count."""
    check_one_of(LEVELS, query.level, "a level of firmness", "level")
    since, until = day_of(query.since), day_of(query.until)
    if since and until and until < since:
        raise ProblemError(422, f"until: expected a day on or after {since}, found {until}", field="until")
    filters = Filters(
        actor=query.actor or None,
        act=one_of(Act, query.act, "an act", "act"),
        level=int(query.level) if query.level else None,
        subject=query.subject or None,
        outlet=query.outlet or None,
        voice=one_of(Voice, query.voice, "a voice", "voice"),
        since=since,
        until=until,
    )
    with held.by_index() as store:
        if store is not None:
            found, part = search_by_index(store, query.q, filters)
            counted = {x for x, _ in found.found.facets.get("actor", ())[:MOST]} | {query.actor}
            arrangements = {x: a.name for x, a in store.arrangements().items()}
            return found, part, Names(actors=store.actor_names(counted), arrangements=arrangements)
    record = held.record()
    with open_reader(path) as store:
        found = search(store, record, query.q, filters)
    actors = {x: a.name for x, a in record.actors.items()}
    return found, record, Names(actors=actors, arrangements=arrangement_names(record))


def _lately(record: Record) -> list[Change]:
    """What changed in the last days of the record, the latest first."""
    last = max((d for a in record.articles if (d := known_on(a))), default=None)
    if last is None:
        return []
    first = max(last.toordinal() - LATELY.days, dt.date.min.toordinal())
    return list(reversed(changes_of(record, dt.date.fromordinal(first)).changes))[:SHOWN]


def _contested(record: Record) -> list[tuple[str, str, int]]:
    """Arrangements by the number of conflicts between accounts of them: id, name, number."""
    names = arrangement_names(record)
    found = {x: n for x, n in contested(record).items() if x in names}
    return [(x, names[x], n) for x, n in sorted(found.items(), key=lambda y: (-y[1], y[0]))[:SHOWN]]
