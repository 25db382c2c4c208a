"""What stands between the title and the questions: the introduction and the labels of the case's facts."""

from dataclasses import dataclass, field

from questionbank.reading.events import Ask, Choices, Columns, Event, Fields, Heading, Standards, Text
from questionbank.reading.problems import Problems
from questionbank.reading.text import plain, titled, words
from questionbank.reading.words import FRONT, fact_in

LONGEST_LABEL = 6  # words of a label that stands without a colon or a blank cell
LONGEST_FACT = 40  # words of a label that asks
FEW = 3


@dataclass(slots=True)
class Front:
    """The head of a form below its title."""

    introduction: list[str] = field(default_factory=list)
    header: list[str] = field(default_factory=list)
    ratings: tuple[str, ...] = ()  # a list of ratings said to hold for the whole form


def cut_front(events: list[Event]) -> int:
    """How many events stand before the first section."""
    first = next((i for i, e in enumerate(events) if isinstance(e, Ask | Standards)), len(events))
    first = next((i for i, e in enumerate(events[:first]) if isinstance(e, Columns) and e.asks), first)
    stop = 0
    for place, event in enumerate(events[:first]):
        if isinstance(event, Fields) or (isinstance(event, Heading) and FRONT.match(event.plain)):
            stop = place + 1
    return next((i for i in range(stop, first) if isinstance(events[i], Heading)), first)


def read_front(events: list[Event], problems: Problems) -> Front:
    """The introduction and labels in the events before the questions."""
    front = Front()
    bare = _bare_labels(events)
    for place, event in enumerate(events):
        if isinstance(event, Fields):
            _labels(event, front, problems)
        elif isinstance(event, Text) and (fact := fact_in(event.text)) is not None:
            _labels(Fields(event.where, fact[:1], (fact,)), front, problems)
        elif isinstance(event, Text) and place in bare:
            front.header.append(event.text)
        elif isinstance(event, Text):
            front.introduction.append(event.printed)
        elif isinstance(event, Heading):
            _heading(event, events[place + 1 :], front, problems)
        elif isinstance(event, Choices):
            front.introduction.append(event.text or " / ".join(event.labels))
            front.ratings = front.ratings or event.labels
    return front


def _labels(fields: Fields, front: Front, problems: Problems) -> None:
    front.header.extend(fields.labels)
    for label, value in fields.values:
        problems.unplaced(fields.where, value, f'is filled in beside "{label}"')


def _heading(heading: Heading, after: list[Event], front: Front, problems: Problems) -> None:
    """A heading in the head of a form: kept with the text below it, told where only labels are below."""
    if after and isinstance(after[0], Text):
        front.introduction.append(titled(heading.text))
    else:
        problems.unplaced(heading.where, heading.text, "is a heading over facts of the case")


def _bare_labels(events: list[Event]) -> set[int]:
    """The places of short lines in a run: labels whose blank cells the extraction lost."""
    found: set[int] = set()
    run: list[int] = []
    for place, event in enumerate([*events, Event("")]):
        if _like_label(event):
            run.append(place)
            continue
        named = sum(1 for at in run if _short(events[at])) > 1
        if (named and len(run) >= FEW) or (run and isinstance(event, Fields)):
            found.update(run)
        run = []
    return found


def _short(event: Event) -> bool:
    return isinstance(event, Text) and event.short and words(event.text) <= LONGEST_LABEL


def _like_label(event: Event) -> bool:
    """Whether a line is short, or asks for a fact as labels do ("Is the child in care?")."""
    if not isinstance(event, Text) or event.number or event.bullet:
        return False
    return _short(event) or (event.text.endswith("?") and words(event.text) <= LONGEST_FACT)


def told_apart(labels: list[str]) -> tuple[str, ...]:
    """Labels in order, no two the same: a second "Date" below "Manager" is "Manager: Date"."""
    found: list[str] = []
    for place, label in enumerate(labels):
        known = {plain(other) for other in found}
        longer = f"{labels[place - 1]}: {label}" if plain(label) in known else label
        if plain(longer) not in known:
            found.append(longer)
    return tuple(found)
