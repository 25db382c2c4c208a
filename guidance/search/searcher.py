"""The look-up in words: ranked entries with the passage that answers, or nothing where nothing answers."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from guidance.library import Library
from guidance.models import Entry, Result
from guidance.search.index import Index
from guidance.search.query import Concept, QueryReader, focus_of, stems_of
from guidance.search.scope import Scope, builtin_elsewhere
from guidance.search.scoring import Weighed, scores, weigh
from guidance.search.stages import Stages, builtin_stages
from guidance.search.vocabulary import Vocabulary, builtin_vocabulary
from guidance.search.ways import builtin_ways
from guidance.snippets import snippet

_FIRST = 3  # the places that a superseded entry never takes from a current one
_WORTH_SHOWING = 0.2  # an answer that scores less than this share of the best is left out

Ways = Mapping[str, Mapping[str, Sequence[str]]]  # per document id, per entry id, the ways people ask for it


class Scored(NamedTuple):
    """An entry with how well it answers; more is better, and about 1 is a good answer."""

    entry: Entry
    score: float


class Searcher:
    """Look-ups over the searched documents of one library; safe to share between threads once made."""

    def __init__(
        self, library: Library, vocabulary: Vocabulary | None = None, ways: Ways | None = None
    ) -> None:
        self.library = library
        vocabulary = vocabulary or builtin_vocabulary()
        ways = builtin_ways() if ways is None else ways
        documents = library.searched_documents()
        entries = [entry for one in documents for entry in (*one.introductions, *one.entries)]
        by_entry = {(one, number): asked for one, held in ways.items() for number, asked in held.items()}
        spoken = [way for asked in by_entry.values() for way in asked]
        self._superseded = frozenset(one.document for one in documents if one.superseded)
        self._index = Index(entries, by_entry, vocabulary)
        self._reader = QueryReader(self._index, vocabulary, _texts(entries, spoken, vocabulary))
        self._scope = Scope(self._index, vocabulary, spoken, builtin_elsewhere())
        self._stages: Stages = builtin_stages()
        self._stage_of = [self._stages.of_entry(entry) for entry in entries]

    def search(self, query: str, limit: int = 10) -> list[Result]:
        """The entries that answer a query in words, best first; [] where nothing answers. Never an error."""
        concepts = self.concepts(query)
        weighed = weigh(self._index, concepts)
        if not weighed.evidence or not self._scope.holds(query, concepts, weighed):
            return []
        ranked = self._ranked(concepts, weighed)
        least = _WORTH_SHOWING * max(one.score for one in ranked)
        focus = self.focus(concepts)
        return [result(one.entry, one.score, focus) for one in ranked if one.score >= least][:limit]

    def concepts(self, query: str) -> list[Concept]:
        """What the words of a query may stand for."""
        return self._reader.concepts(query)

    def ranked(self, concepts: Sequence[Concept]) -> list[Scored]:
        """Every entry with a score above nought, best first, whether or not the guidance answers."""
        return self._ranked(concepts, weigh(self._index, concepts))

    def focus(self, concepts: Sequence[Concept]) -> dict[str, float]:
        """The terms that a passage should have to answer, with how much each tells."""
        return focus_of(concepts, self._index)

    def current_first(self, ranked: Sequence[Scored]) -> list[Scored]:
        """The ranking with superseded entries only after the first three current ones."""
        current = [one for one in ranked if one.entry.document not in self._superseded][:_FIRST]
        return current + [one for one in ranked if one not in current]

    def _ranked(self, concepts: Sequence[Concept], weighed: Weighed) -> list[Scored]:
        """The entries by their score, those of the stage that was meant before their like at another."""
        meant = self._stages.meant(stems_of(concepts))
        staged = [
            (score * self._stages.factor(self._stage_of[place], meant), place)
            for place, score in scores(self._index, weighed).items()
        ]
        staged.sort(key=lambda pair: (-pair[0], pair[1]))
        return self.current_first([Scored(self._index.entries[place], score) for score, place in staged])


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


def _texts(entries: Sequence[Entry], ways: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """All the texts whose words count as rightly spelt."""
    return [
        *(text for entry in entries for text in (entry.question, *entry.paragraphs)),
        *ways,
        *vocabulary.texts,
    ]
