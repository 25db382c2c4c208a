"""How well each entry answers a query: five kinds of evidence, weighed together."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from guidance.search.index import Impacts, Index, ShortTexts
from guidance.search.query import Concept

# The weights were fitted on half "a" of benchmarks/guidance/queries.toml; `make bench-guidance` measures them.
_TEXT, _SPOKEN, _PASSAGE, _WAY, _WAYS = 0.35, 0.25, 0.25, 0.5, 0.4
_NEIGHBOUR = 0.13  # what an entry gains from those most like it
_WHOLE_WAY, _WHOLE_PASSAGE = 0.7, 0.1  # how much of a short text should be asked for, and not only the reverse
_MOST_WAYS = 4  # the best ways of asking that count together


@dataclass(slots=True)
class Evidence:
    """What speaks for one entry; each share is of all that the query tells, 1 being everything."""

    text: float = 0.0
    spoken: float = 0.0
    covered: float = 0.0
    passage: float = 0.0
    ways: list[float] = field(default_factory=list)

    def score(self) -> float:
        """The evidence weighed."""
        best = self.ways[0] if self.ways else 0.0
        several = sum(self.ways[:_MOST_WAYS]) / _MOST_WAYS
        return (
            _TEXT * self.text
            + _SPOKEN * self.spoken
            + _PASSAGE * self.passage
            + _WAY * best
            + _WAYS * several
        )


@dataclass(frozen=True, slots=True)
class Weighed:
    """A query weighed against the index: evidence by the place of the entry, and the share nobody knows."""

    evidence: Mapping[int, Evidence]
    unknown: float


def weigh(index: Index, concepts: Sequence[Concept]) -> Weighed:
    """The evidence that every entry with anything of a query has."""
    tells = [_tells(index, concept) for concept in concepts]
    known = sum(tells)
    missing = sum(index.unknown for worth in tells if not worth)
    held: dict[int, Evidence] = defaultdict(Evidence)
    if not known:
        return Weighed(held, 1.0)
    for concept, worth in zip(concepts, tells, strict=True):
        _add_words(held, index, concept, worth, known)
    _add_short_texts(held, index, concepts)
    return Weighed(held, missing / (known + missing))


def scores(index: Index, weighed: Weighed) -> dict[int, float]:
    """The score of every entry by its place: its own evidence, and something of what its neighbours have."""
    own = {place: evidence.score() for place, evidence in weighed.evidence.items()}
    gained = {
        place: sum(alike * own.get(other, 0.0) for other, alike in index.neighbours[place])
        for place in range(len(index.entries))
    }
    both = {place: own.get(place, 0.0) + _NEIGHBOUR * gain for place, gain in gained.items()}
    return {place: score for place, score in both.items() if score > 0}


def _tells(index: Index, concept: Concept) -> float:
    """How much a concept tells: the most that one of its terms does; nought where no entry has any."""
    return max((sureness * index.known(term) for term, sureness in concept.items()), default=0.0)


def _add_words(
    held: dict[int, Evidence], index: Index, concept: Concept, worth: float, known: float
) -> None:
    """Add what one concept tells of whole entries: of their text, of how people ask, and covered at all."""
    for place, impact in _best(index.text_impacts, concept).items():
        held[place].text += impact / known
    for place, impact in _best(index.way_impacts, concept).items():
        held[place].spoken += impact / known
    for place, told in _covered(index, concept, worth).items():
        held[place].covered += told / known


def _covered(index: Index, concept: Concept, worth: float) -> dict[int, float]:
    """Per entry what it has of a concept at all, be it once or often."""
    covered: dict[int, float] = {}
    for term, sureness in concept.items():
        told = min(worth, sureness * index.known(term))
        for impacts in (index.text_impacts, index.way_impacts):
            for place, _ in impacts.get(term, ()):
                if told > covered.get(place, 0.0):
                    covered[place] = told
    return covered


def _best(impacts: Impacts, concept: Concept) -> dict[int, float]:
    """Per entry the most that one of the concept's terms adds."""
    best: dict[int, float] = {}
    for term, sureness in concept.items():
        for place, impact in impacts.get(term, ()):
            worth = sureness * impact
            if worth > best.get(place, 0.0):
                best[place] = worth
    return best


def short_text_shares(
    short: ShortTexts, tells: Callable[[str], float], concepts: Sequence[Concept]
) -> dict[int, float]:
    """Per short text how far it and the query are the same: the share of the query it has, and the reverse."""
    told, known = _told_by(short, tells, concepts)
    return {place: _share(worth / known, worth / short.texts[place].tells, _WHOLE_WAY) for place, worth in told.items()}


def _told_by(
    short: ShortTexts, tells: Callable[[str], float], concepts: Sequence[Concept]
) -> tuple[dict[int, float], float]:
    """Per short text what it has of all concepts, and what all concepts tell."""
    told: dict[int, float] = defaultdict(float)
    known = 0.0
    for concept in concepts:
        worth = max((sureness * tells(term) for term, sureness in concept.items()), default=0.0)
        known += worth
        best: dict[int, float] = {}
        for term, sureness in concept.items():
            has = sureness * tells(term)
            for place in short.having.get(term, ()):
                if has > best.get(place, 0.0):
                    best[place] = has
        for place, has in best.items():
            told[place] += has
    return told, known or 1.0


def _share(asked: float, answered: float, reverse: float) -> float:
    """The share of a query that a short text has, less where much of the short text was not asked for."""
    return asked * (1 - reverse + reverse * min(1.0, answered))


def _add_short_texts(held: dict[int, Evidence], index: Index, concepts: Sequence[Concept]) -> None:
    """Add each entry's best passage, and its ways of asking, the best first."""
    told, known = _told_by(index.passages, index.known, concepts)
    for place, worth in told.items():
        entry, whole = index.passages.texts[place]
        evidence = held[entry]
        evidence.passage = max(evidence.passage, _share(worth / known, worth / whole, _WHOLE_PASSAGE))
    for place, share in short_text_shares(index.ways, index.known, concepts).items():
        held[index.ways.texts[place].entry].ways.append(share)
    for evidence in held.values():
        evidence.ways.sort(reverse=True)
