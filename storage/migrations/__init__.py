"""Bringing a database to the tables this program knows: each step is a file in `versions`, forward only.

Run by `upgrade` whenever a record is opened; nobody needs a settings file for it.
"""

from sqlalchemy import Connection, Engine, inspect, text

from storage import engine as database
from storage.errors import NewerRecord

NEWEST = "0002"  # the last step in `versions`


def upgrade(engine: Engine) -> None:
    """Bring the database up to date, whole or not at all. Raises NewerRecord, Unreachable or Busy."""
    with database.reading(engine) as connection:
        if held_version(connection) == NEWEST:
            return
    with database.writing(engine) as connection:
        _run(connection)


def held_version(connection: Connection) -> str | None:
    """The last step that the database has taken; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if version is None else str(version)


def _run(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "storage:migrations")
    config.set_main_option("path_separator", "os")
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    held = held_version(connection)
    if held is not None and held not in known:
        raise NewerRecord(
            f"the record was written by a newer version of this program (its tables are at {held}, this"
            f" version knows up to {NEWEST}): install the newer version"
        )
    command.upgrade(config, "head")
