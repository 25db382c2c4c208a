"""Fits the weights that tell whether the guidance answers a query (guidance/search/scope.py); prints them.

Run: python -m benchmarks.guidance.fitting. The examples are half "a" of our queries, and the ways of asking
and the phrases of elsewhere.toml, a tenth at a time held back from the look-up that they are tried on.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.guidance.sets import documents, ours
from guidance.library import Library
from guidance.models import GuidanceDocument
from guidance.search.knowledge import Knowledge, builtin_knowledge
from guidance.search.scope import Signs
from guidance.search.searcher import Searcher

Example = tuple[Signs, bool, float]  # the signs of a query, whether it is answered, and how much it counts
_PARTS = 10
_FROM_WAYS, _FROM_ELSEWHERE, _FROM_QUERIES = 0.1, 0.4, 3.0  # what an example of each sort counts
_STEPS, _STEP, _PULL = 600, 0.6, 0.9  # of the descent: how many, how long, how much of the last goes on


def main() -> None:
    """Print the constant and the weights."""
    examples = [one for document in documents().values() for one in examples_from(document)]
    constant, *weights = fitted(examples)
    print(f"CONSTANT = {constant:.2f}")
    print(Signs(*(round(weight, 2) for weight in weights)))


def examples_from(document: GuidanceDocument) -> list[Example]:
    """The examples for one document."""
    whole = builtin_knowledge()
    searcher = _searcher(document, whole)
    examples = [(searcher.signs(one.text), bool(one.grades), _FROM_QUERIES) for one in ours("a")]
    for part in range(_PARTS):
        examples += _held_back(document, whole, part)
    return examples


def _held_back(document: GuidanceDocument, whole: Knowledge, part: int) -> list[Example]:
    """The examples of one tenth of the phrasings, tried on a look-up that has the others."""
    ways = {
        entry: [way for place, way in enumerate(asked) if place % _PARTS != part]
        for entry, asked in whole.ways["carag"].items()
    }
    casework = [way for asked in ways.values() for way in asked]
    elsewhere = [phrase for place, phrase in enumerate(whole.elsewhere) if place % _PARTS != part]
    searcher = _searcher(
        document, replace(whole, ways={"carag": ways}, casework=casework, elsewhere=elsewhere)
    )
    tried = [way for asked in whole.ways["carag"].values() for way in asked[part::_PARTS]]
    return [(searcher.signs(way), True, _FROM_WAYS) for way in tried] + [
        (searcher.signs(phrase), False, _FROM_ELSEWHERE) for phrase in whole.elsewhere[part::_PARTS]
    ]


def _searcher(document: GuidanceDocument, knowledge: Knowledge) -> Searcher:
    """A look-up in one document."""
    return Searcher(Library([document], frozenset({document.document})), knowledge)


def fitted(examples: Sequence[Example]) -> list[float]:
    """The constant and the weights of a logistic regression, by gradient descent."""
    weights = [0.0] * (1 + len(examples[0][0]))
    moving = list(weights)
    total = sum(counts for _, _, counts in examples)
    for _ in range(_STEPS):
        slope = [0.0] * len(weights)
        for signs, answered, counts in examples:
            row = (1.0, *signs)
            reached = sum(weight * sign for weight, sign in zip(weights, row, strict=True))
            miss = (1 / (1 + math.exp(-max(-30.0, min(30.0, reached)))) - answered) * counts / total
            for place, sign in enumerate(row):
                slope[place] += miss * sign
        moving = [_PULL * last + now for last, now in zip(moving, slope, strict=True)]
        weights = [weight - _STEP * move for weight, move in zip(weights, moving, strict=True)]
    return weights


if __name__ == "__main__":
    main()
