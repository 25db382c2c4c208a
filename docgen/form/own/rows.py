"""The rows for actions: the table, its columns, and the rows below its headings."""

from collections.abc import Iterator, Sequence

from docgen.form import places
from docgen.form.labels import Fact
from docgen.form.own.layout import Line, spelt
from docgen.form.own.where import Claims, Placing
from questionbank.models import Form
from questionbank.reading import numbers


def action_rows(form: Form, lines: Sequence[Line], claims: Claims) -> Iterator[Placing]:
    """The places of each action in its row; nothing where the table is not found."""
    wanted = places.action_columns(form)
    head = next((line for line in lines if _heads(line, wanted)), None)
    if head is None:
        return
    facts = dict(_columns(head, wanted))
    number = 0
    for line in _rows(lines, head):
        free = [
            (spot, facts[spot.column]) for spot in line.spots if spot.column in facts and claims.free(spot)
        ]
        if len(free) < len(facts):
            continue
        number += 1
        for spot, fact in free:
            yield Placing(places.action(str(number), fact), claims.fill(spot))


def _heads(line: Line, wanted: Sequence[tuple[str, Fact]]) -> bool:
    """Whether a row has the headings of the table of actions."""
    return bool(line.table) and bool(wanted) and len(dict(_columns(line, wanted))) == len(wanted)


def _columns(line: Line, wanted: Sequence[tuple[str, Fact]]) -> Iterator[tuple[int, Fact]]:
    said = {spelt(spot.text): spot.column for spot in reversed(line.spots) if spot.text}
    for label, fact in wanted:
        column = said.get(spelt(label))
        if column is not None:
            yield column, fact


def _rows(lines: Sequence[Line], head: Line) -> Iterator[Line]:
    """The rows below the headings, up to the first that has words of its own."""
    for line in lines[head.place + 1 :]:
        if line.table != head.table:
            return
        words = [spot.text for spot in line.spots if spot.text and not spot.blank]
        if any(not numbers.alone(text) for text in words):
            return
        yield line
