"""The rows of a grid as rows of a sheet: blank rows and totals left out, each with its identity.

A tracker has ten thousand rows of twenty cells: what is done for each cell is done with little ado.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple

from audit.tracking.models import NOTHING, Fields, Problem, SheetRow
from audit.tracking.values import STATUSES
from docgen.tracker.columns import DAYS, FIELDS, IDENTITY, SHOWN_ONLY, Field
from docgen.tracker_reading.cells import Read, month_of, reader_of, text_of
from docgen.tracker_reading.grid import Grid
from docgen.tracker_reading.headers import Columns

KEY = re.compile(r"(?P<audit>[^/\s]+)/(?P<action>[^/\s]+)/(?P<line>\d{1,15})")
TOTALS = ("total", "subtotal", "sub total", "sum", "count", "average", "grand total")
TEXT = frozenset((str,))
PLAIN = frozenset(("", *STATUSES))  # cells that need no reading of their own


class Identity(NamedTuple):
    """What a row says of itself, or why nobody can tell which action it is."""

    audit: str
    action: str
    line: int | None
    fault: str | None = None


def sheet_rows(
    grid: Grid, columns: Columns, today: dt.date, statuses: Mapping[str, str] | None = None
) -> tuple[list[SheetRow], list[Problem]]:
    """The rows that say something, and what is wrong with others."""
    reading = _Reading(grid, columns, today, statuses)
    return list(reading.rows()), reading.problems


class _Reading:
    """One pass over a grid."""

    def __init__(
        self, grid: Grid, columns: Columns, today: dt.date, statuses: Mapping[str, str] | None
    ) -> None:
        self._grid = grid
        self._where = columns.where
        own = [field for field in FIELDS if field in columns.where]
        self._fields = [(field, columns.where[field]) for field in own if field not in NO_FACTS]
        self._headers = {field: grid.headers[columns.where[field]] for field in own}
        texts = [(field, at) for field, at in self._fields if field not in DAYS]
        self._names = [field for field, _ in texts]
        self._values = _getter([at for _, at in texts])
        self._readers: list[tuple[Field, int, Callable[[Any], Read]]] = [
            (field, at, reader)
            for field, at in self._fields
            if (reader := reader_of(field, self._headers[field], today, statuses))
        ]
        self._unreadable = {row for row, _ in grid.unreadable}
        self._audit, self._number = self._reader("audit"), self._reader("number")
        self._key, self._action = self._reader("key"), self._reader("action")
        self.problems: list[Problem] = []

    def rows(self) -> Iterator[SheetRow]:
        """Every row that is an action's."""
        sheet, child, month = self._grid.sheet, self._reader("child"), self._where.get("month")
        for number, cells in enumerate(self._grid.rows, self._grid.first):
            if not any(cells):
                continue
            typed, key = self._number(cells), self._key(cells)
            if not (typed or key) and self._is_no_action(cells):
                continue
            place = f"{sheet}, row {number}"
            audit, action, line, fault = self._identity(cells, typed, key)
            if fault:
                self.problems.append(Problem(where=place, what=fault))
                continue
            fields, notes, faults = self._read(number, cells)
            if action:
                yield SheetRow(place, fields, audit, action, "", "", line, notes, faults, number)
            else:
                when = "" if month is None else month_of(cells[month])
                yield SheetRow(place, fields, audit, "", child(cells), when, line, notes, faults, number)

    def _read(self, number: int, cells: Sequence[Any]) -> tuple[Fields, Fields, Fields]:
        """What a row says, how some of it was read, and what of it cannot be."""
        values = self._values(cells)
        fields: dict[str, str] = dict(zip(self._names, values, strict=True))
        if not TEXT.issuperset(map(type, values)):
            fields = {name: text_of(value) for name, value in fields.items()}
        notes: dict[str, str] = {}
        faults: dict[str, str] = {}
        for field, at, reader in self._readers:
            value = cells[at]
            if type(value) is dt.date:
                fields[field] = value.isoformat()
                continue
            if value in PLAIN:
                fields[field] = value
                continue
            fields[field], note, fault = reader(value)
            if note:
                notes[field] = note
            if fault:
                faults[field] = fault
        if number in self._unreadable:
            self._unknown(number, fields, faults)
        for name in faults:
            del fields[name]
        return fields, notes or NOTHING, faults or NOTHING

    def _unknown(self, number: int, fields: Fields, faults: dict[str, str]) -> None:
        """Cells whose value cannot be known are no empty cells."""
        for field, at in self._fields:
            why = self._grid.unreadable.get((number, at))
            if why and not fields[field]:
                faults[field] = why.format(header=self._headers[field])

    def _identity(self, cells: Sequence[Any], action: str, key: str) -> Identity:
        audit = self._audit(cells)
        if key.startswith(f"{audit}/{action}/") and key.rpartition("/")[2].isdecimal():
            return Identity(audit, action, int(key.rpartition("/")[2]))
        found = KEY.fullmatch(key) if key else None
        if found is None:
            return Identity(audit, action, None)
        was_audit, was_action, line = found[1], found[2], int(found[3])
        if action == was_action and audit in (was_audit, ""):
            return Identity(was_audit, was_action, line)
        if action:
            return Identity("", "", None, _parted(audit, action, was_audit, was_action))
        if audit not in (was_audit, "") or (was_audit, was_action) in self._numbered:
            return Identity(audit or was_audit, "", line)  # a copy of that row, for a new action
        return Identity(was_audit, was_action, line)

    @cached_property
    def _numbered(self) -> set[tuple[str, str]]:
        """The identities whose number stands in sight in some row, of which others could be copies."""
        keys = (KEY.fullmatch(self._key(row)) for row in self._grid.rows if self._number(row))
        return {(found["audit"], found["action"]) for found in keys if found}

    def _is_no_action(self, cells: Sequence[Any]) -> bool:
        """Blank rows that look filled, and rows of totals: they name no action."""
        if self._action(cells):
            return False
        texts = [value.strip() for value in cells if isinstance(value, str) and value.strip()]
        return not texts or " ".join(texts[0].casefold().split()).startswith(TOTALS)

    def _reader(self, field: Field) -> Callable[[Sequence[Any]], str]:
        """How the text of that column's cell is read from a row; '' where there is no such column."""
        at = self._where.get(field)
        if at is None:
            return lambda _cells: ""

        def read(cells: Sequence[Any]) -> str:
            value = cells[at]
            return value.strip() if type(value) is str else text_of(value)

        return read


def _getter(places: Sequence[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """How several cells of a row are taken at once."""
    if len(places) < 2:
        return lambda cells: tuple(cells[at] for at in places)
    return itemgetter(*places)


def _parted(audit: str, action: str, was_audit: str, was_action: str) -> str:
    return (
        f"it says action {action} of audit {audit or '-'}, but was written as action {was_action} of audit "
        f"{was_audit}; were some columns sorted without others? The row was not taken"
    )


NO_FACTS = (*IDENTITY, *SHOWN_ONLY)
