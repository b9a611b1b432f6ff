"""Who is meant by a name, inside one document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.actor import Mention
from onrecord.model.ids import slug
from onrecord.model.vocabulary import NAMED_FORMS, ActorType, MentionForm
from onrecord.packs.index import PERSON, KnownName, plain, surname
from onrecord.resolve.governments import owns_a_government
from onrecord.resolve.ministries import organ_named, owner_of
from onrecord.resolve.names import body_key, initials, person_keys, person_name, same_person
from onrecord.resolve.offices import note_gender, note_title
from onrecord.resolve.roll import Roll
from onrecord.resolve.salience import nearest
from onrecord.text.spelling import bare, misspelt, skeleton

# A city after these is the place, not the state whose capital it is.
STANDING_IN = re.compile(
    r"\b(?:in|at|near|outside|around|inside|across|downtown|central|capital|city of|streets of)\s+$", re.I
)
GOING = re.compile(
    r"\b(?:visit\w*|leav\w+|left|reach\w*|travel\w*|trip|flew|fl(?:y|ies|ying|ight|own)|went|go(?:es|ing)?|return\w*|c[ao]m(?:e|es|ing)|"
    r"arriv\w+|mov\w+|drove|driv\w+|train|troops|protests?|embass\w+|ambassador)\s+(?:back\s+)?(?:to|from|for|into)?\s*(?:the\s)?$",
    re.I,
)
MEETING = re.compile(
    r"\s(?:summit|meeting|conference|talks|agreement|accord|accords|deal|attacks?|airport|Agreement|Accord|Summit|climate|region|suburb|"
    r"street|hotel|office|bureau)\b|,\s[A-Z]"
)


def name_actors(roll: Roll, mentions: Sequence[Mention]) -> None:
    """Give every named mention to an actor. Full names first, since a headline has only the surname."""
    named = [m for m in mentions if m.form in NAMED_FORMS or m.form is MentionForm.DEMONYM_PLURAL]
    full = _full_names(roll, named)
    bodies = _bodies(named)
    for mention in named:
        # Before whatever is called by the state's adjective ("the Freedonian army").
        surface = plain(mention.span.text)
        if mention.type is ActorType.STATE and mention.form is MentionForm.NAME and surface not in roll.index.exact:
            roll.minted(surface, ActorType.STATE)
    for mention in named:
        _name(roll, mention, full, bodies)
    for mention in [m for m in roll.mentions if m.type is ActorType.PERSON and m.actor]:
        note_title(roll, mention, mention.actor or "")


def _full_names(roll: Roll, named: Sequence[Mention]) -> dict[str, list[str]]:
    """Last names of the persons named in full, by skeleton, to their ids in order of appearance."""
    found: dict[str, list[str]] = {}
    alike: dict[str, list[int]] = {}
    # Of several persons whom a name fits it is the one who appeared first.
    order: list[str] = []  # ids as they appear; `alike` has their places in it by what names of one person share
    for mention in named:
        if mention.type is not ActorType.PERSON or " " not in mention.span.text:
            continue
        name = " ".join(mention.span.text.split())
        actor = _person_known(roll, name)
        if actor is None:
            near = sorted({n for key in person_keys(name) for n in alike.get(key, ())})
            same = (order[n] for n in near if same_person(roll.actors[order[n]].name, name))
            actor = next(same, None) or roll.minted(name, ActorType.PERSON)
        else:
            roll.known(actor)
        ids = found.setdefault(skeleton(_last(roll, name)), [])
        if actor not in ids:
            ids.append(actor)
            order.append(actor)
            for key in person_keys(roll.actors[actor].name):
                alike.setdefault(key, []).append(len(order) - 1)
        if skeleton(_last(roll, roll.actors[actor].name)) not in found:
            found[skeleton(_last(roll, roll.actors[actor].name))] = ids
    return found


def _last(roll: Roll, name: str) -> str:
    actors = roll.pack.actors
    return surname(name, frozenset(actors.particles), frozenset(actors.name_ends))


def _person_known(roll: Roll, name: str) -> str | None:
    exact = [k.actor for k in roll.index.exact.get(plain(name), ()) if k.type is ActorType.PERSON]
    if exact:
        return _dated(roll, exact)[0]
    near = [a for a in roll.index.skeletons.get(skeleton(_last(roll, name)), ()) if _agrees(roll, a, name)]
    return near[0] if len(near) == 1 else None


def _agrees(roll: Roll, actor: str, name: str) -> bool:
    person = roll.pack.actors.persons[actor.removeprefix(PERSON)]
    return any(same_person(known, name) for known in (person.name, *person.also))


def _bodies(named: Sequence[Mention]) -> dict[str, str]:
    """Acronyms that the document's own names spell out."""
    found: dict[str, str] = {}
    for mention in named:
        if mention.type is ActorType.ORGANISATION and " " in mention.span.text:
            found.setdefault(initials(mention.span.text), mention.span.text)
    return found


def _name(roll: Roll, mention: Mention, full: dict[str, list[str]], bodies: dict[str, str]) -> None:
    surface = plain(mention.span.text)
    known = roll.index.exact.get(surface) or (
        roll.index.folded.get(surface.casefold()) if surface.isupper() and len(surface) > 3 else None
    )
    if mention.form is MentionForm.HANDLE:
        _handle(roll, mention, full)
    elif mention.form is MentionForm.DEMONYM_PLURAL:
        _people(roll, mention)
    elif mention.type is ActorType.PERSON:
        _person(roll, mention, full, known or [])
    elif known:
        _known(roll, mention, known)
    else:
        _body(roll, mention, bodies)


def _people(roll: Roll, mention: Mention) -> None:
    """ "The Russians" are Russia; "Russians" and "thousands of Russians" are people."""
    state = roll.index.people.get(mention.span.text)
    if state is None:
        actor = roll.unnamed(mention.span.text, ActorType.COLLECTIVE)
        roll.give(mention, actor, "people by their creed or descent")
        return
    definite = re.search(r"\bthe\s$", roll.text[max(0, mention.span.s - 4) : mention.span.s], re.I)
    if definite:
        roll.give(mention, roll.known(state), "people with the article for their state")
    else:
        actor = roll.group(f"{state}_people", mention.span.text, ActorType.COLLECTIVE, state)
        roll.give(mention, actor, "people by their demonym")


def _handle(roll: Roll, mention: Mention, full: dict[str, list[str]]) -> None:
    for part in re.split(r"[_\d]+", mention.span.text):
        ids = full.get(skeleton(part)) or roll.index.skeletons.get(skeleton(part)) or []
        if len(part) > 4 and ids:
            roll.give(mention, roll.known(ids[0]) if ids[0] in roll.index.shown else ids[0], "surname in a handle")
            return


def _person(roll: Roll, mention: Mention, full: dict[str, list[str]], known: list[KnownName]) -> None:
    name = " ".join(mention.span.text.split())
    if " " in name and mention.form is MentionForm.NAME:
        ids = [a for a in full.get(skeleton(_last(roll, name)), []) if _is(roll, a, name)]
        rule = "full name"
    else:
        ids, rule = _by_surname(roll, mention, full)
    if not ids:
        ids = _dated(roll, [k.actor for k in known if k.type is ActorType.PERSON])
        rule = "known surname"
    if not ids:
        ids, rule = _by_spelling(roll, name, full)
    actor = ids[0] if ids else roll.minted(name, ActorType.PERSON)
    if actor in roll.index.shown:
        roll.known(actor)
    roll.give(mention, actor, rule if ids else "name")
    note_gender(roll, mention, actor)


def _is(roll: Roll, actor: str, name: str) -> bool:
    return (actor in roll.index.shown and _agrees(roll, actor, name)) or same_person(roll.actors[actor].name, name)


def _by_surname(roll: Roll, mention: Mention, full: dict[str, list[str]]) -> tuple[list[str], str]:
    """Persons of the document by last name, else by first name; of several, the one whose title fits, named last."""
    ids = list(full.get(skeleton(mention.span.text), []))
    rule = "surname of a full name"
    if not ids:
        given = {
            a for group in full.values() for a in group if person_name(roll.actors[a].name).given == mention.span.text
        }
        ids, rule = sorted(given), "first name of a full name"
        return (ids, rule) if len(ids) == 1 else ([], rule)
    title = re.search(r"\b(Mr|Mrs|Ms|Miss)\.?\s$", roll.text[max(0, mention.span.s - 6) : mention.span.s])
    wanted = {"Mr": "m"}.get(title.group(1), "f") if title else ""
    fitting = [a for a in ids if not wanted or gender_of(roll, a) in (wanted, "")]
    if not fitting:
        # "Mr. Berg" where only Ms. Berg was named: somebody else, perhaps known.
        known = [a for a in roll.index.surnames.get(mention.span.text, ()) if roll.index.gender.get(a) == wanted]
        return (known or [roll.minted(f"{title.group() if title else ''}{mention.span.text}", ActorType.PERSON)]), rule
    recent = roll.last_of(fitting, mention.span.s)
    return [recent] if recent else fitting, rule


def gender_of(roll: Roll, actor: str) -> str:
    """ "m", "f", or "" if neither the pack nor the first name nor a title tells."""
    if actor in roll.gender:
        return roll.gender[actor]
    if actor in roll.index.gender:
        return roll.index.gender[actor]
    given = roll.actors[actor].name.split()[0] if actor in roll.actors else ""
    return roll.index.gender.get(given, roll.index.gender.get(given.split("-")[0], ""))


def _dated(roll: Roll, ids: list[str]) -> list[str]:
    """Of several known people with one surname, those in office on the day of the page first."""

    def in_office(actor: str) -> bool:
        person = roll.pack.actors.persons[actor.removeprefix(PERSON)]
        return any(t.held_on(roll.day) for t in person.tenures)

    return sorted(ids, key=lambda a: not in_office(a))


def _by_spelling(roll: Roll, name: str, full: dict[str, list[str]]) -> tuple[list[str], str]:
    last = _last(roll, name)
    for spelled, ids in full.items():
        if spelled == skeleton(last) or misspelt(spelled, last):
            fitting = [a for a in ids if _is(roll, a, name) or " " not in name]
            if fitting:
                return fitting, "another spelling"
    if " " in name:
        return [], ""
    here = [a for a, x in roll.actors.items() if x.type is ActorType.PERSON and misspelt(_last(roll, x.name), last)]
    if here:
        return here[:1], "misspelling of a name in the document"
    known = roll.index.skeletons.get(skeleton(last), [])
    return known[:1], "another spelling of a known name"


def _known(roll: Roll, mention: Mention, known: list[KnownName]) -> None:
    first = known[0]
    if first.form is MentionForm.METONYM and first.type is ActorType.STATE:
        if is_place(roll, mention):
            place = "place_" + slug(roll.pack.actors.states[first.actor].capital[0])
            roll.give(mention, roll.known(place), "capital as a place", MentionForm.NAME)
        else:
            roll.give(mention, roll.known(first.actor), "capital that acts", MentionForm.METONYM)
        return
    roll.give(mention, roll.known(first.actor), "known name", first.form)


def is_place(roll: Roll, mention: Mention) -> bool:
    """Whether a capital is the city and not its state: by the words around it, and as the place of a dateline."""
    dateline = roll.page.masthead.dateline
    if dateline and mention.span.inside(dateline.span):
        return True
    before = roll.text[max(0, mention.span.s - 40) : mention.span.s]
    after = roll.text[mention.span.e : mention.span.e + 30]
    if _names_event(roll, mention.span.text):
        return True
    return bool(STANDING_IN.search(before) or GOING.search(before) or MEETING.match(after)) or (
        mention.span.text.isupper() and re.match(r"[,\s]+(?:\(|[A-Z][a-z]+ \d|[–—-])", after) is not None
    )


def _names_event(roll: Roll, city: str) -> bool:
    """Whether the page calls an accord or a meeting by the city ("the Vienna Protocol"): then the city is short for it
    and acts for no state."""
    heads = "|".join(map(re.escape, roll.pack.offices.accord_heads))
    return roll.says(rf"\b{re.escape(city)}\s(?:[A-Z]\w+\s)?(?:{heads})\b")


def _body(roll: Roll, mention: Mention, bodies: dict[str, str]) -> None:
    """A body or place that no pack knows."""
    surface = re.sub(r"^(?:the|The)\s", "", " ".join(mention.span.text.split()))
    if mention.type is ActorType.PLACE:
        _place(roll, mention, surface)
        return
    if mention.form is MentionForm.MISSPELLING and (meant := _misspelt_body(roll, surface)):
        roll.give(mention, meant, "misspelling of a name in the document")
        return
    if surface in roll.pack.offices.lone_heads:
        state = nearest(roll, mention.span.s, lambda actor: roll.type_of(actor) is ActorType.STATE)
        roll.give(mention, roll.unnamed(surface, ActorType.ORGANISATION, state), "body of the state named last")
        return
    expanded = bodies.get(bare(surface).upper().replace(" ", "")) if mention.form is MentionForm.ACRONYM else None
    rule = "acronym spelt out" if expanded else "name"
    roll.give(mention, _body_named(roll, mention, expanded or surface), rule)


def _place(roll: Roll, mention: Mention, surface: str) -> None:
    same = (i for i, x in roll.actors.items() if x.type is ActorType.PLACE and skeleton(x.name) == skeleton(surface))
    actor = next(same, None) or roll.group("place_" + slug(surface), surface, ActorType.PLACE, None)
    roll.give(mention, actor, "name")


def _misspelt_body(roll: Roll, surface: str) -> str | None:
    for name, known in roll.index.exact.items():
        if " " not in name and known[0].actor in roll.actors and misspelt(surface, name):
            return known[0].actor
    return None


def _body_named(roll: Roll, mention: Mention, name: str) -> str:
    if known := roll.index.exact.get(plain(name)):
        return roll.known(known[0].actor)
    masthead = roll.page.masthead
    if any(n and n.name.casefold() == name.casefold() for n in (masthead.outlet, masthead.agency)):
        return roll.group("media_" + slug(name), name, ActorType.MEDIA, None)
    if organ := organ_named(roll, mention, name):
        return organ
    for actor, found in roll.actors.items():
        if found.type is ActorType.ORGANISATION and body_key(found.name) == body_key(name):
            return actor
    kind = mention.type if mention.type and mention.type is not ActorType.PERSON else ActorType.ORGANISATION
    if kind is ActorType.ORGANISATION and owns_a_government(roll, name):
        kind = ActorType.STATE
    return roll.minted(name, kind, owner_of(roll, name))
