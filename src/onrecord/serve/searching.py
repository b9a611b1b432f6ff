"""What a search found, as JSON and as rows."""

from __future__ import annotations

from onrecord.record.record import Record
from onrecord.record.search import Search
from onrecord.serve.contract import Json, spans_json
from onrecord.serve.rows import Row, saying_rows
from onrecord.serve.views import saying_json


def search_json(search: Search, record: Record) -> list[Json]:
    """``onrecord search --json``: one saying an object, with the words sought as `marks`."""
    return [{**saying_json(x.saying, record), "marks": spans_json(x.marks)} for x in search.results]


def whole_json(search: Search, record: Record) -> Json:
    """``/search.json``: the results, and counts of all statements found."""
    return {
        "total": search.found.total,
        "whole": search.found.whole,
        "facets": {name: [{"value": x, "count": n} for x, n in counts] for name, counts in search.found.facets.items()},
        "emptied_by": [{"filter": name, "without_it": n} for name, n in search.emptied],
        "results": search_json(search, record),
    }


def search_rows(search: Search, record: Record) -> tuple[Row, list[Row]]:
    """A row for each saying, the best first."""
    return saying_rows([x.saying for x in search.results], record)


def told_of(search: Search) -> str:
    """How much was found, in a sentence."""
    total = search.found.total
    at_least = "" if search.found.whole else "at least "
    return f"{len(search.results)} sayings in {at_least}{total} statement{'' if total == 1 else 's'}"
