"""The facts of child and case: labels of the form's header with what stands beside or behind them."""

import re
from itertools import pairwise

from rapidfuzz import fuzz

from docgen.form import places
from docgen.form.labels import HEADER, placed, printed
from docgen.form_reading.answers import said_in
from docgen.form_reading.gathering import Gathered
from docgen.form_reading.known import Spot, fact_spot
from docgen.form_reading.lines import Line
from docgen.form_reading.printed import key
from questionbank.models import Form

SAME = 92  # likeness in per cent of two spellings of one label
LONGEST = 9  # words of a label in running text that the form does not have and that is known by its words
LONGEST_IN_TABLE = 30  # the same in a table, with room beside it
BEHIND = re.compile(r"^(?P<label>[^:\n]{2,160}?)\s*:\s*(?P<value>\S.*)$", re.DOTALL)
COLON = re.compile(r"\s*[:?]\s*$")


class Labels:
    """The labels of a form's header, and others that say the same in other words."""

    def __init__(self, form: Form) -> None:
        self._own = {
            key(printed(label)): fact_spot(place.tag, place.title) for label, place in places.header(form)
        }
        words = [r"\s+".join(map(re.escape, printed(label).split())) for label, _ in places.header(form)]
        self._begins = re.compile(rf"(?<!\S)(?:{'|'.join(filter(None, words)) or '(?!)'})\s*:", re.IGNORECASE)

    def has(self, text: str) -> bool:
        """Whether a text is one of the form's labels, word for word."""
        return key(text) in self._own

    def apart(self, text: str) -> list[str]:
        """A line that asks for several facts (`Age: 15   Gender: Female`), cut before each of its labels."""
        starts = [found.start() for found in self._begins.finditer(text)]
        cuts = [0, *(start for start in starts if start), len(text)]
        return [part for a, b in pairwise(cuts) if (part := text[a:b].strip())]

    def spot(self, text: str, longest: int = 0) -> Spot | None:
        """The fact that a label asks for. Labels that the form does not have may have `longest` words."""
        bare = key(text)
        if not bare:
            return None
        if bare in self._own:
            return self._own[bare]
        best = max(self._own, key=lambda label: fuzz.ratio(label, bare), default="")
        if best and len(bare) > 5 and fuzz.ratio(best, bare) >= SAME:
            return self._own[best]
        if len(bare.split()) > longest:
            return None
        ((_, fact),) = placed([COLON.sub("", text.strip())], HEADER, "header")
        return None if fact.tag.startswith("header.") else fact_spot(fact.tag, fact.title)


def read_front(line: Line, labels: Labels, found: Gathered, done: set[int], *, loosely: bool) -> set[int]:
    """Take the facts in a row, each label with the cell beside it; gives the cells accounted for."""
    seen: set[int] = set()
    longest = 0 if not loosely else LONGEST_IN_TABLE if len(line.cells) > 1 else LONGEST
    for place, cell in enumerate(line.cells):
        text = cell.text.strip()
        if place in done or place in seen or not text:
            continue
        *before, text = labels.apart(text)
        for part in before:
            seen |= _behind(part, place, labels, found)
        label, value = _parted(text, labels, min(longest, LONGEST))
        spot = labels.spot(label, longest)
        if spot is not None:
            beside = _beside(line, place, spot, labels, done)
            found.put(spot, value if beside is None else said_in(line.cells[beside]), "row")
            seen |= {place} if beside is None else {place, beside}
    return seen


def _behind(text: str, place: int, labels: Labels, found: Gathered) -> set[int]:
    """Take what stands behind a label that is followed by another; gives the cell."""
    label, value = _parted(text, labels, 0)
    spot = labels.spot(label)
    if spot is None:
        return set()
    found.put(spot, value, "row")
    return {place}


def _parted(text: str, labels: Labels, longest: int) -> tuple[str, str]:
    """`Audit month: March 2023` as label and value; another text is a label alone."""
    behind = None if labels.has(text) else BEHIND.match(text)
    if behind is None or labels.spot(behind["label"], longest) is None:
        return text, ""
    return behind["label"], behind["value"].strip()


def _beside(line: Line, place: int, spot: Spot, labels: Labels, done: set[int]) -> int | None:
    """The cell beside a label that holds its value; None where that is empty, taken, or another label."""
    after = place + 1
    if after >= len(line.cells) or after in done:
        return None
    text = line.cells[after].text.strip()
    other = labels.spot(text)
    is_label = labels.has(text) or other not in (None, spot) or _parted(text, labels, 0)[1]
    return after if text and not is_label else None
