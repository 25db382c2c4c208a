"""Whether a document is an audit form at all, and how much it looks like one."""

from dataclasses import dataclass

from questionbank.errors import NotAForm
from questionbank.reading.events import Answer, Ask, Blank, Choices, Columns, Event, Text
from questionbank.reading.text import words

FEW = 3  # questions that make a form where nothing else says that it is one
EXPLAINING = (
    2  # words beside the questions for each word of theirs, from which on they explain and do not ask
)
OVERWHELMING, MANY_WORDS = 12, 1_500  # words beside the questions with which a document only explains
LONG = 40  # words of a question, from which on it explains
LONGEST = 45  # words of a usual question with its notes; a form whose questions are longer is less likely
CERTAIN, POSSIBLE = (
    1.0,
    0.4,
)  # how sure a form is whose questions all have, or all lack, a place for the answer


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a form: questions, those with a place for the answer, and words that only explain."""

    asked: int
    answered: int
    asking: int
    said: int
    explained: int

    @property
    def explains(self) -> bool:
        """Whether its numbered lines explain rather than ask, as guidance does."""
        if self.explained > max(self.said * OVERWHELMING, MANY_WORDS):
            return True
        wordy = self.explained > self.said * EXPLAINING or self.said > self.asked * LONG
        return self.asked >= FEW and self.answered * 4 < self.asked and wordy

    @property
    def likeness(self) -> float:
        """How much it looks like a form, from 0 to 1."""
        if not self.asked:
            return 0.0
        share = self.answered / self.asked
        sure = max(CERTAIN * share, POSSIBLE * self.asking / self.asked)
        short = min(1.0, LONGEST * self.asked / (self.said or 1))
        return round(short * sure / (1 + self.explained / (self.said * EXPLAINING * 2 or 1)), 3)


def weigh(events: list[Event]) -> Evidence:
    """The evidence in the settled events of a document."""
    asked = answered = asking = said = explained = 0
    headed: set[int] = set()
    for place, event in enumerate(events):
        if isinstance(event, Columns) and event.asks:
            headed.add(event.table)
        elif isinstance(event, Text):
            explained += words(event.text)
        elif isinstance(event, Ask):
            asked, said, asking = asked + 1, said + words(event.text), asking + event.asking
            explained += sum(words(text) for text in (*event.leftovers, *(hint.text for hint in event.hints)))
            answered += _answered(event, events[place + 1 : place + 4], headed)
    return Evidence(asked, answered, asking, said, explained)


def _answered(ask: Ask, following: list[Event], headed: set[int]) -> bool:
    """Whether a question has a place for its answer: beside it, or right below it."""
    if ask.options or ask.table in headed or (ask.firm and not ask.leftovers):
        return True
    below = next((event for event in following if not isinstance(event, Text)), None)
    return isinstance(below, Choices | Answer | Blank)


def check(name: str, events: list[Event]) -> None:
    """Raise NotAForm for a document in which nobody is asked to rate or comment on anything."""
    evidence = weigh(events)
    if evidence.explains:
        raise NotAForm(
            f"{name}: its numbered lines explain more than they ask; it looks like guidance, not a form."
        )
    if (
        not evidence.answered
        and evidence.asking < FEW
        and not any(isinstance(e, Ask) and e.leftovers for e in events)
    ):
        raise no_questions(name)


def no_questions(name: str) -> NotAForm:
    """The error for a document without questions."""
    return NotAForm(f"{name}: no questions were found here; it is not read as an audit form.")


def only_contents(name: str) -> NotAForm:
    """The error for a table of contents without what it lists."""
    return NotAForm(f"{name}: this looks like a contents page; no questions were found here.")
