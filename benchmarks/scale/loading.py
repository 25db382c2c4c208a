"""Filling a record quickly: rows are made and sealed as the program does, and copied in whole.

Into PostgreSQL by COPY, from several processes; into SQLite by inserts. History is chained as always; how
many lines an audit has is chosen (`all`, or so many of its first), for they are the larger part of the work.
"""

import multiprocessing
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.engine import make_url

from audit.facts import changes
from audit.keeping import pin
from audit.permissions import THE_OPERATOR
from audit.record import Act, AuditRecord, Change
from benchmarks.scale.making import NOW, Size, audits, months, people
from questionbank.builtin import case_audit
from storage import engine as database
from storage.cells import pack
from storage.history import History, read_end
from storage.keys import read_keys
from storage.mapping import to_rows
from storage.sealing import Sealer
from storage.store import SqlStore
from storage.tables import AUDITS, METADATA, PARTS_OF_AUDIT

Rows = dict[Table, list[dict[str, Any]]]
TABLES = (AUDITS, *PARTS_OF_AUDIT)
TOGETHER = 100  # audits copied in at once
Job = tuple[str, str, Size, str]  # url, key, size, month


def load(url: str, key: str, size: Size, lines: int | None, processes: int) -> None:
    """Fill a new record; `lines` of history an audit, None for all."""
    store = SqlStore(url, read_keys(key, "the bench"))
    with store.transaction() as transaction:
        for one in people(size):
            transaction.keep_person(one)
        pin(transaction, case_audit(), THE_OPERATOR, NOW)
    store.close()
    jobs: list[Job] = [(url, key, size, month) for month in months(size)]
    if processes == 1:
        for job in jobs:
            _load_month(job)
    else:
        with multiprocessing.get_context("spawn").Pool(processes) as pool:
            for _ in pool.imap_unordered(_load_month, jobs, chunksize=1):
                pass
    _load_history(url, key, size, lines)
    _settle(url)


def _settle(url: str) -> None:
    """Let PostgreSQL do now what it does by itself before long: tidy up, and count for its plans."""
    engine = database.make_engine(url)
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    engine.dispose()


def _load_month(job: Job) -> None:
    url, key, size, month = job
    engine = database.make_engine(url)
    sealer = Sealer(read_keys(key, "the bench"))
    form = case_audit()
    some: Rows = {table: [] for table in TABLES}
    with engine.connect() as connection, connection.begin():
        for number, record in enumerate(audits(size, month, form), 1):
            rows = to_rows(record, sealer.look_up)
            for table in TABLES:
                some[table] += (pack(sealer, table, row) for row in rows[table.name])
            if number % TOGETHER == 0:
                _put(connection, some)
        _put(connection, some)
    engine.dispose()


def _load_history(url: str, key: str, size: Size, lines: int | None) -> None:
    engine = database.make_engine(url)
    sealer = Sealer(read_keys(key, "the bench"))
    form = case_audit()
    for month in months(size):
        with database.writing(engine) as connection:
            history = History(connection, sealer, read_end(connection, sealer, lock=True))
            for record in audits(size, month, form):
                history.add(record.id, _act(record), _first(record, lines))
    engine.dispose()


def _first(record: AuditRecord, lines: int | None) -> Sequence[Change]:
    return changes(None, record)[:lines]


def _act(record: AuditRecord) -> Act:
    return Act(actor=record.data.auditor, name="import", at=record.created_at)


def _put(connection: Connection, rows: Rows) -> None:
    for table, some in rows.items():
        if some:
            _copy(connection, table, some)
        some.clear()


def _copy(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    if connection.dialect.name != "postgresql":
        connection.execute(table.insert(), list(rows))
        return
    names = [column.name for column in table.columns]
    with connection.connection.cursor() as cursor:
        statement = f"COPY {table.name} ({', '.join(names)}) FROM STDIN"
        with cursor.copy(statement) as copy:  # type: ignore[attr-defined]
            for row in rows:
                copy.write_row([row.get(name) for name in names])


def rows_held(url: str) -> Iterator[tuple[str, int]]:
    """How many rows each table holds."""
    engine = database.make_engine(make_url(url))
    with engine.connect() as connection:
        for table in METADATA.sorted_tables:
            yield table.name, connection.scalar(select(func.count()).select_from(table)) or 0
    engine.dispose()
