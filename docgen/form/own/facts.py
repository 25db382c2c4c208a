"""Where a single answer beside a label goes: a fact of the child, a reply, a part of the verification."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docgen.form import places
from docgen.form.own.layout import Line, Spot, spelt
from docgen.form.own.paragraphs import text_of
from docgen.form.own.where import Claims, Placing, Where, is_blank, whole
from docgen.form.own.words import BLANK, LINE, box_places, end_of, stretch
from docgen.ooxml.controls import Place
from docgen.ooxml.names import Node
from questionbank.reading.text import words

LONGEST_VALUE = 12  # words of something filled in already
FILLED = re.compile(r"[^\S\n]*:[^\S\n]*(?=\S)")


@dataclass(frozen=True, slots=True)
class Found:
    """Where a label stands: `end` is where it ends in the text of its paragraph."""

    line: Line
    spot: Spot
    paragraph: Node
    end: int

    @property
    def text(self) -> str:
        """The paragraph's text."""
        return text_of(self.paragraph)


class Facts:
    """Finds labels and the positions beside them. `labels` are all labels of the form, for comparing."""

    def __init__(self, lines: Sequence[Line], claims: Claims, labels: Sequence[str]) -> None:
        self._lines = lines
        self._claims = claims
        self._labels = {spelt(_first(label)) for label in labels}
        self._used: set[tuple[Node, int]] = set()

    def label(self, label: str, start: int, end: int) -> Found | None:
        """The first place between two lines where a label stands that has not been used."""
        wanted = spelt(_first(label))
        for finder in (_exactly, _at_the_beginning, _within):
            for line in self._lines[start:end]:
                for found in finder(line, wanted) if wanted in line.words else ():
                    if (found.paragraph, found.end) not in self._used:
                        self._used.add((found.paragraph, found.end))
                        return found
        return None

    def beside(self, found: Found, place: Place) -> list[Placing]:
        """The position for one answer beside a label, or the boxes for its choices."""
        if place.kind == "choice" and (boxes := self._boxes(found, place)):
            return boxes
        return [Placing(place, self._claims.take(self._position(found)))]

    def agreements(self, found: Found, held: Sequence[Place]) -> list[Placing]:
        """The positions for the agreement with each judgement: behind its name, or in lines of one cell."""
        named = [self._named(found, place) for place in held]
        if any(named):
            return [placing for placing in named if placing]
        first = self._position(found)
        self._claims.take(first)
        lead = [replace(first, mode="below", lead=_name(place)) for place in held]
        lead[0] = replace(first, lead=_name(held[0]))
        return [Placing(place, where) for place, where in zip(held, lead, strict=True)]

    def _named(self, found: Found, place: Place) -> Placing | None:
        """The position behind the name of one judgement, in the rows or lines at the label."""
        wanted = spelt(_name(place))
        here = self._lines[found.line.place : found.line.place + 12]
        for line in here:
            for spot in line.spots:
                for paragraph in spot.paragraphs:
                    text = text_of(paragraph)
                    end = _end_in_line(text, wanted)
                    if end is None or ("\n" not in text and not self._claims.open(paragraph)):
                        continue
                    right = line.spots[line.spots.index(spot) + 1 :][:1]
                    if (len(spot.paragraphs) > 1 or "\n" in text) and right and right[0].blank:
                        return None  # the names only explain the one cell beside them
                    position = self._position(Found(line, spot, paragraph, end))
                    return Placing(place, self._claims.take(position))
        return None

    def _boxes(self, found: Found, place: Place) -> list[Placing]:
        """Boxes beside printed choices, in the label's cell or in those to its right."""
        spots = found.line.spots[found.line.spots.index(found.spot) :]
        paragraphs = [p for spot in spots for p in spot.paragraphs if self._claims.open(p)]
        boxes = box_places(paragraphs, places.boxes(place))
        return [Placing(box, self._claims.take(where)) for box, where in boxes]

    def _position(self, found: Found) -> Where:
        value = self._value(found.text, found.end)
        if value is not None:
            return Where(found.paragraph, "among", *value)
        if (cell := self._cell(found)) is not None:
            return cell
        return self._behind(found, found.text, found.end)

    def _value(self, text: str, end: int) -> tuple[int, int] | None:
        """Where a value stands that was filled in behind a label when the form was saved, if there is one."""
        mark = FILLED.match(text, end)
        if mark is None:
            return None
        cut = re.search(r"\s{2,}|\t|\n", text[mark.end() :])
        value = (text[mark.end() :][: cut.start()] if cut else text[mark.end() :]).rstrip()
        further = any(label in spelt(value) for label in self._labels if label.strip())
        odd = LINE.search(value) or value.startswith("(") or value.endswith(":") or further
        return None if odd or words(value) > LONGEST_VALUE else (mark.end(), mark.end() + len(value))

    def _cell(self, found: Found) -> Where | None:
        """The cell to the right of a label, filled in or not, or the blank one below it."""
        if not found.spot.is_cell or (found.text[found.end :].strip(" :_.…\t*?") and _is_short(found)):
            return None
        right = [s for s in found.line.spots[found.line.spots.index(found.spot) + 1 :] if not s.below][:1]
        if right and self._claims.free(right[0]):
            return self._claims.fill(right[0])
        if right and self._is_value(right[0]):
            return whole(next(p for p in right[0].paragraphs if text_of(p).strip()))
        if (inner := self._below_in_cell(found)) is not None:
            return inner
        next_line = self._lines[found.line.place + 1 : found.line.place + 2]
        under = (
            next_line[0].at(found.spot.column)
            if next_line and next_line[0].table == found.line.table
            else None
        )
        return self._claims.fill(under) if under is not None and self._claims.free(under) else None

    def _is_value(self, spot: Spot) -> bool:
        """Whether a cell holds what was filled in there when the form was saved, and no further label."""
        known = any(spelt(line).startswith(label) for line in spot.text.split("\n") for label in self._labels)
        filled = bool(spot.text) and "\n" not in spot.text and words(spot.text) <= LONGEST_VALUE
        return filled and not known and not spot.text.endswith(("?", ":"))

    def _below_in_cell(self, found: Found) -> Where | None:
        place = found.spot.paragraphs.index(found.paragraph)
        below = found.spot.paragraphs[place + 1 :][:1]
        return Where(below[0]) if below and is_blank(below[0]) and self._claims.open(below[0]) else None

    def _behind(self, found: Found, text: str, end: int) -> Where:
        """Behind the label; below it where it is a sentence outside tables."""
        mark = re.compile(r"\s*[:?*]?").match(text, end)
        end = mark.end() if mark else end
        blank = BLANK.match(text, end)
        if (blank and blank.end() > end) or end < len(text):
            return stretch(found.paragraph, text, end, blank.end() if blank else end)
        following = self._lines[found.line.place + 1 : found.line.place + 2]
        if not found.spot.is_cell and not text.rstrip().endswith(":") and following:
            spot = following[0].spots[0] if following[0].spots else None
            if spot is not None and not spot.is_cell and self._claims.free(spot):
                return Where(spot.node)
        return Where(found.paragraph, "behind" if text.rstrip().endswith(":") else "below")


def _exactly(line: Line, wanted: str) -> Iterator[Found]:
    for found in _at_the_beginning(line, wanted):
        rest = found.text[found.end :].lstrip(" ?*")
        if not rest or rest[0] in ":_.…\t":
            yield found


def _at_the_beginning(line: Line, wanted: str) -> Iterator[Found]:
    for spot in line.spots:
        for paragraph in spot.paragraphs:
            text = text_of(paragraph)
            end = _numbered_end(text, wanted)
            if end is not None:
                yield Found(line, spot, paragraph, end)


def _within(line: Line, wanted: str) -> Iterator[Found]:
    """A label further on in a line with several labels."""
    if not wanted.strip() or wanted not in line.words:
        return
    for spot in line.spots:
        for paragraph in spot.paragraphs:
            text = text_of(paragraph)
            for start in (match.start() for match in re.finditer(r"\b\w", text)):
                length = end_of(text[start:], wanted)
                end = start + length if length else 0
                if length and re.match(r"\s*(:|[_…]|\.{3})", text[end:]):
                    yield Found(line, spot, paragraph, end)


def _numbered_end(text: str, wanted: str) -> int | None:
    """Where a label ends that a paragraph begins with, perhaps behind a number or a bullet."""
    if wanted.strip() and wanted in spelt(text):
        for start in dict.fromkeys((0, _after_number(text))):
            if (end := end_of(text[start:], wanted)) is not None:
                return start + end
    return None


def _end_in_line(text: str, wanted: str) -> int | None:
    """The same at the beginning of any line of a paragraph with line breaks."""
    start = 0
    for line in text.split("\n"):
        if (end := _numbered_end(line, wanted)) is not None:
            return start + end
        start += len(line) + 1
    return None


def _after_number(text: str) -> int:
    found = re.match(r"\s*(?:\(?(?:\d{1,3}|[a-z])[.):]+|[•·–-])\s*", text, re.IGNORECASE)
    return found.end() if found else 0


def _name(place: Place) -> str:
    """The judgement that a place of the verification agrees with or not, with a colon."""
    return place.title.rpartition(": ")[0] + ": "


def _first(label: str) -> str:
    lines = label.strip().splitlines()
    return lines[0] if lines else ""


def _is_short(found: Found) -> bool:
    """Whether words follow the label in its paragraph that belong to another one."""
    return bool(re.match(r"[^\S\n]*:[^\S\n]*\S", found.text[found.end :]))
