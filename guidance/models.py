"""The inspection guidance as data. The shapes are those of `checkback guidance show --json`."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Kind = Literal[
    "information", "prompt", "summary", "judgement", "explanation", "narrative", "standard", "key question"
]
NumberStatus = Literal["printed", "inferred", "duplicate"]
Source = Literal["built-in", "imported"]


class Part(BaseModel):
    """A part of a guidance document: never changed, and strict about what it holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Entry(Part):
    """One numbered row of the guidance, or the introduction of a standard or key question.

    `paragraphs` holds the whole text in order; `indicators` repeats its indicator part where a document
    has one. `standard` and `key_question` are the numbers of those this entry belongs to; `cite` is ready to
    print.
    """

    id: str
    number: str
    number_status: NumberStatus = "printed"
    document: str
    edition: str = ""
    source: Source
    kind: Kind
    question: str
    section: str | None = None
    standard: str | None = None
    key_question: str | None = None
    criterion: str | None = None
    applies: str | None = None
    paragraphs: tuple[str, ...] = ()
    indicators: tuple[str, ...] | None = None
    cite: str = ""


class GuidanceDocument(Part):
    """A whole guidance document of one edition.

    `introductions` are the standards and key questions (kinds "standard" and "key question"); `entries` are
    the numbered rows. `superseded` documents are cited as such and never crowd out a current one.
    """

    document: str
    title: str
    publisher: str | None = None
    edition: str = ""
    source: Source
    superseded: bool = False
    preface: tuple[str, ...] = ()
    introductions: tuple[Entry, ...] = ()
    entries: tuple[Entry, ...] = ()
    appendices: tuple[str, ...] = ()


class Result(Part):
    """An entry offered as an answer: `snippet` is the passage that bears on what was asked.

    `prompt` counts the form question's prompts from 1; None where it serves all, or no form question was
    asked.
    """

    id: str
    number: str
    document: str
    question: str
    score: float
    snippet: str
    cite: str
    prompt: int | None = None


class Problem(Part):
    """Something a reading could not place or had to infer: `where` in the document, `what` about it."""

    where: str
    what: str


class GuidanceReading(Part):
    """What was read from one document: the guidance, and everything a person should look at.

    `corrects` is the edition of the reading that a person corrected to this one.
    """

    guidance: GuidanceDocument
    problems: tuple[Problem, ...] = ()
    corrects: str | None = None
