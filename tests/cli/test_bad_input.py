"""One bad input a test: one clear message, the code of the contract, the rest of the batch goes on."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from tests.processes import heeding_interrupts

from onrecord.store.sqlite import open_writer

GOOD = "Mara Venn said on Tuesday that the port would stay open.\n"
RUSSIAN = (
    "Министр обороны заявил в среду, что бригада будет размещена в порту после прекращения огня.\n"
    "Представитель правительства сообщил журналистам, что соглашение ещё не подписано.\n"
)


def read_with(onrecord, tmp_path, name, content):
    """The bad file first, then a good one: what was printed for both."""
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(content)
    good.write_text(GOOD)
    return onrecord("read", "--json", bad, good), bad


@pytest.mark.parametrize(
    ("name", "content", "expected", "found"),
    [
        ("empty.txt", b"", "text", "empty"),
        ("blank.txt", b" \n\n", "text", "space"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4, "text", ""),
        ("odd.txt", random.Random(1).randbytes(400).replace(b"\0", b"\xff"), "text", ""),
    ],
)
def test_what_is_no_text_is_named_and_the_rest_goes_on(onrecord, tmp_path, name, content, expected, found):
    ran, bad = read_with(onrecord, tmp_path, name, content)
    assert ran.code == 2
    (line,) = ran.err.splitlines()
    assert str(bad) in line
    assert f"expected {expected}" in line
    assert found in line
    assert [json.loads(x)["document"]["source"] for x in ran.out.splitlines()] == [str(tmp_path / "good.txt")]


def test_a_missing_file_is_named(onrecord, tmp_path):
    ran = onrecord("read", "--json", tmp_path / "nowhere.txt")
    assert ran.code == 2
    assert "nowhere.txt" in ran.err
    assert not ran.out


def test_text_in_another_encoding_is_read_and_the_encoding_named(onrecord, tmp_path):
    text = "Le ministère a déclaré à Genève que l'accord était prêt, selon Éloïse Brière, à l'été. " * 8
    (tmp_path / "latin.txt").write_bytes(text.encode("cp1252"))
    ran = onrecord("read", "--json", tmp_path / "latin.txt")
    if ran.code == 0:
        told = json.loads(ran.out)["document"]
        assert told["encoding"] != "utf-8"
        assert "Éloïse" in ran.out
    else:  # detection was not certain: then it is unreadable, by the contract
        assert "encoding" in ran.err


def test_a_broken_json_line_is_named_by_its_number(onrecord, tmp_path):
    lines = [
        json.dumps({"text": GOOD, "url": "https://post.example/1"}),
        '{"text": ',
        json.dumps({"text": GOOD + "Yes."}),
    ]
    (tmp_path / "dump.jsonl").write_text("\n".join(lines))
    ran = onrecord("read", "--json", tmp_path / "dump.jsonl")
    assert ran.code == 2
    (line,) = ran.err.splitlines()
    assert "dump.jsonl:2" in line
    assert len(ran.out.splitlines()) == 2


def test_a_russian_text_is_kept_labelled_and_not_read(onrecord, tmp_path):
    (tmp_path / "russian.txt").write_text(RUSSIAN, encoding="utf-8")
    path = tmp_path / "talks.onrecord"
    added = onrecord("add", path, tmp_path / "russian.txt")
    assert added.code == 0
    assert "not read" in added.err
    assert "language ru" in added.err
    told = json.loads(onrecord("read", "--json", tmp_path / "russian.txt").out)
    assert told["document"]["language"] == "ru"
    assert told["attributions"] == []
    assert "ru" in onrecord("sql", path, "select language from reading", "--csv").out


@pytest.mark.parametrize("ask", [("state",), ("links",), ("verify",), ("add", "good.txt"), ("serve",)])
def test_a_record_that_is_not_sqlite_is_refused_and_left_alone(onrecord, tmp_path, ask):
    (tmp_path / "good.txt").write_text(GOOD)
    path = tmp_path / "notes.onrecord"
    path.write_text("just some notes, long enough to be no database header at all\n" * 20)
    before = path.read_bytes()
    ran = onrecord(ask[0], path, *(tmp_path / x for x in ask[1:]))
    assert ran.code == 2
    (line,) = ran.err.splitlines()
    assert str(path) in line
    assert "expected" in line
    assert path.read_bytes() == before


def test_a_record_of_a_newer_version_is_refused_and_left_alone(onrecord, record, tmp_path):
    with sqlite3.connect(record) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
        connection.execute("update alembic_version set version_num = '0099'")
    connection.close()
    ran = onrecord("state", record)
    assert ran.code == 2
    (line,) = ran.err.splitlines()
    assert "99" in line
    assert "newer" in line


def test_a_record_with_a_stamp_that_is_no_version_is_refused(onrecord, record):
    with sqlite3.connect(record) as connection:
        connection.execute("update alembic_version set version_num = 'v1'")
    connection.close()
    for ask in (("state",), ("add", record)):
        ran = onrecord(ask[0], record, *ask[1:])
        assert ran.code == 2
        assert "found 'v1'" in ran.err


def test_a_name_that_is_not_utf8_is_named_and_the_rest_goes_on(onrecord, folder):
    (folder / "brigade.txt").rename(os.fsdecode(os.fsencode(folder) + b"/\xe9.txt"))
    ran = onrecord("read", "--json", folder)
    assert ran.code == 2
    assert "other bytes in its name" in ran.err
    assert len(ran.out.splitlines()) == 1


def test_two_writers_at_once_the_second_is_told(onrecord, folder, tmp_path):
    path = tmp_path / "talks.onrecord"
    with open_writer(path):
        ran = onrecord("add", path, folder)
    assert ran.code == 2
    (line,) = ran.err.splitlines()
    assert str(path) in line
    assert onrecord("add", path, folder).code == 0


def test_an_interrupted_add_loses_nothing_and_resumes(onrecord, tmp_path):
    many = tmp_path / "many"
    many.mkdir()
    for n in range(150):
        (many / f"{n:03}.txt").write_text(f"Port {n} stays open\n\n" + GOOD * 3 + f"It was report number {n}.\n")
    path = tmp_path / "talks.onrecord"
    call = [sys.executable, "-c", "from onrecord.cli.main import main; main()", "add", str(path), str(many)]
    running = subprocess.Popen(call, stderr=subprocess.PIPE, preexec_fn=heeding_interrupts)
    deadline = time.monotonic() + 60
    while stored(path) < 3 and time.monotonic() < deadline:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 2
    last = err.decode().splitlines()[-1]
    assert str(path) in last
    assert "interruption" in last
    kept = stored(path)
    assert 3 <= kept < 150
    assert onrecord("verify", path).code == 0
    assert "links are older" in onrecord("state", path).err
    again = onrecord("add", path, many)
    assert again.code == 0
    assert f"{150 - kept} added, {kept} known already" in again.err
    assert onrecord("verify", path).code == 0
    assert "links are older" not in onrecord("state", path).err


def stored(path):
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            return connection.execute("select count(*) from document").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
    finally:
        if "connection" in locals():
            connection.close()
