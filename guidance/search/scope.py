"""Whether the guidance answers a query at all, or whether it asks for something that lies elsewhere.

Two things decide together: how much of the query the best entry covers, and whether its words are those of
people who ask about casework or of people who ask about other matters (`content/elsewhere.toml`: sentencing
law, time limits, staffing, computers, this audit programme, the world at large).
"""

import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import resources

from guidance.search.index import Index, ShortTexts
from guidance.search.query import Concept
from guidance.search.scoring import Weighed, short_text_shares
from guidance.search.vocabulary import Vocabulary
from guidance.stemming import stem
from guidance.words import terms, words

# Fitted by logistic regression on the ways of asking, the phrases of elsewhere.toml (each left out of its own
# count) and half "a" of benchmarks/guidance/queries.toml; see benchmarks/guidance/fitting.py.
_CONSTANT, _NEAREST, _PASSAGE, _COVERED, _UNKNOWN, _ELSEWHERE, _WORDING = -3.0, 2.3, 1.5, 2.3, -0.9, -1.3, -1.2
_LEAST = -1.6  # what the sum must reach for the query to be answered

_CLEAREST = 2.0  # how much one word or pair may speak for either side
_DOUBT = 0.3  # added to every count, so that a word seen once decides nothing
# Figures and units of time stand in questions about rules and in accounts of cases alike, and decide nothing.
_NEITHER = frozenset(stem(word) for word in ["year", "old", "month", "week", "day", "hour", "monthly", "daily"])


class Scope:
    """Tells queries that the guidance may answer from those that it leaves to others."""

    def __init__(
        self, index: Index, vocabulary: Vocabulary, ways: Sequence[str], elsewhere: Sequence[str]
    ) -> None:
        self._index = index
        held = [vocabulary.marked(terms(phrase)) for phrase in elsewhere]
        self._rarity = {term: index.tells(term) for phrase in held for term in phrase}
        self._elsewhere = ShortTexts(enumerate(held), self._rarity)
        self._wording = Wording(ways, elsewhere)

    def holds(self, query: str, concepts: Sequence[Concept], weighed: Weighed) -> bool:
        """Whether the guidance may answer a query."""
        return self.sureness(query, concepts, weighed) >= _LEAST

    def sureness(self, query: str, concepts: Sequence[Concept], weighed: Weighed) -> float:
        """How surely the guidance answers a query: the logarithm of the odds."""
        nearest, passage, covered, unknown, elsewhere, wording = self.signs(query, concepts, weighed)
        return (
            _CONSTANT
            + _NEAREST * nearest
            + _PASSAGE * passage
            + _COVERED * covered
            + _UNKNOWN * unknown
            + _ELSEWHERE * elsewhere
            + _WORDING * wording
        )

    def signs(
        self, query: str, concepts: Sequence[Concept], weighed: Weighed
    ) -> tuple[float, float, float, float, float, float]:
        """The signs that are weighed: nearest way of asking, best passage, most covered, unknown, elsewhere, wording.

        A document that nobody has annotated has no ways of asking; its best passage stands for them.
        """
        known = 1 - weighed.unknown
        evidence = list(weighed.evidence.values())
        way = max((one.ways[0] for one in evidence if one.ways), default=0.0)
        passage = max((one.passage for one in evidence), default=0.0)
        covered = max((one.covered for one in evidence), default=0.0)
        nearest = max(way, 0.9 * passage)
        elsewhere = max(short_text_shares(self._elsewhere, self._told, concepts).values(), default=0.0)
        wording = self._wording.leaning(query)
        return nearest * known, passage * known, covered * known, weighed.unknown, elsewhere, wording

    def _told(self, term: str) -> float:
        """How much a term tells here; one that neither the guidance nor elsewhere has still counts as asked."""
        return self._rarity.get(term) or self._index.tells(term)


class Wording:
    """How far words and pairs of words are those of other matters, and how far those of casework."""

    def __init__(self, casework: Sequence[str], elsewhere: Sequence[str]) -> None:
        self._casework, self._elsewhere = _counted(casework), _counted(elsewhere)
        self._sizes = len(casework) + 1, len(elsewhere) + 1

    def leaning(self, query: str) -> float:
        """Above nought towards other matters, below towards casework; nought where nothing tells."""
        told = [self._leaning_of(sign) for sign in signs_of(query) if self._seen(sign)]
        return sum(told) / math.sqrt(len(told)) if told else 0.0

    def _seen(self, sign: str) -> bool:
        """Whether a word was seen at all, or a pair at least twice."""
        times = self._casework[sign] + self._elsewhere[sign]
        return times > (1 if " " in sign else 0)

    def _leaning_of(self, sign: str) -> float:
        """The logarithm of how much likelier one word or pair is elsewhere, within bounds."""
        casework, elsewhere = self._sizes
        there = (self._elsewhere[sign] + _DOUBT) / elsewhere
        here = (self._casework[sign] + _DOUBT * casework / elsewhere) / casework
        return max(-_CLEAREST, min(_CLEAREST, math.log(there / here)))


def signs_of(text: str) -> set[str]:
    """The stems of a text and its pairs of neighbours, stop words too, for they make the question."""
    stems = ["#" if word.text.isdigit() else stem(word.text) for word in words(text)]
    telling = {one for one in stems if one != "#" and one not in _NEITHER}
    pairs = zip(["^", *stems], stems, strict=False)
    return telling | {f"{one} {other}" for one, other in pairs if {one, other} <= telling | {"^"}}


def builtin_elsewhere() -> list[str]:
    """The phrases of `content/elsewhere.toml`, all matters together."""
    content = resources.files("guidance.content").joinpath("elsewhere.toml")
    matters = tomllib.loads(content.read_text(encoding="utf-8"))["matter"]
    return [phrase for matter in matters for phrase in matter["phrases"]]


def _counted(texts: Iterable[str]) -> Counter[str]:
    """In how many of the texts each word and pair stands."""
    return Counter(sign for text in texts for sign in signs_of(text))
