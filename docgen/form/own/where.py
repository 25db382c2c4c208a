"""Where a control goes, and which paragraphs are spoken for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from docgen.form.own.layout import Spot
from docgen.form.own.paragraphs import text_of
from docgen.ooxml.controls import Place
from docgen.ooxml.names import Node
from questionbank.reading.files.controls import is_prompting
from questionbank.reading.text import without_blanks

# fill: all of a blank paragraph; among: in place of the characters from start to end; behind: behind all the
# text; below: a paragraph of its own after this one.
Mode = Literal["fill", "among", "behind", "below"]


@dataclass(frozen=True, slots=True)
class Where:
    """One position. `lead` is a word that has to stand before the control there."""

    paragraph: Node
    mode: Mode = "fill"
    start: int = 0
    end: int = 0
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Placing:
    """A place of the form and its position in the file."""

    place: Place
    where: Where


class Claims:
    """The paragraphs that answers have been given."""

    def __init__(self) -> None:
        self._taken: set[Node] = set()

    def free(self, spot: Spot) -> bool:
        """Whether a spot waits for an answer that nobody has claimed."""
        return spot.blank and bool(spot.paragraphs) and not self._taken & set(spot.paragraphs)

    def open(self, paragraph: Node) -> bool:
        """Whether a paragraph has not been claimed."""
        return paragraph not in self._taken

    def take(self, where: Where) -> Where:
        """Claim a position."""
        self._taken.add(where.paragraph)
        return where

    def fill(self, spot: Spot) -> Where:
        """Claim a blank spot."""
        asking = (p for p in spot.paragraphs if without_blanks(text_of(p)))
        first = next(asking, spot.paragraphs[0])
        return self.take(whole(first))


def whole(paragraph: Node) -> Where:
    """All of a paragraph, in place of the dots, lines or request that stand in it."""
    text = text_of(paragraph)
    return Where(paragraph, "among", 0, len(text)) if text.strip() else Where(paragraph)


def is_blank(paragraph: Node) -> bool:
    """Whether a paragraph waits for an answer."""
    text = text_of(paragraph)
    return not without_blanks(text) or is_prompting(text)


def in_order(placings: Sequence[Placing]) -> Iterator[Placing]:
    """Placings from the last to the first within each paragraph, so that none moves what is still to come."""
    order = {"fill": 0, "among": 1, "behind": 2, "below": 3}
    numbered = enumerate(placings)
    for _, placing in sorted(
        numbered, key=lambda pair: (order[pair[1].where.mode], pair[1].where.start, pair[0]), reverse=True
    ):
        yield placing
