"""What the record keeps beside audits: people, their places in conversations, editions, numbers, flags."""

import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select

from audit.ports import DocumentKind
from audit.record import Edition, Person
from storage.cells import Row, at_utc, every_column, pack, unpack
from storage.mapping import PERSON
from storage.sealing import Sealer
from storage.tables import EDITIONS, FLAGS, NUMBERS, PEOPLE, POSITIONS

PEOPLE_MARK = "people"  # the flag that changes whenever a person is kept


@dataclass
class Known:
    """The people as a store read them last, with the mark they had then: they are asked for at each act."""

    held: tuple[str | None, tuple[Person, ...]] = (None, ())  # swapped whole: threads share it


class Shelves:
    """The small tables, within one unit of work. `known` lives as long as the store."""

    def __init__(self, connection: Connection, sealer: Sealer, known: Known) -> None:
        self._connection = connection
        self._sealer = sealer
        self._known = known

    def next_number(self, month: str) -> int:
        """A number not used for that month before, counted from 1."""
        last = self._connection.scalar(select(NUMBERS.c.last).where(NUMBERS.c.month == month)) or 0
        self._replace(NUMBERS, NUMBERS.c.month == month, {"month": month, "last": last + 1})
        return last + 1

    def position(self, audit_id: str, person: str) -> str | None:
        """Where that person last stood in the conversation about that audit."""
        rows = self._rows(POSITIONS, self._stands(audit_id, person))
        return rows[0]["step"] if rows else None

    def set_position(self, audit_id: str, person: str, step: str) -> None:
        """Remember it."""
        whose = {"person_hash": self._sealer.look_up(person, PERSON), "person": person}
        self._replace(
            POSITIONS, self._stands(audit_id, person), {"audit_id": audit_id, "step": step, **whose}
        )

    def people(self) -> list[Person]:
        """Everyone the service knows, by name."""
        mark, (of, people) = self.flag(PEOPLE_MARK), self._known.held
        if mark is None or mark != of:
            people = self._people()
            self._known.held = (mark, people)
        return list(people)

    def _people(self) -> tuple[Person, ...]:
        people = [Person.model_validate(row["particulars"]) for row in self._rows(PEOPLE)]
        return tuple(sorted(people, key=lambda person: (person.name.casefold(), person.name)))

    def keep_person(self, person: Person) -> None:
        """Add a person, or replace the one of the same name."""
        row = {
            "name_hash": self._sealer.look_up(person.name, PERSON),
            "particulars": person.model_dump(mode="json"),
        }
        same = PEOPLE.c.name_hash.in_(self._sealer.look_ups(person.name, PERSON))
        self._replace(PEOPLE, same, row)
        self.set_flag(PEOPLE_MARK, secrets.token_hex(8))

    def flag(self, name: str) -> str | None:
        """A small setting of the record itself."""
        return self._connection.scalar(select(FLAGS.c.value).where(FLAGS.c.name == name))

    def set_flag(self, name: str, value: str) -> None:
        """Set one."""
        self._replace(FLAGS, FLAGS.c.name == name, {"name": name, "value": value})

    def keep_edition(self, edition: Edition) -> bool:
        """Keep an edition; False where it was kept already (its `in_force` is then updated)."""
        if edition.in_force:
            same = (EDITIONS.c.kind == edition.kind) & (EDITIONS.c.document == edition.document)
            self._connection.execute(EDITIONS.update().where(same).values(in_force=False))
        known = self._connection.execute(
            EDITIONS.update().where(_this(edition)).values(in_force=edition.in_force)
        )
        if known.rowcount:
            return False
        place = self._connection.scalar(select(func.count()).select_from(EDITIONS)) or 0
        row = edition.model_dump() | {"kept_at": at_utc(edition.kept_at), "place": place}
        self._connection.execute(EDITIONS.insert(), [pack(self._sealer, EDITIONS, row)])
        return True

    def edition(self, kind: DocumentKind, document: str, edition: str | None) -> Edition | None:
        """One edition, or the one in force where none is named."""
        which = EDITIONS.c.in_force.is_(True) if edition is None else EDITIONS.c.edition == edition
        rows = self._rows(EDITIONS, EDITIONS.c.kind == kind, EDITIONS.c.document == document, which)
        return _edition(rows[0]) if rows else None

    def editions(self, kind: DocumentKind) -> list[Edition]:
        """Every edition of that kind, oldest first."""
        rows = self._rows(EDITIONS, EDITIONS.c.kind == kind)
        return [_edition(row) for row in sorted(rows, key=lambda row: (row["kept_at"], row["place"]))]

    def _stands(self, audit_id: str, person: str) -> ColumnElement[bool]:
        hashes = self._sealer.look_ups(person, PERSON)
        return (POSITIONS.c.audit_id == audit_id) & POSITIONS.c.person_hash.in_(hashes)

    def _rows(self, table: Table, *where: ColumnElement[bool]) -> list[Row]:
        rows = self._connection.execute(every_column(table).where(*where)).mappings()
        return [unpack(self._sealer, table, row) for row in rows]

    def _replace(self, table: Table, where: ColumnElement[bool], row: Row) -> None:
        self._connection.execute(table.delete().where(where))
        self._connection.execute(table.insert(), [pack(self._sealer, table, row)])


def _this(edition: Edition) -> ColumnElement[bool]:
    return (
        (EDITIONS.c.kind == edition.kind)
        & (EDITIONS.c.document == edition.document)
        & (EDITIONS.c.edition == edition.edition)
    )


def _edition(row: dict[str, Any]) -> Edition:
    fields = {name: row[name] for name in Edition.model_fields}
    return Edition.model_validate(fields | {"in_force": bool(row["in_force"])})
