"""The row that heads the columns of a table: recognised, and what each column is for."""

import re
from dataclasses import replace

from questionbank.reading import numbers
from questionbank.reading.column_words import Role, role
from questionbank.reading.events import Columns
from questionbank.reading.lines import Line, Slot
from questionbank.reading.ratings.options import OptionFinder, marks_in
from questionbank.reading.text import plain, words

LONGEST_HEADING = 22  # words; some forms put a whole instruction into a column's heading
LONGEST_TITLE = 10
COUNTED = re.compile(r"\s*[\W_]?(\d{1,2}|\b[a-h])$", re.IGNORECASE)
QUESTION = "Question"  # the heading of a column over which a section's title stands
SUBJECT: set[Role] = {"question", "area", "action", "guidance"}
REST: set[Role] = {"rating", "comment", "owner", "when", "answer", "number"}


def columns_of(line: Line, finder: OptionFinder) -> Columns | None:
    """The column headings, where a line holds them; None for every other line."""
    filled = line.filled
    scores = _scores(filled)
    if len(filled) < 2 or not line.table or any(_no_heading(s) for s in filled if s not in scores):
        return None
    roles, options = _roles(filled, finder)
    if scores:
        roles.update({slot.column: "rating" for slot in scores})
        options = tuple(slot.text for slot in scores)
    roles.update(_series(filled, roles))
    roles.update(_unnamed(line, roles))
    roles.update(_items(filled, roles))
    title = _title(filled, roles)
    if title is not None:
        roles[title.column] = "question"
    if not _convincing(line, roles, bool(options)):
        return None
    listed = next((found for slot in filled if (found := _listed(slot, finder))), ())
    labels, starts = tuple(slot.text for slot in filled), tuple(slot.column for slot in filled)
    columns = Columns(line.where, labels, roles, starts, options or listed, line.table, line.width)
    return _with_title(columns, title) if title is not None else columns


def _with_title(columns: Columns, title: Slot) -> Columns:
    """The headings with the section they name; the column of the questions gets a heading of its own."""
    found = numbers.before(title.text)
    labels = tuple(QUESTION if label == title.text else label for label in columns.labels)
    return replace(
        columns,
        labels=labels,
        title=found.rest if found else title.text,
        number=found.number if found else "",
    )


def _roles(filled: tuple[Slot, ...], finder: OptionFinder) -> tuple[dict[int, Role], tuple[str, ...]]:
    """What each column is for, and the ratings where each has a column of its own."""
    roles = {slot.column: kind for slot in filled if (kind := _role(slot, finder))}
    singles = [slot for slot in filled if finder.knows(slot.text) and not _numbers_rows(slot, filled)]
    if len(singles) >= 2:
        roles.update({slot.column: "rating" for slot in singles})
    if "guidance" in roles.values() and not {"question", "area"} & set(roles.values()):
        roles = {column: "question" if kind == "guidance" else kind for column, kind in roles.items()}
    return roles, tuple(slot.text for slot in singles) if len(singles) >= 2 else ()


def _scores(filled: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The cells that are the points of a scale of scores: three or more that count up by one."""
    scores = tuple(slot for slot in filled if slot.text.isdecimal() and len(slot.text) < 3)
    counts = [int(slot.text) for slot in scores]
    rises = counts == list(range(counts[0], counts[0] + len(counts))) if counts else False
    return scores if rises and len(scores) > 2 and counts[0] < 2 else ()


def _series(filled: tuple[Slot, ...], roles: dict[int, Role]) -> dict[int, Role]:
    """Columns beside the questions whose headings only count: "Case 1", "Case 2", or "Child A", "Child B"."""
    if not {"question", "area"} & set(roles.values()):
        return {}
    counted = [slot for slot in filled if slot.column not in roles and COUNTED.search(slot.text)]
    stems = {COUNTED.sub("", plain(slot.text)) for slot in counted}
    return {slot.column: "rating" for slot in counted} if len(counted) > 1 and len(stems) == 1 else {}


def _unnamed(line: Line, roles: dict[int, Role]) -> dict[int, Role]:
    """The column of the questions where its heading is left blank: the one before those for the answers."""
    kinds = set(roles.values())
    if kinds & SUBJECT or not kinds >= {"rating"} or sum(kind == "rating" for kind in roles.values()) < 2:
        return {}
    blank = [slot.column for slot in line.slots if slot.empty and slot.column < min(roles)]
    return {blank[-1]: "question"} if blank else {}


def _items(filled: tuple[Slot, ...], roles: dict[int, Role]) -> dict[int, Role]:
    """The column of the questions where it is called "Item", as a column of numbers may be too."""
    if set(roles.values()) & SUBJECT or "rating" not in roles.values():
        return {}
    return {slot.column: "question" for slot in filled if plain(slot.text) in {"item", "items"}}


def _title(filled: tuple[Slot, ...], roles: dict[int, Role]) -> Slot | None:
    """The cell that names the section where a heading for the questions would stand."""
    without = [slot for slot in filled if slot.column not in roles]
    kinds = set(roles.values())
    rated = "rating" in kinds and ("comment" in kinds or "number" in kinds)
    if len(without) != 1 or kinds & SUBJECT or not rated or without[0] not in filled[:2]:
        return None
    text = without[0].text
    return without[0] if words(text) <= LONGEST_TITLE and not text.endswith((".", ":")) else None


def ratings_below(line: Line, above: Columns, finder: OptionFinder) -> Columns | None:
    """The headings joined with a second row of them that only names the ratings; None for another row."""
    labels = tuple(slot.text for slot in line.filled)
    if line.table != above.table or len(labels) < 2 or not all(finder.knows(label) for label in labels):
        return None
    rating: Role = "rating"
    roles = {**above.roles, **dict.fromkeys((slot.column for slot in line.filled), rating)}
    here = [(slot.column, slot.text) for slot in line.filled]
    listed = sorted([*zip(above.starts, above.labels, strict=True), *here], key=lambda pair: pair[0])
    return Columns(
        above.where,
        tuple(t for _, t in listed),
        roles,
        tuple(c for c, _ in listed),
        labels,
        above.table,
        above.width,
    )


def _numbers_rows(slot: Slot, filled: tuple[Slot, ...]) -> bool:
    """Whether "No" heads the column of numbers and is no rating: it stands first, and no "Yes" beside it."""
    beside = filled[1] if slot is filled[0] and len(filled) > 1 else None
    return (
        plain(slot.text) in {"no", "no."} and beside is not None and plain(beside.text) not in {"yes", "n/a"}
    )


def _no_heading(slot: Slot) -> bool:
    """Whether a cell rules out that its row is a row of headings."""
    text = slot.text
    return bool(
        words(text) > LONGEST_HEADING
        or (numbers.alone(text) and plain(text) not in {"q", "no"})
        or (numbers.before(text) and words(text) > LONGEST_TITLE)
    )


def _role(slot: Slot, finder: OptionFinder) -> Role | None:
    return "rating" if _listed(slot, finder) else role(plain(slot.text))


def _listed(slot: Slot, finder: OptionFinder) -> tuple[str, ...]:
    """The ratings a heading lists: by themselves, or in brackets behind its name."""
    rating = role(plain(slot.text)) == "rating"
    listed = finder.trailing(slot.text, trusted=rating)
    found = finder.whole(slot.text) or (listed.labels if listed else ())
    return found or (marks_in(slot.text) if rating else ())


def _convincing(line: Line, roles: dict[int, Role], options: bool) -> bool:
    """Whether the roles found make a row of headings rather than a row of labels to be filled in."""
    kinds = set(roles.values())
    blanks = sum(1 for slot in line.slots if slot.empty and not slot.continued)
    subject, rest = kinds & SUBJECT, kinds & REST
    if line.header and (subject or rest) and len(roles) >= 2:
        return True
    if blanks > 1 and not (options and blanks <= 2):
        return False
    if options and (subject or rest - {"rating"} or blanks):
        return True
    first_blank = blanks == 0 or line.slots[0].empty
    return bool(subject and rest and len(roles) * 2 >= len(line.filled) and first_blank)
