"""Denied by the one and told by another: an act, and what it hit.

A denial contradicts a claim when the claim names the one who denies, the same kind of act, and the same kind of thing
it was done to. What was hit is compared by kind, so that a "mall" meets a "shopping center" and a barracks does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.judge.claims import Claim, names_in
from onrecord.model.link import Link
from onrecord.model.vocabulary import Act, ActorType, ConflictKind, Modality, Relation
from onrecord.packs.wording import any_of
from onrecord.text.stems import stems_of

# A denial answers few claims; more links than this for one denial say nothing new.
MOST = 3
TOLD = frozenset({Act.CLAIM, Act.ACCUSE, Act.ANNOUNCE, Act.OFFER, Act.PROMISE, Act.AGREE, Act.DECIDE})
ATTACK = "attack"  # the pack's kind of act that can be denied by whom it is laid to
NEXT = 3  # characters: a denial and what its speaker says next stand in one paragraph
BEFORE = 200  # characters: at most one sentence between a claim and the denial that answers it
MIN_SHARED = 3  # stems besides names


def denials(claims: Sequence[Claim], others: Sequence[Claim]) -> list[Link]:
    """Conflicts between a denial and claims of one article; `others` are sentences without a statement."""
    links: list[Link] = []
    for denial in claims:
        if not _denies(denial):
            continue
        met = [(score, c) for c in (*claims, *others) if (score := _contradicts(denial, c)) > 0]
        best = max((score for score, _ in met), default=0)
        met = [(score, c) for score, c in met if score == best]
        met.sort(key=lambda x: (abs(x[1].span.s - denial.span.s), x[1].statement.id))
        for _, claim in met[:MOST]:
            links.append(
                Link(
                    relation=Relation.CONFLICTS,
                    kind=ConflictKind.DENIAL,
                    a=denial.end,
                    b=claim.end,
                    reason=f"“{denial.span.text}” denies what “{claim.span.text}” says.",
                    method="denial",
                )
            )
    return links


def _contradicts(denial: Claim, claim: Claim) -> int:
    """How much of what is denied the claim tells; 0 if it may be another thing."""
    if claim.statement.act is not Act.CLAIM or claim.statement.modality is not Modality.CERTAIN:
        return 0
    if claim.headline or claim.span.overlaps(denial.span):
        return 0
    if not denial.speakers or denial.speakers & claim.speakers or not denial.speakers & claim.actors:
        return 0
    names = _name_stems(denial) | _name_stems(claim)
    acts = stems_of(" ".join(any_of(tuple(denial.pack.wording.kinds.get(ATTACK, ()))).findall(denial.span.text)))
    shared = (denial.stems & claim.stems) - names - acts
    kinds = denial.kinds & claim.kinds
    general = {ATTACK} | {x for pair in denial.pack.wording.opposed for x in pair}
    # Who denies the one strike ("the mall") does not speak of another; who denies all such strikes does.
    if (denial.kinds - general) and not (kinds - general):
        return 0
    targets = len(kinds - {ATTACK})
    # Either one kind of act was done to one kind of thing, or the words themselves are the same.
    if not (ATTACK in kinds and targets) and len(shared) < MIN_SHARED:
        return 0
    return 2 * targets + len(shared)


def answers(claims: Sequence[Claim]) -> list[Link]:
    """Conflicts between a denial and the claim on another's word that it follows in the same article.

    The claim names the one who denies or the body spoken for, and the denial, or what its speaker says next, takes up a
    word of it: "is ready to send a brigade, the paper wrote. The minister denied it. "No brigade ...," she said".
    """
    links: list[Link] = []
    for denial in claims:
        if not _denies(denial) or not denial.speakers:
            continue
        words = denial.sentence_stems.union(*(c.stems for c in claims if _goes_on(denial, c)))
        before = [c for c in claims if _answered(denial, c, words)]
        if before:
            claim = max(before, key=lambda c: (len((c.stems & words) - _name_stems(c)), c.span.s))
            links.append(
                Link(
                    relation=Relation.CONFLICTS,
                    kind=ConflictKind.DENIAL,
                    a=claim.end,
                    b=denial.end,
                    reason=f"“{denial.span.text}” answers “{claim.span.text}”, told just before it on another word.",
                    method="denial answers",
                )
            )
    return links


def _goes_on(denial: Claim, claim: Claim) -> bool:
    near = 0 <= claim.sentence.s - denial.sentence.e <= NEXT
    return near and bool(claim.speakers & denial.speakers)


def _answered(denial: Claim, claim: Claim, words: frozenset[str]) -> bool:
    near = 0 <= denial.sentence.s - claim.sentence.e <= BEFORE
    concerned = bool(denial.speakers & claim.actors) or bool(denial.source_names & names_in(claim.sentence.text))
    other = claim.chain and not claim.chain & denial.speakers and concerned
    shared = (claim.stems & words) - _name_stems(claim) - _name_stems(denial)
    told = claim.statement.act in TOLD and claim.statement.modality is Modality.CERTAIN
    return bool(near and other and shared) and told and not claim.headline


def _denies(claim: Claim) -> bool:
    """Whether the statement is a denial in so many words; "questioned whether" and "resisted" are none."""
    words = any_of(tuple(claim.pack.wording.denies))
    cues = [x.text for a in claim.article.reading.attributions if a.id == claim.statement.attribution for x in a.cue]
    return claim.statement.act is Act.DENY and bool(words.search(f"{claim.span.text} {' '.join(cues)}"))


def _name_stems(claim: Claim) -> frozenset[str]:
    return frozenset().union(*(stems_of(m.span.text) for m in claim.mentions))


def opposed_targets(claims: Sequence[Claim], opposed: Sequence[tuple[str, str]]) -> list[Link]:
    """Conflicts over what one strike hit: a thing of one kind by the one account, of an opposed kind by the other.

    Both accounts speak of one place, the attacker gives one of them, and the other names the attacker.
    """
    links: list[Link] = []
    struck = [c for c in claims if ATTACK in c.kinds]
    for attacker in struck:
        for victim in struck:
            sides = _opposed(attacker, victim, opposed)
            named = attacker.speakers & victim.actors and not attacker.speakers & victim.speakers
            if sides and named and _one_place(attacker, victim):
                links.append(
                    Link(
                        relation=Relation.CONFLICTS,
                        kind=ConflictKind.IDENTITY,
                        a=victim.end,
                        b=attacker.end,
                        reason=f"Of one place, “{victim.span.text}” and “{attacker.span.text}” name different targets.",
                        method="opposed targets",
                    )
                )
    return links


def _opposed(attacker: Claim, victim: Claim, opposed: Sequence[tuple[str, str]]) -> bool:
    mine, other = attacker.kinds, victim.kinds
    if Act.DENY in (attacker.statement.act, victim.statement.act):
        return False
    # "Mainly civilian buildings were hit" tells of no one strike: the victim's target must be of a nearer kind too.
    near = other - {ATTACK} - {x for pair in opposed for x in pair}
    return bool(near) and any(b in mine and a not in mine and a in other and b not in other for a, b in opposed)


def _one_place(a: Claim, b: Claim) -> bool:
    places = _scene(a), _scene(b)
    return bool(places[0]) and bool(places[0] & places[1])


def _scene(claim: Claim) -> frozenset[str]:
    """The places named in the claim's sentence; if it names none, the one named last before it."""
    reading = claim.article.reading
    places = {x.id for x in reading.actors if x.type is ActorType.PLACE}
    named = [m for m in reading.mentions if m.actor in places]
    here = {m.actor for m in named if m.span.inside(claim.sentence) and m.actor}
    if here:
        return frozenset(here)
    before = [m for m in named if m.span.e <= claim.sentence.s]
    last = max(before, key=lambda m: m.span, default=None)
    return frozenset({last.actor}) if last and last.actor else frozenset()
