"""One test for each kind of trap: true when the output falls in, false when it does not, None when it cannot be told.

Kinds without a test are listed as unchecked.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.scoring.metadata import date_flagged
from onrecord.scoring.output import Output
from onrecord.scoring.spans import Span, overlap, span_of, spans, touches
from onrecord.scoring.terms import gold_actor_ids
from onrecord.scoring.values import Json, ids_of, key_of, norm, obj

FUSED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
PLACES = ("place", "city", "location")

Check = Callable[[Output, Json, Span], bool | None]


def fell_for(trap: Json, output: Output) -> bool | None:
    """Whether the output falls in a gold trap; None if that cannot be told."""
    check = CHECKS.get(trap["kind"])
    return check(output, trap, span_of(trap.get("span")) or Span(0, 1)) if check else None


def _leaks(o: Output, _: Json, span: Span) -> bool:
    return o.leaks(span)


def _headline_without_attribution(o: Output, _: Json, span: Span) -> bool:
    return any(s.get("position_in_text") != "headline" for s in o.evidence(span, 0.9))


def _unrelated_tail(o: Output, trap: Json, _: Span) -> bool:
    return any(touches(spans(t.get("evidence")), [o.lines[n]]) for n in trap["lines"] for t in o.doc.o_terms)


def _number_not_quantity(o: Output, _: Json, span: Span) -> bool:
    return any(overlap(q, span) for q in o.quantities)


def _date_of_other_story(o: Output, _: Json, span: Span) -> bool:
    return touches(spans(obj(o.document.get("published")).get("evidence")), [span])


def _page_date_wrong(o: Output, _: Json, span: Span) -> bool:
    times = o.doc.gold["times"]
    printed = {t["value"] for t in times if overlap(Span(t["span"]["s"], t["span"]["e"]), span)}
    lo, hi = o.published()
    return lo == hi and lo in printed and not date_flagged(o.doc)


def _fused_text(o: Output, trap: Json, span: Span) -> bool:
    cuts = [span.s + m.start() for m in FUSED.finditer(trap["span"]["text"])]
    return any(m.s < c < m.e for _, m in o.mentions(span) for c in cuts)


def _dateline_is_not_actor(o: Output, _: Json, span: Span) -> bool:
    return any(a.get("type") not in PLACES for a, _ in o.mentions(span))


def _scare_quotes(o: Output, _: Json, span: Span) -> bool:
    contents = [c for a in o.attributions for c in spans(a.get("content"))]
    return any(c.s >= span.s - 2 and c.e <= span.e + 2 for c in contents)


def _rhetorical_question(o: Output, _: Json, span: Span) -> bool:
    return any(o.said(span, 0.5, modality="certain", polarity="pos", act=act) for act in ("claim", "predict"))


def _negated_reassurance(o: Output, _: Json, span: Span) -> bool:
    positions = o.terms(span, "position")
    supports = any(obj(t.get("value")).get("stance") == "support" for t in positions)
    return supports or o.said(span, 0.3, act="support", polarity="pos")


def _misnamed_actor(o: Output, _: Json, span: Span) -> bool:
    def actors(term: Json) -> frozenset[str]:
        value = obj(term.get("value"))
        return gold_actor_ids(o.doc, [x for k in ("actor", "obligor") for x in ids_of(value.get(k))])

    return any(actors(t) & {"nato"} for t in o.terms(span))


def _metaphor(o: Output, _: Json, span: Span) -> bool:
    return any(2 * overlap(m, span) >= (m.e - m.s) + (span.e - span.s) for _, m in o.mentions(span))


def _no_obligation(o: Output, _: Json, span: Span) -> bool:
    return bool(o.terms(span, "obligation"))


def _pronoun_error(o: Output, _: Json, span: Span) -> bool:
    promised = any(s.get("act") in ("promise", "offer", "agree") for s in o.evidence(span))
    return promised or any(touches(spans(a.get("cue")), [span]) for a in o.attributions)


def _covers(o: Output, _: Json, span: Span) -> bool:
    return o.covers(span)


def _role_reversed(o: Output, _: Json, span: Span) -> bool | None:
    hint = o.doc.lenient.traps.get(span.s)
    return o.owed_by(span, *hint) if hint else None


def _legal_label(o: Output, _: Json, span: Span) -> bool:
    return bool(o.evidence(span, 0.9))


def _headline_firmness(o: Output, _: Json, span: Span) -> bool:
    owed = [t for t in o.terms(span, "obligation") if touches(spans(t.get("evidence")), [span])]
    said = [o.statement_by_id.get(key_of(t.get("statement")), {}) for t in owed]
    return any(s.get("position_in_text") != "headline" for s in said)


def _mangled_quote(o: Output, _: Json, span: Span) -> bool:
    direct = [a for a in o.attributions if a.get("type") == "direct"]
    return any(touches(spans(a.get("content")), [span]) for a in direct)


def _unbalanced_quote(o: Output, _: Json, span: Span) -> bool:
    return any(c.s <= span.e <= c.e - 3 for a in o.attributions for c in spans(a.get("content")))


def _paywall_inside_sentence(o: Output, trap: Json, _: Span) -> bool:
    return any(o.covers(o.lines[n]) for n in trap["lines"] if o.doc.in_boiler([o.lines[n]]))


def _dateline_month_only(o: Output, trap: Json, span: Span) -> bool:
    place = obj(o.document.get("dateline")).get("place")
    return bool(o.mentions(span)) or norm(place) == norm(trap["span"]["text"])


def _handle_not_name(o: Output, _: Json, span: Span) -> bool:
    return any(re.search(r"[@_]", str(a.get("name"))) for a, _ in o.mentions(span))


def _same_person_unnamed_then_named(o: Output, trap: Json, _: Span) -> bool | None:
    unnamed, named = (
        {key_of(a.get("id")) for a, m in o.mentions(s) if 2 * overlap(m, s) >= s.e - s.s} for s in spans(trap["spans"])
    )
    return None if not unnamed or not named else not unnamed & named


def _denial_polarity(o: Output, _: Json, span: Span) -> bool:
    return any(s.get("polarity") == "pos" for s in o.evidence(span, 0.5))


CHECKS: dict[str, Check] = {
    "number_in_related_link": _leaks,
    "related_link_claim": _leaks,
    "bio_number": _leaks,
    "headline_without_attribution": _headline_without_attribution,
    "unrelated_tail": _unrelated_tail,
    "number_not_quantity": _number_not_quantity,
    "model_name_not_quantity": _number_not_quantity,
    "pagination_number": _number_not_quantity,
    "date_of_other_story": _date_of_other_story,
    "page_date_wrong": _page_date_wrong,
    "fused_text": _fused_text,
    "fused_tags": _fused_text,
    "dateline_is_not_actor": _dateline_is_not_actor,
    "scare_quotes_partial_quote": _scare_quotes,
    "weapon_quotes": _scare_quotes,
    "rhetorical_question": _rhetorical_question,
    "negated_reassurance": _negated_reassurance,
    "misnamed_actor": _misnamed_actor,
    "metaphor": _metaphor,
    "ironic_guarantee": _no_obligation,
    "scare_quotes_lost": _no_obligation,
    "pronoun_error": _pronoun_error,
    "dangling_caption": _covers,
    "inline_boilerplate": _covers,
    "role_reversed": _role_reversed,
    "legal_label": _legal_label,
    "headline_firmness": _headline_firmness,
    "mangled_quote": _mangled_quote,
    "unbalanced_quote": _unbalanced_quote,
    "paywall_inside_sentence": _paywall_inside_sentence,
    "dateline_month_only": _dateline_month_only,
    "handle_not_name": _handle_not_name,
    "same_person_unnamed_then_named": _same_person_unnamed_then_named,
    "denial_polarity": _denial_polarity,
}
