"""The markup of a page as a tree, within bounds of size and depth."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from onrecord.errors import UnreadableInputError

EXPECTED = "a web page with an article in it"
# Characters that no page holds and that the parser stops at.
UNPRINTED = bytes(c for c in range(32) if c not in b"\t\n\r")
# Characters. The largest of 181 pages of news has 1.5 million.
LARGEST = 20_000_000
# Each "<" counted. The most among them is 3,229; with 100,000 in a row the extractor takes a minute and a half.
MOST_TAGS = 50_000


def tree_of(markup: str, source: str) -> HtmlElement:
    """`markup` parsed, once. Raises UnreadableInputError for what is larger or deeper than a page with an article."""
    if len(markup) > LARGEST:
        found = f"{len(markup):,} characters of markup, and pages up to {LARGEST:,} are read"
        raise UnreadableInputError(source, expected=EXPECTED, found=found)
    if (tags := markup.count("<")) > MOST_TAGS:
        found = f"{tags:,} tags, and pages up to {MOST_TAGS:,} are read"
        raise UnreadableInputError(source, expected=EXPECTED, found=found)
    data = markup.encode("utf-8", "surrogatepass")
    parser = HTMLParser(
        encoding="utf-8",
        collect_ids=False,
        default_doctype=False,
        remove_comments=True,
        remove_pis=True,
        # Without it the parser gives up at a depth of 256, which pages of nested boxes reach.
        huge_tree=True,
    )
    try:
        tree = document_fromstring(data.translate(None, UNPRINTED), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableInputError(source, expected=EXPECTED, found="no article in the page") from error
    if any(x.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT or "depth" in x.message.lower() for x in parser.error_log):
        raise UnreadableInputError(source, expected=EXPECTED, found="elements nested more than 2,000 deep")
    return tree
