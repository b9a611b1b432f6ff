"""Names coined in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model.span import Span
from onrecord.packs.pack import Pack
from onrecord.read.arrangements.minting import Candidate, content_of, lexicon, nations_in
from onrecord.read.arrangements.phrases import DETERMINER
from onrecord.read.words import Sentence

_QUOTED = re.compile(r"(?:(?<!\w)['‘]|[\"“]|'')(?P<in>[a-z][\w-]+(?: [\w-]+){0,3})(?:['’](?!\w)|[\"”]|'')")


def coinages_in(text: str, sentence: Sentence, pack: Pack) -> Iterator[Candidate]:
    """Names coined in quotation marks that something is being made into ("form a 'ring of steel'")."""
    words = lexicon(pack)
    for m in _QUOTED.finditer(text, sentence.span.s, sentence.span.e):
        inside = m.group("in")
        before = text[max(sentence.span.s, m.start() - 40) : m.start()]
        if DETERMINER.fullmatch(inside.split()[0]) or len(inside.split()) < 2:
            continue
        if words.making.search(before) or words.coined.search(before):
            yield Candidate(
                span=Span.of(text, m.start(), m.end()),
                family="coined",
                type="support_package",
                anchors=content_of(inside) | nations_in(text, sentence.span.s, sentence.span.e, pack),
                weight=1.5,
                name=inside,
            )
