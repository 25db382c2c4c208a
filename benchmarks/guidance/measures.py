"""How good a ranking is, measured against graded judgements (entry id to grade, 2 or 1)."""

import math
from collections.abc import Mapping, Sequence

GAINS = {2: 3.0, 1: 1.0}


def ndcg(ranking: Sequence[str], grades: Mapping[str, int], depth: int = 5) -> float:
    """The gain of the first `depth` entries, each counting less the later it comes; at best 1."""
    ideal = sorted((GAINS[grade] for grade in grades.values()), reverse=True)
    return _gain([GAINS.get(grades.get(entry, 0), 0.0) for entry in ranking[:depth]]) / _gain(ideal[:depth])


def recall(ranking: Sequence[str], grades: Mapping[str, int], depth: int = 3) -> float:
    """The share of the best-graded entries among the first `depth`, of as many as fit there."""
    best = {entry for entry, grade in grades.items() if grade == max(grades.values())}
    return len(best & set(ranking[:depth])) / min(depth, len(best))


def reciprocal_rank(ranking: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float:
    """One over the place of the first entry with any grade among the first `depth`, or nought."""
    places = (place for place, entry in enumerate(ranking[:depth], 1) if entry in grades)
    return 1 / next(places, math.inf)


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean; nought of nothing."""
    return sum(values) / len(values) if values else 0.0


def _gain(gains: Sequence[float]) -> float:
    """The discounted sum of gains in their order."""
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains, 1))
