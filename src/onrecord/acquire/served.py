"""A web page in the encoding that its server declares."""

from __future__ import annotations

from dataclasses import replace

from onrecord.acquire.base import CallerKnows, Payload, Sighting
from onrecord.acquire.decode import recoded
from onrecord.acquire.html import html_sighting
from onrecord.model.ids import content_id


def page_sighting(payload: Payload, caller: CallerKnows) -> Sighting:
    """A page as a sighting. Raises UnreadableInputError as html_sighting does."""
    served = recoded(payload.data, payload.charset)
    if served is None:
        return html_sighting(payload.data, payload.source, caller)
    data, encoding = served
    seen = html_sighting(data, payload.source, caller)
    # The document is that of the bytes as received.
    document = replace(seen.document, id=content_id(payload.data), encoding=encoding)
    return Sighting(document=document, capture=replace(seen.capture, document=document.id))
