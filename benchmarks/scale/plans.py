"""Whether any statement reads a whole large table: the database is asked how it would carry each out."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event, text

LARGE = 5000  # rows
Statement = tuple[str, Any]


@contextmanager
def listening(engine: Engine) -> Iterator[list[Statement]]:
    """The statements carried out meanwhile, each kind once, with what they were given."""
    heard: dict[str, Statement] = {}

    def hear(_connection: Any, _cursor: Any, statement: str, given: Any, *_rest: Any) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE")):
            heard.setdefault(statement, (statement, given[0] if isinstance(given, list) else given))

    event.listen(engine, "before_cursor_execute", hear)
    found: list[Statement] = []
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", hear)
        found += heard.values()


def whole_reads(engine: Engine, statements: list[Statement]) -> list[str]:
    """A sentence for each statement that reads a whole large table."""
    with engine.connect() as connection:
        large = _large(connection)
        found = []
        for statement, given in statements:
            for table in _read_whole(connection, statement, given):
                if table in large:
                    found.append(
                        f"{table} ({large[table]} rows) is read whole by: {' '.join(statement.split())[:160]}"
                    )
        return found


def _large(connection: Connection) -> dict[str, int]:
    rows = connection.execute(text("SELECT relname, reltuples FROM pg_class WHERE relkind = 'r'"))
    return {name: int(count) for name, count in rows if count > LARGE}


def _read_whole(connection: Connection, statement: str, given: Any) -> Iterator[str]:
    with connection.connection.cursor() as cursor:
        cursor.execute("EXPLAIN (FORMAT JSON) " + statement, given)
        row = cursor.fetchone()
    assert row
    yield from _scans(row[0][0]["Plan"])


def _scans(plan: dict[str, Any]) -> Iterator[str]:
    if plan["Node Type"] == "Seq Scan":
        yield plan["Relation Name"]
    for inner in plan.get("Plans", ()):
        yield from _scans(inner)
