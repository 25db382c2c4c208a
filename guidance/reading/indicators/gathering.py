"""Strips gathered into records: which question each text belongs to, and to which of its columns."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from rapidfuzz import fuzz

from guidance.reading.indicators.columns import Columns, Parts, Text
from guidance.reading.indicators.flowing import LINE, Flow, Searches
from guidance.reading.indicators.formula import Formula
from guidance.reading.indicators.records import Record, Side, Strip
from guidance.reading.language import Language
from guidance.reading.untangling import carried
from guidance.reading.words import begins_lower, closed, opens_question

SAME = 90  # per cent: two texts this alike are one text printed twice


def gather(strips: Sequence[Strip], formula: Formula, language: Language) -> list[Record]:
    """The records of a document, in its order, those without a printed number among them."""
    gatherer = Gatherer(strips, formula, language)
    for (_, flows), run in groupby(strips, key=lambda strip: (not strip.flows and strip.block, strip.flows)):
        if flows:
            gatherer.add_flow(list(run))
        else:
            gatherer.add_rows(list(run))
    return gatherer.records


class Gatherer:
    """Adds strip after strip to the record it belongs to, or begins a new one."""

    def __init__(self, strips: Sequence[Strip], formula: Formula, language: Language) -> None:
        self.records: list[Record] = []
        self._columns = Columns(strips)
        self._formula, self._language = formula, language
        self._searches = Searches()
        self._displaced: list[tuple[int, Text]] = []

    def add_rows(self, strips: Sequence[Strip]) -> None:
        """Add a stretch of table rows."""
        for strip in strips:
            self.add_row(strip)
        if self.records:
            self._place_displaced()

    def add_row(self, strip: Strip) -> None:
        """Add a table row."""
        parts = self._columns.parts(strip)
        if strip.code or self._begins(strip, parts):
            self._begin(strip)
        if not self.records:
            return
        record = self.records[-1]
        if not strip.code and not strip.led:
            record.criteria.extend(code for code in strip.criteria if code not in record.criteria)
        if strip.code:
            self._place_displaced()
        self._displaced.extend((strip.line, text) for text in parts.displaced)
        self._fill(record, strip, parts)

    def add_flow(self, strips: Sequence[Strip]) -> None:
        """Add a stretch of flowing text, part by part where numbers stand in it."""
        run: list[Strip] = []
        for strip in strips:
            if strip.code:
                ahead = self._ahead(run, strip)
                self._flush(run)
                run = []
                self._begin(strip)
                self.records[-1].add(0, ahead, strip.line)
            if strip.texts:
                run.append(strip)
        self._flush(run)

    def _flush(self, run: Sequence[Strip]) -> None:
        """Add flowing text to the present record."""
        if run and self.records:
            Flow(self.records[-1], self._language, self._searches).add(run)

    def _ahead(self, run: list[Strip], strip: Strip) -> str:
        """Take out of a run the line that breaks off where a number stands: it belongs behind the number."""
        if not run or not strip.inline or run[-1].line != strip.line:
            return ""
        column, text, item = run[-1].texts[0]
        found = self._formula.find(text)
        if found and found[1] >= len(text) - 1:
            kept, ahead = text[: found[0]].rstrip(), text[found[0] :]
        else:
            kept, ahead = carried(text, LINE)
        run[-1] = replace(run[-1], texts=((column, kept, item),) if kept else ())
        if not kept:
            run.pop()
        return ahead

    def _begin(self, strip: Strip) -> None:
        self.records.append(Record(strip.line, strip.code, list(strip.criteria)))

    def _place_displaced(self) -> None:
        """Give texts that slipped out of their row to the record that they stood above, or in."""
        for line, (text, item) in self._displaced:
            self.records[-1].add(1, text, line, item)
        self._displaced.clear()

    def _begins(self, strip: Strip, parts: Parts) -> bool:
        """Whether a row without a number begins a question that lost it."""
        if not self.records:
            return strip.led
        record, indicators, extended = self.records[-1], _said(parts.indicators), _said(parts.extended)
        if strip.led:
            return bool(indicators and extended) and record.criteria != list(strip.criteria)
        if not (indicators and extended):
            return False
        if self._formula.is_all(indicators) and self._formula.is_all(extended):
            return True
        if (
            len(record.sides[0]) < 3
            and self._formula.is_all(record.text(0))
            and self._formula.find(record.end(1))
        ):
            return len(indicators.split()) > len(self._formula.words)
        starts = not begins_lower(indicators) and closed(record.end(0)) and closed(record.end(1))
        return (
            starts
            and opens_question(extended)
            and "?" in extended[:300]
            and any("?" in piece.text for piece in record.sides[1])
        )

    def _fill(self, record: Record, strip: Strip, parts: Parts) -> None:
        """Add the texts of a row to its record."""
        for text, item in parts.indicators:
            record.add(0, text, strip.line, item, strip.gap)
        for text, item in parts.extended:
            side: Side = 0 if self._repeats(record, text) else 1
            record.add(side, _without_code(record, text), strip.line, item, strip.gap)
        for text, item in parts.either:
            open_first = bool(record.sides[0]) and not closed(record.end(0)) and begins_lower(text)
            either: Side = 0 if open_first and closed(record.end(1)) else 1
            record.add(either, text, strip.line, item, strip.gap)

    def _repeats(self, record: Record, text: str) -> bool:
        """Whether a text in the wrong column says the indicators once more, after the criterion's code."""
        plain = _without_code(record, text)
        if plain == text or not record.sides[0]:
            return False
        before = record.text(0)
        return fuzz.partial_ratio(plain[:60], before[:200]) >= 70


def _without_code(record: Record, text: str) -> str:
    """A text without the code of the record's criterion before it."""
    for code in record.criteria:
        if text.startswith(f"{code} "):
            return text[len(code) :].strip()
    return text


def _said(texts: Sequence[Text]) -> str:
    return " ".join(text for text, _ in texts)
