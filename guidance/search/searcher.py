"""The look-up in words: ranked entries with the passage that answers, or nothing where nothing answers."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from guidance.library import Library
from guidance.models import Entry, Result
from guidance.search.index import Index
from guidance.search.spelling import Speller
from guidance.search.vocabulary import Concept, Phrase, Vocabulary, builtin_vocabulary
from guidance.search.ways import builtin_ways
from guidance.snippets import snippet
from guidance.words import LONGEST_TEXT

_WHOLE, _PASSAGE, _WAY = 0.45, 0.2, 0.35  # what the whole entry, its best passage and best way count for
_LEAST = 0.2  # the share of what was asked that an answer must cover


class Scored(NamedTuple):
    """An entry with how well it answers; 1 and more is everything that was asked."""

    entry: Entry
    score: float


class Searcher:
    """Look-ups over the searched documents of one library; safe to share between threads once made."""

    def __init__(
        self,
        library: Library,
        vocabulary: Vocabulary | None = None,
        ways: Mapping[str, Mapping[str, Sequence[str]]] | None = None,
    ) -> None:
        self.library = library
        self._vocabulary = vocabulary or builtin_vocabulary()
        documents = library.searched_documents()
        entries = [entry for one in documents for entry in (*one.introductions, *one.entries)]
        held = builtin_ways() if ways is None else ways
        by_entry = {(one, number): ways for one, numbers in held.items() for number, ways in numbers.items()}
        self._index = Index(entries, by_entry)
        self._speller = Speller(self._index.rarity.keys() | self._vocabulary.stems)
        self._superseded = frozenset(one.document for one in documents if one.superseded)

    def search(self, query: str, limit: int = 10) -> list[Result]:
        """The entries that answer a query in words, best first; [] where nothing answers. Never an error."""
        concepts = self.concepts(query)
        focus = self.focus(concepts)
        found = [one for one in self.ranked(concepts) if one.score >= _LEAST]
        return [result(one.entry, one.score, focus) for one in found[:limit]]

    def concepts(self, query: str) -> list[Concept]:
        """What a query asks about, with other words for it, and misspelt words mended."""
        return [self._mended(concept) for concept in self._vocabulary.concepts(query[:LONGEST_TEXT])]

    def ranked(self, concepts: Sequence[Concept]) -> list[Scored]:
        """Every entry with a score above nought, best first; a superseded one never among the first three."""
        whole = sum(self._tells(concept) for concept in concepts)
        if not whole:
            return []
        entries: dict[int, float] = defaultdict(float)
        units: dict[int, float] = defaultdict(float)
        for concept in concepts:
            for place, worth in self._entries_with(concept).items():
                entries[place] += _WHOLE * worth / whole
            for place, worth in self._units_with(concept).items():
                units[place] += worth
        self._add_best_units(entries, units, whole)
        ordered = sorted(entries.items(), key=lambda pair: (-pair[1], pair[0]))
        return self.current_first([Scored(self._index.entries[place], score) for place, score in ordered])

    def focus(self, concepts: Sequence[Concept]) -> dict[str, float]:
        """The stems that a passage should have to answer, with how much each tells."""
        weights: dict[str, float] = {}
        for concept in concepts:
            for phrase, weight in ((concept.typed, 1.0), *concept.others):
                for one in phrase:
                    weights[one] = max(weights.get(one, 0.0), weight * self._index.rare(one))
        return weights

    def current_first(self, ranked: Sequence[Scored]) -> list[Scored]:
        """The ranking with superseded entries only after the first three current ones."""
        current = [one for one in ranked if one.entry.document not in self._superseded][:3]
        return current + [one for one in ranked if one not in current]

    def _mended(self, concept: Concept) -> Concept:
        """The concept itself, or for a single unknown word one with the known words nearest to it."""
        if len(concept.typed) > 1 or concept.others or self._speller.knows(concept.typed[0]):
            return concept
        near = self._speller.nearest(concept.typed[0])
        others = dict.fromkeys(((word,), likeness) for word, likeness in near)
        return Concept(concept.typed, tuple(others))

    def _tells(self, concept: Concept) -> float:
        """How much a concept tells: by its typed stems, or by what they were mended to if unknown."""
        stems = concept.typed
        if not any(self._speller.knows(one) for one in stems) and concept.others:
            stems = concept.others[0][0]
        return _joint(stems, self._index.rarity) or self._index.unknown_rarity

    def _entries_with(self, concept: Concept) -> dict[int, float]:
        """Per entry what a concept adds to its score, by the best of its phrases."""
        best: dict[int, float] = {}
        for phrase, weight in ((concept.typed, 1.0), *concept.others):
            found: dict[int, float] = defaultdict(float)
            for one in phrase:
                for place, impact in self._index.impacts.get(one, ()):
                    found[place] += impact
            share = weight / len(phrase) ** 0.5
            for place, worth in found.items():
                best[place] = max(best.get(place, 0.0), worth * share)
        return best

    def _units_with(self, concept: Concept) -> dict[int, float]:
        """Per short text what of a concept it has, by the best of the concept's phrases."""
        best: dict[int, float] = {}
        for phrase, weight in ((concept.typed, 1.0), *concept.others):
            found: dict[int, float] = defaultdict(float)
            for one in phrase:
                for place in self._index.unit_postings.get(one, ()):
                    found[place] += self._index.rare(one)
            share = weight / len(phrase) ** 0.5
            for place, worth in found.items():
                best[place] = max(best.get(place, 0.0), worth * share)
        return best

    def _add_best_units(self, entries: dict[int, float], units: Mapping[int, float], whole: float) -> None:
        """Add to each entry's score its best passage and its best way of asking."""
        passages: dict[int, float] = {}
        ways: dict[int, float] = {}
        for place, worth in units.items():
            unit = self._index.units[place]
            asked = worth / whole
            if unit.way:
                ways[unit.entry] = max(
                    ways.get(unit.entry, 0.0), asked * (0.5 + 0.5 * min(1.0, worth / unit.weight))
                )
            else:
                passages[unit.entry] = max(passages.get(unit.entry, 0.0), asked)
        for place, worth in passages.items():
            entries[place] += _PASSAGE * worth
        for place, worth in ways.items():
            entries[place] += _WAY * worth


def result(entry: Entry, score: float, focus: Mapping[str, float], prompt: int | None = None) -> Result:
    """An entry as an answer, with the passage that bears on the focus."""
    return Result(
        id=entry.id,
        number=entry.number,
        document=entry.document,
        question=entry.question,
        score=round(score, 4),
        snippet=snippet(entry, focus),
        cite=entry.cite,
        prompt=prompt,
    )


@lru_cache(maxsize=2)
def searcher_of(library: Library) -> Searcher:
    """The searcher of a library with the built-in vocabulary, made once for each library."""
    return Searcher(library)


def _joint(stems: Phrase, rarity: Mapping[str, float]) -> float:
    """What a phrase tells: the rarities of its known stems, taken together."""
    known = [rarity[one] for one in stems if one in rarity]
    return sum(known) / math.sqrt(len(stems))
