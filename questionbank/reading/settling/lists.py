"""Numbered lines that ask nothing, and paragraphs that ask without a number."""

from collections.abc import Iterator

from questionbank.reading.events import Answer, Ask, Choices, Columns, Event, Fields, Heading, Overall, Text
from questionbank.reading.ratings.options import LEAD
from questionbank.reading.settling.common import ANSWERS, Events, after, after_text, changed, piece_of
from questionbank.reading.text import words
from questionbank.reading.words import NOTE, ROUTING


def unnumbered(events: Events) -> Events:
    """A paragraph that asks something, with a place for the answer right below it, is a question."""

    def change(place: int, event: Event) -> Event:
        following = after(events, place)
        if (
            place == 0
            or not isinstance(event, Text)
            or event.number
            or not isinstance(following, Choices | Answer)
        ):
            return event
        if _waits(events, place):
            return event
        return (
            Ask(event.where, None, (piece_of(event),), table=event.table)
            if _asks(event, following)
            else event
        )

    return changed(events, change)


def _waits(events: Events, place: int) -> bool:
    """Whether a numbered question above still has no place for its answer, so that a paragraph is its own."""
    before = next((event for event in reversed(events[:place]) if not isinstance(event, Text)), None)
    return isinstance(before, Ask) and not before.table and bool(before.number) and not before.options


def _asks(text: Text, following: Event) -> bool:
    if NOTE.match(text.plain) or ROUTING.match(text.plain):
        return False
    if text.text.rstrip(' )"”’').endswith("?"):
        return True
    listed = isinstance(following, Choices) and not LEAD.match(following.text)
    return listed and words(text.text) <= 40 and not text.text.endswith(":")


def lists(events: Events) -> Events:
    """Numbered lines that ask nothing and have no place for an answer are a list, not questions."""
    found: Events = []
    chunk: Events = []
    for event in events:
        if isinstance(event, Heading | Columns | Fields | Overall):
            found.extend((*_as_list(chunk), event))
            chunk = []
        elif isinstance(event, Ask) and event.number == "1" and any(map(_is_loose, chunk)):
            found.extend(_as_list(chunk))
            chunk = [event]
        else:
            chunk.append(event)
    return [*found, *_as_list(chunk)]


def _as_list(chunk: Events) -> Iterator[Event]:
    """The events of a stretch: numbered lines are questions where half of them ask or are answered."""
    loose = [place for place, event in enumerate(chunk) if _is_loose(event)]
    asks = sum(1 for place in loose if _answered(chunk, place)) * 2 >= len(loose)
    for event in chunk:
        if isinstance(event, Ask) and _is_loose(event) and not asks:
            numbered = [event.number or "", *("" for _ in event.pieces[1:])]
            for number, piece in zip(numbered, event.pieces, strict=True):
                yield Text(event.where, piece.text, piece.bullet, piece.bold, event.table, number)
        else:
            yield event


def _is_loose(event: Event) -> bool:
    return isinstance(event, Ask) and not event.firm and not event.options


def _answered(chunk: Events, place: int) -> bool:
    event = chunk[place]
    return isinstance(event, Ask) and (event.asking or isinstance(after_text(chunk, place), ANSWERS))
