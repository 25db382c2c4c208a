"""The look-up in words: ranked entries with the passage that answers, or nothing where nothing answers."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from guidance.library import Library
from guidance.models import Entry, Result
from guidance.search.index import Index
from guidance.search.knowledge import Knowledge, builtin_knowledge
from guidance.search.query import Concept, QueryReader, focus_of, stems_of
from guidance.search.scope import Scope, Signs
from guidance.search.scoring import Weighed, scores, weigh
from guidance.snippets import snippet
from guidance.words import plain_words

_FIRST = 3  # the places that a superseded entry never takes from a current one
_WORTH_SHOWING = 0.2  # an answer that scores less than this share of the best is left out


class Scored(NamedTuple):
    """An entry with how well it answers; more is better, and about 1 is a good answer."""

    entry: Entry
    score: float


class Searcher:
    """Look-ups over the searched documents of one library; safe to share between threads once made."""

    def __init__(self, library: Library, knowledge: Knowledge | None = None) -> None:
        """Builds the index of the library's searched documents.

        `knowledge` is by default the built-in one with the library's own abbreviations.
        """
        self.library = library
        known = knowledge or builtin_knowledge(library.abbreviations)
        documents = library.searched_documents()
        entries = [entry for one in documents for entry in (*one.introductions, *one.entries)]
        cut = {way: plain_words(way) for way in known.casework}
        ways = {
            (document, entry): [cut.get(way) or plain_words(way) for way in asked]
            for document, held in known.ways.items()
            for entry, asked in held.items()
        }
        self._superseded = frozenset(one.document for one in documents if one.superseded)
        self._places = {(entry.document, entry.id): place for place, entry in enumerate(entries)}
        current = sum(entry.document not in self._superseded for entry in entries)
        self._index = Index(
            entries, [ways.get(key, []) for key in self._places], known.vocabulary, current or None
        )
        self._reader = QueryReader(self._index, known.vocabulary)
        self._scope = Scope(
            self._index,
            known.vocabulary,
            list(cut.values()),
            [plain_words(phrase) for phrase in known.elsewhere],
        )
        self._stages = known.stages
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
        return [self.result(one, focus) for one in ranked[:limit] if one.score >= least]

    def concepts(self, query: str) -> list[Concept]:
        """What the words of a query may stand for."""
        return self._reader.concepts(query)

    def answers(self, query: str) -> bool:
        """Whether the guidance answers a query at all."""
        concepts = self.concepts(query)
        return self._scope.holds(query, concepts, weigh(self._index, concepts))

    def ranked(self, concepts: Sequence[Concept], places: Sequence[str] = ()) -> list[Scored]:
        """Every entry with a score above nought, best first, whether or not the guidance answers.

        `places` are the headings under which the question stands, the nearest first: the first that tells a
        stage of work tells it; without one the query's own words do.
        """
        return self._ranked(concepts, weigh(self._index, concepts), places)

    def signs(self, query: str) -> Signs:
        """What tells whether the current guidance answers a query."""
        concepts = self.concepts(query)
        return self._scope.signs(query, concepts, weigh(self._index, concepts))

    def focus(self, concepts: Sequence[Concept]) -> dict[str, float]:
        """The terms that a passage should have to answer, with how much each tells."""
        return focus_of(concepts, self._index)

    def current_first(self, ranked: Sequence[Scored]) -> list[Scored]:
        """The ranking with superseded entries only after the first three current ones."""
        old = [place for place, one in enumerate(ranked) if one.entry.document in self._superseded]
        current = [place for place in range(len(ranked)) if place not in set(old)][:_FIRST] if old else []
        first = set(current)
        return [ranked[place] for place in current] + [
            one for place, one in enumerate(ranked) if place not in first
        ]

    def result(self, scored: Scored, focus: Mapping[str, float], prompt: int | None = None) -> Result:
        """An entry as an answer, with the passage that bears on the focus."""
        entry, score = scored
        place = self._places.get((entry.document, entry.id))
        return Result(
            id=entry.id,
            number=entry.number,
            document=entry.document,
            question=entry.question,
            score=round(score, 4),
            snippet=snippet(entry, focus, None if place is None else self._index.sentences[place]),
            cite=entry.cite,
            prompt=prompt,
        )

    def _ranked(
        self, concepts: Sequence[Concept], weighed: Weighed, places: Sequence[str] = ()
    ) -> list[Scored]:
        """The entries by their score, those of the stage that was meant before their like at another."""
        meant = self._stages.told_by(places) or self._stages.meant(stems_of(concepts))
        staged = [
            (score * self._stages.factor(self._stage_of[place], meant), place)
            for place, score in scores(self._index, weighed).items()
        ]
        staged.sort(key=lambda pair: (-pair[0], pair[1]))
        return self.current_first([Scored(self._index.entries[place], score) for score, place in staged])


@lru_cache(maxsize=2)
def searcher_of(library: Library) -> Searcher:
    """The searcher of a library with the built-in knowledge, made once for each library."""
    return Searcher(library)
