"""Whether a document is an audit form at all, and how much it looks like one."""

from questionbank.errors import NotAForm
from questionbank.reading.events import Answer, Ask, Choices, Columns, Event, Overall
from questionbank.reading.text import words

FEW = 3  # questions that make a form where nothing else says that it is one
EXPLAINING = (
    2  # words beside the questions for each word of theirs, from which on they explain and do not ask
)


def check(name: str, events: list[Event]) -> None:
    """Raise NotAForm for a document in which nobody is asked to rate or comment on anything."""
    asked = [event for event in events if isinstance(event, Ask)]
    if not asked:
        raise no_questions(name)
    said = sum(words(ask.text) for ask in asked)
    beside = sum(words(text) for ask in asked for text in ask.leftovers)
    if len(asked) >= FEW and beside > said * EXPLAINING and not _rated(events):
        raise NotAForm(
            f"{name}: its numbered rows explain more than they ask; this looks like guidance, not a form."
        )
    if not _rated(events) and not any(ask.firm for ask in asked) and sum(a.asking for a in asked) < FEW:
        raise no_questions(name)


def no_questions(name: str) -> NotAForm:
    """The error for a document without questions."""
    return NotAForm(f"{name}: no questions were found here; it is not read as an audit form.")


def only_contents(name: str) -> NotAForm:
    """The error for a table of contents without what it lists."""
    return NotAForm(f"{name}: this looks like a contents page; no questions were found here.")


def _rated(events: list[Event]) -> bool:
    """Whether ratings or places for comments are printed anywhere."""
    return any(
        isinstance(event, Choices | Answer | Overall)
        or (isinstance(event, Columns) and event.asks)
        or (isinstance(event, Ask) and event.options)
        for event in events
    )
