"""What a document's own language is like: which words follow which, learnt from its other lines."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from guidance.reading.words import bare, stopped

START = "<s>"  # stands before the first word of a sentence


class Language:
    """Word, pair and triple counts of a document, and what they say about a word after others."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.words: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.triples: Counter[tuple[str, str, str]] = Counter()
        self.befores: Counter[str] = Counter()
        self.lower: Counter[str] = Counter()
        for text in texts:
            if text:
                self._learn(text.split())
        self.total = sum(self.words.values()) + 1

    def _learn(self, tokens: Sequence[str]) -> None:
        keys = keyed(tokens)
        self.words.update(keys)
        self.lower.update(key for key, token in zip(keys, tokens, strict=True) if token[:1].islower())
        before = [START, *after(tokens)[:-1]]
        self.befores.update(before)
        self.pairs.update(zip(before, keys, strict=True))
        self.triples.update(zip(before[:-1], before[1:], keys[1:], strict=False))

    def cost(self, before: str, word: str, further: str | None = None) -> float:
        """How unlikely a word is after another (and one further back): minus the logarithm of its chance."""
        alone = (self.words[word] + 0.5) / (self.total + 0.5 * len(self.words) + 1)
        paired = self.pairs[before, word] / self.befores[before] if self.befores[before] else 0.0
        chance = 0.3 * alone + 0.7 * paired
        if further is not None and self.pairs[further, before]:
            chance = 0.5 * chance + 0.5 * self.triples[further, before, word] / self.pairs[further, before]
        return -math.log(chance)

    def knows(self, word: str) -> bool:
        """Whether the document uses a word."""
        return self.words[bare(word)] > 0

    def is_name(self, word: str) -> bool:
        """Whether a word is always written with a capital, within sentences too."""
        return self.words[bare(word)] > 0 and self.lower[bare(word)] == 0


def keyed(tokens: Iterable[str]) -> list[str]:
    """Words as they are counted: in lower case, without the marks around them."""
    return [bare(token) or token for token in tokens]


def after(tokens: Sequence[str]) -> list[str]:
    """What each word is for the word that follows it: itself, or the start of a sentence."""
    keys = keyed(tokens)
    return [START if stopped(token) else key for key, token in zip(keys, tokens, strict=True)]
