"""What a form of the pages sends: read whole, bounded, one shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs

from fastapi import HTTPException, Request

MOST_BYTES = 64 * 1024
MOST_FIELDS = 200
KIND = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Form:
    """The `values` of a form by the name of the field; a field that was not sent is ""."""

    values: Mapping[str, Sequence[str]]

    def one(self, name: str) -> str:
        """The value of `name`, without the blanks around it."""
        return self.values.get(name, [""])[-1].strip()

    def changed(self, name: str) -> list[str] | None:
        """The lines of the field `f.name`, None where they are those it was shown with (`was.name`)."""
        if f"f.{name}" not in self.values:
            return None
        now, was = (_lines(self.one(f"{which}.{name}")) for which in ("f", "was"))
        return None if now == was else now or [""]


def _lines(told: str) -> list[str]:
    return [x.strip() for x in told.splitlines() if x.strip()]


async def form_of(request: Request) -> Form:
    """The form in a request; one of another kind is answered with 415, one that is too long with 413."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if kind != KIND:
        raise HTTPException(415, f"expected a form ({KIND}), found {kind[:100]!r}")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise HTTPException(413, f"expected a form of up to {MOST_BYTES} bytes, found more")
    try:
        return Form(parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError as error:
        raise HTTPException(400, f"expected a form, found what is none: {error}") from error
