"""Printed codes in a document that prints two kinds of them: the numbers of questions, and of criteria.

Both look alike (`1.2.1`), and a criterion's code stands where a number was lost. Numbers rise through the
document, codes of criteria do not: of all codes at the start of a row, the longest rising run are numbers.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

CODE = r"\d{1,2}(?:\s?\.\s?\d{1,2}){0,3}(?:\.?\s?[a-e]\b)?"
DOTTED = r"\d{1,2}(?:\.\d{1,2}){1,3}(?:\.?[a-e]\b)?"
WAS = r"(?:\s*\(was [^)]{1,12}\))?"
_CELL = re.compile(rf"^(?:Number\s+)?(?P<first>{CODE})\.?{WAS}(?P<more>(?:\s+{DOTTED})*)\.?$")
_LIST = re.compile(rf"^{DOTTED}(?:[\s,;]+{DOTTED})*$")
_INSIDE = re.compile(rf"(?<=\s)(?P<first>{DOTTED})(?P<more>(?:\s+\d\.\d(?:\.\d)?(?=\s|$))?)(?=\s|$)")
# A code after such a word is mentioned, and begins nothing.
_MENTION = re.compile(
    r"(?:\b(?:questions?|Q|NS|standards?|section|guidance|also|and|or|to|in|on|for|of|at|see|schedule|part|view)"
    r"|\b20\d\d|[(\u2013–-]|\d|\bS)[\s.,]*$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:questions?|Q)[\s.]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Code:
    """A printed code: `text` normalised (`7. a` is `7a`), `key` its place among numbers."""

    text: str
    key: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A code where a row may begin, with the codes of criteria after it, and where it stands in its text."""

    code: Code
    criteria: tuple[str, ...]
    begin: int = 0
    end: int = 0


def code_of(text: str) -> Code:
    """A printed code, normalised. Whole numbers come before all dotted ones; a letter counts as its place."""
    digits, letter = re.findall(r"\d+", text), re.search(r"[a-e]$", text.strip(" ."))
    plain = ".".join(digits) + (letter[0] if letter else "")
    last = (ord(letter[0]) - ord("a") + 1,) if letter else ()
    view = () if len(digits) > 1 else (0,)
    return Code(plain, (*view, *map(int, digits), *last))


def in_cell(text: str) -> Found | None:
    """The code that a cell is, with the codes of criteria that stand in it too; None for other cells."""
    found = _CELL.match(text)
    return Found(code_of(found["first"]), tuple(found["more"].split())) if found else None


def criteria_in(text: str) -> tuple[str, ...] | None:
    """The codes of criteria that a cell holds and nothing else, or None."""
    return tuple(re.split(r"[\s,;]+", text)) if _LIST.match(text) else None


def inside(text: str) -> list[Found]:
    """Codes within flowing text that may begin a row: followed by a criterion, or not merely mentioned."""
    return [
        Found(code_of(one["first"]), tuple(one["more"].split()), one.start(), one.end())
        for one in _INSIDE.finditer(f"{text} ")
        if one["more"] or not _MENTION.search(text[: one.start()]) or _closes(text, one)
    ]


def _closes(text: str, found: re.Match[str]) -> bool:
    """Whether a code with a letter is the last word of a text, where a column's number may have slipped."""
    return (
        found.end("first") == len(text) and text[-1:].isalpha() and not _ASKED.search(text[: found.start()])
    )


def rising(keys: Sequence[tuple[int, ...]]) -> set[int]:
    """The places of a longest run of keys that never falls."""
    tails: list[tuple[int, ...]] = []
    ends: list[int] = []
    before: list[int] = []
    for place, key in enumerate(keys):
        at = bisect_right(tails, key)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(key)
            ends.append(place)
        else:
            tails[at], ends[at] = key, place
    chosen: set[int] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        chosen.add(place)
        place = before[place]
    return chosen
