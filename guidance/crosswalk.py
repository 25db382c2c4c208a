"""The crosswalk: which guidance entries answer which question of the audit form, judged by reading both.

It is data (`content/crosswalk.toml`): per question of the built-in form a topic, and the entries with a grade
(2: an auditor would want exactly this entry; 1: helpful), the prompt each serves, and why. A question of
another form, or of a later edition, is found again by its wording, so a renumbering does not lose it.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from types import MappingProxyType
from typing import Any

from rapidfuzz import fuzz

from guidance.errors import GuidanceError
from guidance.words import terms

CARAG = "carag"
_SAME_QUESTION = 0.72  # how alike a question must be to a judged one,
_OWN_NUMBER = 0.16  # and how much its own number counts for likeness


@dataclass(frozen=True)
class Asked:
    """A question of an audit form as plain values: all that guidance needs to know of a form."""

    number: str
    title: str | None = None
    prompts: tuple[str, ...] = ()
    section: str | None = None
    group: str | None = None

    def text(self) -> str:
        """The title and the prompts in one text."""
        return " ".join((self.title or "", *self.prompts)).strip()


@dataclass(frozen=True)
class Link:
    """An entry that answers a form question: its id, grade 2 or 1, the prompt it serves (from 1), and why."""

    entry: str
    grade: int = 2
    prompt: int | None = None
    why: str = ""
    document: str = CARAG


@dataclass(frozen=True)
class Judged:
    """What was judged for one question: its topic and entries best first; no entries mean truly nothing.

    A correction made by an administrator holds for its number whatever the wording.
    """

    number: str
    topic: str = ""
    links: tuple[Link, ...] = ()
    why: str = ""
    correction: bool = False


@dataclass(frozen=True)
class Crosswalk:
    """The judged questions by number; made anew for every correction, never changed."""

    questions: Mapping[str, Judged]

    def judged(self, asked: Asked) -> Judged | None:
        """What was judged for a form question, or None where no judged question is this one.

        A correction for its number comes first. Otherwise it is the judged question most like it in wording,
        so a renumbered form keeps its judgements; under its own number less likeness is enough.
        """
        own = self.questions.get(asked.number)
        if own is not None and own.correction:
            return own
        alike = [
            (likeness(judged, asked) + (_OWN_NUMBER if judged is own else 0.0), judged)
            for judged in self.questions.values()
        ]
        likest, best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
        return best if likest >= _SAME_QUESTION else None

    def corrected(self, question: str, entries: Sequence[str]) -> "Crosswalk":
        """The crosswalk with an administrator's entries, best first, for a question; none mean nothing."""
        links = tuple(Link(entry) for entry in dict.fromkeys(entries))
        before = self.questions.get(question, Judged(question))
        now = replace(before, links=links, why="set by an administrator", correction=True)
        return Crosswalk(MappingProxyType({**self.questions, question: now}))

    def moved(self, moves: Mapping[str, str | None], document: str = CARAG) -> "Crosswalk":
        """The crosswalk for an edition of a document in which entries have other ids, or are gone (None)."""
        questions = {number: _moved(judged, moves, document) for number, judged in self.questions.items()}
        return Crosswalk(MappingProxyType(questions)) if moves else self


def _moved(judged: Judged, moves: Mapping[str, str | None], document: str) -> Judged:
    links = []
    for link in judged.links:
        entry = moves.get(link.entry, link.entry) if link.document == document else link.entry
        if entry is not None:
            links.append(replace(link, entry=entry))
    return replace(judged, links=tuple(links))


def builtin_crosswalk() -> Crosswalk:
    """The crosswalk that ships with Checkback; reads its file at each call."""
    return crosswalk_from(
        resources.files("guidance.content").joinpath("crosswalk.toml").read_text(encoding="utf-8")
    )


def crosswalk_from(text: str) -> Crosswalk:
    """A crosswalk from TOML text. Raises GuidanceError naming the question that does not fit the format."""
    try:
        questions = tomllib.loads(text).get("questions", {})
    except tomllib.TOMLDecodeError as error:
        raise GuidanceError(
            f"The crosswalk is not valid TOML: {error}. Mend the file at that line."
        ) from error
    return Crosswalk(MappingProxyType({number: _judged(number, held) for number, held in questions.items()}))


def _judged(number: str, held: Any) -> Judged:
    """One judged question from its table in the file."""
    try:
        links = () if held.get("nothing") else tuple(Link(**link) for link in held["entries"])
        ranked = sorted(links, key=lambda link: -link.grade)  # the file's order decides among equals
        return Judged(number, str(held["topic"]), tuple(ranked), str(held.get("why", "")))
    except (AttributeError, KeyError, TypeError) as error:
        raise GuidanceError(
            f"Question {number} of the crosswalk cannot be read ({error}). It needs a topic, and entries "
            "(each with entry, grade and, if need be, prompt and why) or nothing = true."
        ) from error


def likeness(judged: Judged, asked: Asked) -> float:
    """How alike a judged topic and a question are, from 0 to 1: the topic's words in the question.

    Half counts every word that the question has, half how like the two are word for word; the first keeps a
    short question that shares a few common words with a topic from passing for it.
    """
    topic, question = terms(judged.topic), terms(asked.text())
    if not topic or not question:
        return 0.0
    shared = len(set(topic) & set(question)) / len(set(topic))
    return (shared + fuzz.token_set_ratio(" ".join(topic), " ".join(question)) / 100) / 2
