"""Recognising a rating however it is written: printed in full, abbreviated, misspelt, or by its letter."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from questionbank.models import NOT_APPLICABLE, Form, Question

# Spellings of official labels. A form with labels of its own is matched by those alone.
SPELLINGS = {
    "requires improvement to be good": "Requires Improvement",
    "required improvement": "Requires Improvement",
    "needs improvement": "Requires Improvement",
    "na": NOT_APPLICABLE,
    "n a": NOT_APPLICABLE,
    "not relevant": NOT_APPLICABLE,
    "does not apply": NOT_APPLICABLE,
}
# Commas and full stops inside a word ("R.I.") part nothing.
SEPARATOR = re.compile(r"\s*(?P<mark>[:;,.]+(?=\s|$)|[-–—]+|\n)\s*(?:[-–—]+\s+)?")
SURNAME_FOLLOWS = (",", ".")  # "G. Smith", "I, as auditor": before these a letter alone is no rating
SHORTEST = 4  # letters of a label's beginning: "requ", never "no", "not" or "go"
CLOSE_ENOUGH = 86  # a slip or two in a long word ("INADEQAUTE"), never "adequate" for "inadequate"


def question_options(form: Form, question: Question) -> tuple[str, ...]:
    """The ratings a question can be given: its own or the form's, with *Not applicable* always possible."""
    options = question.ratings or form.question_ratings
    has_own = any(form.meaning(option) == "not-applicable" for option in options)
    return options if has_own else (*options, NOT_APPLICABLE)


def is_not_applicable(form: Form, rating: str | None) -> bool:
    """Whether that rating says that the question does not apply."""
    return rating is not None and form.meaning(rating) == "not-applicable"


def recognise(text: str, options: Sequence[str], *, loosely: bool = True) -> str | None:
    """The option that is meant, or None. `loosely` also takes letters, initials, beginnings and slips."""
    key = _key(text)
    if not key:
        return None
    known = {_key(option): option for option in options}
    if spelling := SPELLINGS.get(key):
        known.setdefault(key, spelling) if spelling in options else None
    if key in known:
        return known[key]
    return _loosely(key, known) if loosely else _misspelt(key, known)


def split_answer(text: str, options: Sequence[str]) -> tuple[str | None, str]:
    """A typed answer as (rating or None, comment).

    A rating counts only at the beginning and only when it stands apart: alone, before a dash, comma, colon,
    full stop or line break. "Good - two home visits" has one; "Good home visits were missing" has none, and
    is a comment. Initials ("RI", "n/a") stand apart by themselves.
    """
    stripped = text.strip()
    if whole := recognise(stripped, options):
        return whole, ""
    for cut in SEPARATOR.finditer(stripped):
        head = stripped[: cut.start()]
        if len(head.split()) > 5:
            break
        is_initial = len(head) == 1 and head.isupper() and cut["mark"][0] in SURNAME_FOLLOWS
        if head and not is_initial and (rating := recognise(head, options)):
            return rating, stripped[cut.end() :].strip()
    return _by_initials(stripped, options)


def _by_initials(text: str, options: Sequence[str]) -> tuple[str | None, str]:
    first, _, rest = text.partition(" ")
    initials = {_initials(option): option for option in options if len(_initials(option)) > 1}
    short = re.sub(r"[^a-z]", "", first.lower())
    found = initials.get(short) or (SPELLINGS.get(short) if len(short) > 1 else None)
    return (found, rest.lstrip(" -–—:;,.")) if found in options else (None, text)


def _loosely(key: str, known: dict[str, str]) -> str | None:
    initials = [option for option in known.values() if _initials(option) == key.replace(" ", "")]
    if len(initials) == 1:
        return initials[0]
    begun = {option for name, option in known.items() if name.startswith(key)}
    if len(begun) == 1 and (len(key) == 1 or len(key) >= SHORTEST):
        return begun.pop()
    return _misspelt(key, known)


def _misspelt(key: str, known: dict[str, str]) -> str | None:
    if len(key) < 5:
        return None
    alike = (name for name in known if len(name.split()) == len(key.split()))  # a word more is a comment
    scored = sorted(((fuzz.ratio(key, name), known[name]) for name in alike), reverse=True)
    return (
        scored[0][1] if scored and scored[0][0] >= CLOSE_ENOUGH and key[0] == _key(scored[0][1])[0] else None
    )


def _initials(option: str) -> str:
    words = _key(option).split()
    return "".join(word[0] for word in words)


def _key(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.lower()).split())
