"""Lines that turn out to head questions, and headings that turn out to be questions."""

from questionbank.reading import numbers
from questionbank.reading.column_words import role
from questionbank.reading.events import (
    BAND_RANK,
    SHORT_RANK,
    Answer,
    Ask,
    Blank,
    Choices,
    Columns,
    Event,
    Heading,
    Standards,
    Text,
)
from questionbank.reading.lines import Piece
from questionbank.reading.settling.common import Events, after, after_text, changed
from questionbank.reading.settling.texts import belongs_to_number
from questionbank.reading.text import capitals, sentences, words
from questionbank.reading.words import (
    ACTIONS,
    FACT_ALONE,
    FEEDBACK,
    NOTE,
    ROUTING,
    SIGNATURE,
    VERIFICATION,
    fact_in,
    person,
)

LONGEST_OVER = 30  # words of a line that stands over numbered rows


def answered_headings(events: Events) -> Events:
    """A heading that is numbered or asks, with a place for the answer right below, is a question."""

    def change(place: int, event: Event) -> Event:
        if not isinstance(event, Heading) or not (event.number or event.text.endswith("?")):
            return event
        if not isinstance(after_text(events, place), Choices | Answer):
            return event
        return Ask(event.where, event.number or None, (Piece(event.text),), event.options)

    return changed(events, change)


def band_rows(events: Events) -> Events:
    """A numbered row in capitals, or above rows that are numbered below it, is a band with its number."""

    def change(place: int, event: Event) -> Event:
        following = after(events, place)
        if not isinstance(event, Ask) or not event.firm or not isinstance(following, Ask | Heading):
            return event
        beneath = bool(event.number) and (following.number or "").startswith(f"{event.number}.")
        short = len(event.pieces) == 1 and words(event.text) <= 10 and not event.asking
        if short and not event.options and (beneath or _loud_above(event, following)):
            return Heading(event.where, event.text, BAND_RANK, event.number or "")
        return event

    return changed(events, change)


def _loud_above(event: Ask, following: Event) -> bool:
    """Whether a row stands out from the question below it by its capitals."""
    return capitals(event.text) and isinstance(following, Ask) and not capitals(following.text)


def numbered_headings(events: Events) -> Events:
    """A short numbered line above questions numbered below it, or anew, is a heading."""

    def change(place: int, event: Event) -> Event:
        if isinstance(event, Ask) and _heads_questions(events, place, event):
            return Heading(event.where, event.text, SHORT_RANK, event.number or "")
        return event

    return changed(events, change)


def _heads_questions(events: Events, place: int, ask: Ask) -> bool:
    following = next((e for e in events[place + 1 :] if isinstance(e, Ask)), None)
    if _stands_over(ask, following):
        return True
    if ask.firm or ask.asking or ask.options or not ask.number:
        return False
    if len(ask.pieces) > 1 or words(ask.text) > 10 or ask.text.endswith((".", ":")):
        return False
    before = events[place - 1] if place else None
    if isinstance(after_text(events, place), Choices | Answer) or _in_list(before):
        return False
    if following is None or not following.number:
        return False
    beneath = following.number.startswith(f"{ask.number}.")
    anew = following.number == "1" and (following.firm or following.asking)
    return beneath or anew or _steps_back(events, place, ask, following)


def _stands_over(ask: Ask, following: Ask | None) -> bool:
    """Whether a numbered line without a place for an answer stands over rows numbered below it."""
    if ask.firm or ask.options or not ask.number or len(ask.pieces) > 1 or words(ask.text) > LONGEST_OVER:
        return False
    return following is not None and following.firm and (following.number or "").startswith(f"{ask.number}.")


def _steps_back(events: Events, place: int, ask: Ask, following: Ask) -> bool:
    """Whether the count of the questions goes on after a number that it had reached before."""
    before = next((e for e in reversed(events[:place]) if isinstance(e, Ask) and e.number), None)
    if before is None or not (following.firm or following.asking):
        return False
    here, last, next_ = (
        numbers.key(number or "") for number in (ask.number, before.number, following.number)
    )
    return len(here) == len(last) == len(next_) == 1 and here <= last < next_


def _in_list(before: Event | None) -> bool:
    """Whether the line before is a numbered line of the same kind."""
    return isinstance(before, Ask) and not (before.firm or before.asking or before.options)


def zone_headings(events: Events) -> Events:
    """A short line by itself that names feedback, actions or the verification, after the first question."""
    first = next((i for i, e in enumerate(events) if isinstance(e, Ask | Blank | Columns)), len(events))

    def change(place: int, event: Event) -> Event:
        if place <= first or not isinstance(event, Text) or belongs_to_number(events[place - 1], event):
            return event
        if event.short and not event.number and _names_zone(event):
            return Heading(event.where, event.text, SHORT_RANK)
        return event

    return changed(events, change)


def _names_zone(text: Text) -> bool:
    named = (FEEDBACK.search(text.plain) and person(text.plain)) or ACTIONS.search(text.plain)
    verified = VERIFICATION.search(text.plain) and not SIGNATURE.search(text.plain)
    return words(text.text) <= 8 and bool(named or (verified and not role(text.plain)))


def short_headings(events: Events) -> Events:
    """A short line right above questions, or above the purpose of those questions, is a heading."""

    def change(place: int, event: Event) -> Event:
        if isinstance(event, Text) and event.short and not event.number and _leads(events, place, event):
            return Heading(event.where, event.text, SHORT_RANK)
        return event

    return changed(events, change)


def _leads(events: Events, place: int, text: Text) -> bool:
    """Whether what follows a short line is questions, with at most two paragraphs between."""
    if NOTE.match(text.plain) or ROUTING.match(text.plain) or fact_in(text.text):
        return False
    if FACT_ALONE.match(text.plain) or text.plain.endswith(" by"):
        return False
    for count, event in enumerate(events[place + 1 : place + 4]):
        if isinstance(event, Ask | Standards) or (isinstance(event, Columns) and event.asks):
            return True
        if not isinstance(event, Text) or not _purpose(event) or count == 2:
            return False
    return False


def _purpose(text: Text) -> bool:
    """Whether a paragraph can say what the questions below it are for."""
    return not text.short and not text.bullet and len(sentences(text.text)) <= 4
