"""A gold document beside its output, and the alignments that all scores share.

Ids are never compared: actors are aligned by shared mentions and equal names, subjects by mentions and names,
attributions and statements by their words. Items that lie wholly in lines the gold calls boilerplate are out of scope
on both sides (no credit, no penalty); that they leak into the record is counted by the traps.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from onrecord.scoring.assign import assign, pair_up
from onrecord.scoring.lenient import Lenient
from onrecord.scoring.spans import STOP, Span, iou, mention_key, share_word, spans, token_iou
from onrecord.scoring.values import Json, key_of, norm, obj, rows

# How a mention names its actor: only the first group counts as a named mention.
NAMED = frozenset({"name", "acronym", "metonym", "misspelling", "variant_spelling", "alternate_name", "handle"})
LOOSE = frozenset({"nominal", "pronoun", "deictic", "epithet", "demonym_plural", "adjective", "demonym"})
AUTHOR = "doc:"  # prefix of the gold's author-voice holder
SAME_CONTENT = 0.5  # token IoU from which two contents are one attribution's
SAME_EVIDENCE = 0.3  # token IoU from which two pieces of evidence are one statement's


class Doc:
    """`gold` and `out`, one document. `text` is None where only the spans' own text is known.

    `actor_map` leads from output actor ids to gold ones, `subject_map` from output subject ids to gold arrangements,
    `att_map` and `st_map` from indices of gold attributions and statements to those of the output, `att_of` from output
    attribution ids to gold ones. `own_voice` holds the gold actors that are the outlet or its agency.
    """

    def __init__(self, gold: Json, out: Json, text: str | None, lenient: Lenient) -> None:
        self.gold, self.out, self.text, self.lenient = gold, out, text, lenient
        self.boiler = [
            Span(x["s"], x["e"]) for x in gold["lines"] if x["label"] == "boilerplate" and x["kind"] != "blank"
        ]
        self.g_att = [x for x in gold["attributions"] if not self.in_boiler(spans(x["content"]))]
        self.o_att = [x for x in rows(out.get("attributions")) if not self.in_boiler(spans(x.get("content")))]
        self.g_st = [x for x in gold["statements"] if not self.in_boiler(spans(x["evidence"]))]
        self.o_st = [x for x in rows(out.get("statements")) if not self.in_boiler(spans(x.get("evidence")))]
        self.g_actors: list[Json] = gold["actors"]
        self.g_places: list[Json] = gold["places"]
        self.o_actors = rows(out.get("actors"))
        self.o_subjects = rows(out.get("subjects"))
        self.o_terms = rows(out.get("terms"))
        self.own_voice = self._own_voice()
        self.actor_map = self._align_actors()
        self.subject_map = self._align_subjects()
        self.att_map = pair_up(self.g_att, self.o_att, self._attribution_score)
        pairs = sorted(self.att_map.items(), reverse=True)
        self.att_of = {key_of(self.o_att[o].get("id")): str(self.g_att[g]["id"]) for g, o in pairs}
        self.att_of.pop(None, None)
        self.st_map = pair_up(self.g_st, self.o_st, self._statement_score)

    def in_boiler(self, given: Sequence[Span]) -> bool:
        """Whether all of `given` lie in boilerplate lines."""
        return bool(given) and all(any(b.s <= x.s and x.e <= b.e for b in self.boiler) for x in given)

    def _own_voice(self) -> set[str]:
        media = [a for a in self.g_actors if a["type"] in ("media", "anonymous_media")]
        own = {a["id"] for a in media if any(m.get("in_boilerplate") for m in a["mentions"])}
        agency = obj(self.gold["metadata"].get("agency")).get("value")
        return own | {a["id"] for a in self.g_actors if agency and norm(a["name"]) == norm(agency)}

    def _align_actors(self) -> dict[Hashable, str]:
        """Output actors to gold actors and places: the assignment with most shared mentions (1 for the same span
        after ``mention_key``, 0.5 for an overlap of at least half), plus 0.5 for an equal name."""
        golds = self.g_actors + self.g_places
        gold_keys = [{mention_key(m, self.text) for m in spans(a["mentions"])} for a in golds]
        out_keys = [{mention_key(m, self.text) for m in spans(a.get("mentions"))} for a in self.o_actors]

        def score(g: int, o: int) -> float:
            mine, theirs = gold_keys[g], out_keys[o]
            near = sum(_half_met(key, theirs) for key in mine - theirs)
            name = norm(self.o_actors[o].get("name"))
            return len(mine & theirs) + 0.5 * near + 0.5 * bool(name and name == norm(golds[g]["name"]))

        found: dict[Hashable, str] = {}
        for g, o in assign([[score(g, o) for o in range(len(self.o_actors))] for g in range(len(golds))]):
            found.setdefault(key_of(self.o_actors[o].get("id")), golds[g]["id"])
        found.pop(None, None)
        return found

    def _align_subjects(self) -> dict[Hashable, str]:
        """Output subjects to gold arrangements: 1 for each name span met (token IoU at least 0.5), 0.5 for each alias
        span met, plus the word overlap of the names when it is at least half."""
        golds = self.gold["arrangements"]
        found: dict[Hashable, str] = {}
        for g, o in assign([[self._subject_score(g, o) for o in self.o_subjects] for g in golds]):
            found.setdefault(key_of(self.o_subjects[o].get("id")), golds[g]["id"])
        found.pop(None, None)
        return found

    def _subject_score(self, gold: Json, out: Json) -> float:
        theirs = spans(out.get("mentions"))

        def met(given: Sequence[Span]) -> int:
            return sum(any(token_iou([x], [y], self.text) >= 0.5 for y in theirs) for x in given)

        total = met(spans(gold["name_evidence"])) + 0.5 * met(spans(gold["aliases"]))
        told = set(norm(out.get("name")).split()) - STOP
        known = [set(norm(n.replace("_", " ")).split()) - STOP for n in (gold["name"], gold["canonical"])]
        names = max(iou(x, told) for x in known)
        return total + (names if names >= 0.5 else 0.0)

    def source_match(self, gold: Json, out: Json) -> bool:
        """Whether the sources share a content word (titles do not matter) or both are empty."""
        a, b = spans(gold["source"]), spans(out.get("source"))
        return share_word(a, b, self.text) if a and b else not a and not b

    def _attribution_score(self, gold: Json, out: Json) -> float:
        """Token IoU of contents, at least 0.5; ties of nesting go to the pair whose source, then cue, overlaps."""
        content = spans(out.get("content"))
        wanted = [spans(gold["content"]), *self.lenient.contents(gold["id"])]
        shared = max(token_iou(x, content, self.text) for x in wanted)
        if shared < SAME_CONTENT:
            return 0.0
        cue = share_word(spans(gold["cue"]), spans(out.get("cue")), self.text)
        return shared + self.source_match(gold, out) + 0.5 * cue

    def _statement_score(self, gold: Json, out: Json) -> float:
        """Evidence token IoU, at least 0.3; a pair that hangs on matched attributions is preferred, then one with the
        same act."""
        shared = token_iou(spans(gold["evidence"]), spans(out.get("evidence")), self.text)
        wanted = self.lenient.values(gold["id"], "attribution", gold["attribution"])
        if shared < SAME_EVIDENCE or (out.get("attribution") is None and None not in wanted):
            return 0.0
        act, polarity = gold["act"] == out.get("act"), gold["polarity"] == out.get("polarity")
        return shared + self.same_attribution(gold, out) + 0.25 * bool(act) + 0.1 * bool(polarity)

    def same_attribution(self, gold: Json, out: Json) -> bool:
        """Whether an output statement hangs on the match of the gold's attribution, or on none as in the gold."""
        given = key_of(out.get("attribution"))
        wanted = self.lenient.values(gold["id"], "attribution", gold["attribution"])
        return any((given is None) if w is None else given is not None and self.att_of.get(given) == w for w in wanted)

    def knows(self, gold_id: Any) -> bool:
        """Whether a gold id can be judged: null, the author's voice, or an actor the gold lists."""
        known = {a["id"] for a in self.g_actors + self.g_places}
        ids = gold_id if isinstance(gold_id, list) else [gold_id]
        return all(x is None or x in known or x.startswith(AUTHOR) for x in ids)

    def same_actor(self, out_id: Any, gold_id: Any) -> bool:
        """Whether an output actor id names the gold actor. A gold list is met by any member, the author's voice
        (``doc:…``, the outlet, the agency) by null or by an actor the gold counts as the outlet, an office by the state
        it speaks for."""
        if isinstance(gold_id, list):
            return any(self.same_actor(out_id, g) for g in gold_id)
        given = key_of(out_id)
        if gold_id is None:
            return given is None
        got = self.actor_map.get(given)
        if isinstance(gold_id, str) and self.voice(gold_id) == AUTHOR:
            return given is None or got in self.own_voice or str(given).startswith(AUTHOR) or got == gold_id
        if given is None or got is None:
            return False
        office = {a["id"]: a.get("represents") for a in self.g_actors if a["type"] == "office"}
        return bool(got == gold_id or office.get(gold_id) == got or office.get(got) == gold_id)

    def voice(self, gold_id: str) -> str:
        """A gold actor's id, ``doc:`` for the author's voice."""
        return AUTHOR if gold_id.startswith(AUTHOR) or gold_id in self.own_voice else gold_id


def _half_met(key: tuple[int, int], others: set[tuple[int, int]]) -> bool:
    s, e = key
    return any(2 * (min(e, y) - max(s, x)) >= max(e, y) - min(s, x) for x, y in others)
