"""How well each entry answers a query: five kinds of evidence, weighed together."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from guidance.search.index import Impacts, Index, ShortTexts
from guidance.search.query import Concept

# Fitted on half "a" of benchmarks/guidance/queries.toml; `make bench-guidance` measures them.
_TEXT, _SPOKEN, _PASSAGE, _WAY, _WAYS = 0.35, 0.25, 0.25, 0.5, 0.4
_NEIGHBOUR = 0.13  # what an entry gains from those most like it
_WHOLE_WAY = 0.7  # how much of a way of asking should be asked for, and not only the reverse
_MOST_WAYS = 4  # the best ways of asking that count together
_PASSAGE_LENGTH = 3  # sentences to a passage
_CANDIDATES = 40  # entries whose passages are looked at


_NONE: dict[int, float] = {}


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
    _add_ways(held, index, concepts)
    _add_passages(held, index, concepts, known)
    return Weighed(held, missing / (known + missing))


def scores(index: Index, weighed: Weighed) -> dict[int, float]:
    """The score of every entry by its place: its own evidence, and something of what its neighbours have."""
    own = {place: evidence.score() for place, evidence in weighed.evidence.items()}
    gained = {
        place: sum(alike * own.get(other, 0.0) for other, alike in index.neighbours[place])
        for place in range(len(index.neighbours))
    }
    for place, gain in gained.items():
        if gain:
            own[place] = own.get(place, 0.0) + _NEIGHBOUR * gain
    return own


def _tells(index: Index, concept: Concept) -> float:
    """How much a concept tells: the most that one of its terms does; nought where no entry has any."""
    return max((sureness * index.known(term) for term, sureness in concept.items()), default=0.0)


def _add_words(held: dict[int, Evidence], index: Index, concept: Concept, worth: float, known: float) -> None:
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
            for place in impacts.get(term, _NONE):
                if told > covered.get(place, 0.0):
                    covered[place] = told
    return covered


def _best(impacts: Impacts, concept: Concept) -> dict[int, float]:
    """Per entry the most that one of the concept's terms adds."""
    best: dict[int, float] = {}
    for term, sureness in concept.items():
        for place, impact in impacts.get(term, _NONE).items():
            worth = sureness * impact
            if worth > best.get(place, 0.0):
                best[place] = worth
    return best


def short_text_shares(
    short: ShortTexts, tells: Callable[[str], float], concepts: Sequence[Concept]
) -> dict[int, float]:
    """Per short text the share of the query it has, less where much of it was not asked for."""
    told, known = _told_by(short, tells, concepts)
    return {
        place: worth / known * (1 - _WHOLE_WAY + _WHOLE_WAY * min(1.0, worth / short.texts[place].tells))
        for place, worth in told.items()
    }


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


def _add_ways(held: dict[int, Evidence], index: Index, concepts: Sequence[Concept]) -> None:
    """Add each entry's ways of asking, the best first."""
    for place, share in short_text_shares(index.ways, index.known, concepts).items():
        held[index.ways.texts[place].entry].ways.append(share)
    for evidence in held.values():
        evidence.ways.sort(reverse=True)


def _add_passages(held: dict[int, Evidence], index: Index, concepts: Sequence[Concept], known: float) -> None:
    """Add the best passage (its question, or three sentences) of each entry that may come first."""
    worths = [{term: sureness * index.known(term) for term, sureness in one.items()} for one in concepts]
    asked = frozenset(term for worth in worths for term in worth)
    nothing = [0.0] * len(worths)
    for place in _candidates(held, index.current):
        hits = [asked & one.terms for one in index.sentences[place]]
        told = [_told(worths, hit) if hit else nothing for hit in hits]
        runs = [
            told[first : first + _PASSAGE_LENGTH] for first in range(max(1, len(told) - _PASSAGE_LENGTH + 1))
        ]
        best = max((sum(map(max, zip(*run, strict=True))) for run in runs if run), default=0.0)
        held[place].passage = max(best, sum(_told(worths, asked & index.questions[place]))) / known


def _candidates(held: Mapping[int, Evidence], current: int) -> list[int]:
    """The places of the entries that may come first: the best of the current ones, and of the superseded."""
    ranked = sorted(held, key=lambda place: -held[place].score())
    old = [place for place in ranked if place >= current]
    return [place for place in ranked if place < current][:_CANDIDATES] + old[: _CANDIDATES // 2]


def _told(worths: Sequence[Mapping[str, float]], terms: frozenset[str]) -> list[float]:
    """Per concept the most that one of the terms tells of it."""
    return [max([worth.get(term, 0.0) for term in terms]) for worth in worths] if terms else [0.0]
