"""Done by the one account, still to come by the other, where both tell of one event in one article's time."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.judge.claims import Aligned, Claim, copied, same_news
from onrecord.model.link import Link
from onrecord.model.vocabulary import ConflictKind, Relation
from onrecord.packs.pack import Pack
from onrecord.packs.wording import any_of
from onrecord.text.stems import folded, stem
from onrecord.text.words import STOP_WORDS, WORD


def aspects(pairs: Sequence[Aligned], pack: Pack) -> list[Link]:
    """Conflicts of aspect between accounts that were rewritten from one text."""
    links: list[Link] = []
    for pair in pairs:
        across = pair.a.article.document.id != pair.b.article.document.id
        if copied(pair.link) or not across or not same_news(pair.a.article, pair.b.article):
            continue
        for done, to_come in ((pair.a, pair.b), (pair.b, pair.a)):
            verbs = _verbs(done, pack.wording.done) & _verbs(to_come, pack.wording.to_come)
            both = _verbs(done, pack.wording.to_come) | _verbs(to_come, pack.wording.done)
            if verbs - both:
                links.append(
                    Link(
                        relation=Relation.CONFLICTS,
                        kind=ConflictKind.ASPECT,
                        slot="status",
                        a=pair.a.end,
                        b=pair.b.end,
                        reason=f"“{done.span.text}” tells as done what “{to_come.span.text}” tells as to come.",
                        method="aspect",
                    )
                )
    return links


def _verbs(claim: Claim, before: list[str]) -> frozenset[str]:
    """Stems of the verbs that stand behind one of the words `before` in the evidence."""
    found: set[str] = set()
    for m in any_of(tuple(before)).finditer(claim.span.text):
        words = [folded(w.group()) for w in WORD.finditer(claim.span.text, m.end())][:2]
        words = [w for w in words if w not in STOP_WORDS]
        # "will formally apply": the adverb is passed over, and "apply for" is no adverb.
        if len(words) == 2 and words[0].endswith("ly"):
            words = words[1:]
        if words:
            found.add(stem(words[0]))
    return frozenset(found)
