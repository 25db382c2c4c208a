"""The stages of work: the same topic is assessed, planned for and delivered, and a query often means one."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources

from guidance.models import Entry
from guidance.words import terms

RIGHT, OTHER = 1.4, 0.64  # what an entry of the stage that was meant counts for, and one of another stage


class Stages:
    """The words that tell a stage, in entries and in queries."""

    def __init__(self, held: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self._entry = {stage: _stems(words["entry"]) for stage, words in held.items()}
        self._query = {stage: _stems(words["query"]) for stage, words in held.items()}

    def told_by(self, headings: Iterable[str]) -> frozenset[str]:
        """The stages that the first telling one of some headings tells; none where none tells."""
        for heading in headings:
            held = set(terms(heading))
            told = frozenset(stage for stage, stems in self._entry.items() if stems & held)
            if told:
                return told
        return frozenset()

    def of_entry(self, entry: Entry) -> str | None:
        """The one stage that an entry's section, or else its question, tells; None for none or several."""
        told = self.told_by((entry.section or "", entry.question))
        return next(iter(told)) if len(told) == 1 else None

    def meant(self, stems: Iterable[str]) -> frozenset[str]:
        """The stages that the words of a query show; none where it shows none."""
        asked = set(stems)
        return frozenset(stage for stage, words in self._query.items() if words & asked)

    @staticmethod
    def factor(stage: str | None, meant: frozenset[str]) -> float:
        """What the score of an entry of that stage is multiplied by when these stages are meant."""
        if stage is None or not meant:
            return 1.0
        return RIGHT if stage in meant else OTHER


def builtin_stages() -> Stages:
    """The stages that ship with Checkback."""
    content = resources.files("guidance.content").joinpath("stages.toml")
    return Stages(tomllib.loads(content.read_text(encoding="utf-8")))


def _stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of some words."""
    return frozenset(stem for word in words for stem in terms(word))
