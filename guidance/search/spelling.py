"""Mending a mistyped word against the words that the guidance and its ways of asking use."""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 4  # letters; shorter words are too easily another word


class Speller:
    """Knows the words in use, and gives the nearest ones for a word that is not among them."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._known):
            if len(word) >= _SHORTEST - 1 and word.isalpha():
                self._by_start[word[0]].append(word)

    def knows(self, word: str) -> bool:
        """Whether a stem is in use."""
        return word in self._known

    def nearest(self, word: str) -> list[tuple[str, float]]:
        """The stems nearest to one that is not in use, with how like they are (0 to 1); at most three.

        One slip is forgiven in a word of four to seven letters, two in a longer one; the first letter must be
        right, or be the one swapped with the second.
        """
        if len(word) < _SHORTEST or not word.isalpha():
            return []
        slips = 1 if len(word) < 8 else 2
        among = self._by_start.get(word[0], []) + (
            self._by_start.get(word[1], []) if word[1] != word[0] else []
        )
        close = process.extract(word, among, scorer=OSA.distance, score_cutoff=slips, limit=3)
        return [(other, 1 - slip / len(word)) for other, slip, _ in close]
