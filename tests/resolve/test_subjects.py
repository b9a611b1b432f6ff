import datetime as dt
from itertools import permutations

import pytest

from onrecord.model.actor import Actor
from onrecord.model.capture import Capture
from onrecord.model.document import Document, Page
from onrecord.model.ids import content_id
from onrecord.model.link import End, Link
from onrecord.model.reading import Article, Reading
from onrecord.model.span import Span
from onrecord.model.subject import Subject
from onrecord.model.term import Party, Term
from onrecord.model.vocabulary import ActorType, Relation, Role, SubjectKind
from onrecord.model.when import When, day
from onrecord.packs.loader import load_pack
from onrecord.resolve.subjects import resolve_subjects

PACK = load_pack()


def article(text, name, *, actor=None, type_="bilateral_security_commitments", own=None, on=None):
    """An article that names one subject by words that stand in it; `actor` is a party to it."""
    at = text.index(name)
    span = Span.of(text, at, at + len(name))
    document = content_id(text.encode())
    subject = Subject(
        id=own or name.replace(" ", "_"), kind=SubjectKind.ARRANGEMENT, type=type_, name=name, mentions=(span,)
    )
    value = Party(actor=actor, role=Role.PARTY)
    term = Term(id=f"t{document[:4]}", statement="s1", subject=subject.id, value=value, evidence=(span,))
    actors = (Actor(id=actor, type=ActorType.STATE, name=actor.title()),) if actor else ()
    reading = Reading(
        document=document, reader="hand 1", page=Page(segments=()), subjects=(subject,), terms=(term,), actors=actors
    )
    capture = Capture(document=document, source=f"{document[:6]}.txt", published=day(on) if on else When())
    return Article(document=Document(id=document, text=text), captures=(capture,), reading=reading)


def ids(articles, lineage=()):
    found = resolve_subjects(articles, lineage, PACK)
    return [found[a.document.id, a.reading.subjects[0].id] for a in articles]


def copied(a, b, relation=Relation.COPY_OF):
    whole = [End(document=x.document.id, span=Span.of(x.document.text, 0, len(x.document.text))) for x in (a, b)]
    return Link(relation=relation, a=whole[0], b=whole[1], reason="word for word", method="test")


def test_one_name_about_one_state_is_one_arrangement():
    first, second = ids(
        [
            article("Velmark gets a harbour pact.", "harbour pact", actor="velmark"),
            article("The harbour pact with Velmark holds.", "harbour pact", actor="velmark"),
        ]
    )
    assert first == second == "harbour_pact"


def test_one_name_about_other_states_is_two():
    first, second = ids(
        [
            article("Velmark agreed to a ceasefire.", "ceasefire", actor="velmark"),
            article("Kestria broke the ceasefire.", "ceasefire", actor="kestria"),
        ]
    )
    assert first != second
    assert {x[:10] for x in (first, second)} == {"ceasefire_"}


def test_one_name_years_apart_is_two():
    early = article("Velmark got a support package.", "support package", actor="velmark", on=dt.date(2031, 3, 1))
    late = article("Velmark gets a support package.", "support package", actor="velmark", on=dt.date(2034, 3, 1))
    assert len(set(ids([early, late]))) == 2


def test_a_copy_that_changed_the_word_still_means_the_same():
    original = article("Velmark was offered security assurances.", "security assurances")
    copy = article("Velmark was offered security guarantees.", "security guarantees")
    assert len(set(ids([original, copy]))) == 2
    assert len(set(ids([original, copy], [copied(copy, original, Relation.ALTERS)]))) == 1


def test_a_copy_does_not_join_things_of_another_kind():
    pact = article("Velmark signed a harbour pact.", "harbour pact")
    posture = article("Velmark signed for higher readiness.", "higher readiness", type_="force_posture")
    assert len(set(ids([pact, posture], [copied(posture, pact)]))) == 2


def test_what_the_pack_knows_is_one_everywhere():
    own = "budapest_memorandum"
    made = [article(f"Nobody kept the Budapest Memorandum, {n}.", "Budapest Memorandum", own=own) for n in range(3)]
    assert set(ids(made)) == {own}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_articles_is_no_matter(order):
    made = [article(f"Velmark signed a harbour pact, {n}.", "harbour pact", actor="velmark") for n in range(2)]
    made.append(article("Kestria has a harbour pact too.", "harbour pact", actor="kestria"))
    expected = dict(zip([a.document.id for a in made], ids(made), strict=True))
    shuffled = [made[n] for n in order]
    assert dict(zip([a.document.id for a in shuffled], ids(shuffled), strict=True)) == expected


def test_a_copied_passage_outweighs_the_type_that_one_page_suggests():
    original = article("Velmark gets a package of security assurances.", "package of security assurances")
    copy = article(
        "Velmark gets a package of security guarantees.", "package of security guarantees", type_="support_package"
    )
    assert len(set(ids([original, copy], [copied(copy, original, Relation.ALTERS)]))) == 1
