"""How far several raters of one case agree: the spread of each item in counts, and a weighted kappa.

Pure functions over `ratings_by` (person to place to label). A place is a question's number, a section's
title, or `Overall`. Kappa is Cohen's with linear weights, the mean over all pairs of raters, on the scale of
the sections: with four ordered grades, one grade apart weighs less than three (J. Cohen, 1968).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from audit.models import OVERALL
from questionbank.models import Form

Ratings = Mapping[str, Mapping[str, str | None]]


@dataclass(frozen=True)
class Spread:
    """How often each label was given to one place. `agreed` is what the raters settled on afterwards."""

    place: str
    counts: dict[str, int]
    agreed: str | None = None

    @property
    def raters(self) -> int:
        """How many rated it."""
        return sum(self.counts.values())

    @property
    def is_unanimous(self) -> bool:
        """Whether at least two rated it, and all alike."""
        return self.raters > 1 and len(self.counts) == 1


@dataclass(frozen=True)
class Agreement:
    """The whole picture. `kappa` is None where it is not defined."""

    questions: tuple[Spread, ...]
    sections: tuple[Spread, ...]
    kappa: float | None

    @property
    def unanimous(self) -> int:
        """How many places all raters rated alike."""
        return sum(spread.is_unanimous for spread in (*self.questions, *self.sections))

    @property
    def compared(self) -> int:
        """How many places at least two rated."""
        return sum(spread.raters > 1 for spread in (*self.questions, *self.sections))


def agreement(ratings_by: Ratings, agreed: Mapping[str, str | None], form: Form) -> Agreement:
    """How far the raters agree, place by place in the order of the form, and over the sections."""
    titles = [section.title for section in form.graded_sections()]
    judged = [*titles, OVERALL]
    numbers = [question.number for question in form.questions()]
    scale = {label.label: label.rank for label in form.scale if label.label in form.overall_ratings}
    return Agreement(
        questions=tuple(_spreads(ratings_by, agreed, numbers)),
        sections=tuple(_spreads(ratings_by, agreed, judged)),
        kappa=mean_kappa([_on_scale(given, judged, scale) for given in ratings_by.values()], len(scale)),
    )


def mean_kappa(raters: Sequence[Mapping[str, int]], grades: int) -> float | None:
    """The mean of the pairs' kappas; None where nobody differs anywhere, or no pair has one.

    Each rater is a map from place to the grade's place on the scale, counted from 1 to `grades`.
    """
    pairs = [_both(one, other) for one, other in combinations(raters, 2)]
    if not any(a != b for pair in pairs for a, b in pair):
        return None
    kappas = [kappa for pair in pairs if (kappa := weighted_kappa(pair, grades)) is not None]
    return sum(kappas) / len(kappas) if kappas else None


def weighted_kappa(pairs: Sequence[tuple[int, int]], grades: int) -> float | None:
    """Kappa of two raters with linear weights; None where chance alone would make them agree."""
    if not pairs or grades < 2:
        return None
    count = len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    observed = sum(abs(a - b) for a, b in pairs) / count
    expected = sum(abs(a - b) * first[a] * second[b] for a in first for b in second) / count**2
    return None if expected == 0 else 1 - observed / expected


def _spreads(ratings_by: Ratings, agreed: Mapping[str, str | None], places: Sequence[str]) -> list[Spread]:
    found = []
    for place in places:
        counts = Counter(label for given in ratings_by.values() if (label := given.get(place)))
        if counts or agreed.get(place):
            found.append(Spread(place, dict(counts), agreed.get(place)))
    return found


def _on_scale(
    given: Mapping[str, str | None], places: Sequence[str], scale: Mapping[str, int]
) -> dict[str, int]:
    return {place: scale[label] for place in places if (label := given.get(place)) in scale and label}


def _both(one: Mapping[str, int], other: Mapping[str, int]) -> list[tuple[int, int]]:
    return [(one[place], other[place]) for place in one if place in other]
