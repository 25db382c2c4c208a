"""Phrases as a service writes them in the rule files, and finding them in a text.

A phrase is words in small letters. `*` at the end of a word stands for any ending (`record*`), `..` for up to
four words between (`from .. to`), `...` for up to eight, `(a/b)` for a choice, which may hold others, `#` for
a number in figures or words.
"""

import re
from collections.abc import Iterator, Sequence

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60,
}  # fmt: skip
NUMBER = rf"(?:\d+(?:[.,]\d+)?|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
BETWEEN = r"(?:[ ,]+[\w'-]+){0,4}?"
FURTHER = r"(?:[ ,]+[\w'-]+){0,8}?"
SIGNS = re.compile(r" \.{2,3} | +|[()/*#]|[^ ()/*#]+")
MEANINGS = {
    " .. ": BETWEEN + r"\s+",
    " ... ": FURTHER + r"\s+",
    "(": "(?:",
    ")": ")",
    "*": r"[\w'-]*",
    "#": NUMBER,
}


def number(word: str) -> float:
    """The number that a word matched by NUMBER says."""
    if word[0].isdigit():
        return float(word.replace(",", "."))
    return float(NUMBERS[word])


class Phrases:
    """A list of phrases, ready to be looked for in lower-case text."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self.phrases = tuple(phrases)
        longest_first = sorted(set(self.phrases), key=len, reverse=True)
        choices = "|".join(_expression(phrase) for phrase in longest_first)
        self.source = rf"(?<![\w])(?:{choices})(?![\w])" if choices else r"(?!)"
        self._pattern = re.compile(self.source)

    def __contains__(self, text: str) -> bool:
        return self._pattern.search(text) is not None

    def find(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first place where one of the phrases stands, or None."""
        return self._pattern.search(text, start)

    def begins(self, text: str) -> re.Match[str] | None:
        """The phrase that the text begins with, or None."""
        return self._pattern.match(text)

    def is_all_of(self, text: str) -> bool:
        """Whether the text is one of the phrases and nothing else."""
        return self._pattern.fullmatch(text) is not None

    def every(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where one of the phrases stands, from left to right."""
        return self._pattern.finditer(text)

    def count(self, text: str) -> int:
        """How often the phrases stand in the text, repeats of the same words counted once."""
        return len({match.group() for match in self.every(text)})


def _expression(phrase: str) -> str:
    """The phrase as a regular expression. Raises ValueError where it is empty or a bracket has no partner."""
    if not phrase.strip():
        raise ValueError("a phrase is empty")
    depth = 0
    parts: list[str] = []
    for sign in SIGNS.findall(phrase):
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            break
        parts.append("|" if sign == "/" and depth else MEANINGS.get(sign) or _plain(sign))
    if depth:
        raise ValueError(f"the brackets of {phrase!r} do not pair")
    return "".join(parts)


def _plain(sign: str) -> str:
    return r"\s+" if sign.isspace() else re.escape(sign)
