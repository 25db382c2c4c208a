"""Numbers of questions as people type them: `7`, `7.`, `Q12.`, `1.1`, `12a`, `12 (b)`, `Question 3:`."""

import re
from dataclasses import dataclass

WORD = r"(?:(?:question|ques|qu|q)\.?\s*(?:no\.?\s*)?)"
FIGURES = r"(?:[A-Z]{1,2}-?)?\d{1,3}(?:\.\d{1,3}){0,3}"
LETTER = r"(?:\s?\(?([a-z])\)?(?![a-z]))?"
ALONE = re.compile(rf"^\(?({WORD})?({FIGURES}){LETTER}\s*[.):\-–]?\)?$", re.IGNORECASE)
BEFORE = re.compile(
    rf"^\(?({WORD})?({FIGURES}){LETTER}(\)?\s*[.):\-–]|\s*\t|\s{{2,}}|\s)\s*(?=\S)", re.IGNORECASE
)
SUB = re.compile(r"^\(?([a-z]|[ivx]{1,4})[.)]\s+(?=\S)", re.IGNORECASE)
SUB_ALONE = re.compile(r"^\(?([a-h]|[ivx]{1,4})[.)]?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number as normalised ("12a") and the words after it. `firm`: it cannot be a word of the sentence."""

    number: str
    rest: str = ""
    firm: bool = True


def alone(text: str) -> str | None:
    """The number, where a text is a number and nothing else."""
    found = ALONE.match(text.strip())
    return normal(found.group(2), found.group(3)) if found else None


def before(text: str) -> Numbered | None:
    """The number a text begins with, and the rest; None where it begins with none."""
    found = BEFORE.match(text.strip())
    if not found:
        return None
    word, figures, letter, gap = found.groups()
    rest = text.strip()[found.end() :].strip()
    firm = bool(word) or bool(gap.strip()) or "\t" in gap or len(gap) > 1 or "." in figures
    if not rest or (gap.strip() in {"-", "–"} and rest[:1].isdigit()):
        return None
    if letter and not gap.strip() and not word and "(" not in found.group(0):
        letter_is_word = letter.lower() in {"a", "i"} and figures + letter not in found.group(0)
        if letter_is_word:
            return None
    return Numbered(normal(figures, letter), rest, firm)


def part(text: str) -> Numbered | None:
    """The letter that a part of a question begins with (`a)`, `(b)`), and the rest."""
    found = SUB.match(text.strip())
    return Numbered(found.group(1).lower(), text.strip()[found.end() :].strip()) if found else None


def letter(text: str) -> str | None:
    """The letter of a part of a question, where a text is that and nothing else: `a`, `(b)`, `ii.`."""
    found = SUB_ALONE.match(text.strip())
    return found.group(1).lower() if found else None


def normal(figures: str, letter: str | None = None) -> str:
    """A number in its usual shape: `Q07. (A)` is `7a`, `1.01` stays `1.01`."""
    shape = figures.upper()
    if shape.isdigit():
        shape = str(int(shape))
    return shape + (letter or "").lower()


def key(number: str) -> tuple[int, ...]:
    """A number as whole numbers for comparing; a letter counts as one more place."""
    return tuple(
        int(piece) if piece.isdigit() else ord(piece[0].lower()) - 96
        for piece in re.findall(r"\d+|[A-Za-z]+", number)
    )
