"""What a page's markup and address say of its date: JSON-LD, meta elements, time elements, the address.

Only what dates the article itself: neither the cards of other articles nor comments. Values are handed on as written.

Accepted gaps: an article that the markup calls only a "WebPage" is dated by it; a card that is marked up like the
article, outside every box that says so, is taken for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import XPath
from lxml.html import HtmlElement

from onrecord.acquire.claims_address import address_claims
from onrecord.acquire.claims_jsonld import json_ld_claims
from onrecord.model.markup import DateClaim
from onrecord.model.vocabulary import DateRole, DateSource
from onrecord.model.when import When
from onrecord.text.told import told_by

__all__ = ["claims_of", "published_told"]

# Names of meta elements in small letters, without the vocabulary that precedes some of them.
PUBLISHED = frozenset(
    "published_time published published_at publishdate publish-date publish_date publishtime publishedtime pubdate "
    "pub_date parsely-pub-date pdate ptime date datepublished date_published date-published datepublication issued "
    "dateissued date.issued date.created created displaydate originalpublicationdate publication_date publication-date "
    "citation_publication_date citation_date citation_online_date article_date_original articledate article.published "
    "articlefirstpublished post-date post_date postdate date.release releasedate release_date article.created "
    "recs:publishtime firstpublished".split()
)
CREATED = frozenset(("datecreated", "uploaddate"))
MODIFIED = frozenset(
    "modified_time updated_time datemodified date_modified date-modified modified date.modified last-modified "
    "last_modified lastmodified lastmod revision_date article.updated article_date_updated updated-date updated_at "
    "datelastpubbed lastupdate last-update last_updated".split()
)
VOCABULARY = re.compile(
    r"^(?:(?:og|article|dc|dcterms|dc\.terms|sailthru|cxenseparse|rnews|bt|sn|mrf|dcsext|analyticsattributes)[:.\-])+"
)
# Boxes of other articles, of comments and of the site, as their own markup calls them.
ELSEWHERE = re.compile(
    r"(?:^|\s)(?:related|recommend|sidebar|comment|respond|teaser|widget|promo|trending|popular|latest|recirc|more-from|"
    r"most-read|read-next|breadcrumb|menu|carousel|newsletter|site-header)",
    re.IGNORECASE,
)
CHANGED = re.compile(r"\b(?:updated?|modified|last[ -]?mod\w*|revised|edited)\b", re.IGNORECASE)
ANY_TIMES = XPath("boolean(//time | //*[contains(@itemprop, 'date')])")
DRAWN = frozenset("svg use path g circle rect img picture source script style option a button".split())
# Elements before and after the headline among which the article's own time element stands; paragraphs it may follow.
BEFORE, AFTER = 40, 150
PARAGRAPH, MOST_PARAGRAPHS = 200, 2


def claims_of(tree: HtmlElement, address: str | None) -> tuple[DateClaim, ...]:
    """Every date that the markup of a page and its `address` claim for its article, in the order found.

    `address` None: the one that the page calls its own. Never raises for bad markup; what cannot be parsed claims
    nothing.
    """
    found: list[DateClaim] = [*json_ld_claims(tree, address), *_metas(tree), *_times(tree)]
    found += address_claims(address or _canonical(tree))
    once = dict.fromkeys(found)
    published = any(x.role is DateRole.PUBLISHED and "Created" not in x.at and "upload" not in x.at for x in once)
    return tuple(_created_as_floor(x) if published else x for x in once)


def published_told(claims: tuple[DateClaim, ...]) -> When:
    """The day or days that the claims tell, in the zone in which they are written; unknown if they tell none."""
    return told_by(claims)[0]


def _created_as_floor(claim: DateClaim) -> DateClaim:
    """A day of creation dates a page only where nothing says when it was put out."""
    if claim.role is DateRole.PUBLISHED and ("Created" in claim.at or "upload" in claim.at):
        return DateClaim(source=claim.source, role=DateRole.FLOOR, at=claim.at, written=claim.written)
    return claim


def _role(name: str) -> DateRole | None:
    for form in (name, VOCABULARY.sub("", name)):
        if form in PUBLISHED or form in CREATED:
            return DateRole.PUBLISHED
        if form in MODIFIED:
            return DateRole.MODIFIED
    return None


def _metas(tree: HtmlElement) -> Iterator[DateClaim]:
    for element in tree.iter("meta"):
        written = (element.get("content") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(key) or "").strip()
            role = _role(name.casefold())
            # Below the body's microdata, cards of other articles look the same.
            if role and not (key == "itemprop" and _elsewhere(element)):
                said = "Created" if VOCABULARY.sub("", name.casefold()) in CREATED else name
                at = f"meta {name}" if said == name else f"meta {name} (Created)"
                yield DateClaim(source=DateSource.META, role=role, at=at, written=written[:200])
                break


def _elsewhere(element: HtmlElement) -> bool:
    """Whether an element stands in a box of its own: of the site, of other articles, of comments."""
    for box in element.iterancestors():
        if box.tag in ("aside", "nav", "footer", "blockquote"):
            return True
        if box.tag in ("body", "html"):
            return False
        if ELSEWHERE.search(f"{box.get('class') or ''} {box.get('id') or ''}"):
            return True
        if "Comment" in (box.get("itemtype") or ""):
            return True
    return False


def _times(tree: HtmlElement) -> Iterator[DateClaim]:
    """Time elements, and others with the property `datePublished`, around the headline."""
    if not ANY_TIMES(tree):
        return
    for element in _around_headline(tree):
        properties = (element.get("itemprop") or "").split()
        if element.tag == "meta" or not (element.tag == "time" or {"datePublished", "dateModified"} & set(properties)):
            continue
        if _elsewhere(element):
            continue
        written = (element.get("datetime") or element.get("content") or "").strip()
        if not written:
            continue
        words = " ".join((element.get("class") or "", *properties, _before(element)))
        changed = "dateModified" in properties or bool(CHANGED.search(words))
        role = DateRole.MODIFIED if changed and "datePublished" not in properties else DateRole.PUBLISHED
        at = f"{element.tag} {properties[0]}" if properties else f"{element.tag} element"
        yield DateClaim(source=DateSource.TIME_ELEMENT, role=role, at=at, written=written[:200])


def _before(element: HtmlElement) -> str:
    """The words just before an element in its own line ("Updated:")."""
    above = element.getprevious()
    if above is None:
        parent = element.getparent()
        return (parent.text or "")[-40:] if parent is not None else ""
    label = (above.text or "") if above.tag in ("span", "strong", "b", "em", "i", "label") else ""
    return f"{label} {above.tail or ''}"[-40:]


def _around_headline(tree: HtmlElement) -> list[HtmlElement]:
    elements = [x for x in tree.iter() if isinstance(x.tag, str) and x.tag not in DRAWN]
    # The longest, for the name of the site may be one too.
    heads = [(-len(x.text_content()), n) for n, x in enumerate(elements) if x.tag == "h1" and not _elsewhere(x)]
    heads = heads or [(0, n) for n, x in enumerate(elements) if x.tag == "article"]
    if not heads:
        return []
    at, seen = min(heads)[1], 0
    found = elements[max(0, at - BEFORE) : at]
    for element in elements[at : at + AFTER]:
        if element.tag == "p" and len(element.text_content()) > PARAGRAPH:
            seen += 1
            if seen > MOST_PARAGRAPHS:
                break
        found.append(element)
    return found


def _canonical(tree: HtmlElement) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").casefold() == "canonical" and element.get("href"):
            return str(element.get("href"))
    return next((str(x.get("content")) for x in tree.iter("meta") if x.get("property") == "og:url"), None)
