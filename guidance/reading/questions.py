"""Where a question starts and stops in running text."""

import re
from collections.abc import Sequence
from itertools import takewhile

from guidance.reading.drafts import Piece
from guidance.reading.words import begins_lower, closed, ends_question, opens_question

LONGEST = 60  # words of a question
_MARK = re.compile(r"\?[\"'”’)\]]*(?=\s|$)")
_STOP = re.compile(r"[.?!](?=\s+['\"‘“]?[A-Z])")
_SENTENCE = re.compile(r"\w{3,}[.!][\"'”’)\]]*\s")


def leading_question(text: str) -> tuple[str, str] | None:
    """The question sentence that a text begins with, and the rest; None where it begins with no whole one."""
    found = _MARK.search(text)
    if found is None or not opens_question(text):
        return None
    question = text[: found.end()]
    if len(question.split()) > LONGEST or _SENTENCE.search(question):
        return None
    return question, text[found.end() :].strip()


def seems_tangled(text: str) -> bool:
    """Whether a text begins as a question does, but other sentences run into it before its end."""
    return opens_question(text) and leading_question(text) is None and bool(_SENTENCE.search(text))


def fragments(pieces: Sequence[Piece]) -> tuple[int, str] | None:
    """The question that the last few pieces are the scattered lines of: how many, and the question.

    An extraction sometimes prints the lines of a question as paragraphs, and in another order. The one that
    opens a question goes first, the one with the question mark last.
    """
    loose = list(takewhile(_fragment, reversed(pieces)))[::-1]
    texts = [piece.text for piece in loose]
    first = next((text for text in texts if opens_question(text)), None)
    last = next((text for text in reversed(texts) if ends_question(text)), None)
    if first is None or last is None or first == last:
        return None
    middle = [text for text in texts if text not in (first, last)]
    return len(loose), " ".join((first, *middle, last))


def _fragment(piece: Piece) -> bool:
    """Whether a piece is too short and too open to be a paragraph of its own."""
    text = piece.text
    if piece.item or not piece.flowing or len(text.split()) > 16:
        return False
    return ends_question(text) or (not closed(text) and (begins_lower(text) or opens_question(text)))


def leading_sentence(text: str) -> tuple[str, str]:
    """The first sentence of a text, and the rest."""
    found = _STOP.search(text)
    return (text[: found.start() + 1].strip(), text[found.end() :].strip()) if found else (text, "")
