"""What means the same: abbreviations of the field, other words for a thing, things of one kind, as data.

Every group of phrases has a mark. Where a phrase of the group stands in a text, the text has the mark, so a
query and an entry that use different words for one thing meet in it.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from itertools import pairwise
from typing import Any, NamedTuple

from guidance.errors import GuidanceError
from guidance.words import plain_words, terms

ABBREVIATION, SAME, KIND = "@", "=", "~"  # what the mark of each sort of group begins with

Stems = tuple[str, ...]
Marks = dict[str, bool]  # the marks of the groups a phrase belongs to, and whether it must be in capitals


class Group(NamedTuple):
    """Phrases that mean the same: the mark of the group, and those that count only when typed in capitals."""

    mark: str
    phrases: Sequence[str]
    capitals: frozenset[str] = frozenset()


class Found(NamedTuple):
    """A phrase of a group in a text: its place among the stems, how many it spans, the mark, and the rule."""

    start: int
    size: int
    mark: str
    capitals: bool


class Vocabulary:
    """The groups, ready to find their phrases among stems."""

    def __init__(self, groups: Iterable[Group]) -> None:
        held: dict[Stems, Marks] = defaultdict(dict)
        longer: dict[str, set[str]] = defaultdict(set)
        self.texts: list[str] = []
        for group in groups:
            self.texts += group.phrases
            for phrase in group.phrases:
                stems = _telling(phrase)
                if stems:
                    held[stems][group.mark] = phrase in group.capitals
                if len(stems) > 1:
                    longer[group.mark].update(stems)
        self.parts = {mark: tuple(sorted(stems)) for mark, stems in longer.items()}
        self._single = {stems[0]: marks for stems, marks in held.items() if len(stems) == 1}
        self._plain = {
            stem: tuple(mark for mark, capitals in marks.items() if not capitals)
            for stem, marks in self._single.items()
        }
        self._longer: dict[tuple[str, str], list[tuple[Stems, Marks]]] = {}
        for stems, marks in held.items():
            if len(stems) > 1:
                self._longer.setdefault((stems[0], stems[1]), []).append((stems, marks))

    def found(self, stems: Sequence[str]) -> Iterator[Found]:
        """Every phrase of every group among the stems of a text; phrases may overlap."""
        for start, stem in enumerate(stems):
            for mark, capitals in self._single.get(stem, {}).items():
                yield Found(start, 1, mark, capitals)
        yield from self._longer_found(stems)

    def marked(self, stems: list[str]) -> list[str]:
        """The stems of a text to be found, with the marks of the groups that stand in it."""
        plain = self._plain
        single = [mark for stem in stems if stem in plain for mark in plain[stem]]
        return stems + single + [found.mark for found in self._longer_found(stems)]

    def _longer_found(self, stems: Sequence[str]) -> Iterator[Found]:
        """Every phrase of two stems and more."""
        for start, pair in enumerate(pairwise(stems)):
            for phrase, marks in self._longer.get(pair, ()):
                if tuple(stems[start : start + len(phrase)]) == phrase:
                    for mark, capitals in marks.items():
                        yield Found(start, len(phrase), mark, capitals)


def _telling(phrase: str) -> Stems:
    """The stems of a phrase; none where of several words only one is left when the stop words are.

    `in care` would be found in every text with the word care.
    """
    stems = tuple(terms(phrase))
    return () if len(stems) == 1 and len(plain_words(phrase)) > 1 else stems


def builtin_vocabulary(added: Mapping[str, str | Sequence[str]] | None = None) -> Vocabulary:
    """The vocabulary that ships with Checkback, and abbreviations that a service added."""
    held, other = _content("abbreviations.toml"), _content("synonyms.toml")
    capitals = frozenset(held["words_too"])
    abbreviations = {**held["abbreviations"], **(added or {})}
    groups = [_abbreviation(short, long, capitals) for short, long in abbreviations.items()]
    groups += [Group(f"{SAME}{place}", phrases) for place, phrases in enumerate(other["same"])]
    groups += [Group(f"{KIND}{place}", phrases) for place, phrases in enumerate(other["kinds"])]
    return Vocabulary(groups)


def abbreviations_from(text: str) -> dict[str, str | list[str]]:
    """A service's own abbreviations from TOML text. Raises GuidanceError saying what does not fit."""
    try:
        held = tomllib.loads(text).get("abbreviations", {})
    except tomllib.TOMLDecodeError as error:
        raise GuidanceError(f"The abbreviations are not valid TOML: {error}. Mend the file there.") from error
    for short, long in held.items():
        if not isinstance(long, str) and not (
            isinstance(long, list) and all(isinstance(one, str) for one in long)
        ):
            raise GuidanceError(f"Abbreviation {short!r} must stand for a text or a list of texts.")
    return dict(held)


def _content(name: str) -> dict[str, Any]:
    """One of the content files."""
    return tomllib.loads(resources.files("guidance.content").joinpath(name).read_text(encoding="utf-8"))


def _abbreviation(short: str, long: str | Sequence[str], capitals: frozenset[str]) -> Group:
    """An abbreviation with what it stands for."""
    phrases = [short, long] if isinstance(long, str) else [short, *long]
    return Group(f"{ABBREVIATION}{short.lower()}", phrases, capitals & {short})
