"""What kind of question an entry asks, by what the guidance says of it, and its question sentence."""

import re

from guidance.models import Kind
from guidance.reading.indicators.formula import Formula
from guidance.reading.indicators.heads import is_formula
from guidance.reading.indicators.records import Record
from guidance.reading.questions import leading_sentence
from guidance.reading.words import opens_question

NARRATIVE = re.compile(
    r"\b(?:briefly summarise|please summarise|summarise the key|pen picture|record the key discussion|"
    r"provide comments on each)\b",
    re.IGNORECASE,
)
FACTS = re.compile(
    r"\bfactual (?:question|answer)\b|\bnot a (?:scor\w+ question|scored judgement|judgement)\b|"
    r"\bplease select\b|"
    r"\btick all\b|\bdoes not contribute to\b|^this is the\b|\bused (?:primarily |solely )?to inform\b|"
    r"\bused solely (?:as|to)\b|\basked to identify\b",
    re.IGNORECASE,
)
JUDGES = re.compile(
    r"\binspector (?:should|must) judge\b|\b(?:form|make) a judgement\b|\bopinion of the inspector\b|"
    r"\binspector will need to (?:be satisfied|consider)\b|\bjudgement\b",
    re.IGNORECASE,
)
REASONS = re.compile(r"\bidentify all (?:that apply|\w+ that apply)\b", re.IGNORECASE)
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
    """The sentence that a record asks: its first question, or else the first sentence it says."""
    for text in (record.text(1), record.text(0)):
        rest, words = text, 0
        while rest and words < FAR:
            sentence, rest = leading_sentence(rest)
            if sentence.endswith("?"):
                return sentence
            words += len(sentence.split())
    sentence = leading_sentence(record.text(0) or record.text(1))[0]
    return sentence if len(sentence.split()) <= FAR or opens_question(sentence) else ""
