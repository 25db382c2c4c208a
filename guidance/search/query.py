"""A query read: what each of its words may stand for, with mistyped words mended."""

from collections import defaultdict
from collections.abc import Sequence

from guidance.search.index import Index
from guidance.search.spelling import Speller
from guidance.search.vocabulary import ABBREVIATION, KIND, SAME, Vocabulary
from guidance.stemming import stem
from guidance.words import LONGEST_TEXT, Word, is_figure, is_stop_word, plain_words, words

Concept = dict[str, float]  # terms that one word of a query may stand for, each with how surely (0 to 1)

_SURENESS = {ABBREVIATION: 0.9, SAME: 0.7, KIND: 0.5}
_MENDED = 0.9  # how surely a mended word is meant, besides how like it is
_RELATED, _LIKE = 0.7, 0.72  # how surely a word of the same beginning, and how much of it must be the same
_PART = 0.3  # how surely a word of what an abbreviation stands for, by itself
_COMMON = 3.0  # a word that tells less than this needs no help from its relatives
_MOST_WORDS = 60  # of a query that are read


class QueryReader:
    """Reads queries with the words that an index and a vocabulary know."""

    def __init__(self, index: Index, vocabulary: Vocabulary) -> None:
        """Words that the index or the vocabulary have count as rightly spelt."""
        self._index = index
        self._vocabulary = vocabulary
        self._speller = Speller(index.words.union(plain_words("\n".join(vocabulary.texts))))

    def concepts(self, query: str) -> list[Concept]:
        """What the words of a query may stand for, in their order, stop words left out unless all are.

        A figure that no entry has says nothing of what is asked, and is left out too.
        """
        every = list(words(query[:LONGEST_TEXT]))
        asked = ([word for word in every if not is_stop_word(word.text)] or every)[:_MOST_WORDS]
        concepts = [self._spelt(word.text) for word in asked]
        stems = [next(iter(concept)) for concept in concepts]
        self._add_relatives(concepts, stems)
        self._add_marks(concepts, stems, asked, query)
        return [
            concept
            for concept, word in zip(concepts, asked, strict=True)
            if not is_figure(word.text) or any(term in self._index.rarity for term in concept)
        ]

    def _spelt(self, word: str) -> Concept:
        """The stem of a word in use, or the stems of those nearest to it; the likeliest first."""
        own = stem(word)
        if own in self._index.rarity or self._speller.knows(word):
            return {own: 1.0}
        near = [
            (stem(other), alike) for other, alike in self._speller.nearest(word) if not is_stop_word(other)
        ]
        mended: Concept = {}
        for other, alike in near:
            mended.setdefault(other, _MENDED * alike)
        return mended or {own: 1.0}

    def _add_relatives(self, concepts: Sequence[Concept], stems: Sequence[str]) -> None:
        """Let a rare word stand for those of the same beginning too (`therapy` for `therapist`)."""
        rarity = self._index.rarity
        for concept, own in zip(concepts, stems, strict=True):
            if rarity.get(own, self._index.unknown) <= _COMMON or len(own) <= 4:
                continue
            alike = [(_likeness(own, other), other) for other in self._index.relatives.get(own[:4], ())]
            for likeness, other in sorted(alike, reverse=True)[:5]:
                if other != own and likeness >= _LIKE:
                    concept[other] = max(concept.get(other, 0.0), _RELATED * likeness)

    def _add_marks(
        self, concepts: Sequence[Concept], stems: Sequence[str], asked: Sequence[Word], query: str
    ) -> None:
        """Let each word of a known phrase stand for the phrase's group, and an abbreviation for its words."""
        for found in self._vocabulary.found(stems):
            word = asked[found.start]
            if found.capitals and not query[word.start : word.end].isupper():
                continue
            sureness = _SURENESS[found.mark[0]]
            for concept in concepts[found.start : found.start + found.size]:
                concept[found.mark] = max(concept.get(found.mark, 0.0), sureness)
                if found.mark[0] == ABBREVIATION and found.size == 1:
                    self._add_parts(concept, found.mark)

    def _add_parts(self, concept: Concept, mark: str) -> None:
        """Let an abbreviation stand for each word of what it means."""
        for part in self._vocabulary.parts.get(mark, ()):
            concept[part] = max(concept.get(part, 0.0), _PART)


def stems_of(concepts: Sequence[Concept]) -> list[str]:
    """The likeliest stem of every word of a read query."""
    return [next(iter(concept)) for concept in concepts]


def focus_of(concepts: Sequence[Concept], index: Index) -> dict[str, float]:
    """The terms that a passage should have to answer, each with how much it counts."""
    focus: dict[str, float] = defaultdict(float)
    for concept in concepts:
        for term, sureness in concept.items():
            focus[term] = max(focus[term], sureness * index.rarity.get(term, 0.0))
    return dict(focus)


def _likeness(one: str, other: str) -> float:
    """The share of two words that their common beginning makes up, from 0 to 1."""
    same = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    return 2 * (min(len(one), len(other)) if same is None else same) / (len(one) + len(other))
