import datetime as dt
import itertools
import signal
from dataclasses import replace

import pytest

from onrecord.errors import RecordError, RemovedDocumentError, SpanError, UnknownNameError
from onrecord.model.capture import Told
from onrecord.model.ruling import Ruling
from onrecord.model.span import Span
from onrecord.model.vocabulary import Judgement
from onrecord.model.when import day
from onrecord.store.base import Added, Issue, JobState
from onrecord.store.sqlite import open_reader, open_writer

NOON = dt.datetime(2031, 5, 4, 12, tzinfo=dt.UTC)
RULING = Ruling(a="marlo", b="m_quint", judgement=Judgement.SAME, by="eva", at=NOON, why="one photograph")


def published_of_terms(store):
    rows = store._connection.exec_driver_sql("SELECT DISTINCT published_lo, published_hi FROM term").all()
    return [tuple(x) for x in rows]


def test_what_is_new_is_told(store, make):
    made = make()
    assert made.add_to(store) == Added(document=True, capture=True, reading=True)
    assert made.add_to(store) == Added()
    assert made.seen_at("b.txt").add_to(store) == Added(capture=True)
    assert replace(made, key="rules 2").add_to(store) == Added(reading=True)


def test_adding_twice_changes_no_byte_of_the_answers(record, make, answers):
    before = answers(record)
    with open_writer(record, now=lambda: NOON + dt.timedelta(days=400)) as store:
        make().add_to(store)
        store.replace_links(store.links(), store.fingerprint())
    assert answers(record) == before
    assert repr(answers(record)) == repr(before)


def test_the_order_of_adding_does_not_show_in_the_answers(tmp_path, make, answers):
    march, may = day(dt.date(2031, 3, 1)), day(dt.date(2031, 5, 1))
    sightings = [
        make(),
        make().seen_at("z.txt", published=may),
        make().seen_at("b.txt", published=march),
        make().seen_at("b.txt", published=replace(march, basis="markup"), told=Told.PAGE),
        make("Envoy Marlo Quint went home.", "c.txt"),
    ]
    found = set()
    for n, order in enumerate(itertools.permutations(sightings)):
        if n % 17:
            continue
        path = tmp_path / f"{n}.onrecord"
        with open_writer(path) as store:
            for made in order:
                made.add_to(store)
            found.add((repr(published_of_terms(store)).count("2031-03-01"), repr(answers(path))))
    assert len(found) == 1


def test_the_same_bytes_at_two_addresses_are_one_document_with_two_captures(store, make):
    make().seen_at("two.txt").add_to(store)
    make().seen_at("one.txt").add_to(store)
    (article,) = store.articles()
    assert [x.source for x in article.captures] == ["one.txt", "two.txt"]
    assert store.captures(article.document.id) == article.captures
    assert store.count() == 1


def test_articles_come_in_order_of_document_id(store, make):
    made = [make(f"Envoy Marlo Quint went home {n} times.", f"{n}.txt") for n in range(70)]
    for one in made:
        one.add_to(store)
    assert list(store.articles()) == [x.article for x in sorted(made, key=lambda x: x.id)]


def test_another_reading_takes_the_place_of_the_stored_one(store, make, linked):
    made, other = make(), make("Envoy Marlo Quint went home.", "b.txt")
    made.add_to(store, issues=[Issue(document=made.id, stage="read", kind="odd", detail="an odd name")])
    other.add_to(store)
    store.replace_links([linked(made, other)], store.fingerprint())
    thinner = replace(made, reading=replace(made.reading, terms=(), statements=()), key="rules 2")
    thinner.add_to(store)
    assert store.article(made.id) == thinner.article
    assert store.has(made.id, made.capture.id, "rules 2")
    assert not store.has(made.id, made.capture.id, "rules 1")
    assert store.links() == ()
    assert store.issues() == ()
    assert [x.statement for x in store.search("promised")] == [None]
    assert store.verify() == ()


def test_has_asks_for_document_capture_and_key(store, make):
    made = make()
    made.add_to(store)
    assert store.has(made.id, made.capture.id, made.key)
    assert not store.has(made.id, made.seen_at("b.txt").capture.id, made.key)
    assert not store.has("0" * 64, made.capture.id, made.key)


def test_a_span_that_is_not_in_the_text_is_refused_and_nothing_is_stored(store, make):
    made = make()
    (mention,) = made.reading.mentions
    wrong = replace(made.reading, mentions=(replace(mention, span=Span(0, 5, "Wrong")),))
    with pytest.raises(SpanError, match=r"mentions\[0\]\.span: characters 0 to 5 should read 'Wrong'"):
        replace(made, reading=wrong).add_to(store)
    assert store.count() == 0
    assert store.search("Marlo") == ()
    assert made.add_to(store).document


def test_another_text_for_the_same_bytes_is_refused(store, make):
    made = make()
    made.add_to(store)
    text = made.document.text + " "
    other = replace(made, document=replace(made.document, text=text), key="rules 2")
    with pytest.raises(RecordError, match="found another text drawn from the same bytes"):
        other.add_to(store)
    assert store.document(made.id) == made.document
    assert store.article(made.id) == made.article


def test_parts_of_two_documents_are_not_stored_as_one(store, make):
    with pytest.raises(ValueError, match="not of one document"):
        replace(make(), capture=make("Envoy Marlo Quint left.").capture).add_to(store)


def test_terms_are_dated_by_the_earliest_telling_else_by_the_masthead(store, make):
    make(printed=dt.date(2031, 6, 1)).add_to(store)
    assert published_of_terms(store) == [("2031-06-01", "2031-06-01")]
    make(printed=dt.date(2031, 6, 1)).seen_at("b.txt", published=day(dt.date(2031, 7, 1))).add_to(store)
    assert published_of_terms(store) == [("2031-07-01", "2031-07-01")]
    make(printed=dt.date(2031, 6, 1)).seen_at("c.txt", published=day(dt.date(2031, 6, 15))).add_to(store)
    assert store.article("c.txt").published == day(dt.date(2031, 6, 15))
    assert published_of_terms(store) == [("2031-06-15", "2031-06-15")]


def test_the_time_of_storing_is_kept_and_in_no_answer(record, answers):
    assert "12:00" not in repr(answers(record))
    with open_reader(record) as store:
        found = store._connection.exec_driver_sql("SELECT DISTINCT recorded_at FROM term").scalars().all()
    assert found == [NOON.isoformat()]


def test_a_document_is_found_by_id_by_source_and_by_the_start_of_its_id(record, make):
    made = make()
    with open_reader(record) as store:
        assert {store.find(x) for x in (made.id, "a.txt", made.id[:9])} == {made.id}
        assert store.article("a.txt").document == made.document
        with pytest.raises(UnknownNameError, match=r"no document named 'c\.txt'; there are: a\.txt, b\.txt"):
            store.find("c.txt")
        with pytest.raises(UnknownNameError):
            store.find("")


def test_a_name_that_means_several_documents_is_refused(store, make):
    make().add_to(store)
    make("Envoy Marlo Quint left.").add_to(store)
    with pytest.raises(RecordError, match=r"one document named 'a\.txt', found several"):
        store.find("a.txt")


def test_links_are_current_until_the_record_changes(store, make):
    assert store.links_fingerprint() is None
    make().add_to(store)
    store.replace_links([], store.fingerprint())
    assert store.links_fingerprint() == store.fingerprint()
    make().add_to(store)
    assert store.links_fingerprint() == store.fingerprint()
    make().seen_at("b.txt").add_to(store)
    assert store.links_fingerprint() != store.fingerprint()


def test_the_fingerprint_is_of_what_is_there_whatever_came_and_went(store, make):
    first, second = make(), make("Envoy Marlo Quint went home.", "b.txt")
    first.add_to(store)
    before = store.fingerprint()
    second.add_to(store)
    first.seen_at("c.txt").add_to(store)
    both = store.fingerprint()
    assert before != both
    store._connection.exec_driver_sql("DELETE FROM meta WHERE name = 'documents_print'")
    assert store.fingerprint() == both  # worked out from every document
    store._connection.rollback()
    store.remove(second.document.id, why="asked", by="eva", at=NOON)
    assert store.verify() == ()
    second.add_to(store, readd=True)
    assert store.fingerprint() == both


def test_a_ruling_and_its_withdrawal_make_links_stale(store):
    before = store.fingerprint()
    store.add_ruling(RULING)
    ruled = store.fingerprint()
    store.withdraw_ruling(RULING.id, NOON)
    assert ruled != before == store.fingerprint()


def test_links_are_replaced_as_a_whole_and_given_by_id(store, make, linked):
    first, second = make(), make("Envoy Marlo Quint went home.", "b.txt")
    first.add_to(store)
    second.add_to(store)
    found = [linked(first, second), linked(second, first), linked(first, second, slot="status")]
    store.replace_links(found, "1")
    assert [x.id for x in store.links()] == sorted(x.id for x in found)
    store.replace_links(reversed(found[:2]), "2")
    assert set(store.links()) == set(found[:2])
    with pytest.raises(ValueError, match="not in the record"):
        store.replace_links([linked(first, make("Envoy Marlo Quint left."))], "3")
    assert set(store.links()) == set(found[:2])
    assert store.links_fingerprint() == "2"


def test_actor_ids_of_the_record_are_replaced_as_a_whole(store, make):
    first, second = make(), make("Envoy Marlo Quint went home.", "b.txt")
    first.add_to(store)
    second.add_to(store)
    store.replace_actor_ids({(first.id, "marlo"): "person:quint", (second.id, "marlo"): "person:quint"})
    store.replace_actor_ids({(first.id, "marlo"): "person:marlo"})
    assert store.canonical_ids() == {(first.id, "marlo"): "person:marlo"}
    assert store.article(first.id) == first.article
    with pytest.raises(ValueError, match="an actor that is not in the record: nobody"):
        store.replace_actor_ids({(first.id, "nobody"): "x"})
    assert store.canonical_ids() == {(first.id, "marlo"): "person:marlo"}


def test_a_ruling_is_kept_once_and_withdrawn_rather_than_erased(store):
    store.add_ruling(RULING)
    store.add_ruling(RULING)
    assert store.rulings() == (RULING,)
    store.withdraw_ruling(RULING.id, NOON)
    assert store.rulings() == ()
    assert store.rulings(withdrawn=True) == (replace(RULING, withdrawn_at=NOON),)
    with pytest.raises(UnknownNameError, match="no standing ruling, name, verdict or imported actor named"):
        store.withdraw_ruling(RULING.id, NOON)


def test_issues_keep_the_words_in_question(store, make):
    made = make()
    told = Issue(document=made.id, stage="clean", kind="mojibake", detail="odd signs", span=Span(0, 5, "Envoy"))
    made.add_to(store, issues=[told, replace(told, span=None)])
    assert store.issues() == (told, replace(told, span=None))


def test_the_ledger_tells_what_became_of_each_source(store):
    job = store.start_job("add", ["a.txt", "b.txt", "a.txt"])
    store.note(job, "a.txt")
    store.note(job, "c.jsonl:4", failed="expected JSON, found a comma")
    (found,) = store.jobs()
    assert (found.state, found.ended_at) == (JobState.RUNNING, None)
    assert [(x.source, x.state, x.message) for x in found.sources] == [
        ("a.txt", JobState.DONE, ""),
        ("b.txt", JobState.PENDING, ""),
        ("c.jsonl:4", JobState.FAILED, "expected JSON, found a comma"),
    ]
    store.finish_job(job)
    (found,) = store.jobs()
    assert (found.id, found.kind, found.state, found.ended_at) == (job, "add", JobState.DONE, NOON)


def test_a_job_that_an_error_or_a_key_press_ends_is_interrupted(path, make):
    def stopped():
        with open_writer(path) as store:
            store.start_job("add", ["a.txt", "b.txt"])
            make().add_to(store)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    with open_reader(path) as store:
        (job,) = store.jobs()
        assert job.state is JobState.INTERRUPTED
        assert store.count() == 1
        assert store.verify() == ()


def test_words_are_found_whatever_their_case_and_accents(store, make):
    made = make("Envoy Márlo Quint promised “NEAR” cutters to Tessaly.")
    made.add_to(store)
    assert [x.statement for x in store.search("promised near")] == [made.reading.statements[0].id, None]
    assert [x.statement for x in store.search("marlo NEAR")] == [None]
    assert store.search("near AND") == ()
    assert store.search(' "* ') == ()


def test_a_removed_document_is_not_added_again_by_chance(store, make):
    made = make()
    made.add_to(store)
    store.remove("a.txt", why="a court order", by="eva", at=NOON)
    with pytest.raises(RemovedDocumentError, match="a court order"):
        made.add_to(store)
    assert store.count() == 0


def test_what_an_interruption_left_in_the_file_is_undone_by_the_next_change(store, make):
    file = store._connection.connection.dbapi_connection
    store._connection.rollback()
    file.execute("BEGIN")  # and SQLAlchemy was never told
    assert make().add_to(store).document
    assert store.count() == 1


def test_an_interruption_waits_for_the_end_of_a_change(store, make):
    def interrupted():
        with store._change():
            store._set("whole", "yes")
            signal.raise_signal(signal.SIGINT)
            store._set("to the end", "yes")

    # Whoever starts the suite in the background has it ignore interruptions.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            interrupted()
    finally:
        signal.signal(signal.SIGINT, before)
    told = store._connection.exec_driver_sql("SELECT name FROM meta WHERE value = 'yes'").scalars().all()
    assert sorted(told) == ["to the end", "whole"]
    assert make().add_to(store).document
