"""JSON lines: one article an object, one object a line. Each entry stands or falls alone."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from onrecord.acquire.addresses import place_in
from onrecord.acquire.base import CallerKnows, Found, Sighting, refuse_empty
from onrecord.errors import UnreadableInputError
from onrecord.model.capture import Capture, Told
from onrecord.model.document import Document
from onrecord.model.ids import content_id
from onrecord.model.when import Precision, When

TEXT_KEYS = ("text", "body", "content", "articleBody")
SOURCE_KEYS = ("url", "source")
OUTLET_KEYS = ("outlet", "publisher", "sitename")
DATE_KEYS = (
    "published",
    "date",
    "datePublished",
    "date_published",
    "published_at",
    "publishedAt",
    "published_on",
    "pubDate",
)
EXPECTED = "a JSON object with a text (one of: text, body, content)"


def json_lines_sightings(text: str, source: str, caller: CallerKnows) -> Iterator[Found]:
    """Every entry of `text` as a sighting, or as the error that names its line; empty lines are no entries."""
    seen = False
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        seen = True
        try:
            yield entry_sighting(line, place_in(source, "line", number), caller)
        except UnreadableInputError as error:
            yield error
    if not seen:
        yield UnreadableInputError(source, expected="JSON lines", found="no line with anything on it")


def whole_json(text: str, source: str) -> object:
    """What all of `text` says as one JSON value, None where it is a value a line.

    Raises UnreadableInputError for what is neither.
    """
    try:
        return msgspec.json.decode(text.removeprefix("\ufeff"))
    except msgspec.DecodeError as error:
        first = text.lstrip("\ufeff \t\r\n").partition("\n")[0].strip()
        if first.startswith("{") and first.endswith("}"):
            return None
        expected = "JSON lines, a JSON Feed or one JSON object"
        raise UnreadableInputError(source, expected=expected, found=f"broken JSON ({error})") from error


def entry_sighting(line: str, at: str, caller: CallerKnows) -> Sighting:
    """One line as a sighting. What the entry says of itself goes before what the caller says of the whole batch.

    Raises UnreadableInputError naming `at` for what is no JSON object, has no text, or has a date that is none.
    """
    try:
        entry = msgspec.json.decode(line.removeprefix("\ufeff"))
    except msgspec.DecodeError as error:
        raise UnreadableInputError(at, expected=EXPECTED, found=f"broken JSON ({error})") from error
    if not isinstance(entry, dict):
        raise UnreadableInputError(at, expected=EXPECTED, found=f"JSON that is no object ({line.strip()[:20]}…)")
    body = next((entry[k] for k in TEXT_KEYS if isinstance(entry.get(k), str)), None)
    if body is None:
        keys = ", ".join(sorted(map(str, entry))[:8]) or "none"
        raise UnreadableInputError(at, expected=EXPECTED, found=f"an object without one (its keys: {keys})")
    refuse_empty(body, at)
    title = entry.get("title")
    text = with_headline(body, title) if isinstance(title, str) else body
    outlet, published = first_text(entry, OUTLET_KEYS), first_text(entry, DATE_KEYS)
    retrieved = first_text(entry, ("retrieved_at",))
    told = Told.CALLER if outlet or published else caller.told
    document = Document(id=content_id(text.encode("utf-8", "surrogatepass")), text=text)
    capture = Capture(
        document=document.id,
        source=first_text(entry, SOURCE_KEYS) or at,
        outlet=outlet or caller.outlet,
        published=day_told(published, at) if published else caller.published,
        retrieved_at=moment_told(retrieved, at) if retrieved else None,
        told=told,
    )
    return Sighting(document=document, capture=capture)


def with_headline(text: str, title: str) -> str:
    """`text` with `title` as its first line, unless it begins with it already."""
    bare = " ".join(title.split())
    start = " ".join(text[: len(bare) + 40].split())
    return text if not bare or start.casefold().startswith(bare.casefold()) else f"{bare}\n\n{text}"


def first_text(entry: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    """The first of `keys` that holds a text with something in it."""
    return next((v.strip() for k in keys if isinstance(v := entry.get(k), str) and v.strip()), None)


def day_told(value: str, at: str, *, basis: str = "caller") -> When:
    """An ISO year, month, day or moment, or a moment as mail and feeds write it, as a closed interval of days.

    Raises UnreadableInputError for anything else.
    """
    try:
        if len(value) == 4:
            return When(
                lo=dt.date(int(value), 1, 1), hi=dt.date(int(value), 12, 31), precision=Precision.YEAR, basis=basis
            )
        if len(value) == 7:
            first = dt.date.fromisoformat(f"{value}-01")
            last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
            return When(lo=first, hi=last, precision=Precision.MONTH, basis=basis)
        # No time zone is applied: the day as the page prints it is the day its readers saw.
        day = (_mailed(value) or dt.datetime.fromisoformat(value)).date()
    except ValueError as error:
        expected = "a date such as 2023-06-01, 2023-06 or 2023"
        raise UnreadableInputError(at, expected=expected, found=repr(value[:40])) from error
    return When(lo=day, hi=day, precision=Precision.DAY, basis=basis)


def _mailed(value: str) -> dt.datetime | None:
    """The moment in ``Wed, 13 Mar 2024 23:30:00 -0500``; None for what begins otherwise. Raises ValueError."""
    if not value[:3].isalpha():
        return None
    # Imported here: it brings the whole of mail with it, and most lines have ISO dates.
    from email.utils import parsedate_to_datetime

    return parsedate_to_datetime(value)


def moment_told(value: str, at: str) -> dt.datetime:
    """An ISO moment, aware and in UTC. Raises UnreadableInputError for anything else."""
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError as error:
        raise UnreadableInputError(
            at, expected="a moment such as 2023-06-01T10:30:00Z", found=repr(value[:40])
        ) from error
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
