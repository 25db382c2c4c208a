"""Which column holds what, by its header: as it was written, renamed, or in a service's own words.

A header that was renamed beyond recognition is found by its place between columns that are known, and only
where its cells agree with the record: an unknown column of the manager's own is left alone.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from docgen.tracker.columns import FIELDS, HEADERS, SHOWN_ONLY, Field

CLOSE = 87  # a slip in a header, no other header
# What people call these columns. One header, one column: the first that fits.
OTHER_NAMES: dict[str, Field] = {
    "audit id": "audit",
    "audit reference": "audit",
    "audit ref": "audit",
    "action number": "number",
    "action id": "number",
    "no": "number",
    "childview": "child",
    "child s reference": "child",
    "child reference": "child",
    "month": "month",
    "audit month": "month",
    "question number": "question",
    "what we found": "finding",
    "actions": "action",
    "action required": "action",
    "what needs to happen": "action",
    "who": "responsibility",
    "by whom": "responsibility",
    "responsible": "responsibility",
    "responsibility": "responsibility",
    "responsible person": "responsibility",
    "action owner": "responsibility",
    "lead": "responsibility",
    "by when": "due",
    "due": "due",
    "due by": "due",
    "deadline": "due",
    "target date": "due",
    "progress": "progress",
    "update": "progress",
    "notes": "progress",
    "measure": "measure",
    "success measure": "measure",
    "check back date": "check_back",
    "check back": "check_back",
    "checked back": "checked_on",
    "outcome": "outcome",
    "row key": "key",
    "checkback row": "key",
}
# Does the column of that number hold what the record says of that field?
Agrees = Callable[[Field, int], bool]


@dataclass(frozen=True, slots=True)
class Columns:
    """The number of the column, from 0, that holds each field; and the headers that nothing is known of."""

    where: Mapping[Field, int]
    unknown: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[Field, ...]:
        """The fields that could be edited and that no column holds."""
        own = (*SHOWN_ONLY, "key")
        return tuple(field for field in FIELDS if field not in self.where and field not in own)


def by_name(headers: Sequence[str], mapping: Mapping[str, Field] | None = None) -> dict[Field, int]:
    """The columns whose headers say what they hold; with a service's own `mapping` by that alone."""
    found: dict[Field, int] = {}
    exact = {key(name): field for field, name in HEADERS.items()}
    own = {key(name): field for name, field in (mapping or {}).items()}
    ways = (
        [own, {key(HEADERS["key"]): "key", **_KEYS}]
        if mapping
        else [exact, OTHER_NAMES, _nearly(headers, exact)]
    )
    for known in ways:
        for number, header in enumerate(headers):
            field = known.get(key(header))
            if field is not None and field not in found and number not in found.values():
                found[field] = number
    return found


def settled(headers: Sequence[str], named: dict[Field, int], agrees: Agrees) -> Columns:
    """The columns known by name, and those that their place and their cells tell."""
    where = dict(named)
    for field, number in _between(headers, named):
        if agrees(field, number):
            where[field] = number
    unknown = [header for i, header in enumerate(headers) if i not in where.values() and header.strip()]
    return Columns(where, tuple(unknown))


def key(header: str) -> str:
    """A header as it is compared."""
    return " ".join("".join(c if c.isalnum() else " " for c in header.casefold()).split())


def _nearly(headers: Sequence[str], exact: Mapping[str, Field]) -> dict[str, Field]:
    """Headers with a slip in them."""
    found: dict[str, Field] = {}
    for header in headers:
        name = key(header)
        if name and (hit := process.extractOne(name, list(exact), scorer=fuzz.ratio, score_cutoff=CLOSE)):
            found[name] = exact[hit[0]]
    return found


def _between(headers: Sequence[str], named: Mapping[Field, int]) -> list[tuple[Field, int]]:
    """Pairs of a field without a column and a column without a field that stand at the same place."""
    pairs: list[tuple[Field, int]] = []
    by_number = {number: field for field, number in named.items()}
    for number in range(len(headers)):
        if number in by_number:
            continue
        before = next((by_number[n] for n in range(number - 1, -1, -1) if n in by_number), None)
        offset = number - (named[before] if before else -1)
        place = (FIELDS.index(before) if before else -1) + offset
        if place < len(FIELDS) and FIELDS[place] not in named:
            pairs.append((FIELDS[place], number))
    return pairs


_KEYS: dict[str, Field] = {"row key": "key", "checkback row": "key"}
