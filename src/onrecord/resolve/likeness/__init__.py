"""How likely two names are one actor's, with the reasons: one question, asked by type.

A name that a pack knows is settled by the pack. Persons are compared part by part, whatever the order; bodies, states
and places by all their words.
"""

from __future__ import annotations

from onrecord.model.vocabulary import ActorType, MentionForm
from onrecord.packs.index import NameIndex, index_of, plain
from onrecord.packs.pack import Pack
from onrecord.resolve.likeness.bodies import like_bodies
from onrecord.resolve.likeness.likeness import SAME, Likeness, apart
from onrecord.resolve.likeness.persons import like_persons
from onrecord.resolve.likeness.words import POSSESSIVE, named
from onrecord.text.latin import LONGEST, latin

__all__ = ["SAME", "Likeness", "likeness"]


def likeness(a: str, b: str, kind: ActorType, pack: Pack) -> Likeness:
    """How likely the names `a` and `b`, both of type `kind`, are one actor's: 0 to 1, one from SAME on.

    A name of more than 200 characters, or with no letter that can be read, is like none but itself.
    """
    x, y = named(a), named(b)
    if x.words and x.words == y.words:
        return Likeness(1.0, ("the same words",))
    if max(len(a), len(b)) > LONGEST:
        return Likeness(1.0, ("the same words",)) if a == b else apart("too long for a name")
    if not x.words or not y.words:
        return (
            Likeness(1.0, ("the same letters",)) if a == b else Likeness(0.0, ("in letters that are not known here",))
        )
    index = index_of(pack)
    one, two = _known(index, a, kind), _known(index, b, kind)
    if one and two:
        both = sorted(one & two)
        return Likeness(1.0, (f"both are {both[0][0]} in the pack",)) if both else apart("two entries of the pack")
    return like_persons(x, y, pack) if kind is ActorType.PERSON else like_bodies(x, y, kind, pack)


def _known(index: NameIndex, name: str, kind: ActorType) -> frozenset[tuple[str, bool]]:
    """The actors that the pack knows by `name`, of the type asked for where it has one of it, and whether the name is
    that of a city that may stand for it: "Mexico City" is not Mexico, but "Kiev" is "Kyiv"."""
    surface = plain(POSSESSIVE.sub("", name.strip()))
    exact = index.exact.get(surface) or index.exact.get(surface.removeprefix("the ")) or []
    found = (
        exact
        or index.folded.get(surface.casefold())
        or ([] if surface.isascii() else index.folded.get(latin(surface), []))
    )
    own = [k for k in found if k.type is kind] or found
    return frozenset((k.actor, k.form is MentionForm.METONYM) for k in own)
