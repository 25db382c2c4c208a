"""The sheet Lists: what the drop-downs of the other sheets offer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from audit.models import ActionStatus
from audit.record import State
from docgen.tracker.book import Book
from docgen.tracker.table import Column, Place, set_widths, write_table
from docgen.tracker.tracked import Tracked, labels, section_titles

SHEET = "Lists"
STATUSES, OWNERS = 0, 1  # where in the order of the lists these stand; each takes two columns of the sheet


@dataclass(frozen=True, slots=True)
class Lists:
    """The ranges that drop-downs take their choices from."""

    statuses: str
    owners: str


def lists(tracked: Sequence[Tracked]) -> Lists:
    """Where the lists for these audits stand, to be used before the sheet itself is written."""
    ranges = [_range(number, len(entries)) for number, (_, _, entries) in enumerate(_lists(tracked))]
    return Lists(statuses=ranges[STATUSES], owners=ranges[OWNERS])


def write_lists(book: Book, tracked: Sequence[Tracked]) -> None:
    """Write the sheet: each list a table of its own, with an empty column between."""
    sheet = book.sheet(SHEET)
    every = _lists(tracked)
    spaced = [
        column for header, _, _ in every for column in (Column(header, 26, "plain"), Column("", 3, "plain"))
    ]
    set_widths(book, sheet, spaced)
    for number, (header, table, entries) in enumerate(every):
        rows = [[entry] for entry in entries]
        place = Place(0, 2 * number)
        write_table(book, sheet, table, [Column(header, 26, "plain")], rows, place, f"The list {header}")


def _lists(tracked: Sequence[Tracked]) -> list[tuple[str, str, Sequence[str]]]:
    """Header, name of the table, and entries of each list."""
    named = {(a.responsibility or "").strip() for one in tracked for a in one.record.data.actions}
    return [
        ("Status of an action", "tblStatuses", get_args(ActionStatus)),
        ("Owner", "tblOwners", sorted(named - {""}, key=str.casefold)),
        ("Section", "tblSections", section_titles(tracked)),
        ("Rating", "tblRatingLabels", labels(tracked)),
        ("State of an audit", "tblStates", get_args(State)),
    ]


def _range(number: int, entries: int) -> str:
    column = chr(ord("A") + 2 * number)
    return f"={SHEET}!${column}$2:${column}${1 + max(entries, 1)}"
