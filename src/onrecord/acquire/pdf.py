"""PDF: the text page by page, its lines joined into paragraphs again. The only door to pypdfium2 (extra ``[pdf]``)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from onrecord.acquire.base import CallerKnows, Sighting
from onrecord.acquire.lines import HYPHEN, Line, paragraphs, without_hyphens
from onrecord.errors import UnreadableInputError
from onrecord.model.capture import Capture
from onrecord.model.document import Document
from onrecord.model.ids import content_id
from onrecord.model.markup import DateClaim, Markup
from onrecord.model.vocabulary import DateRole, DateSource

EXPECTED = "a PDF with text in it"
MAX_PAGES = 5000
PASSWORD = 4  # PDFium's number for a document that wants one
CREATED = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-]\d\d)'?(\d\d)?'?)?")
FIRST_YEAR = 1993  # of the format; what claims to be older was dated by a clock that nobody had set


def pdf_sighting(data: bytes, source: str, caller: CallerKnows) -> Sighting:
    """A PDF as a sighting: a paragraph a line, running heads and page numbers on lines of their own.

    Paragraphs that a page break divides stay divided. Raises UnreadableInputError for a file that is broken, wants a
    password, has no text in it or more than MAX_PAGES pages, and where pypdfium2 is not installed.
    """
    try:
        # Imported here: it is an extra, and few batches hold a PDF.
        import pypdfium2  # type: ignore[import-untyped]
    except ImportError as error:
        found = "a PDF, and nothing installed that reads it: pip install onrecord[pdf]"
        raise UnreadableInputError(source, expected=EXPECTED, found=found) from error
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            pages = len(pdf)
            if pages > MAX_PAGES:
                raise UnreadableInputError(source, expected=EXPECTED, found=f"one of {pages} pages")
            text = without_hyphens("\n".join(x for i in range(pages) for x in paragraphs(list(_lines(pdf[i])))))
            created = pdf.get_metadata_value("CreationDate")
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == PASSWORD
        found = "one that wants a password" if locked else f"a broken one ({error})"
        raise UnreadableInputError(source, expected=EXPECTED, found=found) from error
    if not text.strip():
        count = "1 page" if pages == 1 else f"{pages} pages"
        found = f"a PDF of {count} with no text in it (a scan: recognise its text first)"
        raise UnreadableInputError(source, expected=EXPECTED, found=found)
    document = Document(
        id=content_id(data), text=text, media_type="application/pdf", markup=Markup(dates=_claims(created))
    )
    capture = Capture(
        document=document.id, source=source, outlet=caller.outlet, published=caller.published, told=caller.told
    )
    return Sighting(document=document, capture=capture)


def _lines(page: Any) -> Iterator[Line]:
    """The printed lines of a page in the order of the file, without what is not printed."""
    from pypdfium2 import raw

    chars = page.get_textpage()
    start = 0
    units = [raw.FPDFText_GetUnicode(chars, i) for i in range(chars.count_chars())]
    for end in (*(i for i, x in enumerate(units) if x in (10, 13)), len(units)):
        seen = [i for i in range(start, end) if units[i] > 32 or units[i] == HYPHEN]
        if seen:
            first, last = (chars.get_charbox(i, loose=True) for i in (seen[0], seen[-1]))
            word_end = next((i for i in range(seen[0], end) if units[i] <= 32), end) - 1
            yield Line(
                text=_text(units[seen[0] : seen[-1] + 1]),
                size=raw.FPDFText_GetFontSize(chars, seen[0]) or first[3] - first[1],
                left=first[0],
                right=last[2],
                y=first[1],
                last_y=last[1],
                word=chars.get_charbox(word_end, loose=True)[2] - first[0],
            )
        start = end + 1


def _text(units: list[int]) -> str:
    """UTF-16 as text; what is no character is left out."""
    kept = b"".join(x.to_bytes(2, "little") for x in units if (x >= 32 or x in (9, HYPHEN)) and x < 0xFFFE)
    return " ".join(kept.decode("utf-16-le", "replace").split())


def _claims(created: str) -> tuple[DateClaim, ...]:
    """The date of the metadata, written as ISO 8601 writes it, if it is one that can be."""
    found = CREATED.match(created.strip())
    if not found or int(found[1]) < FIRST_YEAR:
        return ()
    year, month, day, hour, minute, second, z, hours, minutes = found.groups()
    zone = "Z" if z else f"{hours}:{minutes or '00'}" if hours else ""
    written = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}{zone}" if hour else "")
    try:
        dt.datetime.fromisoformat(written)
    except ValueError:
        return ()
    at = "PDF CreationDate"
    return (DateClaim(source=DateSource.META, role=DateRole.PUBLISHED, at=at, written=written),)
