"""The passage of an entry that bears on what was asked: sentences or list items, not its first lines."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from guidance.models import Entry
from guidance.stemming import stem
from guidance.words import is_stop_word, terms, words

LONGEST = 350  # characters of a snippet
MOST_SENTENCES = 3

_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|no|nos|mr|mrs|ms|dr|st|para|pp?)\.|\b[A-Z]\.)$", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?][\"'’”)\]]*\s+(?=[\"'‘“(\[]?[A-Z0-9•·])|\s*\n\s*|\s+(?=[•·▪‣])")
_ITEM = re.compile(r"^(?:[•·▪‣*–-]|\(?[a-z0-9]{1,2}[.)])\s")


class Sentence(NamedTuple):
    """One sentence or list item: its text, its paragraph, and whether it is an item of a list."""

    text: str
    paragraph: int
    item: bool


def sentences(entry: Entry) -> tuple[Sentence, ...]:
    """The sentences and list items of an entry in order; one too long for a snippet is left whole here."""
    return tuple(
        Sentence(text, place, bool(_ITEM.match(text)) or not text.endswith((".", "!", "?", ":")))
        for place, paragraph in enumerate(entry.paragraphs)
        for text in _split(paragraph)
    )


def snippet(entry: Entry, focus: Mapping[str, float]) -> str:
    """The one to three sentences of an entry that bear most on `focus`, at most 350 characters.

    `focus` gives the stems that were asked about and how much each counts. An entry without text answers with
    its question.
    """
    held = sentences(entry)
    if not held:
        return _shortened(" ".join(entry.question.split()), focus)
    stems = [frozenset(terms(sentence.text)) for sentence in held]
    first, last = max(_windows(held), key=lambda window: _worth(window, held, stems, focus))
    return _shortened(" ".join(sentence.text for sentence in held[first:last]), focus)


def marked(text: str, query: str) -> list[tuple[str, bool]]:
    """The text in pieces, in order and complete, each with whether it is a word that the query asked for."""
    asked = {stem(word.text) for word in words(query) if not is_stop_word(word.text)}
    pieces: list[tuple[str, bool]] = []
    reached = 0
    for word in words(text):
        if stem(word.text) in asked:
            pieces += [(text[reached : word.start], False), (text[word.start : word.end], True)]
            reached = word.end
    pieces.append((text[reached:], False))
    return [piece for piece in pieces if piece[0]]


def _split(paragraph: str) -> Iterator[str]:
    """The sentences of one paragraph, spaces made single; `e.g.` does not end one."""
    start = 0
    for found in _SENTENCE_END.finditer(paragraph):
        so_far = paragraph[start : found.end()].strip()
        if "\n" not in found[0] and _ABBREVIATED.search(so_far):
            continue
        if so_far:
            yield " ".join(so_far.split())
        start = found.end()
    rest = " ".join(paragraph[start:].split())
    if rest:
        yield rest


def _windows(held: tuple[Sentence, ...]) -> Iterator[tuple[int, int]]:
    """Every run of up to three neighbouring sentences that fits a snippet, and every single one."""
    for first in range(len(held)):
        yield first, first + 1
        length = len(held[first].text)
        for last in range(first + 1, min(first + MOST_SENTENCES, len(held))):
            length += 1 + len(held[last].text)
            if length > LONGEST or not _belong(held[last - 1], held[last]):
                break
            yield first, last + 1


def _belong(before: Sentence, after: Sentence) -> bool:
    """Whether two neighbours may stand in one snippet: of one paragraph, or of one list."""
    return before.paragraph == after.paragraph or (after.item and (before.item or before.text.endswith(":")))


def _worth(
    window: tuple[int, int],
    held: tuple[Sentence, ...],
    stems: list[frozenset[str]],
    focus: Mapping[str, float],
) -> float:
    """How much of the focus a run of sentences covers, for its length; the earlier of equals wins.

    The best of its sentences counts whole and what the others add counts for less, so that a run is longer
    only where that brings something. A lead-in without its items, and a scrap of text, lose a little.
    """
    first, last = window
    covered: set[str] = set()
    worth = 0.0
    values = sorted(range(first, last), key=lambda place: -_value(stems[place], focus))
    for rank, place in enumerate(values):
        new = stems[place] - covered
        worth += _value(new, focus) * (1.0 if rank == 0 else 0.8) - (0.25 if rank else 0.0)
        covered |= stems[place]
    length = sum(len(held[place].text) for place in range(first, last))
    crowded = 1.0 + max(0, length - LONGEST) / LONGEST
    broken = 0.85 if held[last - 1].text.endswith(":") or length < 40 else 1.0
    return worth * broken / crowded - 0.001 * first


def _value(stems: frozenset[str] | set[str], focus: Mapping[str, float]) -> float:
    """The weight of the focus that some stems carry."""
    return sum(focus.get(one, 0.0) for one in stems)


def _shortened(text: str, focus: Mapping[str, float]) -> str:
    """A text that fits a snippet: a sentence that is too long is cut at a pause, round what was asked."""
    if len(text) <= LONGEST:
        return text
    pauses = [0, *(found.end() for found in re.finditer(r"[;:,]\s|\s[•·▪‣–-]\s|\s\(", text)), len(text)]
    room = LONGEST - 4
    start = max(
        pauses[:-1], key=lambda place: (_value(set(terms(text[place : place + room])), focus), -place)
    )
    ends = [place for place in pauses if start + room // 3 < place <= start + room]
    end = ends[-1] if ends else text.rfind(" ", start, start + room)
    kept = text[start:end].strip(" ,;:•·▪‣–-(")
    return ("… " if start else "") + kept + (" …" if end < len(text) else "")
