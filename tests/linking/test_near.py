"""A document that is added to a big record is linked as it would be if the record were linked as a whole."""

import datetime as dt
import itertools

import pytest
from tests.record.test_summary import assert_the_same

from onrecord import linking
from onrecord.link.neighbours import months_near, number_of
from onrecord.linking import refresh
from onrecord.linking.near import pinned
from onrecord.model.capture import Capture
from onrecord.model.document import Document
from onrecord.model.ids import content_id
from onrecord.model.ruling import Ruling
from onrecord.model.vocabulary import Judgement, Relation
from onrecord.model.when import day
from onrecord.packs.loader import load_pack
from onrecord.pipeline import read_sighting, reader_named
from onrecord.store.sqlite import open_writer
from onrecord.text.stems import stem

FIRST = dt.date(2031, 5, 2)
AT = dt.datetime(2031, 6, 1, tzinfo=dt.UTC)
LEAD = (
    "Boreal Alliance offers Velmark a package\n"
    "The Boreal Alliance offered Velmark a package of security assurances in Calvek on Tuesday.\n"
    "Members of the alliance would hold 40,000 soldiers at high readiness near the northern ports, "
    "said its chairman, Edvard Marrow.\n"
    "Drosvia called the offer a provocation and warned that it would respond in kind."
)
COPY = LEAD.replace("security assurances", "security guarantees")
OTHERS = (
    "Herring returns to the ports\nFishermen in Tolva landed more herring than in any May since records began.\n"
    "The mayor, Ilse Brandt, said the quay would be repaired before winter.",
    "Strike ends at the shipyard\nWelders in Osterby went back to work on Monday after eleven days.\n"
    "The union said that its members had won shorter shifts and a pension plan.",
)


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.fixture(scope="module")
def read(pack):
    reader, number = reader_named("rules", pack), itertools.count()

    def made(text, n=0, outlet="The Harbour Post"):
        document = Document(id=content_id(f"{next(number)}{text}".encode()), text=text)
        on = day(FIRST + dt.timedelta(days=n))
        return read_sighting(
            document, Capture(document=document.id, source=f"{n}.txt", outlet=outlet, published=on), pack, reader
        )

    return made


@pytest.fixture
def put(tmp_path, pack):
    """Puts articles into a record: all but the last linked as a whole, the last among those like it."""
    opened = []

    def made(*articles, big=1):
        store = open_writer(tmp_path / f"{len(opened)}.onrecord")
        opened.append(store)
        record = store.__enter__()
        for one in articles[:-1]:
            record.add_article(one.document, one.captures[0], one.reading, "made")
        refresh(record, pack, big=big)
        last = articles[-1]
        record.add_article(last.document, last.captures[0], last.reading, "made")
        return record

    yield made
    for store in opened:
        store.__exit__(None, None, None)


@pytest.fixture
def whole(monkeypatch):
    """How often the record was linked as a whole."""
    calls = []
    link = linking._link_whole
    monkeypatch.setattr(linking, "_link_whole", lambda *told: (calls.append(1), link(*told))[1])
    return calls


def test_the_links_and_ids_are_those_of_the_record_linked_as_a_whole(put, read, pack, whole):
    articles = [read(LEAD), *(read(x, n) for n, x in enumerate(OTHERS, 1)), read(COPY, 3, "Calvek Daily")]
    near, all_at_once = put(*articles), put(*articles, big=1000)
    before = len(whole)
    refresh(near, pack, big=1)
    assert len(whole) == before
    refresh(all_at_once, pack, big=1000)
    assert len(whole) == before + 1
    assert {x.id for x in near.links()} == {x.id for x in all_at_once.links()}
    assert any(x.relation is Relation.ALTERS for x in near.links())
    assert near.canonical_ids() == all_at_once.canonical_ids()
    assert near.canonical_subjects() == all_at_once.canonical_subjects()
    assert near.links_fingerprint() == all_at_once.links_fingerprint()
    assert near.told_names() == all_at_once.told_names()
    assert near.unlinked() == frozenset()


def test_what_is_worked_out_in_advance_is_of_the_record_with_the_document(put, read, pack):
    store = put(read(LEAD), read(OTHERS[0], 1), read(COPY, 2, "Calvek Daily"))
    refresh(store, pack, big=1)
    assert_the_same(store)


def test_an_article_is_linked_with_one_of_another_season_only_if_nobody_knows_its_day():
    assert months_near(24373) == (24370, 24376)
    assert months_near(0) is None


def test_a_document_read_anew_is_linked_anew_with_those_it_was_linked_to(put, read, pack, whole):
    first, copy = read(LEAD), read(COPY, 2, "Calvek Daily")
    store = put(first, read(OTHERS[0], 1), copy)
    refresh(store, pack, big=1)
    before, count = store.links(), len(whole)
    store.add_article(first.document, first.captures[0], first.reading, "read anew")
    assert store.unlinked() == {first.document.id, copy.document.id}
    refresh(store, pack, big=1)
    assert len(whole) == count
    assert store.links() == before
    assert_the_same(store)


def test_a_ruling_links_the_record_as_a_whole(put, read, pack, whole):
    store = put(read(LEAD), read(OTHERS[0], 1), read(COPY, 2))
    refresh(store, pack, big=1)
    count = len(whole)
    store.add_ruling(Ruling(a="name:a", b="name:b", judgement=Judgement.SAME, by="eva", at=AT, why="one"))
    refresh(store, pack, big=1)
    assert len(whole) == count + 1


def test_a_removal_links_those_anew_that_were_linked_to_it(put, read, pack, whole):
    first, copy = read(LEAD), read(COPY, 2, "Calvek Daily")
    store = put(first, read(OTHERS[0], 1), read(COPY + " It was late.", 4, "Velmark News"), copy)
    refresh(store, pack, big=1)
    word = number_of(stem("chairman"))
    places = store.holders([word], None)[word].places
    store.remove(copy.document.id, why="asked", by="eva", at=AT)
    count = len(whole)
    refresh(store, pack, big=1)
    assert len(whole) == count
    assert copy.document.id not in store.documents_at(places)
    near = store.links(), store.canonical_ids(), store.canonical_subjects()
    refresh(store, pack, big=1000)
    assert near == (store.links(), store.canonical_ids(), store.canonical_subjects())
    assert_the_same(store)


def test_a_removal_links_the_record_as_a_whole_where_another_has_an_id_from_it(put, read, pack, whole):
    short = "Marrow speaks\nEdvard Marrow, the chairman, said in Tolva that the offer stands."
    long = short.replace("Edvard Marrow", "Edvard J. Marrow").replace("Tolva", "Osterby")
    one, other = read(short), read(long, 1)
    store = put(read(OTHERS[0], 3), one, other)
    refresh(store, pack, big=1)
    ids = store.canonical_ids()
    lent = next((d for (d, own), id_ in ids.items() if own.startswith("name:edvard") and id_ == own), None)
    united = {id_ for (_, own), id_ in ids.items() if own.startswith("name:edvard")}
    assert len(united) == 1
    count = len(whole)
    store.remove(lent, why="asked", by="eva", at=AT)
    refresh(store, pack, big=1)
    assert len(whole) == count + 1
    assert united.isdisjoint(store.canonical_ids().values())
    assert store.bonds() == ()


def test_many_changed_documents_are_linked_with_the_record_as_a_whole(put, read, pack, whole, monkeypatch):
    store = put(read(LEAD), read(OTHERS[0], 1), read(COPY, 2))
    monkeypatch.setattr(linking, "FEW", 0)
    count = len(whole)
    refresh(store, pack, big=1)
    assert len(whole) == count + 1


def test_a_record_that_is_small_again_holds_nothing(put, read, pack):
    store = put(read(LEAD), read(OTHERS[0], 1), read(COPY, 2))
    assert store.held_sentences()
    refresh(store, pack, big=1000)
    assert store.held_sentences() is None


def test_interrupted_it_goes_on_with_what_is_left(put, read, pack, monkeypatch, whole):
    store = put(read(LEAD), read(OTHERS[0], 1), read(COPY, 2))
    other = read(OTHERS[1], 3)
    store.add_article(other.document, other.captures[0], other.reading, "made")
    link, left = linking.link_near, store.unlinked()
    calls = []

    def stopped(*told):
        if calls:
            raise KeyboardInterrupt
        calls.append(1)
        link(*told)

    monkeypatch.setattr(linking, "link_near", stopped)
    with pytest.raises(KeyboardInterrupt):
        refresh(store, pack, big=1)
    assert len(store.unlinked()) == len(left) - 1
    monkeypatch.setattr(linking, "link_near", link)
    count = len(whole)
    refresh(store, pack, big=1)
    assert (store.unlinked(), len(whole)) == (frozenset(), count)
    assert_the_same(store)


def test_a_new_arrangement_by_the_name_of_another_gets_an_id_of_its_own(put, read, pack):
    one = read("The talks go on\nNorway and Iceland signed the so-called Lantern Pact on Monday.")
    other = read(
        "Cheaper copper\nPeru would lower tariffs for Chile under the so-called Lantern Pact.", 600, "Lima Post"
    )
    store = put(one, read(OTHERS[0], 1), other)
    refresh(store, pack, big=1)
    ids = store.canonical_subjects()
    assert ids[one.document.id, "lantern_pact"] == "lantern_pact"
    assert ids[other.document.id, "lantern_pact"] == f"lantern_pact_{other.document.id[:8]}"


def test_what_the_record_calls_it_stands():
    proposed = {("a", "x"): "x", ("b", "y"): "x", ("b", "z"): "z"}
    assert pinned(proposed, {("a", "x"): "w"}) == {("a", "x"): "w", ("b", "y"): "w", ("b", "z"): "z"}
