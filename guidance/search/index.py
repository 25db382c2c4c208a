"""The index of the searched guidance: which words stand in which entries, passages and ways of asking."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidance.models import Entry
from guidance.snippets import sentences
from guidance.words import terms

_FIELD_WEIGHTS = {"question": 2.5, "text": 1.0, "ways": 0.6}
_SATURATION = 1.2  # of BM25: how soon a repeated word stops counting
_LENGTH = 0.5  # of BM25: how much a long text counts against its words
_PASSAGE = 3  # sentences to a passage


@dataclass(frozen=True)
class Unit:
    """A short text of one entry, a passage or a way of asking: the entry's place, its stems, their weight."""

    entry: int
    way: bool
    weight: float


class Index:
    """Postings over entries and over their short texts; built once, never changed."""

    def __init__(self, entries: Sequence[Entry], ways: Mapping[tuple[str, str], Sequence[str]]) -> None:
        self.entries = tuple(entries)
        self.places = {(entry.document, entry.id): place for place, entry in enumerate(entries)}
        fields = [_fields(entry, ways.get((entry.document, entry.id), ())) for entry in entries]
        self.rarity = _rarity(fields)
        self.impacts = _impacts(fields, self.rarity)
        self.units, self.unit_postings = self._short_texts(ways)

    def rare(self, term: str) -> float:
        """How much a stem tells, by how few entries have it; an unknown one tells as much as the rarest."""
        return self.rarity.get(term, self.unknown_rarity)

    @property
    def unknown_rarity(self) -> float:
        """What a stem tells that stands in no entry."""
        return math.log(1 + len(self.entries) / 0.5)

    def _short_texts(
        self, ways: Mapping[tuple[str, str], Sequence[str]]
    ) -> tuple[tuple[Unit, ...], dict[str, list[int]]]:
        """Every passage and way of asking, and per stem the places of those that have it."""
        units: list[Unit] = []
        postings: dict[str, list[int]] = defaultdict(list)
        for place, entry in enumerate(self.entries):
            asked = ways.get((entry.document, entry.id), ())
            texts = [(False, stems) for stems in _passages(entry)]
            texts += [(True, frozenset(terms(way))) for way in asked]
            for way, stems in texts:
                for one in stems:
                    postings[one].append(len(units))
                units.append(Unit(place, way, sum(self.rare(one) for one in stems) or 1.0))
        return tuple(units), dict(postings)


def _fields(entry: Entry, ways: Sequence[str]) -> dict[str, list[str]]:
    """The stems of an entry, field by field."""
    return {
        "question": terms(entry.question),
        "text": [one for paragraph in entry.paragraphs for one in terms(paragraph)],
        "ways": [one for way in ways for one in terms(way)],
    }


def _passages(entry: Entry) -> Iterator[frozenset[str]]:
    """The stems of every run of three sentences of an entry, and of its question."""
    yield frozenset(terms(entry.question))
    stems = [frozenset(terms(sentence.text)) for sentence in sentences(entry)]
    for first in range(max(1, len(stems) - _PASSAGE + 1)):
        yield frozenset().union(*stems[first : first + _PASSAGE])


def _rarity(fields: Sequence[Mapping[str, Sequence[str]]]) -> dict[str, float]:
    """Per stem the logarithm of how rare it is among the entries."""
    held = Counter(one for field in fields for one in {one for stems in field.values() for one in stems})
    return {one: math.log(1 + (len(fields) - count + 0.5) / (count + 0.5)) for one, count in held.items()}


def _impacts(
    fields: Sequence[Mapping[str, Sequence[str]]], rarity: Mapping[str, float]
) -> dict[str, list[tuple[int, float]]]:
    """Per stem the entries that have it, with what it adds to their score (BM25 over weighted fields)."""
    lengths = [{name: len(stems) for name, stems in field.items()} for field in fields]
    means = {name: sum(one[name] for one in lengths) / max(1, len(lengths)) or 1.0 for name in _FIELD_WEIGHTS}
    impacts: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, field in enumerate(fields):
        weighted: dict[str, float] = defaultdict(float)
        for name, stems in field.items():
            norm = 1 - _LENGTH + _LENGTH * len(stems) / means[name]
            for one, count in Counter(stems).items():
                weighted[one] += _FIELD_WEIGHTS[name] * count / norm
        for one, amount in weighted.items():
            impacts[one].append((place, rarity[one] * amount / (_SATURATION + amount)))
    return dict(impacts)
