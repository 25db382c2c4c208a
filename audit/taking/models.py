"""What was read of one filled document, and what came of taking it in. Facts stand under JSON pointers."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from audit.record import AuditRecord, Value

Take = Literal["form", "record"]
Way = Literal["tag", "title", "row"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Which audit a document was written out for, and at which version; None where it does not say."""

    audit: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Text that stands in a document where no place is known, or that no place can take."""

    where: str
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class FilledAction:
    """A row of the table of actions. `key` is what the row is numbered; fields are those of an action."""

    key: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Filled:
    """Everything a filled form says: facts of the audit, its actions, and what could not be placed.

    `facts` holds only what was said; `ways` tells for each how its place was found. `mark` stands for the
    document's content: the same document has the same mark. `written_out`: the document was made for some
    audit, not filled from an empty form, though it may not say for which.
    """

    name: str
    mark: str
    facts: Mapping[str, Value]
    actions: tuple[FilledAction, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    ways: Mapping[str, Way] = field(default_factory=dict)
    origin: Origin | None = None
    written_out: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """One place where form and record say different things; `by` and `at` are of the record's last change."""

    place: str
    form: Value
    record: Value
    by: str | None = None
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One place in which the form is taken: what the record said, what it says now."""

    place: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Left:
    """One place in which the form was not taken although it differs, and why."""

    place: str
    form: Value
    record: Value
    why: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one document. `audit` is None for a new audit that was only tried.

    `record` is the audit with what was taken, or as it would be. `settled` are conflicts that `take` decided,
    `left` what the form says and this person may not change.
    """

    name: str
    audit: str | None
    created: bool
    record: AuditRecord
    differences: tuple[Difference, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    settled: tuple[Conflict, ...] = ()
    left: tuple[Left, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    notes: tuple[str, ...] = ()
    ways: Mapping[str, Way] = field(default_factory=dict)
