"""The index of the searched guidance: which words stand in which entries, passages and ways of asking."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from guidance.models import Entry
from guidance.search.vocabulary import Vocabulary
from guidance.snippets import Prepared, sentences
from guidance.words import plain_words, stems

_QUESTION = 2.5  # a word of the entry's question counts as so many of its text
_SATURATION = 1.2  # of BM25: how soon a repeated word stops counting
_LENGTH = 0.5  # of BM25: how much a long text counts against its words
_TELLING = 2.0  # a term must tell so much to make entries neighbours
_NEIGHBOURS = 3  # entries that count as the neighbours of one

Impacts = dict[str, dict[int, float]]  # per term the places of entries, and what it adds to each
Words = Sequence[str]  # of one short text, in lower case
Counts = dict[str, float]  # per term how often it stands in an entry


class ShortText(NamedTuple):
    """A short text, such as a way of asking: the place of its entry, and what all its stems tell."""

    entry: int
    tells: float


class ShortTexts:
    """Short texts of one sort with the places of those that have a term."""

    def __init__(self, texts: Iterable[tuple[int, Iterable[str]]], rarity: Mapping[str, float]) -> None:
        self.texts: list[ShortText] = []
        having: dict[str, list[int]] = defaultdict(list)
        for entry, held in texts:
            told = 0.0
            for term in set(held):
                having[term].append(len(self.texts))
                told += rarity[term] if is_stem(term) else 0.0
            self.texts.append(ShortText(entry, told or 1.0))
        self.having = dict(having)


class Index:
    """Postings over entries and over their short texts; built once, never changed.

    `words` are the words that count as rightly spelt: those of the current entries and of the ways of asking.

    A term is a stem, or the mark of a group of the vocabulary. `rarity` says how much each tells, by how few
    entries have it in their words or ways of asking; `unknown` is what a term tells that no entry has.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        ways: Sequence[Sequence[Words]],
        vocabulary: Vocabulary,
        current: int | None = None,
    ) -> None:
        """`ways` are those of each entry, in the order of `entries`, cut into words.

        The first `current` entries (all by default) are of current documents; only they have neighbours.
        """
        self.entries = tuple(entries)
        self.current = len(entries) if current is None else current
        self.words: set[str] = {word for held in ways for way in held for word in way}
        questions, texts = [], []
        for place, entry in enumerate(entries):
            noted = self.words if place < self.current else set()
            questions.append(_terms(entry.question, vocabulary, noted))
            texts.append([(one, _terms(one.text, vocabulary, noted)) for one in sentences(entry)])
        self.questions = [frozenset(question) for question in questions]
        self.sentences = [tuple(Prepared(one, frozenset(found)) for one, found in text) for text in texts]
        asked = [[vocabulary.marked(stems(way)) for way in held] for held in ways]
        written = [
            _counted(question, [found for _, found in text])
            for question, text in zip(questions, texts, strict=True)
        ]
        spoken: list[Counts] = [dict(Counter(term for way in held for term in way)) for held in asked]
        self.rarity = _rarity(written, spoken, self.current)
        self.unknown = math.log(1 + self.current / 0.5)
        self.text_impacts = _impacts(written, self.rarity, self.current)
        self.way_impacts = _impacts(spoken, self.rarity, self.current)
        self.ways = ShortTexts(
            ((place, way) for place, held in enumerate(asked) for way in held), self.rarity
        )
        self.neighbours = _neighbours(written[: self.current], self.rarity)
        self.relatives = _by_beginning(written[: self.current] + spoken[: self.current])

    def known(self, term: str) -> float:
        """How much a term tells; nought for one that no entry has."""
        return self.rarity.get(term, 0.0)

    def tells(self, term: str) -> float:
        """How much a term tells; one that no entry has tells as much as the rarest."""
        return self.rarity.get(term, self.unknown)


def is_stem(term: str) -> bool:
    """Whether a term is a stem, not the mark of a group."""
    return term[0].isalnum()


def _terms(text: str, vocabulary: Vocabulary, noted: set[str]) -> list[str]:
    """The terms of a text; its words are noted as rightly spelt."""
    found = plain_words(text)
    noted.update(found)
    return vocabulary.marked(stems(found))


def _counted(question: Iterable[str], text: Sequence[Sequence[str]]) -> Counts:
    """How often each term stands in an entry, those of its question counting more."""
    counts: dict[str, float] = defaultdict(float)
    for sentence in text:
        for term in sentence:
            counts[term] += 1.0
    for term in question:
        counts[term] += _QUESTION
    return dict(counts)


def _rarity(written: Sequence[Counts], spoken: Sequence[Counts], current: int) -> dict[str, float]:
    """Per term the logarithm of how few of the current entries have it.

    Superseded entries are left out of the count, so that to switch them on changes nothing for the others.
    """
    held = [{*one, *other} for one, other in zip(written, spoken, strict=True)]
    counts = Counter(term for terms in held[:current] for term in terms)
    every = {term for terms in held for term in terms}
    return {term: math.log(1 + (current - counts[term] + 0.5) / (counts[term] + 0.5)) for term in every}


def _impacts(held: Sequence[Counts], rarity: Mapping[str, float], current: int) -> Impacts:
    """Per term the entries that have it, with what it adds to their score (BM25)."""
    lengths = [sum(counts.values()) for counts in held]
    mean = sum(lengths[:current]) / max(1, current) or 1.0
    impacts: Impacts = defaultdict(dict)
    for place, counts in enumerate(held):
        norm = _SATURATION * (1 - _LENGTH + _LENGTH * lengths[place] / mean)
        for term, count in counts.items():
            impacts[term][place] = rarity[term] * count * (1 + _SATURATION) / (count + norm)
    return dict(impacts)


def _neighbours(held: Sequence[Counts], rarity: Mapping[str, float]) -> list[list[tuple[int, float]]]:
    """Per entry those most like it (cosine), which are often the same matter at another stage of work."""
    worths: Impacts = defaultdict(dict)
    for place, counts in enumerate(held):
        telling = {term: (1 + math.log(count)) * rarity[term] for term, count in counts.items()}
        length = math.sqrt(sum(worth * worth for worth in telling.values())) or 1.0
        for term, worth in telling.items():
            if rarity[term] >= _TELLING:
                worths[term][place] = worth / length
    likeness: list[dict[int, float]] = [defaultdict(float) for _ in held]
    for having in worths.values():
        for place, worth in having.items():
            for other, theirs in having.items():
                likeness[place][other] += worth * theirs
    for place, alike in enumerate(likeness):
        alike.pop(place, None)
    return [sorted(alike.items(), key=lambda pair: -pair[1])[:_NEIGHBOURS] for alike in likeness]


def _by_beginning(counted: Sequence[Counts]) -> dict[str, list[str]]:
    """The stems of four letters and more that stand in the entries, by their first four."""
    held: dict[str, list[str]] = defaultdict(list)
    for term in sorted({term for counts in counted for term in counts}):
        if len(term) >= 4 and is_stem(term):
            held[term[:4]].append(term)
    return dict(held)
