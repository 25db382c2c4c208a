"""The title of a form and whose form it is, looked for at its top, in page headers, and in its properties."""

import re

from questionbank.reading.events import Ask, Columns, Event, Fields, Heading, Standards, Text
from questionbank.reading.text import plain, squeezed, titled, words
from questionbank.reading.words import CASE_AUDIT, FRONT, ORGANISATION, TITLE

LONGEST_TITLE = 25  # words
LONGEST_NAME = 16
LEAD = re.compile(
    r"^(name of )?(service|organisation|(local )?authority|area|team|yot|yjs)\s*:\s*", re.IGNORECASE
)
TOP = 8  # events from the start that are looked at


def take_title(events: list[Event], furniture: tuple[str, ...], told: str) -> tuple[str, list[Event]]:
    """The title and the events without it; an empty title where there is none."""
    top = [event for event in _top(events) if _could_be_title(event, events)]
    chosen = (
        next((e for e in top if isinstance(e, Heading) and e.rank == 0), None)
        or next((e for e in top if CASE_AUDIT.search(e.plain)), None)
        or next((e for e in top if TITLE.search(e.plain)), None)
    )
    if chosen is None and (elsewhere := _elsewhere(furniture, told)):
        return elsewhere, events
    chosen = chosen or next(
        (e for e in top if not ORGANISATION.search(e.plain) and not _first_section(e, events)), None
    )
    if chosen is None:
        return "", events
    said = chosen.plain
    return titled(chosen.text), [e for e in events if not (isinstance(e, Heading | Text) and e.plain == said)]


def take_organisation(events: list[Event], furniture: tuple[str, ...]) -> tuple[str | None, list[Event]]:
    """Whose form it is and the events without that line; None where it is not said."""
    for event in _top(events):
        if _names_organisation(event.text):
            return titled(LEAD.sub("", event.text)), [other for other in events if other is not event]
    return next((squeezed(text) for text in furniture if _names_organisation(text)), None), events


def _top(events: list[Event]) -> list[Heading | Text]:
    """The short lines at the very top, before any question, label or table."""
    found: list[Heading | Text] = []
    for event in events[:TOP]:
        if isinstance(event, Ask | Fields | Columns | Standards):
            break
        if isinstance(event, Heading | Text):
            found.append(event)
    return found


def _could_be_title(event: Heading | Text, events: list[Event]) -> bool:
    """Whether a line may be the title: no sentence, and no heading of the style that sections have."""
    if words(event.text) > LONGEST_TITLE or _sentence(event.text) or FRONT.match(event.plain):
        return False
    if isinstance(event, Text) or not 0 < event.rank < 10:
        return not (isinstance(event, Text) and event.bullet)
    if event is events[0] and TITLE.search(event.plain):
        return True
    alike = [e for e in events if isinstance(e, Heading) and e.rank == event.rank]
    return len(alike) == 1 or bool(CASE_AUDIT.search(event.plain))


def _first_section(event: Heading | Text, events: list[Event]) -> bool:
    """Whether a line is the only heading above the first question, and so heads that question."""
    above = [e for e in _top(events) if isinstance(e, Heading)]
    return isinstance(event, Heading) and above == [event]


def _elsewhere(furniture: tuple[str, ...], told: str) -> str:
    """A title from the page headers or the file's properties."""
    return next(
        (squeezed(text) for text in (*furniture, told) if TITLE.search(plain(text)) and not _sentence(text)),
        "",
    )


def _names_organisation(text: str) -> bool:
    short = words(text) <= LONGEST_NAME and not _sentence(text)
    return (
        short
        and bool(ORGANISATION.search(plain(text)))
        and not FRONT.match(plain(text))
        and text[:1].isupper()
    )


def _sentence(text: str) -> bool:
    return text.rstrip().endswith((".", "?", ":")) and words(text) > 3
