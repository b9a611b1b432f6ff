"""Pages that stand in the place of an article: those that send readers on, and walls of consent."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

from onrecord.packs.walls import Walls

# A page that sends its readers on does so at once; a later refresh is the page itself, read anew.
AT_ONCE = 5  # seconds
LOOKED_AT = 1 << 20  # bytes of a page: such pages are short
_HIDDEN = re.compile(rb"<(?:(!--)|(script|style|noscript|template)\b)", re.IGNORECASE)
_META = re.compile(r"<meta\b[^<>]{0,1000}>", re.IGNORECASE)
_IS_REFRESH = re.compile(r"http-equiv\s*=\s*[\"']?refresh\b", re.IGNORECASE)
_CONTENT = re.compile(r"content\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_TARGET = re.compile(r"\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?\s*([^\"'\s]+)", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:p|div|li|h\d|br|button|form|section|article|td|tr|body|main|footer|header)\b[^<>]{0,2000}>", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
MIN_PHRASES = 2  # that a form says: one stands in the margin of many an article
PARAGRAPH = 20  # words from which on a block is one to read, whatever it ends with
SENTENCE = 10  # words from which on a block that ends as a sentence is one: those of buttons and menus are shorter
MIN_READ = 40  # words in such blocks: fewer are no article, not even a brief
_ENDS = re.compile(r"[.!?…。][\"'”’“»)\]]*$")


def sent_on(data: bytes, address: str) -> str | None:
    """Where the page at `address` sends its readers at once; None if it keeps them."""
    for tag in _META.findall(shown(data)):
        content = _CONTENT.search(tag) if _IS_REFRESH.search(tag) else None
        target = _TARGET.match(unescape("".join(x or "" for x in content.groups()))) if content else None
        if target and int(target[1]) <= AT_ONCE:
            try:
                onward = urljoin(address, target[2])
            except ValueError:
                return None
            return onward if onward != address else None
    return None


def wall_at(address: str, walls: Walls) -> str | None:
    """The kind of wall that the words of `address` betray, such as "a consent wall"; None if they betray none."""
    parts = urlsplit(address.lower())
    labels = (parts.hostname or "").split(".")
    segments = parts.path.split("/")
    for kind, wall in walls.kinds.items():
        if any(x in wall.hosts for x in labels) or any(x in wall.paths for x in segments):
            return kind
    return None


def is_consent_form(data: bytes, walls: Walls) -> bool:
    """Whether a page asks for consent and has nothing to read besides."""
    blocks = [" ".join(unescape(_TAG.sub(" ", x)).lower().split()) for x in _BLOCK.split(shown(data))]
    page = "\n".join(blocks)
    if sum(x in page for x in walls.consent_phrases) < MIN_PHRASES:
        return False
    words = (*walls.consent_phrases, *walls.consent_words)
    read = ((len(x.split()), _ENDS.search(x[-8:])) for x in blocks if not any(w in x for w in words))
    return sum(n for n, ends in read if n >= (SENTENCE if ends else PARAGRAPH)) < MIN_READ


def shown(data: bytes) -> str:
    """The markup of a page without its comments, scripts, styles and what is for readers without scripts."""
    data = data[:LOOKED_AT]
    lowered, at = data.lower(), 0
    kept: list[bytes] = []
    while hidden := _HIDDEN.search(data, at):
        kept.append(data[at : hidden.start()])
        closing = b"-->" if hidden[1] else b"</" + hidden[2].lower()
        end = lowered.find(closing, hidden.end())
        if end < 0:
            break
        at = end + len(closing)
    else:
        kept.append(data[at:])
    return b"".join(kept).decode("utf-8", "replace")
