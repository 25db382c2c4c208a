"""Flowing text of a table whose columns an extraction printed one after the other, or word by word.

Of a page that is no table any more, the indicators come first, then the extended guidance; each goes on with
what the page before left open. Which paragraph belongs to which is what joins best: one that begins with a
small letter goes on with a column whose last sentence is open. A long line may hold both columns run
together; then its words are parted, if that reads better than the line as it stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from guidance.reading.indicators.records import Record, Side, Strip
from guidance.reading.language import Language
from guidance.reading.untangling import Layout, Untangler
from guidance.reading.words import begins_lower, closed, is_question, opens_question

BESIDE = Layout((44,), (84,), asks=False, lines=2)
LONG = 250  # characters of a line that may hold two columns
FLUENT = 2.6  # a line whose words are on average no less likely than this is one column
GAIN, GAIN_INLINE = 12.0, 3.0  # by how much parting must read better than the line as it stands
LINE = 60  # characters: no line of the column of indicators is longer


@dataclass(frozen=True, slots=True)
class _State:
    """A way to give the paragraphs so far to the columns: the last one's, and how each column ends."""

    side: Side
    ends: tuple[str, str]


class Flow:
    """Adds flowing text to a record."""

    def __init__(self, record: Record, language: Language) -> None:
        self._record, self._language = record, language

    def add(self, strips: Sequence[Strip]) -> None:
        """Add some lines."""
        run: list[Strip] = []
        for strip in strips:
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
        before = (_tail(self._record.text(0)), _tail(self._record.text(1)))
        untangler = Untangler(text, self._language, BESIDE, before)
        if untangler.roughness() < FLUENT or untangler.gain() < (GAIN_INLINE if strip.inline else GAIN):
            return None
        found = untangler.part()
        if found is None or min(len(found.first), len(found.second)) < 20:
            return None
        self._record.notes.append(
            f"its two columns were run together on line {strip.line} and were parted by their wording"
        )
        return found.first, found.second

    def _label(self, strips: Sequence[Strip]) -> None:
        """Give paragraphs to the columns in the way that joins best."""
        if not strips:
            return
        ends = (self._record.text(0)[-200:], self._record.text(1)[-200:])
        best: dict[_State, tuple[float, tuple[Side, ...]]] = {_State(0, ends): (0.0, ())}
        for strip in strips:
            _, text, item = strip.texts[0]
            new: dict[_State, tuple[float, tuple[Side, ...]]] = {}
            for state, (cost, sides) in best.items():
                for side in (0, 1):
                    ends = (text, state.ends[1]) if side == 0 else (state.ends[0], text)
                    total = cost + self._cost(state, 0 if side == 0 else 1, text, bool(item))
                    following = _State(0 if side == 0 else 1, ends)
                    if following not in new or total < new[following][0]:
                        new[following] = (total, (*sides, following.side))
            best = new
        _, sides = min(best.values())
        for strip, side in zip(strips, sides, strict=True):
            _, text, item = strip.texts[0]
            self._record.add(side, text, strip.line, item, strip.gap)

    def _cost(self, state: _State, side: Side, text: str, item: bool) -> float:
        """How badly a paragraph fits a column after what is there."""
        end, other = state.ends[side], state.ends[1 - side]
        cost = 0.0 if side == state.side else 2.0
        opened = bool(end) and not closed(end) and not item
        if begins_lower(text) and not item:
            cost += 0.0 if opened else 6.0
        elif opened:
            cost += 3.0
        if item:
            cost += 0.0 if side == state.side else 2.0
            cost += 2.0 if other.endswith(":") and not end.endswith(":") else 0.0
        if side == 0 and (is_question(text) or (opens_question(text) and not closed(text))):
            cost += 6.0
        if side == 0 and len(text) > 60 and self._stands(text):
            cost += 6.0
        return cost

    def _stands(self, text: str) -> bool:
        """Whether the indicators say a text already."""
        return text[:60] in self._record.text(0)


def _tail(text: str) -> str:
    return text[-120:]
