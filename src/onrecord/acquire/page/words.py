"""What names in markup say of an element: tags, roles, and the words of classes and ids.

These stand in code and in no pack: the text of a page must be a function of its bytes alone, or its offsets would move
with somebody's settings. The words are English because class names are, whatever language the page is written in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model.vocabulary import SegmentKind

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr picture q rp rt ruby s "
    "samp small span strike strong sub sup time tt u var wbr".split()
)
# Without words of the page: programs, what they fill, and what only stands in for it.
UNSEEN = frozenset(
    "script style template noscript head svg math iframe object embed canvas audio video map select option textarea "
    "input button dialog".split()
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# In these an element in the line is part of a sentence and no line of its own.
PROSE = frozenset({"p", "li", "blockquote", "td", "th", "dd", "dt", "pre", *HEADINGS})
# Longest piece, in words, that a name may claim: "author-jane" on the whole article names no byline.
LONGEST = {
    SegmentKind.AUTHOR_BIO: 150,
    SegmentKind.PHOTO_CREDIT: 25,
    SegmentKind.CAPTION: 150,
    SegmentKind.DEK: 60,
    SegmentKind.SUBHEAD: 20,
    SegmentKind.SUMMARY_BULLET: 200,
    SegmentKind.BYLINE_BIO: 25,
    SegmentKind.DATE: 15,
}
# The first that fits counts: "author-bio" before "author".
KINDS: tuple[tuple[SegmentKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\b(?:{words})\b"))
    for kind, words in (
        (
            SegmentKind.AUTHOR_BIO,
            "(?:author|authors|writer|contributor) (?:bio|info|box|card|about|description|profile|details)"
            "|about (?:the )?(?:author|writer)|bio|biography",
        ),
        (
            SegmentKind.PHOTO_CREDIT,
            "(?:photo|image|picture|caption|media)?credits?|photographer|copyright|(?:image|photo) source",
        ),
        (SegmentKind.CAPTION, "(?:fig)?captions?|cutline"),
        (
            SegmentKind.SUMMARY_BULLET,
            "key ?points?|(?:key )?takeaways?|highlights|bullet ?points?|summary (?:list|points)",
        ),
        (SegmentKind.DEK, "dek|deck|stand ?first|sub ?titles?|sub ?headlines?|strapline|article summary|kicker text"),
        (SegmentKind.SUBHEAD, "sub ?head(?:s|er|ing)?|cross ?head(?:ing)?"),
        (SegmentKind.BYLINE_BIO, "by ?lines?|authors?|writers?|reporters?"),
        (
            SegmentKind.DATE,
            "dates?|date ?lines?|date ?time|time ?stamps?|published|pub ?date|publish ?date|posted|updated|modified",
        ),
    )
)
OUTSIDE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(rf"\b(?:{words})\b"))
    for reason, words in (
        (
            "related",
            "related|recommend(?:ed|ations?)?|more stories|read ?more|see also|most (?:read|popular|viewed)|trending"
            "|popular|teasers?|outbrain|taboola|latest|you may (?:also )?like|read next|up next",
        ),
        ("promotion", "newsletters?|subscri(?:be|ption)s?|sign ?up|promos?|paywall|donat(?:e|ions?)|cta"),
        ("sharing", "shar(?:e|es|ing)|social|follow"),
        ("comments", "comments?|disqus|respond|replies"),
        ("navigation", "nav|navigation|menu|breadcrumbs?|pagination|pager|foot(?:er)?|side ?bar|tags|topics|toolbar"),
        ("advertisement", "ads?|advert(?:s|isements?|ising)?|sponsor(?:ed)?|banner|cookies?|consent"),
    )
)
# Most names say nothing, which one search tells.
ANY = re.compile("|".join(pattern.pattern for _, pattern in (*KINDS, *OUTSIDE)))
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
# Words. Anything longer is the page that carries such a word in its class.
LONGEST_OUTSIDE = 250
OUTSIDE_TAGS = {"nav": "navigation", "footer": "navigation", "aside": "aside"}
OUTSIDE_ROLES = {
    "navigation": "navigation",
    "contentinfo": "navigation",
    "complementary": "aside",
    "search": "navigation",
}
PROPERTIES = {
    "author": SegmentKind.BYLINE_BIO,
    "creator": SegmentKind.BYLINE_BIO,
    "datepublished": SegmentKind.DATE,
    "datemodified": SegmentKind.DATE,
    "datecreated": SegmentKind.DATE,
    "alternativeheadline": SegmentKind.DEK,
    "caption": SegmentKind.CAPTION,
    "credittext": SegmentKind.PHOTO_CREDIT,
    "copyrightholder": SegmentKind.PHOTO_CREDIT,
}


@dataclass(frozen=True, slots=True)
class Named:
    """What an element's names say: the `kind` of its lines, and why it is `outside` the article. None: nothing."""

    kind: SegmentKind | None = None
    outside: str | None = None


NOTHING = Named()


@lru_cache(maxsize=8192)
def named(tag: str, names: str, prop: str, rel: str, role: str) -> Named:
    """What `tag`, class and id (`names`, as written), `itemprop`, `rel` and `role` say of an element."""
    outside = OUTSIDE_TAGS.get(tag) or OUTSIDE_ROLES.get(role.casefold())
    kind = next((PROPERTIES[x] for x in prop.casefold().split() if x in PROPERTIES), None)
    if tag == "figcaption":
        kind = SegmentKind.CAPTION
    elif tag == "time":
        kind = SegmentKind.DATE
    elif "author" in rel.casefold().split():
        kind = kind or SegmentKind.BYLINE_BIO
    if names and ANY.search(words := " ".join(WORD.findall(names)).lower()):
        kind = kind or next((k for k, pattern in KINDS if pattern.search(words)), None)
        outside = outside or next((r for r, pattern in OUTSIDE if pattern.search(words)), None)
    return Named(kind, outside) if kind or outside else NOTHING
