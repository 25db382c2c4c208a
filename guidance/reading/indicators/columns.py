"""Which column of a stretch of table rows holds indicators and which extended guidance."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from guidance.reading.indicators.records import Strip
from guidance.reading.lines import Item

Text = tuple[str, Item]


@dataclass(frozen=True, slots=True)
class Parts:
    """The texts of a row: to its indicators, to its extended guidance, to either, and out of its place.

    `displaced` stood left of the column of numbers: it slipped there from the row below.
    """

    indicators: tuple[Text, ...] = ()
    extended: tuple[Text, ...] = ()
    either: tuple[Text, ...] = ()
    displaced: tuple[Text, ...] = ()


class Columns:
    """Knows for each stretch of rows where its columns stand."""

    def __init__(self, strips: Sequence[Strip]) -> None:
        self._last: dict[int, int | None] = {}
        self._first: dict[int, set[int]] = {}
        self._number: dict[int, int] = {}
        for block, group in groupby(strips, key=lambda strip: strip.block):
            rows = [strip for strip in group if not strip.flows]
            pairs = [strip.texts[-2:] for strip in rows if len(strip.texts) > 1]
            self._last[block] = max((pair[-1][0] for pair in pairs), default=None)
            self._first[block] = {pair[0][0] for pair in pairs}
            self._number[block] = max((strip.column for strip in rows if strip.code), default=0)

    def parts(self, strip: Strip) -> Parts:
        """The texts of a row by the column they belong to."""
        number, last = self._number[strip.block], self._last[strip.block]
        displaced = tuple((text, item) for column, text, item in strip.texts if column < number)
        inner = [(column, text, item) for column, text, item in strip.texts if column >= number]
        texts = tuple((text, item) for _, text, item in inner)
        if len(inner) > 1:
            return Parts(texts[:-1], texts[-1:], displaced=displaced)
        if inner and inner[0][0] == last:
            return Parts(extended=texts, displaced=displaced)
        if inner and inner[0][0] in self._first[strip.block]:
            return Parts(indicators=texts, displaced=displaced)
        return Parts(either=texts, displaced=displaced)
