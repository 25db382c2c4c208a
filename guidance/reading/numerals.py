"""Printed numbers: recognised where they stand, normalised, and what part each shape of number plays."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from guidance.reading.words import opens_question

Role = Literal["standard", "key question", "entry"]
Shape = tuple[bool, int, int]

WHOLE = 0.3  # what a whole number counts for beside one with points
_GROUPS = (
    r"(?:(?P<prefix>[A-Z]{1,3})(?:\s?(?=\d+\.))?)?"
    r"(?P<digits>\d{1,3}(?:\s?\.\s?\d{1,3})*)(?:\.?\s?(?P<letter>[a-z]))?"
)
_CELL = re.compile(rf"^{_GROUPS}[.):]?(?:\s*\(was [\d.]+[a-z]?\))?$")
_FLOW = re.compile(rf"^{_GROUPS}(?P<end>[.):]?)(?:\s+(?P<rest>\S.*))?$", re.DOTALL)
_INLINE = re.compile(r"(?<=\s)(?P<number>[A-Z]?\d{1,3}(?:\.\d{1,3}){1,4})\s+(?=[A-Z])")
_CONTENTS = re.compile(r"(?:\.{3,}|…|(?:\s\.){3,})\s*\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A printed number: `text` is normalised (`7. a` is `7a`), `width` is that of the last of its `parts`."""

    text: str
    prefix: str
    parts: tuple[int, ...]
    width: int
    letter: str = ""

    @property
    def parent(self) -> tuple[str, tuple[int, ...]]:
        """What the number has in common with its neighbours: everything but its last group."""
        return self.prefix, self.parts[:-1]

    def follows(self, other: "Numeral") -> int | None:
        """How far this number stands behind another of the same parent, or None."""
        same = self.parent == other.parent and self.width == other.width
        return self.parts[-1] - other.parts[-1] if same else None

    def at(self, last: int) -> "Numeral":
        """The number with the same parent and another last group, written as wide."""
        groups = [*map(str, self.parts[:-1]), str(last).zfill(self.width)]
        return Numeral(self.prefix + ".".join(groups), self.prefix, (*self.parts[:-1], last), self.width)


def whole_cell(text: str) -> Numeral | None:
    """The number that a table cell is, if it is a number and nothing more."""
    found = _CELL.match(text)
    return _numeral(found) if found else None


def leading(text: str) -> tuple[Numeral, str] | None:
    """The number that a line of text begins with, and the rest; None where it is no such line.

    A whole number counts only before a question (`12. Does...?`), a dotted one before a capital letter, one
    with a letter (`A7`) before a question or by itself.
    """
    found = _FLOW.match(text)
    if found is None or in_contents(text):
        return None
    rest, dotted = (found["rest"] or "").strip(), "." in found["digits"]
    if found["prefix"] and not rest:
        return _numeral(found), rest
    if dotted and (not rest or not rest[:1].islower()):
        return _numeral(found), rest
    if rest and opens_question(rest) and (found["end"] or found["prefix"]):
        return _numeral(found), rest
    return None


def in_contents(text: str) -> bool:
    """Whether a line is one of a list of contents: a title, dots, and the number of a page."""
    return bool(_CONTENTS.search(text))


def inside(text: str) -> list[tuple[int, int, Numeral]]:
    """Numbers within a text after which a question begins: where each starts and ends."""
    found = [(one, _CELL.match(one["number"])) for one in _INLINE.finditer(text)]
    return [
        (one.start(), one.end(), _numeral(cell))
        for one, cell in found
        if cell and opens_question(text[one.end() :])
    ]


class Scheme:
    """How a document numbers: which shape its entries have, and which numbers stand above them."""

    def __init__(self, printed: Sequence[Numeral]) -> None:
        self.pads = any(len(one.parts) > 1 and _padded(one) for one in printed)
        counts = Counter(map(self.shape, printed))
        # Whole numbers count less: a list of steps within the guidance has them too.
        shapes = sorted(counts, key=lambda shape: counts[shape] * (1 if shape[1] > 1 else WHOLE))
        self.entry_shape: Shape | None = shapes[-1] if shapes else None

    def shape(self, numeral: Numeral) -> Shape:
        """What numbers of one level have in common; their width counts where a document pads with noughts."""
        return bool(numeral.prefix), len(numeral.parts), numeral.width if self.pads else 0

    def is_strange(self, numeral: Numeral) -> bool:
        """Whether a number is a whole one in a document that numbers with points, as a step in a list is."""
        return self.entry_shape is not None and self.entry_shape[1] > 1 and len(numeral.parts) == 1

    def role(self, numeral: Numeral, following: Numeral | None) -> Role:
        """The part a number plays, judged by its shape and the number printed after it."""
        shape = self.shape(numeral)
        if self.entry_shape is None or shape == self.entry_shape:
            return "entry"
        lettered, depth, width = self.entry_shape
        if len(numeral.parts) == depth and shape[0] == lettered and shape[2] < width:
            return "key question"
        if len(numeral.parts) < depth and following is not None:
            above = (
                following.prefix == numeral.prefix and following.parts[: len(numeral.parts)] == numeral.parts
            )
            if above or (shape[0] != lettered and self.shape(following) == self.entry_shape):
                return "standard"
        return "entry"


def _numeral(found: re.Match[str]) -> Numeral:
    groups = re.findall(r"\d+", found["digits"])
    prefix, letter = found["prefix"] or "", found["letter"] or ""
    if prefix in {"Q", "QN", "NO"}:
        prefix = ""
    return Numeral(
        prefix + ".".join(groups) + letter, prefix, tuple(map(int, groups)), len(groups[-1]), letter
    )


def _padded(numeral: Numeral) -> bool:
    return numeral.width > len(str(numeral.parts[-1]))
