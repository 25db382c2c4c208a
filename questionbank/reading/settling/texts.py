"""Text files in which a table was taken apart: every cell, and every number, on a line of its own."""

from itertools import pairwise

from questionbank.reading import numbers
from questionbank.reading.column_words import Role, role
from questionbank.reading.events import (
    Answer,
    Ask,
    Blank,
    Choices,
    Columns,
    Event,
    Heading,
    Overall,
    Standards,
    Text,
)
from questionbank.reading.ratings.options import MOST
from questionbank.reading.settling.common import FEW, Events, after, piece_of
from questionbank.reading.text import plain, words
from questionbank.reading.words import NOTE, ROUTING


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
    if isinstance(event, Text) and event.plain in NUMBERS and not event.table:
        return "number"
    if isinstance(event, Text) and event.short and not event.table:
        return role(event.plain)
    if isinstance(event, Choices):
        return "rating"
    return role(plain(event.text)) if isinstance(event, Answer) else None


def _heads(run: Events) -> Events:
    """A run of lines as the headings of columns, where each has its own purpose; else as it was."""
    roles = {place: kind for place, event in enumerate(run) if (kind := _stacked_role(event))}
    if roles and getattr(run[0], "text", "").strip(" .").casefold() == "no":
        roles[0] = "number"
    labels = [" / ".join(e.labels) if isinstance(e, Choices) else getattr(e, "text", "") for e in run]
    options = next((event.labels for event in run if isinstance(event, Choices)), ())
    if len(run) < FEW or len(set(roles.values())) < min(len(run), FEW):
        return run
    columns = Columns(run[0].where, tuple(labels), roles, tuple(roles), options)
    return [columns] if columns.asks or columns.acts else run


NUMBERS = {"no", "no.", "nos", "ref", "ref.", "q", "#"}  # what heads a column of numbers by itself
FAR = 2  # empty lines between a number and a line that is not its own
SENTENCE = 5  # words from which on a line without a question mark may be a question all the same


def stacked_choices(events: Events) -> Events:
    """Ratings printed one below the other are one list; a label by itself is text."""
    found: Events = []
    run: list[Choices] = []
    for event in events:
        if isinstance(event, Choices) and len(event.labels) == 1:
            run.append(event)
        else:
            found.extend((*_listed(run), event))
            run = []
    return [*found, *_listed(run)]


def _listed(run: list[Choices]) -> Events:
    if len({plain(choice.labels[0]) for choice in run}) < 2 or len(run) > MOST:
        return [Text(choice.where, choice.text) for choice in run]
    return [Choices(run[0].where, tuple(choice.labels[0] for choice in run), " / ".join(c.text for c in run))]


def lone_numbers(events: Events) -> Events:
    """A number on a line of its own begins a question with the paragraph below it."""
    found: Events = []
    headed = False
    for event in events:
        last = found[-1] if found else None
        if isinstance(event, Text) and isinstance(last, Blank) and belongs_to_number(last, event):
            found[-1] = Ask(last.where, last.number, (piece_of(event),), firm=headed)
        else:
            headed |= isinstance(event, Columns) and event.asks and not event.table
            found.append(event)
    return found


def belongs_to_number(before: Event | None, text: Text) -> bool:
    """Whether a line stands so near below a number by itself that the number is its own."""
    return isinstance(before, Blank) and bool(before.number) and not before.table and text.gap < FAR


def stacked_rows(events: Events) -> Events:
    """Sentences below column headings that were taken apart are questions, where no column has numbers."""
    found: Events = []
    headed = False
    for event in events:
        if isinstance(event, Columns | Heading | Overall):
            headed = isinstance(event, Columns) and event.asks and not event.table and not event.has("number")
        last = found[-1] if found else None
        if headed and isinstance(event, Text) and isinstance(last, Ask) and not last.table and not event.gap:
            found[-1] = last.with_pieces(piece_of(event))  # only blank cells part two questions
        elif headed and isinstance(event, Text) and _sentence(event):
            found.append(Ask(event.where, None, (piece_of(event),), firm=True))
        else:
            found.append(event)
    return found


def _sentence(text: Text) -> bool:
    asks = text.text.endswith("?") or (words(text.text) >= SENTENCE and not text.text.endswith(":"))
    said = text.plain.lstrip("([* ")
    return asks and not text.bullet and not NOTE.match(said) and not ROUTING.match(said)


def bare_numbers(events: Events) -> Events:
    """Lines that begin with a number and no mark behind it are questions where they count on."""
    starts = {
        place: found
        for place, event in enumerate(events)
        if isinstance(event, Text)
        and not event.bullet
        and (found := numbers.before(event.text))
        and not found.firm
        and found.rest[:1].isupper()
    }
    counting = _counting_on(starts)
    return [_asked(event, counting.get(place)) for place, event in enumerate(events)]


def _counting_on(starts: dict[int, numbers.Numbered]) -> dict[int, numbers.Numbered]:
    """Those of some numbered lines whose number follows the one before or precedes the one after."""
    places = list(starts)
    found: dict[int, numbers.Numbered] = {}
    for before, place in pairwise(places):
        first, second = numbers.key(starts[before].number), numbers.key(starts[place].number)
        if len(first) == len(second) and first[:-1] == second[:-1] and second[-1] == first[-1] + 1:
            found[before], found[place] = starts[before], starts[place]
    return found


def _asked(event: Event, start: numbers.Numbered | None) -> Event:
    if start is None or not isinstance(event, Text):
        return event
    body = piece_of(Text(event.where, start.rest, bold=event.bold))
    return Ask(event.where, start.number, (body,), table=event.table)


def further_paragraphs(events: Events) -> Events:
    """Paragraphs below a question in running text belong to it: what it asks too, its hints, its routing."""
    found: Events = []
    for place, event in enumerate(events):
        last = found[-1] if found else None
        belongs = isinstance(event, Text) and not _heads_next(events, place, event)
        if belongs and isinstance(event, Text) and isinstance(last, Ask) and not last.table:
            found[-1] = last.with_pieces(piece_of(event))
        else:
            found.append(event)
    return found


def _heads_next(events: Events, place: int, text: Text) -> bool:
    """Whether a short line right before the next question or table heads it."""
    following = after(events, place)
    before = events[place - 1] if place else None
    title = isinstance(before, Ask) and len(before.pieces) == 1 and not before.asking
    if not text.short or NOTE.match(text.plain) or (title and not isinstance(following, Ask)):
        return False
    return isinstance(following, Ask | Columns | Standards | Heading)
