"""Bringing a database to the tables this program knows: each step is a file in `versions`, forward only.

Run by `upgrade` whenever a record is opened; nobody needs a settings file for it.
"""

from sqlalchemy import Connection, Engine, inspect, text

from storage import engine as database
from storage.errors import NewerRecord
from storage.postgresql import queue_up

NEWEST = "0003"  # the last step in `versions`


def upgrade(engine: Engine) -> None:
    """Bring the database up to date, whole or not at all. Raises NewerRecord, Unreachable or Busy."""
    with database.reading(engine) as connection:
        if held_version(connection) == NEWEST:
            return
    with database.writing(engine) as connection:
        run_to(connection, "head")


def held_version(connection: Connection) -> str | None:
    """The last step that the database has taken; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if version is None else str(version)


def run_to(connection: Connection, step: str) -> None:
    """Take every step up to that one (`head`: the newest). Raises NewerRecord for what is not known here."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    queue_up(connection)
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "storage:migrations")
    config.set_main_option("path_separator", "os")
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    held = held_version(connection)
    unknown = {held, step} - known - {None, "head"}
    if unknown:
        raise NewerRecord(
            "the record was written by a newer version of this program (its tables are at"
            f" {unknown.pop()}, this version knows up to {NEWEST}): install the newer version"
        )
    command.upgrade(config, step)
