"""What kind of look-up a text is: a number of the guidance, a question of the form, words, or nothing."""

import re
from collections.abc import Iterable
from typing import Literal

from guidance.crosswalk import Asked
from guidance.library import Library
from guidance.numbers import AROUND, normalise
from guidance.words import terms

_SAYS_FORM = frozenset(terms("question form audit guidance help"))

SearchKind = Literal["number", "form", "words", "none"]

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_DECADES = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES, _TENS = _UNITS.split(), _DECADES.split()
_SPELT = {
    **{word: value for value, word in enumerate(_ONES)},
    **{word: 20 + 10 * place for place, word in enumerate(_TENS)},
    "fourty": 40,
}
_NAMED = re.compile(
    r"(?<![\w.])(?:audit\s+|form\s+|qu?e?stion\s+)*(?:question|quest|qstn|ques|qn|qu|q)s?\.?\s*"
    r"(?:no\.?|number|num|nr|#)?\s*(\d{1,3})(?![\d]|\s?[.,]\s?\d|[a-h]\b)",
    re.IGNORECASE,
)
_OTHER_PLACES = {"code", "entry", "item", "para", "paragraph", "prompt", "row", "section", "standard"}
_AROUND = AROUND - _OTHER_PLACES | {
    "audit",
    "audits",
    "tool",
    "number",
    "num",
    "auditing",
    "questions",
    "qs",
    "help",
    "with",
}


def parse_form_question(query: str) -> str | None:
    """The number of the form question that a text asks for (`39`, `q39`, `question thirty nine`), or None.

    Whether the form has that question is for the caller to see.
    """
    plain = _digits(query[:200].strip().lower())
    named = _NAMED.search(plain)
    if named:
        return str(int(named[1]))
    words = re.findall(r"[\w.,]*\w", plain)
    numbers = [word for word in words if re.fullmatch(r"\d{1,3}", word, re.ASCII)]
    others = [word for word in words if word not in numbers]
    alone = len(numbers) == 1 and all(word in _AROUND for word in others)
    return str(int(numbers[0])) if alone else None


def named_form_question(query: str, questions: Iterable[Asked]) -> str | None:
    """The number of the form question whose title a text names as a question of the form, or None.

    `the alerts and flags question` names one; the bare words `alerts and flags` are a look-up in words. Two
    words of a title are enough where no other title has both.
    """
    if not re.search(r"\b(question|form)\b", query[:200], re.IGNORECASE):
        return None
    wanted = {term for term in terms(query[:200]) if term not in _SAYS_FORM}
    titles = [(one.number, set(terms(one.title))) for one in questions if one.title]
    named = [number for number, title in titles if wanted == title]
    within = [number for number, title in titles if len(wanted) > 1 and wanted < title]
    found = named or within
    return found[0] if len(found) == 1 else None


def kind_of(query: str, library: Library, questions: Iterable[Asked] = ()) -> tuple[SearchKind, str | None]:
    """What a text asks for, and the form question's number where it is one.

    `questions` are those of the form in force. A number of the guidance comes before a question of the form
    (`q 2.1.03`), except that a bare whole number is the form's question where the form has it.
    """
    held = list(questions)
    asked = parse_form_question(query)
    if asked is not None and any(one.number == asked for one in held):
        return "form", asked
    if library.named(query) or "." in (normalise(query) or ""):
        return "number", None
    titled = named_form_question(query, held)
    if titled is not None:
        return "form", titled
    return ("words", None) if terms(query[:1000]) else ("none", None)


def _digits(text: str) -> str:
    """The text with spelt-out numbers (`thirty nine`, `twenty-one`) in digits."""
    tens = "|".join(_TENS) + "|fourty"
    ones = "|".join(_ONES)
    return re.sub(
        rf"\b(?:(?P<tens>{tens})(?:[\s-]+(?P<ones>{'|'.join(_ONES[1:10])}))?|(?P<single>{ones}))\b",
        lambda found: str(sum(_SPELT.get(found[name] or "", 0) for name in ("tens", "ones", "single"))),
        text,
    )
