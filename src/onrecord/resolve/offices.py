"""Titles before and after a name: which office a person is said to hold, and for whom."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.model.actor import Mention
from onrecord.model.vocabulary import NAMED_FORMS, ActorType
from onrecord.packs.index import PERSON, NameIndex, listed
from onrecord.packs.offices import Offices
from onrecord.resolve.roll import Roll
from onrecord.text.spelling import skeleton

FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x|late|then|[Oo]ne-?time|[Rr]etired)[\s-](?:[\w.'’-]+\s){0,2}$")
# How far before a name its title may begin.
REACH = 70


@lru_cache(maxsize=8)
def _title_pattern(offices: Offices) -> re.Pattern[str]:
    titles = {t.casefold() for t in (*listed(offices.titles), *offices.nominals.get("office", []))}
    words = "|".join(re.escape(t) for t in sorted(titles, key=lambda t: (-len(t), t)))
    return re.compile(rf"(?<![\w-])({words})\s$", re.I)


def is_title(roll: Roll, words: str) -> bool:
    """Whether `words` end in a title or the noun for an office."""
    return _title_pattern(roll.pack.offices).search(words + " ") is not None


def note_gender(roll: Roll, mention: Mention, actor: str) -> None:
    """Keep what "Mr." or "Ms." before a name tells."""
    if m := re.search(r"\b(Mr|Mrs|Ms|Miss)\.?\s$", roll.text[max(0, mention.span.s - 6) : mention.span.s]):
        roll.gender.setdefault(actor, "m" if m.group(1) == "Mr" else "f")


def note_title(roll: Roll, mention: Mention, actor: str) -> None:
    """Keep the title that stands before a name, and whom it makes the person speak for."""
    before = roll.text[max(0, mention.span.s - REACH) : mention.span.s]
    m = _title_pattern(roll.pack.offices).search(before)
    if not m or FORMER.search(before[: m.start()]):
        return
    title = m.group(1).casefold()
    if title not in roll.titles.setdefault(actor, []):
        roll.titles[actor].append(title)
    after = re.match(r"\sof\s(?:the\s)?([A-Z][\w.-]*(?:\s[A-Z][\w.-]*)?)", roll.text[mention.span.e :][:60])
    told = [re.sub(r"['’]s$", "", w) for w in before[: m.start()].split()[-2:]] + ([after.group(1)] if after else [])
    title_at = mention.span.s - len(before) + m.start()
    for spoken in roll.before(title_at, title_at - REACH):
        if spoken.actor and 0 <= title_at - spoken.span.e <= 1 and roll.type_of(spoken.actor) is ActorType.ORGANISATION:
            roll.speaks_for(actor, roll.actors[spoken.actor].represents or spoken.actor)
            return
    for word in told:
        if body := roll.adjective(word) or _body(roll, word):
            roll.speaks_for(actor, body)
            return


def _body(roll: Roll, word: str) -> str | None:
    noun = word.casefold()
    if word != noun and noun in roll.index.called:
        return roll.last_of(roll.index.called[noun], len(roll.text))
    known = roll.index.exact.get(word)
    if not known:
        named = (ActorType.STATE, ActorType.ORGANISATION)
        return next((i for i, x in roll.actors.items() if x.name == word and x.type in named), None)
    if known[0].type in (ActorType.STATE, ActorType.ORGANISATION, ActorType.OFFICE):
        return (
            roll.known(known[0].actor)
            if known[0].type is not ActorType.OFFICE
            else roll.index.represents.get(known[0].actor)
        )
    return None


def heads(roll: Roll, actor: str) -> bool:
    """Whether `actor` is at the top of the body spoken for: by a title in the text, or in office on the day."""
    top = roll.pack.offices.top_offices
    words = {w for key in top for w in (*roll.pack.offices.offices.get(key, ()), key.replace("_", " "))}
    if any(title in words for title in roll.titles.get(actor, ())):
        return True
    person = roll.pack.actors.persons.get(actor.removeprefix(PERSON))
    return person is not None and any(t.office in top and t.held_on(roll.day) for t in person.tenures)


def holder_there(roll: Roll, described: str, office: str) -> str | None:
    """The person whom the page names, before or after, as holding `office` in the place that `described` tells: "the
    mayor of Harstad" and "In Harstad, Mayor Ann Kerr"."""
    place = re.search(r"\sof\s.*?([A-Z][\w'’-]*)(?:\s(?:province|region|city|state|district))?$", described)
    if place is None:
        return None
    wanted, title = skeleton(place.group(1)), re.escape(office)
    for mention in sorted(roll.mentions, key=lambda m: m.span.s):
        if mention.form not in NAMED_FORMS or roll.type_of(mention.actor or "") is not ActorType.PERSON:
            continue
        before = roll.text[max(0, mention.span.s - REACH) : mention.span.s].rsplit("\n", 1)[-1]
        after = roll.text[mention.span.e : mention.span.e + REACH].split("\n", 1)[0]
        titled = re.search(rf"\b{title}\s$", before, re.I) or re.match(rf",\s(?:the\s)?{title}\b", after, re.I)
        if titled and any(skeleton(w) == wanted for w in re.findall(r"[A-Z][\w'’-]+", f"{before} {after}")):
            return mention.actor
    return None


def holds(roll: Roll, actor: str, office: str) -> bool:
    """Whether `actor` is said by the text, or known for the day of the page, to hold `office` ("president")."""
    if any(office in title or title in office for title in roll.titles.get(actor, ())):
        return True
    person = roll.pack.actors.persons.get(actor.removeprefix(PERSON))
    if person is None:
        return False
    keys = {key for key, words in roll.pack.offices.offices.items() if office in words}
    return any(t.office in keys and t.held_on(roll.day) for t in person.tenures)


def holder_known(roll: Roll, described: str, office: str, body: str) -> str | None:
    """Whom the pack knows to hold `office` for `body` on the day of the page ("the Turkish president").

    Nobody on a page without a date, where two may be meant, or where a word changes the office ("former", "vice").
    """
    published = roll.page.masthead.published
    before = re.split(r"\s(?:of|for)\s", described.casefold().replace(office, " "))[0]
    words = re.findall(r"[^\W_][\w.-]*", before)
    shown = _names_of(roll.index, body)
    if published.lo is None or any(w.strip(".") not in shown and w not in roll.index.called for w in words):
        return None
    offices = roll.pack.offices
    keys = {key for key, told in offices.offices.items() if office in told} | {re.sub(r"[\s-]", "_", office)}
    if office in offices.heads_of:
        keys |= set(offices.top_offices)
    found = [
        PERSON + key
        for key, person in roll.pack.actors.persons.items()
        if any(
            t.of == body and t.office in keys and t.held_on(published.lo) and t.held_on(published.hi or published.lo)
            for t in person.tenures
        )
    ]
    return roll.known(found[0]) if len(found) == 1 else None


@lru_cache(maxsize=256)
def _names_of(index: NameIndex, body: str) -> frozenset[str]:
    """Every word by which `body` may stand before an office."""
    known = (s for s, names in index.exact.items() if any(k.actor == body for k in names))
    adjectives = (a for a, of in index.adjectives.items() if of == body)
    return frozenset(w.strip(".").casefold() for name in (*known, *adjectives) for w in name.split())
