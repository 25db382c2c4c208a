"""The parts of a document read in ways of their own: questions, feedback, actions, verification, key."""

from dataclasses import dataclass, field
from typing import Literal

from questionbank.reading import numbers
from questionbank.reading.events import (
    SHORT_RANK,
    Ask,
    Blank,
    Columns,
    Event,
    Fields,
    Heading,
    Overall,
    Text,
)
from questionbank.reading.text import plain
from questionbank.reading.words import ACTIONS, FEEDBACK, RATING_KEY, VERIFICATION, person

Kind = Literal["main", "feedback", "actions", "verification", "key"]


@dataclass(slots=True)
class Zone:
    """A stretch of a document. `who` is the person whose feedback a feedback zone asks for."""

    kind: Kind
    heading: Heading | None = None
    events: list[Event] = field(default_factory=list)
    who: str = ""


class Splitter:
    """Cuts the events of a document into zones."""

    def __init__(self, events: list[Event]) -> None:
        self._events = events
        self._zones = [Zone("main")]
        self._last: tuple[int, ...] = ()  # the last number of the questions so far
        self._feedback_follows = False

    def zones(self) -> list[Zone]:
        """The zones in the order of the document."""
        for place, event in enumerate(self._events):
            self._take(place, event)
        return [zone for zone in self._zones if zone.heading or zone.events]

    def _take(self, place: int, event: Event) -> None:
        zone = self._zones[-1]
        if isinstance(event, Heading):
            self._heading(place, event)
            return
        if isinstance(event, Columns) and event.acts and zone.kind != "actions":
            zone = self._open(Zone("actions", _heading_of(zone)))
        elif zone.kind not in {"main", "verification"} and _signs(event):
            zone = self._open(Zone("verification"))
        elif zone.kind != "main" and _ends(zone, event):
            zone = self._open(Zone("main"))
        if isinstance(event, Ask) and event.number and zone.kind == "main":
            self._last = numbers.key(event.number)
        zone.events.append(event)

    def _heading(self, place: int, heading: Heading) -> None:
        following = self._following(place)
        kind = self._kind(heading, following)
        if kind is not None:
            who = (person(heading.plain) or heading.plain) if kind == "feedback" else ""
            self._open(Zone(kind, heading, who=who))
            return
        self._feedback_follows = bool(FEEDBACK.search(heading.plain)) and not following
        if self._zones[-1].kind != "main":
            self._open(Zone("main"))
        self._zones[-1].events.append(heading)

    def _open(self, zone: Zone) -> Zone:
        self._zones.append(zone)
        return zone

    def _following(self, place: int) -> list[Event]:
        """What stands below a heading, up to the next heading or overall rating."""
        found: list[Event] = []
        for event in self._events[place + 1 :]:
            if isinstance(event, Heading | Overall):
                break
            found.append(event)
        return found

    def _kind(self, heading: Heading, following: list[Event]) -> Kind | None:
        """Which zone a heading opens; None where it heads questions or text."""
        said = heading.plain
        asked = [event for event in following if isinstance(event, Ask)]
        if self._rated(following, asked):
            return None
        if (
            person(said)
            and (FEEDBACK.search(said) or self._feedback_follows)
            and (asked or _to_fill(following))
        ):
            return "feedback"
        if ACTIONS.search(said) and not asked and _to_fill(following):
            return "actions"
        if VERIFICATION.search(said) and (asked or _to_fill(following)):
            return "verification"
        if RATING_KEY.search(said) and not asked:
            return "key"
        return None

    def _rated(self, following: list[Event], asked: list[Ask]) -> bool:
        """Whether questions to be rated follow, or the count of the questions goes on."""
        if any(isinstance(e, Columns) and e.asks for e in following) or any(
            ask.options and (ask.number or not self._last) for ask in asked
        ):
            return True
        first = numbers.key(asked[0].number) if asked and asked[0].number else ()
        goes_on = len(first) == 1 and len(self._last) == 1 and first[0] == self._last[0] + 1
        return goes_on and not _addressed(asked)


def _ends(zone: Zone, event: Event) -> bool:
    """Whether an event cannot belong to a zone that is no longer about questions."""
    if isinstance(event, Overall):
        return True
    return isinstance(event, Columns) and event.asks and zone.kind != "verification"


def _signs(event: Event) -> bool:
    """Whether an event is a label for a signature."""
    return isinstance(event, Fields) and any(VERIFICATION.search(plain(label)) for label in event.labels)


def _to_fill(following: list[Event]) -> bool:
    if any(isinstance(event, Blank | Fields | Columns) for event in following):
        return True
    return bool(following) and all(
        isinstance(e, Text) and (e.short or e.text.endswith("?")) for e in following
    )


def _addressed(asked: list[Ask]) -> bool:
    """Whether questions speak to a person."""
    return any(f" {word} " in f" {ask.text.casefold()} " for ask in asked for word in ("you", "your"))


def _heading_of(zone: Zone) -> Heading | None:
    """The heading right above, taken out of the zone it stood in; a short line serves too."""
    for back, event in enumerate(reversed(zone.events), start=1):
        if isinstance(event, Heading):
            del zone.events[-back:]
            return event
        if isinstance(event, Text) and event.short and ACTIONS.search(event.plain):
            del zone.events[-back:]
            return Heading(event.where, event.text, SHORT_RANK)
        if not isinstance(event, Text) or back > 3:
            return None
    return None
