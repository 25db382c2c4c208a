"""Rows of tables settled by the rows round them."""

import re
from collections import Counter
from dataclasses import replace
from itertools import takewhile

from questionbank.reading.events import (
    LOW_BAND_RANK,
    Answer,
    Ask,
    Blank,
    Choices,
    Columns,
    Event,
    Fields,
    Heading,
    Overall,
    Text,
)
from questionbank.reading.lines import Piece
from questionbank.reading.settling.common import FEW, Events, after
from questionbank.reading.text import plain, words
from questionbank.reading.words import SECTION_WORD, SUMMARY

LETTERS = re.compile(r"[a-z]+$")


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


def filled_in(events: Events) -> Events:
    """A row without a blank cell holds labels where a blank row follows, else labels and answers in turn."""
    found: Events = []
    for place, event in enumerate(events):
        if isinstance(event, Fields) and event.full and len(event.labels) % 2 == 0:
            following = after(events, place)
            if not (isinstance(following, Blank) and following.table == event.table):
                pairs = tuple(zip(event.labels[::2], event.labels[1::2], strict=True))
                found.append(replace(event, labels=event.labels[::2], values=event.values + pairs))
                continue
        found.append(event)
    return found


def lettered(events: Events) -> Events:
    """A row with only a letter is a part of the question above: 12 and a are 12a."""
    found: Events = []
    whole = ""
    stem: Ask | None = None
    for place, event in enumerate(events):
        if isinstance(event, Ask) and event.number and LETTERS.match(event.number):
            found.append(replace(event, number=whole + event.number, pieces=(*_stem(stem), *event.pieces)))
            continue
        stem = event if _leads_in(event, after(events, place)) and isinstance(event, Ask) else None
        if stem is not None:
            whole = stem.number or ""
            continue
        if isinstance(event, Ask) and event.number:
            whole = event.number
        elif isinstance(event, Heading):
            whole = ""
        found.append(event)
    return found


def _leads_in(event: Event, following: Event | None) -> bool:
    """Whether a question is only the beginning of a sentence that its parts go on with."""
    if not isinstance(event, Ask) or not isinstance(following, Ask) or not event.text.endswith(":"):
        return False
    return bool(following.number and LETTERS.match(following.number)) and not event.options


def _stem(ask: Ask | None) -> tuple[Piece, ...]:
    return () if ask is None else (Piece(ask.text, bold=True),)


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


def repeated_fields(events: Events) -> Events:
    """A label to be filled in that stands below several questions is a place for their answers."""
    counts = Counter(plain(label) for event in events if isinstance(event, Fields) for label in event.labels)
    found: Events = []
    for event in events:
        last = found[-1] if found else None
        if isinstance(event, Fields) and isinstance(last, Ask | Answer | Choices) and all(
            counts[plain(label)] >= FEW for label in event.labels
        ):  # fmt: skip
            found.extend(Answer(event.where, label) for label in event.labels)
        else:
            found.append(event)
    return found


def rated_areas(events: Events) -> Events:
    """Short rows below column headings are areas to be rated, where none of them heads a question."""
    found = list(events)
    for place, event in enumerate(events):
        if not (isinstance(event, Columns) and event.asks and event.table):
            continue
        run = list(takewhile(_is_short_row, events[place + 1 :]))
        below = after(events, place + len(run))
        if len(run) >= FEW and not isinstance(below, Ask | Text):
            for step, head in enumerate(run, place + 1):
                assert isinstance(head, Heading)
                found[step] = Ask(
                    head.where, head.number or None, (Piece(head.text),), table=event.table, firm=True
                )
    return found


def _is_short_row(event: Event) -> bool:
    return isinstance(event, Heading) and event.rank == LOW_BAND_RANK


def asking_fields(events: Events) -> Events:
    """Rows with one sentence and blank cells are questions, in a form where nothing else asks."""
    if any(isinstance(event, Ask) for event in events):
        return events
    asking = {place for place, event in enumerate(events) if _asks(event)}
    if len(asking) < FEW:
        return events
    return [
        Ask(event.where, None, (Piece(event.labels[0]),), table=event.table, firm=True)
        if place in asking and isinstance(event, Fields)
        else event
        for place, event in enumerate(events)
    ]


def _asks(event: Event) -> bool:
    if not isinstance(event, Fields) or len(event.labels) != 1 or event.values or not event.table:
        return False
    return event.labels[0].endswith("?") or words(event.labels[0]) >= 6


def summaries(events: Events) -> Events:
    """Rows that repeat the titles of sections sum their ratings up; they ask nothing new."""
    titles = {bare(event.plain) for event in events if isinstance(event, Heading)}
    summing = False
    found: Events = []
    for event in events:
        if isinstance(event, Heading):
            summing = bool(SUMMARY.search(event.plain))
        if isinstance(event, Fields) and (event.table or summing) and _sums(event, titles):
            found.extend(Overall(event.where, label) for label in event.labels)
            continue
        if isinstance(event, Ask) and (event.number is None or summing) and len(event.pieces) == 1:
            said = bare(plain(event.text))
            if said in titles or (summing and said.startswith("overall")):
                found.append(Overall(event.where, event.text, event.options))
                continue
        found.append(event)
    return [event for event in found if not (isinstance(event, Columns) and _only_sums(event, found))]


def _sums(fields: Fields, titles: set[str]) -> bool:
    """Whether the labels of a row are titles of sections, or speak of the whole."""
    said = [bare(plain(label)) for label in fields.labels]
    return (
        any(label in titles for label in said)
        and all(label in titles or "overall" in label for label in said)
    ) or (bool(fields.table) and said == ["overall"])


def _only_sums(columns: Columns, events: Events) -> bool:
    """Whether nothing but summed up ratings stands below column headings."""
    place = next(i for i, event in enumerate(events) if event is columns)
    below = next((e for e in events[place + 1 :] if isinstance(e, Ask | Heading | Columns | Overall)), None)
    return isinstance(below, Overall) and columns.asks and plain(below.label) == bare(plain(below.label))


def bare(title: str) -> str:
    """A title (plain text) without "section 2" before it."""
    return SECTION_WORD.sub("", title).strip(" :.–-")
