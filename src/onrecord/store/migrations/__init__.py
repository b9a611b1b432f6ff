"""Migrations of the record, run from inside the package: no configuration file, nothing beside the wheel."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

FOLDER = Path(__file__).parent


def upgrade(connection: Connection, folder: Path = FOLDER) -> None:
    """Bring the record behind `connection` to the newest version, inside the transaction that is open on it."""
    # Alembic takes a tenth of a second to import, and a record that is up to date never needs it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
