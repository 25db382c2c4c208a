"""Events settled by their neighbours: what a line is can depend on the lines round it.

Each step takes the whole row of events and gives it back with one thing settled. The order matters.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from questionbank.reading.events import (
    LOW_BAND_RANK,
    SHORT_RANK,
    Answer,
    Ask,
    Blank,
    Choices,
    Columns,
    Event,
    Fields,
    Heading,
    Overall,
    Standards,
    Text,
)
from questionbank.reading.lines import Piece
from questionbank.reading.text import plain, sentences, words
from questionbank.reading.words import NOTE, ROUTING, Role, role

Events = list[Event]
ANSWERS = (Choices, Answer, Blank)
FEW = 3  # alike lines that make a pattern


def settled(events: Events) -> Events:
    """The events after all steps."""
    for step in STEPS:
        events = step(events)
    return events


def _changed(events: Events, change: Callable[[int, Event], Event]) -> Events:
    """The events, each changed or as it was."""
    return [change(place, event) for place, event in enumerate(events)]


def lone_numbers(events: Events) -> Events:
    """A number on a line of its own begins a question with the paragraphs below it."""
    found: Events = []
    for event in events:
        last = found[-1] if found else None
        if isinstance(event, Text) and isinstance(last, Blank) and last.number and not last.table:
            found[-1] = Ask(last.where, last.number, (_piece(event),))
        else:
            found.append(event)
    return found


def stacked_columns(events: Events) -> Events:
    """Column headings that an extraction printed one below the other."""
    found: Events = []
    run: Events = []
    for event in events:
        if _stacked_role(event):
            run.append(event)
        else:
            found.extend((*_heads(run), event))
            run = []
    return [*found, *_heads(run)]


def _stacked_role(event: Event) -> Role | None:
    """What the column would be for that a line by itself heads."""
    if isinstance(event, Text) and event.short and not event.table:
        return role(event.plain)
    if isinstance(event, Choices):
        return "rating"
    return role(plain(event.text)) if isinstance(event, Answer) else None


def _heads(run: Events) -> Events:
    """A run of lines as the headings of columns, where each has its own purpose; else as it was."""
    roles = {place: kind for place, event in enumerate(run) if (kind := _stacked_role(event))}
    labels = [" / ".join(e.labels) if isinstance(e, Choices) else getattr(e, "text", "") for e in run]
    options = next((event.labels for event in run if isinstance(event, Choices)), ())
    if len(run) < FEW or len(set(roles.values())) < len(run):
        return run
    columns = Columns(run[0].where, tuple(labels), roles, tuple(roles), options)
    return [columns] if columns.asks or columns.acts else run


def merged_rows(events: Events) -> Events:
    """A row whose number is merged with the row above asks one more thing of the same question."""
    found: Events = []
    for event in events:
        last = found[-1] if found else None
        if isinstance(event, Ask) and event.continued and event.number is None and isinstance(last, Ask):
            found[-1] = last.with_pieces(*event.pieces)
        else:
            found.append(event)
    return found


def areas(events: Events) -> Events:
    """A cell that names the area of several questions heads them."""
    if not any(isinstance(event, Ask) and event.area == "" for event in events):
        return events
    found: Events = []
    for event in events:
        if isinstance(event, Ask) and event.area is not None:
            if event.area:
                found.append(Heading(event.where, event.area, LOW_BAND_RANK + 1))
            found.append(replace(event, area=None))
        else:
            found.append(event)
    return found


def answered_headings(events: Events) -> Events:
    """A numbered heading with a place for the answer right below is a question."""

    def change(place: int, event: Event) -> Event:
        if isinstance(event, Heading) and event.number and isinstance(_next(events, place), Choices | Answer):
            return Ask(event.where, event.number, (Piece(event.text),))
        return event

    return _changed(events, change)


def numbered_headings(events: Events) -> Events:
    """A short numbered line above questions numbered below it, or anew, is a heading."""

    def change(place: int, event: Event) -> Event:
        if isinstance(event, Ask) and _heads_questions(events, place, event):
            return Heading(event.where, event.text, SHORT_RANK, event.number or "")
        return event

    return _changed(events, change)


def _heads_questions(events: Events, place: int, ask: Ask) -> bool:
    if ask.firm or ask.asking or len(ask.pieces) > 1 or words(ask.text) > 10 or ask.text.endswith((".", ":")):
        return False
    before, after = events[place - 1] if place else None, _next(events, place)
    if isinstance(after, Choices | Answer) or not ask.number:
        return False
    if isinstance(before, Ask) and not before.firm and not before.asking:
        return False
    following = next((e for e in events[place + 1 :] if isinstance(e, Ask)), None)
    if following is None or not following.number:
        return False
    beneath = following.number.startswith(f"{ask.number}.")
    return beneath or (following.number == "1" and (following.firm or following.asking))


def lists(events: Events) -> Events:
    """Numbered lines that ask nothing and have no place for an answer are a list, not questions."""
    found: Events = []
    chunk: Events = []
    for event in events:
        if isinstance(event, Heading | Columns | Fields | Overall):
            found.extend((*_as_list(chunk), event))
            chunk = []
        else:
            chunk.append(event)
    return [*found, *_as_list(chunk)]


def _as_list(chunk: Events) -> Iterator[Event]:
    """The events of a stretch: numbered lines are questions where at least half of them ask or are answered."""
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


def _answered(events: Events, place: int) -> bool:
    ask = events[place]
    assert isinstance(ask, Ask)
    return ask.asking or isinstance(_next(events, place), ANSWERS)


def _next(events: Events, place: int) -> Event | None:
    """The next event that is no running text."""
    return next((e for e in events[place + 1 :] if not isinstance(e, Text)), None)


def repeated_fields(events: Events) -> Events:
    """A label to be filled in that stands below several questions is a place for their answers."""
    counts = Counter(plain(label) for event in events if isinstance(event, Fields) for label in event.labels)
    found: Events = []
    for event in events:
        after = found[-1] if found else None
        if isinstance(event, Fields) and isinstance(after, Ask | Answer | Choices) and all(
            counts[plain(label)] >= FEW for label in event.labels
        ):  # fmt: skip
            found.extend(Answer(event.where, label) for label in event.labels)
        else:
            found.append(event)
    return found


def unnumbered(events: Events) -> Events:
    """A paragraph that asks something, with a place for the answer right below it, is a question."""

    def change(place: int, event: Event) -> Event:
        after = events[place + 1] if place + 1 < len(events) else None
        if (
            isinstance(event, Text)
            and not event.number
            and isinstance(after, Choices | Answer)
            and _asks(event, after)
        ):
            return Ask(event.where, None, (_piece(event),), table=event.table)
        return event

    return _changed(events, change)


def _asks(text: Text, after: Event) -> bool:
    if NOTE.match(text.plain) or ROUTING.match(text.plain):
        return False
    return text.text.rstrip(' )"”’').endswith("?") or (isinstance(after, Choices) and words(text.text) <= 40)


def further_paragraphs(events: Events) -> Events:
    """Paragraphs below a question in running text belong to it: what it asks too, its hints, its routing."""
    found: Events = []
    for place, event in enumerate(events):
        last = found[-1] if found else None
        if (
            isinstance(event, Text)
            and isinstance(last, Ask)
            and not last.table
            and not _heads_next(events, place, event)
        ):
            found[-1] = last.with_pieces(_piece(event))
        else:
            found.append(event)
    return found


def _heads_next(events: Events, place: int, text: Text) -> bool:
    """Whether a short line right before the next question or table heads it."""
    after = events[place + 1] if place + 1 < len(events) else None
    before = events[place - 1] if place else None
    title = (
        isinstance(before, Ask)
        and len(before.pieces) == 1
        and not before.asking
        and not isinstance(after, Ask)
    )
    return (
        text.short
        and not title
        and isinstance(after, Ask | Columns | Standards | Heading)
        and not NOTE.match(text.plain)
    )


def short_headings(events: Events) -> Events:
    """A short line right above questions, or above the purpose of those questions, is a heading."""

    def change(place: int, event: Event) -> Event:
        if isinstance(event, Text) and event.short and not event.number and _leads(events, place, event):
            return Heading(event.where, event.text, SHORT_RANK)
        return event

    return _changed(events, change)


def _leads(events: Events, place: int, text: Text) -> bool:
    """Whether what follows a short line is questions, with at most two paragraphs between."""
    if NOTE.match(text.plain) or ROUTING.match(text.plain):
        return False
    for count, event in enumerate(events[place + 1 : place + 4]):
        if isinstance(event, Ask | Standards) or (isinstance(event, Columns) and event.asks):
            return True
        purpose = (
            isinstance(event, Text)
            and not event.short
            and not event.bullet
            and len(sentences(event.text)) <= 4
        )
        if not purpose or count == 2:
            return False
    return False


def _piece(text: Text) -> Piece:
    return Piece(text.text, bullet=text.bullet, bold=text.bold)


STEPS: tuple[Callable[[Events], Events], ...] = (
    stacked_columns,
    lone_numbers,
    merged_rows,
    areas,
    answered_headings,
    numbered_headings,
    repeated_fields,
    unnumbered,
    further_paragraphs,
    lists,
    short_headings,
)
