"""What names in markup say of an element: tags, roles, and the words of classes and ids.

These stand in code and in no pack: the text of a page must be a function of its bytes alone, or its offsets would move
with somebody's settings. The words are English because class names are, whatever language the page is written in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from onrecord.model.vocabulary import SegmentKind

Name = TypeVar("Name")

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
# Words that stand one after the other in a name, "articleAuthorBio" and "article-author-bio" alike. The first kind
# that fits counts: "author bio" before "author".
KINDS: dict[SegmentKind, str] = {
    SegmentKind.AUTHOR_BIO: """
        author bio, authors bio, author info, author box, author card, author about, author description, author
        profile, author details, about author, about the author, about the writer, writer bio, contributor bio,
        contributor info, bio, biography, authorbio, authorbox
    """,
    SegmentKind.PHOTO_CREDIT: """
        credit, credits, photocredit, photocredits, imagecredit, image source, photo source, photographer, copyright
    """,
    SegmentKind.CAPTION: "caption, captions, figcaption, cutline",
    SegmentKind.SUMMARY_BULLET: """
        keypoints, key points, key point, takeaways, takeaway, highlights, bulletpoints, bullet points, bullet point,
        summary list, summary points
    """,
    SegmentKind.DEK: """
        dek, deck, standfirst, stand first, subtitle, subtitles, sub title, subheadline, subheadlines, sub headline,
        strapline, article summary
    """,
    SegmentKind.SUBHEAD: """
        subhead, subheads, subheader, subheading, sub head, sub header, sub heading, crosshead, crossheading, cross head
    """,
    SegmentKind.BYLINE_BIO: """
        byline, bylines, by line, author, authors, writer, writers, reporter, reporters
    """,
    SegmentKind.DATE: """
        date, dates, dateline, date line, datetime, timestamp, time stamp, published, pubdate, publishdate, posted,
        updated, modified
    """,
}
OUTSIDE: dict[str, str] = {
    "related": """
        related, recommend, recommended, recommendation, recommendations, more stories, readmore, read more, see also,
        most read, most popular, most viewed, trending, popular, teaser, teasers, outbrain, taboola, latest, you may
        like, you may also like, read next, up next
    """,
    "promotion": """
        newsletter, newsletters, subscribe, subscribes, subscription, subscriptions, signup, sign up, promo, promos,
        paywall, donate, donation, donations, cta
    """,
    "sharing": "share, shares, sharing, social, follow",
    "comments": "comment, comments, disqus, respond, replies",
    "navigation": """
        nav, navigation, menu, breadcrumb, breadcrumbs, pagination, pager, foot, footer, sidebar, side bar, tags,
        topics, toolbar
    """,
    "advertisement": """
        ad, ads, advert, adverts, advertisement, advertisements, advertising, sponsor, sponsored, banner, cookie,
        cookies, consent
    """,
}


def _phrases(table: Mapping[Name, str]) -> dict[str, tuple[int, Name]]:
    """Each phrase with its rank and what it says."""
    return {
        " ".join(phrase.split()): (rank, says)
        for rank, (says, phrases) in enumerate(table.items())
        for phrase in phrases.split(",")
    }


KIND_OF, OUTSIDE_OF = _phrases(KINDS), _phrases(OUTSIDE)
# Most names say nothing, which their words alone tell.
FIRST_WORDS = frozenset(x.partition(" ")[0] for x in (*KIND_OF, *OUTSIDE_OF))
LONGEST_PHRASE = max(len(x.split()) for x in (*KIND_OF, *OUTSIDE_OF))
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
    words = [x.lower() for x in WORD.findall(names)]
    if not FIRST_WORDS.isdisjoint(words):
        kind = kind or _first(words, KIND_OF)
        outside = outside or _first(words, OUTSIDE_OF)
    return Named(kind, outside) if kind or outside else NOTHING


def _first(words: Sequence[str], table: Mapping[str, tuple[int, Name]]) -> Name | None:
    begins = [i for i, word in enumerate(words) if word in FIRST_WORDS]
    found = (table.get(" ".join(words[i : i + n])) for i in begins for n in range(1, LONGEST_PHRASE + 1))
    return min((x for x in found if x), key=lambda x: x[0], default=(0, None))[1]
