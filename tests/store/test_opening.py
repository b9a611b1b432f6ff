import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from onrecord.errors import RecordBusyError, RecordError
from onrecord.store import schema
from onrecord.store.sqlite import open_reader, open_writer


@pytest.fixture(params=[open_reader, open_writer])
def opener(request):
    return request.param


def opened(opener, path):
    with opener(path):
        pass


def test_a_file_that_is_not_sqlite_is_refused_and_left_alone(path, opener):
    path.write_text("Dear diary")
    with pytest.raises(RecordError, match=r"talks\.onrecord: expected a record .*, found a file that is not SQLite"):
        opened(opener, path)
    assert path.read_text() == "Dear diary"
    assert [x.name for x in path.parent.iterdir()] == [path.name]


def test_a_file_of_another_program_is_refused_and_left_alone(path, opener):
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(RecordError, match="found an SQLite file made by another program"):
        opened(opener, path)
    assert path.read_bytes() == before
    assert [x.name for x in path.parent.iterdir()] == [path.name]


def test_a_record_of_a_newer_version_is_refused(record, opener):
    with closing(sqlite3.connect(record)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    with pytest.raises(
        RecordError, match=rf"expected a record of version {schema.VERSION} or older, found version 9999"
    ):
        opened(opener, record)


def test_a_reader_says_how_an_older_record_is_brought_up_to_date(record, monkeypatch):
    older = schema.VERSION
    monkeypatch.setattr(schema, "VERSION", older + 1)
    message = f"expected a record of version {older + 1}, found version {older}; adding to it"
    with pytest.raises(RecordError, match=message):
        opened(open_reader, record)


def test_a_reader_never_makes_a_record(path):
    with pytest.raises(RecordError, match="expected a record, found no such file"):
        opened(open_reader, path)
    assert not list(path.parent.iterdir())


def test_a_writer_makes_none_where_it_is_told_not_to(path):
    with pytest.raises(RecordError, match="no such file"), open_writer(path, create=False):
        pass
    assert not list(path.parent.iterdir())


def test_an_empty_file_is_no_record_to_a_reader_and_becomes_one_for_a_writer(path):
    path.touch()
    with pytest.raises(RecordError, match="an empty file"):
        opened(open_reader, path)
    opened(open_writer, path)
    opened(open_reader, path)


def test_a_record_whose_making_was_cut_short_is_made_by_the_next_writer(path):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
    opened(open_writer, path)
    opened(open_reader, path)


def test_a_folder_is_no_record(tmp_path, opener):
    with pytest.raises(RecordError, match="found a folder"):
        opened(opener, tmp_path)


def test_a_record_cannot_be_made_in_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(RecordError, match="found no such folder"):
        opened(open_writer, tmp_path / "no" / "talks.onrecord")


def test_a_database_url_is_refused(opener):
    with pytest.raises(RecordError, match="found a database URL"):
        opened(opener, "postgresql://host/talks")


def test_a_second_writer_is_turned_away_at_once_and_told_of_the_lock(path):
    with open_writer(path), pytest.raises(RecordBusyError, match=r"talks\.onrecord\.lock"), open_writer(path):
        pass


def test_a_writer_in_another_process_is_turned_away(path):
    program = (
        "import sys\n"
        "from onrecord.errors import RecordBusyError\n"
        "from onrecord.store.sqlite import open_writer\n"
        "try:\n"
        "    with open_writer(sys.argv[1]): pass\n"
        "except RecordBusyError as error: print(error)\n"
    )
    with open_writer(path):
        found = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True)
    assert "expected no other writer" in found.stdout
    assert not found.stderr


def test_a_writer_may_come_after_a_writer(path):
    opened(open_writer, path)
    opened(open_writer, path)


def test_readers_go_on_beside_a_writer_and_see_the_record_as_they_opened_it(path, make):
    with open_writer(path) as store:
        make().add_to(store)
        with open_reader(path) as before:
            make("Envoy Marlo Quint went home.", "b.txt").add_to(store)
            assert before.count() == 1
            assert len(list(before.articles())) == 1
            with open_reader(path) as after:
                assert after.count() == 2


def test_a_damaged_record_is_one_clear_message(record):
    content = bytearray(record.read_bytes())
    content[4096:] = b"\x55" * (len(content) - 4096)
    record.write_bytes(content)
    with pytest.raises(RecordError, match="expected a record that can be used"), open_reader(record) as store:
        list(store.articles())


def test_a_path_with_odd_characters_is_a_path(tmp_path, make):
    odd = tmp_path / "50% of the talks? #1 é.onrecord"
    with open_writer(odd) as store:
        make().add_to(store)
    with open_reader(odd) as store:
        assert store.count() == 1
    assert odd.is_file()


def test_no_lock_and_no_journal_bars_a_reader_from_a_copy_of_the_file_alone(record, tmp_path, answers):
    copy = tmp_path / "copy.onrecord"
    copy.write_bytes(record.read_bytes())
    assert answers(copy) == answers(record)


def test_a_record_in_a_folder_that_nobody_may_write_to_is_read(record, answers, monkeypatch):
    before, beside = answers(record), sorted(x.name for x in record.parent.iterdir())
    for name in beside:
        if name != record.name:
            (record.parent / name).unlink()
    monkeypatch.setattr("os.access", lambda path, mode: False)
    assert answers(record) == before
    assert [x.name for x in record.parent.iterdir()] == [record.name]


def test_a_lock_that_cannot_be_made_is_one_clear_message(path):
    path.with_name(f"{path.name}.lock").mkdir()
    with pytest.raises(RecordError, match="expected a folder in which its lock can be made"):
        opened(open_writer, path)


def test_what_goes_wrong_beside_the_record_is_not_blamed_on_it(path):
    with pytest.raises(FileNotFoundError, match="notes"), open_writer(path):
        raise FileNotFoundError("notes")
