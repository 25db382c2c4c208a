"""Words within a paragraph that say what belongs behind them, and boxes with the choices beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from audit.ratings import recognise
from docgen.form.own.layout import WORD, Spot, spelt
from docgen.form.own.paragraphs import text_of
from docgen.form.own.where import Where
from docgen.ooxml.controls import Place
from docgen.ooxml.names import Node

Kind = Literal["rating", "comment"]
RATING = (
    r"(?:(?:overall|your|audit|auditors?|section) )?(?:rating|grade|grading|score|judge?ment|rated)"
    r"(?: (?:given|awarded|options?))?"
)
COMMENT = (
    r"(?:(?:overall|your|further|additional|any|other|auditors?|brief|succinct|general|section|supporting) )*"
    r"(?:comments?|commentary|rationale|evidence|notes?|narrative|reasons?|explanation|findings?|analysis|"
    r"observations?|remarks|justification)(?: (?:for|on|to support|supporting) [\w ]{1,30})?"
)
LABEL = re.compile(
    rf"(?:^|(?<=[\s(;|]))(?:(?P<rating>{RATING})|(?P<comment>{COMMENT}))\s*(?:\([^)]{{1,80}}\)\s*)?(?P<mark>:|$|(?=_|\.\.|…))",
    re.IGNORECASE,
)
BLANK = re.compile(r"[\s_.…]*")
LINE = re.compile(r"[_…]+(?:[\s_…]*[_…])?|\.{4,}")
BOXES = re.compile(r"[☐□◯⬜○]|\[\s*\]|\(\s\)")
LONGEST_LEAD = 3  # words before a label within a line; more is a sentence that happens to end so


@dataclass(frozen=True, slots=True)
class Label:
    """A label within a paragraph: the answer may begin at `end`, the next label at `until`."""

    kind: Kind
    paragraph: Node
    end: int
    until: int
    text: str

    @property
    def rest(self) -> str:
        """What stands between the label and the next one."""
        return self.text[self.end : self.until]


def labels(paragraph: Node) -> Iterator[Label]:
    """The labels for rating and comment in a paragraph; none where its words are a sentence."""
    text = text_of(paragraph)
    found = list(LABEL.finditer(text))
    if not found or len(text[: found[0].start()].split()) > LONGEST_LEAD:
        return
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, until in zip(found, ends, strict=True):
        kind: Kind = "rating" if match["rating"] else "comment"
        yield Label(kind, paragraph, match.end(), until, text)


def after(label: Label) -> Where:
    """The position behind a label: in place of the line to write on, else after the words that follow it."""
    blank = BLANK.match(label.text, label.end, label.until)
    end = blank.end() if blank else label.end
    if end < label.until and label.rest.strip():
        if label.until == len(label.text):
            return (
                behind_label(label.paragraph) if label.kind == "rating" else Where(label.paragraph, "behind")
            )
        kept = len(label.text[: label.until].rstrip())
        return Where(label.paragraph, "among", kept, kept)
    return stretch(label.paragraph, label.text, label.end, end)


def behind_label(paragraph: Node) -> Where:
    """The position for a rating behind its label, or below a label that lists the choices."""
    text = text_of(paragraph).rstrip()
    if text.endswith(":") or len(text.split(":")[-1].split()) < 2:
        return Where(paragraph, "behind")
    return Where(paragraph, "below", lead="Rating: ")


def stretch(paragraph: Node, text: str, start: int, end: int) -> Where:
    """A blank stretch of a paragraph: its line to write on gives way; a space stays before the answer.

    Without a line to write on it ends with its line of text.
    """
    line = LINE.search(text, start, end)
    if line:
        return Where(paragraph, "among", line.start(), line.end())
    if (cut := text.find("\n", start, max(end, start + 1))) >= 0:
        end = cut
        if start == cut:
            return Where(paragraph, "among", cut, cut, lead=" ")
    if end >= len(text):
        return Where(paragraph, "behind")
    begin = start + 1 if text[start:end] else start
    return Where(paragraph, "among", begin, begin)


def box_places(paragraphs: Sequence[Node], choices: Sequence[Place]) -> list[tuple[Place, Where]]:
    """The box for each choice, where a text has a box beside each of at least two of them."""
    found: dict[str, tuple[Place, Where]] = {}
    options = {meant: place for place in choices for _, meant in place.choices}
    for paragraph in paragraphs:
        for option, where in _boxes(paragraph, list(options)):
            found.setdefault(option, (options[option], where))
    return list(found.values()) if len(found) > 1 else []


def only_box(spot: Spot) -> Where | None:
    """The box that is all there is in a cell."""
    for paragraph in spot.paragraphs:
        text = text_of(paragraph)
        if (box := BOXES.fullmatch(text.strip())) is not None:
            start = text.index(box.group())
            return Where(paragraph, "among", start, start + len(box.group()))
    return None


def _boxes(paragraph: Node, options: Sequence[str]) -> Iterator[tuple[str, Where]]:
    """Each box of a paragraph with the choice that is named behind it, or before it where text begins so."""
    text = text_of(paragraph)
    found = list(BOXES.finditer(text))
    if not found:
        return
    leads = not text[: found[0].start()].strip(" :\t") or bool(LABEL.match(text))
    cuts = [0, *(position for box in found for position in box.span()), len(text)]
    pieces = [text[cuts[i] : cuts[i + 1]] for i in range(0, len(cuts), 2)]
    behind = pieces[1:] if leads or not _named(pieces[0], options) else pieces[:-1]
    for box, words in zip(found, behind, strict=True):
        if (option := _named(words, options)) is not None:
            yield option, Where(paragraph, "among", box.start(), box.end())


def _named(words: str, options: Sequence[str]) -> str | None:
    said = words.strip(" \t\n,;/|:.-–")
    return recognise(said, options) if said else None


def end_of(text: str, wanted: str) -> int | None:
    """Where a label (its words for comparing) ends within a text that begins with it."""
    most = 2 * len(wanted.split())  # a word with an apostrophe counts as two here
    ends = (word.end() for word, _ in zip(WORD.finditer(text), range(most), strict=False))
    return next((end for end in ends if spelt(text[:end]) == wanted), None)
