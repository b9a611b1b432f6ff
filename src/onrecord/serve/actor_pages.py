"""The pages of actors: the list, one actor with what it said, and the JSON and CSV twins of both."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated

from fastapi import Depends, FastAPI, Query, Response
from fastapi.responses import HTMLResponse

from onrecord.model.vocabulary import Act
from onrecord.record.actors import listed_actors, profile_of
from onrecord.record.offices import offices_of, speaks_for
from onrecord.record.record import Record
from onrecord.record.said import Asked, Sayings, said_by
from onrecord.serve.actors import listed_json, listed_rows, offices_json, profile_json
from onrecord.serve.held import Day, Held, as_json, day_of
from onrecord.serve.pages.actor import ActorQuery, Facts, actor_page, actors_page
from onrecord.serve.pages.addresses import actor_address
from onrecord.serve.problems import ProblemError, check_one_of, told
from onrecord.serve.rows import saying_rows
from onrecord.serve.spreadsheet import csv_text
from onrecord.serve.views import saying_json

NEAR = 8  # actors named to who asked for one that there is not
Number = Annotated[int, Query(ge=1, le=1_000_000)]


def add_actor_pages(app: FastAPI, held: Held) -> None:
    """Add ``/actors`` and ``/actors/{id}`` with their twins to `app`."""

    @app.get("/actors", response_class=HTMLResponse)
    def listed(q: str = "", page: Number = 1) -> str:
        return actors_page(listed_actors(held.record(), q), q=q, page=page, title=held.title)

    @app.get("/actors.json")
    def listed_twin(q: str = "") -> Response:
        return as_json({"actors": [listed_json(x) for x in listed_actors(held.record(), q)]})

    @app.get("/actors.csv")
    def listed_table(q: str = "") -> Response:
        return _csv(csv_text(*listed_rows(listed_actors(held.record(), q))))

    @app.get("/actors/{actor:path}.json")
    def actor_twin(actor: str, query: Annotated[ActorQuery, Depends(_query)]) -> Response:
        record = held.record()
        found = _known(record, actor)
        sayings = _sayings(record, found, query)
        return as_json(
            {
                **profile_json(profile_of(record, found)),
                "offices": offices_json(offices_of(found, held.known)),
                "speaks_for": [
                    {"actor": body, "name": record.name(body), "documents": list(ids)}
                    for body, ids in speaks_for(record, found)
                ],
                "sayings": [saying_json(x, record) for x in sayings.shown],
                "undated": [saying_json(x, record) for x in sayings.undated],
            }
        )

    @app.get("/actors/{actor:path}.csv")
    def actor_table(actor: str, query: Annotated[ActorQuery, Depends(_query)]) -> Response:
        record = held.record()
        return _csv(csv_text(*saying_rows(_sayings(record, _known(record, actor), query).shown, record)))

    @app.get("/actors/{actor:path}", response_class=HTMLResponse)
    def actor_(actor: str, query: Annotated[ActorQuery, Depends(_query)], page: Number = 1) -> str:
        record = held.record()
        found = _known(record, actor)
        facts = Facts(profile_of(record, found), offices_of(found, held.known), speaks_for(record, found))
        return actor_page(facts, _sayings(record, found, query), record, query, page, title=held.title)


def _query(
    act: str = "", subject: str = "", about: str = "", told: str = "", as_of: Day = "", known_by: Day = ""
) -> ActorQuery:
    """The filters of an address; an act that there is not is answered with 422."""
    check_one_of(Act, act, "an act", "act")
    check_one_of(("of",), told, "of or nothing", "told")
    return ActorQuery(act=act, subject=subject, about=about, told=told, as_of=as_of, known_by=known_by)


def _sayings(record: Record, actor: str, query: ActorQuery) -> Sayings:
    asked = Asked(
        acts=frozenset({Act(query.act)} if query.act else ()),
        subject=query.subject or None,
        about=query.about or None,
        as_of=day_of(query.as_of),
        by=day_of(query.known_by),
        told_of=query.told == "of",
    )
    return said_by(record, [actor], asked)


def _known(record: Record, actor: str) -> str:
    """The record's id for `actor`: itself, or that of the actor it was united with; 404 if there is none."""
    if actor in record.actors:
        return actor
    found = next((known for (_, own), known in sorted(record.ids.items()) if own == actor), None)
    if found is None:
        near = [(f"{record.actors[x].name} ({x})", actor_address(x)) for x in _near(record, actor)]
        there = [*near, (f"all {len(record.actors)} actors and places", "/actors")]
        raise ProblemError(404, f"expected the id of an actor, found {told(actor)}", there)
    return found


def _near(record: Record, actor: str) -> list[str]:
    """Ids of actors that may be meant by what is no actor's id: by name, else by letters."""
    by_letters = {x.name.casefold(): i for i, x in record.actors.items()} | {i.casefold(): i for i in record.actors}
    asked = actor[:200].casefold()
    like = [by_letters[x] for x in get_close_matches(asked.partition(":")[2] or asked, by_letters, NEAR)]
    like += [by_letters[x] for x in get_close_matches(asked, by_letters, NEAR)]
    return list(dict.fromkeys((*record.matching(actor), *like)))[:NEAR]


def _csv(text: str) -> Response:
    return Response(text, media_type="text/csv; charset=utf-8")
