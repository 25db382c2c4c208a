"""What a person should look at in a record: everything inferred, damaged or lost."""

from collections.abc import Iterator

from guidance.models import Entry, Problem
from guidance.reading.indicators.records import Record
from guidance.reading.language import Language
from guidance.reading.words import begins_lower, closed, leaves_open

INFERRED = "its number is lost and was inferred from the rows around it"
TWICE = "the number {} is printed on another question too; both are kept"
COLUMNS = ("indicators", "extended guidance")


def problems_of(record: Record, entry: Entry, language: Language) -> Iterator[Problem]:
    """Everything about one record."""
    where = f"{entry.id}, line {record.line}"
    if record.status == "inferred":
        yield Problem(where=where, what=INFERRED)
    if record.status == "duplicate":
        yield Problem(where=where, what=TWICE.format(entry.number))
    for what in (*dict.fromkeys(record.notes), *_damage(record, language)):
        yield Problem(where=where, what=what)


def _damage(record: Record, language: Language) -> Iterator[str]:
    """What the extraction lost of the two columns, as far as the text itself shows it."""
    if not (record.sides[0] or record.sides[1]):
        yield "nothing is printed beside its number"
    for name, text in zip(COLUMNS, (record.text(0), record.text(1)), strict=True):
        if text and begins_lower(text):
            yield f"the start of its {name} is lost"
        if leaves_open(text) or (text and not closed(text) and not language.knows_well(text.split()[-1])):
            yield f"its {name} break off after '{' '.join(text.split()[-4:])}'"
