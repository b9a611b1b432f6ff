import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from onrecord.store import migrations, schema
from onrecord.store.opening import version_of
from onrecord.store.sqlite import open_writer


@pytest.fixture
def engine(path):
    with open_writer(path):
        pass
    made = create_engine(f"sqlite:///{path}")
    yield made
    made.dispose()


# Of versions 8 and 9, those that rest on another one first.
REPORTS = ("report", "joining", "credit", "told_value", "shown_actor", "shown_arrangement", "outdated")
HOLDERS = ("holder", "wording", "unlinked")


def ours(thing, name, kind, reflected, compare_to):
    return not (kind == "table" and name.startswith(("document_words", "statement_words", "alembic_")))


def test_the_migrations_lead_to_the_tables_of_the_schema(engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, schema.metadata) == []


def test_keys_and_their_clustering_are_those_of_the_schema(engine):
    found = inspect(engine)
    with engine.connect() as connection:
        sql = dict(connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").all())
    for name, table in schema.metadata.tables.items():
        assert found.get_pk_constraint(name)["constrained_columns"] == [x.name for x in table.primary_key], name
        assert ("WITHOUT ROWID" in sql[name]) == (table.dialect_options["sqlite"]["with_rowid"] is False), name
        rests = [(x["referred_table"], x["options"].get("ondelete")) for x in found.get_foreign_keys(name)]
        assert sorted(rests) == sorted((x.column.table.name, x.ondelete) for x in table.foreign_keys), name


def test_the_version_of_the_tables_is_that_of_the_last_migration():
    config = Config()
    config.set_main_option("script_location", str(migrations.FOLDER))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == f"{schema.VERSION:04d}"


def test_an_older_record_is_upgraded_by_the_next_writer_and_keeps_what_it_holds(record, tmp_path, monkeypatch, answers):
    before = answers(record)
    folder = tmp_path / "migrations"
    shutil.copytree(migrations.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "v9999_more.py").write_text(
        "from alembic import op\n"
        "import sqlalchemy as sa\n"
        f"revision, down_revision = '9999', '{schema.VERSION:04d}'\n"
        "def upgrade():\n"
        "    op.add_column('meta', sa.Column('more', sa.Text()))\n"
    )
    monkeypatch.setattr("onrecord.store.sqlite.upgrade", lambda connection: migrations.upgrade(connection, folder))
    monkeypatch.setattr(schema, "VERSION", 9999)
    with open_writer(record):
        pass
    assert version_of(str(record)) == 9999
    assert answers(record) == before


def test_a_record_from_before_reasons_were_kept_is_upgraded_and_gives_none(record, answers):
    before = answers(record)
    with closing(sqlite3.connect(record)) as raw:
        raw.execute("ALTER TABLE attribution DROP COLUMN source_reason")
        for table, column in (
            ("document", "markup"),
            ("reading", "dates"),
            ("reading", "conflicts"),
            ("segment", "language"),
        ):
            raw.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        for table in ("fetch", "feed", "naming", "entity", "bond", "trouble", "verdict", "saying", *REPORTS, *HOLDERS):
            raw.execute(f"DROP TABLE {table}")
        raw.execute("DROP INDEX actor_id")
        raw.execute("DROP INDEX capture_outlet")
        raw.execute("ALTER TABLE actor DROP COLUMN unnamed")
        raw.execute('ALTER TABLE ruling DROP COLUMN "of"')
        raw.execute("UPDATE alembic_version SET version_num = '0001'")
        raw.commit()
    with open_writer(record) as store:
        assert store.verify() == ()
        assert {x.source_reason for a in store.articles() for x in a.reading.attributions} == {""}
    assert answers(record) == before


def test_an_upgrade_that_fails_leaves_the_record_as_it_was(record, tmp_path, monkeypatch):
    folder = tmp_path / "migrations"
    shutil.copytree(migrations.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "v9999_bad.py").write_text(
        "from alembic import op\n"
        f"revision, down_revision = '9999', '{schema.VERSION:04d}'\n"
        "def upgrade():\n"
        "    op.drop_table('term')\n"
        "    raise ZeroDivisionError\n"
    )
    monkeypatch.setattr("onrecord.store.sqlite.upgrade", lambda connection: migrations.upgrade(connection, folder))
    monkeypatch.setattr(schema, "VERSION", 9999)
    with pytest.raises(ZeroDivisionError), open_writer(record):
        pass
    monkeypatch.undo()
    with open_writer(record) as store:
        assert store.verify() == ()


def test_the_migrations_travel_inside_the_package():
    assert (Path(migrations.__file__).parent / "env.py").is_file()
    assert list((Path(migrations.__file__).parent / "versions").glob("v0001_*.py"))
