import datetime as dt
import random
import re
from dataclasses import replace

import pytest

from onrecord.errors import RemovedDocumentError, UnknownNameError
from onrecord.model.actor import Mention
from onrecord.model.span import Span
from onrecord.model.vocabulary import MentionForm
from onrecord.store.sqlite import open_reader, open_writer

NOON = dt.datetime(2031, 5, 4, 12, tzinfo=dt.UTC)
WHY = {"why": "a court order", "by": "eva", "at": NOON}


def long_text(n):
    """Several pages of a database full of words that stand in no other text."""
    return "Envoy Marlo Quint " + " ".join(f"zq{n}x{i:04d}" for i in range(1500))


def left(path, word):
    """The files beside and of the record that hold `word`."""
    return [x.name for x in path.parent.iterdir() if re.search(word.encode(), x.read_bytes())]


def test_no_word_of_a_removed_text_is_left_in_any_file(path, make, linked):
    made = [make(long_text(n), f"{n}.txt") for n in range(6)]
    with open_writer(path) as store:
        for one in made:
            one.add_to(store)
        store.replace_links([linked(made[2], made[3])], store.fingerprint())
        assert left(path, "zq2x0700")
        store.remove("2.txt", **WHY)
        assert left(path, "zq2x") == []
        assert store.search("zq2x0700") == ()
        with_part = store._connection.exec_driver_sql
        with_part("CREATE VIRTUAL TABLE temp.listed USING fts5vocab(main, document_words, row)")
        assert with_part("SELECT count(*) FROM temp.listed WHERE term LIKE 'zq2x%'").scalar_one() == 0
        assert store.verify() == ()
    assert left(path, "zq2x") == []
    assert left(path, "zq3x0700")


def test_no_piece_of_a_word_is_left_where_pages_were_rearranged(path, make):
    # Without VACUUM a piece of a word of the seventh document stays (SQLite 3.40, whatever `secure_delete` says).
    chance = random.Random(1)
    with open_writer(path) as store:
        for n in range(60):
            text = " ".join(
                ["Envoy Marlo Quint", *(f"zq{n:03d}x{i:04d}" for i in range(chance.choice([3, 20, 60, 200])))]
            )
            made = make(text, f"{n}.txt")
            each = [Span.of(text, x.start(), x.end()) for x in re.finditer(r"zq\S+", text)]
            mentions = tuple(Mention(span=x, form=MentionForm.NAME, actor="marlo") for x in each)
            replace(made, reading=replace(made.reading, mentions=mentions)).add_to(store)
        for n in (0, 3, 6):
            store.remove(f"{n}.txt", **WHY)
            assert left(path, f"zq{n:03d}x") == []


def test_all_that_rests_on_the_document_goes_with_it(record, make):
    made = make()
    with open_writer(record) as store:
        assert store.remove("a.txt", **WHY) == made.id
        assert store.document(made.id) is None
        assert store.links() == ()
        assert store.captures(made.id) == ()
        assert [x.captures[0].source for x in store.articles()] == ["b.txt"]
        tables = store._connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
        known = set(store.keys().values())
        for table in tables.all():
            columns = store._connection.exec_driver_sql(f"SELECT name FROM pragma_table_info('{table}')").scalars()
            if "document" in columns.all() and table != "tombstone":
                rests = store._connection.exec_driver_sql(f"SELECT DISTINCT document FROM {table}").scalars().all()
                assert set(rests) <= known, table


def test_a_tombstone_keeps_hash_who_when_and_why(record, make):
    with open_writer(record) as store:
        store.remove(make().id[:12], **WHY)
    with open_reader(record) as store:
        (stone,) = store.tombstones()
        assert (stone.document, stone.by, stone.at, stone.why) == (make().id, "eva", NOON, "a court order")
        assert store.tombstone(make().id) == stone
        with pytest.raises(UnknownNameError):
            store.find(make().id)


def test_a_removed_document_is_taken_back_only_when_told(record, make):
    made = make()
    with open_writer(record, now=lambda: NOON) as store:
        store.remove("a.txt", **WHY)
        with pytest.raises(RemovedDocumentError, match=r"a\.txt: .* a court order.*--readd"):
            made.add_to(store)
        assert made.add_to(store, readd=True).document
        assert store.tombstone(made.id) is None
        assert [x.readded_at for x in store.tombstones()] == [NOON]
        store.remove("a.txt", **WHY)
        with pytest.raises(RemovedDocumentError):
            made.add_to(store)
        assert len(store.tombstones()) == 2
        assert store.verify() == ()


def test_removing_what_is_not_there_changes_nothing(record, answers):
    before = answers(record)
    with open_writer(record) as store, pytest.raises(UnknownNameError, match="no document named"):
        store.remove("nowhere.txt", **WHY)
    assert answers(record) == before


def test_while_a_reader_sees_the_older_state_the_words_stay_and_the_next_writer_wipes_them(path, make):
    with open_writer(path) as store:
        make(long_text(1), "1.txt").add_to(store)
        make(long_text(2), "2.txt").add_to(store)
    with open_reader(path) as reader:
        with open_writer(path) as store:
            store._connection.exec_driver_sql("PRAGMA busy_timeout = 50")
            store.remove("1.txt", **WHY)
            assert not store.scrub()
        assert "zq1x0700" in reader.article("1.txt").document.text
    with open_writer(path):
        pass
    assert left(path, "zq1x") == []
