"""Paragraphs outside question rows as events: headings, ratings, places for answers, questions, text."""

import re
from collections.abc import Callable, Iterator

from questionbank.reading import numbers
from questionbank.reading.events import (
    BAND_RANK,
    BODY_RANK,
    LOW_BAND_RANK,
    Answer,
    Ask,
    Blank,
    Choices,
    Contents,
    Event,
    Fields,
    Heading,
    Overall,
    Standards,
    Text,
)
from questionbank.reading.files.controls import is_prompting
from questionbank.reading.lines import Line, Piece
from questionbank.reading.ratings.options import BOX, OptionFinder
from questionbank.reading.text import capitals, plain, squeezed, without_blanks, words
from questionbank.reading.words import (
    ANSWER,
    COMMENT,
    CONTENTS,
    FACT_ALONE,
    GOOD_LOOKS,
    NOTE,
    OVERALL,
    ROUTING,
    SECTION_NAMED,
    SECTION_WORD,
    TO_FILL,
    listed_with_page,
)

LONGEST_HEADING = 14  # words
LONGEST_LABEL = 12


class PieceReader:
    """Reads the paragraphs of one cell or of the body."""

    def __init__(self, finder: OptionFinder) -> None:
        self._finder = finder

    def events(self, line: Line, band: bool = False) -> Iterator[Event]:
        """The events of a line with one cell filled; `band`: that cell is a row by itself."""
        ask: Ask | None = None
        for place, piece in enumerate(line.pieces):
            event = self._event(piece, line, band and place == 0)
            if ask is not None and isinstance(event, Text) and line.table:
                ask = ask.with_pieces(piece)
                continue
            if ask is not None:
                yield ask
            ask = event if isinstance(event, Ask) else None
            if ask is None:
                yield event
        if ask is not None:
            yield ask

    def text(self, piece: Piece, line: Line) -> Text:
        """A paragraph as plain text."""
        return Text(
            line.where,
            squeezed(piece.text),
            piece.bullet,
            piece.bold,
            line.table,
            piece.label.strip(".() "),
            line.gap,
        )

    def _event(self, piece: Piece, line: Line, band: bool) -> Event:
        recognised = (recognise(self, piece, line) for recognise in RECOGNISERS)
        event = next((event for event in recognised if event is not None), None)
        return event or self._heading(piece, line, band) or self.text(piece, line)

    def _contents(self, piece: Piece, line: Line) -> Event | None:
        text = squeezed(piece.text)
        listed = (
            piece.style.lower().startswith("toc") or listed_with_page(text) or CONTENTS.match(piece.plain)
        )
        return Contents(line.where, text) if listed else None

    def _standards(self, piece: Piece, line: Line) -> Event | None:
        good = GOOD_LOOKS.match(piece.plain) and words(piece.text) <= LONGEST_HEADING
        return Standards(line.where, squeezed(piece.text)) if good else None

    def _overall(self, piece: Piece, line: Line) -> Event | None:
        return overall_of(line, self._finder, piece)

    def _choices(self, piece: Piece, line: Line) -> Event | None:
        if piece.heading is not None:
            return None
        text = squeezed(piece.text)
        labels = self._finder.whole(piece.text) or (piece.choices if not text else ()) or self._single(piece)
        return Choices(line.where, labels, text) if labels else None

    def _single(self, piece: Piece) -> tuple[str, ...]:
        """A label with a box before it, or by itself: one of several on lines of their own, perhaps."""
        label = without_blanks(piece.text).strip(" :")
        boxed = bool(re.match(BOX, piece.text.strip())) and words(label) <= 5
        alone = self._finder.knows(label) and not piece.bold and not capitals(label)
        return (label,) if label and (boxed or alone) else ()

    def _answer(self, piece: Piece, line: Line) -> Event | None:
        place = COMMENT.match(piece.plain) or ANSWER.match(piece.plain) or is_prompting(piece.text)
        return Answer(line.where, squeezed(piece.text)) if place else None

    def _field(self, piece: Piece, line: Line) -> Event | None:
        labels = _to_fill(piece.text)
        return Fields(line.where, labels) if labels else None

    def _numbered(self, piece: Piece, line: Line) -> Event | None:
        """A question, a numbered heading, or a number by itself."""
        text = squeezed(piece.text)
        if number := numbers.alone(text):
            return Blank(line.where, number, line.table)
        label = numbers.alone(piece.label) if piece.label else None
        found = numbers.Numbered(label, text) if label and text else numbers.before(piece.text)
        if found is None or piece.bullet or not found.firm:
            return None
        if self._is_heading(piece, found.rest, band=False):
            return self._headed(piece, line, found.rest, found.number)
        listed = self._finder.trailing(found.rest)
        body = Piece(squeezed(listed.rest if listed else found.rest), bold=piece.bold, choices=piece.choices)
        options = piece.choices or (listed.labels if listed else ())
        return Ask(line.where, found.number, (body,), options, line.table, automatic=label is not None)

    def _heading(self, piece: Piece, line: Line, band: bool) -> Heading | None:
        text = squeezed(piece.text)
        return self._headed(piece, line, text) if self._is_heading(piece, text, band) else None

    def _is_heading(self, piece: Piece, text: str, band: bool) -> bool:
        """Whether a paragraph looks like a heading: by its style, or short and standing out."""
        if piece.heading is not None:
            return words(text) <= LONGEST_HEADING * 2
        said = plain(text)
        if SECTION_NAMED.match(said) and words(text) <= LONGEST_HEADING * 2:
            return True
        if piece.bullet or words(text) > LONGEST_HEADING or NOTE.match(said) or ROUTING.match(said):
            return False
        if SECTION_WORD.match(said) and not text.endswith((".", "?")):
            return True
        loud = capitals(text) and not FACT_ALONE.match(said)
        if not (loud or piece.bold or band) or text.endswith((",", ";")):
            return False
        return loud or not text.endswith((".", "?", ":")) or (piece.bold and text.endswith(":"))

    def _headed(self, piece: Piece, line: Line, text: str, number: str = "") -> Heading:
        listed = self._finder.trailing(text)
        title, options = (listed.rest.rstrip(" :–-"), listed.labels) if listed else (text, ())
        return Heading(line.where, title.rstrip(":").strip(), _rank(piece, line, text), number, options)


def overall_of(line: Line, finder: OptionFinder, piece: Piece | None = None) -> Overall | None:
    """The rating of a section or form that a line (or one paragraph of it) asks for; None for other lines."""
    first = line.filled[0] if line.filled else None
    said = piece or (first.pieces[0] if first and first.pieces else None)
    if said is None or (found := OVERALL.match(said.plain)) is None:
        return None
    if words(found.group("label")) > LONGEST_LABEL or numbers.before(said.text) or said.plain.endswith("?"):
        return None
    text = squeezed(said.text)
    head, mark, tail = text.partition(":")
    label, rest = (head, tail) if mark else _cut_label(text, finder)
    options = finder.whole(rest) if rest.strip() else ()
    options = options or said.choices or (() if piece else _options_in(line, finder))
    if rest.strip() and not options and words(rest) > 4:
        return None
    return Overall(line.where, label.strip(" –-"), options)


def _cut_label(text: str, finder: OptionFinder) -> tuple[str, str]:
    """The label and the list after it where no colon stands between them."""
    listed = finder.trailing(text)
    return (listed.rest, " / ".join(listed.labels)) if listed else (without_blanks(text), "")


def _options_in(line: Line, finder: OptionFinder) -> tuple[str, ...]:
    """The ratings offered in the further cells of a line."""
    for slot in line.slots:
        if slot.choices:
            return slot.choices
    listed = [
        label for slot in line.filled[1:] for label in finder.whole("\n".join(p.text for p in slot.pieces))
    ]
    single = [slot.text for slot in line.filled[1:] if finder.knows(slot.text)]
    return tuple(listed) or (tuple(single) if len(single) > 1 else ())


def _to_fill(text: str) -> tuple[str, ...]:
    """The labels in a line to be filled in: `Name: ______ Age: ____`, or short and ending with a colon."""
    if TO_FILL.search(text):
        labels = tuple(
            label for part in TO_FILL.split(text) if (label := without_blanks(part).strip(" :.,;"))
        )
        return labels if labels and all(words(label) <= LONGEST_LABEL for label in labels) else ()
    label = without_blanks(text).rstrip(" :.")
    short = text.rstrip().endswith(":") and 0 < words(label) <= 6 and not capitals(text)
    return (label,) if short and not NOTE.match(plain(text)) and not numbers.before(text) else ()


def _rank(piece: Piece, line: Line, text: str) -> int:
    """How far up a heading stands among the headings of its document."""
    if piece.heading is not None:
        return piece.heading
    if SECTION_WORD.match(plain(text)):
        return BODY_RANK - 1
    if not line.table:
        return BODY_RANK
    return BAND_RANK if capitals(text) else LOW_BAND_RANK


RECOGNISERS: tuple[Callable[[PieceReader, Piece, Line], Event | None], ...] = (
    PieceReader._contents,
    PieceReader._standards,
    PieceReader._overall,
    PieceReader._choices,
    PieceReader._answer,
    PieceReader._field,
    PieceReader._numbered,
)
