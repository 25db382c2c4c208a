"""The plain ways to search that the product must be ahead of. Each ranks every entry for a query."""

import math
from collections import Counter
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

from guidance.models import Entry
from guidance.words import terms

Ranker = Callable[[str], list[str]]  # a query in, entry ids out, best first


def text_of(entry: Entry) -> str:
    """All the words of an entry."""
    return " ".join((entry.question, *entry.paragraphs))


def token_set(entries: Sequence[Entry]) -> Ranker:
    """rapidfuzz's token_set_ratio between the query and the entry's text."""
    texts = [(entry.id, text_of(entry).lower()) for entry in entries]
    return lambda query: _ranked([(one, fuzz.token_set_ratio(query.lower(), text)) for one, text in texts])


def bm25(entries: Sequence[Entry]) -> Ranker:
    """BM25 (k1 1.2, b 0.75) over stemmed words."""
    counts = [Counter(terms(text_of(entry))) for entry in entries]
    rarity = _rarity(counts)
    mean = sum(sum(count.values()) for count in counts) / len(counts)

    def score(count: Counter[str], asked: Sequence[str]) -> float:
        norm = 1.2 * (0.25 + 0.75 * sum(count.values()) / mean)
        return sum(rarity[one] * count[one] * 2.2 / (count[one] + norm) for one in asked if count[one])

    def rank(query: str) -> list[str]:
        asked = terms(query)
        return _ranked(
            [(entry.id, score(count, asked)) for entry, count in zip(entries, counts, strict=True)]
        )

    return rank


def char_tfidf(entries: Sequence[Entry], sizes: Sequence[int] = (3, 4, 5)) -> Ranker:
    """Cosine of TF-IDF vectors of character 3- to 5-grams within words."""
    counts = [_grams(text_of(entry), sizes) for entry in entries]
    rarity = _rarity(counts, added=1.0)
    vectors = [
        _unit({gram: (1 + math.log(n)) * rarity[gram] for gram, n in count.items()}) for count in counts
    ]

    def rank(query: str) -> list[str]:
        asked = {gram: (1 + math.log(n)) * rarity.get(gram, 0.0) for gram, n in _grams(query, sizes).items()}
        scored = [
            (entry.id, sum(worth * vector.get(gram, 0.0) for gram, worth in asked.items()))
            for entry, vector in zip(entries, vectors, strict=True)
        ]
        return _ranked(scored)

    return rank


def fused(rankers: Sequence[Ranker], depth: float = 60.0) -> Ranker:
    """Several rankings fused by their reciprocal ranks."""

    def rank(query: str) -> list[str]:
        scores: Counter[str] = Counter()
        for ranker in rankers:
            for place, one in enumerate(ranker(query), 1):
                scores[one] += 1 / (depth + place)  # type: ignore[assignment]
        return [one for one, _ in scores.most_common()]

    return rank


def _ranked(scored: Sequence[tuple[str, float]]) -> list[str]:
    """The ids with a score, best first; equals keep their order."""
    return [one for one, score in sorted(scored, key=lambda pair: -pair[1]) if score > 0]


def _rarity(counts: Sequence[Counter[str]], added: float = 0.0) -> dict[str, float]:
    """Per term the logarithm of how few texts have it."""
    held = Counter(one for count in counts for one in count)
    return {one: added + math.log(1 + (len(counts) - n + 0.5) / (n + 0.5)) for one, n in held.items()}


def _grams(text: str, sizes: Sequence[int]) -> Counter[str]:
    """The character n-grams of every word, its ends marked by a space."""
    padded = [f" {word} " for word in text.lower().split()]
    return Counter(
        word[start : start + size]
        for word in padded
        for size in sizes
        for start in range(len(word) - size + 1)
    )


def _unit(vector: dict[str, float]) -> dict[str, float]:
    """The vector at length one."""
    length = math.sqrt(sum(worth * worth for worth in vector.values())) or 1.0
    return {one: worth / length for one, worth in vector.items()}
