"""Bytes to text: UTF-8 as the rule, another encoding only where nothing else can be meant."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from onrecord.errors import UnreadableInputError

EXPECTED = "text in UTF-8, or in an encoding that can be told for certain"
# What a file of another kind begins with, and how we say so.
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF, which is not read yet: save its text and give that file"),
    (b"WARC/", "a WARC archive, which is not read yet: extract the pages and give their files"),
    (b"\x1f\x8b", "a compressed file (gzip): unpack it first"),
    (b"PK\x03\x04", "a ZIP container (also .docx, .odt, .epub): save its text and give that file"),
    (b"SQLite format 3\x00", "a database, not a document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\f\x1b")
# Tuned on made texts of 40 to 4,000 bytes in eight encodings: below it, guesses between Western and Central European
# code pages begin to differ in letters.
MAX_MESS = 0.1


def decoded(data: bytes, source: str, *, declared: str | None = None) -> tuple[str, str]:
    """The text of `data` and the encoding it was read in; `declared` is what the page itself says, if it does.

    A byte-order mark of UTF-8 stays in the text, as received. Raises UnreadableInputError for another kind of file,
    for binary data and for an encoding that cannot be told for certain.
    """
    for magic, found in MAGIC:
        if data.startswith(magic):
            raise UnreadableInputError(source, expected=EXPECTED, found=found)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, source), encoding
    if b"\x00" in data:
        raise UnreadableInputError(source, expected=EXPECTED, found="binary data (it holds zero bytes)")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if declared and (named := _known(declared)) and named != "utf-8":
            return _strict(data, named, source), named
        return _detected(data, source, error)
    if (len(data) - len(data.translate(None, CONTROLS))) * 50 > len(text):
        raise UnreadableInputError(source, expected=EXPECTED, found="binary data (it is full of control characters)")
    return text, "utf-8"


def _known(declared: str) -> str | None:
    try:
        return codecs.lookup(declared).name
    except LookupError:
        return None


def _strict(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        found = f"{encoding} as it says, with a fault at byte {error.start}"
        raise UnreadableInputError(source, expected=EXPECTED, found=found) from error


# The code pages of western, central and Turkish Europe: where a byte means the same in all of them, nothing is guessed.
LATIN = ("cp1252", "cp1250", "cp1254")
# Share of bytes above ASCII; a text in a Baltic or Cyrillic code page has more of them, English has fewer.
MOSTLY_ASCII = 0.03


def _latin(data: bytes) -> str | None:
    high = sum(b > 127 for b in data)
    if high > MOSTLY_ASCII * len(data):
        return None
    try:
        readings = {data.decode(x) for x in LATIN}
    except UnicodeDecodeError:
        return None
    return readings.pop() if len(readings) == 1 else None


def _detected(data: bytes, source: str, fault: UnicodeDecodeError) -> tuple[str, str]:
    if latin := _latin(data):
        return latin, LATIN[0]
    # The old Macintosh pages differ from Windows' in a few letters and have not been written for decades.
    matches = [x for x in from_bytes(data) if not x.encoding.startswith("mac_")]
    best = min(matches, key=lambda x: (x.chaos, -x.coherence), default=None)
    fault_at = f"no UTF-8 (byte {fault.start} is {data[fault.start]:#04x})"
    if best is None or best.chaos > MAX_MESS:
        raise UnreadableInputError(source, expected=EXPECTED, found=f"{fault_at} and no other known encoding")
    text = str(best)
    rivals = {str(m) for m in matches if (m.chaos, -m.coherence) <= (best.chaos, -best.coherence)} - {text}
    if rivals or _odd_letters(text):
        found = f"{fault_at}; {best.encoding} is likely and not certain: save the file as UTF-8"
        raise UnreadableInputError(source, expected=EXPECTED, found=found)
    return text, best.encoding


def _odd_letters(text: str) -> bool:
    """Control characters of the upper half: no text in a real encoding holds any."""
    return any("\x80" <= c <= "\x9f" for c in text)
