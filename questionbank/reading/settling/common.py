"""What several steps need."""

from collections.abc import Callable

from questionbank.reading.events import Answer, Blank, Choices, Event, Text
from questionbank.reading.lines import Piece

Events = list[Event]
ANSWERS = (Choices, Answer, Blank)
FEW = 3  # alike lines that make a pattern


def changed(events: Events, change: Callable[[int, Event], Event]) -> Events:
    """The events, each changed or as it was."""
    return [change(place, event) for place, event in enumerate(events)]


def after(events: Events, place: int) -> Event | None:
    """The next event, whatever it is."""
    return events[place + 1] if place + 1 < len(events) else None


def after_text(events: Events, place: int) -> Event | None:
    """The next event that is no running text."""
    return next((e for e in events[place + 1 :] if not isinstance(e, Text)), None)


def piece_of(text: Text) -> Piece:
    """Running text as a paragraph of a question."""
    return Piece(text.text, bullet=text.bullet, bold=text.bold)
