"""The kinds of list a rule file can hold, checked strictly as it is read."""

import re
import string
from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from audit.coach.phrases import Phrases


def _phrases(value: object) -> object:
    if not (isinstance(value, list) and all(isinstance(v, str) for v in value)):
        raise ValueError("a list of phrases was expected")
    return Phrases(value)


def _words(value: object) -> object:
    """Words in one text, parted by spaces or lines, or a list of them."""
    if isinstance(value, str):
        return frozenset(value.split())
    return frozenset(value) if isinstance(value, list) else value


def _choices(value: object) -> object:
    """A table from phrase to what belongs to it."""
    if not (isinstance(value, dict) and all(isinstance(meaning, str) for meaning in value.values())):
        raise ValueError("a table with a text for each phrase was expected")
    return Choices(value)


Table = TypeVar("Table", bound=Mapping[str, object])


def _phrase_keys(table: Table) -> Table:
    """Refuse a table whose keys cannot be looked for: they are compiled again, one by one, when needed."""
    Phrases(list(table))
    return table


def fillable(text: str, gaps: Collection[str]) -> str:
    """The text, where it has no other gaps than those; else ValueError.

    It is filled while somebody writes, which is too late to refuse it.
    """
    for _, name, form, conversion in string.Formatter().parse(text):
        if name is not None and (name not in gaps or form or conversion):
            shown = name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
            known = ", ".join(f"{{{gap}}}" for gap in sorted(gaps))
            raise ValueError(f"{{{shown}}} cannot be filled here; it can hold {known}")
    return text


class Choices:
    """Phrases that each stand for something: what the text begins with decides."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self.meanings = tuple(table.values())
        self._all = Phrases(list(table))
        self._each = [(Phrases([phrase]), meaning) for phrase, meaning in _longest_first(table)]

    def of(self, text: str) -> tuple[str, str] | None:
        """The longest phrase that the text begins with, as it stands there, and its meaning."""
        for phrase, meaning in self._each:
            if match := phrase.begins(text):
                return match.group(), meaning
        return None

    def every(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Every place where one of the phrases stands, from left to right, with its meaning."""
        for match in self._all.every(text):
            if found := self.of(match.group()):
                yield match, found[1]


def _longest_first(table: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(table.items(), key=lambda pair: -len(pair[0]))


PhraseList = Annotated[Phrases, BeforeValidator(_phrases)]
WordSet = Annotated[frozenset[str], BeforeValidator(_words)]
ChoiceTable = Annotated[Choices, BeforeValidator(_choices)]
DayTable = Annotated[Mapping[str, int], AfterValidator(_phrase_keys)]  # from phrase to a number of days


class Lists(BaseModel):
    """A file of lists: never changed, and strict about what it holds."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
