"""Mending a mistyped word against the words that the guidance and its ways of asking use."""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 4  # letters; shorter words are too easily another word
_LONG = 8  # letters from which on two slips are forgiven


class Speller:
    """Knows the words in use, and gives the nearest ones for a word that is not among them."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        by_start: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._known):
            if len(word) >= _SHORTEST - 1 and word.isalpha():
                by_start[word[0]].append(word)
        self._by_start = dict(by_start)

    def knows(self, word: str) -> bool:
        """Whether a word is in use."""
        return word in self._known

    def nearest(self, word: str) -> list[tuple[str, float]]:
        """The words nearest to one that is not in use, with how like they are (0 to 1); at most three.

        One slip is forgiven in a word of four to seven letters, two in a longer one; the first letter must be
        right, or be the one swapped with the second.
        """
        if not _SHORTEST <= len(word) <= 30 or not word.isalpha():
            return []
        among = [one for start in dict.fromkeys(word[:2]) for one in self._by_start.get(start, ())]
        slips = 1 if len(word) < _LONG else 2
        close = process.extract(word, among, scorer=OSA.distance, score_cutoff=slips, limit=3)
        return [(other, 1 - slip / len(word)) for other, slip, _ in close]
