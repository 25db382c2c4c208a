"""What means the same: abbreviations of the field, and other words for one thing, as data."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from guidance.errors import GuidanceError
from guidance.stemming import stem
from guidance.words import Word, is_stop_word, terms, words

Phrase = tuple[str, ...]  # the stems of a phrase, in order

_ABBREVIATED = 0.9  # how much an abbreviation and its long form count for each other,
_OTHER_WORD = 0.6  # and other words for the same thing


@dataclass(frozen=True)
class Concept:
    """One thing a query asks about: the phrase that was typed, and others that mean it with their weight."""

    typed: Phrase
    others: tuple[tuple[Phrase, float], ...] = ()


class Vocabulary:
    """Groups of phrases that mean the same, ready to read a query with."""

    def __init__(self, groups: Iterable[tuple[Sequence[str], float]], words_too: Iterable[str] = ()) -> None:
        self._words_too = frozenset(word.lower() for word in words_too)
        held: dict[Phrase, dict[Phrase, float]] = defaultdict(dict)
        for group, weight in groups:
            phrases = [phrase for phrase in (tuple(terms(text)) for text in group) if phrase]
            for phrase in phrases:
                for other in phrases:
                    if other != phrase:
                        held[phrase][other] = max(weight, held[phrase].get(other, 0.0))
        self._others = {phrase: tuple(others.items()) for phrase, others in held.items()}
        self._longest = max((len(phrase) for phrase in self._others), default=1)
        self.stems = frozenset(one for phrase in self._others for one in phrase)

    def concepts(self, query: str) -> list[Concept]:
        """The things a query asks about, in order, the longest known phrase first; stop words left out."""
        asked = [word for word in words(query) if not is_stop_word(word.text)]
        stems = [stem(word.text) for word in asked]
        found: list[Concept] = []
        place = 0
        while place < len(stems):
            size = self._size_at(stems, place)
            phrase = tuple(stems[place : place + size])
            known = size > 1 or self._meant(asked[place], query)
            found.append(Concept(phrase, self._others.get(phrase, ()) if known else ()))
            place += size
        return found

    def _size_at(self, stems: list[str], place: int) -> int:
        """How many stems from a place on make the longest known phrase, or 1."""
        for size in range(min(self._longest, len(stems) - place), 1, -1):
            if tuple(stems[place : place + size]) in self._others:
                return size
        return 1

    def _meant(self, word: Word, query: str) -> bool:
        """Whether a word is an abbreviation here: one that is an ordinary word too must be in capitals."""
        return word.text not in self._words_too or query[word.start : word.end].isupper()


def builtin_vocabulary(added: Mapping[str, str | Sequence[str]] | None = None) -> Vocabulary:
    """The abbreviations and other words that ship with Checkback, and abbreviations that a service added."""
    abbreviations = _table("abbreviations.toml")
    synonyms = _table("synonyms.toml")
    groups = [(_group(short, long), _ABBREVIATED) for short, long in abbreviations["abbreviations"].items()]
    groups += [(_group(short, long), _ABBREVIATED) for short, long in (added or {}).items()]
    groups += [(group, _OTHER_WORD) for group in synonyms["same"]]
    return Vocabulary(groups, abbreviations["words_too"])


def abbreviations_from(text: str) -> dict[str, str | list[str]]:
    """A service's own abbreviations from TOML text. Raises GuidanceError saying what does not fit."""
    try:
        held = tomllib.loads(text).get("abbreviations", {})
    except tomllib.TOMLDecodeError as error:
        raise GuidanceError(f"The abbreviations are not valid TOML: {error}. Mend the file there.") from error
    for short, long in held.items():
        if not isinstance(long, str) and not (
            isinstance(long, list) and all(isinstance(x, str) for x in long)
        ):
            raise GuidanceError(f"Abbreviation {short!r} must stand for a text or a list of texts.")
    return dict(held)


def _table(name: str) -> dict[str, Any]:
    """One of the content files."""
    return tomllib.loads(resources.files("guidance.content").joinpath(name).read_text(encoding="utf-8"))


def _group(short: str, long: str | Sequence[str]) -> list[str]:
    """An abbreviation with what it stands for."""
    return [short, long] if isinstance(long, str) else [short, *long]
