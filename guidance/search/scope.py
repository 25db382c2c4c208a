"""Whether the guidance answers a query at all, or whether it asks for something that lies elsewhere.

Two things decide together: how much of the query the best entry covers, and whether its words are those of
people who ask about casework or of people who ask about other matters (`content/elsewhere.toml`: sentencing
law, time limits, staffing, computers, this audit programme, the world at large).
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from guidance.search.index import Index, ShortTexts, Words
from guidance.search.query import Concept
from guidance.search.scoring import Weighed, short_text_shares
from guidance.search.vocabulary import Vocabulary
from guidance.stemming import stem
from guidance.words import LONGEST_TEXT, is_figure, plain_words, stems

# Fitted by benchmarks/guidance/fitting.py, which says on what.
_LEAST = -1.3  # how sure it must be, as the logarithm of the odds, that the guidance answers,
_SURER = 2.5  # and how much surer where only a superseded document does
_AS_WAY = 0.9  # what a passage counts for as a way of asking

_CLEAREST = 2.0  # how much one word or pair may speak for either side
_DOUBT = 0.3  # added to every count, so that a word seen once decides nothing
# Figures and units of time stand in questions about rules and in accounts of cases alike, and decide nothing.
_NEITHER = frozenset({"#", *(stem(word) for word in ("year", "old", "month", "week", "day", "hour"))})


Sign = str | tuple[str, str]  # a stem, or two neighbours; the first word stands beside "^"


class Signs(NamedTuple):
    """What tells whether a query is answered, each as a share of the query but for the wording.

    `nearest` is the likest way of asking, `passage` the best passage, `covered` the most that one entry has;
    `unknown` is the share that nobody knows, `elsewhere` the likest phrase of other matters, and
    `wording` how far the words lean towards such.
    """

    nearest: float
    passage: float
    covered: float
    unknown: float
    elsewhere: float
    wording: float


WEIGHTS = Signs(nearest=3.71, passage=0.6, covered=1.63, unknown=0.59, elsewhere=-1.52, wording=-1.37)
CONSTANT = -3.34


def sureness(signs: Signs) -> float:
    """The logarithm of the odds that the guidance answers."""
    return CONSTANT + sum(weight * sign for weight, sign in zip(WEIGHTS, signs, strict=True))


class Scope:
    """Tells queries that the guidance may answer from those that it leaves to others."""

    def __init__(
        self, index: Index, vocabulary: Vocabulary, ways: Sequence[Words], elsewhere: Sequence[Words]
    ) -> None:
        """`ways` and `elsewhere` are phrases cut into words: what people ask about casework, and else."""
        self._index = index
        held = [vocabulary.marked(stems(phrase)) for phrase in elsewhere]
        self._rarity = {term: index.tells(term) for phrase in held for term in phrase}
        self._elsewhere = ShortTexts(enumerate(held), self._rarity)
        self._wording = Wording(ways, elsewhere)

    def holds(self, query: str, concepts: Sequence[Concept], weighed: Weighed) -> bool:
        """Whether the guidance may answer a query: the current guidance, or a superseded one more surely."""
        current, superseded = (self.signs(query, concepts, weighed, place) for place in (True, False))
        return sureness(current) >= _LEAST or sureness(superseded) >= _LEAST + _SURER

    def signs(self, query: str, concepts: Sequence[Concept], weighed: Weighed, current: bool = True) -> Signs:
        """What speaks for and against an answer in the current documents, or else in the superseded ones.

        A document that nobody has annotated has no ways of asking; its best passage stands for them.
        """
        known = 1 - weighed.unknown
        evidence = [
            one for place, one in weighed.evidence.items() if (place < self._index.current) == current
        ]
        way = max((one.ways[0] for one in evidence if one.ways), default=0.0)
        passage = max((one.passage for one in evidence), default=0.0)
        covered = max((one.covered for one in evidence), default=0.0)
        return Signs(
            nearest=known * max(way, _AS_WAY * passage),
            passage=known * passage,
            covered=known * covered,
            unknown=weighed.unknown,
            elsewhere=max(short_text_shares(self._elsewhere, self._told, concepts).values(), default=0.0),
            wording=self._wording.leaning(query),
        )

    def _told(self, term: str) -> float:
        """How much a term tells here; one that neither side has still counts as asked."""
        return self._rarity.get(term) or self._index.tells(term)


class Wording:
    """How far words and pairs of words are those of other matters, and how far those of casework."""

    def __init__(self, casework: Sequence[Words], elsewhere: Sequence[Words]) -> None:
        self._casework, self._elsewhere = _counted(casework), _counted(elsewhere)
        self._sizes = len(casework) + 1, len(elsewhere) + 1

    def leaning(self, query: str) -> float:
        """Above nought towards other matters, below towards casework; nought where nothing tells."""
        told = [
            self._leaning_of(sign) for sign in signs_of(plain_words(query[:LONGEST_TEXT])) if self._seen(sign)
        ]
        return sum(told) / math.sqrt(len(told)) if told else 0.0

    def _seen(self, sign: Sign) -> bool:
        """Whether a word was seen at all, or a pair at least twice."""
        times = self._casework[sign] + self._elsewhere[sign]
        return times > (0 if isinstance(sign, str) else 1)

    def _leaning_of(self, sign: Sign) -> float:
        """The logarithm of how much likelier one word or pair is elsewhere, within bounds."""
        casework, elsewhere = self._sizes
        there = (self._elsewhere[sign] + _DOUBT) / elsewhere
        here = (self._casework[sign] + _DOUBT * casework / elsewhere) / casework
        return max(-_CLEAREST, min(_CLEAREST, math.log(there / here)))


def signs_of(words: Words) -> set[Sign]:
    """The stems of some words and their pairs of neighbours, stop words too, for they make the question."""
    roots = ["^", *("#" if is_figure(word) else stem(word) for word in words)]
    telling = set(roots) - _NEITHER
    pairs = [pair for pair in pairwise(roots) if pair[0] in telling and pair[1] in telling]
    return (telling - {"^"}).union(pairs)


def _counted(texts: Iterable[Words]) -> Counter[Sign]:
    """In how many of the texts each word and pair stands."""
    return Counter(sign for text in texts for sign in signs_of(text))
