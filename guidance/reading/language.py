"""What a document's own language is like: which words follow which, learnt from its other lines.

A word's chance after others is a mixture of how often just these words stand together and how often words of
their classes do. The commonest words are classes of their own, the others go by their endings; so a noun
that never followed an article in the document is likelier there than a preposition that never did.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from guidance.reading.words import bare, stopped

START = "<s>"  # stands before the first word of a sentence
COMMON = 150  # words that are classes of their own
ENDINGS = ("ing", "ed", "ly", "ion", "ment", "ity", "ness", "al", "ive", "able", "'s", "s")
WORDS, CLASSES, ALONE = 0.5, 0.45, 0.05  # the shares of the mixture


class Language:
    """Counts of words, pairs and triples of a document, and what they say about a word after others."""

    def __init__(self, texts: Iterable[str]) -> None:
        sentences = [text.split() for text in texts if text]
        keys = [keyed(tokens) for tokens in sentences]
        self.words = Counter(key for line in keys for key in line)
        self.lower = Counter(bare(token) for tokens in sentences for token in tokens if token[:1].islower())
        self._common = {word for word, _ in self.words.most_common(COMMON)} | {START}
        self._kinds: dict[str, str] = {}
        self._total = sum(self.words.values()) + 1
        befores = [[START, *after(tokens)[:-1]] for tokens in sentences]
        self._exact = _Follows(zip(befores, keys, strict=True))
        self._classes = _Follows(
            ([*map(self._kind, before)], [*map(self._kind, line)])
            for before, line in zip(befores, keys, strict=True)
        )
        self._sizes: Counter[str] = Counter()
        for word, count in self.words.items():
            self._sizes[self._kind(word)] += count

    def cost(self, before: str, word: str, further: str | None = None) -> float:
        """How unlikely a word is after another (and one further back): minus the logarithm of its chance."""
        kind = self._kind(word)
        share = (self.words[word] + 0.5) / (self._sizes[kind] + 1)
        classes = self._classes.chance(self._kind(before), kind, further and self._kind(further))
        alone = (self.words[word] + 0.5) / self._total
        exact = self._exact.chance(before, word, further)
        return -math.log(WORDS * exact + CLASSES * classes * share + ALONE * alone)

    def knows(self, word: str) -> bool:
        """Whether the document uses a word."""
        return self.words[bare(word)] > 0

    def knows_well(self, word: str) -> bool:
        """Whether the document uses a word more than once, or it holds a digit."""
        return self.words[bare(word)] > 1 or any(character.isdigit() for character in word)

    def is_name(self, word: str) -> bool:
        """Whether a word is always written with a capital, within sentences too."""
        return self.words[bare(word)] > 0 and self.lower[bare(word)] == 0

    def _kind(self, word: str) -> str:
        """The class of a word, worked out once."""
        if word not in self._kinds:
            ending = next((ending for ending in ENDINGS if word.endswith(ending)), "")
            self._kinds[word] = word if word in self._common else ending
        return self._kinds[word]


class _Follows:
    """How often one thing follows another, and another two."""

    def __init__(self, lines: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
        self._one: Counter[str] = Counter()
        self._two: Counter[tuple[str, str]] = Counter()
        self._three: Counter[tuple[str, str, str]] = Counter()
        for before, line in lines:
            self._one.update(before)
            self._two.update(zip(before, line, strict=True))
            self._three.update(zip(before[:-1], before[1:], line[1:], strict=True))

    def chance(self, before: str, one: str, further: str | None) -> float:
        """The chance of one after another, seen with what stands further back where that is known."""
        paired = self._two[before, one] / self._one[before] if self._one[before] else 0.0
        seen = self._two[further, before] if further is not None else 0
        if further is None or not seen:
            return paired
        weight = seen / (seen + 2)
        return weight * self._three[further, before, one] / seen + (1 - weight) * paired


def keyed(tokens: Iterable[str]) -> list[str]:
    """Words as they are counted: in lower case, without the marks around them."""
    return [bare(token) or token for token in tokens]


def after(tokens: Sequence[str]) -> list[str]:
    """What each word is for the word that follows it: itself, or the start of a sentence."""
    keys = keyed(tokens)
    return [START if stopped(token) else key for key, token in zip(keys, tokens, strict=True)]
