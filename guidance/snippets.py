"""The passage of an entry that bears on what was asked: sentences or list items, not its first lines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from guidance.models import Entry
from guidance.stemming import stem
from guidance.words import is_stop_word, terms, words

LONGEST = 350  # characters of a snippet
MOST_SENTENCES = 3
_TOO_LONG = 2.0  # a sentence that must be cut to fit has to be so much better than one that need not

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


class Prepared(NamedTuple):
    """A sentence with the terms by which it is judged."""

    sentence: Sentence
    terms: frozenset[str]


def sentences(entry: Entry) -> tuple[Sentence, ...]:
    """The sentences and list items of an entry in order; one too long for a snippet is left whole here."""
    return tuple(
        Sentence(text, place, bool(_ITEM.match(text)) or not text.endswith((".", "!", "?", ":")))
        for place, paragraph in enumerate(entry.paragraphs)
        for text in _split(paragraph)
    )


def snippet(entry: Entry, focus: Mapping[str, float], prepared: Sequence[Prepared] | None = None) -> str:
    """The one to three sentences of an entry that bear most on `focus`, at most 350 characters.

    `focus` gives the terms that were asked about and how much each counts; `prepared` saves cutting the entry
    up again. An entry without text answers with its question.
    """
    held = tuple(prepare(entry)) if prepared is None else prepared
    if not held:
        return _shortened(" ".join(entry.question.split()), focus)
    hits = [focus.keys() & one.terms for one in held]
    first, last = max(_windows(held), key=lambda window: _worth(window, held, hits, focus))
    return _shortened(" ".join(one.sentence.text for one in held[first:last]), focus)


def prepare(entry: Entry) -> Iterator[Prepared]:
    """The sentences of an entry with their stems."""
    for sentence in sentences(entry):
        yield Prepared(sentence, frozenset(terms(sentence.text)))


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
        if "\n" not in found[0] and _ABBREVIATED.search(so_far[-6:]):
            continue
        if so_far:
            yield " ".join(so_far.split())
        start = found.end()
    rest = " ".join(paragraph[start:].split())
    if rest:
        yield rest


def _windows(held: Sequence[Prepared]) -> Iterator[tuple[int, int]]:
    """Every run of up to three neighbouring sentences that fits a snippet, and every single one."""
    for first in range(len(held)):
        yield first, first + 1
        length = len(held[first].sentence.text)
        for last in range(first + 1, min(first + MOST_SENTENCES, len(held))):
            length += 1 + len(held[last].sentence.text)
            if length > LONGEST or not _belong(held[last - 1].sentence, held[last].sentence):
                break
            yield first, last + 1


def _belong(before: Sentence, after: Sentence) -> bool:
    """Whether two neighbours may stand in one snippet: of one paragraph, or of one list."""
    return before.paragraph == after.paragraph or (after.item and (before.item or before.text.endswith(":")))


def _worth(
    window: tuple[int, int], held: Sequence[Prepared], hits: Sequence[set[str]], focus: Mapping[str, float]
) -> float:
    """How much of the focus a run of sentences covers, for its length; the earlier of equals wins.

    The best of its sentences counts whole and what the others add counts for less, so that a run is longer
    only where that brings something. A lead-in without its items, and a scrap of text, lose a little.
    """
    covered: set[str] = set()
    worth = 0.0
    for rank, hit in enumerate(sorted(hits[slice(*window)], key=lambda hit: -_value(hit, focus))):
        worth += _value(hit - covered, focus) * (1.0 if rank == 0 else 0.8) - (0.25 if rank else 0.0)
        covered |= hit
    length = sum(len(one.sentence.text) for one in held[slice(*window)])
    crowded = 1.0 if length <= LONGEST else _TOO_LONG
    broken = 0.85 if held[window[1] - 1].sentence.text.endswith(":") or length < 40 else 1.0
    return worth * broken / crowded - 0.001 * window[0]


def _value(hit: set[str], focus: Mapping[str, float]) -> float:
    """The weight that some terms of the focus carry."""
    return sum([focus[term] for term in hit]) if hit else 0.0


def _shortened(text: str, focus: Mapping[str, float]) -> str:
    """A text that fits a snippet: a sentence that is too long is cut at a pause, round what was asked."""
    if len(text) <= LONGEST:
        return text
    pauses = [0, *(found.end() for found in re.finditer(r"[;:,]\s|\s[•·▪‣–-]\s|\s\(", text)), len(text)]
    room = LONGEST - 4
    start = max(
        pauses[:-1],
        key=lambda place: (_value(focus.keys() & terms(text[place : place + room]), focus), -place),
    )
    ends = [place for place in pauses if start + room // 3 < place <= start + room]
    end = ends[-1] if ends else text.rfind(" ", start, start + room)
    kept = text[start:end].strip(" ,;:•·▪‣–-(")
    return ("… " if start else "") + kept + (" …" if end < len(text) else "")
