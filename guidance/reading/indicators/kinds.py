"""What kind of question an entry asks, by what the guidance says of it, and its question sentence."""

import re

from guidance.models import Kind
from guidance.reading.indicators.formula import Formula
from guidance.reading.indicators.heads import is_formula
from guidance.reading.indicators.records import Record
from guidance.reading.questions import leading_question, leading_sentence
from guidance.reading.words import begins_lower, closed, opens_question

NARRATIVE = re.compile(
    r"\b(?:briefly summarise|please summarise|summarise the key|pen picture|record the key discussion|"
    r"provide comments on each)\b",
    re.IGNORECASE,
)
FACTS = re.compile(
    r"\bfactual (?:question|answer)\b|\bnot a (?:scor\w+ question|scored judgement|judgement)\b|"
    r"\bplease select\b|"
    r"\btick all\b|\bdoes not contribute to\b|^this is the\b|\bused (?:primarily |solely )?to inform\b|"
    r"\bused solely (?:as|to)\b|\bsolely used to\b|\basked to identify\b",
    re.IGNORECASE,
)
JUDGES = re.compile(
    r"\binspector (?:should|must) judge\b|\b(?:form|make) a judgement\b|"
    r"\bopinion of the (?:inspector|case man)|\bjudgement\b|"
    r"\binspector will need to (?:be satisfied|consider)\b",
    re.IGNORECASE,
)
REASONS = re.compile(r"\bidentify all (?:that apply|\w+ that apply)\b", re.IGNORECASE)
OPENING = re.compile(r"(?<=[.?!:])\s|\bQuality [Ii]ndicators?\b")
FAR = 45  # words: a question that starts later is not the entry's own


def kind_of(record: Record, question: str, formula: Formula) -> Kind:
    """The kind of a record."""
    text = f"{record.text(0)} {record.text(1)}"
    if NARRATIVE.search(text[:400]):
        return "narrative"
    if is_formula(record, formula) or REASONS.search(text[:300]):
        return "explanation"
    # The first questions of a case have whole numbers and gather facts; one of them asks for sufficiency.
    details = record.code is not None and "." not in record.code.text
    if details:
        return "judgement" if "sufficient" in question.lower() else "information"
    if FACTS.search(text[:700]) and not re.search(r"\binspector should judge\b", text):
        return "information"
    return "judgement" if JUDGES.search(text) or "?" in question else "information"


def question_of(record: Record) -> str:
    """The sentence that a record asks: its first question, or else the first thing it says."""
    for text in (record.text(1), record.text(0)):
        whole = leading_question(text)
        if whole:
            return whole[0]
        sentence = _first_question(text)
        if sentence:
            return _with_start(record, sentence)
    extended = leading_sentence(record.text(1))[0]
    said = extended if opens_question(extended) else record.text(0) or record.text(1)
    return OPENING.split(said, maxsplit=1)[0].strip()


def _first_question(text: str) -> str | None:
    """The first sentence that asks, if it comes soon."""
    words = 0
    while text and words < FAR:
        sentence, text = leading_sentence(text)
        if sentence.endswith("?"):
            return sentence
        words += len(sentence.split())
    return None


def _with_start(record: Record, sentence: str) -> str:
    """A question with its first line before it, where that line stands apart."""
    starts = (
        piece.text for piece in record.sides[1] if opens_question(piece.text) and not closed(piece.text)
    )
    return f"{next(starts, '')} {sentence}".strip() if begins_lower(sentence) else sentence
