"""Words as lines of text, and lines of one column as paragraphs and points of a list."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from guidance.reading.blocks import Paragraph
from guidance.reading.pdf.pages import Word
from guidance.reading.words import bare, begins_lower, leaves_open, stopped

BULLET = re.compile(r"^[•·▪◦‣●○■□➢➤✓✔❖\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf076\uf0a8*–—-]$|^o$")
TOUCHING = 0.08  # of the height: a gap between two words that is none
LOOSE = 1.28  # how much farther than usual lines stand apart where a paragraph ends
WIDEST = 1.6  # of their height: lines of one paragraph stand no farther apart
SMALL = 0.78  # of the height of its line: a raised number this small refers to a note
INDENT = 5.0  # points
SPACE = 0.25  # of the height: the white between two words
SPARE = 2.0  # points by which a word must have fitted for the line before to have ended on purpose
LONGEST = 24  # words of a heading
TALLER = 1.12  # how much taller letters are that begin another kind of text
SOFT = "\u00ad"


@dataclass(frozen=True)
class TextLine:
    """The words that stand on one line, from left to right."""

    words: tuple[Word, ...]

    @cached_property
    def left(self) -> float:
        """Where the line begins."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where the line ends."""
        return max(word.right for word in self.words)

    @cached_property
    def height(self) -> float:
        """The usual height of its letters."""
        return median(word.height for word in self.words)

    @cached_property
    def middle(self) -> float:
        """Its height on the page."""
        return median(word.middle for word in self.words)

    @cached_property
    def top(self) -> float:
        """Of its tallest word."""
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """Of its deepest word."""
        return max(word.bottom for word in self.words)

    @cached_property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.bold for word in self.words)

    @cached_property
    def text(self) -> str:
        """The words, with a space where they stand apart."""
        return _spelt(self.words)

    @cached_property
    def marked(self) -> bool:
        """Whether the line begins with the mark of a list."""
        first = self.words[0]
        glued = len(first.text) > 1 and first.text[0] in "•▪●\uf0b7\uf0a7"
        return glued or (len(self.words) > 1 and bool(BULLET.match(first.text)))

    @cached_property
    def unmarked(self) -> str:
        """The text without the mark of a list."""
        if not self.marked:
            return self.text
        first = self.words[0]
        return _spelt(self.words[1:]) if len(first.text) == 1 else self.text[1:].strip()

    @cached_property
    def inner(self) -> float:
        """Where the text begins, after the mark of a list."""
        return self.words[1].left if self.marked and len(self.words[0].text) == 1 else self.left


def text_lines(words: Iterable[Word]) -> list[TextLine]:
    """The lines that some words make, from top to bottom."""
    rows: list[list[Word]] = []
    anchors: list[Word] = []  # the tallest word of each row so far
    for word in sorted(words, key=lambda one: (one.middle, one.left)):
        place = next(
            (i for i in range(len(rows) - 1, max(-1, len(rows) - 4), -1) if _level(anchors[i], word)), None
        )
        if place is None:
            rows.append([word])
            anchors.append(word)
        else:
            rows[place].append(word)
            if word.height > anchors[place].height:
                anchors[place] = word
    lines = (_without_references(sorted(row, key=lambda word: word.left)) for row in rows)
    return [TextLine(tuple(row)) for row in lines if row]


def _level(anchor: Word, word: Word) -> bool:
    """Whether a word stands on the line of another: both overlap by half of the smaller one."""
    bottom = anchor.bottom if anchor.bottom < word.bottom else word.bottom
    top = anchor.top if anchor.top > word.top else word.top
    return bottom - top >= 0.5 * (anchor.height if anchor.height < word.height else word.height)


def _without_references(row: list[Word]) -> list[Word]:
    """A line without the small raised numbers that refer to notes."""
    usual = median(word.height for word in row)
    middle = median(word.middle for word in row)
    return [
        word
        for word in row
        if not (word.height < SMALL * usual and word.middle < middle and re.fullmatch(r"\d{1,3}", word.text))
    ]


def _spelt(words: Sequence[Word]) -> str:
    text = ""
    for before, word in zip((None, *words), words, strict=False):
        apart = before is not None and word.left - before.right > TOUCHING * word.height
        text += (" " if apart else "") + word.text
    return text


@dataclass(frozen=True, slots=True)
class Written(Paragraph):
    """A paragraph on a page: `room` points are left in its last line, its first word takes `opens`."""

    room: float = 0.0
    opens: float = 0.0

    def wraps_into(self, after: "Written") -> bool:
        """Whether this paragraph may have ended only because its line was full."""
        return self.room < after.opens + SPARE


class Writer:
    """Makes paragraphs. `words` are those of the whole document, which tell how cut words are spelt."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._known = Counter(bare(word.text) for word in words)
        self._heights = _heading_heights(words)

    def paragraphs(self, lines: Sequence[TextLine], right: float | None = None) -> list[Written]:
        """The paragraphs of the lines of one column, whose text could reach as far as `right`."""
        if not lines:
            return []
        edge = max(line.right for line in lines) if right is None else right
        usual = _leading(lines) / median(line.height for line in lines)
        groups: list[list[TextLine]] = []
        for line in lines:
            if groups and self._goes_on(groups[-1], line, usual, edge):
                groups[-1].append(line)
            else:
                groups.append([line])
        return [self._paragraph(group, edge) for group in groups]

    def _goes_on(self, group: Sequence[TextLine], line: TextLine, usual: float, edge: float) -> bool:
        """Whether a line belongs to the paragraph before it."""
        before, first = group[-1], group[0]
        if line.marked or _other_kind(before, line):
            return False
        if line.middle - before.middle > LOOSE * usual * line.height:
            return False
        if first.marked and line.left < first.inner - INDENT:
            return False
        if not first.marked and line.left > first.left + 3 * INDENT and stopped(before.text):
            return False
        first_word = line.words[0].right - line.words[0].left + SPACE * line.height
        fitted = before.right + first_word < edge - SPARE
        goes_on = begins_lower(line.text) or leaves_open(before.text)
        return not fitted or (goes_on and not stopped(before.text))

    def _paragraph(self, group: Sequence[TextLine], edge: float) -> Written:
        first = group[0].words[0]
        return Written(
            self.join([group[0].unmarked, *(line.text for line in group[1:])]),
            heading=self._level(group),
            label="•" if group[0].marked else "",
            bold=all(line.bold for line in group),
            room=edge - group[-1].right,
            opens=first.right - first.left + SPACE * first.height,
        )

    def _level(self, group: Sequence[TextLine]) -> int | None:
        """The level of a heading by the height of its letters, None for text of the usual height."""
        if group[0].marked or sum(len(line.words) for line in group) > LONGEST:
            return None
        return next((i for i, least in enumerate(self._heights, 1) if group[0].height >= least), None)

    def join(self, texts: Iterable[str]) -> str:
        """Lines as one text; a word cut by a hyphen is put together as the document spells it elsewhere."""
        whole = ""
        for text in texts:
            if not whole:
                whole = text
            elif whole.endswith((SOFT, "-")) and begins_lower(text) and whole[-2:-1].isalpha():
                whole = self._healed(whole, text)
            else:
                whole = f"{whole} {text}"
        end = "-" if whole.endswith(SOFT) else ""
        return whole.replace(SOFT, "") + end

    def _healed(self, before: str, after: str) -> str:
        """Two lines between which a word was cut, with its hyphen where the document spells it so."""
        stump = re.split(r"[\s(/“‘]", before)[-1][:-1]
        rest = re.split(r"[\s)/”]", after)[0]
        stem = before[:-1]
        whole, parted = self._known[bare(stump + rest)], self._known[bare(f"{stump}-{rest}")]
        return stem + after if whole and not parted else f"{stem}-{after}"


def _other_kind(before: TextLine, line: TextLine) -> bool:
    """Whether two lines differ as a heading and text do."""
    taller = max(before.height, line.height) > TALLER * min(before.height, line.height)
    return taller or (before.bold != line.bold and (before.bold or stopped(before.text)))


def _heading_heights(words: Sequence[Word]) -> list[float]:
    """The least heights of the letters of headings, the tallest first."""
    counts: Counter[float] = Counter()
    for word in words:
        counts[round(2 * word.height) / 2] += len(word.text)
    if not counts:
        return []
    body = counts.most_common(1)[0][0]
    taller = sorted((height for height in counts if height > TALLER * body), reverse=True)
    found: list[float] = []
    for height in taller:
        if not found or height < found[-1] / 1.05 - 0.5:
            found.append(height - 0.5)
    return found[:6]


def _leading(lines: Sequence[TextLine]) -> float:
    """How far lines of one paragraph stand apart, from middle to middle."""
    usual = median(line.height for line in lines)
    steps = [after.middle - before.middle for before, after in pairwise(lines)]
    near = sorted(step for step in steps if 0 < step < 2.2 * usual)
    return min(near[len(near) // 4], WIDEST * usual) if near else 1.3 * usual
