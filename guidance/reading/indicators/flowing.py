"""Flowing text of a table whose columns an extraction printed one after the other, or word by word.

A long line may hold both columns run together; then its words are parted, if that reads better than the line
as it stands. All other lines are given to the columns as paragraphs (`labelling.py`).
"""

from collections.abc import Sequence
from dataclasses import replace

from guidance.reading.indicators.labelling import End, Labeller, Paragraph
from guidance.reading.indicators.records import Record, Strip
from guidance.reading.language import Language
from guidance.reading.untangling import Layout, Untangler

BESIDE = Layout((44,), (84,), asks=False, lines=2)
LONG = 250  # characters of a line that may hold two columns
FLUENT = 2.6  # a line whose words are on average no less likely than this is one column
GAIN, GAIN_INLINE = 12.0, 3.0  # by how much parting must read better than the line as it stands
LINE = 60  # characters: no line of the column of indicators is longer
TAIL = 120  # characters of a column's end that tell how it goes on
MOST_SEARCHES = 150  # for a second column in a line; the worst document known needs 20
LEAST = 20  # characters that a column must have where a line holds two
PARTED = "its two columns were run together on line {} and were parted by their wording"


class Searches:
    """Counts the searches for a second column, so that no document can ask for them without end."""

    def __init__(self) -> None:
        self._left = MOST_SEARCHES

    def one_more(self) -> bool:
        """Whether another search is allowed; it counts as made."""
        self._left -= 1
        return self._left >= 0


class Flow:
    """Adds flowing text to a record."""

    def __init__(self, record: Record, language: Language, searches: Searches) -> None:
        self._record, self._language, self._searches = record, language, searches

    def add(self, strips: Sequence[Strip]) -> None:
        """Add some lines."""
        run: list[Strip] = []
        for strip in _unwrapped(strips):
            text = strip.texts[0][1]
            self._record.criteria.extend(code for code in strip.criteria if code not in self._record.criteria)
            parted = self._part(strip, text) if len(text) > LONG or strip.inline else None
            if parted is None:
                run.append(strip)
                continue
            self._label(run)
            run = []
            self._record.add(0, parted[0], strip.line, gap=strip.gap)
            self._record.add(1, parted[1], strip.line, gap=strip.gap)
        self._label(run)

    def _part(self, strip: Strip, text: str) -> tuple[str, str] | None:
        """Both columns of a line that holds them run together, or None for a line of one column."""
        before = (self._record.end(0)[-TAIL:], self._record.end(1)[-TAIL:])
        untangler = Untangler(text, self._language, BESIDE, before)
        if untangler.roughness() < FLUENT or not self._searches.one_more():
            return None
        if untangler.gain() < (GAIN_INLINE if strip.inline else GAIN):
            return None
        found = untangler.part()
        if found is None or min(len(found.first), len(found.second)) < LEAST:
            return None
        self._record.notes.append(PARTED.format(strip.line))
        return found.first, found.second

    def _label(self, strips: Sequence[Strip]) -> None:
        """Give paragraphs to the columns in the way that joins best."""
        if not strips:
            return
        indicators, extended = (
            End(pieces[-1].text, bool(pieces[-1].item)) if pieces else End("")
            for pieces in self._record.sides
        )
        paragraphs = [Paragraph(strip.texts[0][1], bool(strip.texts[0][2])) for strip in strips]
        sides = Labeller(self._language, (indicators, extended), self._record.text(0)).sides(paragraphs)
        for strip, side in zip(strips, sides, strict=True):
            _, text, item = strip.texts[0]
            self._record.add(side, text, strip.line, item, strip.gap)


def _unwrapped(strips: Sequence[Strip]) -> list[Strip]:
    """The lines with every further line of a list item, which only an indent marks, joined to the item."""
    found: list[Strip] = []
    for strip in strips:
        column, text, item = strip.texts[0]
        if found and item == "indent" and not strip.gap and not strip.code:
            _, before, mark = found[-1].texts[0]
            found[-1] = replace(found[-1], texts=((column, f"{before} {text}", mark),))
        else:
            found.append(strip)
    return found
