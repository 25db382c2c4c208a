"""The index of the searched guidance: which words stand in which entries, passages and ways of asking."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from guidance.models import Entry
from guidance.snippets import sentences
from guidance.words import terms

_QUESTION = 2.5  # a word of the entry's question counts as so many of its text
_SATURATION = 1.2  # of BM25: how soon a repeated word stops counting
_LENGTH = 0.5  # of BM25: how much a long text counts against its words
_PASSAGE = 3  # sentences to a passage

Impacts = dict[str, list[tuple[int, float]]]  # per stem the places of entries, and what it adds to each


class ShortText(NamedTuple):
    """A passage of an entry or a way of asking for it: the entry's place, and what all its stems tell."""

    entry: int
    tells: float


class ShortTexts:
    """Short texts of one sort with the places of those that have a stem."""

    def __init__(self, texts: Iterable[tuple[int, frozenset[str]]], rarity: Mapping[str, float]) -> None:
        self.texts: list[ShortText] = []
        self.having: dict[str, list[int]] = defaultdict(list)
        for entry, stems in texts:
            for one in stems:
                self.having[one].append(len(self.texts))
            self.texts.append(ShortText(entry, sum(rarity[one] for one in stems) or 1.0))


class Index:
    """Postings over entries and over their short texts; built once, never changed.

    `rarity` says of each stem how much it tells, by how few entries have it in their words or ways.
    """

    def __init__(self, entries: Sequence[Entry], ways: Mapping[tuple[str, str], Sequence[str]]) -> None:
        self.entries = tuple(entries)
        questions = [terms(entry.question) for entry in entries]
        texts = [[one for text in entry.paragraphs for one in terms(text)] for entry in entries]
        asked = [[terms(way) for way in ways.get((entry.document, entry.id), ())] for entry in entries]
        together = [[one for way in held for one in way] for held in asked]
        self.rarity = _rarity([{*a, *b, *c} for a, b, c in zip(questions, texts, together, strict=True)])
        self.unknown = math.log(1 + len(entries) / 0.5)
        self.text_impacts = _impacts(_weighted(questions, texts), self.rarity)
        self.way_impacts = _impacts([dict(Counter(held)) for held in together], self.rarity)
        self.passages = ShortTexts(_passages(entries), self.rarity)
        self.ways = ShortTexts(_each(asked), self.rarity)
        self.kin = _kin(_weighted(questions, texts), self.rarity)

    def tells(self, term: str) -> float:
        """How much a stem tells; one that no entry has tells as much as the rarest."""
        return self.rarity.get(term, self.unknown)


def _each(asked: Sequence[Sequence[Sequence[str]]]) -> Iterator[tuple[int, frozenset[str]]]:
    """The stems of every way of asking with the place of its entry."""
    for place, ways in enumerate(asked):
        for way in ways:
            yield place, frozenset(way)


def _passages(entries: Sequence[Entry]) -> Iterator[tuple[int, frozenset[str]]]:
    """The stems of every run of three sentences of an entry, and of its question, with the entry's place."""
    for place, entry in enumerate(entries):
        yield place, frozenset(terms(entry.question))
        stems = [frozenset(terms(sentence.text)) for sentence in sentences(entry)]
        for first in range(max(1, len(stems) - _PASSAGE + 1)):
            yield place, frozenset().union(*stems[first : first + _PASSAGE])


def _rarity(held: Sequence[set[str]]) -> dict[str, float]:
    """Per stem the logarithm of how few of the entries have it."""
    counts = Counter(one for stems in held for one in stems)
    return {one: math.log(1 + (len(held) - count + 0.5) / (count + 0.5)) for one, count in counts.items()}


def _weighted(questions: Sequence[Sequence[str]], texts: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """Per entry how often each stem stands in it, the words of its question counting more."""
    held: list[dict[str, float]] = []
    for question, text in zip(questions, texts, strict=True):
        counts: dict[str, float] = defaultdict(float)
        for one in text:
            counts[one] += 1.0
        for one in question:
            counts[one] += _QUESTION
        held.append(dict(counts))
    return held


def _impacts(held: Sequence[Mapping[str, float]], rarity: Mapping[str, float]) -> Impacts:
    """Per stem the entries that have it, with what it adds to their score (BM25)."""
    mean = sum(sum(counts.values()) for counts in held) / max(1, len(held)) or 1.0
    impacts: Impacts = defaultdict(list)
    for place, counts in enumerate(held):
        norm = _SATURATION * (1 - _LENGTH + _LENGTH * sum(counts.values()) / mean)
        for one, count in counts.items():
            impacts[one].append((place, rarity[one] * count * (1 + _SATURATION) / (count + norm)))
    return dict(impacts)


def _kin(held: Sequence[Mapping[str, float]], rarity: Mapping[str, float]) -> list[list[tuple[int, float]]]:
    """Per entry the five most like it in their words (cosine), which are often the same matter at another stage."""
    vectors = []
    for counts in held:
        vector = {one: (1 + math.log(count)) * rarity[one] for one, count in counts.items() if count >= 1}
        length = math.sqrt(sum(worth * worth for worth in vector.values())) or 1.0
        vectors.append({one: worth / length for one, worth in vector.items()})
    having: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        for one, worth in vector.items():
            having[one].append((place, worth))
    kin = []
    for place, vector in enumerate(vectors):
        likeness: dict[int, float] = defaultdict(float)
        for one, worth in vector.items():
            for other, theirs in having[one]:
                likeness[other] += worth * theirs
        likeness.pop(place, None)
        kin.append(sorted(likeness.items(), key=lambda pair: -pair[1])[:5])
    return kin
