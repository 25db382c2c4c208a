"""The places that a line names itself: by the tag of a control, else by its title."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from audit.taking.models import Way
from docgen.form_reading.answers import said_in
from docgen.form_reading.blocks import Cell, Control, paragraphs
from docgen.form_reading.known import AUDIT_ID, Known, Spot
from docgen.form_reading.lines import Line
from docgen.form_reading.printed import Printed

BOX = re.compile(r"\s*(?:[^\w\s]|[xXvV])?\s*")  # a box, ticked or not, and nothing else


@dataclass(frozen=True, slots=True)
class Named:
    """A control that names its place: a fact of the audit, or row and field of an action.

    One that names neither (`spot` and `action` None) tells which audit this is. A box to be ticked says
    `option` when it is. `stretched`: the control spans several lines;
    `again`: it has been taken with a line above.
    """

    place: int
    control: Control
    way: Way
    spot: Spot | None = None
    action: tuple[str, str] | None = None
    option: str = ""
    stretched: bool = False
    again: bool = False


def naming(lines: Sequence[Line], known: Known) -> dict[Line, tuple[Named, ...]]:
    """The named places of every line, in order.

    LibreOffice may stretch a control that has kept its title over paragraphs that were never in it: a title
    that spans several lines, or a box that holds more than a box, names nothing. A tagged control over
    several paragraphs is taken with the first of them.
    """
    spans = Counter(control for line in lines for cell in line.cells for control in cell.controls)
    seen: set[Control] = set()
    found: dict[Line, tuple[Named, ...]] = {}
    for line in lines:
        held = [named for named in _named_in(line, known) if _holds(named, spans[named.control])]
        found[line] = tuple(
            replace(named, stretched=spans[named.control] > 1, again=named.control in seen) for named in held
        )
        seen.update(named.control for named in held)
    return found


def _holds(named: Named, spans: int) -> bool:
    if named.way == "title" and spans > 1:
        return False
    return not named.option or BOX.fullmatch(named.control.text) is not None


def _named_in(line: Line, known: Known) -> Iterator[Named]:
    for place, cell in enumerate(line.cells):
        for control in cell.controls:
            yield from _named(place, control, known)


def said(cell: Cell, named: Named, printed: Printed) -> str:
    """What stands in a named place: all of the cell where nothing else is asked in it, else the control."""
    control = named.control
    if named.stretched:
        return "" if named.again else control.text
    others = [other for other in cell.controls if other is not control]
    free = "".join(piece.text for piece in cell.pieces if piece.control is None)
    if others or not free.strip():
        return control.text if others or control.blank else said_in(cell)
    written = printed.written(free)
    if not written:
        return control.text
    if written == free.strip():
        return said_in(cell)
    return "\n".join(part for part in (control.text, written.strip()) if part)


def beside(cell: Cell, printed: Printed) -> str:
    """What is written in a cell of several places, in none of them."""
    free = [
        "".join(piece.text if piece.control is None else "\n" for piece in paragraph.pieces)
        for paragraph in paragraphs(cell.blocks)
    ]
    return "\n".join(text for part in free if (text := _written(part, printed)))


def _written(text: str, printed: Printed) -> str:
    parts = (part.strip(" :\n") for part in text.split("\n"))
    return " ".join(part for part in parts if part and not printed.prints(part))


def _named(place: int, control: Control, known: Known) -> Iterator[Named]:
    if control.tag == AUDIT_ID:
        yield Named(place, control, "tag")
    elif spot := known.tagged(control.tag):
        yield Named(place, control, "tag", spot)
    elif action := known.action(control.tag, ""):
        yield Named(place, control, "tag", action=action)
    elif box := known.box(control.tag, control.title):
        yield Named(place, control, "tag" if control.tag else "title", box[0], option=box[1])
    elif spot := known.titled(control.title):
        yield Named(place, control, "title", spot)
    elif action := known.action("", control.title):
        yield Named(place, control, "title", action=action)
