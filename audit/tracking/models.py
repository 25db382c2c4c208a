"""A sheet's rows as they were read, and what came of merging them with the record.

A row's fields are those of `audit.models.Action` by name, and two that the sheet shows beside them: `due`,
the day its timescale names, and `checked_on`, the day on which it was checked back. Days are ISO texts
wherever a cell held a day; '' is an empty cell.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

from audit.record import AuditRecord, Part
from questionbank.models import Form

Take = Literal["sheet", "record"]
Fields = Mapping[str, str]
# What a sheet shows of each action of an audit, by the action's id.
Shown = Callable[[AuditRecord, Form], Mapping[str, Fields]]


NOTHING: Fields = MappingProxyType({})


class SheetRow(NamedTuple):
    """One row. `place` and `number` say where it stands (`Actions, row 5`); `fields` only what the sheet has.

    `audit` and `action` are its identity, `child` and `month` find the audit of a row without one. `line` is
    the history line up to which the record was written into this row. `notes` say how a field was read where
    that is worth a word, `faults` why one cannot be read.
    """

    place: str
    fields: Fields
    audit: str = ""
    action: str = ""
    child: str = ""
    month: str = ""
    line: int | None = None
    notes: Fields = NOTHING
    faults: Fields = NOTHING
    number: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole sheet. `mark` stands for the file's content; `audits` gives those it was written with.

    `numbered` is whether its rows still carry the numbers of their actions, in sight or hidden.
    """

    mark: str
    rows: tuple[SheetRow, ...]
    audits: Callable[[], frozenset[str]] = frozenset
    line: int | None = None
    written: str = ""
    numbered: bool = True
    problems: tuple["Problem", ...] = ()


class Problem(Part):
    """Something that was not taken, or is worth a look: where it stands, and what to do."""

    where: str
    what: str


class Changed(Part):
    """One fact that the sheet brings. `where` is the row, `note` how its cell was read where that matters."""

    where: str
    audit: str
    action: str
    field: str
    before: str | None
    after: str | None
    note: str | None = None


class Conflict(Part):
    """One fact that both sides changed, to different values; `by` and `at` are of the record's change."""

    where: str
    audit: str
    action: str
    field: str
    sheet: str
    record: str
    by: str | None = None
    at: dt.datetime | None = None


class Merged(Part):
    """What came of reading a sheet. Conflicts are not recorded.

    `told_before` are problems not repeated, `decided` is how many conflicts the record's side won by choice.
    """

    changes: tuple[Changed, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()
    told_before: tuple[Problem, ...] = ()
    decided: int = 0
