"""What the library that edits workbooks in place would lose of one: told before anything is written."""

from docgen.errors import UnreadableWorkbook
from docgen.tracker_reading import Workbook

# Parts, and marks in drawings, that do not survive, with what people call them.
PARTS = {
    "xl/slicers/": "slicers",
    "xl/timelines/": "timelines",
    "xl/ctrlprops/": "form controls",
    "xl/activex/": "controls",
    "xl/model/": "a data model",
    "xl/querytables/": "queries",
    "xl/threadedcomments/": "threaded comments",
}
DRAWN = {
    b"<xdr:sp ": "shapes",
    b"<xdr:sp>": "shapes",
    b"<xdr:grpSp": "grouped shapes",
    b"dgm:relIds": "diagrams",
}


def refuse_losses(book: Workbook) -> None:
    """Raise UnreadableWorkbook where something of the workbook would be lost."""
    lost = [what for part, what in PARTS.items() if any(n.lower().startswith(part) for n in book.names())]
    for name in book.names():
        if name.startswith("xl/drawings/drawing"):
            drawing = book.part(name)
            lost += [what for mark, what in DRAWN.items() if mark in drawing]
    if lost:
        what = ", ".join(dict.fromkeys(lost))
        raise UnreadableWorkbook(
            f"{book.name} has {what}, which would be lost when it is brought up to date; take them out, or "
            "write the tracker into a file of its own."
        )
