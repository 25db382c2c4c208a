"""What kind of question an entry asks, as the key of the guidance tells them apart.

The key of the inspectorate's rules tells them by colour, which a text does not keep; their wording does:
a summary judgement weighs up all questions of its section or repeats its key question, an information
question does not ask for yes or no, or stands in the information about the case, or says itself that its
answer alone does not decide a summary judgement. What is neither is a prompt.
"""

import re

from guidance.models import Kind
from guidance.reading.words import bare

WEIGHS = re.compile(
    r"\banswers to (?:all (?:of )?)?the (?:other )?questions in this section\b", re.IGNORECASE
)
ALONE = re.compile(r"\balone will not\b[^.]*\bsummary judge?ment\b", re.IGNORECASE)
YES_OR_NO = re.compile(
    r"^(?:Does|Do|Did|Is|Are|Was|Were|Has|Have|Had|Can|Could|Should|Will|Would|Overall|Specifically)\b"
)
CASE = re.compile(r"\b(?:information about|case information|case details|background)\b", re.IGNORECASE)


def kind_of(question: str, text: str, section: str | None, key_question: str | None) -> Kind:
    """The kind of an entry by its question, its text, the heading it stands under and its key question."""
    if WEIGHS.search(text) or (key_question and _same(question, key_question)):
        return "summary"
    if ALONE.search(text) or (section and CASE.search(section)):
        return "information"
    asks = YES_OR_NO.match(question) or (question[:1].islower() and question.endswith("?"))
    return "prompt" if asks else "information"


def _same(one: str, other: str) -> bool:
    return [bare(word) for word in one.split()] == [bare(word) for word in other.split()]
