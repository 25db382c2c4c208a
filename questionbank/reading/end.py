"""What stands after the questions and beside them: closing lines, zones of their own, labels out of place."""

import re
from itertools import count

from questionbank.reading.assemble import Pieces
from questionbank.reading.events import Event, Fields, Heading, Overall, Text
from questionbank.reading.problems import Problems
from questionbank.reading.ratings.options import OptionFinder
from questionbank.reading.sections import Body
from questionbank.reading.tail import actions_of, feedback_of, verification_of
from questionbank.reading.text import plain
from questionbank.reading.words import VERIFICATION
from questionbank.reading.zones import Zone

EXPLAINED = re.compile(r"^(.{1,40}?)\s*[:=–-]\s+\S")


def read_end(events: list[Event], body: Body, pieces: Pieces, problems: Problems) -> list[Overall]:
    """The overall ratings after the last questions; labels are facts or signatures, text has no place."""
    closing: list[Overall] = []
    for event in events:
        if isinstance(event, Overall):
            closing.append(event)
        elif isinstance(event, Fields):
            body.fields.append(event)
        elif isinstance(event, Heading | Text):
            problems.unplaced(event.where, event.text, "stands after the questions")
    _signatures(body, pieces)
    return closing


def _signatures(body: Body, pieces: Pieces) -> None:
    """Labels at the end that speak of signing belong to the verification, dates beside them too."""
    signing = [
        fields for fields in body.fields if any(VERIFICATION.search(plain(label)) for label in fields.labels)
    ]
    for fields in signing:
        pieces.verification.extend(fields.labels)
    body.fields = [fields for fields in body.fields if fields not in signing]


def late_labels(body: Body, problems: Problems) -> list[str]:
    """Labels to be filled in that stand among the questions."""
    found: list[str] = []
    for fields in body.fields:
        found.extend(fields.labels)
        problems.add(fields.where, f"{', '.join(fields.labels)}: read as a fact of the case to be filled in.")
    return found


def read_tail(zones: list[Zone], pieces: Pieces, finder: OptionFinder, problems: Problems) -> None:
    """Feedback, actions, verification and a key to the ratings, each from its own zone."""
    for zone in zones:
        if zone.kind == "feedback":
            _feedback(zone, pieces, problems)
        elif zone.kind == "verification":
            pieces.verification.extend(verification_of(zone, problems))
        elif zone.kind == "actions":
            _actions(zone, pieces, problems)
        elif zone.kind == "key":
            pieces.key = pieces.key or _key(zone, finder, problems)


def _feedback(zone: Zone, pieces: Pieces, problems: Problems) -> None:
    """One more feedback table; a second one of the same person gets a key of its own."""
    table = feedback_of(zone, problems)
    taken = {other.key for other in pieces.feedback}
    if table.key in taken:
        free = next(key for n in count(2) if (key := f"{table.key}_{n}") not in taken)
        table = table.model_copy(update={"key": free})
        problems.add(
            table.from_, f"There is more than one feedback table of this person; this one is {table.key}."
        )
    pieces.feedback.append(table)


def _actions(zone: Zone, pieces: Pieces, problems: Problems) -> None:
    if pieces.actions is not None and pieces.actions.columns:
        where = zone.events[0].where if zone.events else "actions"
        problems.add(where, "There is more than one table of actions; the first is kept.")
        return
    pieces.actions = actions_of(zone, problems)


def _said(event: Event) -> str:
    """The words of a line in a key to the ratings."""
    if isinstance(event, Fields) and event.values:
        return "; ".join(f"{label}: {value}" for label, value in event.values)
    return ": ".join(getattr(event, "labels", ())) or getattr(event, "text", "")


def _key(zone: Zone, finder: OptionFinder, problems: Problems) -> tuple[str, ...]:
    """The labels that a key explains. What it says of them has no place in a form and is told."""
    labels: list[str] = []
    events: list[Event] = [*([zone.heading] if zone.heading else []), *zone.events]
    for event in events:
        text = _said(event)
        if text:
            problems.unplaced(event.where, text, "explains the ratings")
        explained = EXPLAINED.match(text)
        if explained and finder.knows(explained.group(1)):
            labels.append(explained.group(1))
    return tuple(dict.fromkeys(labels)) if len(labels) > 1 else ()
