"""The text of a draft: its lines joined to paragraphs and list items, word for word and in their order."""

import re
from collections.abc import Sequence

from guidance.reading.drafts import Piece
from guidance.reading.joining import Joiner
from guidance.reading.language import Language
from guidance.reading.words import begins_lower, closed, has_words, leaves_open

MARKS = re.compile(r"(?:^|\s)[•▪◦●\uf0b7\uf0a7]\s*")
LABEL = re.compile(r"(?:[a-z]|\d{1,2})\)\s")
LIMITS = re.compile(
    r"\bquestions?\b[^.?!]{0,60}?\b(?:is|are) (?:only )?asked (?:only )?(?:in|on|if|when|where|for|of)\b|"
    r"\b(?:this|these|the) (?:sub[- ]?)?questions?\b[^.?!]{0,40}?"
    r"\b(?:(?:does|do) not apply|only appl(?:y|ies)|appl(?:y|ies) only)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?:(?<=[.?!])|(?<=[.?!][\"'”’)\]]))\s+(?=[\"'“‘(]?[A-Z])")
Parts = list[tuple[str, bool]]  # paragraphs in order, and whether each is a list item


class Prose:
    """Makes paragraphs of pieces. `width` is where flowing lines are wrapped, 0 where they are not."""

    def __init__(self, joiner: Joiner, language: Language, width: int) -> None:
        self._joiner, self._language, self._width = joiner, language, width

    def paragraphs(self, pieces: Sequence[Piece]) -> tuple[str, ...]:
        """The paragraphs and list items of some lines."""
        return tuple(text for text, _ in self.parts(pieces))

    def parts(self, pieces: Sequence[Piece]) -> Parts:
        """The paragraphs and list items of some lines, and whether each is an item."""
        gathered: list[list[Piece]] = []
        for piece in pieces:
            if gathered and self._goes_on(gathered[-1], piece):
                gathered[-1].append(piece)
            else:
                gathered.append([piece])
        found: Parts = []
        for group in gathered:
            first, *further = listed(self._joiner.join(piece.text for piece in group)) or [""]
            found.append((first, bool(group[0].item)))
            found.extend((item, True) for item in further)
        return [(text, item) for text, item in found if text]

    def _goes_on(self, group: Sequence[Piece], piece: Piece) -> bool:
        """Whether a line belongs to the paragraph before it."""
        before = group[-1]
        flows = before.flowing and piece.flowing and not piece.gap
        if LABEL.match(piece.text) or piece.item:
            return piece.item == "indent" and flows
        if closed(before.text) or self._wraps(before, piece):
            return self._wraps(before, piece)
        return begins_lower(piece.text) or self._joins(before, piece, flows)

    def _joins(self, before: Piece, piece: Piece, flows: bool) -> bool:
        """Whether a line that begins with no small letter goes on with a sentence that is open."""
        if not piece.text[:1].isalpha():
            return not before.item
        named = piece.gap and self._language.is_name(piece.text.split()[0])
        return leaves_open(before.text) and (flows or named)

    def _wraps(self, before: Piece, piece: Piece) -> bool:
        """Whether the line before broke off only because it was full."""
        return (
            self._width > 0
            and before.flowing
            and piece.flowing
            and not piece.gap
            and len(before.text) + len(piece.text.split()[0]) >= self._width * 0.85
        )


def wrap_width(pieces: Sequence[Piece]) -> int:
    """The length at which flowing lines of a document are wrapped, or 0 where each is a paragraph."""
    lengths = sorted(len(piece.text) for piece in pieces if piece.flowing)
    if len(lengths) < 10:
        return 0
    longest = lengths[int(len(lengths) * 0.97)]
    return longest if longest <= 120 else 0


def listed(text: str) -> list[str]:
    """A paragraph and the list items that run on in it, each its own, where their marks are still there."""
    return [part for part in (part.strip() for part in MARKS.split(text)) if has_words(part)]


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph."""
    return [part.strip() for part in SENTENCE.split(text) if part.strip()]


def limits(paragraphs: Sequence[str]) -> str | None:
    """The sentences that say when a question applies, or None."""
    found = [sentence for text in paragraphs for sentence in sentences(text) if LIMITS.search(sentence)]
    return " ".join(found) or None
