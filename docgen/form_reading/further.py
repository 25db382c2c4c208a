"""The table at the end of a service's own form, for what the form has no place for: a row for each place."""

from docgen.form_reading.answers import said_in
from docgen.form_reading.gathering import Gathered
from docgen.form_reading.known import Known
from docgen.form_reading.lines import Line


def read_further(line: Line, known: Known, found: Gathered, done: set[int]) -> set[int]:
    """Take the answer beside the title of a place; gives the cells accounted for."""
    if len(line.cells) < 2:
        return set()
    title = line.cells[0].text.strip()
    spot, action = known.titled(title), known.action("", title)
    if spot is None and action is None:
        return set()
    for place in [place for place in range(1, len(line.cells)) if place not in done]:
        text = said_in(line.cells[place])
        if spot is not None:
            found.put(spot, text, "row")
        elif action is not None:
            found.put_action(*action, text, "row")
    return set(range(len(line.cells)))
