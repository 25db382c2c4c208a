"""Events settled by their neighbours: what a line is can depend on the lines round it.

    texts.py      tables that an extraction took apart, numbers without a dot, paragraphs of one question
    tables.py     merged rows, areas over several questions, labels that are places for answers, summaries
    headings.py   numbered and short lines that head questions; headings that ask
    lists.py      numbered lines that ask nothing; paragraphs that ask without a number

Each step takes the whole row of events and gives it back with one thing settled. The order matters.
"""

from collections.abc import Callable

from questionbank.reading.events import Event
from questionbank.reading.settling.headings import (
    answered_headings,
    band_rows,
    numbered_headings,
    short_headings,
    zone_headings,
)
from questionbank.reading.settling.lists import lists, unnumbered
from questionbank.reading.settling.tables import (
    areas,
    asking_fields,
    filled_in,
    lettered,
    merged_rows,
    rated_areas,
    repeated_fields,
    summaries,
)
from questionbank.reading.settling.texts import (
    bare_numbers,
    further_paragraphs,
    lone_numbers,
    stacked_choices,
    stacked_columns,
    stacked_rows,
)

STEPS: tuple[Callable[[list[Event]], list[Event]], ...] = (
    stacked_choices,
    stacked_columns,
    zone_headings,
    lone_numbers,
    stacked_rows,
    filled_in,
    lettered,
    merged_rows,
    areas,
    repeated_fields,
    bare_numbers,
    answered_headings,
    band_rows,
    numbered_headings,
    unnumbered,
    rated_areas,
    asking_fields,
    further_paragraphs,
    lists,
    short_headings,
    summaries,
)


def settled(events: list[Event]) -> list[Event]:
    """The events after all steps."""
    for step in STEPS:
        events = step(events)
    return events
